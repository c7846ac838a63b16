import type { Role } from '../model/sync.ts';
import type { Draft } from './draft.ts';
import { refuse } from './refuse.ts';
import type { Store } from './store.ts';
import { loadKept } from './sync/kept-state.ts';
import { loadTeam } from './sync-queries.ts';
import { hasRole } from './team-queries.ts';

const managing: readonly Role[] = ['owner', 'manager'];

/** Whether the rep may change what is set for the whole workspace. */
export function mayManage(store: Store): Promise<boolean> {
  return hasRole(store, managing);
}

/** Ends the command with `not_allowed` where the rep may not change what is set for the whole workspace. */
export async function requireManager(draft: Draft): Promise<void> {
  if (!(await mayManage(draft.store))) refuse('not_allowed');
}

/** Whether what the team has is not all here yet, so that nothing can be said about what it lacks. */
export async function isLoadingTeam(store: Store): Promise<boolean> {
  const team = await loadTeam(store);
  if (!team || team.workspaceId === null) return false;
  const cursor = await loadKept(store, 'cursor');
  return !cursor || cursor.isFirstLoad || cursor.isReset || cursor.isAdopting;
}

/** A rep takes what is nobody's and gives back what is theirs; anything else about owners is a manager's. */
export function isOwnToGive(draft: Draft, from: string | null, to: string | null): boolean {
  const isOwn = (owner: string | null) => owner === null || owner === draft.identity.repId;
  return to === from || (isOwn(from) && isOwn(to));
}

export async function mayGiveTo(
  draft: Draft,
  from: string | null,
  to: string | null | undefined,
): Promise<boolean> {
  return to === undefined || isOwnToGive(draft, from, to) || mayManage(draft.store);
}
