import { aDeal, aStakeholder, vn } from '../a-facts.ts';
import type { RuleCases } from './rule-cases.ts';

const champion = aStakeholder('ha', { roles: ['champion'], changedAt: vn('2026-11-03 10:00') });

export const cases: RuleCases = {
  rule: 'no_economic_buyer',
  speaks: [
    {
      name: 'nobody is in the deal yet; entered on a Saturday',
      facts: aDeal(),
      dueAt: vn('2026-11-02 09:00'),
      uses: { probability: 50, peopleCount: 0 },
      en: {
        title: 'Find the economic buyer of Maintenance planning',
        reason: 'At 50 %, and no economic buyer is named.',
      },
      vi: {
        title: 'Tìm người duyệt chi của Maintenance planning',
        reason: 'Xác suất đã là 50 %, chưa rõ người duyệt chi.',
      },
    },
    {
      name: 'put away, and then the people changed',
      facts: aDeal({
        probability: 30,
        people: [champion],
        answers: { settledUntil: { no_economic_buyer: vn('2026-11-03 09:59') }, snoozedUntil: {} },
      }),
      dueAt: vn('2026-11-03 09:00'),
      uses: { probability: 30, peopleCount: 1 },
      en: {
        title: 'Find the economic buyer of Maintenance planning',
        reason: 'At 30 %, and no economic buyer is named.',
      },
      vi: {
        title: 'Tìm người duyệt chi của Maintenance planning',
        reason: 'Xác suất đã là 30 %, chưa rõ người duyệt chi.',
      },
    },
  ],
  silent: [
    {
      name: 'the economic buyer is known',
      because: 'facts',
      facts: aDeal({ people: [champion, aStakeholder('feld', { roles: ['economic_buyer'] })] }),
    },
    { name: 'too early to know', because: 'facts', facts: aDeal({ probability: 15 }) },
    { name: 'won', because: 'facts', facts: aDeal({ outcome: 'won', probability: 100 }) },
    {
      name: 'put away, nothing has changed',
      because: 'settled',
      facts: aDeal({
        people: [champion],
        answers: { settledUntil: { no_economic_buyer: vn('2026-11-03 10:00') }, snoozedUntil: {} },
      }),
    },
  ],
};
