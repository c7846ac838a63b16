import type { SyncIssue } from '../../model/sync.ts';
import { toInstant } from '../../platform/clock.ts';
import { loadIdentity } from '../identity.ts';
import { titleOf } from '../row-title.ts';
import type { Store } from '../store.ts';
import { syncedTableNames } from '../tables.ts';
import { keep, loadKept } from './kept-state.ts';
import { clockInstant } from './overlay.ts';

const allTables = [
  ...syncedTableNames,
  'outbox',
  'base',
  'seen',
  'issues',
  'journal',
  'clips',
  'kv',
  'search',
  'search_updates',
] as const;

/** Keys of `kv` that belong to the device and outlive a team. */
const deviceKeys: ReadonlySet<string> = new Set(['clock', 'project']);

/** Tokens go by themselves: whoever signed in as somebody else has new ones by now. */
const tokenPrefix = 'auth:';

/** Values of the rep's that are nowhere but here: what waits to be sent, and what waits for their decision. */
async function countUnsaved(store: Store): Promise<number> {
  const open = await store.issues.where('state').equals('open').count();
  return (await store.outbox.count()) + open;
}

/**
 * Everything of the team leaves this computer but the tokens; what is left is an empty local store. Gives false, and does
 * nothing, where `unlessUnsaved` and something is: a change that was saved a moment ago counts.
 */
export function purgeStore(
  store: Store,
  { unlessUnsaved }: { unlessUnsaved: boolean },
): Promise<boolean> {
  return store.transaction('rw', [...allTables], async () => {
    if (unlessUnsaved && (await countUnsaved(store)) > 0) return false;
    for (const name of allTables) if (name !== 'kv') await store.table(name).clear();
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
  return store.transaction('rw', [...allTables], async () => {
    const { workspaceId } = await loadIdentity(store);
    const theirs = await store.outbox.filter((entry) => entry.ws !== workspaceId).primaryKeys();
    const open = await store.issues.where('state').equals('open').count();
    if (unlessUnsaved && theirs.length + open > 0) return false;
    await store.outbox.bulkDelete(theirs);
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
  return store.transaction('rw', [...allTables], async () => {
    const identity = await loadIdentity(store);
    const unsent = await store.outbox.filter((entry) => entry.ws === ws).sortBy('seq');
    const issues: Omit<SyncIssue, 'id'>[] = [];
    for (const entry of unsent) {
      const row = (await store.table(entry.t).get(entry.id)) as object | undefined;
      issues.push({
        kind: 'rejected',
        mid: entry.mid,
        ws,
        t: entry.t,
        rowId: entry.id,
        op: entry.op,
        f: entry.f,
        clock: entry.clock,
        changedAt: clockInstant(entry.clock),
        foundAt: toInstant(store.clock.now()),
        name: (row && titleOf(entry.t, row)) ?? titleOf(entry.t, entry.f) ?? '',
        code: '42501',
        message: 'not a member of this workspace',
        state: 'open',
      });
    }
    await store.issues.bulkAdd(issues);
    await store.outbox.bulkDelete(unsent.map(({ seq }) => seq));
    if (identity.workspaceId !== ws) return issues.length;
    for (const name of syncedTableNames) await store.table(name).clear();
    for (const name of ['base', 'seen', 'journal', 'clips', 'search', 'search_updates'] as const) {
      await store.table(name).clear();
    }
    await store.kv.bulkDelete([
      'identity',
      'cursor',
      'checksum',
      'clients',
      'search',
      'sync',
      'scope',
    ]);
    const team = await loadKept(store, 'team');
    if (team) await keep(store, 'team', { ...team, workspaceId: null, workspaceName: null });
    return issues.length;
  });
}
