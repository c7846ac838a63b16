import { i18n } from '#i18n';
import { toActionWords } from '../../components/actions/action-words.ts';
import { endOfDay } from '../../lib/platform/clock.ts';
import { type DayEntry, loadDayList } from '../../lib/store/action-list.ts';
import { loadKeptCalendar } from '../../lib/store/kept-calendar.ts';
import { refreshActions } from '../../lib/store/refresh-actions.ts';
import type { Store } from '../../lib/store/store.ts';

/** Transactions before the list is read as it is. */
const maxChunks = 40;

export interface Digest {
  /** The most pressing first. */
  readonly titles: readonly string[];
  readonly dueCount: number;
}

/** What is due until tonight, in words. */
export async function loadDigest(store: Store, of: { limit: number }): Promise<Digest> {
  const now = Date.now();
  await refreshActions(store, { until: endOfDay(now), maxChunks });
  const [{ entries, dueCount }, calendar] = await Promise.all([
    loadDayList(store, of),
    loadKeptCalendar(store),
  ]);
  const titleOf = ({ about, action, task, prospect }: DayEntry): string => {
    if (task) return i18n.t('reminders.withName', [task.title, about.name]);
    if (!action) return about.name;
    const nameById = new Map(prospect ? [[prospect.id, prospect.name]] : []);
    return toActionWords(action, { subject: about.name, now, calendar, nameById }).title;
  };
  return { titles: entries.map(titleOf), dueCount };
}
