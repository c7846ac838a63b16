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

/** Ran a year ago, and ended in March 2026. */
function anEnded(more: Parameters<typeof aDeal>[0] = {}) {
  return aContract({ termMonths: 12, ...more });
}

describe('lifetime value', () => {
  test('annual value of a customer × margin × 1 ÷ churn', () => {
    const deals = [aContract(), aContract({ amount: '2400' }), aContract(), anEnded()];
    // 4,800 ÷ 3 = 1,600 a customer; one of four left within a year: 4 years.
    expect(saidOf(someFacts({ deals, settings }), 'lifetimeValue')).toMatchObject({
      value: toUnits('4096'),
      customerValue: toUnits('1600'),
      margin: 0.64,
      lifetime: 4,
      churn: 0.25,
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
    // 100 × 62.5 % × 7 ÷ 4 = 109.375.
    const facts = someFacts({ deals, settings: { marginPercent: 62.5 } });
    expect(saidOf(facts, 'lifetimeValue').value).toBe(toUnits('109.375'));
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
    expect(saidOf(facts, 'lifetimeValue')).toMatchObject({ churn: 0.5, customers: 1 });
    expect(saidOf(facts, 'lifetimeValue', { repIds: ['lan'] })).toMatchObject({ churn: 0.5 });
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
      churn: 0.5,
      lifetime: 2,
      value: toUnits('1152'),
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
      churn: 0.1,
      caveats: ['capped'],
    });
  });

  test('cannot be said without a margin, and not where nobody was a customer a year ago', () => {
    const noMargin = someFacts({ deals: [aContract(), anEnded()] });
    expect(saidOf(noMargin, 'lifetimeValue')).toMatchObject({
      value: null,
      margin: null,
      customerValue: toUnits('1200'),
      caveats: ['noMargin', 'few 2'],
    });
    const young = someFacts({ deals: [aContract({ won: '2026-03-01' })], settings });
    expect(saidOf(young, 'lifetimeValue')).toMatchObject({
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
      lifetime: 3,
      caveats: ['few 3', 'unvalued 1'],
    });
  });
});
