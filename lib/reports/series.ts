import { monthsAfter } from '../model/term.ts';
import { metricById } from './all-metrics.ts';
import { type FactIndex, toFactIndex } from './fact-index.ts';
import type { DealFact, ProspectFact, ReportFacts } from './facts.ts';
import { divide } from './measures.ts';
import { type MetricId, type MetricQuery, type Quantity, toAged } from './metrics.ts';
import type { Grain, Period } from './periods.ts';
import { createScope, pick, toConversionMs } from './scope.ts';
import { between, countBefore } from './timeline.ts';
import { readWays } from './ways.ts';

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

/**
 * Deals that entered the pipeline in the twelve months up to the end of the period, or in it: how far they have come by now.
 */
export function toFunnel(facts: ReportFacts, query: MetricQuery): readonly FunnelStep[] {
  const { period, repIds, now } = query;
  const index = toFactIndex(facts);
  const yearBefore = index.calendar.startOf(monthsAfter(period.until, -12));
  const span = {
    from: Math.min(yearBefore, period.fromMs),
    until: Math.min(period.untilMs, now + 1),
  };
  const deals = pick(index.deals, repIds).flatMap((line) => between(line, span));
  const { stages, ways } = readWays(facts, { deals, now });
  const reachedBy = (place: number) => ways.filter(({ furthest }) => furthest >= place);

  const steps = stages.map(({ id, name }, place): FunnelStep => {
    const reached = reachedBy(place);
    return {
      stageId: id,
      name,
      kind: 'open',
      reachedCount: reached.length,
      skippedCount: reached.filter(({ stood }) => !stood.has(place)).length,
      share: place === 0 ? null : divide(reached.length, reachedBy(place - 1).length),
      openCount: ways.filter(({ current }) => current === place).length,
    };
  });
  const won = facts.stages.find(({ kind }) => kind === 'won');
  if (!won) return steps;
  const wonCount = reachedBy(stages.length).length;
  const last = steps.at(-1);
  return [
    ...steps,
    {
      stageId: won.id,
      name: won.name,
      kind: 'won',
      reachedCount: wonCount,
      skippedCount: 0,
      share: last ? divide(wonCount, last.reachedCount) : null,
      openCount: 0,
    },
  ];
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
  { enteredAt, dealAt }: ProspectFact,
  { now, youngAfter }: { now: number; youngAfter: number },
): Member {
  const isConverted = dealAt !== null && dealAt <= now;
  return {
    convertedAt: isConverted ? dealAt : null,
    isOpen: !isConverted && enteredAt > youngAfter,
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
