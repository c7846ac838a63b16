import type { SyncScope } from '../model/sync.ts';
import type { Store } from '../store/store.ts';
import { startReset } from '../store/sync/kept-state.ts';

/**
 * How much of the workspace is kept here from now on. The next round reads it anew: what the new scope has comes, what
 * it has not leaves, and what waits to be sent stays either way.
 */
export async function changeScope(store: Store, scope: SyncScope): Promise<void> {
  await startReset(store, scope);
}
