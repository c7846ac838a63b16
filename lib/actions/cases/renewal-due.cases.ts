import { aDeal, vn } from '../a-facts.ts';
import type { RuleCases } from './rule-cases.ts';

const won = { outcome: 'won', probability: 100, termMonths: 12 } as const;

export const cases: RuleCases = {
  rule: 'renewal_due',
  speaks: [
    {
      name: 'ninety days before the term ends, a Sunday: on Monday',
      facts: aDeal({ ...won, closedAt: vn('2026-02-06 16:00') }),
      dueAt: vn('2026-11-09 09:00'),
      until: vn('2027-05-07 09:00'),
      uses: { termEnds: '2027-02-06' },
      en: {
        title: 'Propose the renewal of Maintenance planning',
        reason: 'The term ends on 6 Feb, and no deal renews it.',
      },
      vi: {
        title: 'Đề xuất gia hạn Maintenance planning',
        reason: 'Hợp đồng hết hạn vào 6 thg 2, chưa có thương vụ gia hạn.',
      },
    },
    {
      name: 'signed on the last of August for 6 months by month: the term ends with February',
      at: vn('2026-12-01 09:00'),
      facts: aDeal({
        ...won,
        billing: 'monthly',
        termMonths: 6,
        closedAt: vn('2026-08-31 23:00'),
      }),
      dueAt: vn('2026-11-30 09:00'),
      until: vn('2027-05-29 09:00'),
      uses: { termEnds: '2027-02-28' },
      en: {
        title: 'Propose the renewal of Maintenance planning',
        reason: 'The term ends on 28 Feb, and no deal renews it.',
      },
      vi: {
        title: 'Đề xuất gia hạn Maintenance planning',
        reason: 'Hợp đồng hết hạn vào 28 thg 2, chưa có thương vụ gia hạn.',
      },
    },
    {
      name: 'a renewal that was signed before the renewed term had ended: its own begins then',
      at: vn('2026-12-08 09:00'),
      facts: aDeal({ ...won, closedAt: vn('2025-12-01 10:00'), termStartsOn: '2026-03-08' }),
      dueAt: vn('2026-12-08 09:00'),
      until: vn('2027-06-06 09:00'),
      uses: { termEnds: '2027-03-08' },
      en: {
        title: 'Propose the renewal of Maintenance planning',
        reason: 'The term ends on 8 Mar, and no deal renews it.',
      },
      vi: {
        title: 'Đề xuất gia hạn Maintenance planning',
        reason: 'Hợp đồng hết hạn vào 8 thg 3, chưa có thương vụ gia hạn.',
      },
    },
    {
      name: 'a term shorter than ninety days: not on the day of signing',
      facts: aDeal({ ...won, termMonths: 2, closedAt: vn('2026-11-10 10:00') }),
      dueAt: vn('2026-11-11 09:00'),
      until: vn('2027-04-10 09:00'),
      uses: { termEnds: '2027-01-10' },
      en: {
        title: 'Propose the renewal of Maintenance planning',
        reason: 'The term ends on 10 Jan, and no deal renews it.',
      },
      vi: {
        title: 'Đề xuất gia hạn Maintenance planning',
        reason: 'Hợp đồng hết hạn vào 10 thg 1, chưa có thương vụ gia hạn.',
      },
    },
  ],
  silent: [
    {
      name: 'one-off',
      because: 'facts',
      facts: aDeal({ ...won, billing: 'one_off', closedAt: vn('2026-02-06 16:00') }),
    },
    {
      name: 'a deal renews it',
      because: 'facts',
      facts: aDeal({ ...won, hasRenewal: true, closedAt: vn('2026-02-06 16:00') }),
    },
    { name: 'not won', because: 'facts', facts: aDeal({ closedAt: vn('2026-02-06 16:00') }) },
    {
      name: 'more than ninety days are left',
      because: 'ahead',
      facts: aDeal({ ...won, closedAt: vn('2026-02-12 16:00') }),
    },
    {
      name: 'it ran out long ago',
      because: 'over',
      facts: aDeal({ ...won, closedAt: vn('2025-08-01 16:00') }),
    },
    {
      name: 'they will not renew: put away for good',
      because: 'settled',
      facts: aDeal({
        ...won,
        closedAt: vn('2026-02-06 16:00'),
        answers: { settledUntil: { renewal_due: '9999-12-31T23:59:59.999Z' }, snoozedUntil: {} },
      }),
    },
  ],
};
