import { createZone } from '../model/zone.ts';
import { isLater } from './instants.ts';

/** A day of the workspace: `YYYY-MM-DD`. */
export type Day = string;

export interface CalendarOptions {
  /** IANA name; one that this browser does not know counts as UTC. */
  readonly timeZone: string;
  /** 1 is Monday, 7 Sunday; at least one. */
  readonly workDays: readonly number[];
  /** Holidays, and days on which the rep is away. */
  readonly closed: ReadonlySet<Day>;
}

/** Business days in the workspace's own time. Days are days there, whatever the browser's zone is. */
export interface BusinessCalendar {
  readonly timeZone: string;
  /** The day on which an instant (ISO, UTC) falls. */
  dayOf(instant: string): Day;
  isOpen(day: Day): boolean;
  /** The day itself where it is open, else the next one that is. */
  nextOpen(day: Day): Day;
  /** `count` open days after a day; 0 is `nextOpen`; below 0 as many open days before it. */
  addOpenDays(day: Day, count: number): Day;
  /** Open days after `from`, up to and with `until`; 0 where `until` is not later. */
  countOpenDays(from: Day, until: Day): number;
  /** The instant (ISO, UTC) at which a clock there shows this time; where that time is skipped, the first one after it; where it comes twice, the first. */
  toInstant(day: Day, minuteOfDay: number): string;
}

/** Nine in the morning: when what is due on a day is due. */
export const dueMinute = 9 * 60;

const dayMs = 86_400_000;
const minuteMs = 60_000;
const everyWorkDay = [1, 2, 3, 4, 5];

// Written and read hundreds of thousands of times when all is worked out anew, and there are a few thousand days only.
const numberByDay = new Map<Day, number>();
const dayByNumber = new Map<number, Day>();

/** Days since 1970. */
function toDayNumber(day: Day): number {
  const kept = numberByDay.get(day);
  if (kept !== undefined) return kept;
  const number = Math.floor(Date.parse(`${day}T00:00:00Z`) / dayMs);
  numberByDay.set(day, number);
  return number;
}

/** A day cannot be written beyond the year 9999; a slip of the rep's may come close. */
const lastDayNumber = 2_932_896;

function fromDayNumber(number: number): Day {
  const kept = dayByNumber.get(number);
  if (kept !== undefined) return kept;
  const day = new Date(Math.min(number, lastDayNumber) * dayMs).toISOString().slice(0, 10);
  dayByNumber.set(number, day);
  return day;
}

/** Calendar days, open or not. */
export function addDays(day: Day, count: number): Day {
  return fromDayNumber(toDayNumber(day) + count);
}

/** The first time of day `dueMinute` on an open day that is not before an instant. */
export function toMorning(calendar: BusinessCalendar, instant: string): string {
  const day = calendar.dayOf(instant);
  const morning = calendar.toInstant(calendar.nextOpen(day), dueMinute);
  return isLater(instant, morning)
    ? calendar.toInstant(calendar.addOpenDays(day, 1), dueMinute)
    : morning;
}

function mod(value: number, by: number): number {
  return ((value % by) + by) % by;
}

/** 0 is Monday: the first of January 1970 was a Thursday. */
function weekdayOf(number: number): number {
  return mod(number + 3, 7);
}

/** How many of the sorted numbers are at most `number`. */
function countUpTo(sorted: readonly number[], number: number): number {
  let from = 0;
  let until = sorted.length;
  while (from < until) {
    const middle = (from + until) >> 1;
    if ((sorted[middle] ?? number) <= number) from = middle + 1;
    else until = middle;
  }
  return from;
}

/** Open days as a number line: how many there are up to a day, and which day is the nth of them. */
function createOpenDays({ workDays, closed }: Pick<CalendarOptions, 'workDays' | 'closed'>) {
  const asked = new Set(workDays.filter((day) => day >= 1 && day <= 7));
  const worked = asked.size > 0 ? asked : new Set(everyWorkDay);
  const isWorked = [1, 2, 3, 4, 5, 6, 7].map((day) => worked.has(day));
  const workedBefore = isWorked.map((_, day) => isWorked.slice(0, day).filter(Boolean).length);
  const closedNumbers = new Set(
    [...closed]
      .map(toDayNumber)
      .filter((number) => Number.isFinite(number) && isWorked[weekdayOf(number)]),
  );
  const sorted = [...closedNumbers].sort((a, b) => a - b);

  const isOpen = (number: number): boolean =>
    isWorked[weekdayOf(number)] === true && !closedNumbers.has(number);

  /** Of all days, with a start of its own; only differences mean something. */
  const countTo = (number: number): number => {
    const weekday = weekdayOf(number);
    const weeks = (number + 3 - weekday) / 7;
    const ofWeek = (workedBefore[weekday] ?? 0) + (isWorked[weekday] === true ? 1 : 0);
    return weeks * worked.size + ofWeek - countUpTo(sorted, number);
  };

  /** The first day up to which there are `count`. Holidays are a finite list, so there is one, however long they last. */
  const dayOfCount = (count: number, near: number): number => {
    let from = near - 1;
    for (let reach = 8; countTo(from) >= count; reach *= 2) from -= reach;
    let until = near;
    for (let reach = 8; countTo(until) < count; reach *= 2) until += reach;
    while (until - from > 1) {
      const middle = (from + until) >> 1;
      if (countTo(middle) >= count) until = middle;
      else from = middle;
    }
    return until;
  };

  return { isOpen, countTo, dayOfCount };
}

export function createCalendar(options: CalendarOptions): BusinessCalendar {
  const zone = createZone(options.timeZone);
  const open = createOpenDays(options);

  const addOpenDays = (day: Day, count: number): Day => {
    const from = toDayNumber(day);
    if (count === 0 && open.isOpen(from)) return day;
    const wanted =
      count < 0 ? open.countTo(from - 1) + count + 1 : open.countTo(from) + Math.max(count, 1);
    return fromDayNumber(open.dayOfCount(wanted, from));
  };

  return {
    timeZone: zone.name,
    dayOf: (instant) => {
      const ms = Date.parse(instant);
      return fromDayNumber(Math.floor((ms + zone.offsetAt(ms)) / dayMs));
    },
    isOpen: (day) => open.isOpen(toDayNumber(day)),
    nextOpen: (day) => addOpenDays(day, 0),
    addOpenDays,
    countOpenDays: (from, until) =>
      Math.max(0, open.countTo(toDayNumber(until)) - open.countTo(toDayNumber(from))),
    toInstant: (day, minuteOfDay) => {
      const shown = toDayNumber(day) * dayMs + minuteOfDay * minuteMs;
      // No zone is a day away from UTC: these two lie on either side of a change that matters.
      const before = zone.offsetAt(shown - dayMs);
      const after = zone.offsetAt(shown + dayMs);
      return new Date(toUtc(shown, { before, after })).toISOString();
    },
  };

  function toUtc(shown: number, { before, after }: { before: number; after: number }): number {
    const early = shown - before;
    if (before === after || zone.offsetAt(early) === before) return early;
    const late = shown - after;
    if (zone.offsetAt(late) === after) return late;
    return zone.changeBetween(late, early);
  }
}
