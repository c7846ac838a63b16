import { freshSyncState, type SyncScope, type SyncState, type Team } from '../../model/sync.ts';
import type { Store } from '../store.ts';

/** What sync keeps about itself, each under one key of `kv`. */

/** How far the store has read. */
export interface PullCursor {
  readonly ws: string;
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

/** Changes what is shown of sync; other fields stay. */
export function changeSyncState(store: Store, change: Partial<SyncState>): Promise<void> {
  return store.transaction('rw', store.kv, async () => {
    const now = (await loadKept(store, 'sync')) ?? freshSyncState;
    await keep(store, 'sync', { ...now, ...change });
  });
}

/** Changes what is known of the team; `undefined` where there is none. */
export function changeTeam(store: Store, change: Partial<Team>): Promise<Team | undefined> {
  return store.transaction('rw', store.kv, async () => {
    const now = await loadKept(store, 'team');
    if (!now) return undefined;
    const next: Team = { ...now, ...change };
    await keep(store, 'team', next);
    return next;
  });
}

export function freshCursor(ws: string, of: Partial<PullCursor> = {}): PullCursor {
  return {
    ws,
    rev: 0,
    isFirstLoad: true,
    isReset: false,
    upto: null,
    isAdopting: false,
    ...of,
  };
}
