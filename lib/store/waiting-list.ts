import { titleOf } from './row-title.ts';
import {
  entriesPerRow,
  type Fields,
  groupByPlace,
  isEmpty,
  isEvidence,
  Names,
  placeOf,
  type ShownValue,
} from './shown-values.ts';
import type { Store } from './store.ts';
import type { SyncedTableName } from './tables.ts';

export interface WaitingLine {
  readonly column: string;
  readonly value: ShownValue;
}

/** All changes of one row that wait. */
export interface WaitingRow {
  readonly table: SyncedTableName;
  readonly id: string;
  /** Of the row as it is now; '' where it has none. */
  readonly name: string;
  /** Of the person, company or deal that the row is about; '' where it is about nothing else. */
  readonly about: string;
  /** Of the last change: `put` makes the row. */
  readonly op: 'put' | 'patch' | 'del';
  readonly lines: readonly WaitingLine[];
  readonly changeCount: number;
  /** A view shows it: a person, a company or a deal that is still here. */
  readonly canOpen: boolean;
  /** ISO time in UTC of the first change. */
  readonly at: string;
}

const openedTables: ReadonlySet<SyncedTableName> = new Set(['prospects', 'companies', 'deals']);

/** Rows with changes that wait, the oldest change first, at most `limit`. */
export async function listWaiting(store: Store, limit: number): Promise<readonly WaitingRow[]> {
  const entries = await store.outbox
    .orderBy('seq')
    .limit(limit * entriesPerRow)
    .toArray();
  const names = new Names(store);
  const byRow = groupByPlace(entries, ({ t, id, f }) => placeOf(t, id, f), limit);
  return Promise.all(
    [...byRow.values()].map(async ({ place: [table, id], changes: own }) => {
      const shown = own.filter((entry) => entry.t === table && entry.id === id);
      const fields = new Map<string, unknown>();
      for (const { op, f } of shown) {
        for (const [column, value] of Object.entries(f)) {
          if (isEvidence(table, column) || (op === 'put' && isEmpty(value))) continue;
          fields.set(column, value);
        }
      }
      const lines = await Promise.all(
        [...fields].map(async ([column, value]) => ({
          column,
          value: await names.shown(table, column, value),
        })),
      );
      const row = await names.row([table, id]);
      const known: Fields = { ...Object.fromEntries(fields), ...row };
      return {
        table,
        id,
        name: titleOf(table, known) ?? '',
        about: await names.about(table, known),
        op: shown.some(({ op }) => op === 'put') ? 'put' : (shown.at(-1)?.op ?? 'patch'),
        lines,
        changeCount: own.length,
        canOpen: openedTables.has(table) && row !== undefined && row.deleted_at === null,
        at: own[0]?.at ?? '',
      } satisfies WaitingRow;
    }),
  );
}
