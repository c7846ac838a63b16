import { describe, expect, test } from 'vitest';
import { toUnits } from '../../model/money.ts';
import { aDeal, rowIdsOf, saidOf, someFacts } from '../a-facts.ts';

const settings = { marginPercent: 64, lifetimeCapYears: 8 };

function aContract(more: Parameters<typeof aDeal>[0] = {}) {
  return aDeal({
    made: '2025-01-01',
    won: '2025-03-01',
    amount: '1200',
    isRecurring: true,
    termMonths: 36,
    ...more,
  });
}

/** Ran for 109 of the 365 days up to now: it ended on the first of March 2026. */
function anEnded(more: Parameters<typeof aDeal>[0] = {}) {
  return aContract({ termMonths: 12, ...more });
}

describe('lifetime value', () => {
  test('annual value of a customer × margin × 1 ÷ churn', () => {
    const deals = [aContract(), aContract({ amount: '2400' }), aContract(), anEnded()];
    // 4,800 ÷ 3 = 1,600 a customer; one left in 3 × 365 + 109 days that four were customers.
    expect(saidOf(someFacts({ deals, settings }), 'lifetimeValue')).toMatchObject({
      value: toUnits('3377.7973'),
      customerValue: toUnits('1600'),
      margin: 0.64,
      lifetime: 1204 / 365,
      churn: 365 / 1204,
      customers: 3,
      caveats: ['few 4'],
      rowCounts: { running: 3, ended: 1 },
    });
  });

  test('nothing is rounded before the end', () => {
    const deals = [
      ...Array.from({ length: 3 }, () => aContract({ amount: '100' })),
      ...Array.from({ length: 4 }, () => anEnded()),
    ];
    // 100 × 62.5 % × (3 × 365 + 4 × 109) ÷ (4 × 365) = 65.53938….
    const facts = someFacts({ deals, settings: { marginPercent: 62.5 } });
    expect(saidOf(facts, 'lifetimeValue').value).toBe(toUnits('65.5394'));
  });

  test('a renewal keeps the customer, whoever of the team made it', () => {
    const first = anEnded({ companyId: null });
    const renewal = aContract({
      won: '2026-02-10',
      companyId: null,
      ownerId: 'minh',
      renewsDealId: first.id,
    });
    const facts = someFacts({ deals: [first, renewal, anEnded()], settings });
    const churn = 365 / (365 + 109);
    expect(saidOf(facts, 'lifetimeValue')).toMatchObject({ churn, customers: 1 });
    expect(saidOf(facts, 'lifetimeValue', { repIds: ['lan'] })).toMatchObject({ churn });
  });

  test('so does another contract of the same company, and upsell raises its value', () => {
    const deals = [
      anEnded({ companyId: 'acme' }),
      aContract({ companyId: 'acme', won: '2025-06-01', amount: '600' }),
      aContract({ companyId: 'acme', won: '2026-05-01', amount: '300' }),
      anEnded(),
    ];
    expect(saidOf(someFacts({ deals, settings }), 'lifetimeValue')).toMatchObject({
      customerValue: toUnits('900'),
      customers: 1,
      churn: 365 / 474,
      lifetime: 474 / 365,
      value: toUnits('748.011'),
    });
  });

  test('an early renewal runs from the end of what it renews', () => {
    const first = aContract({ termMonths: 24 });
    // Signed in October 2026, to run from March 2027.
    const renewal = aContract({ won: '2026-10-01', amount: '5000', renewsDealId: first.id });
    const facts = someFacts({ deals: [first, renewal], settings });
    expect(saidOf(facts, 'lifetimeValue')).toMatchObject({ customerValue: toUnits('1200') });
  });

  test('without a company each contract is a customer of its own', () => {
    const deals = [aContract({ companyId: null }), aContract({ companyId: null })];
    expect(saidOf(someFacts({ deals, settings }), 'lifetimeValue')).toMatchObject({ customers: 2 });
  });

  test('sees who came and left within the year', () => {
    const old = Array.from({ length: 10 }, () => aContract({ amount: '1000' }));
    // From 10 January to 10 July 2026: 181 days.
    const short = Array.from({ length: 10 }, () =>
      aContract({ won: '2026-01-10', termMonths: 6, amount: '1000' }),
    );
    expect(
      saidOf(someFacts({ deals: [...old, ...short], settings }), 'lifetimeValue'),
    ).toMatchObject({
      lifetime: (365 + 181) / 365,
      churn: 365 / (365 + 181),
      customers: 10,
      caveats: [],
      rowCounts: { running: 10, ended: 10 },
    });
  });

  test('counts a customer’s days once, and none between two contracts', () => {
    const deals = [
      aContract({ companyId: 'acme' }),
      aContract({ companyId: 'acme', won: '2025-06-01', termMonths: 12 }),
      // 2025-11-12 to 2025-12-01, and 2026-10-12 until now: 19 + 31 days.
      aContract({ companyId: 'beta', won: '2024-12-01', termMonths: 12 }),
      aContract({ companyId: 'beta', won: '2026-10-12' }),
      anEnded(),
    ];
    expect(saidOf(someFacts({ deals, settings }), 'lifetimeValue')).toMatchObject({
      lifetime: (365 + 50 + 109) / 365,
      customers: 2,
    });
  });

  test('has no end at a churn of zero: it is capped, and that is said', () => {
    expect(saidOf(someFacts({ deals: [aContract()], settings }), 'lifetimeValue')).toMatchObject({
      lifetime: 8,
      churn: 0,
      value: toUnits('6144'),
      caveats: ['capped', 'noChurn', 'few 1'],
    });
  });

  test('is capped where churn is low, too', () => {
    const deals = [...Array.from({ length: 9 }, () => aContract()), anEnded()];
    expect(saidOf(someFacts({ deals, settings }), 'lifetimeValue')).toMatchObject({
      lifetime: 8,
      churn: 365 / 3394,
      caveats: ['capped'],
    });
  });

  test('cannot be said without a margin, and not where nobody was a customer', () => {
    const noMargin = someFacts({ deals: [aContract(), anEnded()] });
    expect(saidOf(noMargin, 'lifetimeValue')).toMatchObject({
      value: null,
      margin: null,
      customerValue: toUnits('1200'),
      caveats: ['noMargin', 'few 2'],
    });
    expect(saidOf(someFacts({ settings }), 'lifetimeValue')).toMatchObject({
      value: null,
      lifetime: null,
      churn: null,
      caveats: ['few 0'],
    });
  });

  test('one-off deals and open ones are no contracts; one of no term runs on', () => {
    const deals = [
      aContract({ termMonths: null }),
      aContract({ isRecurring: false }),
      aDeal({ isRecurring: true, amount: '9', termMonths: 12 }),
    ];
    const facts = someFacts({ deals, settings });
    expect(rowIdsOf(facts, { metric: 'lifetimeValue', part: 'running' })).toEqual([deals[0]?.id]);
  });

  test('what is signed later on the same day is none yet', () => {
    const later = aContract({ won: '2026-11-12' });
    expect(saidOf(someFacts({ deals: [later], settings }), 'lifetimeValue')).toMatchObject({
      customers: 0,
    });
  });

  test('a contract without an amount is a customer, but not in the mean', () => {
    const deals = [aContract(), aContract({ annual: null }), anEnded()];
    expect(saidOf(someFacts({ deals, settings }), 'lifetimeValue')).toMatchObject({
      customerValue: toUnits('1200'),
      customers: 2,
      lifetime: 839 / 365,
      caveats: ['few 3', 'unvalued 1'],
    });
  });
});
