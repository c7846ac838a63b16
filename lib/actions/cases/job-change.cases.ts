import { aPerson, aTouch, vn } from '../a-facts.ts';
import type { RuleCases } from './rule-cases.ts';

const at = vn('2026-11-11 09:14');
const change = {
  kind: 'job_change',
  at,
  before: 'VP Operations',
  after: 'Chief Operating Officer',
} as const;

export const cases: RuleCases = {
  rule: 'job_change',
  speaks: [
    {
      name: 'a new title',
      facts: aPerson({ signals: [change], touches: [aTouch(vn('2026-11-02 10:00'))] }),
      dueAt: vn('2026-11-11 09:00'),
      uses: { seenAt: at, before: 'VP Operations', after: 'Chief Operating Officer' },
      en: {
        title: 'Ask Nguyễn Thu Hà about the new job',
        reason: 'Was “VP Operations”, now “Chief Operating Officer”.',
      },
      vi: {
        title: 'Hỏi thăm Nguyễn Thu Hà về công việc mới',
        reason: 'Trước là “VP Operations”, nay là “Chief Operating Officer”.',
      },
    },
    {
      name: 'seen on a Sunday, of what it was nothing is known; do not contact',
      facts: aPerson({
        isDoNotContact: true,
        signals: [
          { ...change, at: vn('2026-11-08 20:00'), before: null },
          { ...change, at: vn('2026-09-01 10:00') },
        ],
      }),
      dueAt: vn('2026-11-09 09:00'),
      uses: { seenAt: vn('2026-11-08 20:00'), after: 'Chief Operating Officer' },
      en: {
        title: 'Ask Nguyễn Thu Hà about the new job',
        reason: 'A job change was seen: 8 Nov.',
      },
      vi: {
        title: 'Hỏi thăm Nguyễn Thu Hà về công việc mới',
        reason: 'Thấy có thay đổi công việc: 8 thg 11.',
      },
    },
    {
      name: 'what was tried since reached nobody',
      facts: aPerson({
        signals: [change],
        touches: [
          aTouch(vn('2026-11-11 11:00'), { outcome: 'bounced' }),
          aTouch(vn('2026-11-11 10:00'), { channel: 'call', outcome: 'no_answer' }),
        ],
      }),
      dueAt: vn('2026-11-11 09:00'),
      uses: { seenAt: at, before: 'VP Operations', after: 'Chief Operating Officer' },
      en: {
        title: 'Ask Nguyễn Thu Hà about the new job',
        reason: 'Was “VP Operations”, now “Chief Operating Officer”.',
      },
      vi: {
        title: 'Hỏi thăm Nguyễn Thu Hà về công việc mới',
        reason: 'Trước là “VP Operations”, nay là “Chief Operating Officer”.',
      },
    },
  ],
  silent: [
    { name: 'no signal', because: 'facts', facts: aPerson() },
    {
      name: 'another signal',
      because: 'facts',
      facts: aPerson({ signals: [{ ...change, kind: 'reply' }] }),
    },
    {
      name: 'in touch since',
      because: 'facts',
      facts: aPerson({ signals: [change], touches: [aTouch(vn('2026-11-11 10:00'))] }),
    },
    {
      name: 'a meeting lies ahead',
      because: 'facts',
      facts: aPerson({
        signals: [change],
        touches: [aTouch(vn('2026-11-25 10:00'), { channel: 'meeting', direction: null })],
      }),
    },
    {
      name: 'put away',
      because: 'settled',
      facts: aPerson({
        signals: [change],
        answers: { settledUntil: { job_change: at }, snoozedUntil: {} },
      }),
    },
  ],
};
