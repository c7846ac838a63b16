import { metricById } from './all-metrics.ts';
import { type FactIndex, toFactIndex } from './fact-index.ts';
import type { RepFact, ReportFacts } from './facts.ts';
import type { Metric } from './metric.ts';
import { toOwners } from './owners.ts';
import type { Period } from './periods.ts';
import { createScope, type Scope, type ScopeQuery } from './scope.ts';

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
  /** What the number is of renewals, where it is one of new business; of a sum their part. */
  | 'renewals'
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
    /** Open deals without an expected day. */
    | 'undated'
    /** Open deals whose owners have no target. */
    | 'untargeted'
    /** What belongs to nobody, so to no rep. */
    | 'nobodys'
    /** Deals that were closed in the period and opened again since. */
    | 'reopened'
    /** The period before begins before there is anything to count: it is not compared with. */
    | 'partBefore'
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

export interface RepFigures {
  readonly repId: string;
  /** Empty where nobody of that id is a rep any more. */
  readonly name: string;
  readonly figures: readonly Figure[];
}

export interface RowRef {
  readonly table: 'deals' | 'prospects' | 'touchpoints';
  readonly id: string;
}

/** The period, and what it is compared with. */
function toScopes(index: FactIndex, query: MetricQuery) {
  const before = index.calendar.sameDaysBefore(query.period, query.now);
  return {
    now: createScope(index, { ...query, knownAt: query.now }),
    before: createScope(index, toAged(query, before)),
  };
}

/** What a metric rests on: before the first of them there was nothing to count. */
const lineByMetric: Readonly<
  Record<MetricId, 'prospects' | 'deals' | 'touches' | 'conversations'>
> = {
  newProspects: 'prospects',
  prospectConversion: 'prospects',
  dealConversion: 'deals',
  winRate: 'deals',
  wonValue: 'deals',
  annualContractValue: 'deals',
  lifetimeValue: 'deals',
  cycleWon: 'deals',
  cycleLost: 'deals',
  velocity: 'deals',
  coverage: 'deals',
  dealsClosed: 'deals',
  calls: 'touches',
  meetings: 'touches',
  replyRate: 'conversations',
};

/** Whether there was anything to count from the first day of the period before on, within it, or not in it. */
function readBefore(id: MetricId, { period, index }: Scope): 'whole' | 'part' | 'none' {
  const firstAt = index[lineByMetric[id]].whole().times[0] ?? Number.POSITIVE_INFINITY;
  if (firstAt >= period.untilMs) return 'none';
  return index.calendar.dayOf(firstAt) <= period.from ? 'whole' : 'part';
}

/** What is compared with the query's period is known up to the same age. */
export function toAged(query: MetricQuery, before: Period): ScopeQuery {
  const knownAt = Math.max(query.now - (query.period.fromMs - before.fromMs), before.untilMs);
  return { ...query, period: before, knownAt: Math.min(knownAt, query.now) };
}

function toFigure({ id, better, measure }: Metric, scopes: ReturnType<typeof toScopes>): Figure {
  const { now, parts, beside = [], caveats = [], rows } = measure(scopes.now);
  const kept = readBefore(id, scopes.before);
  const before = kept === 'whole' ? measure(scopes.before).now : null;
  return {
    id,
    now,
    before: before === null || before.value === null ? null : before,
    better,
    beside,
    parts,
    caveats: [...caveats, kept === 'part' ? ({ kind: 'partBefore' } as const) : undefined].filter(
      (said) => said !== undefined,
    ),
    rowCounts: Object.fromEntries(Object.entries(rows).map(([name, { count }]) => [name, count])),
  };
}

function figuresOf(index: FactIndex, query: MetricQuery): readonly Figure[] {
  const scopes = toScopes(index, query);
  return metricIds.map((id) => toFigure(metricById[id], scopes));
}

export function toFigures(facts: ReportFacts, query: MetricQuery): readonly Figure[] {
  return figuresOf(toFactIndex(facts), query);
}

function hasRows({ figures }: RepFigures): boolean {
  return figures.some(({ rowCounts }) => Object.values(rowCounts).some((count) => count > 0));
}

/**
 * The same for each rep, those with nothing too, by name; then whoever owns something and is no rep any more, and last what
 * is nobody's (an empty id), where there is any.
 */
export function toFiguresByRep(facts: ReportFacts, query: MetricQuery): readonly RepFigures[] {
  const index = toFactIndex(facts);
  const asked = query.repIds && new Set(query.repIds);
  const rowOf = ({ id, name }: RepFact): RepFigures => ({
    repId: id,
    name,
    figures: figuresOf(index, { ...query, repIds: [id] }),
  });
  const { reps, others } = toOwners(facts);
  const isAsked = ({ id }: RepFact) => asked === null || asked.has(id);
  return [...reps.filter(isAsked).map(rowOf), ...others.filter(isAsked).map(rowOf).filter(hasRows)];
}

/** The rows behind a part of a figure: `won` of the win rate. All of its parts where none is named. */
export function findRows(
  facts: ReportFacts,
  of: MetricQuery & { readonly metric: MetricId; readonly part?: string },
): readonly RowRef[] {
  const { metric, part, ...query } = of;
  const { now } = toScopes(toFactIndex(facts), query);
  const { rows } = metricById[metric].measure(now);
  const named = part === undefined ? Object.values(rows) : [rows[part]];
  const tableById = new Map(
    named.flatMap((set) => set?.ids().map((id) => [id, set.table] as const) ?? []),
  );
  return Array.from(tableById, ([id, table]) => ({ table, id }));
}
