import type { Receipt } from '../../model/clip.ts';
import { type Result, success } from '../../model/failure.ts';
import { commit, type Subject } from '../commit.ts';
import type { Draft } from '../draft.ts';
import { toStorageFailure } from '../storage-failure.ts';
import type { Store } from '../store.ts';
import { ensureDefaults, mayBegin } from './begin.ts';

/**
 * Gives a workspace its stages and cadence, where it has none and the rep may. A rep who may not makes deals and
 * enrolments all the same: they name the rows that a manager's device makes under the same ids.
 */
export async function beginWorkspace(store: Store): Promise<Result<undefined>> {
  try {
    const [stage, cadenceCount] = await Promise.all([
      store.stages.filter(({ deleted_at }) => deleted_at === null).first(),
      store.cadences.count(),
    ]);
    const hasBegun = stage !== undefined && cadenceCount > 0;
    if (hasBegun || !(await mayBegin(store))) return success(undefined);
  } catch (error) {
    return toStorageFailure(error);
  }
  const command = { command: 'workspace/begin', origin: store.origin };
  const begun = await commit(store, command, async (draft) => {
    await ensureDefaults(draft);
    return { table: 'workspaces', id: draft.identity.workspaceId, name: '' };
  });
  return begun.ok ? success(undefined) : begun;
}

/**
 * Like `commit`, after the workspace has begun: by a command of its own, so that taking this one back leaves what the
 * workspace begins with.
 */
export async function commitBegun(
  store: Store,
  command: string,
  change: (draft: Draft) => Promise<Subject>,
): Promise<Result<Receipt>> {
  const begun = await beginWorkspace(store);
  return begun.ok ? commit(store, { command, origin: store.origin }, change) : begun;
}
