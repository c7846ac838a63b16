import { expectedAt, type History, standingAt, type Way } from './history.ts';
import type { Period, PeriodCalendar } from './periods.ts';

/** When deals that are won are won, against the day on which they were expected: learned from what was known at the time. */

const dayMs = 86_400_000;
/** How often a deal is looked at, looking back. */
const seenEveryMs = 30 * dayMs;
/** "As expected" weighs as much as so many looks at deals that were won. */
const priorSights = 10;
/** Fewer days ahead than this are no measure of how late a deal comes. */
const nearDays = 15;
const soonDays = 45;
const farDays = 90;

/** How a deal looks by its expected day: none, one that has passed, one very soon, soon, later, much later. */
type Look = 'undated' | 'overdue' | 'near' | 'soon' | 'later' | 'far';

/**
 * By look, in order: how long deals took from there until they were won. In days; of what is expected later in parts of the
 * days that it was ahead: 1 is as expected, 2 took twice as long.
 */
export type Timing = Readonly<Record<Look, readonly number[]>>;

/** Days since 1970. */
export function toDayNumber(day: string): number {
  return Math.floor(Date.parse(`${day}T00:00:00Z`) / dayMs);
}

interface Sight {
  readonly look: Look;
  /** Days that count as one. */
  readonly measure: number;
}

function toSight(expectedOn: number | null, seenOn: number): Sight {
  if (expectedOn === null) return { look: 'undated', measure: 1 };
  const ahead = expectedOn - seenOn;
  if (ahead < 0) return { look: 'overdue', measure: 1 };
  if (ahead < nearDays) return { look: 'near', measure: 1 };
  if (ahead < soonDays) return { look: 'soon', measure: ahead };
  return { look: ahead < farDays ? 'later' : 'far', measure: ahead };
}

/** Of deals that were won before `at`, as each looked every thirty days of its way. */
export function learnTiming(
  history: History,
  { at, periods }: { readonly at: number; readonly periods: PeriodCalendar },
): Timing {
  const timing: Record<Look, number[]> = {
    undated: [],
    overdue: [],
    near: [],
    soon: [],
    later: [],
    far: [],
  };
  for (const way of history.ways) {
    const standing = standingAt(history, way, at);
    if (standing?.outcome !== 'won') continue;
    addLooks(timing, way, { periods, wonAt: standing.closedAt });
  }
  for (const took of Object.values(timing)) took.sort((one, other) => one - other);
  return timing;
}

function addLooks(
  timing: Record<Look, number[]>,
  way: Way,
  of: { readonly periods: PeriodCalendar; readonly wonAt: number },
): void {
  const { periods } = of;
  const wonOn = toDayNumber(periods.dayOf(of.wonAt));
  const first = Math.ceil(way.deal.createdAt / seenEveryMs) * seenEveryMs;
  for (let seenAt = first; seenAt < of.wonAt; seenAt += seenEveryMs) {
    const expected = expectedAt(way, seenAt);
    const seenOn = toDayNumber(periods.dayOf(seenAt));
    const { look, measure } = toSight(expected === null ? null : toDayNumber(expected), seenOn);
    timing[look].push((wonOn - seenOn) / measure);
  }
}

function countBelow(ordered: readonly number[], value: number): number {
  let low = 0;
  let high = ordered.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ordered[middle] ?? 0) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * Of a deal that will be won, by period (they follow each other, the first is the running one): the share in which it is
 * won in it. Where nothing is learned, all in the one it is expected in, an overdue one in the running period, an undated
 * one in none.
 */
export function toShares(
  timing: Timing,
  periods: readonly Period[],
  of: { readonly expectedOn: number | null; readonly todayOn: number },
): readonly number[] {
  const { expectedOn, todayOn } = of;
  const { look, measure } = toSight(expectedOn, todayOn);
  const took = timing[look];
  const countUntil = (on: number) => countBelow(took, (on - todayOn) / measure);
  const isExpectedIn = (place: number, span: { from: number; until: number }): boolean => {
    if (expectedOn === null) return false;
    return look === 'overdue' ? place === 0 : expectedOn >= span.from && expectedOn < span.until;
  };
  return periods.map((period, place) => {
    const span = { from: toDayNumber(period.from), until: toDayNumber(period.until) };
    const count = countUntil(span.until) - countUntil(Math.max(span.from, todayOn));
    const prior = isExpectedIn(place, span) ? priorSights : 0;
    return (count + prior) / (took.length + priorSights);
  });
}
