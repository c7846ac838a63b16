import type { PulledPage, PulledRow } from '../../model/sync.ts';
import { randomId } from '../../platform/ids.ts';
import { type ClockReading, clockMs, toDeletionClock } from '../hybrid-clock.ts';
import { loadIdentity } from '../identity.ts';
import type { OutboxEntry } from '../outbox.ts';
import type { Store } from '../store.ts';
import { type AnyRow, rowKey, type SyncedTableName, syncedTableNames } from '../tables.ts';
import { isCurrentLoad, keep, type PullCursor } from './kept-state.ts';
import { overlay } from './overlay.ts';
import { loadWaiting, type WrittenRow, writeRows } from './write-rows.ts';

const pageTables = [
  ...syncedTableNames,
  'outbox',
  'base',
  'seen',
  'kv',
  'search_updates',
  'stale',
  'unscored',
] as const;

const known: ReadonlySet<string> = new Set(syncedTableNames);

/**
 * Takes in one page of what the server has, and the cursor behind it, in one transaction: a kill leaves both or neither.
 * Changes that still wait are put over what comes in. Gives how many rows came; `undefined` where the store has moved to
 * another workspace meanwhile, and nothing was written.
 */
export function applyPage(
  store: Store,
  page: Pick<PulledPage, 'rows'>,
  { ws, cursor }: { ws: string; cursor?: PullCursor | undefined },
): Promise<number | undefined> {
  return store.transaction('rw', [...pageTables], async () => {
    const { workspaceId, repId } = await loadIdentity(store);
    if (workspaceId !== ws) return undefined;
    if (cursor && !(await isCurrentLoad(store, cursor))) return undefined;
    const isLoading = cursor !== undefined && (cursor.isFirstLoad || cursor.isReset);
    const hasWaiting = (await store.outbox.count()) > 0;
    const written: WrittenRow[] = [];
    const seen: string[] = [];
    let count = 0;
    let latest = '';
    for (const [name, pulled] of Object.entries(page.rows)) {
      // A newer server may have tables that this client does not know.
      if (!known.has(name) || pulled.length === 0) continue;
      const table = name as SyncedTableName;
      count += pulled.length;
      const ids = pulled.map((row) => row.id);
      // A load with nothing in its way needs to know what is here only where that is kept: a deleted row's values.
      const asked =
        isLoading && !hasWaiting ? pulled.filter((row) => row.deleted_at !== null) : pulled;
      const beforeById = await loadRowsById(store, table, asked);
      const waiting = hasWaiting
        ? await loadWaiting(
            store,
            ids.map((id) => [table, id] as const),
          )
        : new Map<string, OutboxEntry[]>();
      const bases = hasWaiting ? await store.base.bulkGet(ids.map((id) => rowKey(table, id))) : [];
      for (const [at, row] of pulled.entries()) {
        const before = beforeById.get(row.id);
        const key = rowKey(table, row.id);
        if (cursor?.isReset) seen.push(key);
        const clock = latestClock(row);
        if (clock > latest) latest = clock;
        // A row that was asked for by itself may be newer than the page on its way.
        if (!isLoading && before?.rev && before.rev > row.rev) continue;
        const changes = waiting.get(key);
        const theirs = toRow(row, bases[at]?.row ?? before, ws);
        if (changes !== undefined && theirs) await store.base.put({ key, row: theirs });
        // What was erased is gone here too, and nothing that is refused later brings it back.
        else if (bases[at]) await store.base.delete(key);
        const after = changes === undefined ? theirs : overlay(theirs, changes, repId);
        written.push({ table, id: row.id, before, after });
      }
    }
    const stamp = isLoading ? null : randomId();
    await writeRows(store, written, { stamp });
    if (seen.length > 0) await store.seen.bulkPut(seen.map((key) => ({ key })));
    await moveClock(store, latest);
    if (cursor) await keep(store, 'cursor', cursor);
    return count;
  });
}

async function loadRowsById(
  store: Store,
  table: SyncedTableName,
  pulled: readonly PulledRow[],
): Promise<ReadonlyMap<string, AnyRow>> {
  if (pulled.length === 0) return new Map();
  const found = (await store.table(table).bulkGet(pulled.map(({ id }) => id))) as (
    | AnyRow
    | undefined
  )[];
  return new Map(found.flatMap((row) => (row ? [[row.id, row]] : [])));
}

/**
 * The row to keep. A deletion keeps the values that are here, so that it can be undone; an erasure keeps none. The
 * server's answer has the columns of this table: one more than that is a newer server's, and is kept.
 */
function toRow(pulled: PulledRow, before: AnyRow | undefined, ws: string): AnyRow | undefined {
  if (pulled.deleted_at === null) {
    const { into: _into, erased: _erased, ...row } = pulled;
    return { ...row, workspace_id: ws } as unknown as AnyRow;
  }
  if (pulled.erased === true || !before) return undefined;
  const { ix: _keys, ...row } = before as AnyRow & { ix?: unknown };
  // A row that was made here and not sent has no clock that the server knows.
  const clocks = row.rev === null ? {} : { ...row.clocks };
  const deletion = toDeletionClock(pulled.deleted_at);
  if ((clocks['deleted_at'] ?? '') < deletion) clocks['deleted_at'] = deletion;
  return { ...row, rev: pulled.rev, deleted_at: pulled.deleted_at, clocks };
}

function latestClock(row: PulledRow): string {
  // A deletion comes without its clock; whoever makes the row again after seeing it means what they do.
  let latest = row.deleted_at === null ? '' : toDeletionClock(row.deleted_at);
  const clocks = row['clocks'];
  if (typeof clocks !== 'object' || clocks === null) return latest;
  for (const clock of Object.values(clocks)) {
    if (typeof clock === 'string' && clock > latest) latest = clock;
  }
  return latest;
}

/** What is done here after it was seen is later than it, also where this computer's clock is behind. */
async function moveClock(store: Store, latest: string): Promise<void> {
  const ms = clockMs(latest);
  if (latest === '' || !Number.isFinite(ms)) return;
  const last = (await store.kv.get('clock'))?.value as ClockReading | undefined;
  if (last && last.ms >= ms) return;
  await store.kv.put({ key: 'clock', value: { ms, counter: 0xffff } satisfies ClockReading });
}

/**
 * The end of a reload: what the server knew and did not tell of is gone. Changes that wait stay. The cursor says in the
 * same transaction that this is done: what was seen is forgotten by then, and done twice it would take everything away.
 * `undefined` where another load has begun meanwhile, and nothing was done.
 */
export function finishReset(store: Store, cursor: PullCursor): Promise<number | undefined> {
  return store.transaction('rw', [...pageTables], async () => {
    if (!(await isCurrentLoad(store, cursor))) return undefined;
    const waiting = new Set<string>();
    await store.outbox.each(({ t, id }) => {
      waiting.add(rowKey(t, id));
    });
    const seen = new Set(await store.seen.toCollection().primaryKeys());
    let count = 0;
    for (const table of syncedTableNames) {
      const gone: AnyRow[] = [];
      await store.table(table).each((row: AnyRow) => {
        const key = rowKey(table, row.id);
        if (row.rev !== null && !seen.has(key) && !waiting.has(key)) gone.push(row);
      });
      count += gone.length;
      const rows = gone.map((before) => ({ table, id: before.id, before, after: undefined }));
      await writeRows(store, rows, { stamp: null });
    }
    await store.seen.clear();
    await keep(store, 'cursor', { ...cursor, isReset: false, isFirstLoad: true });
    return count;
  });
}
