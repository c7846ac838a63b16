import { type KeptScore, type ScoreBucket, toBucketKey, unpackScore } from './score-rows.ts';
import type { Store } from './store.ts';

/**
 * Lead scores as they are kept, for lists: they may lag by an hour of decay. For live queries: read through Dexie alone.
 * Apart from `scores.ts`, which works scores out and brings the scorecard: the popup draws without it.
 */

/** By id; who was not scored yet has none. */
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
