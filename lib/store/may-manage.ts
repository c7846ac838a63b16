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
