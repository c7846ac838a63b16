import type { ReportFacts } from './facts.ts';
import type { MetricId, MetricQuery, Quantity } from './metrics.ts';
import type { Period } from './periods.ts';

/** What charts draw. */

export interface TrendPoint {
  readonly period: Period;
  readonly now: Quantity | null;
  /** Of the same step of the period before. */
  readonly before: Quantity | null;
  /** The period runs still. */
  readonly isOpen: boolean;
}

/** A metric by the next smaller grain of the query's period (a year by quarters or months, a quarter by weeks, a week by days is by week), beside the period before. */
export function toTrend(
  _facts: ReportFacts,
  _of: MetricQuery & { readonly metric: MetricId },
): readonly TrendPoint[] {
  throw new Error('not here yet');
}

export interface FunnelStep {
  readonly stageId: string;
  readonly name: string;
  readonly kind: 'open' | 'won';
  /** Deals that reached the stage, or a later one: a skipped stage counts as passed. */
  readonly reachedCount: number;
  /** Of those, how many never stood in it. */
  readonly skippedCount: number;
  /** Of those that reached the stage before; null of the first. */
  readonly share: number | null;
  /** Still in it: their way is not told yet. */
  readonly openCount: number;
}

/** Deals that entered the pipeline in the twelve months up to the end of the period, or in it: how far they came. */
export function toFunnel(_facts: ReportFacts, _query: MetricQuery): readonly FunnelStep[] {
  throw new Error('not here yet');
}

export interface Cohort {
  readonly period: Period;
  readonly createdCount: number;
  /** Converted within so many periods after the first, cumulated: element 0 within the period itself. Null where that time is not over. */
  readonly converted: readonly (number | null)[];
  /** Some are open still: its last word is not spoken. */
  readonly isOpen: boolean;
}

/** Prospects by the period of entry and how many of them took part in a deal since (`of: 'prospects'`), or deals won. */
export function toCohorts(
  _facts: ReportFacts,
  _of: MetricQuery & { readonly of: 'prospects' | 'deals'; readonly count: number },
): readonly Cohort[] {
  throw new Error('not here yet');
}
