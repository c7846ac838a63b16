import type { Table } from 'dexie';
import { reportBug } from '../platform/log.ts';
import { isSameValue } from './flat.ts';
import type { KeptRows } from './mirror-keep.ts';

/** One table in memory, as far as it is mirrored. */
export interface MirrorOfTable<Mirror> {
  /** Grows whenever a row has appeared, gone or become another. */
  readonly version: number;
  /** Somebody has asked for it: then it is read, or being read, and kept in step. */
  readonly isAsked: boolean;
  readonly isRead: boolean;
  /** Its version when it was kept; `undefined` where nothing that holds still is. */
  keptVersion: number | undefined;
  /** These rows may have changed. */
  mark(keys: readonly string[]): void;
  /** Any row may have changed: all are read again, behind the back of whoever asks meanwhile. */
  markWhole(): void;
  /** The rows, once they are read and what was marked by key is read again. */
  rows(): Promise<ReadonlyMap<string, Mirror>>;
  /** Waits until nothing is marked any more. */
  settle(): Promise<void>;
}

interface MirrorOptions<Row, Mirror> {
  readonly table: Table<Row, string>;
  readonly toKey: (row: Row) => string;
  /** `undefined` leaves the row out. */
  readonly read: (row: Row) => Mirror | undefined;
  /** Rows as they were kept, by key, where they still hold. */
  readonly loadKept?: () => Promise<KeptRows<Mirror> | undefined>;
  /** All rows were read again, and some are others. */
  readonly onReadAgain: () => void;
  /** All rows are not read again sooner after the last time: a pull or a rebuild marks them many times in a row. */
  readonly restMs?: number;
}

/** Read in a transaction of its own, so that no save waits for more. */
const chunkSize = 2_000;
const usualRestMs = 3_000;

/** Reads nothing until `rows` is asked for. */
export function mirrorTable<Row, Mirror>(
  options: MirrorOptions<Row, Mirror>,
): MirrorOfTable<Mirror> {
  const { table, toKey, read, loadKept, onReadAgain, restMs = usualRestMs } = options;
  const rows = new Map<string, Mirror>();
  const marked = new Set<string>();
  /** Marked while all rows are read again: of these the newer word is had by key. */
  let markedMeanwhile: Set<string> | undefined;
  let isWholeMarked = false;
  let isRead = false;
  let version = 0;
  let keptVersion: number | undefined;
  let reading: Promise<void> | undefined;
  let patching: Promise<void> | undefined;
  let readingAgain: Promise<void> | undefined;
  let rest: Promise<unknown> = Promise.resolve();

  const readAll = async (into: Map<string, Mirror>): Promise<void> => {
    let after: string | undefined;
    for (;;) {
      const from = after === undefined ? table.toCollection() : table.where(':id').above(after);
      const chunk = await from.limit(chunkSize).toArray();
      for (const row of chunk) {
        const mirror = read(row);
        if (mirror) into.set(toKey(row), mirror);
      }
      const end = chunk.at(-1);
      if (end === undefined || chunk.length < chunkSize) return;
      after = toKey(end);
    }
  };

  const put = (key: string, row: Mirror | undefined): void => {
    if (row === undefined) {
      if (rows.delete(key)) version += 1;
    } else if (!isSameValue(rows.get(key), row)) {
      rows.set(key, row);
      version += 1;
    }
  };

  const readKept = async (): Promise<boolean> => {
    const kept = await loadKept?.();
    if (!kept) return false;
    for (const [key, row] of kept.rows) rows.set(key, row);
    for (const key of kept.changed) marked.add(key);
    keptVersion = version;
    return true;
  };

  const readFirst = async (): Promise<void> => {
    rows.clear();
    if (!(await readKept())) await readAll(rows);
    isRead = true;
  };

  const start = (): Promise<void> => {
    reading ??= readFirst().catch((error: unknown) => {
      reading = undefined;
      throw error;
    });
    return reading;
  };

  const patchMarked = async (): Promise<void> => {
    const keys = [...marked];
    marked.clear();
    try {
      const found = await table.bulkGet(keys);
      for (const [at, key] of keys.entries()) {
        const row = found[at];
        put(key, row && read(row));
      }
    } catch (error) {
      for (const key of keys) marked.add(key);
      throw error;
    }
  };

  const patch = async (): Promise<void> => {
    while (marked.size > 0 || patching) {
      patching ??= patchMarked().finally(() => {
        patching = undefined;
      });
      await patching;
    }
  };

  const readAgain = async (): Promise<void> => {
    await start();
    const before = version;
    const late = new Set<string>();
    const found = new Map<string, Mirror>();
    isWholeMarked = false;
    markedMeanwhile = late;
    try {
      await readAll(found);
    } catch (error) {
      isWholeMarked = true;
      throw error;
    } finally {
      markedMeanwhile = undefined;
    }
    for (const key of rows.keys()) if (!found.has(key) && !late.has(key)) put(key, undefined);
    for (const [key, row] of found) if (!late.has(key)) put(key, row);
    if (version !== before) onReadAgain();
  };

  const readRested = async (): Promise<void> => {
    if (!isWholeMarked) return;
    await rest;
    try {
      await readAgain();
    } finally {
      rest = new Promise((done) => setTimeout(done, restMs));
    }
  };

  const catchUp = async (): Promise<void> => {
    readingAgain ??= readRested().finally(() => {
      readingAgain = undefined;
    });
    await readingAgain;
    if (isWholeMarked) await catchUp();
  };

  const catchUpBehind = (): void => {
    catchUp().catch((error: unknown) => reportBug('mirrors', error));
  };

  return {
    get version() {
      return version;
    },
    get isAsked() {
      return reading !== undefined;
    },
    get isRead() {
      return isRead;
    },
    get keptVersion() {
      return keptVersion;
    },
    set keptVersion(of) {
      keptVersion = of;
    },
    mark(keys) {
      if (!reading) return;
      for (const key of keys) {
        marked.add(key);
        markedMeanwhile?.add(key);
      }
    },
    markWhole() {
      if (!reading) return;
      isWholeMarked = true;
      catchUpBehind();
    },
    async rows() {
      await start();
      if (isWholeMarked) catchUpBehind();
      await patch();
      return rows;
    },
    async settle() {
      await start();
      await catchUp();
      await patch();
    },
  };
}
