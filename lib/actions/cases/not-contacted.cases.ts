import { aCadence, aPerson, aTouch, vn } from '../a-facts.ts';
import type { RuleCases } from './rule-cases.ts';

const createdAt = vn('2026-11-06 17:00');
const fresh = { status: 'new', createdAt } as const;

export const cases: RuleCases = {
  rule: 'not_contacted',
  speaks: [
    {
      name: 'clipped on Friday, due on Monday',
      facts: aPerson(fresh),
      dueAt: vn('2026-11-09 09:00'),
      until: vn('2026-12-21 09:00'),
      uses: { createdAt },
      en: {
        title: 'Get in touch with Nguyễn Thu Hà',
        reason: 'Added 4 business days ago, not contacted yet.',
      },
      vi: {
        title: 'Liên hệ với Nguyễn Thu Hà',
        reason: 'Thêm vào 4 ngày làm việc trước, chưa liên hệ lần nào.',
      },
    },
    {
      name: 'clipped yesterday, likes LinkedIn',
      facts: aPerson({
        status: 'new',
        createdAt: vn('2026-11-11 10:00'),
        preferredChannel: 'linkedin',
      }),
      dueAt: vn('2026-11-12 09:00'),
      until: vn('2026-12-24 09:00'),
      channel: 'linkedin',
      uses: { createdAt: vn('2026-11-11 10:00') },
      en: {
        title: 'Write to Nguyễn Thu Hà on LinkedIn',
        reason: 'Added 1 business day ago, not contacted yet.',
      },
      vi: {
        title: 'Viết cho Nguyễn Thu Hà trên LinkedIn',
        reason: 'Thêm vào 1 ngày làm việc trước, chưa liên hệ lần nào.',
      },
    },
  ],
  silent: [
    { name: 'at work already', because: 'facts', facts: aPerson({ createdAt }) },
    {
      name: 'there was a contact',
      because: 'facts',
      facts: aPerson({ ...fresh, touches: [aTouch(vn('2026-11-06 18:00'))] }),
    },
    {
      name: 'on a cadence',
      because: 'facts',
      facts: aPerson({ ...fresh, cadence: aCadence() }),
    },
    {
      name: 'do not contact',
      because: 'facts',
      facts: aPerson({ ...fresh, isDoNotContact: true }),
    },
    {
      name: 'clipped today',
      because: 'ahead',
      facts: aPerson({ ...fresh, createdAt: vn('2026-11-12 08:00') }),
    },
    {
      name: 'thirty business days have passed',
      because: 'over',
      facts: aPerson({ ...fresh, createdAt: vn('2026-09-21 08:00') }),
    },
    {
      name: 'not again for this prospect',
      because: 'settled',
      facts: aPerson({
        ...fresh,
        answers: { settledUntil: { not_contacted: '9999-12-31T23:59:59.999Z' }, snoozedUntil: {} },
      }),
    },
  ],
};
