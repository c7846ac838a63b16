import type { ScoreInputs } from '../model/scoring.ts';
import type { Card } from '../scoring/card.ts';
import {
  emptyScores,
  isSameScores,
  patchInputs,
  toInputBucket,
  toKeptTotals,
  toScoreBuckets,
} from './score-buckets.ts';
import { loadCard } from './score-card.ts';
import { groupByPerson, loadScoreInputs, toScoreInputs } from './score-inputs.ts';
import {
  type InputBucket,
  patchScores,
  type ScoreBucket,
  scoreAt,
  toBucketKey,
  toInputKey,
  toInputKeys,
} from './score-rows.ts';
import { everything, toStale } from './stale.ts';
import type { StaleSubject, Store } from './store.ts';
import { wholeCard } from './unscored.ts';

/**
 * Works out lead scores whose facts have changed, or which have decayed, and keeps them. One at a time over all contexts:
 * an older answer must not be written over a newer one. Marks are taken away only where nobody set them anew meanwhile.
 */

/** Of one transaction. */
const chunkSize = 200;
/** People of companies that changed, worked out at once; the others are marked one by one. */
const maxCompanyPeople = 2_000;
/** A change of so many points makes the order of next actions another. */
const orderPoints = 10;

export interface ScoresRefreshed {
  readonly prospectCount: number;
  /** Nothing is left to be worked out. */
  readonly isDone: boolean;
}

export interface ScoresOptions {
  /** Transactions, then it rests; the next call goes on. */
  readonly maxChunks: number;
  /** Leaves what reads or writes everybody, and what has only decayed, to the background: a page has to be drawn. */
  readonly isLight?: true;
}

export function refreshScores(store: Store, options: ScoresOptions): Promise<ScoresRefreshed> {
  return navigator.locks.request(`scores:${store.name}`, async () => refresh(store, options));
}

async function refresh(
  store: Store,
  { maxChunks, isLight = false }: { maxChunks: number; isLight?: boolean },
): Promise<ScoresRefreshed> {
  let prospectCount = 0;
  for (let chunk = 0; chunk < maxChunks; chunk += 1) {
    const now = store.clock.now();
    const read = await readMarked(store);
    if (read.kind === 'none') {
      const dueCount = isLight ? 0 : await scoreDue(store, now);
      return { prospectCount: prospectCount + dueCount, isDone: true };
    }
    if (read.kind === 'people') {
      prospectCount += await scoreMarked(store, { ...read, now });
      // What was marked meanwhile is asked for by whoever saved it.
      const isAll = read.taken.length < chunkSize && read.left.length === 0;
      if (isLight && isAll) return { prospectCount, isDone: true };
    } else if (isLight) return { prospectCount, isDone: false };
    else if (read.kind === 'card') prospectCount += await scoreKept(store, { ...read, now });
    else prospectCount += await rebuild(store, { ...read, now });
  }
  return { prospectCount, isDone: false };
}

interface MarkedPeople {
  readonly taken: readonly StaleSubject[];
  readonly ids: readonly string[];
  /** Of these, those whose company has changed. */
  readonly ofCompanies: ReadonlySet<string>;
  /** People of companies that are too many for one time. */
  readonly left: readonly string[];
  readonly inputsById: ReadonlyMap<string, ScoreInputs>;
  readonly inputs: ReadonlyMap<string, InputBucket>;
  readonly scores: ReadonlyMap<string, ScoreBucket>;
  readonly card: Card;
}

type Marked =
  | { readonly kind: 'none' }
  | { readonly kind: 'all' | 'card'; readonly taken: readonly StaleSubject[] }
  | ({ readonly kind: 'people' } & MarkedPeople);

/** What is marked, with the rows of those whom it is about, as of one instant. */
function readMarked(store: Store): Promise<Marked> {
  const { prospects, companies, touchpoints, settings, scorecards } = store;
  const { unscored, score_inputs, scores } = store;
  return store.transaction(
    'r',
    [prospects, companies, touchpoints, settings, scorecards, unscored, score_inputs, scores],
    async (): Promise<Marked> => {
      // By their keys `all` and `card` come before those of rows.
      const taken = await unscored.limit(chunkSize).toArray();
      if (taken.length === 0) return { kind: 'none' };
      if (taken.some(({ key }) => key === everything)) return { kind: 'all', taken };
      const card = taken.filter(({ key }) => key === wholeCard);
      if (card.length > 0) return { kind: 'card', taken: card };
      return { kind: 'people', ...(await readPeople(store, taken)) };
    },
  );
}

async function readPeople(store: Store, taken: readonly StaleSubject[]): Promise<MarkedPeople> {
  const all = await peopleOfCompanies(store, idsOf(taken, 'companies'));
  const ofCompanies = new Set(all.slice(0, maxCompanyPeople));
  const ids = [...new Set([...idsOf(taken, 'prospects'), ...ofCompanies])];
  const [inputsById, inputs, scores, card] = await Promise.all([
    loadScoreInputs(store, ids),
    store.score_inputs.bulkGet([...new Set(ids.map(toInputKey))]),
    store.scores.bulkGet([...new Set(ids.map(toBucketKey))]),
    loadCard(store),
  ]);
  return {
    taken,
    ids,
    ofCompanies,
    left: all.slice(maxCompanyPeople),
    inputsById,
    inputs: byKey(inputs),
    scores: byKey(scores),
    card,
  };
}

function byKey<Bucket extends { readonly key: string }>(
  buckets: readonly (Bucket | undefined)[],
): ReadonlyMap<string, Bucket> {
  return new Map(buckets.flatMap((bucket) => (bucket ? [[bucket.key, bucket]] : [])));
}

async function dropMarks(store: Store, taken: readonly StaleSubject[]): Promise<void> {
  if (taken.length === 0) return;
  const marked = await store.unscored.bulkGet(taken.map(({ key }) => key));
  const done = taken.filter(({ mark }, at) => marked[at] && marked[at].mark === mark);
  await store.unscored.bulkDelete(done.map(({ key }) => key));
}

function idsOf(taken: readonly StaleSubject[], table: string): string[] {
  const prefix = `${table}:`;
  return taken.flatMap(({ key }) => (key.startsWith(prefix) ? key.slice(prefix.length) : []));
}

async function peopleOfCompanies(store: Store, companyIds: readonly string[]): Promise<string[]> {
  const ofEach = await Promise.all(
    companyIds.map((id) =>
      store.prospects
        .where('[ix.company+ix.recent+id]')
        .between([id, '', ''], [id, '\uffff', '\uffff'])
        .primaryKeys(),
    ),
  );
  return ofEach.flat();
}

/** Those whose facts have changed, and the people of companies that have; nobody else of their buckets is worked out. */
async function scoreMarked(store: Store, of: MarkedPeople & { now: number }): Promise<number> {
  const { card, now, ids, inputsById, ofCompanies } = of;
  const moved: string[] = [];
  const leastMove = card.jumpPoints > 0 ? Math.min(orderPoints, card.jumpPoints) : orderPoints;
  const scores = Array.from(Map.groupBy(ids, toBucketKey), ([key, own]) => {
    const bucket = of.scores.get(key) ?? emptyScores(key);
    const patch = own.map((id) => {
      const line = inputsById.get(id);
      const totals = line && toKeptTotals(line, card, now);
      const at = bucket.ids.indexOf(id);
      const move = at < 0 || !totals ? 0 : Math.abs(totals.score - scoreAt(bucket, at));
      // Their own rows are not marked for next actions: nothing of theirs was written.
      if (move >= leastMove && ofCompanies.has(id)) moved.push(id);
      return [id, totals] as const;
    });
    return patchScores(bucket, new Map(patch));
  });
  const inputs = Array.from(Map.groupBy(ids, toInputKey), ([key, own]) =>
    patchInputs(of.inputs.get(key) ?? { key, ids: [], inputs: [] }, { ids: own, inputsById }),
  );
  const marks = (who: readonly string[]) => who.map((id) => toStale(`prospects:${id}`));
  await store.transaction(
    'rw',
    [store.scores, store.score_inputs, store.unscored, store.stale],
    async () => {
      await Promise.all([
        dropMarks(store, of.taken),
        store.scores.bulkPut(scores),
        store.score_inputs.bulkPut(inputs),
      ]);
      if (of.left.length > 0) await store.unscored.bulkPut(marks(of.left));
      if (moved.length > 0) await store.stale.bulkPut(marks(moved));
    },
  );
  return ids.length;
}

/** Everybody anew by what is kept of them: the card is another. */
async function scoreKept(
  store: Store,
  { now, taken }: { now: number; taken: readonly StaleSubject[] },
): Promise<number> {
  const card = await loadCard(store);
  const buckets = await store.score_inputs.toArray();
  return writeScores(store, { buckets, card, now, taken });
}

/** Of those that have decayed by a point, or changed their grade; marks are not looked at. */
async function scoreDue(store: Store, now: number): Promise<number> {
  const keys = await store.scores.where('nextAt').belowOrEqual(now).primaryKeys();
  if (keys.length === 0) return 0;
  const buckets = await store.score_inputs.bulkGet(keys.flatMap(toInputKeys));
  return writeScores(store, {
    buckets: buckets.flatMap((bucket) => bucket ?? []),
    card: await loadCard(store),
    now,
    taken: [],
  });
}

async function writeScores(
  store: Store,
  of: {
    buckets: readonly InputBucket[];
    card: Card;
    now: number;
    taken: readonly StaleSubject[];
  },
): Promise<number> {
  const rows = toScoreBuckets(of.buckets, of);
  const kept = await store.scores.bulkGet(rows.map(({ key }) => key));
  const changed = rows.filter((row, at) => !isSameScores(kept[at], row));
  await store.transaction('rw', [store.scores, store.unscored], async () => {
    await dropMarks(store, of.taken);
    await store.scores.bulkPut(changed);
  });
  return rows.reduce((sum, { ids }) => sum + ids.length, 0);
}

/** How many prospects are read at once. */
const rebuildSize = 1_000;

/** Everything from the rows: after a first load, an upgrade, or where ids are others. */
async function rebuild(
  store: Store,
  { now, taken }: { now: number; taken: readonly StaleSubject[] },
): Promise<number> {
  const card = await loadCard(store);
  const linesByKey = new Map<string, Map<string, ScoreInputs>>();
  const companies = await store.companies.toArray();
  const companyById = new Map(
    companies.flatMap((row) =>
      row.deleted_at === null && row.merged_into === null ? [[row.id as string, row]] : [],
    ),
  );
  let count = 0;
  for (let after = ''; ; ) {
    const people = await store.prospects.where('id').above(after).limit(rebuildSize).toArray();
    const ids = people.map(({ id }) => id as string);
    const touchpoints =
      ids.length === 0
        ? []
        : await store.touchpoints.where('ix.people').anyOf(ids).distinct().toArray();
    const touchpointsById = groupByPerson(touchpoints);
    for (const prospect of people) {
      if (prospect.deleted_at !== null || prospect.merged_into !== null) continue;
      const key = toInputKey(prospect.id);
      const lines = linesByKey.get(key) ?? new Map<string, ScoreInputs>();
      linesByKey.set(key, lines);
      lines.set(
        prospect.id,
        toScoreInputs({
          prospect,
          company: companyById.get(prospect.company_id ?? ''),
          touchpoints: touchpointsById.get(prospect.id) ?? [],
        }),
      );
      count += 1;
    }
    if (people.length < rebuildSize) break;
    after = ids.at(-1) ?? '';
  }
  const inputs = Array.from(linesByKey, ([key, lines]) => toInputBucket(key, lines));
  const scores = toScoreBuckets(inputs, { card, now });
  await store.transaction('rw', [store.scores, store.score_inputs, store.unscored], async () => {
    await dropMarks(store, taken);
    await store.scores.clear();
    await store.score_inputs.clear();
    await store.scores.bulkPut(scores);
    await store.score_inputs.bulkPut(inputs);
  });
  return count;
}
