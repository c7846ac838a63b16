import type { ObservabilitySet } from 'dexie';

/** What a transaction of any context has changed: keys by table, and tables of which only that is known. */
export interface StoreChange {
  readonly keysByTable: ReadonlyMap<string, readonly (string | number)[]>;
  readonly wholeTables: ReadonlySet<string>;
  /** Whatever there is may have changed. */
  readonly isEverything: boolean;
}

type Keys = Map<string, (string | number)[]>;

/**
 * Reads an announcement of Dexie (`storagemutated`). A part is named `idb://<database>/<table>/<index>`: the one without an
 * index holds the primary keys as a tree of ranges, where a single key is a range from itself to itself. Of 50 rows and more
 * that are put at once it does not say which.
 */
export function toStoreChange(parts: ObservabilitySet, database: string): StoreChange {
  const prefix = `idb://${database}/`;
  const keysByTable: Keys = new Map();
  const wholeTables = new Set<string>();
  for (const [part, tree] of Object.entries(parts)) {
    if (!part.startsWith(prefix) || !part.endsWith('/')) continue;
    const table = part.slice(prefix.length, -1);
    const keys = toKeys(tree);
    if (keys === undefined) wholeTables.add(table);
    else if (keys.length > 0) keysByTable.set(table, keys);
  }
  return { keysByTable, wholeTables, isEverything: 'all' in parts };
}

type Tree = ObservabilitySet[string];

/** `undefined` where a range is wider than one key. */
function toKeys(tree: Tree): (string | number)[] | undefined {
  const keys: (string | number)[] = [];
  const waiting: Tree[] = [tree];
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    if (!('from' in node)) continue;
    const { from, to, l, r } = node;
    if (from !== to || (typeof from !== 'string' && typeof from !== 'number')) return undefined;
    keys.push(from);
    if (l) waiting.push(l);
    if (r) waiting.push(r);
  }
  return keys;
}
