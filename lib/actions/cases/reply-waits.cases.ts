import { aPerson, aTouch, vn } from '../a-facts.ts';
import type { RuleCases } from './rule-cases.ts';

const replyAt = vn('2026-11-11 14:20');
const reply = aTouch(replyAt, { direction: 'in', subject: 'Quote received' });
const sent = aTouch(vn('2026-11-09 10:00'));

export const cases: RuleCases = {
  rule: 'reply_waits',
  speaks: [
    {
      name: 'a reply by mail, nothing since',
      facts: aPerson({ touches: [reply, sent] }),
      dueAt: replyAt,
      channel: 'email',
      uses: { replyAt, channel: 'email', subject: 'Quote received' },
      en: {
        title: 'Reply to Nguyễn Thu Hà',
        reason: 'Waiting for an answer since: 11 Nov.',
      },
      vi: { title: 'Trả lời Nguyễn Thu Hà', reason: 'Đang chờ trả lời từ: 11 thg 11.' },
    },
    {
      name: 'a missed call on a Saturday is due on Monday morning',
      facts: aPerson({
        touches: [
          aTouch(vn('2026-11-07 11:00'), {
            channel: 'call',
            direction: 'in',
            outcome: 'voicemail',
          }),
        ],
      }),
      dueAt: vn('2026-11-09 09:00'),
      channel: 'call',
      uses: { replyAt: vn('2026-11-07 11:00'), channel: 'call' },
      en: {
        title: 'Call Nguyễn Thu Hà back',
        reason: 'Waiting for a call back since: 7 Nov.',
      },
      vi: { title: 'Gọi lại cho Nguyễn Thu Hà', reason: 'Đang chờ gọi lại từ: 7 thg 11.' },
    },
    {
      name: 'do not contact: who writes gets an answer all the same',
      facts: aPerson({ isDoNotContact: true, touches: [{ ...reply, subject: null }] }),
      dueAt: replyAt,
      channel: 'email',
      uses: { replyAt, channel: 'email' },
      en: {
        title: 'Reply to Nguyễn Thu Hà',
        reason: 'Waiting for an answer since: 11 Nov.',
      },
      vi: { title: 'Trả lời Nguyễn Thu Hà', reason: 'Đang chờ trả lời từ: 11 thg 11.' },
    },
    {
      name: 'a call that nobody took is no answer, and a meeting ahead is none yet',
      facts: aPerson({
        touches: [
          aTouch(vn('2026-11-13 10:00'), { channel: 'meeting', direction: null }),
          aTouch(vn('2026-11-12 08:30'), { channel: 'call', outcome: 'no_answer' }),
          { ...reply, subject: null },
        ],
      }),
      dueAt: replyAt,
      until: vn('2026-11-13 10:00'),
      channel: 'email',
      uses: { replyAt, channel: 'email' },
      en: {
        title: 'Reply to Nguyễn Thu Hà',
        reason: 'Waiting for an answer since: 11 Nov.',
      },
      vi: { title: 'Trả lời Nguyễn Thu Hà', reason: 'Đang chờ trả lời từ: 11 thg 11.' },
    },
    {
      name: 'an older reply was dealt with, this one is new',
      facts: aPerson({
        touches: [{ ...reply, subject: null }],
        answers: { settledUntil: { reply_waits: vn('2026-11-11 14:19') }, snoozedUntil: {} },
      }),
      dueAt: replyAt,
      channel: 'email',
      uses: { replyAt, channel: 'email' },
      en: {
        title: 'Reply to Nguyễn Thu Hà',
        reason: 'Waiting for an answer since: 11 Nov.',
      },
      vi: { title: 'Trả lời Nguyễn Thu Hà', reason: 'Đang chờ trả lời từ: 11 thg 11.' },
    },
  ],
  silent: [
    { name: 'nobody wrote', because: 'facts', facts: aPerson({ touches: [sent] }) },
    {
      name: 'answered by mail',
      because: 'facts',
      facts: aPerson({ touches: [aTouch(vn('2026-11-11 15:00')), reply] }),
    },
    {
      name: 'answered by phone',
      because: 'facts',
      facts: aPerson({
        touches: [
          aTouch(vn('2026-11-11 15:00'), { channel: 'call', direction: null, outcome: 'reached' }),
          reply,
        ],
      }),
    },
    {
      name: 'met since',
      because: 'over',
      facts: aPerson({
        touches: [
          aTouch(vn('2026-11-12 08:00'), { channel: 'meeting', direction: null, outcome: 'held' }),
          reply,
        ],
      }),
    },
    {
      name: 'they called, and we talked',
      because: 'facts',
      facts: aPerson({ touches: [{ ...reply, channel: 'call', outcome: 'reached' }] }),
    },
    {
      name: 'what came in says that our mail did not arrive',
      because: 'facts',
      facts: aPerson({ touches: [{ ...reply, outcome: 'bounced' }] }),
    },
    {
      name: 'done',
      because: 'settled',
      facts: aPerson({
        touches: [reply],
        answers: { settledUntil: { reply_waits: vn('2026-11-11 16:00') }, snoozedUntil: {} },
      }),
    },
    {
      name: 'put off until tomorrow',
      because: 'snoozed',
      facts: aPerson({
        touches: [reply],
        answers: { settledUntil: {}, snoozedUntil: { reply_waits: vn('2026-11-13 08:00') } },
      }),
    },
  ],
};
