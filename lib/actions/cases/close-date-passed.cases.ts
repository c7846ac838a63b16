import { aDeal, vn } from '../a-facts.ts';
import type { RuleCases } from './rule-cases.ts';

export const cases: RuleCases = {
  rule: 'close_date_passed',
  speaks: [
    {
      name: 'it was to close yesterday',
      facts: aDeal({ expectedCloseOn: '2026-11-11' }),
      dueAt: vn('2026-11-12 09:00'),
      uses: { expectedCloseOn: '2026-11-11' },
      en: {
        title: 'Set a new close date for Maintenance planning',
        reason: 'Was to close on 11 Nov, still open.',
      },
      vi: {
        title: 'Đặt lại ngày chốt cho Maintenance planning',
        reason: 'Dự kiến chốt hôm 11 thg 11, đến nay vẫn còn mở.',
      },
    },
    {
      name: 'a date before was answered, the new one is over as well',
      facts: aDeal({
        expectedCloseOn: '2026-11-06',
        answers: { settledUntil: { close_date_passed: vn('2026-11-02 09:30') }, snoozedUntil: {} },
      }),
      dueAt: vn('2026-11-09 09:00'),
      uses: { expectedCloseOn: '2026-11-06' },
      en: {
        title: 'Set a new close date for Maintenance planning',
        reason: 'Was to close on 6 Nov, still open.',
      },
      vi: {
        title: 'Đặt lại ngày chốt cho Maintenance planning',
        reason: 'Dự kiến chốt hôm 6 thg 11, đến nay vẫn còn mở.',
      },
    },
  ],
  silent: [
    { name: 'no day is expected', because: 'facts', facts: aDeal() },
    { name: 'it closes today', because: 'ahead', facts: aDeal({ expectedCloseOn: '2026-11-12' }) },
    {
      name: 'lost',
      because: 'facts',
      facts: aDeal({ expectedCloseOn: '2026-11-06', outcome: 'lost' }),
    },
    {
      name: 'done',
      because: 'settled',
      facts: aDeal({
        expectedCloseOn: '2026-11-11',
        answers: { settledUntil: { close_date_passed: vn('2026-11-12 09:05') }, snoozedUntil: {} },
      }),
    },
  ],
};
