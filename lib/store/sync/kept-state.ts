import { freshSyncState, type SyncScope, type SyncState, type Team } from '../../model/sync.ts';
import { randomId } from '../../platform/ids.ts';
import { findIdentity } from '../find-identity.ts';
import type { Store } from '../store.ts';

/** What sync keeps about itself, each under one key of `kv`. */

/** How far the store has read. */
export interface PullCursor {
  readonly ws: string;
  /** Names this load: a round that began in an earlier one writes nothing into it. */
  readonly load: string;
  /** Version up to which everything is here. */
  readonly rev: number;
  /** The first load is not through yet. */
  readonly isFirstLoad: boolean;
  /** Everything is read again: what it does not meet is gone. */
  readonly isReset: boolean;
  /** With a scope: up to this version the load is filtered. */
  readonly upto: number | null;
  /** What was made locally has still to be joined with what the team has. */
  readonly isAdopting: boolean;
}

export interface ChecksumState {
  /** Milliseconds since the epoch. */
  readonly at: number;
}

/** The project that the rep named; kept across signing out, and no secret. */
export interface Project {
  readonly url: string;
  readonly key: string;
}

interface KeptValues {
  project: Project;
  team: Team;
  sync: SyncState;
  scope: SyncScope;
  cursor: PullCursor;
  checksum: ChecksumState;
  /** Which rep works on which device: client id → rep id. */
  clients: Readonly<Record<string, string>>;
  /** A workspace that was asked for and is not open yet: asked for again it is the same one. */
  newWorkspace: { readonly id: string; readonly name: string };
  /** A workspace that was made here and has still to be given its stages, once its first load is through. */
  begins: string;
}

export async function loadKept<Key extends keyof KeptValues>(
  store: Store,
  key: Key,
): Promise<KeptValues[Key] | undefined> {
  return (await store.kv.get(key))?.value as KeptValues[Key] | undefined;
}

export async function keep<Key extends keyof KeptValues>(
  store: Store,
  key: Key,
  value: KeptValues[Key],
): Promise<void> {
  await store.kv.put({ key, value });
}

/**
 * Changes what is shown of the sync of a workspace; other fields stay. Where the store is another one's by now, nothing
 * is written.
 */
export function changeSyncState(
  store: Store,
  ws: string,
  change: Partial<SyncState>,
): Promise<void> {
  return store.transaction('rw', store.kv, async () => {
    const identity = await findIdentity(store);
    if (identity?.workspaceId !== ws) return;
    const now = (await loadKept(store, 'sync')) ?? freshSyncState;
    await keep(store, 'sync', { ...now, ...change });
  });
}

/** The server ended the session that a round was begun in; one that was begun since is another one. */
export function endSession(store: Store, of: Team): Promise<void> {
  return store.transaction('rw', store.kv, async () => {
    const now = await loadKept(store, 'team');
    if (!now || now.userId !== of.userId || now.signedInAt !== of.signedInAt) return;
    await keep(store, 'team', { ...now, isSignedOut: true });
  });
}

export function freshCursor(ws: string, of: Partial<PullCursor> = {}): PullCursor {
  return {
    ws,
    load: randomId(),
    rev: 0,
    isFirstLoad: true,
    isReset: false,
    upto: null,
    isAdopting: false,
    ...of,
  };
}

/** Whether the store still is in that load; to be asked inside the transaction that writes. */
export async function isCurrentLoad(store: Store, cursor: PullCursor): Promise<boolean> {
  const kept = await loadKept(store, 'cursor');
  return kept?.load === cursor.load;
}

/**
 * Everything is read again: the server has forgotten what happened since, the sums differ, or another scope is wanted.
 * What waits here stays. Gives the new load; `undefined` where there is no workspace to read.
 */
export function startReset(store: Store, scope?: SyncScope): Promise<PullCursor | undefined> {
  return store.transaction('rw', store.kv, store.seen, async () => {
    if (scope) await keep(store, 'scope', scope);
    const now = await loadKept(store, 'cursor');
    if (!now) return undefined;
    const next: PullCursor = { ...now, load: randomId(), rev: 0, upto: null, isReset: true };
    await store.seen.clear();
    await keep(store, 'cursor', next);
    return next;
  });
}
