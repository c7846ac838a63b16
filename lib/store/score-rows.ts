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

/** What scores are worked out from, in the order of the bucket's ids. */
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

export function packTotals(totals: readonly Totals[]): Uint8Array {
  const values = new Uint8Array(totals.length * valueCount);
  for (const [at, { score, fit, engagement, known }] of totals.entries()) {
    values.set([score, fit ?? noFit, engagement, known], at * valueCount);
  }
  return values;
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
