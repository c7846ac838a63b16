import {
  type DueTasks,
  dueTasks,
  type ProspectLine,
  recentProspects,
} from '../../lib/store/queries.ts';
import type { Store } from '../../lib/store/store.ts';
import { loadSyncStatus, type SyncStatus } from '../../lib/store/sync-queries.ts';
import { endOfDay } from './due.ts';

export const dueShownCount = 5;
export const recentShownCount = 6;

/** What the popup shows of the store at once. */
export interface FirstLook {
  readonly due: DueTasks;
  readonly recent: readonly ProspectLine[];
  readonly status: SyncStatus;
}

/** A store that is slow to open (an upgrade, a disk under load) must not keep the popup from being drawn. */
const patienceMs = 150;

/** Asked for before the page is drawn, so that the first paint has it: drawing twice costs more than the answer. */
export async function loadFirstLook(store: Store): Promise<FirstLook | undefined> {
  const look = Promise.all([
    dueTasks(store, { until: endOfDay(Date.now()), limit: dueShownCount }),
    recentProspects(store, recentShownCount),
    loadSyncStatus(store),
  ]).then(([due, recent, status]): FirstLook => ({ due, recent, status }));
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
