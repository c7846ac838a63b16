import { i18n } from '#i18n';
import { morningIn } from '../pipeline/due.ts';

/** The choices for when: a label and the days from today; `null` for no date. */
export const whens = [
  { value: '0', days: 0, label: () => i18n.t('next.today') },
  { value: '1', days: 1, label: () => i18n.t('next.tomorrow') },
  { value: '3', days: 3, label: () => i18n.t('next.inDays', 3) },
  { value: '7', days: 7, label: () => i18n.t('next.nextWeek') },
  { value: '30', days: 30, label: () => i18n.t('next.nextMonth') },
  { value: 'none', days: null, label: () => i18n.t('next.noDate') },
] as const;

/** ISO time in UTC; null for no date. */
export function dueOf(value: string, now: number): string | null {
  const days = whens.find((when) => when.value === value)?.days ?? null;
  return days === null ? null : morningIn(days, now);
}

/** The choices for putting something off. */
export const laterWhens = whens.flatMap(({ value, days, label }) =>
  days !== null && days > 0 ? [{ value, days, label }] : [],
);
