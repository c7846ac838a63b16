import {
  type BusinessCalendar,
  type CalendarOptions,
  createCalendar,
} from '../actions/calendar.ts';
import { isSameValue } from './flat.ts';
import type { Store } from './store.ts';

interface KeptCalendar {
  readonly timeZone: string;
  readonly workDays: readonly number[];
  readonly closed: readonly string[];
}

/**
 * The business calendar that the day's list was worked out by, kept beside it: the popup reads this one value, and none
 * of the settings it is made of.
 */
export async function loadKeptCalendar(store: Store): Promise<BusinessCalendar> {
  const kept = (await store.kv.get('calendar'))?.value as KeptCalendar | undefined;
  return createCalendar({
    timeZone: kept?.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone,
    workDays: kept?.workDays ?? [1, 2, 3, 4, 5],
    closed: new Set(kept?.closed ?? []),
  });
}

/** Inside the transaction that writes the list. */
export async function keepCalendar(store: Store, options: CalendarOptions): Promise<void> {
  const value: KeptCalendar = { ...options, closed: [...options.closed].sort() };
  const before = (await store.kv.get('calendar'))?.value;
  if (!isSameValue(before, value)) await store.kv.put({ key: 'calendar', value });
}
