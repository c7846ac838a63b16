import type { ScoreLine } from '../../lib/scoring/score.ts';

/** Where the bar of a line lies, in percent of the track. */
export interface ScoreBar {
  readonly line: ScoreLine;
  readonly left: number;
  readonly width: number;
}

/** Fit before engagement; in each what everybody begins with, then the largest, and what evens out last. */
function placeOf(line: ScoreLine): number {
  switch (line.kind) {
    case 'base':
      return 0;
    case 'fact':
    case 'touch':
      return 1;
    default:
      return 2;
  }
}

function inOrder(lines: readonly ScoreLine[]): readonly ScoreLine[] {
  return lines.toSorted((one, other) => {
    const part = Number(one.part === 'engagement') - Number(other.part === 'engagement');
    return part || placeOf(one) - placeOf(other) || other.points - one.points;
  });
}

/** The least that a track stands for, so that a few points do not look like many. */
const leastSpan = 40;
const step = 10;

/** A waterfall: each bar begins where the last one ended, and the last one ends at the score. */
export function toScoreBars(lines: readonly ScoreLine[]): readonly ScoreBar[] {
  const ordered = inOrder(lines);
  const ends: number[] = [];
  for (const { points } of ordered) ends.push((ends.at(-1) ?? 0) + points);
  const low = Math.min(0, ...ends);
  const high = Math.max(low + leastSpan, Math.ceil(Math.max(0, ...ends) / step) * step);
  const toPercent = (points: number) => (100 * points) / (high - low);
  return ordered.map((line, at) => {
    const end = ends[at] ?? 0;
    const begin = end - line.points;
    return {
      line,
      left: toPercent(Math.min(begin, end) - low),
      width: toPercent(Math.abs(line.points)),
    };
  });
}
