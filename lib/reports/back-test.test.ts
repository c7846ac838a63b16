import { describe, expect, test } from 'vitest';
import { aDeal, aForecastFacts, day } from './a-forecast.ts';
import { aSynthetic } from './a-synthetic.ts';
import { toBackTest } from './back-test.ts';
import type { PastFact, ReportFacts } from './facts.ts';
import type { ForecastQuery } from './forecast.ts';
import { createPeriods } from './periods.ts';

const usd = (amount: number) => BigInt(amount) * 10_000n;

/** In the second quarter, of the first. */
const query: ForecastQuery = { grain: 'quarter', now: day(100), repIds: null, count: 1 };

function aQuarter() {
  const told = [
    aDeal(
      'won',
      [
        [-10, 'late'],
        [20, 'won'],
      ],
      { annual: usd(100), expectedCloseOn: '2026-02-01' },
    ),
    aDeal(
      'lost',
      [
        [-10, 'early'],
        [30, 'lost'],
      ],
      { annual: usd(200), expectedCloseOn: '2026-05-01', ownerId: 'bo' },
    ),
    aDeal('open', [[-10, 'early']], { annual: usd(1000), expectedCloseOn: '2026-05-01' }),
    aDeal(
      'new',
      [
        [5, 'early'],
        [40, 'won'],
      ],
      { annual: usd(50), expectedCloseOn: '2026-02-01' },
    ),
    aDeal(
      'over',
      [
        [-10, 'late'],
        [-3, 'won'],
      ],
      { annual: usd(9000), expectedCloseOn: '2026-02-01', createdAt: day(-3.01) },
    ),
  ];
  const past: readonly PastFact[] = [
    { dealId: 'lost', field: 'expected_close_on', value: '2026-02-15', at: day(-10) },
    { dealId: 'lost', field: 'expected_close_on', value: '2026-05-01', at: day(25) },
    { dealId: 'lost', field: 'owner_id', value: 'ann', at: day(-10) },
    { dealId: 'lost', field: 'owner_id', value: 'bo', at: day(25) },
    { dealId: 'lost', field: 'annual', value: usd(300), at: day(-10) },
    { dealId: 'lost', field: 'annual', value: usd(200), at: day(0) },
  ];
  return aForecastFacts({
    deals: told.map(({ deal }) => deal),
    // What ended before is known, and its way is not: nothing was learned yet.
    moves: told.filter(({ deal }) => deal.id !== 'over').flatMap(({ moves }) => moves),
    past,
  });
}

describe('the back-test', () => {
  test('says by what was known at the start, and counts what came', () => {
    const test = toBackTest(aQuarter(), query);
    // 100 × 60 % + 300 × 20 %: the day and the value of the second are those of the time.
    expect(test.periods).toEqual([
      {
        period: expect.objectContaining({ from: '2026-01-01', until: '2026-04-01' }) as unknown,
        learned: { weighted: usd(120), low: 0n, high: usd(400) },
        fixed: { weighted: usd(120) },
        came: usd(100),
        cameNew: usd(50),
        openCount: 3,
      },
    ]);
    expect(test.offBy).toEqual({ learned: 0.2, fixed: 0.2 });
    // Of the two that are decided: (0.4² + 0.2²) ÷ 2.
    expect(test.brier.learned).toBeCloseTo(0.1, 12);
    expect(test.brier.fixed).toBeCloseTo(0.1, 12);
    expect(test.insideCount).toBe(1);
    expect(test.calibration).toEqual([
      { said: expect.closeTo(0.2, 12) as unknown, came: 0, dealCount: 1 },
      { said: expect.closeTo(0.6, 12) as unknown, came: 1, dealCount: 1 },
    ]);
  });

  test('gives a deal to the rep who had it then', () => {
    const of = (repIds: readonly string[]) => toBackTest(aQuarter(), { ...query, repIds }).periods;
    expect(of(['ann'])).toMatchObject([{ openCount: 3, came: usd(100), cameNew: usd(50) }]);
    expect(of(['bo'])).toEqual([]);
  });

  test('has no periods from before there was a deal, and nothing to say of a file without history', () => {
    const none = {
      offBy: { learned: null, fixed: null },
      brier: { learned: null, fixed: null },
      insideCount: 0,
      calibration: [],
    };
    const facts = aQuarter();
    expect(toBackTest(facts, { ...query, count: 4 }).periods).toHaveLength(1);
    expect(toBackTest({ ...facts, moves: [] }, query)).toMatchObject({ ...none, periods: [] });
    expect(toBackTest({ ...facts, deals: [] }, query)).toMatchObject({ ...none, periods: [] });
  });

  test('counts what was won once: of open deals, or of others', () => {
    const { facts, now } = aSynthetic({ seed: 2, dealCount: 300 });
    for (const { period, came, cameNew } of toBackTest(facts, { ...query, now, count: 4 })
      .periods) {
      const won = facts.deals.filter(
        ({ outcome, closedAt }) =>
          outcome === 'won' &&
          closedAt !== null &&
          closedAt >= period.fromMs &&
          closedAt < period.untilMs,
      );
      expect(came + cameNew).toBe(won.reduce((sum, { annual }) => sum + (annual ?? 0n), 0n));
    }
  });
});

/** All that was recorded after an instant turned into something else. */
function withOtherFuture(facts: ReportFacts, at: number): ReportFacts {
  const movedLater = new Set(
    facts.moves.filter((move) => move.at >= at).map(({ dealId }) => dealId),
  );
  const isOpenAt = (dealId: string) => movedLater.has(dealId);
  const reopened = facts.deals.filter(
    ({ id, closedAt }, index) =>
      index % 3 === 0 && closedAt !== null && closedAt < at && !isOpenAt(id),
  );
  const opened = new Set(reopened.map(({ id }) => id));
  const later = at + 3_600_000;
  return {
    ...facts,
    deals: facts.deals
      .filter(({ createdAt, id }) => createdAt < at || id.endsWith('7'))
      .map((deal, index) => {
        const isChanged = deal.outcome === 'open' || isOpenAt(deal.id);
        if (!isChanged && !opened.has(deal.id)) return deal;
        const isWon = index % 2 === 0 && !opened.has(deal.id);
        return {
          ...deal,
          outcome: isWon ? 'won' : 'open',
          stageId: isWon ? 'won' : 'needs',
          closedAt: isWon ? later : null,
          annual: 1n,
          expectedCloseOn: '2030-01-01',
          ownerId: 'somebody',
        };
      }),
    moves: [
      ...facts.moves.filter((move) => move.at < at),
      ...facts.deals
        .filter(({ id, outcome }) => outcome === 'open' || isOpenAt(id) || opened.has(id))
        .map(({ id }, index) => ({
          dealId: id,
          fromStageId: 'prospecting',
          toStageId: index % 2 === 0 ? 'won' : 'needs',
          at: later,
        })),
    ],
    past: [
      ...facts.past.filter((fact) => fact.at < at),
      ...facts.deals.flatMap(({ id }): PastFact[] => [
        { dealId: id, field: 'annual', value: 1n, at },
        { dealId: id, field: 'expected_close_on', value: '2030-01-01', at },
        { dealId: id, field: 'owner_id', value: 'somebody', at },
      ]),
    ],
  };
}

test('nothing that came after a day changes what is said on it', () => {
  const { facts, now } = aSynthetic({ seed: 4, dealCount: 400 });
  const periods = createPeriods(facts);
  const last = periods.shift(periods.at(now, 'quarter'), -1);
  const other = withOtherFuture(facts, last.fromMs);
  for (const repIds of [null, ['rep1']]) {
    const asked = { ...query, now, repIds };
    const [before] = toBackTest(facts, asked).periods;
    const [after] = toBackTest(other, asked).periods;
    expect(before?.openCount).toBeGreaterThan(3);
    expect(after).toMatchObject({
      learned: before?.learned,
      fixed: before?.fixed,
      openCount: before?.openCount,
    });
    expect(after?.came).not.toBe(before?.came);
  }
});

describe('where the odds are known', () => {
  const tests = Array.from({ length: 20 }, (_, at) => {
    const { facts, now } = aSynthetic({ seed: 101 + at, dealCount: 700 });
    return toBackTest(facts, { grain: 'quarter', now, repIds: null, count: 8 });
  });
  const meanOf = (values: readonly (number | null)[]) =>
    values.reduce<number>((sum, one) => sum + (one ?? Number.NaN), 0) / values.length;

  test('what comes lies within the range in four of five periods', () => {
    const periodCount = tests.reduce((sum, { periods }) => sum + periods.length, 0);
    const inside = tests.reduce((sum, { insideCount }) => sum + insideCount, 0) / periodCount;
    expect(periodCount).toBe(160);
    expect(inside).toBeGreaterThanOrEqual(0.75);
    expect(inside).toBeLessThanOrEqual(0.85);
  });

  test('learned odds say more than those of the stages, of deals and of periods', () => {
    for (const { brier } of tests) expect(brier.learned).toBeLessThan(brier.fixed ?? 0);
    expect(meanOf(tests.map(({ offBy }) => offBy.learned))).toBeLessThan(
      meanOf(tests.map(({ offBy }) => offBy.fixed)),
    );
  });
});
