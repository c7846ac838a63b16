import { type KeptScore, toBucketKey, unpackScore } from './score-rows.ts';
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
  const asked = new Set(ids);
  const found = new Map<string, KeptScore>();
  for (const bucket of await store.scores.bulkGet([...new Set(ids.map(toBucketKey))])) {
    if (!bucket) continue;
    for (const [at, id] of bucket.ids.entries()) {
      if (asked.has(id)) found.set(id, unpackScore(bucket, at));
    }
  }
  return found;
}
