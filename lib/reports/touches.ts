import { type Channel, channels } from '../model/prospect.ts';
import { isReached } from '../model/reached.ts';
import { type Conversation, isAnswered } from './conversations.ts';
import { type FactIndex, toFactIndex } from './fact-index.ts';
import type { ReportFacts, TouchFact } from './facts.ts';
import { type MetricQuery, type RowRef, toAged } from './metrics.ts';
import { toOwners } from './owners.ts';
import type { Period } from './periods.ts';
import { createScope, pick, type Scope } from './scope.ts';
import { between } from './timeline.ts';

/** Touchpoints: how much, by which channel, with what answer, and who hears nothing. */

export interface ChannelCount {
  readonly channel: Channel;
  readonly outCount: number;
  readonly inCount: number;
  /** Without a direction: meetings and events. */
  readonly neitherCount: number;
  /** Conversations that we opened, and of those the ones that were answered on the same channel. */
  readonly askedCount: number;
  readonly repliedCount: number;
}

export interface ChannelChange extends ChannelCount {
  /** Of the period before, up to the same day and at the same age; null where no fact is as old as that. */
  readonly before: ChannelCount | null;
}

export interface WeekOfTouches {
  readonly week: Period;
  readonly calls: number;
  /** Held, or planned in a week to come. */
  readonly meetings: number;
  readonly all: number;
  readonly isOpen: boolean;
}

export interface RepTouches {
  readonly repId: string;
  readonly name: string;
  readonly byChannel: readonly ChannelCount[];
  readonly calls: number;
  readonly meetings: number;
  readonly all: number;
  readonly askedCount: number;
  readonly repliedCount: number;
  readonly dealsClosed: number;
  readonly coldCount: number;
}

/** A prospect who is worked on and hears nothing. */
export interface ColdProspect {
  readonly id: string;
  readonly ownerId: string | null;
  /** Null for never. */
  readonly lastTouchAt: number | null;
  readonly enteredAt: number;
}

export interface TouchReport {
  readonly byChannel: readonly ChannelChange[];
  readonly weeks: readonly WeekOfTouches[];
  readonly byRep: readonly RepTouches[];
  /** The longest silence first. */
  readonly cold: readonly ColdProspect[];
}

function countChannels(
  touches: readonly TouchFact[],
  of: { readonly talks: readonly Conversation[]; readonly knownAt: number },
): readonly ChannelCount[] {
  const none = { outCount: 0, inCount: 0, neitherCount: 0, askedCount: 0, repliedCount: 0 };
  const counts = new Map(channels.map((channel) => [channel, { channel, ...none }]));
  for (const { channel, direction } of touches) {
    const count = counts.get(channel);
    if (!count) continue;
    if (direction === 'out') count.outCount += 1;
    else if (direction === 'in') count.inCount += 1;
    else count.neitherCount += 1;
  }
  for (const talk of of.talks) {
    const count = counts.get(talk.opened.channel);
    if (!count) continue;
    count.askedCount += 1;
    if (isAnswered(talk, of.knownAt)) count.repliedCount += 1;
  }
  return [...counts.values()];
}

function channelsOf(scope: Scope): readonly ChannelCount[] {
  const { knownAt } = scope;
  return countChannels(scope.held('touches'), { talks: scope.conversations(), knownAt });
}

function withBefore(index: FactIndex, query: MetricQuery): readonly ChannelChange[] {
  const period = index.calendar.sameDaysBefore(query.period, query.now);
  const before =
    period.untilMs <= index.firstAt()
      ? undefined
      : channelsOf(createScope(index, toAged(query, period)));
  return channelsOf(createScope(index, { ...query, knownAt: query.now })).map((now, place) => ({
    ...now,
    before: before?.[place] ?? null,
  }));
}

/** A period of a week is shown with those of the quarter before it. */
const weekCount = 13;

function weeksOf(index: FactIndex, { period, repIds, now }: MetricQuery): readonly WeekOfTouches[] {
  const weeks =
    period.grain === 'week'
      ? Array.from({ length: weekCount }, (_, at) =>
          index.calendar.shift(period, at + 1 - weekCount),
        )
      : index.calendar.split(period, 'week');
  const countIn = ({ fromMs, untilMs }: Period, kind: 'calls' | 'meetings' | 'touches') =>
    pick(index[kind], repIds).reduce(
      (count, line) => count + between(line, { from: fromMs, until: untilMs }).length,
      0,
    );
  return weeks.map((week) => ({
    week,
    calls: countIn(week, 'calls'),
    meetings: countIn(week, 'meetings'),
    all: countIn(week, 'touches'),
    isOpen: now < week.untilMs,
  }));
}

/** When somebody was last reached; whoever was not is silent all the same. */
function findLastTouches({ touches }: FactIndex, now: number): ReadonlyMap<string, number> {
  const lastAt = new Map<string, number>();
  for (const { at, outcome, prospectIds } of between(touches.whole(), {
    from: Number.NEGATIVE_INFINITY,
    until: now + 1,
  })) {
    if (!isReached({ outcome })) continue;
    for (const id of prospectIds) lastAt.set(id, at);
  }
  return lastAt;
}

const dayMs = 86_400_000;

/** As of now, whatever the period: who is worked on and heard nothing for so long, or came in so long ago and never did. */
function findCold(
  index: FactIndex,
  { now, workedOn }: { readonly now: number; readonly workedOn: ReadonlySet<string> },
): readonly ColdProspect[] {
  const { prospects, settings } = index.facts;
  const coldSince = now - settings.coldDays * dayMs;
  const lastTouches = findLastTouches(index, now);
  const cold: ColdProspect[] = [];
  for (const { id, ownerId, enteredAt } of prospects) {
    if (!workedOn.has(id)) continue;
    const lastTouchAt = lastTouches.get(id) ?? null;
    if ((lastTouchAt ?? enteredAt) <= coldSince) cold.push({ id, ownerId, lastTouchAt, enteredAt });
  }
  const silentSince = ({ lastTouchAt, enteredAt }: ColdProspect) => lastTouchAt ?? enteredAt;
  return cold.sort(
    (one, other) => silentSince(one) - silentSince(other) || (one.id < other.id ? -1 : 1),
  );
}

function toRepTouches(
  scope: Scope,
  { name, cold }: { readonly name: string; readonly cold: readonly ColdProspect[] },
): RepTouches {
  const [repId = ''] = scope.repIds ?? [];
  const byChannel = channelsOf(scope);
  return {
    repId,
    name,
    byChannel,
    calls: scope.held('calls').length,
    meetings: scope.held('meetings').length,
    all: scope.held('touches').length,
    askedCount: byChannel.reduce((sum, { askedCount }) => sum + askedCount, 0),
    repliedCount: byChannel.reduce((sum, { repliedCount }) => sum + repliedCount, 0),
    dealsClosed: scope.won().length + scope.lost().length,
    coldCount: cold.filter(({ ownerId }) => (ownerId ?? '') === repId).length,
  };
}

function isEmpty({ all, dealsClosed, coldCount, askedCount }: RepTouches): boolean {
  return all + dealsClosed + coldCount + askedCount === 0;
}

export function toTouchReport(
  facts: ReportFacts,
  query: MetricQuery,
  /** Of prospects those who are worked on: new, working or nurturing, and may be contacted. */
  workedOn: ReadonlySet<string>,
): TouchReport {
  const index = toFactIndex(facts);
  const asked = query.repIds && new Set(query.repIds);
  const isAsked = (id: string | null) => asked === null || asked.has(id ?? '');
  const cold = findCold(index, { now: query.now, workedOn });
  const scopeOf = (repIds: readonly string[] | null) =>
    createScope(index, { ...query, repIds, knownAt: query.now });
  const rowOf = ({ id, name }: { readonly id: string; readonly name: string }) =>
    toRepTouches(scopeOf([id]), { name, cold });
  const { reps, others } = toOwners(facts);
  return {
    byChannel: withBefore(index, query),
    weeks: weeksOf(index, query),
    byRep: [
      ...reps.filter(({ id }) => isAsked(id)).map(rowOf),
      ...others
        .filter(({ id }) => isAsked(id))
        .map(rowOf)
        .filter((row) => !isEmpty(row)),
    ],
    cold: cold.filter(({ ownerId }) => isAsked(ownerId)),
  };
}

export const touchParts = ['all', 'out', 'in', 'neither', 'asked', 'replied'] as const;
export type TouchPart = (typeof touchParts)[number];

function isOfPart({ direction }: TouchFact, part: TouchPart): boolean {
  if (part === 'all') return true;
  return part === 'neither' ? direction === null : direction === part;
}

/** The touchpoints that a channel's number counts; of conversations what we wrote first. */
export function findTouchRows(
  facts: ReportFacts,
  of: MetricQuery & { readonly channel: Channel; readonly part: TouchPart },
): readonly RowRef[] {
  const { channel, part, ...query } = of;
  const scope = createScope(toFactIndex(facts), { ...query, knownAt: query.now });
  const found =
    part === 'asked' || part === 'replied'
      ? scope
          .conversations()
          .filter((talk) => part === 'asked' || isAnswered(talk, scope.knownAt))
          .map(({ opened }) => opened)
      : scope.held('touches').filter((touch) => isOfPart(touch, part));
  return found
    .filter((touch) => touch.channel === channel)
    .map(({ id }) => ({ table: 'touchpoints', id }));
}
