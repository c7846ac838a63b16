import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultScoring } from '../model/scoring.ts';
import {
  anEntry,
  anyInputs,
  anyProfile,
  anyScoring,
  aProfileOf,
  dayMs,
  noon,
  someInputs,
} from './a-score.ts';
import { toCard } from './card.ts';
import { toTotals } from './score.ts';
import { toTrend, toTrendChange } from './trend.ts';

const card = toCard({
  profile: aProfileOf(
    anEntry('seniority', 'head', { weight: 10 }),
    anEntry('company_size', '', { from: 200, to: 2000, weight: 10 }),
  ),
  scoring: defaultScoring,
  learned: null,
});

describe('a trend', () => {
  it('goes back twelve weeks, a point a day', () => {
    const trend = toTrend(someInputs({ createdAt: noon - 400 * dayMs }), card, { at: noon });
    expect(trend).toHaveLength(85);
    expect(trend[0]).toEqual({ at: noon - 84 * dayMs, score: 60 });
  });

  it('begins when the prospect was saved, and knows what was known then', () => {
    const inputs = someInputs({
      createdAt: noon - 10.5 * dayMs,
      since: { company_size: noon - 4.5 * dayMs },
      touches: [['meeting', noon - 2.5 * dayMs]],
    });
    const trend = toTrend(inputs, card, { at: noon });
    expect(trend[0]).toEqual({ at: noon - 10.5 * dayMs, score: 30 });
    expect(trend.map(({ score }) => score)).toEqual([
      30, 30, 30, 30, 30, 30, 30, 60, 60, 78, 77, 76,
    ]);
    expect(toTrendChange(trend)).toEqual({ by: 46, weeks: null });
  });

  it('says how far it has come in four weeks', () => {
    const inputs = someInputs({ touches: [['reply', noon - 28 * dayMs]] });
    const trend = toTrend(inputs, card, { at: noon });
    // 16 points of a fresh reply are 4 after two half-lives.
    expect(toTrendChange(trend)).toEqual({ by: -12, weeks: 4 });
    expect(toTrendChange(trend, { weeks: 12 })).toEqual({ by: 4, weeks: null });
    const young = toTrend(someInputs({ createdAt: noon - 3_600_000 }), card, { at: noon });
    expect(toTrendChange(young)).toBeUndefined();
  });

  it('ends with the score, rises in time and begins with the prospect', () => {
    const anyCard = fc
      .record({ profile: anyProfile, scoring: anyScoring })
      .map((options) => toCard({ ...options, learned: null }));
    fc.assert(
      fc.property(anyInputs, anyCard, fc.integer({ min: 1, max: 20 }), (inputs, drawn, weeks) => {
        const trend = toTrend(inputs, drawn, { at: noon, weeks });
        expect(trend.at(-1)).toEqual({ at: noon, score: toTotals(inputs, drawn, noon).score });
        const times = trend.map(({ at }) => at);
        expect(times).toEqual([...new Set(times)].sort((one, other) => one - other));
        const first = times[0] ?? 0;
        expect(first).toBeGreaterThanOrEqual(Math.min(noon, inputs.createdAt));
        expect(noon - first).toBeLessThanOrEqual(weeks * 7 * dayMs);
      }),
    );
  });
});
