const dayMs = 86_400_000;

/** A time zone's distance from UTC. */
export interface Zone {
  /** What `Intl` knows it by. */
  readonly name: string;
  /** Milliseconds to add to UTC at an instant. */
  offsetAt(ms: number): number;
  /** The first instant after `from`, up to `until`, from which on another offset holds; there must be one. */
  changeBetween(from: number, until: number): number;
}

/** All of a day has one offset, but for the few days on which clocks change. */
interface DayOffset {
  readonly before: number;
  readonly changesAt: number;
  readonly after: number;
}

function openFormat(name: string): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat('en-US', { timeZone: name, timeZoneName: 'longOffset' });
}

/** A name that this browser does not know (a newer one, of a colleague's) counts as UTC: days are then a little off, and nothing breaks. */
function toKnownName(name: string): string {
  try {
    return openFormat(name).resolvedOptions().timeZone;
  } catch {
    return 'UTC';
  }
}

/** `GMT+07:00`, `GMT-00:53:28` before zones were made, `GMT`. */
function parseOffset(formatted: string): number {
  const [, sign = '+', hours = '0', minutes = '0', seconds = '0'] =
    /GMT(?:([+-])(\d+):(\d+)(?::(\d+))?)?$/.exec(formatted) ?? [];
  const ms = ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000;
  return sign === '-' ? -ms : ms;
}

/**
 * `Intl` takes some microseconds for an offset, and one day of the list asks for hundreds of thousands: what it said of a
 * day is kept.
 */
export function createZone(asked: string): Zone {
  const name = toKnownName(asked);
  const format = openFormat(name);
  const offsetByMidnight = new Map<number, number>();
  const offsetByDay = new Map<number, number | DayOffset>();

  const ask = (ms: number): number => parseOffset(format.format(ms));

  const askAtMidnight = (day: number): number => {
    const kept = offsetByMidnight.get(day);
    if (kept !== undefined) return kept;
    const offset = ask(day * dayMs);
    offsetByMidnight.set(day, offset);
    return offset;
  };

  const findChange = (from: number, until: number): number => {
    const before = ask(from);
    let same = from;
    let other = until;
    while (other - same > 1) {
      const middle = Math.floor((same + other) / 2);
      if (ask(middle) === before) same = middle;
      else other = middle;
    }
    return other;
  };

  const readDay = (day: number): number | DayOffset => {
    const before = askAtMidnight(day);
    const after = askAtMidnight(day + 1);
    if (before === after) return before;
    return { before, changesAt: findChange(day * dayMs, (day + 1) * dayMs), after };
  };

  const offsetAt = (ms: number): number => {
    const day = Math.floor(ms / dayMs);
    let kept = offsetByDay.get(day);
    if (kept === undefined) {
      kept = readDay(day);
      offsetByDay.set(day, kept);
    }
    if (typeof kept === 'number') return kept;
    return ms < kept.changesAt ? kept.before : kept.after;
  };

  return { name, offsetAt, changeBetween: findChange };
}
