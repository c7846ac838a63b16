import { Dexie } from 'dexie';
import type { RepId, WorkspaceId } from '../model/ids.ts';
import { toInstant } from '../platform/clock.ts';
import { newId, randomId } from '../platform/ids.ts';
import { findIdentity } from './find-identity.ts';
import type { Store } from './store.ts';
import { toStored } from './tables.ts';

/** Who writes, on which device. Made once a store; joining a team replaces it by one transaction. */
export interface Identity {
  readonly workspaceId: WorkspaceId;
  readonly repId: RepId;
  readonly clientId: string;
}

const identityTables = ['kv', 'workspaces', 'members'] as const;

/**
 * The identity, made at the first call. Two contexts that start together get the same one: the second transaction waits
 * for the first and finds it.
 */
export async function loadIdentity(store: Store): Promise<Identity> {
  const kept = await findIdentity(store);
  if (kept) return kept;
  if (Dexie.currentTransaction) return createIdentity(store);
  return store.transaction('rw', [...identityTables], async () => createIdentity(store));
}

async function createIdentity(store: Store): Promise<Identity> {
  const kept = await findIdentity(store);
  if (kept) return kept;
  const identity: Identity = {
    workspaceId: randomId() as WorkspaceId,
    repId: randomId() as RepId,
    clientId: randomId(),
  };
  const at = toInstant(store.clock.now());
  const columns = {
    workspace_id: identity.workspaceId,
    rev: null,
    clocks: {},
    created_at: at,
    updated_at: at,
    updated_by: identity.repId,
    deleted_at: null,
  };
  // Neither goes to the journal or the outbox: there is nothing to undo, and a server makes its own when a team is joined.
  await store.workspaces.add(
    toStored('workspaces', {
      ...columns,
      id: identity.workspaceId,
      name: '',
      currency: 'USD',
      time_zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    }),
  );
  await store.members.add(
    toStored('members', {
      ...columns,
      id: newId(),
      rep_id: identity.repId,
      name: '',
      role: 'owner',
    }),
  );
  await store.kv.add({ key: 'identity', value: identity });
  return identity;
}
