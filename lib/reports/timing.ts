import { expectedAt, type History, standingAt, type Way } from './history.ts';
import type { Period } from './periods.ts';

/** When deals that are won are won, against the day on which they were expected: learned from what was known at the time. */

const dayMs = 86_400_000;
/** How often a deal is looked at, looking back. */
const seenEveryMs = 30 * dayMs;
/** "As expected" weighs as much as so many looks at deals that were won. */
const priorSights = 20;
/** Days from a look to the expected day, below which the first, second and third horizon end. */
const horizons = [30, 90, Number.POSITIVE_INFINITY] as const;

export type Timing = Readonly<Record<Look, readonly number[]>>;
type Look = 'overdue' | 'undated' | 0 | 1 | 2;

/** Days since 1970. */
export function toDayNumber(day: string): number {
  return Math.floor(Date.parse(`${day}T00:00:00Z`) / dayMs);
}

/** How a deal looks on a day: `ahead` are the days up to the expected one. */
function toLook(ahead: number | null): Look {
  if (ahead === null) return 'undated';
  if (ahead < 0) return 'overdue';
  const horizon = horizons.findIndex((until) => ahead < until);
  return horizon === 0 || horizon === 1 ? horizon : 2;
}

/**
 * Of deals that were won before `at`, looked at every thirty days of their way: by how they looked, in order, the days from
 * the expected day to the one on which they were won, or from the look where no expected day was ahead.
 */
export function learnTiming(history: History, at: number): Timing {
  const days: Record<Look, number[]> = { overdue: [], undated: [], 0: [], 1: [], 2: [] };
  for (const way of history.ways) {
    const standing = standingAt(history, way, at);
    if (standing?.outcome !== 'won') continue;
    addLooks(days, way, { history, wonAt: standing.closedAt });
  }
  for (const of of Object.values(days)) of.sort((one, other) => one - other);
  return days;
}

function addLooks(
  days: Record<Look, number[]>,
  way: Way,
  of: { readonly history: History; readonly wonAt: number },
): void {
  const { periods } = of.history;
  const wonOn = toDayNumber(periods.dayOf(of.wonAt));
  const first = Math.ceil(way.deal.createdAt / seenEveryMs) * seenEveryMs;
  for (let seenAt = first; seenAt < of.wonAt; seenAt += seenEveryMs) {
    const expected = expectedAt(way, seenAt);
    const seenOn = toDayNumber(periods.dayOf(seenAt));
    const expectedOn = expected === null ? null : toDayNumber(expected);
    const look = toLook(expectedOn === null ? null : expectedOn - seenOn);
    const from = typeof look === 'number' && expectedOn !== null ? expectedOn : seenOn;
    days[look].push(wonOn - from);
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
  const look = toLook(expectedOn === null ? null : expectedOn - todayOn);
  const days = timing[look];
  const from = typeof look === 'number' && expectedOn !== null ? expectedOn : todayOn;
  const past = countBelow(days, todayOn - from);
  const all = days.length - past + priorSights;
  return periods.map((period, index) => {
    const periodFrom = toDayNumber(period.from);
    const periodUntil = toDayNumber(period.until);
    const begins = Math.max(periodFrom, todayOn) - from;
    const count = countBelow(days, periodUntil - from) - Math.max(past, countBelow(days, begins));
    return (Math.max(0, count) + (isExpectedIn(index) ? priorSights : 0)) / all;

    function isExpectedIn(place: number): boolean {
      if (expectedOn === null) return false;
      if (look === 'overdue') return place === 0;
      return expectedOn >= periodFrom && expectedOn < periodUntil;
    }
  });
}
