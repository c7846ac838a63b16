import type { Table } from 'dexie';
import { toInstant } from '../platform/clock.ts';
import { endedStates, type SendState } from './mail-rows.ts';
import type { Store } from './store.ts';
import { syncedTableNames } from './tables.ts';

/** Raised when the shape of the file changes in a way that a reader must know. */
const exportVersion = 1;

/** What can be built again from the rows, or is a secret of this device. */
const keptKeys: ReadonlySet<string> = new Set(['identity', 'clock']);

export interface ExportFile {
  /** `pipeside-2026-11-24.json`. */
  readonly fileName: string;
  /** JSON: `{format, formatVersion, schemaVersion, exportedAt, tables: {name: rows}}`, deleted rows included. */
  readonly blob: Blob;
  readonly rowCount: number;
}

const pageSize = 1_000;

/**
 * A copy of everything that the rep has, as of one moment. Written page by page into the browser's blob storage, so that
 * 50,000 prospects never stand in memory at once.
 */
export async function exportAll(store: Store): Promise<ExportFile> {
  const names = [...syncedTableNames, 'journal', 'outbox', 'issues', 'clips', 'sends', 'kv'];
  const exportedAt = toInstant(store.clock.now());
  const head = {
    format: 'pipeside-export',
    formatVersion: exportVersion,
    schemaVersion: store.verno,
    exportedAt,
  };
  const parts: Blob[] = [new Blob([JSON.stringify(head).slice(0, -1), ',"tables":{'])];
  let rowCount = 0;
  await store.transaction('r', names, async () => {
    for (const [at, name] of names.entries()) {
      parts.push(new Blob([at === 0 ? '' : ',', JSON.stringify(name), ':[']));
      rowCount += await writeRows(store, name, parts);
      parts.push(new Blob([']']));
    }
  });
  parts.push(new Blob(['}}']));
  return {
    fileName: `pipeside-${exportedAt.slice(0, 10)}.json`,
    blob: new Blob(parts, { type: 'application/json' }),
    rowCount,
  };
}

async function writeRows(store: Store, name: string, parts: Blob[]): Promise<number> {
  let count = 0;
  let after: unknown;
  for (;;) {
    const table: Table<Record<string, unknown>> = store.table(name);
    const page = await (after === undefined
      ? table.toCollection()
      : table.where(':id').above(after)
    )
      .limit(pageSize)
      .toArray();
    const rows = page.filter((row) => isCopied(name, row));
    if (rows.length > 0) parts.push(new Blob([count === 0 ? '' : ',', rows.map(toJson).join(',')]));
    count += rows.length;
    const last = page.at(-1);
    if (!last || page.length < pageSize) return count;
    after = last[String(table.schema.primKey.keyPath)];
  }
}

/** Of a message that has ended nothing is left but its names: what it became is a row of its own. */
function isCopied(name: string, { key, state }: Record<string, unknown>): boolean {
  if (name === 'kv') return keptKeys.has(String(key));
  return name !== 'sends' || !endedStates.has(state as SendState);
}

/** Without the keys of the lists, which are derived from the row. */
function toJson(row: Record<string, unknown>): string {
  const { ix: _derived, ...fields } = row;
  return JSON.stringify(fields);
}
