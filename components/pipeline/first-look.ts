import type { BusinessCalendar } from '../../lib/actions/calendar.ts';
import { type DayList, loadDayList } from '../../lib/store/action-list.ts';
import { loadKeptCalendar } from '../../lib/store/kept-calendar.ts';
import { loadPipeline, type Pipeline } from '../../lib/store/kept-pipeline.ts';
import type { ProspectLine } from '../../lib/store/prospect-lines.ts';
import { recentProspects } from '../../lib/store/queries.ts';
import type { Store } from '../../lib/store/store.ts';
import { loadSyncStatus, type SyncStatus } from '../../lib/store/sync-queries.ts';

export const dueShownCount = 5;
export const recentShownCount = 6;
const nextShownCount = 2;

/** The day's list with what its words are made of. */
export interface Day {
  readonly list: DayList;
  readonly calendar: BusinessCalendar;
}

export async function loadDay(store: Store, { limit }: { limit: number }): Promise<Day> {
  const [list, calendar] = await Promise.all([
    loadDayList(store, { limit, nextLimit: nextShownCount }),
    loadKeptCalendar(store),
  ]);
  return { list, calendar };
}

/** What the popup shows of the store at once. */
export interface FirstLook {
  readonly day: Day;
  readonly recent: readonly ProspectLine[];
  readonly status: SyncStatus;
  readonly pipeline: Pipeline | undefined;
}

/** A store that is slow to open (an upgrade, a disk under load) must not keep the popup from being drawn. */
const patienceMs = 150;

/** Asked for before the page is drawn, so that the first paint has it: drawing twice costs more than the answer. */
export async function loadFirstLook(store: Store): Promise<FirstLook | undefined> {
  const look = Promise.all([
    loadDay(store, { limit: dueShownCount }),
    recentProspects(store, recentShownCount),
    loadSyncStatus(store),
    loadPipeline(store),
  ]).then(([day, recent, status, pipeline]): FirstLook => ({ day, recent, status, pipeline }));
  const late = new Promise<undefined>((resolve) =>
    setTimeout(() => resolve(undefined), patienceMs),
  );
  try {
    return await Promise.race([look, late]);
  } catch {
    // The views ask again and say what is wrong.
    return undefined;
  }
}
