import type { Identity } from './identity.ts';
import type { Store } from './store.ts';

/** The identity as it is kept; `undefined` in a store that nobody has written to. Also for live queries, which may make none. */
export async function findIdentity(store: Store): Promise<Identity | undefined> {
  return (await store.kv.get('identity'))?.value as Identity | undefined;
}
