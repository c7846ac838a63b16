import type { ScoreInputs } from '../model/scoring.ts';
import { type Grade, toGrade } from '../scoring/grade.ts';
import type { Totals } from '../scoring/score.ts';

/**
 * Lead scores as they are kept: worked out from the rows, never synced. Prospects stand in buckets by the end of their id,
 * so that a change writes a small record, a list of a screen reads a few, and all of 50,000 are read or written in a blink:
 * as rows of their own writing them takes 2 to 3 s, in buckets 0.1.
 */

export interface ScoreBucket {
  readonly key: string;
  readonly ids: readonly string[];
  /** Four of each id: score, fit (255 for none), engagement, how much is known. */
  readonly values: Uint8Array;
  /** When the first of them has to be worked out again (ms); a number that is larger than any time where none. */
  readonly nextAt: number;
}

/** What scores are worked out from, in the order of the bucket's ids; its key is that of `toInputKey`. */
export interface InputBucket {
  readonly key: string;
  readonly ids: readonly string[];
  readonly inputs: readonly ScoreInputs[];
}

export interface KeptScore extends Totals {
  readonly grade: Grade | null;
}

const valueCount = 4;
const noFit = 255;
/** IndexedDB takes no Infinity-like sentinel that JSON keeps as well. */
export const never = Number.MAX_SAFE_INTEGER;

/** Two hex digits of the random end of an id: 256 buckets. */
export function toBucketKey(id: string): string {
  return id.slice(-2);
}

/** Inputs are larger, so that each bucket of scores has four of these: a change of one person writes the fewer. */
const quarters = [0, 1, 2, 3] as const;

export function toInputKey(id: string): string {
  return `${toBucketKey(id)}${Number.parseInt(id.slice(-3, -2), 16) % quarters.length}`;
}

/** Of the inputs that belong to a bucket of scores. */
export function toInputKeys(bucketKey: string): readonly string[] {
  return quarters.map((quarter) => `${bucketKey}${quarter}`);
}

function setTotals(values: Uint8Array, at: number, totals: Totals): void {
  const { score, fit, engagement, known } = totals;
  const place = at * valueCount;
  values[place] = score;
  values[place + 1] = fit ?? noFit;
  values[place + 2] = engagement;
  values[place + 3] = known;
}

export function packTotals(totals: readonly Totals[]): Uint8Array {
  const values = new Uint8Array(totals.length * valueCount);
  for (const [at, of] of totals.entries()) setTotals(values, at, of);
  return values;
}

/** A bucket with the scores of some people put in, replaced, or taken out where they are `undefined`. */
export function patchScores(
  bucket: ScoreBucket,
  patch: ReadonlyMap<string, (Totals & { readonly until: number }) | undefined>,
): ScoreBucket {
  let { ids, values, nextAt } = bucket;
  const added = [...patch].filter(([id, totals]) => totals && !ids.includes(id));
  const goneCount = ids.filter((id) => patch.has(id) && !patch.get(id)).length;
  if (added.length > 0 || goneCount > 0) {
    const before = new Map(ids.map((id, at) => [id, at]));
    ids = [...ids.filter((id) => !patch.has(id) || patch.get(id)), ...added.map(([id]) => id)];
    ids = ids.toSorted();
    values = new Uint8Array(ids.length * valueCount);
    for (const [at, id] of ids.entries()) {
      const from = (before.get(id) ?? -1) * valueCount;
      if (from >= 0) values.set(bucket.values.subarray(from, from + valueCount), at * valueCount);
    }
  } else values = values.slice();
  for (const [id, totals] of patch) {
    if (!totals) continue;
    setTotals(values, ids.indexOf(id), totals);
    nextAt = Math.min(nextAt, totals.until);
  }
  return { key: bucket.key, ids, values, nextAt };
}

export function unpackScore({ values }: Pick<ScoreBucket, 'values'>, at: number): KeptScore {
  const [score = 0, fit = noFit, engagement = 0, known = 0] = values.subarray(
    at * valueCount,
    (at + 1) * valueCount,
  );
  const shownFit = fit === noFit ? null : fit;
  return { score, fit: shownFit, engagement, known, grade: toGrade(shownFit, engagement) };
}

/** The score of one id of a bucket alone. */
export function scoreAt({ values }: Pick<ScoreBucket, 'values'>, at: number): number {
  return values[at * valueCount] ?? 0;
}

const ofScore = 40_401;
const ofFit = 201;

/** One number of score, then fit, then how much is known: more is better. */
export function rankAt({ values }: Pick<ScoreBucket, 'values'>, at: number): number {
  const [score = 0, fit = noFit, , known = 0] = values.subarray(
    at * valueCount,
    (at + 1) * valueCount,
  );
  return score * ofScore + (fit === noFit ? 0 : fit) * ofFit + known;
}

export function scoreOfRank(rank: number): number {
  return Math.floor(rank / ofScore);
}

/** What is kept of some people, out of the buckets that hold theirs. */
export function pickInputs(
  buckets: Iterable<InputBucket>,
  ids: ReadonlySet<string>,
): ReadonlyMap<string, ScoreInputs> {
  const found = new Map<string, ScoreInputs>();
  for (const bucket of buckets) {
    for (const [at, id] of bucket.ids.entries()) {
      const inputs = bucket.inputs[at];
      if (inputs && ids.has(id)) found.set(id, inputs);
    }
  }
  return found;
}
