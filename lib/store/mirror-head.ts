import { findIdentity } from './find-identity.ts';
import { countWritten, loadWrittenAfter } from './mirror-log.ts';
import type { Store } from './store.ts';
import { loadKept } from './sync/kept-state.ts';

/** By what it is seen that rows were written: the newest command, and how many rows came without one. */
export interface StoreHead {
  readonly workspaceId: string | undefined;
  /** Names the load of the team's rows; another one may have begun from nothing. */
  readonly load: string | undefined;
  /** 0 where there is none. */
  readonly journalId: number;
  readonly writtenCount: number;
}

/** Values of `kv` that a head is made of. */
export const headKeys: readonly string[] = ['identity', 'cursor', 'written'];

export async function loadStoreHead(store: Store): Promise<StoreHead> {
  const [last, cursor, identity, writtenCount] = await Promise.all([
    store.journal.toCollection().reverse().limit(1).primaryKeys(),
    loadKept(store, 'cursor'),
    findIdentity(store),
    countWritten(store),
  ]);
  return {
    workspaceId: identity?.workspaceId,
    load: cursor?.load,
    journalId: last[0] ?? 0,
    writtenCount,
  };
}

/** More commands than this at once: then everything is read again. */
const mostCommands = 500;

/** Rows (`table:id`) that were written since; `undefined` where that cannot be said of all. */
export async function loadWrittenSince(
  store: Store,
  { before, now }: { readonly before: StoreHead; readonly now: StoreHead },
): Promise<readonly string[] | undefined> {
  const isElsewhere = before.workspaceId !== now.workspaceId || before.load !== now.load;
  if (isElsewhere || now.journalId < before.journalId) return undefined;
  const [entries, written] = await Promise.all([
    now.journalId === before.journalId
      ? []
      : store.journal
          .where(':id')
          .above(before.journalId)
          .limit(mostCommands + 1)
          .toArray(),
    now.writtenCount === before.writtenCount ? [] : loadWrittenAfter(store, before.writtenCount),
  ]);
  if (entries.length > mostCommands || written === undefined) return undefined;
  return [...new Set([...entries.flatMap(({ rows }) => rows), ...written])];
}
