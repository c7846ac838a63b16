import { findIdentity } from './find-identity.ts';
import type { Store } from './store.ts';
import { loadKept } from './sync/kept-state.ts';

/** By what it is seen that something was written: the newest command, and how far the team's rows were read. */
export interface StoreHead {
  /** 0 where there is none. */
  readonly journalId: number;
  readonly load: string | undefined;
  readonly rev: number | undefined;
  readonly workspaceId: string | undefined;
}

export async function loadStoreHead(store: Store): Promise<StoreHead> {
  const [last, cursor, identity] = await Promise.all([
    store.journal.toCollection().reverse().limit(1).primaryKeys(),
    loadKept(store, 'cursor'),
    findIdentity(store),
  ]);
  return {
    journalId: last[0] ?? 0,
    load: cursor?.load,
    rev: cursor?.rev,
    workspaceId: identity?.workspaceId,
  };
}

/** More commands than this at once: then everything is read again. */
const mostCommands = 500;

/** Rows (`table:id`) that commands have written since; `undefined` where that cannot be said of all. */
export async function loadWrittenSince(
  store: Store,
  { before, now }: { readonly before: StoreHead; readonly now: StoreHead },
): Promise<readonly string[] | undefined> {
  const isElsewhere = before.workspaceId !== now.workspaceId || before.load !== now.load;
  if (isElsewhere || before.rev !== now.rev || now.journalId < before.journalId) return undefined;
  if (now.journalId === before.journalId) return [];
  const entries = await store.journal
    .where(':id')
    .above(before.journalId)
    .limit(mostCommands + 1)
    .toArray();
  return entries.length > mostCommands ? undefined : entries.flatMap(({ rows }) => rows);
}
