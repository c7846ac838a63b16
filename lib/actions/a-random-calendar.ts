import fc from 'fast-check';
import { type BusinessCalendar, createCalendar, type Day } from './calendar.ts';

/** Calendars for property tests: zones with and without daylight saving, all working weeks, many holidays. */

const zones = [
  'Asia/Ho_Chi_Minh',
  'Europe/Berlin',
  'America/New_York',
  'Pacific/Auckland',
  'America/Santiago',
];

function toDay(number: number): Day {
  return new Date(number * 86_400_000).toISOString().slice(0, 10);
}

/** From 2024 to 2028; days around the changes of clocks come up often. */
export const aRandomDay: fc.Arbitrary<Day> = fc.oneof(
  fc.integer({ min: 19_723, max: 21_549 }).map(toDay),
  fc.constantFrom(
    '2026-03-07',
    '2026-03-08',
    '2026-03-28',
    '2026-03-29',
    '2026-04-04',
    '2026-04-05',
    '2026-09-05',
    '2026-09-06',
    '2026-09-26',
    '2026-09-27',
    '2026-10-24',
    '2026-10-25',
    '2026-10-31',
    '2026-11-01',
  ),
);

export const aRandomWorkWeek: fc.Arbitrary<number[]> = fc.uniqueArray(
  fc.integer({ min: 1, max: 7 }),
  {
    minLength: 1,
    maxLength: 7,
  },
);

export interface RandomCalendar {
  readonly calendar: BusinessCalendar;
  /** Worked out in another way than the calendar does. */
  readonly isOpen: (day: Day) => boolean;
}

export const aRandomCalendar: fc.Arbitrary<RandomCalendar> = fc
  .record({
    timeZone: fc.constantFrom(...zones),
    workDays: aRandomWorkWeek,
    single: fc.array(aRandomDay, { maxLength: 30 }),
    // Away, or a long holiday.
    stretch: fc.record({ from: aRandomDay, length: fc.integer({ min: 0, max: 60 }) }),
  })
  .map(({ timeZone, workDays, single, stretch }) => {
    const first = Date.parse(stretch.from) / 86_400_000;
    const long = Array.from({ length: stretch.length }, (_, index) => toDay(first + index));
    const closed = new Set([...single, ...long]);
    const isOpen = (day: Day): boolean =>
      workDays.includes(new Date(day).getUTCDay() || 7) && !closed.has(day);
    return { calendar: createCalendar({ timeZone, workDays, closed }), isOpen };
  });
