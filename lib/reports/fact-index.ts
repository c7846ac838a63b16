import { type Contract, findContracts } from './contracts.ts';
import {
  type Conversation,
  compareWritten,
  findConversations,
  isWritten,
} from './conversations.ts';
import type { DealFact, ProspectFact, ReportFacts, TouchFact } from './facts.ts';
import { createPeriods, type PeriodCalendar } from './periods.ts';
import { createTimeline, emptyTimeline, groupByOwner, type Timeline } from './timeline.ts';

const dayMs = 86_400_000;

export interface ClosedDeal {
  readonly deal: DealFact;
  /** By the calendar, from the day of creation to the day of closing; null where it was closed before it was created. */
  readonly cycleDays: number | null;
}

/** All of a kind in the order of time, of everybody and of each owner. */
export interface Line<Item> {
  whole(): Timeline<Item>;
  /** Null is nobody. */
  of(ownerId: string | null): Timeline<Item>;
  ownerIds(): Iterable<string | null>;
}

/** Facts in order, worked out once, each part when it is first asked for. */
export interface FactIndex {
  readonly facts: ReportFacts;
  readonly calendar: PeriodCalendar;
  /** By creation. */
  readonly deals: Line<DealFact>;
  /** By close date, those without one apart; what closes after `now` is there too. */
  readonly closed: Line<ClosedDeal>;
  readonly contracts: Line<Contract>;
  readonly prospects: Line<ProspectFact>;
  /** Without those that were called off; what is planned is there too. */
  readonly calls: Line<TouchFact>;
  readonly meetings: Line<TouchFact>;
  /** By the time at which they were opened. */
  readonly conversations: Line<Conversation>;
  /** All but those that were called off. */
  readonly touches: Line<TouchFact>;
  /** When the first fact is; infinity of none. */
  firstAt(): number;
}

/** Worked out when it is first asked for. */
export function once<Value>(make: () => Value): () => Value {
  let kept: { readonly value: Value } | undefined;
  return () => {
    kept ??= { value: make() };
    return kept.value;
  };
}

function createLine<Item>(
  make: () => Timeline<Item>,
  ownerOf: (item: Item) => string | null,
): Line<Item> {
  const whole = once(make);
  const byOwner = once(() => groupByOwner(whole(), ownerOf));
  return {
    whole,
    of: (ownerId) => byOwner().get(ownerId) ?? emptyTimeline,
    ownerIds: () => byOwner().keys(),
  };
}

function compareIds(one: { readonly id: string }, other: { readonly id: string }): number {
  return one.id < other.id ? -1 : one.id > other.id ? 1 : 0;
}

const byDeal = (one: { readonly deal: DealFact }, other: { readonly deal: DealFact }) =>
  compareIds(one.deal, other.deal);
const timeOfTouch = ({ at }: TouchFact) => at;

function createIndex(facts: ReportFacts): FactIndex {
  const calendar = createPeriods(facts);

  const cycleDaysOf = ({ createdAt, closedAt }: DealFact): number | null => {
    if (closedAt === null || !Number.isFinite(createdAt)) return null;
    const from = calendar.startOf(calendar.dayOf(createdAt));
    const until = calendar.startOf(calendar.dayOf(closedAt));
    return until < from ? null : Math.round((until - from) / dayMs);
  };

  const touchesOf = (fits: (touch: TouchFact) => boolean) => () =>
    createTimeline(
      facts.touches.filter((touch) => touch.outcome !== 'cancelled' && fits(touch)),
      { timeOf: timeOfTouch, compare: compareIds },
    );
  const ownerOfTouch = ({ repId }: TouchFact) => repId;

  return {
    facts,
    calendar,
    deals: createLine(
      () =>
        createTimeline(facts.deals, {
          timeOf: ({ createdAt }) => createdAt,
          compare: compareIds,
        }),
      ({ ownerId }) => ownerId,
    ),
    closed: createLine(
      () =>
        createTimeline(
          facts.deals
            .filter(({ outcome }) => outcome !== 'open')
            .map((deal) => ({ deal, cycleDays: cycleDaysOf(deal) })),
          { timeOf: ({ deal }) => deal.closedAt ?? Number.NaN, compare: byDeal },
        ),
      ({ deal }) => deal.ownerId,
    ),
    contracts: createLine(
      () =>
        createTimeline(findContracts(facts.deals, calendar), {
          timeOf: ({ deal }) => deal.closedAt ?? Number.NaN,
          compare: byDeal,
        }),
      ({ deal }) => deal.ownerId,
    ),
    prospects: createLine(
      () =>
        createTimeline(facts.prospects, {
          timeOf: ({ enteredAt }) => enteredAt,
          compare: compareIds,
        }),
      ({ ownerId }) => ownerId,
    ),
    calls: createLine(
      touchesOf(({ channel }) => channel === 'call'),
      ownerOfTouch,
    ),
    meetings: createLine(
      touchesOf(({ channel }) => channel === 'meeting'),
      ownerOfTouch,
    ),
    touches: createLine(
      touchesOf(() => true),
      ownerOfTouch,
    ),
    conversations: createLine(
      () => {
        const written = createTimeline(facts.touches.filter(isWritten), {
          timeOf: timeOfTouch,
          compare: compareWritten,
        });
        return createTimeline(findConversations(written.items), {
          timeOf: ({ opened }) => opened.at,
          compare: (one, other) => compareIds(one.opened, other.opened),
        });
      },
      ({ opened }) => opened.repId,
    ),
    firstAt: once(() => {
      let first = Number.POSITIVE_INFINITY;
      for (const { createdAt } of facts.deals) if (createdAt < first) first = createdAt;
      for (const { enteredAt } of facts.prospects) if (enteredAt < first) first = enteredAt;
      for (const { at } of facts.touches) if (at < first) first = at;
      return first;
    }),
  };
}

const indexByFacts = new WeakMap<ReportFacts, FactIndex>();

/** The same for the same facts, which nobody changes. */
export function toFactIndex(facts: ReportFacts): FactIndex {
  const kept = indexByFacts.get(facts);
  if (kept) return kept;
  const index = createIndex(facts);
  indexByFacts.set(facts, index);
  return index;
}
