import type { Receipt } from '../../model/clip.ts';
import type { Result } from '../../model/failure.ts';
import { commit } from '../commit.ts';
import type { Store } from '../store.ts';
import { ensureDefaults } from './begin.ts';

/** Gives a team's new workspace its stages and cadence: its reps may use them, but may not make them. */
export function beginWorkspace(store: Store): Promise<Result<Receipt>> {
  return commit(store, { command: 'workspace/begin', origin: store.origin }, async (draft) => {
    await ensureDefaults(draft);
    return { table: 'workspaces', id: draft.identity.workspaceId, name: '' };
  });
}
