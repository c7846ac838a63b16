import { notMember, type SyncIssue } from '../../model/sync.ts';
import { loadIdentity } from '../identity.ts';
import type { Store } from '../store.ts';
import { countAtStake } from '../team-queries.ts';
import { tokenPrefix } from '../tokens.ts';
import { clearWorkspace } from './clear-workspace.ts';
import { toIssue } from './issue.ts';
import { keep, loadKept } from './kept-state.ts';

/** Keys of `kv` that belong to the device and outlive a team. */
const deviceKeys: ReadonlySet<string> = new Set(['clock', 'project']);

/**
 * Everything of the team leaves this computer but the tokens; what is left is an empty local store. Gives false, and does
 * nothing, where `unlessUnsaved` and something is: a change that was saved a moment ago counts.
 */
export function purgeStore(
  store: Store,
  { unlessUnsaved }: { unlessUnsaved: boolean },
): Promise<boolean> {
  return store.transaction('rw', store.tables, async () => {
    if (unlessUnsaved && (await countAtStake(store)) > 0) return false;
    for (const table of store.tables) if (table.name !== 'kv') await table.clear();
    const keys = await store.kv.toCollection().primaryKeys();
    await store.kv.bulkDelete(
      keys.filter((key) => !deviceKeys.has(key) && !key.startsWith(tokenPrefix)),
    );
    return true;
  });
}

/**
 * The end of a session without an open workspace: what was made here since stays, what is left of former workspaces goes.
 * Gives false, and does nothing, where `unlessUnsaved` and something of theirs is not saved anywhere else.
 */
export function forgetTeam(
  store: Store,
  { unlessUnsaved }: { unlessUnsaved: boolean },
): Promise<boolean> {
  return store.transaction('rw', store.tables, async () => {
    const { workspaceId } = await loadIdentity(store);
    if (unlessUnsaved && (await countAtStake(store)) > 0) return false;
    await store.outbox.filter((entry) => entry.ws !== workspaceId).delete();
    await store.issues.clear();
    await store.kv.bulkDelete(['team', 'scope', 'sync', 'newWorkspace']);
    return true;
  });
}

/**
 * The rep is no member any more: the workspace's rows leave this computer. What they had not sent is theirs: it stays,
 * readable, as refused. They stay signed in. Gives how many such changes there were.
 */
export function leaveWorkspace(store: Store, ws: string): Promise<number> {
  return store.transaction('rw', store.tables, async () => {
    const identity = await loadIdentity(store);
    const unsent = await store.outbox.filter((entry) => entry.ws === ws).sortBy('seq');
    const issues: Omit<SyncIssue, 'id'>[] = [];
    for (const entry of unsent) {
      const row = (await store.table(entry.t).get(entry.id)) as object | undefined;
      const verdict = { mid: entry.mid, status: 'rejected', ...notMember } as const;
      const issue = toIssue(store, { entry, verdict, row });
      if (issue) issues.push(issue);
    }
    await store.issues.bulkAdd(issues);
    await store.outbox.bulkDelete(unsent.map(({ seq }) => seq));
    if (identity.workspaceId !== ws) return issues.length;
    await clearWorkspace(store);
    await store.kv.bulkDelete(['identity', 'scope']);
    const team = await loadKept(store, 'team');
    if (team) await keep(store, 'team', { ...team, workspaceId: null, workspaceName: null });
    return issues.length;
  });
}
