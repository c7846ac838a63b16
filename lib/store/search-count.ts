import type { SearchTable } from './search-lines.ts';
import type { SearchUpdate, Store } from './store.ts';

/** Names the snapshot without reading it; kept as `search` in `kv`. */
export interface SnapshotHead {
  readonly version: string;
  /** Live rows by table. Of an earlier version there are prospects and companies alone. */
  readonly counts: Readonly<Partial<Record<SearchTable, number>>>;
}

/** Whether a snapshot was made before deals and notes were searched. */
export function isOutdated({ counts }: SnapshotHead): boolean {
  return counts.notes === undefined;
}

/**
 * How many rows of a table are live. Counted by the snapshot and what came after it, as the browser counts an index by
 * walking it; where there is no snapshot yet, every row is still among the updates.
 */
export async function countListed(store: Store, table: SearchTable): Promise<number> {
  return store.transaction('r', [store.kv, store.search_updates], async () => {
    const [kept, updates] = await Promise.all([
      store.kv.get('search'),
      store.search_updates.where('key').startsWith(`${table}:`).toArray(),
    ]);
    const head = kept?.value as SnapshotHead | undefined;
    return (head?.counts[table] ?? 0) + countAdded(updates);
  });
}

export function countRows(
  head: SnapshotHead | undefined,
  updates: readonly SearchUpdate[],
): number {
  const known = Object.values(head?.counts ?? {});
  return known.reduce((sum, count) => sum + count, countAdded(updates));
}

function countAdded(updates: readonly SearchUpdate[]): number {
  return updates.reduce(
    (count, { line, isInSnapshot }) => count + Number(line !== null) - Number(isInSnapshot),
    0,
  );
}
