import { type Contract, findContracts } from './contracts.ts';
import { type Conversation, findConversations, isWritten } from './conversations.ts';
import {
  closerOf,
  type DealFact,
  type ProspectFact,
  type ReportFacts,
  type TouchFact,
} from './facts.ts';
import { createPeriods, type PeriodCalendar } from './periods.ts';
import { findReopened, type Reopened } from './reopened.ts';
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
  /** By the day of the closing that does not hold any more. */
  readonly reopened: Line<Reopened>;
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

const ofTouches = { timeOf: ({ at }: TouchFact) => at, compare: compareIds };

/** Put in order once: what is picked from them is in order. */
function splitTouches({ items, undated }: Timeline<TouchFact>) {
  const calls: TouchFact[] = [];
  const meetings: TouchFact[] = [];
  const written: TouchFact[] = [];
  for (const part of [items, undated]) {
    for (const touch of part) {
      if (touch.channel === 'call') calls.push(touch);
      else if (touch.channel === 'meeting') meetings.push(touch);
      else if (isWritten(touch)) written.push(touch);
    }
  }
  return { calls, meetings, written };
}

/** Of the same list the same: a change of deals leaves what is known of touchpoints. */
function keptByList<Item, Value>(make: (list: readonly Item[]) => Value) {
  const kept = new WeakMap<readonly Item[], Value>();
  return (list: readonly Item[]): Value => {
    const known = kept.get(list);
    if (known !== undefined) return known;
    const value = make(list);
    kept.set(list, value);
    return value;
  };
}

const toProspectLine = keptByList((prospects: readonly ProspectFact[]) =>
  createLine(
    () => createTimeline(prospects, { timeOf: ({ enteredAt }) => enteredAt, compare: compareIds }),
    ({ ownerId }) => ownerId,
  ),
);

const toTouchLines = keptByList((all: readonly TouchFact[]) => {
  const repOf = ({ repId }: TouchFact) => repId;
  const touches = createLine(
    () =>
      createTimeline(
        all.filter(({ outcome }) => outcome !== 'cancelled'),
        ofTouches,
      ),
    repOf,
  );
  const kinds = once(() => splitTouches(touches.whole()));
  const lineOf = (kind: 'calls' | 'meetings') =>
    createLine(() => createTimeline(kinds()[kind], ofTouches), repOf);
  const conversations = createLine(
    () =>
      createTimeline(findConversations(kinds().written), {
        timeOf: ({ opened }) => opened.at,
        compare: (one, other) => compareIds(one.opened, other.opened),
      }),
    ({ opened }) => opened.repId,
  );
  return { touches, calls: lineOf('calls'), meetings: lineOf('meetings'), conversations };
});

function toDealLines(deals: readonly DealFact[], calendar: PeriodCalendar) {
  const cycleDaysOf = ({ createdAt, closedAt }: DealFact): number | null => {
    if (closedAt === null || !Number.isFinite(createdAt)) return null;
    const from = calendar.startOf(calendar.dayOf(createdAt));
    const until = calendar.startOf(calendar.dayOf(closedAt));
    return until < from ? null : Math.round((until - from) / dayMs);
  };
  const closedAtOf = ({ deal }: { readonly deal: DealFact }) => deal.closedAt ?? Number.NaN;
  const compareDeals = (one: { readonly deal: DealFact }, other: { readonly deal: DealFact }) =>
    compareIds(one.deal, other.deal);
  const ownerOf = ({ deal }: { readonly deal: DealFact }) => closerOf(deal);
  const ofClosed = { timeOf: closedAtOf, compare: compareDeals };

  return {
    deals: createLine(
      () => createTimeline(deals, { timeOf: ({ createdAt }) => createdAt, compare: compareIds }),
      ({ ownerId }) => ownerId,
    ),
    closed: createLine(() => {
      const closed = deals.filter(({ outcome }) => outcome !== 'open');
      const withCycles = closed.map((deal) => ({ deal, cycleDays: cycleDaysOf(deal) }));
      return createTimeline(withCycles, ofClosed);
    }, ownerOf),
    contracts: createLine(() => createTimeline(findContracts(deals, calendar), ofClosed), ownerOf),
  };
}

function findFirst({ deals, prospects, touches }: ReportFacts): number {
  let first = Number.POSITIVE_INFINITY;
  for (const { createdAt, closedAt } of deals) {
    if (createdAt < first) first = createdAt;
    if (closedAt !== null && closedAt < first) first = closedAt;
  }
  for (const { enteredAt } of prospects) if (enteredAt < first) first = enteredAt;
  for (const { at } of touches) if (at < first) first = at;
  return first;
}

function createIndex(facts: ReportFacts): FactIndex {
  const calendar = createPeriods(facts);
  return {
    facts,
    calendar,
    ...toDealLines(facts.deals, calendar),
    reopened: createLine(
      () =>
        createTimeline(findReopened(facts), {
          timeOf: ({ at }) => at,
          compare: (one, other) => compareIds(one.deal, other.deal),
        }),
      ({ deal }) => closerOf(deal),
    ),
    prospects: toProspectLine(facts.prospects),
    ...toTouchLines(facts.touches),
    firstAt: once(() => findFirst(facts)),
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
