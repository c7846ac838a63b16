import { dateFormat, relativeTimeFormat } from './formats.ts';
import { pageLocale } from './locale.ts';

const minuteMs = 60_000;
const hourMs = 3_600_000;
const dayMs = 86_400_000;

export interface MomentContext {
  readonly now: Date;
  /** Without one the page's language decides. */
  readonly locale?: string;
}

/** Midnight at the start of the rep's own day, in milliseconds. */
export function startOfDay(at: Date): number {
  return new Date(at.getFullYear(), at.getMonth(), at.getDate()).getTime();
}

/**
 * A time as a person says it: relative up to a week (`19 hr. ago`, `in 3 days`), then the day, with its year when it
 * is another one. From a day on, calendar days of the local time zone are counted, not spans of 24 hours.
 */
export function toMomentText(at: Date, { now, locale = pageLocale() }: MomentContext): string {
  const deltaMs = at.getTime() - now.getTime();
  const relative = relativeTimeFormat(locale, { numeric: 'auto', style: 'short' });
  const distanceMs = Math.abs(deltaMs);
  if (distanceMs < minuteMs) return relative.format(0, 'second');
  if (distanceMs < hourMs) return relative.format(Math.trunc(deltaMs / minuteMs), 'minute');
  if (distanceMs < dayMs) return relative.format(Math.trunc(deltaMs / hourMs), 'hour');
  // Rounded, because a day of a clock change has 23 or 25 hours.
  const dayCount = Math.round((startOfDay(at) - startOfDay(now)) / dayMs);
  if (Math.abs(dayCount) < 7) return relative.format(dayCount, 'day');
  return toDayText(at, { now, ...(locale === undefined ? {} : { locale }) });
}

/** The day: `3 Nov`, `3 Nov 2025`. */
export function toDayText(at: Date, { now, locale = pageLocale() }: MomentContext): string {
  return dateFormat(locale, {
    day: 'numeric',
    month: 'short',
    ...(at.getFullYear() === now.getFullYear() ? {} : { year: 'numeric' }),
  }).format(at);
}

/** Day and time in full, for titles. */
export function toFullText(at: Date, locale: string | undefined = pageLocale()): string {
  return dateFormat(locale, { dateStyle: 'full', timeStyle: 'short' }).format(at);
}
