import { aPerson, aTouch, vn } from '../a-facts.ts';
import type { RuleCases } from './rule-cases.ts';

const meeting = aTouch(vn('2026-11-10 14:00'), {
  channel: 'meeting',
  direction: null,
  outcome: 'held',
});
const sentBefore = aTouch(vn('2026-11-09 10:00'));

export const cases: RuleCases = {
  rule: 'meeting_follow_up',
  speaks: [
    {
      name: 'a meeting on Tuesday, nothing since',
      facts: aPerson({ touches: [meeting, sentBefore] }),
      dueAt: vn('2026-11-11 09:00'),
      channel: 'email',
      uses: { metAt: '2026-11-10' },
      en: {
        title: 'Follow up with Nguyễn Thu Hà',
        reason: 'Met on 10 Nov, no follow-up yet.',
      },
      vi: {
        title: 'Liên hệ lại với Nguyễn Thu Hà sau buổi gặp',
        reason: 'Đã gặp hôm 10 thg 11, chưa liên hệ lại.',
      },
    },
    {
      name: 'an event on a Friday that something came of is followed on Monday, as the person likes it',
      facts: aPerson({
        preferredChannel: 'call',
        touches: [{ ...meeting, at: vn('2026-11-06 18:00'), channel: 'event' }],
      }),
      dueAt: vn('2026-11-09 09:00'),
      channel: 'call',
      uses: { metAt: '2026-11-06' },
      en: {
        title: 'Follow up with Nguyễn Thu Hà',
        reason: 'Met on 6 Nov, no follow-up yet.',
      },
      vi: {
        title: 'Liên hệ lại với Nguyễn Thu Hà sau buổi gặp',
        reason: 'Đã gặp hôm 6 thg 11, chưa liên hệ lại.',
      },
    },
  ],
  silent: [
    { name: 'no meeting', because: 'facts', facts: aPerson({ touches: [sentBefore] }) },
    {
      name: 'followed on the same day',
      because: 'facts',
      facts: aPerson({ touches: [aTouch(vn('2026-11-10 16:00')), meeting] }),
    },
    {
      name: 'the meeting was cancelled',
      because: 'facts',
      facts: aPerson({ touches: [{ ...meeting, outcome: 'cancelled' }] }),
    },
    {
      name: 'an event of which nothing is known',
      because: 'facts',
      facts: aPerson({ touches: [{ ...meeting, channel: 'event', outcome: null }] }),
    },
    {
      name: 'the meeting lies ahead',
      because: 'ahead',
      facts: aPerson({ touches: [{ ...meeting, at: vn('2026-11-12 15:00'), outcome: null }] }),
    },
    {
      name: 'do not contact',
      because: 'facts',
      facts: aPerson({ touches: [meeting], isDoNotContact: true }),
    },
    {
      name: 'put off until Monday',
      because: 'snoozed',
      facts: aPerson({
        touches: [meeting],
        answers: { settledUntil: {}, snoozedUntil: { meeting_follow_up: vn('2026-11-16 09:00') } },
      }),
    },
  ],
};
