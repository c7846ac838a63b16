import { freshSyncState, type SyncScope, type SyncState, type Team } from '../model/sync.ts';
import type { Store } from './store.ts';
import { loadKept } from './sync/kept-state.ts';

/** What the status line shows of the team. Apart from the lists, so that the popup does not load those. */

/** The team that this store belongs to; `undefined` while everything is local. */
export function loadTeam(store: Store): Promise<Team | undefined> {
  return loadKept(store, 'team');
}

async function loadSyncState(store: Store): Promise<SyncState> {
  return (await loadKept(store, 'sync')) ?? freshSyncState;
}

export async function loadScope(store: Store): Promise<SyncScope> {
  return (await loadKept(store, 'scope')) ?? { kind: 'all' };
}

export interface SyncCounts {
  /** Changes that are not on the server yet. */
  readonly waitingCount: number;
  /** ISO time in UTC of the oldest of them. */
  readonly oldestAt: string | null;
  /** Changes of which the rep has to decide something. */
  readonly issueCount: number;
}

export async function countSync(store: Store): Promise<SyncCounts> {
  const [waitingCount, oldest, issueCount] = await Promise.all([
    store.outbox.count(),
    store.outbox.orderBy('seq').first(),
    store.issues.where('state').equals('open').count(),
  ]);
  return { waitingCount, oldestAt: oldest?.at ?? null, issueCount };
}

/** All that the status line says. */
export interface SyncStatus extends SyncCounts {
  readonly team: Team | undefined;
  readonly state: SyncState;
}

export async function loadSyncStatus(store: Store): Promise<SyncStatus> {
  const [team, state, counts] = await Promise.all([
    loadTeam(store),
    loadSyncState(store),
    countSync(store),
  ]);
  return { team, state, ...counts };
}
