import { monthsAfter } from '../model/term.ts';
import { metricById } from './all-metrics.ts';
import { type FactIndex, toFactIndex } from './fact-index.ts';
import type { DealFact, ProspectFact, ReportFacts } from './facts.ts';
import { divide } from './measures.ts';
import { type MetricId, type MetricQuery, type Quantity, type RowRef, toAged } from './metrics.ts';
import type { Grain, Period } from './periods.ts';
import { createScope, pick, toConversionMs } from './scope.ts';
import { between, countBefore } from './timeline.ts';
import { readWays, type Way } from './ways.ts';

/** What charts draw. */

export interface TrendPoint {
  readonly period: Period;
  readonly now: Quantity | null;
  /** Of the same step of the period before. */
  readonly before: Quantity | null;
  /** The period runs still. */
  readonly isOpen: boolean;
}

const stepByGrain: Readonly<Record<Exclude<Grain, 'week'>, Grain>> = {
  month: 'week',
  quarter: 'week',
  year: 'month',
};
/** A week is shown beside those of the quarter before it. */
const weekCount = 13;

function toSteps({ calendar }: FactIndex, period: Period): readonly Period[] {
  if (period.grain !== 'week') return calendar.split(period, stepByGrain[period.grain]);
  return Array.from({ length: weekCount }, (_, index) =>
    calendar.shift(period, index + 1 - weekCount),
  );
}

/**
 * A metric by the steps of the query's period, beside the same step of the period before: a year by months, a quarter and a
 * month by weeks, the first and the last cut so that counts add up to the period's. A week is the last of thirteen, with
 * nothing beside them.
 */
export function toTrend(
  facts: ReportFacts,
  of: MetricQuery & { readonly metric: MetricId },
): readonly TrendPoint[] {
  const { metric, ...query } = of;
  const { period, now } = query;
  const index = toFactIndex(facts);
  const { measure } = metricById[metric];
  const before = period.grain === 'week' ? [] : toSteps(index, index.calendar.shift(period, -1));
  return toSteps(index, period).map((step, at) => {
    const stepBefore = before[at];
    const hasBegun = step.fromMs <= now;
    const isKnown = stepBefore !== undefined && stepBefore.untilMs > index.firstAt();
    return {
      period: step,
      now: hasBegun
        ? measure(createScope(index, { ...query, period: step, knownAt: now })).now
        : null,
      before: isKnown
        ? measure(createScope(index, toAged({ ...query, period: step }, stepBefore))).now
        : null,
      isOpen: now < step.untilMs,
    };
  });
}

interface Reached {
  /** Deals that reached the stage, or a later one: a skipped stage counts as passed. */
  readonly reachedCount: number;
  /** Of those that reached the stage before; null of the first. */
  readonly share: number | null;
}

export interface FunnelStep extends Reached {
  readonly stageId: string;
  readonly name: string;
  readonly kind: 'open' | 'won';
  /** Of those that reached it, how many never stood in it. */
  readonly skippedCount: number;
  /** Still in it: their way is not told yet. */
  readonly openCount: number;
  /** Of the twelve months up to the period before, at the same age; null where no fact is as old as that. */
  readonly before: Reached | null;
}

/** Deals that entered in a span of time, each with its way up to `now`. */
function readFunnel(
  { deals: line, facts }: FactIndex,
  of: {
    readonly span: { readonly from: number; readonly until: number };
    readonly repIds: readonly string[] | null;
    readonly now: number;
  },
) {
  const deals = pick(line, of.repIds).flatMap((each) => between(each, of.span));
  const { stages, ways } = readWays(facts, { deals, now: of.now });
  const reachedBy = (place: number) => ways.filter(({ furthest }) => furthest >= place);
  const reachedAt = (place: number): Reached => {
    const reachedCount = reachedBy(place).length;
    return {
      reachedCount,
      share: place === 0 ? null : divide(reachedCount, reachedBy(place - 1).length),
    };
  };
  return { deals, stages, ways, reachedAt };
}

/** Twelve months up to the end of a period, and all of it. */
function toFunnelStart({ calendar }: FactIndex, { until, fromMs }: Period): number {
  return Math.min(calendar.startOf(monthsAfter(until, -12)), fromMs);
}

function readFunnelNow(index: FactIndex, { period, repIds, now }: MetricQuery) {
  const until = Math.min(period.untilMs, now + 1);
  return readFunnel(index, { span: { from: toFunnelStart(index, period), until }, repIds, now });
}

/** Up to the same day of the period before, and as far as they had come when they were as old. */
function readFunnelBefore(index: FactIndex, query: MetricQuery) {
  const { calendar } = index;
  const { period, repIds, knownAt } = toAged(
    query,
    calendar.sameDaysBefore(query.period, query.now),
  );
  if (period.untilMs <= index.firstAt()) return undefined;
  const from = toFunnelStart(index, calendar.shift(query.period, -1));
  return readFunnel(index, { span: { from, until: period.untilMs }, repIds, now: knownAt });
}

/**
 * Deals that entered the pipeline in the twelve months up to the end of the period, or in it: how far they have come by now.
 */
export function toFunnel(facts: ReportFacts, query: MetricQuery): readonly FunnelStep[] {
  const index = toFactIndex(facts);
  const { stages, ways, reachedAt } = readFunnelNow(index, query);
  const before = readFunnelBefore(index, query);
  const steps = stages.map(({ id, name }, place): FunnelStep => {
    const skipped = ways.filter(({ furthest, stood }) => furthest >= place && !stood.has(place));
    return {
      stageId: id,
      name,
      kind: 'open',
      ...reachedAt(place),
      skippedCount: skipped.length,
      openCount: ways.filter(({ current }) => current === place).length,
      before: before?.reachedAt(place) ?? null,
    };
  });
  const won = facts.stages.find(({ kind }) => kind === 'won');
  if (!won) return steps;
  const last: FunnelStep = {
    stageId: won.id,
    name: won.name,
    kind: 'won',
    ...reachedAt(stages.length),
    skippedCount: 0,
    openCount: 0,
    before: before?.reachedAt(stages.length) ?? null,
  };
  return [...steps, last];
}

export const funnelParts = ['reached', 'skipped', 'open'] as const;
export type FunnelPart = (typeof funnelParts)[number];

/** The deals that a step of the funnel counts. */
export function findFunnelRows(
  facts: ReportFacts,
  of: MetricQuery & { readonly stageId: string; readonly part: FunnelPart },
): readonly RowRef[] {
  const { deals, stages, ways } = readFunnelNow(toFactIndex(facts), of);
  const kind = facts.stages.find(({ id }) => id === of.stageId)?.kind;
  const place = kind === 'won' ? stages.length : stages.findIndex(({ id }) => id === of.stageId);
  if (place === -1) return [];
  const isCounted = ({ furthest, stood, current }: Way): boolean => {
    if (of.part === 'open') return current === place;
    if (furthest < place) return false;
    return of.part === 'reached' || (kind !== 'won' && !stood.has(place));
  };
  return deals.flatMap(({ id }, at): RowRef[] => {
    const way = ways[at];
    return way && isCounted(way) ? [{ table: 'deals', id }] : [];
  });
}

export interface Cohort {
  readonly period: Period;
  readonly createdCount: number;
  /** Converted within so many periods after the first, cumulated: element 0 within the period itself. Null where that time is not over. */
  readonly converted: readonly (number | null)[];
  /** Some are open still: its last word is not spoken. */
  readonly isOpen: boolean;
}

/** What a cohort is made of: when each was converted, and whether it may still be. */
interface Member {
  readonly convertedAt: number | null;
  readonly isOpen: boolean;
}

function toDealMember({ outcome, closedAt }: DealFact, now: number): Member {
  const isClosed = closedAt === null ? outcome !== 'open' : closedAt <= now;
  return { convertedAt: outcome === 'won' && isClosed ? closedAt : null, isOpen: !isClosed };
}

function toProspectMember(
  { enteredAt, dealAt, isWorkedOn }: ProspectFact,
  { now, youngAfter }: { now: number; youngAfter: number },
): Member {
  const isConverted = dealAt !== null && dealAt <= now;
  return {
    convertedAt: isConverted ? dealAt : null,
    isOpen: !isConverted && isWorkedOn && enteredAt > youngAfter,
  };
}

/**
 * Prospects by the period of entry and how many of them took part in a deal since (`of: 'prospects'`), or deals by the
 * period of creation and how many were won: as many periods as asked for up to the query's, the oldest first.
 */
export function toCohorts(
  facts: ReportFacts,
  of: MetricQuery & { readonly of: 'prospects' | 'deals'; readonly count: number },
): readonly Cohort[] {
  const { period: last, repIds, now, count } = of;
  const index = toFactIndex(facts);
  const { calendar } = index;
  const youngAfter = of.of === 'prospects' ? now - toConversionMs(index, now) : now;

  const membersOf = (span: { from: number; until: number }): readonly Member[] =>
    of.of === 'deals'
      ? pick(index.deals, repIds)
          .flatMap((line) => between(line, span))
          .map((deal) => toDealMember(deal, now))
      : pick(index.prospects, repIds)
          .flatMap((line) => between(line, span))
          .map((prospect) => toProspectMember(prospect, { now, youngAfter }));

  return Array.from({ length: count }, (_, place) => {
    const period = calendar.shift(last, place + 1 - count);
    const members = membersOf({ from: period.fromMs, until: Math.min(period.untilMs, now + 1) });
    const times = Float64Array.from(members.flatMap(({ convertedAt }) => convertedAt ?? [])).sort();
    return {
      period,
      createdCount: members.length,
      converted: Array.from({ length: count }, (_, later) => {
        const { untilMs } = calendar.shift(period, later);
        return untilMs > now ? null : countBefore({ items: [], times, undated: [] }, untilMs);
      }),
      isOpen: members.some(({ isOpen }) => isOpen),
    };
  });
}
