import { i18n } from '#i18n';
import { monthsAfter } from '../../lib/model/term.ts';
import type { Day, Period } from '../../lib/reports/periods.ts';
import { pageLocale } from '../ui/locale.ts';

const dayMs = 86_400_000;

/** Days are of the workspace, whatever the time zone of the browser: they are worded in UTC. */
function dateOf(day: Day): Date {
  return new Date(`${day}T00:00:00Z`);
}

function dayFormat(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat(pageLocale(), { ...options, timeZone: 'UTC' });
}

function monthOf(period: Period): number {
  return Number(period.from.slice(5, 7));
}

/** The year and its quarters are the calendar's. */
function isCalendarYear(period: Period): boolean {
  const year = Number(period.from.slice(0, 4));
  if (year !== period.year) return false;
  return period.grain === 'year'
    ? monthOf(period) === 1
    : monthOf(period) === period.number * 3 - 2;
}

/** `Q4 2026`, `November 2026`, `W46 2026`, `2026`; fiscal years that are not the calendar's say so. */
export function periodName(period: Period): string {
  const [year, number] = [String(period.year), String(period.number)];
  switch (period.grain) {
    case 'week':
      return i18n.t('reports.weekName', [number, year]);
    case 'month':
      return dayFormat({ month: 'long', year: 'numeric' }).format(dateOf(period.from));
    case 'quarter':
      return isCalendarYear(period)
        ? i18n.t('reports.quarterName', [number, year])
        : i18n.t('reports.fiscalQuarter', [number, year]);
    case 'year':
      return isCalendarYear(period) ? year : i18n.t('reports.fiscalYear', [year]);
  }
}

/** For axes and legends: `Q4`, `Nov`, `W46`, `2026`. */
export function shortPeriodName(period: Period): string {
  switch (period.grain) {
    case 'week':
      return i18n.t('reports.weekShort', [String(period.number)]);
    case 'month':
      return dayFormat({ month: 'short' }).format(dateOf(period.from));
    case 'quarter':
      return i18n.t('reports.quarterShort', [String(period.number)]);
    case 'year':
      return periodName(period);
  }
}

/** With its year where an axis goes over more than one: `Q4 26`, `Nov 2026`, which is no day. */
export function axisPeriodName(period: Period): string {
  if (period.grain === 'year') return periodName(period);
  if (period.grain === 'month') {
    return dayFormat({ month: 'short', year: 'numeric' }).format(dateOf(period.from));
  }
  return i18n.t('reports.shortOfYear', [shortPeriodName(period), String(period.year).slice(-2)]);
}

function isRunning(period: Period, now: number): boolean {
  return period.fromMs <= now && now < period.untilMs;
}

/** `1 Oct to today`, `1 Jul – 30 Sep`. */
function spanText(period: Period, now: number): string {
  const format = dayFormat({ day: 'numeric', month: 'short' });
  const from = dateOf(period.from);
  if (isRunning(period, now)) return i18n.t('reports.toToday', [format.format(from)]);
  return format.formatRange(from, new Date(dateOf(period.until).getTime() - dayMs));
}

/** The twelve months up to the end of a period: `1 Jan 2026 to today`, `1 Oct 2025 – 30 Sep 2026`. */
export function yearSpanText({ from, until, fromMs, untilMs }: Period, now: number): string {
  const format = dayFormat({ dateStyle: 'medium' });
  const yearBefore = monthsAfter(until, -12);
  const first = dateOf(yearBefore < from ? yearBefore : from);
  if (fromMs <= now && now < untilMs) return i18n.t('reports.toToday', [format.format(first)]);
  return format.formatRange(first, new Date(dateOf(until).getTime() - dayMs));
}

/** `Q4 2026, 1 Oct to today, against the same days of Q3 2026`. */
export function headText(
  period: Period,
  of: { readonly before: Period; readonly now: number },
): string {
  const texts: [string, string, string] = [
    periodName(period),
    spanText(period, of.now),
    periodName(of.before),
  ];
  return isRunning(period, of.now)
    ? i18n.t('reports.headOpen', texts)
    : i18n.t('reports.headDone', texts);
}
