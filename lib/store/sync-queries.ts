import { freshSyncState, type SyncScope, type SyncState, type Team } from '../model/sync.ts';
import { findIdentity } from './find-identity.ts';
import type { Store } from './store.ts';
import { loadKept } from './sync/kept-state.ts';

/** What the popup shows of the team. Apart from the lists, so that it does not load those. */

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

/** Whether only a part of a team's workspace is kept here, so that the server knows more. */
export async function keepsPart(store: Store): Promise<boolean> {
  const [team, scope] = await Promise.all([loadTeam(store), loadScope(store)]);
  return typeof team?.workspaceId === 'string' && scope.kind === 'near';
}

/** Whose a row is: the rep's own, or a colleague's by name, '' where that is not here. */
interface Ownership {
  readonly isOwn: boolean;
  readonly name: string;
}

export async function loadOwnership(store: Store, ownerId: string): Promise<Ownership> {
  const [identity, owner] = await Promise.all([
    findIdentity(store),
    store.members.where('ix.rep').equals(ownerId).first(),
  ]);
  const isOwn = identity?.repId === ownerId;
  return { isOwn, name: owner?.name ?? '' };
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
