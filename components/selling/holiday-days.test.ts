import Holidays from 'date-holidays';
import { describe, expect, test } from 'vitest';
import {
  endsSoon,
  type FoundHoliday,
  findDayProblem,
  groupByYear,
  mergeHolidays,
  toHolidayDays,
} from './holiday-days.ts';

function aHoliday(date: string, hours: number, more: Partial<FoundHoliday> = {}): FoundHoliday {
  const start = new Date(`${date.slice(0, 10)}T${date.slice(11) || '00:00:00'}+07:00`);
  return {
    date: date.length === 10 ? `${date} 00:00:00` : date,
    start,
    end: new Date(start.getTime() + hours * 3_600_000),
    name: 'Holiday',
    type: 'public',
    ...more,
  };
}

const daysOf = (found: readonly FoundHoliday[], types = ['public']) =>
  toHolidayDays(found, types).map(({ on }) => on);

describe('days of a country', () => {
  test('a long holiday is each of its days, over the end of a month', () => {
    expect(daysOf([aHoliday('2026-02-27', 96)])).toEqual([
      '2026-02-27',
      '2026-02-28',
      '2026-03-01',
      '2026-03-02',
    ]);
  });

  test('one with a clock change in it is whole, one of an afternoon is none', () => {
    const found = [aHoliday('2026-03-29', 23), aHoliday('2026-10-25', 25)];
    expect(daysOf(found)).toEqual(['2026-03-29', '2026-10-25']);
    expect(daysOf([aHoliday('2026-12-24 14:00:00', 10), aHoliday('2026-12-31', 12)])).toEqual([]);
  });

  test('only kinds that count, each day once, in order, by its first name', () => {
    const found = [
      aHoliday('2026-05-01', 24, { name: 'Labour Day' }),
      aHoliday('2026-05-01', 24, { name: 'Ascension' }),
      aHoliday('2026-01-02', 24, { type: 'bank' }),
      aHoliday('2026-02-14', 24, { type: 'observance' }),
    ];
    expect(toHolidayDays(found, ['public'])).toEqual([{ on: '2026-05-01', name: 'Labour Day' }]);
    expect(daysOf(found, ['public', 'bank'])).toEqual(['2026-01-02', '2026-05-01']);
  });

  test('Vietnam as the library has it: Tết is five days, whatever the zone of this computer', () => {
    const found = new Holidays('VN').getHolidays(2026, 'vi');
    const names = new Map(toHolidayDays(found, ['public']).map(({ on, name }) => [on, name]));
    expect([names.get('2026-02-16'), names.get('2026-02-17')]).toEqual([
      'Giao thừa Tết Nguyên Đán',
      'Tết Nguyên Đán',
    ]);
    expect(daysOf(found)).toEqual([
      '2026-01-01',
      '2026-02-16',
      '2026-02-17',
      '2026-02-18',
      '2026-02-19',
      '2026-02-20',
      '2026-04-26',
      '2026-04-30',
      '2026-05-01',
      '2026-09-02',
    ]);
  });
});

describe('the list', () => {
  const day = (on: string, name = on) => ({ on, name });

  test('a new look-up takes the place of the former one; the past and days by hand stay', () => {
    const merged = mergeHolidays({
      kept: [day('2025-09-02'), day('2026-01-01'), day('2026-06-15', 'Ours'), day('2026-09-02')],
      former: [day('2026-01-01'), day('2026-09-02')],
      found: [day('2026-01-01', 'New Year'), day('2026-05-01')],
      from: '2026-01-01',
    });
    expect(merged).toEqual([
      day('2025-09-02'),
      day('2026-01-01', 'New Year'),
      day('2026-05-01'),
      day('2026-06-15', 'Ours'),
    ]);
  });

  test('is shown by year', () => {
    const years = groupByYear([day('2027-01-01'), day('2026-09-02'), day('2026-01-01')]);
    expect(years.map(({ year, days }) => [year, days.length])).toEqual([
      ['2026', 2],
      ['2027', 1],
    ]);
  });

  test.each([
    ['', 'Ours', 'day_needed'],
    ['2026-02-31', 'Ours', 'day_needed'],
    ['2026-13-01', 'Ours', 'day_needed'],
    ['2026-01-01', 'Ours', 'day_taken'],
    ['2026-06-15', ' ', 'name_needed'],
    ['2026-06-15', 'Ours', undefined],
  ])('a day by hand: %s, %s', (on, name, problem) => {
    expect(findDayProblem({ on, name }, [day('2026-01-01')])).toBe(problem);
  });

  test('asks to be looked up again when less than 60 days are left', () => {
    expect(endsSoon('2026-12-31', '2026-11-01')).toBe(false);
    expect(endsSoon('2026-12-31', '2026-11-02')).toBe(true);
    expect(endsSoon('2026-12-31', '2027-03-01')).toBe(true);
    expect(endsSoon(null, '2027-03-01')).toBe(false);
  });
});
