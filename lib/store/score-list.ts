import type { Prospect } from '../model/prospect.ts';
import { peopleOf } from './lookup.ts';
import { isWithin, type ListCursor, type ProspectFilter, type RowPage } from './prospect-pages.ts';
import { rankAt, type ScoreBucket, scoreAt, scoreOfRank } from './score-rows.ts';
import { everything } from './stale.ts';
import type { Store } from './store.ts';
import { isListed, type Stored, toTagKey } from './tables.ts';

/** Rows read at once at most, while those that fit are looked for. */
const mostAtOnce = 960;
const last = '\uffff';
/** Of a cursor among those who were not scored yet, before the key of the order by time. */
const unscoredMark = 'unscored ';

interface PageOf {
  readonly filter: ProspectFilter;
  /** Ids of a filter that is narrow enough to be looked up first; `undefined` where the rows themselves are asked. */
  readonly within: ReadonlySet<string> | undefined;
  readonly after: ListCursor | null;
  /** How many rows are wanted at least. */
  readonly count: number;
}

interface Found {
  readonly row: Prospect;
  readonly cursor: ListCursor;
}

/**
 * One page of prospects, the best score first. Who was not scored yet stands at the end, the newest first: nobody is
 * missing. A cursor names score and id of the last row, so that what changes meanwhile moves nobody else.
 */
export async function loadBestPage(
  store: Store,
  query: { filter: ProspectFilter; after: ListCursor | null; limit: number },
): Promise<RowPage> {
  const { filter, after, limit } = query;
  const [buckets, within] = await Promise.all([store.scores.toArray(), loadWithin(store, filter)]);
  const of: PageOf = { filter, within, after, count: limit + 1 };
  const isAmongUnscored = after?.[0].startsWith(unscoredMark) === true;
  const scored = isAmongUnscored ? [] : await loadScored(store, { ...of, buckets });
  const rest =
    scored.length > limit
      ? []
      : await loadUnscored(store, {
          ...of,
          after: isAmongUnscored ? after : null,
          count: of.count - scored.length,
          buckets,
        });
  const found = [...scored, ...rest];
  const end = found.length > limit ? found[limit - 1] : undefined;
  return { rows: found.slice(0, limit).map(({ row }) => row), after: end?.cursor ?? null };
}

type BucketsOf = PageOf & { readonly buckets: readonly ScoreBucket[] };

async function loadScored(store: Store, of: BucketsOf): Promise<Found[]> {
  const ranked = inOrder(of);
  const found: Found[] = [];
  for (let size = of.count; found.length < of.count; size = Math.min(size * 2, mostAtOnce)) {
    const step = takeNext(ranked, size);
    if (step.length === 0) break;
    const rows = await store.prospects.bulkGet(step.map(({ id }) => id));
    for (const [at, { id, rank }] of step.entries()) {
      const row = rows[at];
      if (fits(row, of)) found.push({ row, cursor: [String(rank), id] });
    }
  }
  return found;
}

/** Unlike the iterator's own `take` it leaves the rest to be taken. */
function takeNext<Item>(items: Iterator<Item>, count: number): Item[] {
  const taken: Item[] = [];
  while (taken.length < count) {
    const next = items.next();
    if (next.done === true) break;
    taken.push(next.value);
  }
  return taken;
}

function fits(row: Prospect | undefined, { filter }: PageOf): row is Prospect {
  return isListed(row) && isWithin(row, filter);
}

interface Ranked {
  readonly id: string;
  readonly rank: number;
}

function byRank(one: Ranked, other: Ranked): number {
  return other.rank - one.rank || (one.id < other.id ? -1 : 1);
}

/** By score, then fit, then how much is known, then id. Counted out by score; each score is sorted when it is come to. */
function* inOrder({ buckets, within, after }: BucketsOf): Generator<Ranked, undefined> {
  const before: Ranked | undefined = after ? { rank: Number(after[0]), id: after[1] } : undefined;
  const highest = before ? scoreOfRank(before.rank) : 100;
  const levels = Array.from({ length: highest + 1 }, (): Ranked[] => []);
  for (const bucket of buckets) {
    for (const [at, id] of bucket.ids.entries()) {
      const level = levels[scoreAt(bucket, at)];
      if (!level || (within && !within.has(id))) continue;
      level.push({ id, rank: rankAt(bucket, at) });
    }
  }
  for (const level of levels.reverse()) {
    for (const one of level.sort(byRank)) if (!before || byRank(before, one) < 0) yield one;
  }
}

async function loadUnscored(store: Store, of: BucketsOf): Promise<Found[]> {
  const { within, after, count } = of;
  const unscored = await findUnscored(store, of);
  const ids = within ? unscored.filter((id) => within.has(id)) : unscored;
  const found: Found[] = [];
  for (let at = 0; at < ids.length && found.length < count; at += mostAtOnce) {
    const rows = await store.prospects.bulkGet(ids.slice(at, at + mostAtOnce));
    for (const row of rows) {
      if (!fits(row, of)) continue;
      const cursor = toUnscoredCursor(row);
      if (after === null || isNewer(after, cursor)) found.push({ row, cursor });
    }
  }
  return found.slice(0, count);
}

function toUnscoredCursor(row: Stored<Prospect>): ListCursor {
  return [`${unscoredMark}${String(row.ix?.['recent'] ?? '')}`, row.id];
}

function isNewer([one, oneId]: ListCursor, [other, otherId]: ListCursor): boolean {
  return one > other || (one === other && oneId > otherId);
}

/** Whose facts have never been weighed, the newest first: they are marked, each by itself or all together. */
async function findUnscored(store: Store, of: BucketsOf): Promise<readonly string[]> {
  const prefix = 'prospects:';
  const [all, keys] = await Promise.all([
    store.unscored.get(everything),
    store.unscored.where('key').startsWith(prefix).primaryKeys(),
  ]);
  if (!all && keys.length === 0) return [];
  const scored = new Set(of.buckets.flatMap(({ ids }) => ids));
  const marked = new Set(
    keys.map((key) => key.slice(prefix.length)).filter((id) => !scored.has(id)),
  );
  if (!all && marked.size <= mostAtOnce) return inTimeOrder(store, [...marked]);
  const { prospects } = store;
  // Forwards, and then turned round: backwards the browser hands out one key at a time.
  const ids = await prospects.where('[ix.recent+id]').between(['', ''], [last, last]).primaryKeys();
  return ids.reverse().filter((id) => !scored.has(id) && (all !== undefined || marked.has(id)));
}

async function inTimeOrder(store: Store, ids: readonly string[]): Promise<readonly string[]> {
  if (ids.length === 0) return [];
  const rows = await store.prospects.bulkGet([...ids]);
  return rows
    .flatMap((row) => (row ? [toUnscoredCursor(row)] : []))
    .sort((one, other) => (isNewer(one, other) ? -1 : 1))
    .map(([, id]) => id);
}

/** More ids than this are not looked up: among so many rows the best that fit are soon found by asking each. */
const mostWithin = 10_000;

async function loadWithin(
  store: Store,
  filter: ProspectFilter,
): Promise<ReadonlySet<string> | undefined> {
  const range = toRange(store, filter);
  if (!range) return undefined;
  const ids = await range.limit(mostWithin).primaryKeys();
  return ids.length < mostWithin ? new Set<string>(ids) : undefined;
}

/** The narrowest index of a filter. */
function toRange(store: Store, { companyId, tag, status }: ProspectFilter) {
  const { prospects } = store;
  if (companyId !== undefined) return peopleOf(store, companyId);
  if (tag !== undefined) {
    return prospects.where('ix.tagRecent').between(toTagKey(tag, ''), toTagKey(tag, last));
  }
  if (status === undefined) return undefined;
  const ofStatus = prospects.where('[ix.status+ix.recent+id]');
  return ofStatus.between([status, '', ''], [status, last, last]);
}
