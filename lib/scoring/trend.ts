import type { ScoreInputs } from '../model/scoring.ts';
import type { Card } from './card.ts';
import { toTotals } from './score.ts';

const dayMs = 86_400_000;
const weekMs = 7 * dayMs;

export interface TrendPoint {
  /** ms since 1970. */
  readonly at: number;
  readonly score: number;
}

/**
 * How the score went, a point a day and the last one now: by today's weights, and by what was known and had happened at
 * each time. Begins when the prospect was saved, at the earliest.
 */
export function toTrend(
  inputs: ScoreInputs,
  card: Card,
  { at, weeks = 12 }: { readonly at: number; readonly weeks?: number },
): readonly TrendPoint[] {
  const from = Math.min(at, Math.max(inputs.createdAt, at - weeks * weekMs));
  const times: number[] = [];
  for (let time = at; time > from; time -= dayMs) times.push(time);
  times.push(from);
  return times.reverse().map((time) => ({ at: time, score: toTotals(inputs, card, time).score }));
}

export interface TrendChange {
  /** Points; falls are negative. */
  readonly by: number;
  /** Whole weeks back; null where the prospect is younger than that: since it was saved. */
  readonly weeks: number | null;
}

/** How far the score has come in some weeks; `undefined` in the first day, which has no past. */
export function toTrendChange(
  trend: readonly TrendPoint[],
  { weeks = 4 }: { readonly weeks?: number } = {},
): TrendChange | undefined {
  const [first, last] = [trend[0], trend.at(-1)];
  if (!first || !last || last.at - first.at < dayMs) return undefined;
  const then = trend.findLast(({ at }) => at <= last.at - weeks * weekMs);
  return { by: last.score - (then ?? first).score, weeks: then ? weeks : null };
}
