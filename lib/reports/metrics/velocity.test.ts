import { describe, expect, test } from 'vitest';
import { toUnits } from '../../model/money.ts';
import { aDeal, saidOf, someFacts } from '../a-facts.ts';

const closed = [
  aDeal({ made: '2026-09-20', won: '2026-10-20', amount: '1000' }),
  aDeal({ made: '2026-09-10', won: '2026-10-20', amount: '3000' }),
  aDeal({ made: '2026-09-10', won: '2026-10-20' }),
  aDeal({ made: '2026-09-10', lost: '2026-10-20', amount: '99999' }),
];

describe('velocity', () => {
  test('open deals × mean won value × win rate ÷ mean won cycle', () => {
    const open = [aDeal(), aDeal(), aDeal({ made: '2026-02-01' }), aDeal(), aDeal()];
    // 5 × 2,000 × 3 ÷ 4 ÷ ((30 + 40 + 40) ÷ 3) = 204.5454… a day.
    expect(saidOf(someFacts({ deals: [...closed, ...open] }), 'velocity')).toMatchObject({
      value: toUnits('204.5455'),
      open: 5,
      meanWon: toUnits('2000'),
      winRate: 0.75,
      meanCycle: 110 / 3,
      rowCounts: { open: 5, won: 3, lost: 1 },
    });
  });

  test('is of new business: renewals are neither open, won nor lost in it', () => {
    const made = { made: '2026-10-10', renewsDealId: 'old' };
    const renewals = [
      aDeal(made),
      aDeal({ ...made, won: '2026-10-20', amount: '9000' }),
      aDeal({ ...made, lost: '2026-10-20' }),
    ];
    const said = (deals: typeof closed) => saidOf(someFacts({ deals }), 'velocity');
    expect(said([...closed, aDeal(), ...renewals])).toEqual(said([...closed, aDeal()]));
  });

  test('of a past period open is what was open at its end', () => {
    const deals = [
      ...closed,
      aDeal({ made: '2026-06-01', won: '2026-07-01', amount: '10' }),
      aDeal({ made: '2026-09-30', lost: '2026-11-01' }),
      aDeal({ made: '2026-10-02' }),
    ];
    // The four that were closed in October, and the one of November.
    expect(saidOf(someFacts({ deals }), 'velocity', { on: '2026-08-01' })).toMatchObject({
      open: 5,
    });
  });

  test('cannot be said without anything won, and not where all was won on its first day', () => {
    expect(saidOf(someFacts({ deals: [aDeal()] }), 'velocity').value).toBeNull();
    const sameDay = aDeal({ made: '2026-10-20', won: '2026-10-20', amount: '5' });
    expect(saidOf(someFacts({ deals: [aDeal(), sameDay] }), 'velocity').value).toBeNull();
  });
});
