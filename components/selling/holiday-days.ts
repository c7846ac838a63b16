import type { Holidays } from '../../lib/model/selling.ts';

export type HolidayDay = Holidays['days'][number];

/** What the library gives: `date` begins with the day in the country's own time. */
export interface FoundHoliday {
  readonly date: string;
  readonly start: Date;
  readonly end: Date;
  readonly name: string;
  readonly type: string;
}

const dayMs = 86_400_000;
const maxNameLength = 120;
const maxDayCount = 1000;

function addDays(day: string, count: number): string {
  return new Date(Date.parse(day) + count * dayMs).toISOString().slice(0, 10);
}

/**
 * Whole days on which nobody works, each once, in order. A holiday of five days is five; one that begins at noon is left
 * out, as its morning is worked. `types` are those of the library that count.
 */
export function toHolidayDays(
  found: readonly FoundHoliday[],
  types: readonly string[],
): readonly HolidayDay[] {
  const nameByDay = new Map<string, string>();
  const firstDays = new Set<string>();
  for (const { date, start, end, name, type } of found) {
    if (!types.includes(type) || !date.startsWith('00:00', 11)) continue;
    // A day of a clock change has 23 or 25 hours; what ends at noon is not a whole day.
    const dayCount = Math.floor((end.getTime() - start.getTime()) / dayMs + 0.1);
    for (let place = 0; place < dayCount; place += 1) {
      const on = addDays(date.slice(0, 10), place);
      // A day within a longer holiday goes by its own name where it has one.
      const isNamed = nameByDay.has(on) && (place > 0 || firstDays.has(on));
      if (!isNamed) nameByDay.set(on, name.slice(0, maxNameLength));
      if (place === 0) firstDays.add(on);
    }
  }
  return sortDays(Array.from(nameByDay, ([on, name]) => ({ on, name })));
}

export function sortDays(days: readonly HolidayDay[]): HolidayDay[] {
  return [...days].sort((one, other) => (one.on < other.on ? -1 : one.on > other.on ? 1 : 0));
}

/**
 * The list with what was looked up now in place of what was looked up before. Days by hand stay: those that the former
 * country does not have; so does the past.
 */
export function mergeHolidays(of: {
  kept: readonly HolidayDay[];
  /** All days that the former country has; of another country none is left. */
  former: readonly HolidayDay[];
  found: readonly HolidayDay[];
  /** The first day of the new list. */
  from: string;
}): readonly HolidayDay[] {
  const former = new Set(of.former.map(({ on }) => on));
  const found = new Set(of.found.map(({ on }) => on));
  const stay = of.kept.filter(({ on }) => !found.has(on) && (on < of.from || !former.has(on)));
  return sortDays([...stay, ...of.found]).slice(-maxDayCount);
}

export interface HolidayYear {
  readonly year: string;
  readonly days: readonly HolidayDay[];
}

export function groupByYear(days: readonly HolidayDay[]): readonly HolidayYear[] {
  const daysByYear = Map.groupBy(sortDays(days), ({ on }) => on.slice(0, 4));
  return Array.from(daysByYear, ([year, list]) => ({ year, days: list }));
}

/** `2026-02-31` is read by the engine as a day of March. */
function isDay(text: string): boolean {
  const isShaped = /^(?:19|20|21)\d\d-\d\d-\d\d$/.test(text);
  return isShaped && !Number.isNaN(Date.parse(text)) && addDays(text, 0) === text;
}

export type DayProblem = 'day_needed' | 'day_taken' | 'name_needed';

/** Why a day by hand cannot be added. */
export function findDayProblem(
  day: HolidayDay,
  kept: readonly HolidayDay[],
): DayProblem | undefined {
  if (!isDay(day.on)) return 'day_needed';
  if (kept.some(({ on }) => on === day.on)) return 'day_taken';
  return day.name.trim() === '' ? 'name_needed' : undefined;
}

/** How many days before its end the list asks to be looked up again. */
const noticeDays = 60;

export function endsSoon(until: string | null, today: string): boolean {
  return until !== null && until < addDays(today, noticeDays);
}
