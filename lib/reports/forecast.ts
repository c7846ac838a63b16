import type { ReportFacts } from './facts.ts';
import type { LearnedOdds } from './odds.ts';
import type { Period } from './periods.ts';

/** Money is whole ten-thousandths of the workspace's currency, annual value. */
export interface PeriodForecast {
  readonly period: Period;
  readonly won: bigint;
  /** Won, and open deals of the last open stage that are expected in the period. */
  readonly commit: bigint;
  /** Won, and every open deal that is expected in the period. */
  readonly best: bigint;
  /** Won, and open value × odds. */
  readonly weighted: bigint;
  /** The same by the stages' own odds. */
  readonly weightedFixed: bigint;
  /** 80 % of outcomes lie between. */
  readonly low: bigint;
  readonly high: bigint;
  /** Open deals expected in the period. */
  readonly openCount: number;
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

export function toForecast(_facts: ReportFacts, _query: ForecastQuery): Forecast {
  throw new Error('not here yet');
}

/** Open deals behind a forecast's period, by what they add: id, odds and value. */
export interface ForecastDeal {
  readonly id: string;
  readonly odds: number;
  readonly annual: bigint | null;
  readonly weighted: bigint;
  readonly part: 'won' | 'commit' | 'rest';
}

export function findForecastDeals(
  _facts: ReportFacts,
  _of: ForecastQuery & { readonly period: Period },
): readonly ForecastDeal[] {
  throw new Error('not here yet');
}

/** What was said at the start of a past period by what was known then, and what came. */
export interface BackTestPeriod {
  readonly period: Period;
  readonly learned: { readonly weighted: bigint; readonly low: bigint; readonly high: bigint };
  readonly fixed: { readonly weighted: bigint };
  /** Won in the period of deals that were there at its start: what the forecast speaks of. */
  readonly came: bigint;
  /** Won of deals that were made in the period: no forecast by open deals knows them. */
  readonly cameNew: bigint;
  readonly openCount: number;
}

export interface BackTest {
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

export function toBackTest(
  _facts: ReportFacts,
  _query: Omit<ForecastQuery, 'count'> & { readonly count: number },
): BackTest {
  throw new Error('not here yet');
}
