import type { PullAnswer, ServerReply, SyncScope, SyncServer } from '../model/sync.ts';
import { beginWorkspace } from '../store/commands/begin-workspace.ts';
import { rebuildSearch } from '../store/search.ts';
import type { Store } from '../store/store.ts';
import { applyPage, finishReset } from '../store/sync/apply-page.ts';
import { lacksBeginning } from '../store/sync/awaited.ts';
import { adoptLocalRows } from '../store/sync/join-team.ts';
import {
  changeSyncState,
  freshCursor,
  isCurrentLoad,
  keep,
  loadKept,
  type PullCursor,
  startReset,
} from '../store/sync/kept-state.ts';
import { leaveWorkspace } from '../store/sync/leave-team.ts';
import { joinArrivedMail, noteArrivedMail } from './join-mail.ts';
import type { RoundTrouble } from './push.ts';

/** Rows a page: a page is one transaction here and one snapshot there. */
const pageLimit = 2_500;

/** The rep went on to another workspace or scope, or left: the next round reads that. */
const superseded: RoundTrouble = { problem: 'superseded' };

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
      const again = await startReset(store);
      if (again?.ws !== ws) return superseded;
      cursor = again;
      request = askFor(server, cursor, scope);
      continue;
    }
    const next = { ...cursor, rev: answer.cursor, upto: answer.upto ?? cursor.upto };
    if (answer.more) request = askFor(server, next, scope);
    const isLoading = cursor.isFirstLoad || cursor.isReset;
    if (!isLoading) await noteArrivedMail(store, answer.rows);
    const count = await applyPage(store, answer, { ws, cursor: next });
    if (count === undefined) return superseded;
    loaded += count;
    if (isLoading) await changeSyncState(store, ws, { loadedCount: loaded });
    cursor = next;
    if (!answer.more) break;
  }
  if (!(await finishLoad(store, cursor))) return superseded;
  await joinArrivedMail(store, { afterLoad: cursor.isFirstLoad || cursor.isReset });
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
  return store.transaction('rw', store.kv, async () => {
    const kept = await loadKept(store, 'cursor');
    if (kept?.ws === ws) return kept;
    const fresh = freshCursor(ws);
    await keep(store, 'cursor', fresh);
    return fresh;
  });
}

/** What a load still owes once all pages are here. Gives whether it is through, or another one has begun meanwhile. */
async function finishLoad(store: Store, cursor: PullCursor): Promise<boolean> {
  const { ws } = cursor;
  await beginIfNew(store, cursor);
  if (!cursor.isFirstLoad && !cursor.isReset && !cursor.isAdopting) return true;
  if (cursor.isReset && (await finishReset(store, cursor)) === undefined) return false;
  if (cursor.isAdopting && (await adoptLocalRows(store, cursor)) === undefined) return false;
  // Housekeeping may fold its lines in meanwhile; then the text was made of less than there is.
  for (;;) {
    if (!(await isCurrentLoad(store, cursor))) return false;
    if (await rebuildSearch(store)) break;
  }
  // Last: a worker that is killed before this goes through these steps again, and each may be done twice.
  const isThrough = await store.transaction('rw', store.kv, async () => {
    if (!(await isCurrentLoad(store, cursor))) return false;
    const { load, rev } = cursor;
    await keep(store, 'cursor', freshCursor(ws, { load, rev, isFirstLoad: false }));
    return true;
  });
  if (isThrough) await changeSyncState(store, ws, { loadedCount: null });
  if (isThrough) await beginIfNew(store, { ...cursor, isFirstLoad: false, isAdopting: false });
  return isThrough;
}

/**
 * A worker may have been ended between the load and this; then the next round does it. Also where the rep named what the
 * workspace begins with before it was known that it has none.
 */
async function beginIfNew(store: Store, cursor: PullCursor): Promise<void> {
  if (cursor.isFirstLoad || cursor.isAdopting) return;
  const isNew = (await loadKept(store, 'begins')) === cursor.ws;
  if (!isNew && !(await lacksBeginning(store))) return;
  const begun = await beginWorkspace(store);
  if (begun.ok) await store.kv.delete('begins');
}
