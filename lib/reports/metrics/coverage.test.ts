import { describe, expect, test } from 'vitest';
import { toUnits } from '../../model/money.ts';
import { aDeal, now, saidOf, someFacts } from '../a-facts.ts';
import { toForecast } from '../forecast.ts';

const expectedCloseOn = '2026-12-10';
const deals = [
  aDeal({ amount: '500000', expectedCloseOn }),
  aDeal({ amount: '320000', expectedCloseOn: '2026-11-01', ownerId: 'minh' }),
  aDeal({ expectedCloseOn }),
  ...Array.from({ length: 6 }, () => aDeal({ won: '2026-10-20', amount: '25000' })),
  ...Array.from({ length: 4 }, () => aDeal({ lost: '2026-10-20', amount: '1' })),
];
const settings = { quarterTargets: { lan: '300000', minh: '100000', left: '900000' } };

describe('coverage', () => {
  test('open value of the period ÷ what its target lacks; how much is needed follows from the win rate', () => {
    // 820,000 ÷ (400,000 − 150,000).
    expect(saidOf(someFacts({ deals, settings }), 'coverage')).toMatchObject({
      value: 3.28,
      openValue: toUnits('820000'),
      target: toUnits('400000'),
      wonValue: toUnits('150000'),
      needed: 10 / 6,
      caveats: ['unvalued 1'],
      rowCounts: { open: 3 },
    });
  });

  test('is what the forecast says of the running quarter and month', () => {
    const facts = someFacts({ deals, settings });
    for (const grain of ['month', 'quarter'] as const) {
      const { periods } = toForecast(facts, { grain, now, repIds: null, count: 1 });
      const [first] = periods;
      const { coverage, coverageNeeded } = first ?? expect.unreachable();
      expect(coverage).not.toBeNull();
      const said = { value: coverage, needed: coverageNeeded };
      expect(saidOf(facts, 'coverage', { grain })).toMatchObject(said);
    }
  });

  test('counts neither what is expected later or on no day, nor what nobody has a target for', () => {
    const more = [
      aDeal({ amount: '1', expectedCloseOn: '2027-01-01' }),
      aDeal({ amount: '1' }),
      aDeal({ amount: '1', ownerId: 'left', expectedCloseOn }),
      aDeal({ amount: '1', ownerId: null, expectedCloseOn }),
      aDeal({ amount: '900000', ownerId: 'left', won: '2026-10-20' }),
    ];
    const facts = someFacts({ deals: [...deals, ...more], settings });
    expect(saidOf(facts, 'coverage')).toMatchObject({
      value: 3.28,
      caveats: ['untargeted 2', 'undated 1', 'unvalued 1'],
    });
    expect(
      toForecast(facts, { grain: 'quarter', now, repIds: null, count: 1 }).periods[0],
    ).toMatchObject({ coverage: 3.28 });
  });

  test('of a period that is over cannot be said, nor when its target is reached', () => {
    const facts = someFacts({ deals, settings });
    expect(saidOf(facts, 'coverage', { on: '2026-09-01' }).value).toBeNull();
    const reached = [...deals, aDeal({ won: '2026-10-20', amount: '250000' })];
    expect(saidOf(someFacts({ deals: reached, settings }), 'coverage').value).toBeNull();
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
    // Of the week and of November only what is overdue, and nothing was won in them.
    ['week', '30769.2308', 320_000 / 30_769.2308],
    ['month', '133333.3333', 320_000 / 133_333.3333],
    ['year', '1600000', 820_000 / 1_450_000],
  ] as const)('the target of a %s', (grain, target, times) => {
    const said = saidOf(someFacts({ deals, settings }), 'coverage', { grain });
    expect(said).toMatchObject({ target: toUnits(target) });
    expect(said.value).toBeCloseTo(times, 12);
  });

  test('reps without a target are told, and without any there is no coverage', () => {
    const some = someFacts({ deals, settings: { quarterTargets: { lan: '300000' } } });
    expect(saidOf(some, 'coverage')).toMatchObject({
      value: 500 / 150,
      caveats: ['noTarget 1', 'untargeted 1', 'unvalued 1'],
    });
    expect(saidOf(someFacts({ deals }), 'coverage')).toMatchObject({
      value: null,
      target: null,
      caveats: ['noTarget'],
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
