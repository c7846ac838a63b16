import type { ReportSettings } from '../model/reports.ts';
import { createZone } from '../model/zone.ts';

/** A day of the workspace: `YYYY-MM-DD`. */
export type Day = string;

export const grains = ['week', 'month', 'quarter', 'year'] as const;
export type Grain = (typeof grains)[number];

/** Whole days of the workspace's time zone, `until` not among them; the same span in milliseconds since 1970. */
export interface Period {
  readonly grain: Grain;
  readonly from: Day;
  readonly until: Day;
  readonly fromMs: number;
  readonly untilMs: number;
  /**
   * Of a quarter or a year: the fiscal year, named for the calendar year in which it ends (one that begins in January: its
   * own). Of a month the calendar's, of a week the one that its number counts in.
   */
  readonly year: number;
  /** Of the year: quarter 1–4, month 1–12 as the calendar counts, ISO-like week 1–53; 1 for a year. */
  readonly number: number;
}

/** Periods of a workspace: its time zone, the month of its fiscal year, the day on which its weeks begin. */
export interface PeriodCalendar {
  /** The day on which an instant falls. */
  dayOf(ms: number): Day;
  /** When a day begins. */
  startOf(day: Day): number;
  /** The period that an instant falls into. */
  at(ms: number, grain: Grain): Period;
  /** So many periods later; below 0 earlier. */
  shift(period: Period, count: number): Period;
  /** Periods of a smaller grain whose first day lies in a period; they cover it wholly unless weeks are cut by it. */
  within(period: Period, grain: Grain): readonly Period[];
  /** Periods of a smaller grain that together are the period: its first and last week are cut where it begins and ends. */
  split(period: Period, grain: Grain): readonly Period[];
  /**
   * The period before, up to the same number of days that have passed of this one at `now`: what a running period is
   * compared with. Whole where this one is over.
   */
  sameDaysBefore(period: Period, now: number): Period;
}

const dayMs = 86_400_000;
/** A day cannot be written beyond the year 9999. */
const lastDayNumber = 2_932_896;

// There are a few thousand days, and they are asked for hundreds of thousands of times.
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

function fromDayNumber(number: number): Day {
  const kept = dayByNumber.get(number);
  if (kept !== undefined) return kept;
  const day = new Date(Math.min(number, lastDayNumber) * dayMs).toISOString().slice(0, 10);
  dayByNumber.set(number, day);
  return day;
}

function mod(value: number, by: number): number {
  return ((value % by) + by) % by;
}

/** Months since the year 0. */
function monthOf(number: number): number {
  const date = new Date(number * dayMs);
  return date.getUTCFullYear() * 12 + date.getUTCMonth();
}

function firstDayOfMonth(month: number): number {
  return Date.UTC(Math.floor(month / 12), mod(month, 12), 1) / dayMs;
}

type Span = Pick<Period, 'year' | 'number'> & {
  /** Day numbers, `until` not among them. */
  readonly from: number;
  readonly until: number;
};

/** Periods of a grain as a number line. */
interface Line {
  indexOf(dayNumber: number): number;
  spanOf(index: number): Span;
}

function createMonthLine({
  months,
  first,
  nameOf,
}: {
  months: number;
  /** The calendar month with which one begins, from 0. */
  first: number;
  nameOf: (index: number) => { year: number; number: number };
}): Line {
  return {
    indexOf: (dayNumber) => Math.floor((monthOf(dayNumber) - first) / months),
    spanOf(index) {
      const month = index * months + first;
      return {
        ...nameOf(index),
        from: firstDayOfMonth(month),
        until: firstDayOfMonth(month + months),
      };
    },
  };
}

/** Of ISO 8601, with another first day where the workspace has one: week 1 is the first with four days in the year. */
function createWeekLine(weekStartsOn: number): Line {
  // The first of January 1970 was a Thursday: 4.
  const first = weekStartsOn - 4;
  return {
    indexOf: (dayNumber) => Math.floor((dayNumber - first) / 7),
    spanOf(index) {
      const from = index * 7 + first;
      const middle = from + 3;
      const year = Math.floor(monthOf(middle) / 12);
      const newYear = firstDayOfMonth(year * 12);
      return { from, until: from + 7, year, number: Math.floor((middle - newYear) / 7) + 1 };
    },
  };
}

function createLines({
  fiscalMonth,
  weekStartsOn,
}: Pick<ReportSettings, 'fiscalMonth' | 'weekStartsOn'>): Readonly<Record<Grain, Line>> {
  const first = fiscalMonth - 1;
  const yearsAhead = fiscalMonth === 1 ? 0 : 1;
  return {
    week: createWeekLine(weekStartsOn),
    month: createMonthLine({
      months: 1,
      first: 0,
      nameOf: (index) => ({ year: Math.floor(index / 12), number: mod(index, 12) + 1 }),
    }),
    quarter: createMonthLine({
      months: 3,
      first,
      nameOf: (index) => ({ year: Math.floor(index / 4) + yearsAhead, number: mod(index, 4) + 1 }),
    }),
    year: createMonthLine({
      months: 12,
      first,
      nameOf: (index) => ({ year: index + yearsAhead, number: 1 }),
    }),
  };
}

export function createPeriods(of: {
  readonly timeZone: string;
  readonly settings: Pick<ReportSettings, 'fiscalMonth' | 'weekStartsOn'>;
}): PeriodCalendar {
  const zone = createZone(of.timeZone);
  const lines = createLines(of.settings);
  const startByNumber = new Map<number, number>();
  const periodsByGrain: Readonly<Record<Grain, Map<number, Period>>> = {
    week: new Map(),
    month: new Map(),
    quarter: new Map(),
    year: new Map(),
  };

  const numberOf = (ms: number): number => Math.floor((ms + zone.offsetAt(ms)) / dayMs);

  /** Midnight may be skipped, or come twice: the first instant that is not of a day before. */
  const findStart = (number: number): number => {
    const middle = number * dayMs;
    const guess = middle - zone.offsetAt(middle);
    if (numberOf(guess) === number && numberOf(guess - 1) < number) return guess;
    // No zone is a day away from UTC.
    let before = middle - dayMs;
    let at = middle + dayMs;
    while (at - before > 1) {
      const half = Math.floor((before + at) / 2);
      if (numberOf(half) < number) before = half;
      else at = half;
    }
    return at;
  };

  const startOfNumber = (number: number): number => {
    const kept = startByNumber.get(number);
    if (kept !== undefined) return kept;
    const start = findStart(number);
    startByNumber.set(number, start);
    return start;
  };

  const toPeriod = (grain: Grain, { from, until, year, number }: Span): Period => ({
    grain,
    from: fromDayNumber(from),
    until: fromDayNumber(until),
    fromMs: startOfNumber(from),
    untilMs: startOfNumber(until),
    year,
    number,
  });

  const periodOf = (grain: Grain, index: number): Period => {
    const kept = periodsByGrain[grain].get(index);
    if (kept) return kept;
    const period = toPeriod(grain, lines[grain].spanOf(index));
    periodsByGrain[grain].set(index, period);
    return period;
  };

  const indexOf = ({ from }: Period, grain: Grain): number =>
    lines[grain].indexOf(toDayNumber(from));

  const cut = (period: Period, { from, until }: { from: Day; until: Day }): Period => {
    if (period.from >= from && period.until <= until) return period;
    const span = {
      from: Math.max(toDayNumber(period.from), toDayNumber(from)),
      until: Math.min(toDayNumber(period.until), toDayNumber(until)),
    };
    return toPeriod(period.grain, { ...span, year: period.year, number: period.number });
  };

  const split = (period: Period, grain: Grain): readonly Period[] => {
    const parts: Period[] = [];
    for (let index = indexOf(period, grain); ; index += 1) {
      const part = periodOf(grain, index);
      if (part.from >= period.until) return parts;
      parts.push(cut(part, period));
    }
  };

  const shift = (period: Period, count: number): Period =>
    periodOf(period.grain, indexOf(period, period.grain) + count);

  return {
    dayOf: (ms) => fromDayNumber(numberOf(ms)),
    startOf: (day) => startOfNumber(toDayNumber(day)),
    at: (ms, grain) => periodOf(grain, lines[grain].indexOf(numberOf(ms))),
    shift,
    within(period, grain) {
      const parts: Period[] = [];
      for (let index = indexOf(period, grain); ; index += 1) {
        const part = periodOf(grain, index);
        if (part.from >= period.until) return parts;
        if (part.from >= period.from) parts.push(part);
      }
    },
    split,
    sameDaysBefore(period, now) {
      const before = shift(period, -1);
      if (now < period.fromMs || now >= period.untilMs) return before;
      const passed = numberOf(now) - toDayNumber(period.from) + 1;
      // On the last day all of it has passed, however long the one before was.
      if (toDayNumber(period.from) + passed === toDayNumber(period.until)) return before;
      const until = fromDayNumber(toDayNumber(before.from) + passed);
      return until < before.until ? cut(before, { from: before.from, until }) : before;
    },
  };
}
