import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { aRandomCalendar, aRandomDay, aRandomWorkWeek } from './a-random-calendar.ts';
import { addDays, createCalendar, type Day, dueMinute, toMorning } from './calendar.ts';

const weekdays = [1, 2, 3, 4, 5];

function aCalendar(timeZone = 'Asia/Ho_Chi_Minh', closed: readonly Day[] = []) {
  return createCalendar({ timeZone, workDays: weekdays, closed: new Set(closed) });
}

/** Day by day, as one would count on paper. */
function walkOpenDays(
  isOpen: (day: Day) => boolean,
  { from, until }: { readonly from: Day; readonly until: Day },
): number {
  let count = 0;
  for (let day = addDays(from, 1); day <= until; day = addDays(day, 1)) {
    if (isOpen(day)) count += 1;
  }
  return count;
}

describe('open days', () => {
  const calendar = aCalendar('Asia/Ho_Chi_Minh', ['2026-11-20', '2026-11-21']);

  test.each([
    ['2026-11-12', 0, '2026-11-12'],
    ['2026-11-14', 0, '2026-11-16'],
    ['2026-11-14', 1, '2026-11-16'],
    ['2026-11-13', 1, '2026-11-16'],
    ['2026-11-19', 1, '2026-11-23'],
    ['2026-11-12', 10, '2026-11-27'],
    ['2026-11-16', -1, '2026-11-13'],
    ['2026-11-15', -1, '2026-11-13'],
    ['2026-11-23', -3, '2026-11-17'],
  ])('%s and %i', (day, count, expected) => {
    expect(calendar.addOpenDays(day, count)).toBe(expected);
  });

  test.each([
    ['2026-11-12', '2026-11-12', 0],
    ['2026-11-12', '2026-11-11', 0],
    ['2026-11-12', '2026-11-13', 1],
    ['2026-11-13', '2026-11-15', 0],
    ['2026-11-12', '2026-11-23', 6],
  ])('from %s until %s there are %i', (from, until, count) => {
    expect(calendar.countOpenDays(from, until)).toBe(count);
  });

  test('a closed year ends: the day after it', () => {
    const closed = Array.from({ length: 1000 }, (_, index) => addDays('2026-01-01', index));
    const closedYears = aCalendar('Asia/Ho_Chi_Minh', closed);
    expect(closedYears.nextOpen('2026-01-01')).toBe(addDays('2026-01-01', 1000));
    expect(closedYears.addOpenDays('2028-09-27', -1)).toBe('2025-12-31');
    expect(closedYears.countOpenDays('2026-01-01', '2028-01-01')).toBe(0);
  });

  test('a week without work days counts as Monday to Friday, and what is no day is no holiday', () => {
    const odd = createCalendar({
      timeZone: 'Asia/Ho_Chi_Minh',
      workDays: [],
      closed: new Set(['soon', '']),
    });
    expect(odd.nextOpen('2026-11-14')).toBe('2026-11-16');
    expect(odd.isOpen('2026-11-13')).toBe(true);
  });

  test('a slip at the end of all days does no harm', () => {
    expect(calendar.addOpenDays('9999-12-31', 5)).toBe('9999-12-31');
    expect(calendar.toInstant('9999-12-31', dueMinute)).toBe('9999-12-31T02:00:00.000Z');
  });

  // Seen to fail: holidays counted twice where they fall on a weekend; one day too many after a closed one.
  test('never a closed day; counting takes back what adding did; order is kept', () => {
    fc.assert(
      fc.property(
        aRandomCalendar,
        aRandomDay,
        aRandomDay,
        fc.integer({ min: 0, max: 400 }),
        ({ calendar: any }, day, other, count) => {
          const reached = any.addOpenDays(day, count);
          expect(any.isOpen(reached)).toBe(true);
          expect(reached >= day).toBe(true);
          if (count > 0) expect(any.countOpenDays(day, reached)).toBe(count);
          else expect(reached).toBe(any.nextOpen(day));
          if (count > 0) {
            const back = any.addOpenDays(reached, -count);
            expect(any.isOpen(back)).toBe(true);
            expect(any.addOpenDays(back, count)).toBe(reached);
          }
          if (any.isOpen(day)) expect(any.nextOpen(day)).toBe(day);
          const [first, second] = day < other ? [day, other] : [other, day];
          expect(any.addOpenDays(first, count) <= any.addOpenDays(second, count)).toBe(true);
        },
      ),
      { numRuns: 400 },
    );
  });

  test('counts as walking day by day does', () => {
    fc.assert(
      fc.property(
        aRandomCalendar,
        aRandomDay,
        fc.integer({ min: 0, max: 500 }),
        (some, from, days) => {
          const until = addDays(from, days);
          expect(some.calendar.countOpenDays(from, until)).toBe(
            walkOpenDays(some.isOpen, { from, until }),
          );
          expect(some.calendar.isOpen(until)).toBe(some.isOpen(until));
        },
      ),
      { numRuns: 200 },
    );
  });

  test('every shape of a working week', () => {
    fc.assert(
      fc.property(aRandomWorkWeek, aRandomDay, (workDays, day) => {
        const calendarOf = createCalendar({ timeZone: 'UTC', workDays, closed: new Set() });
        const week = Array.from({ length: 7 }, (_, index) => addDays(day, index));
        expect(week.filter((one) => calendarOf.isOpen(one))).toHaveLength(workDays.length);
        expect(calendarOf.addOpenDays(day, workDays.length) <= addDays(day, 7)).toBe(true);
      }),
    );
  });
});

describe('days and instants', () => {
  test.each([
    ['Asia/Ho_Chi_Minh', '2026-11-11T17:00:00.000Z', '2026-11-12'],
    ['Asia/Ho_Chi_Minh', '2026-11-11T16:59:59.999Z', '2026-11-11'],
    ['America/New_York', '2026-11-12T04:59:59.000Z', '2026-11-11'],
    ['Pacific/Auckland', '2026-11-11T11:00:00Z', '2026-11-12'],
    ['Europe/Berlin', '2026-03-28T23:30:00.000Z', '2026-03-29'],
    ['Europe/Berlin', '2026-03-29T22:00:00.000Z', '2026-03-30'],
  ])('in %s %s falls on %s', (timeZone, instant, day) => {
    expect(aCalendar(timeZone).dayOf(instant)).toBe(day);
  });

  test.each([
    ['Asia/Ho_Chi_Minh', '2026-11-12', 540, '2026-11-12T02:00:00.000Z', 'no change of clocks'],
    ['Europe/Berlin', '2026-03-29', 119, '2026-03-29T00:59:00.000Z', 'before the skipped hour'],
    ['Europe/Berlin', '2026-03-29', 150, '2026-03-29T01:00:00.000Z', 'skipped'],
    ['Europe/Berlin', '2026-03-29', 180, '2026-03-29T01:00:00.000Z', 'after the skipped hour'],
    ['Europe/Berlin', '2026-10-25', 150, '2026-10-25T00:30:00.000Z', 'twice: the first'],
    ['Europe/Berlin', '2026-10-25', 180, '2026-10-25T02:00:00.000Z', 'after the doubled hour'],
    ['America/New_York', '2026-03-08', 150, '2026-03-08T07:00:00.000Z', 'skipped'],
    ['America/New_York', '2026-11-01', 90, '2026-11-01T05:30:00.000Z', 'twice: the first'],
    ['America/Santiago', '2026-09-06', 30, '2026-09-06T04:00:00.000Z', 'midnight is skipped'],
    ['America/Santiago', '2026-04-04', 1410, '2026-04-05T02:30:00.000Z', 'twice before midnight'],
    ['Pacific/Auckland', '2026-09-27', 150, '2026-09-26T14:00:00.000Z', 'skipped'],
    ['Australia/Lord_Howe', '2026-10-04', 135, '2026-10-03T15:30:00.000Z', 'half an hour skipped'],
    ['Pacific/Apia', '2011-12-30', 540, '2011-12-30T10:00:00.000Z', 'the whole day is skipped'],
    ['Africa/Monrovia', '1972-01-07', 10, '1972-01-07T00:44:30.000Z', 'half a minute is in it'],
  ])('in %s on %s minute %i is %s: %s', (timeZone, day, minute, instant) => {
    expect(aCalendar(timeZone).toInstant(day, minute)).toBe(instant);
  });

  test('a zone that this browser does not know counts as UTC', () => {
    const calendar = aCalendar('Mars/Olympus');
    expect(calendar.timeZone).toBe('UTC');
    expect(calendar.toInstant('2026-11-12', 540)).toBe('2026-11-12T09:00:00.000Z');
  });

  test('an instant is on the day from which it was made, and shows that time', () => {
    fc.assert(
      fc.property(
        aRandomCalendar,
        aRandomDay,
        fc.integer({ min: 0, max: 1439 }),
        (some, day, minute) => {
          const { calendar } = some;
          const instant = calendar.toInstant(day, minute);
          expect(calendar.dayOf(instant)).toBe(day);
          const shown = new Intl.DateTimeFormat('en-GB', {
            timeZone: calendar.timeZone,
            hour: '2-digit',
            minute: '2-digit',
          }).format(new Date(instant));
          const [hours = 0, minutes = 0] = shown.split(':').map(Number);
          // A skipped time is shown as the first one after it, never more than an hour later in these zones.
          expect([0, 60]).toContain(Math.ceil((hours * 60 + minutes - minute) / 60) * 60);
        },
      ),
      { numRuns: 600 },
    );
  });

  test('a later time of a day is never an earlier instant', () => {
    fc.assert(
      fc.property(
        aRandomCalendar,
        aRandomDay,
        fc.integer({ min: 0, max: 1439 }),
        fc.integer({ min: 0, max: 1439 }),
        ({ calendar }, day, a, b) => {
          const [early, late] = a < b ? [a, b] : [b, a];
          expect(calendar.toInstant(day, early) <= calendar.toInstant(day, late)).toBe(true);
          expect(calendar.toInstant(day, late) < calendar.toInstant(addDays(day, 1), early)).toBe(
            true,
          );
        },
      ),
      { numRuns: 400 },
    );
  });

  test('a morning is never before what it follows, and on an open day', () => {
    fc.assert(
      fc.property(
        aRandomCalendar,
        aRandomDay,
        fc.integer({ min: 0, max: 1439 }),
        (some, day, minute) => {
          const { calendar } = some;
          const instant = calendar.toInstant(day, minute);
          const morning = toMorning(calendar, instant);
          expect(morning >= instant).toBe(true);
          expect(calendar.isOpen(calendar.dayOf(morning))).toBe(true);
          expect(calendar.toInstant(calendar.dayOf(morning), dueMinute)).toBe(morning);
        },
      ),
      { numRuns: 200 },
    );
  });
});
