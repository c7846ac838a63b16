import type { ScoreInputs } from '../model/scoring.ts';
import type { Card } from '../scoring/card.ts';
import { type MarkedPeople, readMarked } from './marked-scores.ts';
import { hasHappened, isRankedOtherwise } from './ranked-otherwise.ts';
import { isUsedInRanks, type Scored } from './ranked-scores.ts';
import {
  emptyScores,
  isSameScores,
  minLagMs,
  patchInputs,
  toInputBucket,
  toKeptTotals,
  toScoreBuckets,
} from './score-buckets.ts';
import { loadCard } from './score-card.ts';
import { groupByPerson, toScoreInputs } from './score-inputs.ts';
import {
  type InputBucket,
  patchScores,
  pickInputs,
  toBucketKey,
  toInputKey,
  toInputKeys,
} from './score-rows.ts';
import { toStale } from './stale.ts';
import type { StaleSubject, Store } from './store.ts';
import { isListed } from './tables.ts';

/**
 * Works out lead scores whose facts have changed, or which have decayed, and keeps them. One at a time over all contexts:
 * an older answer must not be written over a newer one. Marks are taken away only where nobody set them anew meanwhile.
 */

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
    const read = await readMarked(store, { isLight });
    if (read.kind === 'none') {
      const dueCount = isLight ? 0 : await scoreDue(store, now);
      return { prospectCount: prospectCount + dueCount, isDone: true };
    }
    if (read.kind === 'people') {
      prospectCount += await scoreMarked(store, { ...read, now });
      // What was marked meanwhile is asked for by whoever saved it.
      if (isLight && read.isAll) return { prospectCount, isDone: true };
    } else if (isLight || read.kind === 'large') return { prospectCount, isDone: false };
    else if (read.kind === 'card') prospectCount += await scoreKept(store, { ...read, now });
    else prospectCount += await rebuild(store, { ...read, now });
  }
  return { prospectCount, isDone: false };
}

async function dropMarks(store: Store, taken: readonly StaleSubject[]): Promise<void> {
  if (taken.length === 0) return;
  const marked = await store.unscored.bulkGet(taken.map(({ key }) => key));
  const done = taken.filter(({ mark }, at) => marked[at] && marked[at].mark === mark);
  await store.unscored.bulkDelete(done.map(({ key }) => key));
}

function toMarks(ids: readonly string[]): StaleSubject[] {
  return ids.map((id) => toStale(`prospects:${id}`));
}

/** Those whose facts have changed, and the people of companies that have; nobody else of their buckets is worked out. */
async function scoreMarked(store: Store, of: MarkedPeople & { now: number }): Promise<number> {
  const { card, now, ids, inputsById } = of;
  const before: Scored = { ...of, inputsById: pickInputs(of.inputs.values(), new Set(ids)) };
  const moved = ids.filter((id) => isRankedOtherwise(id, { before, after: of }));
  const scores = Array.from(Map.groupBy(ids, toBucketKey), ([key, own]) => {
    const bucket = of.scores.get(key) ?? emptyScores(key);
    const patch = own.map((id) => {
      const line = inputsById.get(id);
      return [id, line && toKeptTotals(line, card, now)] as const;
    });
    return patchScores(bucket, new Map(patch));
  });
  const inputs = Array.from(Map.groupBy(ids, toInputKey), ([key, own]) =>
    patchInputs(of.inputs.get(key) ?? { key, ids: [], inputs: [] }, { ids: own, inputsById }),
  );
  await store.transaction(
    'rw',
    [store.scores, store.score_inputs, store.unscored, store.stale],
    async () => {
      await Promise.all([
        dropMarks(store, of.taken),
        store.scores.bulkPut(scores),
        store.score_inputs.bulkPut(inputs),
      ]);
      if (of.left.length > 0) await store.unscored.bulkPut(toMarks(of.left));
      if (moved.length > 0) await store.stale.bulkPut(toMarks(moved));
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
  return writeScores(store, { buckets, card, now, taken, stale: [] });
}

/**
 * Of those that have decayed by a point, or changed their grade; marks are not looked at. Of whom something has come that lay
 * ahead next actions are asked for again: their order rests on the newest thing that has happened.
 */
async function scoreDue(store: Store, now: number): Promise<number> {
  const due = await store.scores.where('nextAt').belowOrEqual(now).toArray();
  if (due.length === 0) return 0;
  const card = await loadCard(store);
  const found = await store.score_inputs.bulkGet(due.flatMap(({ key }) => toInputKeys(key)));
  const buckets = found.flatMap((bucket) => bucket ?? []);
  // A bucket is due when the first thing ahead has come, or by the lag later.
  const fromByKey = new Map(due.map(({ key, nextAt }) => [key, nextAt - minLagMs]));
  const stale = !isUsedInRanks(card)
    ? []
    : buckets.flatMap(({ ids, inputs }) =>
        ids.filter((id, at) => {
          const [line, from] = [inputs[at], fromByKey.get(toBucketKey(id))];
          return line && from !== undefined && hasHappened(line, { from, now });
        }),
      );
  return writeScores(store, { buckets, card, now, taken: [], stale });
}

async function writeScores(
  store: Store,
  of: {
    buckets: readonly InputBucket[];
    card: Card;
    now: number;
    taken: readonly StaleSubject[];
    /** Whose next actions are to be asked for again. */
    stale: readonly string[];
  },
): Promise<number> {
  const rows = toScoreBuckets(of.buckets, of);
  const kept = await store.scores.bulkGet(rows.map(({ key }) => key));
  const changed = rows.filter((row, at) => !isSameScores(kept[at], row));
  await store.transaction('rw', [store.scores, store.unscored, store.stale], async () => {
    await dropMarks(store, of.taken);
    await store.scores.bulkPut(changed);
    if (of.stale.length > 0) await store.stale.bulkPut(toMarks(of.stale));
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
    companies.filter((row) => isListed(row)).map((row) => [row.id as string, row]),
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
      if (!isListed(prospect)) continue;
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
