import { aDeal, aStakeholder, vn } from '../a-facts.ts';
import type { RuleCases } from './rule-cases.ts';

const changedAt = vn('2026-11-02 10:00');
const guess = aStakeholder('chau', { roles: ['procurement'], evidence: '  ' });

export const cases: RuleCases = {
  rule: 'role_guessed',
  speaks: [
    {
      name: 'a role without a reason',
      facts: aDeal({ people: [guess] }),
      dueAt: vn('2026-11-05 09:00'),
      prospectId: 'chau',
      uses: { person: 'chau', changedAt },
      en: {
        title: 'Find out what Phạm Minh Châu decides',
        reason: 'Phạm Minh Châu: role guessed, with no evidence noted.',
      },
      vi: {
        title: 'Tìm hiểu xem Phạm Minh Châu quyết định điều gì',
        reason: 'Phạm Minh Châu: vai trò mới là phỏng đoán, chưa ghi căn cứ.',
      },
    },
    {
      name: 'do not contact: one may find out elsewhere; of two at one time by their ids',
      facts: aDeal({
        people: [
          guess,
          aStakeholder('bao', { roles: ['technical_evaluator'], isDoNotContact: true }),
        ],
      }),
      dueAt: vn('2026-11-05 09:00'),
      prospectId: 'bao',
      uses: { person: 'bao', changedAt },
      en: {
        title: 'Find out what Trần Quốc Bảo decides',
        reason: 'Trần Quốc Bảo: role guessed, with no evidence noted.',
      },
      vi: {
        title: 'Tìm hiểu xem Trần Quốc Bảo quyết định điều gì',
        reason: 'Trần Quốc Bảo: vai trò mới là phỏng đoán, chưa ghi căn cứ.',
      },
    },
  ],
  silent: [
    {
      name: 'the evidence is there',
      because: 'facts',
      facts: aDeal({ people: [{ ...guess, evidence: 'asked for three offers' }] }),
    },
    { name: 'no role yet', because: 'facts', facts: aDeal({ people: [{ ...guess, roles: [] }] }) },
    {
      name: 'judged yesterday',
      because: 'ahead',
      facts: aDeal({ people: [{ ...guess, changedAt: vn('2026-11-11 10:00') }] }),
    },
    { name: 'lost', because: 'facts', facts: aDeal({ people: [guess], outcome: 'lost' }) },
    {
      name: 'put away',
      because: 'settled',
      facts: aDeal({
        people: [guess],
        answers: { settledUntil: { 'role_guessed:chau': changedAt }, snoozedUntil: {} },
      }),
    },
  ],
};
