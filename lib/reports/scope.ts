import type { Contract } from './contracts.ts';
import type { Conversation } from './conversations.ts';
import type { ClosedDeal, FactIndex, Line } from './fact-index.ts';
import { once } from './fact-index.ts';
import type { DealFact, ProspectFact, TouchFact } from './facts.ts';
import { median, percentile } from './measures.ts';
import type { Period } from './periods.ts';
import { between, countBefore, type Timeline } from './timeline.ts';

const dayMs = 86_400_000;

export interface ScopeQuery {
  readonly period: Period;
  readonly repIds: readonly string[] | null;
  readonly now: number;
  /**
   * Up to when it is known what became of what began in the period: `now`, or where the period is what another is compared
   * with, as long after its beginning as that one's is ago. Both are then of the same age.
   */
  readonly knownAt: number;
}

/** What some reps, or the team, have in a period; each part is worked out when it is first asked for. */
export interface Scope extends ScopeQuery {
  readonly index: FactIndex;
  /** The end of the period, or where it runs the first instant after now. */
  readonly asOf: number;
  readonly isRunning: boolean;
  /** Days of the period that have come, today among them. */
  readonly dayCount: number;
  created(): readonly DealFact[];
  won(): readonly ClosedDeal[];
  lost(): readonly ClosedDeal[];
  /** Closed in the period and opened again since; not what was closed in it once more. */
  reopened(): readonly DealFact[];
  /** Closed deals of no known day, but for those that were made after the end. */
  undatedCount(): number;
  /** As of the end. */
  open(): readonly DealFact[];
  /** Signed by the end. */
  contracts(): readonly Contract[];
  /** Of everybody: a contract that a colleague renewed is renewed. */
  teamContracts(): readonly Contract[];
  entered(): readonly ProspectFact[];
  held(kind: TouchKind): readonly TouchFact[];
  planned(kind: TouchKind): readonly TouchFact[];
  conversations(): readonly Conversation[];
}

export type TouchKind = 'calls' | 'meetings' | 'touches';

/** Closed, as far as is known at an instant. Of no known day means: before anything that is asked. */
export function isClosedBy({ outcome, closedAt }: DealFact, until: number): boolean {
  return closedAt === null ? outcome !== 'open' : closedAt < until;
}

/** What owners, or all, have of a line. An empty id is nobody. */
export function pick<Item>(
  line: Line<Item>,
  repIds: readonly string[] | null,
): readonly Timeline<Item>[] {
  if (repIds === null) return [line.whole()];
  return [...new Set(repIds)].map((id) => line.of(id === '' ? null : id));
}

export function createScope(index: FactIndex, query: ScopeQuery): Scope {
  const { period, repIds, now } = query;
  const isRunning = now >= period.fromMs && now < period.untilMs;
  const asOf = Math.min(period.untilMs, now + 1);
  const span = { from: period.fromMs, until: asOf };

  const inSpan = <Item>(line: Line<Item>, of = span): readonly Item[] => {
    const [only, ...others] = pick(line, repIds);
    if (only === undefined) return [];
    if (others.length === 0) return between(only, of);
    return [only, ...others].flatMap((timeline) => between(timeline, of));
  };

  const closed = once(() => inSpan(index.closed));

  return {
    ...query,
    index,
    asOf,
    isRunning,
    dayCount: countDays(index, span),
    created: once(() => inSpan(index.deals)),
    won: once(() => closed().filter(({ deal }) => deal.outcome === 'won')),
    lost: once(() => closed().filter(({ deal }) => deal.outcome === 'lost')),
    reopened: once(() => {
      const still = new Set(closed().map(({ deal }) => deal));
      const found = new Set(inSpan(index.reopened).map(({ deal }) => deal));
      return [...found].filter((deal) => !still.has(deal));
    }),
    undatedCount: () =>
      pick(index.closed, repIds).reduce(
        (count, { undated }) =>
          count + undated.filter(({ deal }) => !(deal.createdAt >= asOf)).length,
        0,
      ),
    open: once(() =>
      pick(index.deals, repIds).flatMap((timeline) =>
        [...timeline.items.slice(0, countBefore(timeline, asOf)), ...timeline.undated].filter(
          (deal) => !isClosedBy(deal, asOf),
        ),
      ),
    ),
    contracts: once(() => signedBy(pick(index.contracts, repIds), asOf)),
    teamContracts: once(() => signedBy(pick(index.contracts, null), asOf)),
    entered: once(() => inSpan(index.prospects)),
    held: (kind) => inSpan(index[kind]),
    planned: (kind) =>
      inSpan(index[kind], { from: Math.max(period.fromMs, now + 1), until: period.untilMs }),
    conversations: once(() => inSpan(index.conversations)),
  };
}

function signedBy(lines: readonly Timeline<Contract>[], until: number): readonly Contract[] {
  return lines.flatMap((line) => between(line, { from: Number.NEGATIVE_INFINITY, until }));
}

function countDays({ calendar }: FactIndex, { from, until }: { from: number; until: number }) {
  if (until <= from) return 0;
  const last = calendar.startOf(calendar.dayOf(until - 1));
  return Math.round((last - from) / dayMs) + 1;
}

/** Of what was known at an instant; kept for the last one that was asked for. */
function keptByNow<Value>(make: (index: FactIndex, now: number) => Value) {
  const kept = new WeakMap<FactIndex, { readonly now: number; readonly value: Value }>();
  return (index: FactIndex, now: number): Value => {
    const known = kept.get(index);
    if (known?.now === now) return known.value;
    const value = make(index, now);
    kept.set(index, { now, value });
    return value;
  };
}

/** Below so many conversions their times say little. */
const fewestConversions = 20;
const usualConversionMs = 90 * dayMs;
/** Where many convert on the day of entry, others do not stop to. */
const shortestConversionMs = 30 * dayMs;

/**
 * The time within which nine of ten prospects who ever took part in a deal did; of those who entered so long ago that slow
 * ones can have done so as well.
 */
export const toConversionMs = keptByNow(({ facts }, now) => {
  const times: number[] = [];
  for (const { enteredAt, dealAt } of facts.prospects) {
    if (dealAt === null || dealAt > now || enteredAt > now - usualConversionMs) continue;
    times.push(Math.max(dealAt - enteredAt, 0));
  }
  if (times.length < fewestConversions) return usualConversionMs;
  return Math.max(percentile(times, 0.9) ?? 0, shortestConversionMs);
});

/**
 * From when on periods have all their closings: not before the first one that is known, and not within a usual cycle after
 * the first deal, when only quick deals can have closed.
 */
export const toSettledAt = keptByNow((index, now) => {
  const closed = index.closed.whole();
  const known = closed.items.slice(0, countBefore(closed, now + 1));
  const cycle = median(known.flatMap(({ cycleDays }) => cycleDays ?? []));
  const firstCreated = index.deals.whole().times[0];
  if (cycle === null || firstCreated === undefined) return Number.NEGATIVE_INFINITY;
  return Math.max(closed.times[0] ?? 0, firstCreated + cycle * dayMs);
});
