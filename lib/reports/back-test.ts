import { closerOf, type ReportFacts } from './facts.ts';
import type { ForecastQuery } from './forecast.ts';
import { type History, toHistory } from './history.ts';
import { learnOddsInUse } from './odds.ts';
import { listDealsOpenAt } from './open-deals.ts';
import { createPeriods, type Period, type PeriodCalendar } from './periods.ts';
import { toRanges } from './spread.ts';
import { learnTiming } from './timing.ts';
import { toWeighted, toWeightedFixed, type WeighedDeal, weighDeals } from './weigh.ts';

/** What was said at the start of a past period by what was known then, and what came. */
export interface BackTestPeriod {
  readonly period: Period;
  readonly learned: { readonly weighted: bigint; readonly low: bigint; readonly high: bigint };
  readonly fixed: { readonly weighted: bigint };
  /** Won in the period of deals that were open at its start: what the forecast speaks of. */
  readonly came: bigint;
  /** Won of all others: made or opened again in the period, which no forecast by open deals knows. */
  readonly cameNew: bigint;
  readonly openCount: number;
}

export interface BackTest {
  /** In their order, from the first one at whose start a deal was open. */
  readonly periods: readonly BackTestPeriod[];
  /** Mean of |said − came| ÷ mean of what came; null where nothing came. */
  readonly offBy: { readonly learned: number | null; readonly fixed: number | null };
  /** Of the odds of single deals: mean squared error, of the same deals. */
  readonly brier: { readonly learned: number | null; readonly fixed: number | null };
  /** Periods of which what came lies within the range. */
  readonly insideCount: number;
  /** Odds said against the share that came, for a plot: by tenths that hold a deal. */
  readonly calibration: readonly {
    readonly said: number;
    readonly came: number;
    readonly dealCount: number;
  }[];
}

/** Of the last `count` periods that are over. */
export function toBackTest(facts: ReportFacts, query: ForecastQuery): BackTest {
  const calendar = createPeriods(facts);
  const running = calendar.at(query.now, query.grain);
  const looks = Array.from({ length: query.count }, (_, index) =>
    lookBack(facts, {
      ...query,
      calendar,
      period: calendar.shift(running, index - query.count),
    }),
  );
  const first = looks.findIndex(({ said }) => said.openCount > 0);
  const periods = first === -1 ? [] : looks.slice(first).map(({ said }) => said);
  const decided = looks.flatMap((look) => look.decided);
  return {
    periods,
    offBy: {
      learned: toOffBy(periods, ({ learned }) => learned.weighted),
      fixed: toOffBy(periods, ({ fixed }) => fixed.weighted),
    },
    brier: {
      learned: toBrier(decided, ({ odds }) => odds),
      fixed: toBrier(decided, ({ fixed }) => fixed),
    },
    insideCount: periods.filter(({ came, learned }) => came >= learned.low && came <= learned.high)
      .length,
    calibration: toCalibration(decided),
  };
}

/** A deal whose odds were said, and whether it was won: once for each period at whose start it was open. */
interface Decided {
  readonly odds: number;
  readonly fixed: number;
  readonly isWon: boolean;
}

interface Look {
  readonly said: BackTestPeriod;
  readonly decided: readonly Decided[];
}

function lookBack(
  facts: ReportFacts,
  query: ForecastQuery & { readonly period: Period; readonly calendar: PeriodCalendar },
): Look {
  const history = toHistory(facts);
  const { period, repIds } = query;
  const at = period.fromMs;
  const learned = learnOddsInUse(facts, { at });
  const weighed = weighDeals(listDealsOpenAt(history, { at, repIds }), {
    learned,
    timing: learnTiming(history, { at, periods: query.calendar }),
    periods: [period],
    today: period.from,
  });
  const [range = { low: 0n, high: 0n }] = toRanges(weighed, { learned, periodCount: 1 });
  return {
    said: {
      period,
      learned: { weighted: sumOf(weighed.map((one) => toWeighted(one, 0))), ...range },
      fixed: {
        weighted: sumOf(
          weighed.filter(({ expectedIn }) => expectedIn === 0).map((one) => toWeightedFixed(one)),
        ),
      },
      ...toCame(history, { ...query, weighed }),
      openCount: weighed.length,
    },
    decided: weighed.flatMap(({ deal, odds, fixed, cell }): Decided[] => {
      const { outcome } = deal.way.deal;
      return outcome === 'open' || cell === null ? [] : [{ odds, fixed, isWon: outcome === 'won' }];
    }),
  };
}

function toCame(
  { ways }: History,
  of: {
    readonly period: Period;
    readonly repIds: readonly string[] | null;
    readonly weighed: readonly WeighedDeal[];
  },
): { readonly came: bigint; readonly cameNew: bigint } {
  const known = new Set(of.weighed.map(({ deal }) => deal.id));
  let came = 0n;
  let cameNew = 0n;
  for (const { deal } of ways) {
    const { outcome, closedAt, annual } = deal;
    if (outcome !== 'won' || closedAt === null || annual === null) continue;
    if (closedAt < of.period.fromMs || closedAt >= of.period.untilMs) continue;
    if (known.has(deal.id)) came += annual;
    else if (of.repIds === null || of.repIds.includes(closerOf(deal) ?? '')) cameNew += annual;
  }
  return { came, cameNew };
}

function sumOf(amounts: readonly bigint[]): bigint {
  return amounts.reduce((sum, amount) => sum + amount, 0n);
}

function toOffBy(
  periods: readonly BackTestPeriod[],
  toSaid: (period: BackTestPeriod) => bigint,
): number | null {
  const came = sumOf(periods.map((period) => period.came));
  if (came === 0n) return null;
  const off = periods.map((period) => {
    const difference = toSaid(period) - period.came;
    return difference < 0n ? -difference : difference;
  });
  return Number(sumOf(off)) / Number(came);
}

function toBrier(decided: readonly Decided[], toSaid: (one: Decided) => number): number | null {
  if (decided.length === 0) return null;
  const sum = decided.reduce((all, one) => all + (toSaid(one) - Number(one.isWon)) ** 2, 0);
  return sum / decided.length;
}

function toCalibration(decided: readonly Decided[]): BackTest['calibration'] {
  const byTenth = Map.groupBy(decided, ({ odds }) => Math.min(9, Math.floor(odds * 10)));
  return [...byTenth]
    .sort(([one], [other]) => one - other)
    .map(([, of]) => ({
      said: of.reduce((sum, { odds }) => sum + odds, 0) / of.length,
      came: of.filter(({ isWon }) => isWon).length / of.length,
      dealCount: of.length,
    }));
}
