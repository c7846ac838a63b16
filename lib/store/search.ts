import type { Table } from 'dexie';
import { randomId } from '../platform/ids.ts';
import { findIdentity } from './find-identity.ts';
import { countRows, isOutdated, type SnapshotHead } from './search-count.ts';
import { loadHits, type SearchHit } from './search-hits.ts';
import {
  isListed,
  parseUpdateKey,
  rowMarkLength,
  type SearchTable,
  tableOf,
  toCompanyLine,
  toDealLine,
  toNoteLine,
  toProspectLine,
  toRowMark,
  toSearchText,
} from './search-lines.ts';
import { emptyFound, scan, toShownMarks } from './search-scan.ts';
import type { SearchUpdate, Store } from './store.ts';

export type { RecordRef, SearchHit } from './search-hits.ts';

export interface SearchResult {
  readonly hits: readonly SearchHit[];
  /** All rows that match, shown or not. */
  readonly matchCount: number;
  /** All rows that were searched. */
  readonly rowCount: number;
}

/** The snapshot that this context read last. Every search asks first whether it is still the one. */
const readLast = new WeakMap<Store, { version: string; text: string }>();

/**
 * Rows that hold every word of the text at the start of one of theirs: names, titles and companies, and the text of
 * notes, folded. Those whose name begins with the text come first, then those that match by name alone, then the others;
 * in each people and companies before deals before notes, the newest first.
 */
export async function searchRows(
  store: Store,
  text: string,
  { limit = 20 }: { limit?: number } = {},
): Promise<SearchResult> {
  const { kv, search, search_updates, prospects, companies, deals, notes } = store;
  const rows = [prospects, companies, deals, notes, store.stages, store.stakeholders, store.scores];
  const tables = [kv, search, search_updates, ...rows];
  return store.transaction('r', tables, async () => {
    const { head, lines, updates } = await loadLines(store);
    const query = toSearchText(text);
    const found = query === '' ? emptyFound() : scan(query, { lines, updates, limit });
    return {
      hits: await loadHits(store, toShownMarks(found, limit)),
      matchCount: found.matchCount,
      rowCount: countRows(head, updates),
    };
  });
}

/** Reads the snapshot ahead of the first keystroke. */
export async function warmSearch(store: Store): Promise<void> {
  await store.transaction('r', [store.kv, store.search, store.search_updates], async () =>
    loadLines(store),
  );
}

async function loadLines(store: Store) {
  const [kept, updates] = await Promise.all([
    store.kv.get('search'),
    store.search_updates.toArray(),
  ]);
  const head = kept?.value as SnapshotHead | undefined;
  updates.sort((one, other) => (one.stamp < other.stamp ? 1 : one.stamp > other.stamp ? -1 : 0));
  if (!head) return { head, lines: '', updates };
  const last = readLast.get(store);
  if (last?.version === head.version) return { head, lines: last.text, updates };
  const lines = (await store.search.get('lines'))?.text ?? '';
  readLast.set(store, { version: head.version, text: lines });
  return { head, lines, updates };
}

/**
 * Folds the updates into the snapshot, so that a search reads one text and a short list. For the background, never on
 * the path of a save; gives how many updates were folded in.
 */
export async function compactSearch(store: Store): Promise<number> {
  const tables = [store.kv, store.search, store.search_updates];
  const { head, lines, updates, owner } = await store.transaction('r', tables, async () => ({
    ...(await loadLines(store)),
    owner: (await findIdentity(store))?.workspaceId,
  }));
  if (!head || isOutdated(head)) {
    await rebuildSearch(store);
    return updates.length;
  }
  if (updates.length === 0) return 0;
  const replaced = new Set(
    updates.map(({ key }) => {
      const { table, id } = parseUpdateKey(key);
      return toRowMark(table, id);
    }),
  );
  const kept = lines
    .split('\n')
    .filter((line) => line !== '' && !replaced.has(line.slice(-rowMarkLength)))
    .map((line) => `\n${line}`);
  const fresh = updates.flatMap(({ line }) => line ?? []);
  await saveSnapshot(store, {
    text: [...fresh, ...kept].join(''),
    expected: head,
    folded: updates,
    owner,
  });
  return updates.length;
}

const pageSize = 2_000;

/**
 * Builds the snapshot from the rows: after a bulk write, or where there is none. Gives whether it is in use: another one
 * may have taken its place meanwhile, or the store belong to somebody else by now.
 */
export async function rebuildSearch(store: Store): Promise<boolean> {
  const tables = [store.kv, store.search, store.search_updates];
  const { head, updates, owner } = await store.transaction('r', tables, async () => ({
    ...(await loadLines(store)),
    owner: (await findIdentity(store))?.workspaceId,
  }));
  const lines: { at: string; line: string }[] = [];
  const nameById = new Map<string, string>();
  await walk(store.companies, (row) => {
    if (!isListed(row)) return;
    nameById.set(row.id, row.name);
    lines.push({ at: row.updated_at, line: toCompanyLine(row) });
  });
  await walk(store.prospects, (row) => {
    if (!isListed(row)) return;
    const companyName = row.company_id === null ? undefined : nameById.get(row.company_id);
    lines.push({ at: row.updated_at, line: toProspectLine(row, companyName) });
  });
  await walk(store.deals, (row) => {
    if (!isListed(row)) return;
    const companyName = row.company_id === null ? undefined : nameById.get(row.company_id);
    lines.push({ at: row.updated_at, line: toDealLine(row, companyName) });
  });
  await walk(store.notes, (row) => {
    if (isListed(row)) lines.push({ at: row.updated_at, line: toNoteLine(row) });
  });
  lines.sort((one, other) => (one.at < other.at ? 1 : one.at > other.at ? -1 : 0));
  const text = lines.map(({ line }) => line).join('');
  return saveSnapshot(store, { text, expected: head, folded: updates, owner });
}

/** Reads a table in pages of one transaction each, so that no save waits for the whole of it. */
async function walk<Row extends { id: string }>(
  table: Table<Row, string>,
  visit: (row: Row) => void,
): Promise<void> {
  let after = '';
  for (;;) {
    const rows = await table.where('id').above(after).limit(pageSize).toArray();
    for (const row of rows) visit(row);
    const last = rows.at(-1);
    if (!last || rows.length < pageSize) return;
    after = last.id;
  }
}

interface NewSnapshot {
  readonly text: string;
  /** The snapshot that this one was made from; where another has taken its place, this one is dropped. */
  readonly expected: SnapshotHead | undefined;
  /** The updates that are part of the text. */
  readonly folded: readonly SearchUpdate[];
  /** Whose rows the text was made of. */
  readonly owner: string | undefined;
}

async function saveSnapshot(
  store: Store,
  { text, expected, folded, owner }: NewSnapshot,
): Promise<boolean> {
  const tables = [store.kv, store.search, store.search_updates];
  return store.transaction('rw', tables, async () => {
    const current = (await store.kv.get('search'))?.value as SnapshotHead | undefined;
    if (
      current?.version !== expected?.version ||
      (await findIdentity(store))?.workspaceId !== owner
    )
      return false;
    const marks = new Set(marksOf(text));
    const stampByKey = new Map(folded.map(({ key, stamp }) => [key, stamp]));
    const present = await store.search_updates.toArray();
    await store.search_updates.bulkDelete(
      present.filter(({ key, stamp }) => stampByKey.get(key) === stamp).map(({ key }) => key),
    );
    // Written while the text was being made: they stay, and now stand against the new snapshot.
    await store.search_updates.bulkPut(
      present
        .filter(({ key, stamp }) => stampByKey.get(key) !== stamp)
        .map((update) => {
          const { table, id } = parseUpdateKey(update.key);
          return { ...update, isInSnapshot: marks.has(toRowMark(table, id)) };
        }),
    );
    const counts: Record<SearchTable, number> = { prospects: 0, companies: 0, deals: 0, notes: 0 };
    for (const mark of marks) counts[tableOf(mark)] += 1;
    const head: SnapshotHead = { version: randomId(), counts };
    await store.search.put({ key: 'lines', text });
    await store.kv.put({ key: 'search', value: head });
    return true;
  });
}

function* marksOf(text: string): Generator<string> {
  let start = text.indexOf('\n');
  while (start >= 0) {
    const next = text.indexOf('\n', start + 1);
    const end = next < 0 ? text.length : next;
    yield text.slice(end - rowMarkLength, end);
    start = next;
  }
}
