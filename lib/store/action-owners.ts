import { findIdentity } from './find-identity.ts';
import type { Store } from './store.ts';

/** Whose next actions a rep sees: their own, and nobody's. */
export async function loadOwners(store: Store): Promise<readonly string[]> {
  const identity = await findIdentity(store);
  return identity ? [identity.repId, ''] : [''];
}
