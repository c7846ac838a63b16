import type { PullAnswer, ServerReply, SyncScope, SyncServer } from '../model/sync.ts';
import { rebuildSearch } from '../store/search.ts';
import type { Store } from '../store/store.ts';
import { applyPage, finishReset } from '../store/sync/apply-page.ts';
import { adoptLocalRows } from '../store/sync/join-team.ts';
import {
  changeSyncState,
  freshCursor,
  keep,
  loadKept,
  type PullCursor,
} from '../store/sync/kept-state.ts';
import { leaveWorkspace } from '../store/sync/leave-team.ts';
import type { RoundTrouble } from './push.ts';

/** Rows a page: a page is one transaction here and one snapshot there. */
const pageLimit = 2_500;

/**
 * Reads everything that is new, a page at a time, each with its cursor in one transaction. While a page is written the
 * next one is already on its way.
 */
export async function pullAll(
  store: Store,
  server: SyncServer,
  ws: string,
): Promise<RoundTrouble | undefined> {
  let cursor = await loadCursor(store, ws);
  const scope = (await loadKept(store, 'scope')) ?? { kind: 'all' };
  let loaded = 0;
  let request = askFor(server, cursor, scope);
  for (;;) {
    const reply = await request;
    if (!reply.ok) return reply;
    const answer = reply.value;
    if ('gone' in answer) {
      await leaveWorkspace(store, ws);
      return { problem: 'not_member' };
    }
    if ('reset' in answer) {
      cursor = await startReset(store, cursor);
      request = askFor(server, cursor, scope);
      continue;
    }
    const next = { ...cursor, rev: answer.cursor, upto: answer.upto ?? cursor.upto };
    if (answer.more) request = askFor(server, next, scope);
    const isLoading = cursor.isFirstLoad || cursor.isReset;
    const count = await applyPage(store, answer, { ws, cursor: next });
    // The rep went on to another workspace; the next round reads that one.
    if (count === undefined) return undefined;
    loaded += count;
    if (isLoading) await changeSyncState(store, { loadedCount: loaded });
    cursor = next;
    if (!answer.more) break;
  }
  await finishLoad(store, ws);
  return undefined;
}

function askFor(
  server: SyncServer,
  cursor: PullCursor,
  scope: SyncScope,
): Promise<ServerReply<PullAnswer>> {
  const isLoading = cursor.isFirstLoad || cursor.isReset;
  return server.pull(cursor.ws, cursor.rev, {
    limit: pageLimit,
    scope: isLoading ? scope : null,
    upto: isLoading ? cursor.upto : null,
  });
}

async function loadCursor(store: Store, ws: string): Promise<PullCursor> {
  const kept = await loadKept(store, 'cursor');
  return kept?.ws === ws ? kept : freshCursor(ws);
}

/** The server has forgotten what happened since: everything is read again, what waits here stays. */
export async function startReset(store: Store, cursor: PullCursor): Promise<PullCursor> {
  const next: PullCursor = { ...cursor, rev: 0, upto: null, isReset: true };
  await store.transaction('rw', store.kv, store.seen, async () => {
    await store.seen.clear();
    await keep(store, 'cursor', next);
  });
  return next;
}

async function finishLoad(store: Store, ws: string): Promise<void> {
  const kept = await loadKept(store, 'cursor');
  if (!kept?.isFirstLoad && !kept?.isReset && !kept?.isAdopting) return;
  if (kept.isReset) await finishReset(store, ws);
  if (kept.isAdopting) await adoptLocalRows(store);
  await rebuildSearch(store);
  // Last: a worker that is killed before this goes through these steps again, and each may be done twice.
  await keep(store, 'cursor', freshCursor(ws, { rev: kept.rev, isFirstLoad: false }));
  await changeSyncState(store, { loadedCount: null });
}
