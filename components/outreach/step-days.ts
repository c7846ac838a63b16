import { i18n } from '#i18n';
import type { BusinessCalendar, Day } from '../../lib/actions/calendar.ts';
import { pageLocale } from '../ui/locale.ts';

/** `Tue 3 Nov`: a day of the workspace, wherever the browser is. */
export function weekdayText(day: Day): string {
  return new Intl.DateTimeFormat(pageLocale(), {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    timeZone: 'UTC',
  }).format(new Date(`${day}T12:00:00Z`));
}

export interface StepWhen {
  readonly text: string;
  readonly tone: 'late' | 'today' | 'ahead';
}

/** When a step is due, seen from today; late ones are counted in business days. */
export function toStepWhen(
  dueOn: Day,
  { today, calendar }: { readonly today: Day; readonly calendar: BusinessCalendar },
): StepWhen {
  if (dueOn === today) return { text: i18n.t('next.today'), tone: 'today' };
  if (dueOn > today) return { text: weekdayText(dueOn), tone: 'ahead' };
  const days = calendar.countOpenDays(dueOn, today);
  // Over a weekend nothing is late yet, and its day has passed all the same.
  if (days === 0) return { text: weekdayText(dueOn), tone: 'today' };
  return { text: i18n.t('next.overdueDays', days, [String(days)]), tone: 'late' };
}
