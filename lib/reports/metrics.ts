import type { ReportFacts } from './facts.ts';
import type { Period } from './periods.ts';

/** The metrics of `facts/selling`, each with its definition (a text under `metrics.<id>`), its numbers and its rows. */

export const metricIds = [
  'newProspects',
  'prospectConversion',
  'dealConversion',
  'winRate',
  'wonValue',
  'annualContractValue',
  'lifetimeValue',
  'cycleWon',
  'cycleLost',
  'velocity',
  'coverage',
  'dealsClosed',
  'calls',
  'meetings',
  'replyRate',
] as const;
export type MetricId = (typeof metricIds)[number];

/** `value` is null where it cannot be said: nothing to divide by, no target, no margin. */
export type Quantity =
  | { readonly unit: 'money' | 'moneyPerDay'; readonly value: bigint | null }
  /** `ratio` 0–1; `days`, `years` and `times` (of coverage) with fractions. */
  | {
      readonly unit: 'count' | 'ratio' | 'days' | 'years' | 'times' | 'perRep' | 'perWeek';
      readonly value: number | null;
    };

/** Numbers of formulas, and what stands beside them. Which metric has which: DESIGN.md. */
export type PartName =
  | 'prospects'
  | 'reps'
  | 'perRep'
  | 'medianPerRep'
  | 'converted'
  | 'entered'
  | 'won'
  | 'lost'
  | 'created'
  | 'open'
  | 'wonValue'
  | 'totalValue'
  | 'recurring'
  | 'oneOff'
  | 'valued'
  | 'median'
  | 'meanRecurring'
  | 'meanOneOff'
  | 'customerValue'
  | 'margin'
  | 'lifetime'
  | 'churn'
  | 'customers'
  | 'mean'
  | 'slowestTenth'
  | 'meanWon'
  | 'winRate'
  | 'meanCycle'
  | 'openValue'
  | 'target'
  | 'needed'
  | 'calls'
  | 'meetings'
  | 'days'
  | 'planned'
  | 'answered'
  | 'asked';

/** A number of the formula, by the name that its text has: `won`, `lost`, `reps`. */
export interface Part {
  readonly name: PartName;
  readonly quantity: Quantity;
}

/** What must be said with a number so that nobody is misled. `count` where it tells how many. */
export interface Caveat {
  readonly kind:
    | 'openCohort'
    | 'few'
    | 'unvalued'
    | 'capped'
    | 'noMargin'
    | 'noTarget'
    | 'noChurn'
    | 'skippedStages'
    | 'noCloseDay'
    | 'runningPeriod'
    /** The period begins within one usual cycle of the first deal: only quick ones can have closed. */
    | 'young';
  readonly count?: number;
}

export interface Figure {
  readonly id: MetricId;
  readonly now: Quantity;
  /** Of the period before, up to the same day where this one runs; null where there is nothing to compare with. */
  readonly before: Quantity | null;
  /** Which direction is good news. */
  readonly better: 'more' | 'less' | 'neither';
  /** Beside a mean its median, beside a median its mean; and what else belongs beside it (`needed` of coverage, `slowestTenth`). */
  readonly beside: readonly Part[];
  /** The formula's numbers in its order. */
  readonly parts: readonly Part[];
  readonly caveats: readonly Caveat[];
  /** Rows behind it, by part (also of caveats: `open`, `unvalued`, `running`, `ended`); ids are asked for by `findRows`. */
  readonly rowCounts: Readonly<Record<string, number>>;
}

/** Whose and when. `repIds` null is the team: everybody, and what is nobody's; an empty id is nobody. */
export interface MetricQuery {
  readonly period: Period;
  readonly repIds: readonly string[] | null;
  /** Now: what lies later has not happened yet. */
  readonly now: number;
}

export function toFigures(_facts: ReportFacts, _query: MetricQuery): readonly Figure[] {
  throw new Error('not here yet');
}

/** The same for each rep, those with nothing too, by name. */
export function toFiguresByRep(
  _facts: ReportFacts,
  _query: MetricQuery,
): readonly {
  readonly repId: string;
  readonly name: string;
  readonly figures: readonly Figure[];
}[] {
  throw new Error('not here yet');
}

export interface RowRef {
  readonly table: 'deals' | 'prospects' | 'touchpoints';
  readonly id: string;
}

/** The rows behind a part of a figure: `won` of the win rate. All of its parts where none is named. */
export function findRows(
  _facts: ReportFacts,
  _of: MetricQuery & { readonly metric: MetricId; readonly part?: string },
): readonly RowRef[] {
  throw new Error('not here yet');
}
