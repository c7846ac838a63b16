import { queryKeyOf } from '../../lib/store/list-key.ts';
import type { ListAnswer, ListQuery, ListRow } from '../../lib/store/record-lists.ts';

export interface ListAsked {
  readonly query: ListQuery;
  readonly from: number;
  readonly count: number;
}

/** Rows as they stand on the screen; indexes count from 0. */
export interface RowRange {
  readonly from: number;
  /** Not among them. */
  readonly until: number;
}

export interface ListSnapshot {
  /** The query that these rows answer; `undefined` before the first answer. */
  readonly query: ListQuery | undefined;
  readonly total: number;
  readonly allCount: number;
  readonly isFailed: boolean;
  /** `undefined` where it is not here yet. */
  readonly rowAt: (index: number) => ListRow | undefined;
  /** Of a row that is here; -1 of any other. */
  readonly indexOf: (id: string) => number;
}

export interface ListRows {
  /** Asks for what is not here of these rows, and then for their neighbours. The rows before stay until the next are here. */
  readonly show: (query: ListQuery, range: RowRange) => void;
  /** The store has changed: what is shown is asked for again. */
  readonly renew: () => void;
  readonly subscribe: (listener: () => void) => () => void;
  readonly snapshot: () => ListSnapshot;
}

export const chunkSize = 100;
/** So many are kept; the furthest from the screen go first. */
const maxChunks = 40;

interface Chunk {
  readonly rows: readonly ListRow[];
  /** Which state of the store they are of. */
  readonly epoch: number;
}

interface Wanted {
  readonly query: ListQuery;
  readonly key: string;
  readonly first: number;
  readonly last: number;
}

const nothing: ListSnapshot = {
  query: undefined,
  total: 0,
  allCount: 0,
  isFailed: false,
  rowAt: () => undefined,
  indexOf: () => -1,
};

function toSnapshot(of: {
  readonly query: ListQuery;
  readonly total: number;
  readonly allCount: number;
  readonly chunks: ReadonlyMap<number, Chunk>;
}): ListSnapshot {
  const chunks = new Map(of.chunks);
  const rowAt = (index: number) =>
    chunks.get(Math.floor(index / chunkSize))?.rows[index % chunkSize];
  const indexOf = (id: string) => {
    for (const [number, { rows }] of chunks) {
      const at = rows.findIndex((row) => row.id === id);
      if (at >= 0) return number * chunkSize + at;
    }
    return -1;
  };
  const { query, total, allCount } = of;
  return { query, total, allCount, isFailed: false, rowAt, indexOf };
}

/** Rows of a long list, asked for in chunks as they come into sight. One question is on its way at a time, the newest next. */
export function createListRows(
  ask: (asked: ListAsked) => Promise<ListAnswer>,
  onBug: (error: unknown) => void,
): ListRows {
  const listeners = new Set<() => void>();
  let shown = nothing;
  let shownKey: string | undefined;
  let wanted: Wanted | undefined;
  let chunks = new Map<number, Chunk>();
  let epoch = 0;
  let isAsking = false;

  const tell = (next: ListSnapshot) => {
    shown = next;
    for (const listener of listeners) listener();
  };

  const isHere = (chunk: number) => chunks.get(chunk)?.epoch === epoch;

  /** The next chunks to ask for: those in sight, then one on either side. */
  const findMissing = (
    of: Wanted,
  ): { readonly first: number; readonly last: number } | undefined => {
    if (shownKey !== of.key) return { first: of.first, last: of.last + 1 };
    const lastOfAll = Math.floor(Math.max(0, shown.total - 1) / chunkSize);
    const inSight = [of.first, of.last];
    const around = [of.first - 1, of.last + 1];
    for (const [from = 0, until = 0] of [inSight, around]) {
      const missing: number[] = [];
      for (let chunk = Math.max(0, from); chunk <= Math.min(until, lastOfAll); chunk += 1) {
        if (!isHere(chunk)) missing.push(chunk);
      }
      const first = missing[0];
      const last = missing.at(-1);
      if (first !== undefined && last !== undefined) return { first, last };
    }
    return undefined;
  };

  const keep = (
    of: Wanted,
    { rows, from, total, allCount }: ListAnswer,
    { askedEpoch, count }: { readonly askedEpoch: number; readonly count: number },
  ) => {
    // What is of another query, or of another state of the store, does not belong beside it.
    if (shownKey !== of.key) chunks = new Map();
    else for (const [number, chunk] of chunks) if (chunk.epoch < askedEpoch) chunks.delete(number);
    // Also those beyond the end, or they would be asked for again and again.
    for (let at = 0; at < count; at += chunkSize) {
      const number = Math.floor((from + at) / chunkSize);
      chunks.set(number, { rows: rows.slice(at, at + chunkSize), epoch: askedEpoch });
    }
    const middle = ((wanted ?? of).first + (wanted ?? of).last) / 2;
    const byDistance = [...chunks.keys()].sort(
      (one, other) => Math.abs(one - middle) - Math.abs(other - middle),
    );
    for (const number of byDistance.slice(maxChunks)) chunks.delete(number);
    shownKey = of.key;
    tell(toSnapshot({ query: of.query, total, allCount, chunks }));
  };

  const pump = async (): Promise<void> => {
    if (isAsking) return;
    isAsking = true;
    for (let of = wanted; of; of = wanted) {
      const missing = findMissing(of);
      if (!missing) break;
      const askedEpoch = epoch;
      const from = missing.first * chunkSize;
      const count = (missing.last - missing.first + 1) * chunkSize;
      try {
        const answer = await ask({ query: of.query, from, count });
        // A newer query is asked at once; what came for the old one is let go.
        if (wanted?.key === of.key) keep(of, answer, { askedEpoch, count });
      } catch (error) {
        onBug(error);
        if (wanted?.key !== of.key) continue;
        tell({ ...shown, isFailed: true });
        break;
      }
    }
    isAsking = false;
  };

  return {
    show(query, range) {
      const first = Math.floor(Math.max(0, range.from) / chunkSize);
      const last = Math.max(first, Math.floor(Math.max(0, range.until - 1) / chunkSize));
      const key = queryKeyOf(query);
      if (wanted?.key === key && wanted.first === first && wanted.last === last) return;
      wanted = { query, key, first, last };
      void pump();
    },
    renew() {
      epoch += 1;
      void pump();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    snapshot: () => shown,
  };
}
