import { aPerson, aTouch, vn } from '../a-facts.ts';
import type { RuleCases } from './rule-cases.ts';

const at = vn('2026-11-10 14:00');
const jump = { kind: 'score_jump', at, before: '42', after: '60' } as const;
const sent = aTouch(vn('2026-11-02 10:00'));
const reply = aTouch(at, { direction: 'in' });
const meeting = aTouch(at, { channel: 'meeting', direction: null, outcome: 'held' });
const uses = { scoreBefore: 42, scoreAfter: 60, jumpedAt: at };
const words = {
  en: {
    title: 'Get in touch with Nguyễn Thu Hà',
    reason: 'The lead score rose from 42 to 60 within a week: 10 Nov.',
  },
  vi: {
    title: 'Liên hệ với Nguyễn Thu Hà',
    reason: 'Điểm tiềm năng tăng từ 42 lên 60 trong một tuần: 10 thg 11.',
  },
};

export const cases: RuleCases = {
  rule: 'score_jump',
  speaks: [
    {
      name: 'on Tuesday afternoon, due on Wednesday morning; the newest counts',
      facts: aPerson({
        signals: [
          { ...jump, at: vn('2026-11-01 14:00'), before: '10', after: '42' },
          jump,
          { ...jump, at: vn('2026-11-03 14:00'), before: '30', after: '45' },
        ],
        touches: [sent],
      }),
      dueAt: vn('2026-11-11 09:00'),
      until: vn('2026-11-24 14:00'),
      uses,
      ...words,
    },
    {
      name: 'before nine it is due the same day, by the channel that they prefer',
      facts: aPerson({
        preferredChannel: 'call',
        signals: [{ ...jump, at: vn('2026-11-10 08:30') }],
      }),
      dueAt: vn('2026-11-10 09:00'),
      until: vn('2026-11-24 08:30'),
      channel: 'call',
      uses: { ...uses, jumpedAt: vn('2026-11-10 08:30') },
      en: { ...words.en, title: 'Call Nguyễn Thu Hà' },
      vi: { ...words.vi, title: 'Gọi cho Nguyễn Thu Hà' },
    },
    {
      name: 'on a Saturday, due on Monday; what was tried since reached nobody',
      facts: aPerson({
        signals: [{ ...jump, at: vn('2026-11-07 16:00') }],
        touches: [
          aTouch(vn('2026-11-09 10:00'), { channel: 'call', outcome: 'no_answer' }),
          aTouch(vn('2026-11-08 10:00'), { outcome: 'bounced' }),
        ],
      }),
      dueAt: vn('2026-11-09 09:00'),
      until: vn('2026-11-21 16:00'),
      uses: { ...uses, jumpedAt: vn('2026-11-07 16:00') },
      en: { ...words.en, reason: 'The lead score rose from 42 to 60 within a week: 7 Nov.' },
      vi: {
        ...words.vi,
        reason: 'Điểm tiềm năng tăng từ 42 lên 60 trong một tuần: 7 thg 11.',
      },
    },
    {
      name: 'new for so long that nobody asks for a first contact any more',
      facts: aPerson({ status: 'new', createdAt: vn('2026-08-03 10:00'), signals: [jump] }),
      dueAt: vn('2026-11-11 09:00'),
      until: vn('2026-11-24 14:00'),
      uses,
      ...words,
    },
    {
      name: 'an older reply was put away; this is something new',
      facts: aPerson({
        signals: [jump],
        touches: [{ ...reply, at: vn('2026-10-20 10:00') }],
        answers: { settledUntil: { reply_waits: vn('2026-10-21 10:00') }, snoozedUntil: {} },
      }),
      dueAt: vn('2026-11-11 09:00'),
      until: vn('2026-11-24 14:00'),
      uses,
      ...words,
    },
  ],
  silent: [
    { name: 'no signal', because: 'facts', facts: aPerson({ touches: [sent] }) },
    {
      name: 'a signal without points',
      because: 'facts',
      facts: aPerson({ signals: [{ ...jump, before: null }] }),
    },
    {
      name: 'do not contact',
      because: 'facts',
      facts: aPerson({ signals: [jump], isDoNotContact: true }),
    },
    {
      name: 'disqualified',
      because: 'facts',
      facts: aPerson({ signals: [jump], status: 'disqualified' }),
    },
    {
      name: 'they heard from us since',
      because: 'facts',
      facts: aPerson({ signals: [jump], touches: [aTouch(vn('2026-11-10 15:00'))] }),
    },
    {
      name: 'a call with them made it',
      because: 'facts',
      facts: aPerson({
        signals: [jump],
        touches: [aTouch(at, { channel: 'call', direction: 'in', outcome: 'reached' })],
      }),
    },
    {
      name: 'a meeting made it: its follow-up is asked for',
      because: 'facts',
      facts: aPerson({ signals: [jump], touches: [meeting] }),
    },
    {
      name: 'a meeting lies ahead',
      because: 'facts',
      facts: aPerson({
        signals: [jump],
        touches: [{ ...meeting, at: vn('2026-11-16 10:00'), outcome: null }],
      }),
    },
    {
      name: 'the reply that made it waits',
      because: 'facts',
      facts: aPerson({ signals: [jump], touches: [reply] }),
    },
    {
      name: 'the reply that made it was dealt with elsewhere',
      because: 'facts',
      facts: aPerson({
        signals: [jump],
        touches: [reply],
        answers: { settledUntil: { reply_waits: vn('2026-11-11 10:00') }, snoozedUntil: {} },
      }),
    },
    {
      name: 'new, and to be contacted for the first time anyway',
      because: 'facts',
      facts: aPerson({ status: 'new', createdAt: vn('2026-11-06 10:00'), signals: [jump] }),
    },
    {
      name: 'the new job that made it is asked about',
      because: 'facts',
      facts: aPerson({
        signals: [jump, { kind: 'job_change', at, before: 'Head', after: 'VP' }],
      }),
    },
    {
      name: 'a fortnight ago',
      because: 'over',
      facts: aPerson({ signals: [{ ...jump, at: vn('2026-10-28 14:00') }] }),
    },
    {
      name: 'this afternoon',
      because: 'ahead',
      facts: aPerson({ signals: [jump] }),
      at: vn('2026-11-10 15:00'),
    },
    {
      name: 'put away',
      because: 'settled',
      facts: aPerson({
        signals: [jump],
        answers: { settledUntil: { score_jump: at }, snoozedUntil: {} },
      }),
    },
    {
      name: 'put off until tomorrow',
      because: 'snoozed',
      facts: aPerson({
        signals: [jump],
        answers: { settledUntil: {}, snoozedUntil: { score_jump: vn('2026-11-13 08:00') } },
      }),
    },
  ],
};
