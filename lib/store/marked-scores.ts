import type { LearnedBody, ScoreInputs } from '../model/scoring.ts';
import type { Card } from '../scoring/card.ts';
import { peopleOf } from './lookup.ts';
import { loadCardInUse } from './score-card.ts';
import { loadScoreInputs } from './score-inputs.ts';
import { type InputBucket, type ScoreBucket, toBucketKey, toInputKey } from './score-rows.ts';
import { everything, idsOf } from './stale.ts';
import type { StaleSubject, Store } from './store.ts';
import { wholeCard } from './unscored.ts';

/** Whose lead score is behind, with the rows from which it is worked out. */

/** Marks of one transaction. */
const chunkSize = 200;
/** People of companies that changed, worked out at once; the others are marked one by one. */
const maxCompanyPeople = 2_000;
/** In a page: a larger company is the background's. */
const maxLightPeople = 200;

export interface MarkedPeople {
  readonly taken: readonly StaleSubject[];
  /** Nothing else is marked. */
  readonly isAll: boolean;
  readonly ids: readonly string[];
  /** People of companies that are too many for one time. */
  readonly left: readonly string[];
  readonly inputsById: ReadonlyMap<string, ScoreInputs>;
  readonly inputs: ReadonlyMap<string, InputBucket>;
  readonly scores: ReadonlyMap<string, ScoreBucket>;
  readonly card: Card;
  readonly body: LearnedBody | null;
}

export type Marked =
  | { readonly kind: 'none' }
  /** Something is, and nothing that a page does. */
  | { readonly kind: 'large' }
  | { readonly kind: 'all' | 'card'; readonly taken: readonly StaleSubject[] }
  | ({ readonly kind: 'people' } & MarkedPeople);

/** What is marked, with the rows of those whom it is about, as of one instant. */
export function readMarked(store: Store, { isLight }: { isLight: boolean }): Promise<Marked> {
  const { prospects, companies, touchpoints, settings, scorecards } = store;
  const { unscored, score_inputs, scores } = store;
  return store.transaction(
    'r',
    [prospects, companies, touchpoints, settings, scorecards, unscored, score_inputs, scores],
    async (): Promise<Marked> => {
      // By their keys `all` and `card` come before those of rows.
      const marked = await unscored.limit(chunkSize).toArray();
      if (marked.length === 0) return { kind: 'none' };
      if (marked.some(({ key }) => key === everything)) return { kind: 'all', taken: marked };
      const card = marked.filter(({ key }) => key === wholeCard);
      if (card.length > 0) return { kind: 'card', taken: card };
      const taken = isLight ? await withoutLarge(store, marked) : marked;
      if (taken.length === 0) return { kind: 'large' };
      const people = await readPeople(store, taken);
      const isRest = marked.length < chunkSize && taken.length === marked.length;
      return { kind: 'people', ...people, isAll: isRest && people.left.length === 0 };
    },
  );
}

/** Marks without those of companies that together have more people than a page works out. */
async function withoutLarge(
  store: Store,
  marked: readonly StaleSubject[],
): Promise<readonly StaleSubject[]> {
  const companyIds = idsOf(keysOf(marked), 'companies');
  const counts = await Promise.all(companyIds.map((id) => peopleOf(store, id).count()));
  const left = new Set<string>();
  let sum = 0;
  for (const [at, id] of companyIds.entries()) {
    const count = counts[at] ?? 0;
    if (sum + count > maxLightPeople) left.add(`companies:${id}`);
    else sum += count;
  }
  return marked.filter(({ key }) => !left.has(key));
}

async function readPeople(
  store: Store,
  taken: readonly StaleSubject[],
): Promise<Omit<MarkedPeople, 'isAll'>> {
  const keys = keysOf(taken);
  const all = await peopleOfCompanies(store, idsOf(keys, 'companies'));
  const ids = [...new Set([...idsOf(keys, 'prospects'), ...all.slice(0, maxCompanyPeople)])];
  const [inputsById, inputs, scores, { card, learned: body }] = await Promise.all([
    loadScoreInputs(store, ids),
    store.score_inputs.bulkGet([...new Set(ids.map(toInputKey))]),
    store.scores.bulkGet([...new Set(ids.map(toBucketKey))]),
    loadCardInUse(store),
  ]);
  return {
    taken,
    ids,
    left: all.slice(maxCompanyPeople),
    inputsById,
    inputs: byKey(inputs),
    scores: byKey(scores),
    card,
    body,
  };
}

function byKey<Bucket extends { readonly key: string }>(
  buckets: readonly (Bucket | undefined)[],
): ReadonlyMap<string, Bucket> {
  return new Map(buckets.flatMap((bucket) => (bucket ? [[bucket.key, bucket]] : [])));
}

function keysOf(marks: readonly StaleSubject[]): readonly string[] {
  return marks.map(({ key }) => key);
}

async function peopleOfCompanies(store: Store, companyIds: readonly string[]): Promise<string[]> {
  const ofEach = await Promise.all(companyIds.map((id) => peopleOf(store, id).primaryKeys()));
  return ofEach.flat();
}
