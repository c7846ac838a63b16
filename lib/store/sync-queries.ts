import {
  freshSyncState,
  type Role,
  type SyncIssue,
  type SyncScope,
  type SyncState,
  type Team,
} from '../model/sync.ts';
import type { OutboxEntry } from './outbox.ts';
import type { Store } from './store.ts';
import { loadKept, type Project } from './sync/kept-state.ts';

/** What the status line and the options show of the team. Apart from the lists, so that the popup does not load those. */

/** The team that this store belongs to; `undefined` while everything is local. */
export function loadTeam(store: Store): Promise<Team | undefined> {
  return loadKept(store, 'team');
}

/** The server that the rep named; kept across signing out. */
export function loadProject(store: Store): Promise<Project | undefined> {
  return loadKept(store, 'project');
}

async function loadSyncState(store: Store): Promise<SyncState> {
  return (await loadKept(store, 'sync')) ?? freshSyncState;
}

export async function loadScope(store: Store): Promise<SyncScope> {
  return (await loadKept(store, 'scope')) ?? { kind: 'all' };
}

/** What the rep may do in the team; `undefined` without one, and before the members are here. */
export async function loadOwnRole(store: Store): Promise<Role | undefined> {
  const team = await loadTeam(store);
  if (!team || team.workspaceId === null) return undefined;
  return (await store.members.where('ix.rep').equals(team.userId).first())?.role;
}

/** Whether the rep may take a copy of everything: in a team managers and owners, without one everybody. */
export async function canExportAll(store: Store): Promise<boolean> {
  const team = await loadTeam(store);
  if (!team || team.workspaceId === null) return true;
  const role = await loadOwnRole(store);
  return role === 'owner' || role === 'manager';
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

/** An invitation that nobody has used yet. */
export interface OpenInvitation {
  readonly id: string;
  readonly role: Role;
  /** ISO time in UTC. */
  readonly expiresAt: string;
}

/** Invitations that can still be used at an instant; there are never many. */
export async function listInvitations(
  store: Store,
  at: string,
): Promise<readonly OpenInvitation[]> {
  const rows = await store.invitations.orderBy('ix.code').toArray();
  return rows
    .filter((row) => row.accepted_at === null && row.expires_at > at)
    .map((row) => ({ id: row.id, role: row.role, expiresAt: row.expires_at }))
    .sort((one, other) => (one.expiresAt < other.expiresAt ? -1 : 1));
}

/** What would be lost if this computer were emptied now. */
export interface Unsent {
  readonly changes: readonly OutboxEntry[];
  readonly issues: readonly SyncIssue[];
}

export async function loadUnsent(store: Store): Promise<Unsent> {
  const [changes, issues] = await Promise.all([
    store.outbox.orderBy('seq').toArray(),
    store.issues.where('state').equals('open').sortBy('id'),
  ]);
  return { changes, issues };
}
