import { describe, expect, test, vi } from 'vitest';
import { createPeriods, type Grain } from '../../lib/reports/periods.ts';

vi.mock('#i18n', () => ({
  i18n: {
    t: (key: string, ...values: readonly unknown[]) => [key, ...values.flat()].join(' '),
  },
}));

const { axisPeriodName, headText, periodName, shortPeriodName, yearSpanText } = await import(
  './period-words.ts'
);

const now = Date.parse('2026-11-20T10:00:00Z');

function periodAt(grain: Grain, fiscalMonth = 1) {
  const periods = createPeriods({
    timeZone: 'America/Los_Angeles',
    settings: { fiscalMonth, weekStartsOn: 1 },
  });
  return { periods, period: periods.at(now, grain) };
}

describe('names of periods', () => {
  test.each([
    ['week', 'reports.weekName 47 2026', 'reports.weekShort 47'],
    ['month', 'November 2026', 'Nov'],
    ['quarter', 'reports.quarterName 4 2026', 'reports.quarterShort 4'],
    ['year', '2026', '2026'],
  ] as const)('%s', (grain, name, short) => {
    const { period } = periodAt(grain);
    expect(periodName(period)).toBe(name);
    expect(shortPeriodName(period)).toBe(short);
  });

  test('a year that does not begin in January says that it is a fiscal one', () => {
    expect(periodName(periodAt('quarter', 4).period)).toBe('reports.fiscalQuarter 3 2027');
    expect(periodName(periodAt('year', 4).period)).toBe('reports.fiscalYear 2027');
  });

  test('an axis has the year in short', () => {
    expect(axisPeriodName(periodAt('quarter').period)).toBe(
      'reports.shortOfYear reports.quarterShort 4 26',
    );
    expect(axisPeriodName(periodAt('month').period)).toBe('Nov 2026');
  });
});

describe('yearSpanText', () => {
  test('is twelve months up to the end of the period, to today where it runs', () => {
    const { periods, period } = periodAt('quarter');
    expect(yearSpanText(period, now)).toBe('reports.toToday Jan 1, 2026');
    const last = periods.shift(period, -1);
    expect(yearSpanText(last, now).replaceAll(/\s/g, ' ')).toBe('Oct 1, 2025 – Sep 30, 2026');
    const month = periods.shift(periods.at(now, 'month'), -1);
    expect(yearSpanText(month, now).replaceAll(/\s/g, ' ')).toBe('Nov 1, 2025 – Oct 31, 2026');
  });
});

describe('headText', () => {
  test('a running period goes to today, against the same days', () => {
    const { periods, period } = periodAt('quarter');
    const before = periods.sameDaysBefore(period, now);
    expect(headText(period, { before, now })).toBe(
      'reports.headOpen reports.quarterName 4 2026 reports.toToday Oct 1 reports.quarterName 3 2026',
    );
  });

  test('one that is over names its last day', () => {
    const { periods, period } = periodAt('quarter');
    const last = periods.shift(period, -1);
    const before = periods.sameDaysBefore(last, now);
    // The language's own spaces stand about the dash.
    expect(headText(last, { before, now }).replaceAll(/\s/g, ' ')).toBe(
      'reports.headDone reports.quarterName 3 2026 Jul 1 – Sep 30 reports.quarterName 2 2026',
    );
  });
});
