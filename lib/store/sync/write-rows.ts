import { noteWritten } from '../mirror-log.ts';
import { hasSameLine, toSearchUpdates } from '../search-lines.ts';
import { everything, toStale, toStaleSubjects } from '../stale.ts';
import type { Store } from '../store.ts';
import { type AnyRow, rowKey, type SyncedTableName, toStored } from '../tables.ts';
import { toUnscored } from '../unscored.ts';

export interface WrittenRow {
  readonly table: SyncedTableName;
  readonly id: string;
  readonly before: AnyRow | undefined;
  /** `undefined` takes the row away. */
  readonly after: AnyRow | undefined;
}

/**
 * Writes rows that are no command of the rep's: what the server says. No journal, no outbox. Inside a transaction; only
 * Dexie may be awaited. A first load leaves the lines of the search out and builds them once at its end.
 */
export async function writeRows(
  store: Store,
  rows: readonly WrittenRow[],
  { stamp }: { stamp: string | null },
): Promise<void> {
  for (const table of new Set(rows.map((row) => row.table))) {
    const own = rows.filter((row) => row.table === table);
    const kept = own.flatMap(({ after }) => (after ? [toStored(table, after as never)] : []));
    const gone = own.filter(({ after, before }) => !after && before).map(({ id }) => id);
    if (kept.length > 0) await store.table(table).bulkPut(kept);
    if (gone.length > 0) await store.table(table).bulkDelete(gone);
  }
  await noteWritten(
    store,
    rows.map(({ table, id }) => rowKey(table, id)),
  );
  // Of a load the whole pipeline is looked at once, when it is through.
  await store.stale.bulkPut(
    stamp === null ? [toStale(everything)] : toStaleSubjects({ store, rows: () => rows }),
  );
  await store.unscored.bulkPut(
    stamp === null ? [toStale(everything)] : toUnscored({ store, rows: () => rows }),
  );
  if (stamp === null) return;
  const listed = rows.filter(({ before, after }) => !hasSameLine(before, after));
  const updates = await toSearchUpdates({ store, rows: () => listed }, stamp);
  if (updates.length > 0) await store.search_updates.bulkPut(updates);
}

/** Waiting changes by row, in their order. One question a row, all at once: a cursor takes a turn for each. */
export async function loadWaiting(store: Store, keys: readonly (readonly [string, string])[]) {
  const found = await Promise.all(
    keys.map((key) =>
      store.outbox
        .where('[t+id]')
        .equals(key as never)
        .toArray(),
    ),
  );
  const entries = found.flat().sort((one, other) => one.seq - other.seq);
  return Map.groupBy(entries, ({ t, id }) => rowKey(t, id));
}
