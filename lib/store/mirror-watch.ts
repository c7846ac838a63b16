import { Dexie, type ObservabilitySet } from 'dexie';
import { reportBug } from '../platform/log.ts';
import { type StoreChange, toStoreChange } from './mirror-changes.ts';
import { headKeys, loadStoreHead, loadWrittenSince, type StoreHead } from './mirror-head.ts';
import { loadWrittenAfter } from './mirror-log.ts';
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
  /**
   * Looks for what was written and nobody told of: a context that is ended right after its commit tells nothing. Gives the head
   * up to which everything is told then.
   */
  look(): Promise<StoreHead>;
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

  /** Where the announcement says only that they are many: those that it was, as far as they are named. */
  const tellOfNamed = async (
    tables: readonly string[],
    loadNamed: () => Promise<readonly string[] | undefined>,
  ): Promise<void> => {
    const rowKeys = [...new Set(await loadNamed())];
    for (const table of tables) {
      const own = rowKeys.filter((rowKey) => rowKey.startsWith(`${table}:`));
      if (own.length > 0) tellRows(own);
      else listener.onTable(table);
    }
  };

  const loadCommanded = async (ids: readonly number[]): Promise<readonly string[]> => {
    const entries = await store.journal.bulkGet([...ids]);
    return entries.flatMap((entry) => entry?.rows ?? []);
  };

  const followHead = ({ keysByTable, wholeTables }: StoreChange, ids: readonly number[]): void => {
    if (!head) return;
    const kept = keysByTable.get('kv') ?? [];
    const isMoved = wholeTables.has('kv') || kept.some((key) => headKeys.includes(String(key)));
    if (isMoved || wholeTables.has('journal')) head = loadStoreHead(store);
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
    const before = head;
    followHead(change, ids);
    if (isEverything) listener.onEverything();
    for (const [table, keys] of keysByTable) listener.onKeys(table, keys);
    const whole = [...wholeTables];
    if (whole.length > 0 && ids.length > 0)
      learn(() => tellOfNamed(whole, () => loadCommanded(ids)));
    else if (whole.length > 0 && before && keysByTable.get('kv')?.includes('written')) {
      const loadWritten = async () => loadWrittenAfter(store, (await before).writtenCount);
      learn(() => tellOfNamed(whole, loadWritten));
    } else for (const table of whole) listener.onTable(table);
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
      const now = await loadStoreHead(store);
      const before = (await head) ?? now;
      const rowKeys = await loadWrittenSince(store, { before, now });
      head = Promise.resolve(now);
      if (rowKeys === undefined) listener.onEverything();
      else tellRows(rowKeys);
      if (rowKeys?.length !== 0) listener.onHeard();
      return now;
    },
    close: () => Dexie.on.storagemutated.unsubscribe(hear),
  };
}
