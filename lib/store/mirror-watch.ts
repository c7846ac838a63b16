import { Dexie, type ObservabilitySet } from 'dexie';
import { reportBug } from '../platform/log.ts';
import { type StoreChange, toStoreChange } from './mirror-changes.ts';
import { loadStoreHead, loadWrittenSince, type StoreHead } from './mirror-head.ts';
import type { Store } from './store.ts';

/** What is told of changes; keys of a table's rows, or all of it. */
interface ChangeListener {
  onKeys(table: string, keys: readonly (string | number)[]): void;
  onTable(table: string): void;
  onEverything(): void;
  /** After the ones above. */
  onHeard(): void;
}

interface StoreWatch {
  /** From now on `look` knows what was written since. */
  start(): void;
  /** Once all that was heard is told. */
  learned(): Promise<void>;
  /** Looks for what was written and nobody told of: a context that is ended right after its commit tells nothing. */
  look(): Promise<void>;
  close(): void;
}

/** Tells of every write to the store, by whatever context. */
export function watchStore(store: Store, listener: ChangeListener): StoreWatch {
  let head: Promise<StoreHead> | undefined;
  let learning: Promise<void> = Promise.resolve();

  /** Rows as commands name them: `table:id`. */
  const tellRows = (rowKeys: Iterable<string>): void => {
    for (const rowKey of rowKeys) {
      const at = rowKey.indexOf(':');
      listener.onKeys(rowKey.slice(0, at), [rowKey.slice(at + 1)]);
    }
  };

  const learn = (work: () => Promise<void>): void => {
    learning = learning.then(work).catch((error: unknown) => {
      reportBug('mirrors', error);
      listener.onEverything();
    });
  };

  /** A command names all rows that it has written, where the announcement says only that they are many. */
  const tellOfCommands = async (tables: readonly string[], ids: readonly number[]) => {
    const entries = await store.journal.bulkGet([...ids]);
    const rowKeys = [...new Set(entries.flatMap((entry) => entry?.rows ?? []))];
    for (const table of tables) {
      const own = rowKeys.filter((rowKey) => rowKey.startsWith(`${table}:`));
      if (own.length > 0) tellRows(own);
      else listener.onTable(table);
    }
  };

  const followHead = ({ keysByTable, wholeTables }: StoreChange, ids: readonly number[]): void => {
    if (!head) return;
    const kept = keysByTable.get('kv') ?? [];
    const isElsewhere =
      wholeTables.has('kv') || kept.includes('cursor') || kept.includes('identity');
    if (isElsewhere || wholeTables.has('journal')) head = loadStoreHead(store);
    else if (ids.length > 0) {
      head = head.then((one) => ({ ...one, journalId: Math.max(one.journalId, ...ids) }));
    }
    // A failure is met where the head is looked at.
    head.catch(() => {});
  };

  const hear = (parts: ObservabilitySet): void => {
    const change = toStoreChange(parts, store.name);
    const { keysByTable, wholeTables, isEverything } = change;
    if (keysByTable.size + wholeTables.size === 0 && !isEverything) return;
    const ids = (keysByTable.get('journal') ?? []).filter((key) => typeof key === 'number');
    followHead(change, ids);
    if (isEverything) listener.onEverything();
    for (const [table, keys] of keysByTable) listener.onKeys(table, keys);
    const whole = [...wholeTables];
    if (whole.length > 0 && ids.length > 0) learn(() => tellOfCommands(whole, ids));
    else for (const table of whole) listener.onTable(table);
    listener.onHeard();
  };

  Dexie.on('storagemutated', hear);
  return {
    start() {
      head ??= loadStoreHead(store);
      head.catch(() => {});
    },
    learned: () => learning,
    async look() {
      if (!head) return;
      const now = await loadStoreHead(store);
      const before = await head;
      const rowKeys = await loadWrittenSince(store, { before, now });
      head = Promise.resolve(now);
      if (rowKeys === undefined) listener.onEverything();
      else tellRows(rowKeys);
      if (rowKeys?.length !== 0) listener.onHeard();
    },
    close: () => Dexie.on.storagemutated.unsubscribe(hear),
  };
}
