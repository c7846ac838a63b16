import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { defaultReportSettings } from '../model/reports.ts';
import { createPeriods, grains } from './periods.ts';

type Settings = Parameters<typeof createPeriods>[0]['settings'];

function calendarOf(timeZone: string, settings: Partial<Settings> = {}) {
  return createPeriods({ timeZone, settings: { ...defaultReportSettings, ...settings } });
}

const utc = calendarOf('UTC');
const at = (time: string) => Date.parse(time);

describe('days', () => {
  test('are those of the workspace', () => {
    const saigon = calendarOf('Asia/Ho_Chi_Minh');
    expect(saigon.dayOf(at('2026-09-30T16:59:59.999Z'))).toBe('2026-09-30');
    expect(saigon.dayOf(at('2026-09-30T17:00:00Z'))).toBe('2026-10-01');
    expect(saigon.startOf('2026-10-01')).toBe(at('2026-09-30T17:00:00Z'));
  });

  test('of 23 and of 25 hours where clocks change', () => {
    const berlin = calendarOf('Europe/Berlin');
    expect(berlin.startOf('2026-03-30') - berlin.startOf('2026-03-29')).toBe(23 * 3_600_000);
    expect(berlin.startOf('2026-10-26') - berlin.startOf('2026-10-25')).toBe(25 * 3_600_000);
    expect(berlin.dayOf(at('2026-10-25T22:59:59Z'))).toBe('2026-10-25');
    expect(berlin.dayOf(at('2026-10-25T23:00:00Z'))).toBe('2026-10-26');
  });

  test('begin after midnight where midnight is skipped', () => {
    const beirut = calendarOf('Asia/Beirut');
    // At midnight of 29 March 2026 clocks go to one.
    expect(beirut.startOf('2026-03-29')).toBe(at('2026-03-28T22:00:00Z'));
    expect(beirut.dayOf(at('2026-03-28T21:59:59Z'))).toBe('2026-03-28');
  });

  test('begin once where midnight comes twice', () => {
    const havana = calendarOf('America/Havana');
    // At one of 1 November 2026 clocks go back to midnight.
    expect(havana.startOf('2026-11-01')).toBe(at('2026-11-01T04:00:00Z'));
    expect(havana.startOf('2026-11-02')).toBe(at('2026-11-02T05:00:00Z'));
  });

  test('that an island left out begin with the next', () => {
    const apia = calendarOf('Pacific/Apia');
    expect(apia.startOf('2011-12-30')).toBe(apia.startOf('2011-12-31'));
    expect(apia.dayOf(apia.startOf('2011-12-31'))).toBe('2011-12-31');
  });
});

describe('periods', () => {
  test('of the calendar where the fiscal year begins in January', () => {
    const now = at('2026-11-12T09:00:00Z');
    expect(utc.at(now, 'quarter')).toEqual({
      grain: 'quarter',
      from: '2026-10-01',
      until: '2027-01-01',
      fromMs: at('2026-10-01T00:00:00Z'),
      untilMs: at('2027-01-01T00:00:00Z'),
      year: 2026,
      number: 4,
    });
    expect(utc.at(now, 'month')).toMatchObject({ from: '2026-11-01', year: 2026, number: 11 });
    expect(utc.at(now, 'year')).toMatchObject({
      from: '2026-01-01',
      until: '2027-01-01',
      year: 2026,
      number: 1,
    });
  });

  test.each([
    // Month of the fiscal year, day, quarter, its first day, fiscal year, that one's first day.
    [4, '2026-03-31', 4, '2026-01-01', 2026, '2025-04-01'],
    [4, '2026-04-01', 1, '2026-04-01', 2027, '2026-04-01'],
    [2, '2026-01-31', 4, '2025-11-01', 2026, '2025-02-01'],
    [10, '2026-11-12', 1, '2026-10-01', 2027, '2026-10-01'],
    [12, '2026-02-28', 1, '2025-12-01', 2026, '2025-12-01'],
  ] as const)(
    'of a fiscal year from month %i: %s',
    (fiscalMonth, day, number, from, year, yearFrom) => {
      const calendar = calendarOf('UTC', { fiscalMonth });
      const ms = calendar.startOf(day);
      expect(calendar.at(ms, 'quarter')).toMatchObject({ number, from, year });
      expect(calendar.at(ms, 'year')).toMatchObject({ number: 1, from: yearFrom, year });
    },
  );

  test.each([
    ['2026-11-12', 1, '2026-11-09', 2026, 46],
    ['2027-01-03', 1, '2026-12-28', 2026, 53],
    ['2027-01-04', 1, '2027-01-04', 2027, 1],
    ['2024-12-30', 1, '2024-12-30', 2025, 1],
    // From Sunday: the week of 27 December 2026 has five days in the old year.
    ['2027-01-02', 7, '2026-12-27', 2026, 52],
    ['2027-01-03', 7, '2027-01-03', 2027, 1],
    // From Saturday: the week of 26 December 2026 has six days in the old year.
    ['2027-01-01', 6, '2026-12-26', 2026, 52],
    ['1969-12-31', 1, '1969-12-29', 1970, 1],
  ] as const)('week of %s, from day %i', (day, weekStartsOn, from, year, number) => {
    const calendar = calendarOf('UTC', { weekStartsOn });
    expect(calendar.at(calendar.startOf(day), 'week')).toMatchObject({ from, year, number });
  });

  test('before and after', () => {
    const quarter = utc.at(at('2026-02-10T00:00:00Z'), 'quarter');
    expect(utc.shift(quarter, -1)).toMatchObject({ from: '2025-10-01', year: 2025, number: 4 });
    expect(utc.shift(quarter, 3)).toMatchObject({ from: '2026-10-01', number: 4 });
    const week = utc.at(at('2026-01-01T00:00:00Z'), 'week');
    expect(utc.shift(week, -1)).toMatchObject({ from: '2025-12-22', year: 2025, number: 52 });
  });

  test('within: those that begin in it', () => {
    const quarter = utc.at(at('2026-11-12T00:00:00Z'), 'quarter');
    expect(utc.within(quarter, 'month').map(({ number }) => number)).toEqual([10, 11, 12]);
    const weeks = utc.within(quarter, 'week');
    expect(weeks[0]).toMatchObject({ from: '2026-10-05', number: 41 });
    expect(weeks.at(-1)).toMatchObject({ from: '2026-12-28', until: '2027-01-04', number: 53 });
  });

  test('split: the weeks at both ends are cut', () => {
    const quarter = utc.at(at('2026-11-12T00:00:00Z'), 'quarter');
    const weeks = utc.split(quarter, 'week');
    expect(weeks[0]).toMatchObject({ from: '2026-10-01', until: '2026-10-05', number: 40 });
    expect(weeks.at(-1)).toMatchObject({ from: '2026-12-28', until: '2027-01-01', number: 53 });
    expect(weeks).toHaveLength(14);
  });

  test('an unknown zone counts as UTC', () => {
    expect(calendarOf('Mars/Base').dayOf(at('2026-11-12T23:59:59Z'))).toBe('2026-11-12');
  });
});

describe('the same days of the period before', () => {
  test.each([
    // Today counts: 43 days of the fourth quarter, 1 October to 12 November.
    ['quarter', '2026-11-12', '2026-11-12', '2026-07-01', '2026-08-13'],
    // The 91st day of the second quarter: the first has 90.
    ['quarter', '2026-06-30', '2026-06-30', '2026-01-01', '2026-04-01'],
    ['quarter', '2026-11-12', '2027-01-01', '2026-07-01', '2026-10-01'],
    ['month', '2026-03-31', '2026-03-31', '2026-02-01', '2026-03-01'],
    ['month', '2026-03-10', '2026-03-10', '2026-02-01', '2026-02-11'],
    ['week', '2026-11-12', '2026-11-12', '2026-11-02', '2026-11-06'],
    ['year', '2024-03-01', '2024-03-01', '2023-01-01', '2023-03-03'],
  ] as const)('%s of %s on %s', (grain, of, today, from, until) => {
    const period = utc.at(at(`${of}T12:00:00Z`), grain);
    expect(utc.sameDaysBefore(period, at(`${today}T12:00:00Z`))).toMatchObject({ from, until });
  });

  test('the last day is compared with the whole period before, however long', () => {
    const last = at('2026-03-31T18:00:00Z');
    // 90 days beside 92, and 28 beside 31.
    expect(utc.sameDaysBefore(utc.at(last, 'quarter'), last)).toMatchObject({
      from: '2025-10-01',
      until: '2026-01-01',
    });
    const february = at('2026-02-28T18:00:00Z');
    expect(utc.sameDaysBefore(utc.at(february, 'month'), february).until).toBe('2026-02-01');
    const before = february - 86_400_000;
    expect(utc.sameDaysBefore(utc.at(before, 'month'), before).until).toBe('2026-01-28');
  });

  test('the last second of the day counts as the first', () => {
    const berlin = calendarOf('Europe/Berlin');
    const now = berlin.startOf('2026-10-26');
    const period = berlin.at(now, 'month');
    expect(berlin.sameDaysBefore(period, now).until).toBe('2026-09-27');
    expect(berlin.sameDaysBefore(period, now - 1).until).toBe('2026-09-26');
  });
});

describe('at any time, in any zone', () => {
  const zones = [
    'UTC',
    'Asia/Ho_Chi_Minh',
    'Europe/Berlin',
    'America/Havana',
    'Asia/Beirut',
    'Asia/Kathmandu',
    'Pacific/Apia',
    'Australia/Lord_Howe',
    'Africa/Casablanca',
  ];
  const anyCalendar = fc
    .record({
      zone: fc.constantFrom(...zones),
      fiscalMonth: fc.integer({ min: 1, max: 12 }),
      weekStartsOn: fc.constantFrom(1 as const, 6 as const, 7 as const),
    })
    .map(({ zone, ...settings }) => calendarOf(zone, settings));
  const anyTime = fc.integer({ min: at('2012-01-01T00:00:00Z'), max: at('2035-01-01T00:00:00Z') });
  const anyGrain = fc.constantFrom(...grains);

  test('an instant lies in its day and its period, and neighbours touch', () => {
    fc.assert(
      fc.property(anyCalendar, anyTime, anyGrain, (calendar, ms, grain) => {
        const day = calendar.dayOf(ms);
        const period = calendar.at(ms, grain);
        const next = calendar.shift(period, 1);
        expect(calendar.startOf(day)).toBeLessThanOrEqual(ms);
        expect(period.fromMs).toBeLessThanOrEqual(ms);
        expect(period.untilMs).toBeGreaterThan(ms);
        expect(period.from <= day && day < period.until).toBe(true);
        expect(next.from).toBe(period.until);
        expect(next.fromMs).toBe(period.untilMs);
        expect(calendar.shift(next, -1)).toEqual(period);
      }),
    );
  });

  test('the parts of a period follow each other from its first day to its last', () => {
    fc.assert(
      fc.property(anyCalendar, anyTime, anyGrain, (calendar, ms, grain) => {
        const year = calendar.at(ms, 'year');
        const parts = calendar.split(year, grain);
        expect(parts[0]?.fromMs).toBe(year.fromMs);
        expect(parts.at(-1)?.untilMs).toBe(year.untilMs);
        for (const [index, part] of parts.slice(1).entries()) {
          expect(parts[index]?.untilMs).toBe(part.fromMs);
        }
        const whole = calendar.within(year, grain);
        expect(parts.length - whole.length).toBeLessThanOrEqual(1);
      }),
      { numRuns: 50 },
    );
  });
});
