import { describe, expect, it } from 'vitest';
import type { ScoreLine } from '../../lib/scoring/score.ts';
import { toScoreBars } from './score-bars.ts';

function aFact(points: number): ScoreLine {
  return { part: 'fit', kind: 'fact', fact: 'place', key: 'else', points };
}

function aTouch(points: number): ScoreLine {
  return {
    part: 'engagement',
    kind: 'touch',
    touch: 'reply',
    count: 1,
    lastAt: 0,
    isCapped: false,
    points,
  };
}

describe('bars of a score', () => {
  it('begin where the last one ended, fit first, the largest first, what takes away last', () => {
    const bars = toScoreBars([aTouch(1), aFact(9), aFact(-4), aFact(17), aTouch(15)]);
    expect(bars.map(({ line }) => line.points)).toEqual([17, 9, -4, 15, 1]);
    // Of a track of 40.
    expect(bars.map(({ left, width }) => [left, width])).toEqual([
      [0, 42.5],
      [42.5, 22.5],
      [55, 10],
      [55, 37.5],
      [92.5, 2.5],
    ]);
  });

  it('stay within the track where much is taken away and evened out', () => {
    const floor: ScoreLine = { part: 'fit', kind: 'floor', points: 180 };
    const base: ScoreLine = { part: 'fit', kind: 'base', points: 5 };
    const bars = toScoreBars([floor, aFact(-185), base, aTouch(20)]);
    expect(bars.map(({ line }) => line.kind)).toEqual(['base', 'fact', 'floor', 'touch']);
    for (const { left, width } of bars) {
      expect(left).toBeGreaterThanOrEqual(0);
      expect(left + width).toBeLessThanOrEqual(100.001);
    }
    const last = bars.at(-1);
    expect(last?.left).toBeCloseTo((100 * 180) / 200);
  });

  it('are short for few points', () => {
    expect(toScoreBars([aTouch(2)])[0]?.width).toBe(5);
    expect(toScoreBars([])).toEqual([]);
  });
});
