import type { Role, SyncIssue } from '../model/sync.ts';
import { findIdentity } from './find-identity.ts';
import type { OutboxEntry } from './outbox.ts';
import type { Store } from './store.ts';
import { loadKept, type Project } from './sync/kept-state.ts';
import { loadTeam } from './sync-queries.ts';

/** What the options show of the team: who may do what, who was asked to come, what would be lost. */

/** The server that the rep named; kept across signing out. */
export function loadProject(store: Store): Promise<Project | undefined> {
  return loadKept(store, 'project');
}

/** What the rep may do in the team; `undefined` without one, and before the members are here. */
export async function loadOwnRole(store: Store): Promise<Role | undefined> {
  const team = await loadTeam(store);
  if (!team || team.workspaceId === null) return undefined;
  return (await store.members.where('ix.rep').equals(team.userId).first())?.role;
}

/** Whether the rep has one of these roles; without a team everybody has all of them. */
export async function hasRole(store: Store, roles: readonly Role[]): Promise<boolean> {
  const team = await loadTeam(store);
  if (!team || team.workspaceId === null) return true;
  const role = await loadOwnRole(store);
  return role !== undefined && roles.includes(role);
}

/** Whether the rep may take a copy of everything: in a team managers and owners, without one everybody. */
export function canExportAll(store: Store): Promise<boolean> {
  return hasRole(store, ['owner', 'manager']);
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

/**
 * How many values of the rep's signing out would lose: what waits to be sent, and what waits for their decision. Without
 * an open workspace what was made here since is nobody else's, and stays.
 */
export async function countAtStake(store: Store): Promise<number> {
  const [team, identity, open] = await Promise.all([
    loadTeam(store),
    findIdentity(store),
    store.issues.where('state').equals('open').count(),
  ]);
  if (typeof team?.workspaceId === 'string') return (await store.outbox.count()) + open;
  const own = identity?.workspaceId;
  return (await store.outbox.filter(({ ws }) => ws !== own).count()) + open;
}
