import { describe, expect, test } from 'vitest';
import { toUnits } from '../../model/money.ts';
import { aDeal, saidOf, someFacts } from '../a-facts.ts';

const deals = [
  aDeal({ amount: '500000' }),
  aDeal({ amount: '320000', ownerId: 'minh' }),
  aDeal({}),
  ...Array.from({ length: 6 }, () => aDeal({ won: '2026-10-20', amount: '1' })),
  ...Array.from({ length: 4 }, () => aDeal({ lost: '2026-10-20', amount: '1' })),
];
const settings = { quarterTargets: { lan: '300000', minh: '100000', left: '900000' } };

describe('coverage', () => {
  test('open value ÷ target; how much is needed follows from the win rate', () => {
    expect(saidOf(someFacts({ deals, settings }), 'coverage')).toMatchObject({
      value: 2.05,
      openValue: toUnits('820000'),
      target: toUnits('400000'),
      needed: 10 / 6,
      caveats: ['unvalued 1'],
      rowCounts: { open: 3 },
    });
  });

  test('of a rep by their own target, and nobody has one', () => {
    const facts = someFacts({ deals, settings });
    expect(saidOf(facts, 'coverage', { repIds: ['minh'] })).toMatchObject({ value: 3.2 });
    expect(saidOf(facts, 'coverage', { repIds: [''] })).toMatchObject({
      value: null,
      caveats: ['noTarget'],
    });
  });

  test.each([
    ['week', '30769.2308', (820_000 * 13) / 400_000],
    ['month', '133333.3333', (820_000 * 3) / 400_000],
    ['year', '1600000', 820_000 / 1_600_000],
  ] as const)('the target of a %s', (grain, target, times) => {
    const said = saidOf(someFacts({ deals, settings }), 'coverage', { grain });
    expect(said).toMatchObject({ target: toUnits(target) });
    expect(said.value).toBeCloseTo(times, 12);
  });

  test('reps without a target are told, and without any there is no coverage', () => {
    const some = someFacts({ deals, settings: { quarterTargets: { lan: '300000' } } });
    expect(saidOf(some, 'coverage').caveats).toEqual(['noTarget 1', 'unvalued 1']);
    expect(saidOf(someFacts({ deals }), 'coverage')).toMatchObject({
      value: null,
      target: null,
      caveats: ['noTarget', 'unvalued 1'],
    });
  });

  test('how much is needed goes by four quarters, up to the end of the period', () => {
    const older = [
      aDeal({ made: '2025-08-01', won: '2025-12-31' }),
      aDeal({ made: '2025-08-01', won: '2026-01-01', ownerId: 'minh' }),
      aDeal({ made: '2025-08-01', lost: '2026-09-30' }),
    ];
    const facts = someFacts({ deals: [...deals, ...older], settings });
    // The year's ten and the two that were closed before in it.
    expect(saidOf(facts, 'coverage')).toMatchObject({ needed: 12 / 7 });
    expect(saidOf(facts, 'coverage', { grain: 'week' })).toMatchObject({ needed: 12 / 7 });
    expect(saidOf(facts, 'coverage', { repIds: ['minh'] })).toMatchObject({
      needed: 1,
      caveats: ['few 1'],
    });
    // Up to the end of September: from October 2025 on.
    expect(saidOf(facts, 'coverage', { on: '2026-09-01' })).toMatchObject({ needed: 3 / 2 });
  });

  test('nothing won needs no end of coverage: it cannot be said', () => {
    const lost = aDeal({ lost: '2026-10-20' });
    expect(saidOf(someFacts({ deals: [lost], settings }), 'coverage')).toMatchObject({
      value: 0,
      needed: null,
    });
  });
});
