import { i18n } from '#i18n';
import { pageLocale } from '../ui/locale.ts';

/** A day without a time, which no time zone moves: `Mon, 16 Feb`. */
export function weekDayText(day: string): string {
  return new Intl.DateTimeFormat(pageLocale(), {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    timeZone: 'UTC',
  }).format(new Date(day));
}

export function fullDayText(day: string): string {
  return new Intl.DateTimeFormat(pageLocale(), { dateStyle: 'medium', timeZone: 'UTC' }).format(
    new Date(day),
  );
}

/** In the language of the texts; its letters where that has no name for it. */
export function countryName(code: string): string {
  return (
    new Intl.DisplayNames([i18n.t('app.language')], { type: 'region', fallback: 'code' }).of(
      code,
    ) ?? code
  );
}

/** The rep's own day now. */
export function todayText(now: number): string {
  const date = new Date(now);
  const part = (value: number) => String(value).padStart(2, '0');
  return `${date.getFullYear()}-${part(date.getMonth() + 1)}-${part(date.getDate())}`;
}
