import { aDeal, aStakeholder, vn } from '../a-facts.ts';
import type { RuleCases } from './rule-cases.ts';

const lastTouchAt = vn('2026-10-27 10:00');
const champion = aStakeholder('ha', {
  roles: ['champion'],
  lastTouchAt,
  preferredChannel: 'call',
});

export const cases: RuleCases = {
  rule: 'champion_silent',
  speaks: [
    {
      name: 'silent for longer than people may be',
      facts: aDeal({ people: [champion, aStakeholder('bao')] }),
      dueAt: vn('2026-11-10 09:00'),
      channel: 'call',
      prospectId: 'ha',
      uses: { champion: 'ha', lastTouchAt },
      en: {
        title: 'Call Nguyễn Thu Hà',
        reason: 'Nguyễn Thu Hà, the champion, has been silent for 12 business days.',
      },
      vi: {
        title: 'Gọi cho Nguyễn Thu Hà',
        reason: 'Nguyễn Thu Hà, người ủng hộ nội bộ, đã im lặng 12 ngày làm việc.',
      },
    },
    {
      name: 'never touched since the champion was added, in a workspace of short patience',
      selling: { silenceDays: 1 },
      facts: aDeal({
        people: [
          {
            ...champion,
            lastTouchAt: null,
            preferredChannel: null,
            addedAt: vn('2026-11-11 10:00'),
          },
        ],
      }),
      dueAt: vn('2026-11-12 09:00'),
      prospectId: 'ha',
      uses: { champion: 'ha', addedAt: vn('2026-11-11 10:00') },
      en: {
        title: 'Get in touch with Nguyễn Thu Hà',
        reason: 'Nguyễn Thu Hà is the champion, and nobody has been in touch.',
      },
      vi: {
        title: 'Liên hệ với Nguyễn Thu Hà',
        reason: 'Nguyễn Thu Hà là người ủng hộ nội bộ, và chưa ai liên hệ.',
      },
    },
  ],
  silent: [
    {
      name: 'no champion',
      because: 'facts',
      facts: aDeal({ people: [{ ...champion, roles: ['coach'] }] }),
    },
    {
      name: 'in touch lately',
      because: 'ahead',
      facts: aDeal({ people: [{ ...champion, lastTouchAt: vn('2026-11-05 10:00') }] }),
    },
    {
      name: 'do not contact',
      because: 'facts',
      facts: aDeal({ people: [{ ...champion, isDoNotContact: true }] }),
    },
    {
      name: 'put away for this silence',
      because: 'settled',
      facts: aDeal({
        people: [champion],
        answers: { settledUntil: { 'champion_silent:ha': lastTouchAt }, snoozedUntil: {} },
      }),
    },
  ],
};
