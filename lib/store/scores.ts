import type { ScoreInputs } from '../model/scoring.ts';
import type { Card } from '../scoring/card.ts';
import { explainScore, type Score } from '../scoring/score.ts';
import { loadCard } from './score-card.ts';
import { loadScoreInputs } from './score-inputs.ts';
import { type KeptScore, type ScoreBucket, toBucketKey, unpackScore } from './score-rows.ts';
import type { Store } from './store.ts';

/** Lead scores as the pages show them. For live queries: read through Dexie alone. */

/** As they are kept, by id; who was not scored yet has none. For lists: may lag by an hour of decay. */
export async function loadScores(
  store: Store,
  ids: readonly string[],
): Promise<ReadonlyMap<string, KeptScore>> {
  if (ids.length === 0) return new Map();
  const keys = [...new Set(ids.map(toBucketKey))];
  const buckets = await store.scores.bulkGet(keys);
  const bucketByKey = new Map(buckets.flatMap((bucket) => (bucket ? [[bucket.key, bucket]] : [])));
  const found = new Map<string, KeptScore>();
  for (const id of ids) {
    const bucket = bucketByKey.get(toBucketKey(id));
    const at = bucket?.ids.indexOf(id) ?? -1;
    if (bucket && at >= 0) found.set(id, unpackScore(bucket, at));
  }
  return found;
}

/** Ids of everybody who is scored, the best first; of two alike always in the same order. */
export async function idsByScore(store: Store): Promise<readonly string[]> {
  const buckets = await store.scores.toArray();
  const lines = buckets.flatMap(toRanked);
  lines.sort((one, other) => other.rank - one.rank || (one.id < other.id ? -1 : 1));
  return lines.map(({ id }) => id);
}

function toRanked(bucket: ScoreBucket): { id: string; rank: number }[] {
  return bucket.ids.map((id, at) => {
    const { score, fit, known } = unpackScore(bucket, at);
    return { id, rank: score * 40_401 + (fit ?? 0) * 201 + known };
  });
}

/** The score of one prospect with all that it is made of. */
export interface ScoreView {
  readonly score: Score;
  readonly card: Card;
  readonly inputs: ScoreInputs;
  /** ms since 1970: for when it was worked out. */
  readonly at: number;
}

/** Worked out from the rows at once: right even where what is kept is behind. `undefined` where there is no such prospect. */
export async function loadScoreView(store: Store, id: string): Promise<ScoreView | undefined> {
  const [found, card] = await Promise.all([loadScoreInputs(store, [id]), loadCard(store)]);
  const inputs = found.get(id);
  if (!inputs) return undefined;
  const at = store.clock.now();
  return { score: explainScore(inputs, card, at), card, inputs, at };
}
