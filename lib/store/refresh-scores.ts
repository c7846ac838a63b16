import type { ScoreInputs } from '../model/scoring.ts';
import type { Card } from '../scoring/card.ts';
import { type Totals, toNextChange, toTotals } from '../scoring/score.ts';
import { isSameValue } from './flat.ts';
import { loadCard } from './score-card.ts';
import { groupByPerson, loadScoreInputs, toScoreInputs } from './score-inputs.ts';
import {
  type InputBucket,
  never,
  packTotals,
  type ScoreBucket,
  toBucketKey,
  unpackScore,
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
/** People of a company that changed, worked out at once. */
const maxCompanyPeople = 2_000;
/** A kept score may lag so long; what the panel shows of one prospect never does. */
const minLagMs = 60 * 60 * 1000;
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
    const taken = await store.unscored.limit(chunkSize).toArray();
    const now = store.clock.now();
    if (taken.length === 0 && isLight) return { prospectCount, isDone: true };
    if (taken.length === 0) {
      return { prospectCount: prospectCount + (await scoreDue(store, now)), isDone: true };
    }
    const all =
      taken.find(({ key }) => key === everything) ?? (await store.unscored.get(everything));
    const card = taken.find(({ key }) => key === wholeCard);
    if (isLight && (all || card)) return { prospectCount, isDone: false };
    if (all) prospectCount += await rebuild(store, { now, taken: [...taken, all] });
    else if (card) prospectCount += await scoreKept(store, { now, mark: card });
    else prospectCount += await scoreMarked(store, { now, taken });
  }
  const isDone = isLight && (await store.unscored.count()) === 0;
  return { prospectCount, isDone };
}

async function dropMarks(store: Store, taken: readonly StaleSubject[]): Promise<void> {
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
        .limit(maxCompanyPeople)
        .primaryKeys(),
    ),
  );
  return ofEach.flat();
}

interface Bucket {
  readonly inputs: Map<string, ScoreInputs>;
}

function toRows(
  key: string,
  { inputs }: Bucket,
  of: { card: Card; now: number },
): { scores: ScoreBucket; inputs: InputBucket; totals: readonly Totals[] } {
  const ids = [...inputs.keys()].sort();
  const lines = ids.flatMap((id) => inputs.get(id) ?? []);
  const totals = lines.map((line) => toTotals(line, of.card, of.now));
  const next = lines.reduce(
    (first, line) => Math.min(first, toNextChange(line, of.card, of.now)),
    Number.POSITIVE_INFINITY,
  );
  const nextAt = Number.isFinite(next) ? Math.max(next, of.now + minLagMs) : never;
  return {
    scores: { key, ids, values: packTotals(totals), nextAt },
    inputs: { key, ids, inputs: lines },
    totals,
  };
}

function toBucket(row: InputBucket | undefined): Bucket {
  const inputs = new Map<string, ScoreInputs>();
  for (const [at, id] of (row?.ids ?? []).entries()) {
    const line = row?.inputs[at];
    if (line) inputs.set(id, line);
  }
  return { inputs };
}

/** Those whose facts have changed, and the people of companies that have. */
async function scoreMarked(
  store: Store,
  { now, taken }: { now: number; taken: readonly StaleSubject[] },
): Promise<number> {
  const read = await store.transaction(
    'r',
    [
      store.prospects,
      store.companies,
      store.touchpoints,
      store.settings,
      store.scorecards,
      store.score_inputs,
      store.scores,
    ],
    async () => {
      const ofCompanies = await peopleOfCompanies(store, idsOf(taken, 'companies'));
      const ids = [...new Set([...idsOf(taken, 'prospects'), ...ofCompanies])];
      const keys = [...new Set(ids.map(toBucketKey))];
      const [found, buckets, scores, card] = await Promise.all([
        loadScoreInputs(store, ids),
        store.score_inputs.bulkGet(keys),
        store.scores.bulkGet(keys),
        loadCard(store),
      ]);
      return { ids, keys, found, buckets, scores, card, ofCompanies: new Set(ofCompanies) };
    },
  );
  const bucketByKey = new Map(read.keys.map((key, at) => [key, toBucket(read.buckets[at])]));
  for (const id of read.ids) {
    const bucket = bucketByKey.get(toBucketKey(id));
    const line = read.found.get(id);
    if (line) bucket?.inputs.set(id, line);
    else bucket?.inputs.delete(id);
  }
  const rows = Array.from(bucketByKey, ([key, bucket]) =>
    toRows(key, bucket, { card: read.card, now }),
  );
  // Their own rows are not marked for next actions: nothing of theirs was written.
  const moved = findMoved(read.scores, rows).filter((id) => read.ofCompanies.has(id));
  await store.transaction(
    'rw',
    [store.scores, store.score_inputs, store.unscored, store.stale],
    async () => {
      await dropMarks(store, taken);
      await store.scores.bulkPut(rows.map(({ scores }) => scores));
      await store.score_inputs.bulkPut(rows.map(({ inputs }) => inputs));
      await store.stale.bulkPut(moved.map((id) => toStale(`prospects:${id}`)));
    },
  );
  return read.ids.length;
}

/** Whose score is another by so much that the order of what to do is. */
function findMoved(
  before: readonly (ScoreBucket | undefined)[],
  rows: readonly { readonly scores: ScoreBucket; readonly totals: readonly Totals[] }[],
): string[] {
  const kept = new Map<string, number>();
  for (const bucket of before) {
    for (const [at, id] of (bucket?.ids ?? []).entries()) {
      if (bucket) kept.set(id, unpackScore(bucket, at).score);
    }
  }
  return rows.flatMap(({ scores, totals }) =>
    scores.ids.filter((id, at) => {
      const old = kept.get(id);
      return old !== undefined && Math.abs(old - (totals[at]?.score ?? 0)) >= orderPoints;
    }),
  );
}

/** Everybody anew by what is kept of them: the card is another. */
async function scoreKept(
  store: Store,
  { now, mark }: { now: number; mark: StaleSubject },
): Promise<number> {
  const card = await loadCard(store);
  const buckets = await store.score_inputs.toArray();
  return writeScores(store, { buckets, card, now, taken: [mark] });
}

/** Of those that have decayed by a point, or changed their grade; marks are not looked at. */
async function scoreDue(store: Store, now: number): Promise<number> {
  const keys = await store.scores.where('nextAt').belowOrEqual(now).primaryKeys();
  if (keys.length === 0) return 0;
  const buckets = await store.score_inputs.bulkGet(keys);
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
  const rows = of.buckets.map((bucket) => toRows(bucket.key, toBucket(bucket), of));
  const kept = await store.scores.bulkGet(rows.map(({ scores }) => scores.key));
  const changed = rows.flatMap(({ scores }, at) =>
    isSameScores(kept[at], scores) ? [] : [scores],
  );
  await store.transaction('rw', [store.scores, store.unscored], async () => {
    await dropMarks(store, of.taken);
    await store.scores.bulkPut(changed);
  });
  return rows.reduce((sum, { scores }) => sum + scores.ids.length, 0);
}

function isSameScores(before: ScoreBucket | undefined, after: ScoreBucket): boolean {
  return (
    before !== undefined &&
    before.nextAt === after.nextAt &&
    isSameValue([...before.values], [...after.values]) &&
    isSameValue(before.ids, after.ids)
  );
}

/** How many prospects are read at once. */
const rebuildSize = 1_000;

/** Everything from the rows: after a first load, an upgrade, or where ids are others. */
async function rebuild(
  store: Store,
  { now, taken }: { now: number; taken: readonly StaleSubject[] },
): Promise<number> {
  const card = await loadCard(store);
  const bucketByKey = new Map<string, Bucket>();
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
      const key = toBucketKey(prospect.id);
      const bucket = bucketByKey.get(key) ?? { inputs: new Map<string, ScoreInputs>() };
      bucketByKey.set(key, bucket);
      bucket.inputs.set(
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
  const rows = Array.from(bucketByKey, ([key, bucket]) => toRows(key, bucket, { card, now }));
  await store.transaction('rw', [store.scores, store.score_inputs, store.unscored], async () => {
    await dropMarks(store, taken);
    await store.scores.clear();
    await store.score_inputs.clear();
    await store.scores.bulkPut(rows.map(({ scores }) => scores));
    await store.score_inputs.bulkPut(rows.map(({ inputs }) => inputs));
  });
  return count;
}
