import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { aDeal, aForecastFacts, day } from './a-forecast.ts';
import { aSynthetic } from './a-synthetic.ts';
import type { DealFact, PastFact } from './facts.ts';
import {
  type ForecastQuery,
  findForecastDeals,
  type PeriodForecast,
  toForecast,
} from './forecast.ts';
import { toHistory } from './history.ts';
import { createPeriods } from './periods.ts';
import { learnTiming, toDayNumber, toShares } from './timing.ts';

const usd = (amount: number) => BigInt(amount) * 10_000n;

/** The eleventh of January, and the first quarter. */
const query: ForecastQuery = { grain: 'quarter', now: day(10), repIds: null, count: 2 };

/** Without a way, so that nothing is learned of it. */
function ended(id: string, on: number, fields: Partial<DealFact>): DealFact {
  return aDeal(id, [[on, 'won']], { createdAt: day(0), ...fields }).deal;
}

function open(id: string, stage: string, fields: Partial<DealFact>) {
  return aDeal(id, [[0, stage]], fields);
}

function aWorkspace() {
  const dated = [
    open('early', 'early', { annual: usd(1000), expectedCloseOn: '2026-02-01' }),
    open('late', 'late', { annual: usd(500), expectedCloseOn: '2026-03-31', ownerId: 'bo' }),
    open('overdue', 'late', { annual: usd(100), expectedCloseOn: '2025-12-20', ownerId: null }),
    open('next', 'early', { annual: usd(2000), expectedCloseOn: '2026-04-01' }),
    open('undated', 'early', { annual: usd(9000) }),
    open('unvalued', 'late', { expectedCloseOn: '2026-02-01' }),
    open('nowhere', 'no such stage', { annual: usd(9000), expectedCloseOn: '2026-02-01' }),
  ];
  return aForecastFacts({
    deals: [
      ended('won', 5, { annual: usd(1000) }),
      ended('lost', 5, { annual: usd(700), outcome: 'lost' }),
      ended('earlier', -1, { annual: usd(70), createdAt: day(-2) }),
      ended('later', 11, { annual: usd(60) }),
      ...dated.map(({ deal }) => deal),
    ],
    moves: dated.flatMap(({ moves }) => moves),
    quarterTargets: { ann: '3000', bo: '600' },
  });
}

describe('the forecast', () => {
  test('without history adds up by hand', () => {
    const { periods, ...said } = toForecast(aWorkspace(), query);
    expect(periods.map(({ period }) => period.from)).toEqual(['2026-01-01', '2026-04-01']);
    expect(periods[0]).toMatchObject({
      won: usd(1000),
      commit: usd(1600),
      best: usd(2600),
      // 1,000 × 20 % + 500 × 60 % + 100 × 60 %.
      weighted: usd(1560),
      weightedCommit: usd(360),
      weightedFixed: usd(1560),
      openCount: 5,
      target: usd(3600),
      // What is nobody’s has no target.
      coverage: 1500 / 2600,
      // Two won and one lost within the year.
      coverageNeeded: 3 / 2,
    });
    expect(periods[1]).toMatchObject({
      won: 0n,
      commit: 0n,
      best: usd(2000),
      weighted: usd(400),
      openCount: 1,
      coverage: 2000 / 3600,
    });
    expect(said).toMatchObject({
      // Closed tomorrow, so open today.
      undatedIds: ['later', 'undated'],
      overdueIds: ['overdue'],
      unvaluedIds: ['unvalued', 'nowhere'],
    });
    expect(toForecast(aWorkspace(), { ...query, repIds: ['bo'] })).toMatchObject({
      undatedIds: [],
      overdueIds: [],
      unvaluedIds: [],
    });
  });

  test('of the running period by rep: each against their own target, reps with nothing too', () => {
    const facts = { ...aWorkspace(), reps: [{ id: 'cy', name: 'Cy' }, ...aWorkspace().reps] };
    const { byRep } = toForecast(facts, query);
    expect(byRep.map(({ repId, name }) => [repId, name])).toEqual([
      ['ann', 'Ann'],
      ['bo', 'Bo'],
      ['cy', 'Cy'],
      ['', ''],
    ]);
    // Ann: 1,000 won and 1,000 × 20 %; of 3,000 she lacks 2,000.
    expect(byRep[0]).toMatchObject({
      won: usd(1000),
      commit: usd(1000),
      best: usd(2000),
      weighted: usd(1200),
      target: usd(3000),
      coverage: 1 / 2,
      coverageNeeded: 3 / 2,
      openCount: 3,
    });
    expect(byRep[1]).toMatchObject({
      won: 0n,
      commit: usd(500),
      weighted: usd(300),
      target: usd(600),
      coverage: 500 / 600,
      coverageNeeded: null,
    });
    expect(byRep[2]).toMatchObject({ best: 0n, target: null, coverage: null, openCount: 0 });
    expect(byRep[3]).toMatchObject({ best: usd(100), weighted: usd(60), target: null });
    const asked = toForecast(facts, { ...query, repIds: ['cy'] });
    expect(asked.byRep.map(({ repId }) => repId)).toEqual(['cy']);
  });

  test('asks a month for a third of the target, and a rep for their own', () => {
    const facts = aWorkspace();
    const [month] = toForecast(facts, { ...query, grain: 'month', repIds: ['bo'] }).periods;
    expect(month).toMatchObject({ target: usd(200), openCount: 0, won: 0n, coverageNeeded: null });
    const [nobody] = toForecast(facts, { ...query, repIds: [''] }).periods;
    expect(nobody).toMatchObject({ target: null, coverage: null, openCount: 1, best: usd(100) });
    const reached = aForecastFacts({ ...facts, quarterTargets: { ann: '999.5' } });
    expect(toForecast(reached, query).periods[0]).toMatchObject({ coverage: null });
  });

  test('names the deals behind it, by what they add', () => {
    const facts = aWorkspace();
    const [period] = toForecast(facts, query).periods;
    if (!period) throw new Error('no period');
    const rows = findForecastDeals(facts, { ...query, period: period.period });
    expect(rows.map(({ id, part, weighted }) => [id, part, weighted])).toEqual([
      ['won', 'won', usd(1000)],
      ['late', 'commit', usd(300)],
      ['early', 'rest', usd(200)],
      ['overdue', 'commit', usd(60)],
      ['nowhere', 'rest', 0n],
      ['unvalued', 'commit', 0n],
    ]);
    expect(rows.every(({ isExpected }) => isExpected)).toBe(true);
  });

  test('of one deal lies between nothing and all of it; of many about their mean', () => {
    const one = open('one', 'late', { annual: usd(500), expectedCloseOn: '2026-02-01' });
    const of = (deals: readonly { deal: DealFact; moves: readonly unknown[] }[]) =>
      toForecast(
        aForecastFacts({
          deals: deals.map(({ deal }) => deal),
          moves: deals.flatMap(({ moves }) => moves as never[]),
        }),
        query,
      ).periods[0];
    expect(of([one])).toMatchObject({ low: 0n, high: usd(500) });
    expect(of([])).toMatchObject({ low: 0n, high: 0n, weighted: 0n, best: 0n });
    // Of 5 % nothing comes nineteen times of twenty, and of 95 % all of it: the range reaches to what is weighted.
    const unlikely = open('one', 'hardly', { annual: usd(500), expectedCloseOn: '2026-02-01' });
    const sure = open('one', 'sure', { annual: usd(500), expectedCloseOn: '2026-02-01' });
    const odd = [
      { id: 'hardly', name: '', position: 5, kind: 'open' as const, probability: 5 },
      { id: 'sure', name: '', position: 6, kind: 'open' as const, probability: 95 },
    ];
    const [never, always] = [unlikely, sure].map(({ deal, moves }) => {
      const facts = aForecastFacts({ deals: [deal], moves });
      return toForecast({ ...facts, stages: [...facts.stages, ...odd] }, query).periods[0];
    });
    expect(never).toMatchObject({ low: 0n, weighted: usd(25), high: usd(25), best: usd(500) });
    expect(always).toMatchObject({ low: usd(475), weighted: usd(475), high: usd(500) });
    // Odds of 0.6 that are known by twenty deals, for two ages in turn; and 400 × 0.24 of the deals.
    const many = Array.from({ length: 400 }, (_, at) =>
      open(`many${at}`, 'late', { annual: usd(1), expectedCloseOn: '2026-02-01' }),
    );
    const sd = Math.sqrt(400 ** 2 * 0.24 * (1 - (20 / 21) ** 2) + 400 * 0.24);
    const { low = 0n, high = 0n, weighted } = of(many) ?? {};
    expect(weighted).toBe(usd(240));
    expect(Math.abs(Number(low) / 10_000 - (240 - 1.2816 * sd))).toBeLessThan(12);
    expect(Math.abs(Number(high) / 10_000 - (240 + 1.2816 * sd))).toBeLessThan(12);
  });
});

test('a deal whose closing lies ahead is open until then, and one that is not made yet is none', () => {
  const { deal, moves } = aDeal(
    'ahead',
    [
      [0, 'early'],
      [5, 'late'],
      [20, 'won'],
    ],
    { annual: usd(1000), expectedCloseOn: '2026-02-01' },
  );
  const later = open('later', 'late', { createdAt: day(30), annual: usd(7000) });
  const facts = aForecastFacts({ deals: [deal, later.deal], moves: [...moves, ...later.moves] });
  const [before, after] = [10, 20].map(
    (now) => toForecast(facts, { ...query, now: day(now) }).periods[0],
  );
  expect(before).toMatchObject({ won: 0n, commit: usd(1000), weighted: usd(600), openCount: 1 });
  expect(after).toMatchObject({ won: usd(1000), weighted: usd(1000), openCount: 0 });
});

describe('odds of the forecast', () => {
  /** Lost after ten days in the last stage, each; and one that is open in it for as long. */
  function aHistory(lostCount: number) {
    const lost = Array.from({ length: lostCount }, (_, at) =>
      aDeal(`lost${at}`, [
        [-20, 'late'],
        [-10, 'lost'],
      ]),
    );
    const sale = open('sale', 'late', { annual: usd(1000), expectedCloseOn: '2026-02-01' });
    const told = [...lost, sale];
    return aForecastFacts({
      deals: told.map(({ deal }) => deal),
      moves: told.flatMap(({ moves }) => moves),
    });
  }

  test('are those of the stages under twenty closed deals, and learned from there on', () => {
    const few = toForecast(aHistory(19), query);
    expect(few.odds.dealCount).toBe(19);
    expect(few.periods[0]).toMatchObject({ weighted: usd(600), weightedFixed: usd(600) });
    const enough = toForecast(aHistory(20), query);
    // 20 × 60 % of 40.
    expect(enough.periods[0]).toMatchObject({ weighted: usd(300), weightedFixed: usd(600) });
  });
});

describe('when deals come', () => {
  /** Expected fifty days after the first look, won after a hundred; looked at on the days 6, 36, 66 and 96. */
  function aLateComer(id: string) {
    const { deal, moves } = aDeal(id, [
      [5.5, 'early'],
      [106, 'won'],
    ]);
    const past: PastFact = {
      dealId: id,
      field: 'expected_close_on',
      value: '2026-02-26',
      at: day(5.5),
    };
    return { deal, moves, past };
  }

  test('is learned from what was expected at the time', () => {
    const told = Array.from({ length: 10 }, (_, at) => aLateComer(`deal${at}`));
    const facts = aForecastFacts({
      deals: told.map(({ deal }) => deal),
      moves: told.flatMap(({ moves }) => moves),
      past: told.map(({ past }) => past),
    });
    const history = toHistory(facts);
    const calendar = createPeriods(facts);
    const timing = learnTiming(history, { at: day(200), periods: calendar });
    const tens = (...took: readonly number[]) =>
      took.flatMap((one) => new Array<number>(10).fill(one));
    expect(timing).toEqual({
      undated: [],
      near: [],
      soon: tens(3.5),
      later: tens(2),
      far: [],
      overdue: tens(10, 40),
    });
    expect(learnTiming(history, { at: day(100), periods: calendar }).later).toEqual([]);
    // Day 200 is the twentieth of July; 73 days are left of the quarter, 165 of the year.
    const running = calendar.at(day(200), 'quarter');
    const periods = [running, calendar.shift(running, 1)];
    const shares = (expected: string | null) =>
      toShares(timing, periods, {
        expectedOn: expected === null ? null : toDayNumber(expected),
        todayOn: toDayNumber('2026-07-20'),
      });
    // In 60 days: 10 of 20 as expected, 10 of 20 in twice as long. In 20 days: three and a half times as long are 70 days; in 21 they are 73.5, too many.
    expect(shares('2026-09-18')).toEqual([10 / 20, 10 / 20]);
    expect(shares('2026-08-09')).toEqual([1, 0]);
    expect(shares('2026-08-10')).toEqual([10 / 20, 10 / 20]);
    expect(shares('2026-07-01')).toEqual([1, 0]);
    expect(shares('2026-07-25')).toEqual([1, 0]);
    expect(shares(null)).toEqual([0, 0]);
  });

  test('moves the learned forecast and leaves the fixed one alone', () => {
    const told = Array.from({ length: 10 }, (_, at) => aLateComer(`deal${at}`));
    const sale = aDeal('sale', [[199, 'late']], {
      annual: usd(300),
      expectedCloseOn: '2026-09-18',
    });
    const facts = aForecastFacts({
      deals: [sale.deal, ...told.map(({ deal }) => deal)],
      moves: [...sale.moves, ...told.flatMap(({ moves }) => moves)],
      past: told.map(({ past }) => past),
    });
    const asked = { ...query, now: day(200) };
    const { periods } = toForecast(facts, asked);
    expect(periods.map(({ weightedFixed }) => weightedFixed)).toEqual([usd(180), 0n]);
    expect(periods.map(({ weighted }) => weighted)).toEqual([usd(90), usd(90)]);
    // All of it in the quarter in which it is expected, and the half that is thought to slip into the next.
    expect(periods.map(({ best }) => best)).toEqual([usd(300), usd(150)]);
    const [, next] = periods;
    if (!next) throw new Error('no period');
    expect(findForecastDeals(facts, { ...asked, period: next.period })).toEqual([
      expect.objectContaining({ id: 'sale', weighted: usd(90), part: 'rest', isExpected: false }),
    ]);
  });
});

describe('of any workspace', () => {
  const { facts, now } = aSynthetic({ seed: 5, dealCount: 500 });
  const asked: ForecastQuery = { grain: 'month', now, repIds: null, count: 4 };
  const sums = ['won', 'commit', 'best', 'weighted', 'weightedFixed'] as const;
  const sumsOf = (period: PeriodForecast | undefined) =>
    sums.map((name) => period?.[name] ?? expect.unreachable(name));

  test('reps sum to the team, and rows to the period', () => {
    const team = toForecast(facts, asked);
    const rows = team.byRep.map((row) => sums.slice(0, 4).map((name) => row[name as 'won'] ?? 0n));
    expect(
      sums.slice(0, 4).map((_, sum) => rows.reduce((all, row) => all + (row[sum] ?? 0n), 0n)),
    ).toEqual(sumsOf(team.periods[0]).slice(0, 4));
    const reps = facts.reps.map(({ id }) => toForecast(facts, { ...asked, repIds: [id] }));
    for (const [at, period] of team.periods.entries()) {
      const byRep = reps.map(({ periods }) => sumsOf(periods[at]));
      expect(sums.map((_, sum) => byRep.reduce((all, one) => all + (one[sum] ?? 0n), 0n))).toEqual(
        sumsOf(period),
      );
      const rows = findForecastDeals(facts, { ...asked, period: period.period });
      expect(rows.reduce((all, { weighted }) => all + weighted, 0n)).toBe(period.weighted);
      expect(rows.filter(({ isExpected, part }) => isExpected && part !== 'won').length).toBe(
        period.openCount,
      );
      expect(period.low <= period.weighted && period.weighted <= period.high).toBe(true);
    }
    expect(team.periods[0]?.weighted).toBeGreaterThan(0n);
  });

  test('no more is weighted than would come if all was won', () => {
    const undated = facts.deals.map((deal, at) =>
      at % 3 === 0 ? { ...deal, expectedCloseOn: null } : deal,
    );
    for (const grain of ['month', 'quarter'] as const) {
      const { periods, byRep } = toForecast(
        { ...facts, deals: undated },
        { ...asked, grain, count: 6 },
      );
      for (const { commit, best, weighted } of [...periods, ...byRep]) {
        expect(weighted <= best && commit <= best).toBe(true);
      }
      expect(periods[1]?.weighted).toBeGreaterThan(0n);
    }
  });

  test('the order of facts changes nothing', () => {
    const shuffled = <Item>(items: readonly Item[]) =>
      fc.sample(fc.shuffledSubarray([...items], { minLength: items.length }), {
        numRuns: 1,
        seed: 1,
      })[0] ?? [];
    const other = {
      ...facts,
      deals: shuffled(facts.deals),
      moves: shuffled(facts.moves),
      past: shuffled(facts.past),
    };
    const { periods } = toForecast(facts, asked);
    for (const [at, period] of toForecast(other, asked).periods.entries()) {
      expect(sumsOf(period)).toEqual(sumsOf(periods[at]));
      expect([period.low, period.high]).toEqual([periods[at]?.low, periods[at]?.high]);
    }
  });
});
