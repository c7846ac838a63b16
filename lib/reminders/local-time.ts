import { createZone } from '../model/zone.ts';

const minuteMs = 60_000;
const dayMs = 86_400_000;

/** The rep's own clock. Days are `YYYY-MM-DD`, minutes those of the day, instants milliseconds since the epoch. */
export interface LocalTime {
  dayOf(ms: number): string;
  minuteOf(ms: number): number;
  /** The first instant of a day at which the clock shows this minute; where it skips it, the first one after the gap. */
  toMs(day: string, minute: number): number;
  /** The first instant later than another at which the clock shows this minute. */
  nextAt(minute: number, after: number): number;
}

export function addDay(day: string, count = 1): string {
  return new Date(Date.parse(day) + count * dayMs).toISOString().slice(0, 10);
}

/** @param timeZone IANA name. */
export function createLocalTime(timeZone: string): LocalTime {
  const zone = createZone(timeZone);
  /** What the clock shows, as if it were UTC. */
  const wallOf = (ms: number): number => ms + zone.offsetAt(ms);

  /** Every instant at which the clock shows `wall`: one, two where it was set back, none where it was set forward. */
  function instantsOf(wall: number): readonly number[] {
    const offsets = new Set([zone.offsetAt(wall - dayMs), zone.offsetAt(wall + dayMs)]);
    return [...offsets]
      .map((offset) => wall - offset)
      .filter((ms) => wallOf(ms) === wall)
      .sort((one, other) => one - other);
  }

  function instantsOn(day: string, minute: number): readonly number[] {
    const wall = Date.parse(day) + minute * minuteMs;
    const found = instantsOf(wall);
    return found.length > 0 ? found : [zone.changeBetween(wall - dayMs, wall + dayMs)];
  }

  function dayOf(ms: number): string {
    return new Date(wallOf(ms)).toISOString().slice(0, 10);
  }

  return {
    dayOf,
    minuteOf: (ms) => {
      const wall = new Date(wallOf(ms));
      return wall.getUTCHours() * 60 + wall.getUTCMinutes();
    },
    toMs: (day, minute) => instantsOn(day, minute)[0] ?? Number.NaN,
    nextAt: (minute, after) => {
      const today = dayOf(after);
      const found = [today, addDay(today), addDay(today, 2)]
        .flatMap((day) => instantsOn(day, minute))
        .filter((ms) => ms > after);
      return Math.min(...found);
    },
  };
}
