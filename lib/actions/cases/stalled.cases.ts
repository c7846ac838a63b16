import { aDeal, vn } from '../a-facts.ts';
import type { RuleCases } from './rule-cases.ts';

const enteredStageAt = vn('2026-10-31 10:00');

export const cases: RuleCases = {
  rule: 'stalled',
  speaks: [
    {
      name: 'past the median of its stage',
      facts: aDeal({ enteredStageAt }),
      dueAt: vn('2026-11-10 09:00'),
      uses: { enteredStageAt, medianDays: 9 },
      en: {
        title: 'Move Maintenance planning on, or close it',
        reason: '11 days in this stage, median 9.',
      },
      vi: {
        title: 'Đưa Maintenance planning đi tiếp, hoặc đóng lại',
        reason: 'Ở giai đoạn này 11 ngày, trung vị là 9.',
      },
    },
    {
      name: 'a median under a day counts as one; answered this morning, it comes again tomorrow',
      at: vn('2026-11-13 09:30'),
      selling: { medianDaysByStage: { proposal: 0.2 } },
      facts: aDeal({
        enteredStageAt: vn('2026-11-11 09:00'),
        answers: { settledUntil: { stalled: vn('2026-11-12 09:14') }, snoozedUntil: {} },
      }),
      dueAt: vn('2026-11-13 09:00'),
      uses: { enteredStageAt: vn('2026-11-11 09:00'), medianDays: 1 },
      en: {
        title: 'Move Maintenance planning on, or close it',
        reason: '2 days in this stage, median 1.',
      },
      vi: {
        title: 'Đưa Maintenance planning đi tiếp, hoặc đóng lại',
        reason: 'Ở giai đoạn này 2 ngày, trung vị là 1.',
      },
    },
  ],
  silent: [
    {
      name: 'too few deals have left the stage to know',
      because: 'facts',
      facts: aDeal({ enteredStageAt, stageId: 'negotiation' }),
    },
    { name: 'lost', because: 'facts', facts: aDeal({ enteredStageAt, outcome: 'lost' }) },
    {
      name: 'not there for so long',
      because: 'ahead',
      facts: aDeal({ enteredStageAt: vn('2026-11-05 10:00') }),
    },
    {
      name: 'answered: silent until twice the median',
      because: 'settled',
      facts: aDeal({
        enteredStageAt,
        answers: { settledUntil: { stalled: vn('2026-11-10 09:30') }, snoozedUntil: {} },
      }),
    },
  ],
};
