import type { ScoreInputs } from '../model/scoring.ts';
import type { Card } from '../scoring/card.ts';
import { toTotalsUntil } from '../scoring/score.ts';
import { isSameValue } from './flat.ts';
import { type InputBucket, never, packTotals, type ScoreBucket } from './score-rows.ts';

/** Buckets of scores and of what they are made of, as they are worked out. */

/** A kept score may lag so long; what the panel shows of one prospect never does. */
export const minLagMs = 60 * 60 * 1000;

export function emptyScores(key: string): ScoreBucket {
  return { key, ids: [], values: new Uint8Array(0), nextAt: never };
}

export function patchInputs(
  { key, ids, inputs }: InputBucket,
  of: { ids: readonly string[]; inputsById: ReadonlyMap<string, ScoreInputs> },
): InputBucket {
  const lines = new Map(ids.map((id, at) => [id, inputs[at]]));
  for (const id of of.ids) lines.set(id, of.inputsById.get(id));
  return toInputBucket(key, lines);
}

export function toInputBucket(
  key: string,
  lines: ReadonlyMap<string, ScoreInputs | undefined>,
): InputBucket {
  const found = Array.from(lines).flatMap(([id, line]) => (line ? [{ id, line }] : []));
  found.sort((one, other) => (one.id < other.id ? -1 : 1));
  return { key, ids: found.map(({ id }) => id), inputs: found.map(({ line }) => line) };
}

export function toKeptTotals(line: ScoreInputs, card: Card, now: number) {
  const totals = toTotalsUntil(line, card, now);
  const until = Number.isFinite(totals.until) ? Math.max(totals.until, now + minLagMs) : never;
  return { ...totals, until };
}

/** Whole buckets of scores, from all the inputs that belong to each. */
export function toScoreBuckets(
  buckets: readonly InputBucket[],
  { card, now }: { card: Card; now: number },
): ScoreBucket[] {
  const byScoreKey = Map.groupBy(buckets, ({ key }) => key.slice(0, -1));
  return Array.from(byScoreKey, ([key, parts]) => {
    const lines = parts
      .flatMap(({ ids, inputs }) => ids.map((id, at) => ({ id, line: inputs[at] })))
      .flatMap(({ id, line }) => (line ? [{ id, totals: toKeptTotals(line, card, now) }] : []))
      .sort((one, other) => (one.id < other.id ? -1 : 1));
    return {
      key,
      ids: lines.map(({ id }) => id),
      values: packTotals(lines.map(({ totals }) => totals)),
      nextAt: lines.reduce((first, { totals }) => Math.min(first, totals.until), never),
    };
  });
}

export function isSameScores(before: ScoreBucket | undefined, after: ScoreBucket): boolean {
  return (
    before !== undefined &&
    before.nextAt === after.nextAt &&
    before.values.length === after.values.length &&
    before.values.every((value, at) => value === after.values[at]) &&
    isSameValue(before.ids, after.ids)
  );
}
