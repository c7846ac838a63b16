import { describe, expect, test } from 'vitest';
import { toUnits } from '../../model/money.ts';
import { aDeal, saidOf, someFacts } from '../a-facts.ts';

const old = aDeal({ made: '2026-01-01', lost: '2026-02-01' });

describe('annual contract value', () => {
  test('mean of what was won, the median beside it, recurring and one-off apart', () => {
    const deals = [
      old,
      aDeal({ won: '2026-10-20', amount: '1000', isRecurring: true }),
      aDeal({ won: '2026-10-21', amount: '2000', isRecurring: true }),
      aDeal({ won: '2026-10-22', amount: '9000.01' }),
      aDeal({ won: '2026-10-23' }),
      aDeal({ lost: '2026-10-24', amount: '500000' }),
      aDeal({ amount: '700000' }),
    ];
    expect(saidOf(someFacts({ deals }), 'annualContractValue')).toMatchObject({
      value: toUnits('4000.0033'),
      wonValue: toUnits('12000.01'),
      valued: 3,
      median: toUnits('2000'),
      meanRecurring: toUnits('1500'),
      meanOneOff: toUnits('9000.01'),
      caveats: ['few 3', 'unvalued 1'],
      rowCounts: { valued: 3, unvalued: 1 },
    });
  });

  test('of nothing won there is none', () => {
    expect(saidOf(someFacts({ deals: [old] }), 'annualContractValue')).toMatchObject({
      value: null,
      median: null,
      meanRecurring: null,
    });
  });
});

describe('won value', () => {
  test('annual, and of the whole term beside it', () => {
    const deals = [
      old,
      aDeal({
        won: '2026-10-20',
        amount: '1200.50',
        isRecurring: true,
        total: toUnits('3601.50'),
      }),
      aDeal({ won: '2026-10-22', amount: '99.99' }),
      aDeal({ won: '2026-10-22' }),
      aDeal({ won: '2026-09-30', amount: '5' }),
    ];
    expect(saidOf(someFacts({ deals }), 'wonValue')).toMatchObject({
      value: toUnits('1300.49'),
      won: 3,
      totalValue: toUnits('3701.49'),
      recurring: toUnits('1200.50'),
      oneOff: toUnits('99.99'),
      caveats: ['runningPeriod', 'unvalued 1'],
      rowCounts: { won: 3, unvalued: 1 },
    });
  });
});
