import { i18n } from '#i18n';
import type { Task } from '../../lib/model/engagement.ts';
import type { Tone } from '../ui/chip.tsx';
import { startOfDay } from '../ui/moment.ts';
import { dayText } from '../words.ts';

const dayMs = 24 * 60 * 60 * 1000;

/** Nine in the morning, `days` days on. */
export function morningIn(days: number, now: number): string {
  const date = new Date(now);
  date.setDate(date.getDate() + days);
  date.setHours(9, 0, 0, 0);
  return date.toISOString();
}

/** When a next action is due, in words, and how loud that is said. A snoozed one counts from its new day. */
export function toDueText(
  task: Pick<Task, 'due_at' | 'snoozed_until'>,
  now: number,
): { readonly text: string; readonly tone: Tone } | undefined {
  const due = task.snoozed_until ?? task.due_at;
  if (due === null) return undefined;
  const days = Math.round((startOfDay(new Date(due)) - startOfDay(new Date(now))) / dayMs);
  if (days < 0) return { text: i18n.t('next.overdueDays', -days), tone: 'critical' };
  if (days === 0) return { text: i18n.t('next.today'), tone: 'accent' };
  if (days === 1) return { text: i18n.t('next.tomorrow'), tone: 'neutral' };
  return { text: dayText(due), tone: 'neutral' };
}
