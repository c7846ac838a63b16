import { toSearchUpdates } from '../search-lines.ts';
import type { Store } from '../store.ts';
import { type AnyRow, rowKey, type SyncedTableName, toStored } from '../tables.ts';

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
  if (stamp === null) return;
  const updates = await toSearchUpdates({ store, rows: () => rows }, stamp);
  if (updates.length > 0) await store.search_updates.bulkPut(updates);
}

/** Waiting changes by row, in their order. */
export async function loadWaiting(store: Store, keys: readonly (readonly [string, string])[]) {
  const entries = await store.outbox
    .where('[t+id]')
    .anyOf(keys as never)
    .sortBy('seq');
  const byRow = new Map<string, typeof entries>();
  for (const entry of entries) {
    const key = rowKey(entry.t, entry.id);
    byRow.set(key, [...(byRow.get(key) ?? []), entry]);
  }
  return byRow;
}
