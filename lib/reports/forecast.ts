import { toUnits } from '../model/money.ts';
import type { ReportFacts } from './facts.ts';
import { type History, toHistory } from './history.ts';
import { type LearnedOdds, learnOdds } from './odds.ts';
import { listOpenDeals } from './open-deals.ts';
import { createPeriods, type Period, type PeriodCalendar } from './periods.ts';
import { toRanges } from './spread.ts';
import { learnTiming } from './timing.ts';
import { takeShare, type WeighedDeal, weighDeals } from './weigh.ts';

/** Money is whole ten-thousandths of the workspace's currency, annual value. */
export interface PeriodForecast {
  readonly period: Period;
  readonly won: bigint;
  /** Won, and open deals of the last open stage that are expected in the period. */
  readonly commit: bigint;
  /** Won, and every open deal that is expected in the period. */
  readonly best: bigint;
  /** Won, and open value × odds, as far as it is thought to come in the period (FORECAST.md). */
  readonly weighted: bigint;
  /** The same by the stages' own odds, of the deals that are expected in the period. */
  readonly weightedFixed: bigint;
  /** 80 % of outcomes lie between. */
  readonly low: bigint;
  readonly high: bigint;
  /** Open deals expected in the period. */
  readonly openCount: number;
  /** Of those the ones without a value, or in none of the open stages. */
  readonly unvaluedCount: number;
  readonly target: bigint | null;
  /** Open value ÷ what the target still lacks; null without a target, or when it is reached. */
  readonly coverage: number | null;
  /** 1 ÷ win rate of the last four quarters; null without one. */
  readonly coverageNeeded: number | null;
}

export interface Forecast {
  readonly periods: readonly PeriodForecast[];
  readonly odds: LearnedOdds;
  /** Open deals without an expected day, or with one that has passed: they are in no later period. */
  readonly undatedCount: number;
  readonly overdueCount: number;
}

export interface ForecastQuery {
  readonly grain: 'month' | 'quarter';
  readonly now: number;
  readonly repIds: readonly string[] | null;
  /** Periods from the running one on. */
  readonly count: number;
}

/** What a forecast's periods are read from. */
interface Basis {
  readonly history: History;
  readonly calendar: PeriodCalendar;
  readonly learned: LearnedOdds;
  readonly periods: readonly Period[];
  readonly weighed: readonly WeighedDeal[];
  readonly today: string;
}

function toBasis(facts: ReportFacts, { grain, now, repIds, count }: ForecastQuery): Basis {
  const history = toHistory(facts);
  const calendar = createPeriods(facts);
  const running = calendar.at(now, grain);
  const periods = Array.from({ length: count }, (_, later) => calendar.shift(running, later));
  const today = calendar.dayOf(now);
  const learned = learnOdds(facts, { at: now });
  const weighed = weighDeals(listOpenDeals(history, { at: now, repIds }), {
    learned,
    timing: learnTiming(history, { at: now, periods: calendar }),
    periods,
    today,
  });
  return { history, calendar, learned, periods, weighed, today };
}

export function toForecast(facts: ReportFacts, query: ForecastQuery): Forecast {
  const { history, calendar, learned, periods, weighed, today } = toBasis(facts, query);
  const ranges = toRanges(weighed, { learned, periodCount: periods.length });
  const coverageNeeded = toCoverageNeeded(history, { ...query, calendar });
  const lastStageId = history.openStages.at(-1)?.id;
  const target = toTarget(facts, query);
  return {
    periods: periods.map((period, index): PeriodForecast => {
      const won = sumOf(listWon(history, { ...query, period }).map(({ annual }) => annual ?? 0n));
      const expected = weighed.filter(({ expectedIn }) => expectedIn === index);
      const open = sumOf(expected.map(toValue));
      const last = expected.filter(({ deal }) => deal.stageId === lastStageId);
      const range = ranges[index] ?? { low: 0n, high: 0n };
      return {
        period,
        won,
        commit: won + sumOf(last.map(toValue)),
        best: won + open,
        weighted: won + sumOf(weighed.map((one) => toWeighted(one, index))),
        weightedFixed: won + sumOf(expected.map(toWeightedFixed)),
        low: won + range.low,
        high: won + range.high,
        openCount: expected.length,
        unvaluedCount: expected.filter(({ deal, cell }) => deal.annual === null || cell === null)
          .length,
        target,
        coverage: target === null ? null : toCoverage(open, target - won),
        coverageNeeded,
      };
    }),
    odds: learned,
    undatedCount: weighed.filter(({ deal }) => deal.expectedOn === null).length,
    overdueCount: weighed.filter(({ deal }) => (deal.expectedOn ?? today) < today).length,
  };
}

function sumOf(amounts: readonly bigint[]): bigint {
  return amounts.reduce((sum, amount) => sum + amount, 0n);
}

/** A deal in none of the open stages counts as one without a value. */
function toValue({ deal, cell }: WeighedDeal): bigint {
  return cell === null ? 0n : (deal.annual ?? 0n);
}

function toOddsIn({ odds, shares }: WeighedDeal, index: number): number {
  return odds * (shares[index] ?? 0);
}

export function toWeighted(one: WeighedDeal, index: number): bigint {
  const value = toValue(one);
  return value === 0n ? 0n : takeShare(value, toOddsIn(one, index));
}

export function toWeightedFixed(one: WeighedDeal): bigint {
  return takeShare(toValue(one), one.fixed);
}

function listWon(
  { ways }: History,
  { period, repIds, now }: Pick<ForecastQuery, 'repIds' | 'now'> & { readonly period: Period },
) {
  return ways.flatMap(({ deal }) => {
    const { outcome, closedAt, ownerId } = deal;
    if (outcome !== 'won' || closedAt === null || closedAt > now) return [];
    if (closedAt < period.fromMs || closedAt >= period.untilMs) return [];
    return repIds === null || repIds.includes(ownerId ?? '') ? [deal] : [];
  });
}

/** Of the reps who are asked for, as far as they have one; a month has a third of a quarter's. */
function toTarget(
  { reps, settings }: ReportFacts,
  { grain, repIds }: Pick<ForecastQuery, 'grain' | 'repIds'>,
): bigint | null {
  const targets = (repIds ?? reps.map(({ id }) => id)).flatMap(
    (id) => settings.quarterTargets[id] ?? [],
  );
  if (targets.length === 0) return null;
  const quarter = sumOf(targets.map(toUnits));
  return grain === 'quarter' ? quarter : (quarter + 1n) / 3n;
}

function toCoverage(open: bigint, lacking: bigint): number | null {
  return lacking <= 0n ? null : Number(open) / Number(lacking);
}

/** By close date, in the running quarter and the three before it. */
function toCoverageNeeded(
  { ways }: History,
  {
    now,
    repIds,
    calendar,
  }: Pick<ForecastQuery, 'now' | 'repIds'> & { readonly calendar: PeriodCalendar },
): number | null {
  const { fromMs } = calendar.shift(calendar.at(now, 'quarter'), -3);
  let wonCount = 0;
  let closedCount = 0;
  for (const { deal } of ways) {
    const { outcome, closedAt, ownerId } = deal;
    if (outcome === 'open' || closedAt === null || closedAt < fromMs || closedAt > now) continue;
    if (repIds !== null && !repIds.includes(ownerId ?? '')) continue;
    closedCount += 1;
    if (outcome === 'won') wonCount += 1;
  }
  return wonCount === 0 ? null : closedCount / wonCount;
}

/** A deal behind a forecast's period, by what it adds: `weighted` is its value × `odds`, and they sum to the period's. */
export interface ForecastDeal {
  readonly id: string;
  /** Of being won in the period: 1 where it was. */
  readonly odds: number;
  readonly annual: bigint | null;
  readonly weighted: bigint;
  readonly part: 'won' | 'commit' | 'rest';
  /** False for one that is expected at another time or at none, and may come in the period all the same. */
  readonly isExpected: boolean;
}

/** All that are expected in the period, or add to it. */
export function findForecastDeals(
  facts: ReportFacts,
  query: ForecastQuery & { readonly period: Period },
): readonly ForecastDeal[] {
  const { history, periods, weighed } = toBasis(facts, query);
  const { period } = query;
  const index = periods.findIndex(
    ({ from, until }) => from === period.from && until === period.until,
  );
  const lastStageId = history.openStages.at(-1)?.id;
  const won = listWon(history, query).map(
    ({ id, annual }): ForecastDeal => ({
      id,
      odds: 1,
      annual,
      weighted: annual ?? 0n,
      part: 'won',
      isExpected: true,
    }),
  );
  const open = weighed.flatMap((one): ForecastDeal[] => {
    const weighted = index === -1 ? 0n : toWeighted(one, index);
    const isExpected = index !== -1 && one.expectedIn === index;
    if (!isExpected && weighted === 0n) return [];
    const { id, annual, stageId } = one.deal;
    const part = isExpected && stageId === lastStageId ? 'commit' : 'rest';
    return [{ id, odds: toOddsIn(one, index), annual, weighted, part, isExpected }];
  });
  return [...won, ...open].sort(
    (one, other) =>
      Number(other.weighted - one.weighted > 0n) - Number(other.weighted - one.weighted < 0n) ||
      (one.id < other.id ? -1 : 1),
  );
}
