import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultScoring, type ScoreMode } from '../model/scoring.ts';
import {
  aLearnedBody,
  anyInputs,
  anyLearned,
  anyProfile,
  anyScoring,
  dayMs,
  noon,
  someInputs,
} from './a-score.ts';
import { toCard } from './card.ts';
import { learnedLogOdds, moveOdds } from './odds.ts';

const profile = { entries: [] };

function aCard(mode: ScoreMode, body = aLearnedBody()) {
  return toCard({ profile, scoring: { ...defaultScoring, mode }, learned: body });
}

describe('moveOdds', () => {
  it.each([
    // Half of the log odds: ln 4 doubles the ratio, 1:1 becomes 2:1.
    [50, Math.log(4), 67],
    [50, -Math.log(4), 33],
    [50, 0, 50],
    [5, Math.log(4), 10],
    [75, 0.65, 81],
    [30, -1.2, 19],
    // No more than a factor of three: 1:1 becomes 3:1.
    [50, 9, 75],
    [50, -9, 25],
    [15, 100, 35],
  ])('%i %% with log odds of %f are %i %%', (percent, logOdds, moved) => {
    expect(moveOdds(percent, { logOdds })).toBe(moved);
  });

  it('leaves alone what is certain, and makes nothing certain', () => {
    for (const logOdds of [-9, 0, 9]) {
      expect(moveOdds(0, { logOdds })).toBe(0);
      expect(moveOdds(100, { logOdds })).toBe(100);
    }
    expect(moveOdds(1, { logOdds: -9 })).toBe(1);
    expect(moveOdds(99, { logOdds: 9 })).toBe(99);
  });

  it('leaves the odds of the stage where nobody can say', () => {
    expect(moveOdds(50, { logOdds: Number.NaN })).toBe(50);
  });

  it('gives whole percent, more for more, and the same for nothing', () => {
    const odds = fc.double({ min: -20, max: 20, noNaN: true });
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 100 }), odds, odds, (percent, one, other) => {
        const [less, more] = [Math.min(one, other), Math.max(one, other)];
        const [low, high] = [less, more].map((logOdds) => moveOdds(percent, { logOdds }));
        expect(low).toBeLessThanOrEqual(high ?? -1);
        expect(Number.isInteger(low)).toBe(true);
        expect(moveOdds(percent, { logOdds: 0 })).toBe(percent);
      }),
    );
  });
});

describe('learnedLogOdds', () => {
  const of = (mode: ScoreMode, more: object = {}, body = aLearnedBody()) =>
    learnedLogOdds(someInputs(more), body, { at: noon, card: aCard(mode, body) });

  it('sums the bins of what is known', () => {
    expect(of('learned')).toBeCloseTo(1.2);
    expect(of('learned', { seniority: 'vp' })).toBeCloseTo(-0.8);
    expect(of('learned', { seniority: null })).toBe(0);
  });

  it('goes as far as the card uses what was learned', () => {
    expect(of('blend')).toBeCloseTo((110 / 200) * 1.2);
    expect(of('hand_set')).toBe(0);
  });

  it('adds touchpoints, halved each half-life, none of the future', () => {
    const odds = (days: number) => of('learned', { touches: [['reply', noon - days * dayMs]] });
    expect(odds(0)).toBeCloseTo(1.2 + 0.9);
    expect(odds(14)).toBeCloseTo(1.2 + 0.45);
    expect(odds(-1)).toBeCloseTo(1.2);
    expect(of('learned', { touches: [['meeting', noon]] })).toBeCloseTo(1.2);
  });

  it('counts no more of a kind than the score does: two fresh replies', () => {
    const replies = Array.from({ length: 9 }, () => ['reply', noon] as const);
    expect(of('learned', { touches: replies })).toBeCloseTo(1.2 + 2 * 0.9);
  });

  it('is against the average: who has not been in touch falls behind, as far as others have', () => {
    const body = aLearnedBody({ touchMean: 0.6 });
    expect(of('learned', {}, body)).toBeCloseTo(1.2 - 0.6);
    expect(of('learned', { touches: [['reply', noon]] }, body)).toBeCloseTo(1.2 + 0.9 - 0.6);
    expect(of('blend', {}, body)).toBeCloseTo((110 / 200) * (1.2 - 0.6));
  });

  it('knows nothing of a fact that became known later', () => {
    expect(of('learned', { since: { seniority: noon + dayMs } })).toBe(0);
  });

  it('is a number for everybody, and 0 where points are set by hand', () => {
    fc.assert(
      fc.property(
        anyInputs,
        anyProfile,
        anyScoring,
        anyLearned,
        (inputs, entries, scoring, body) => {
          const card = toCard({ profile: entries, scoring, learned: body });
          const odds = body ? learnedLogOdds(inputs, body, { at: noon, card }) : 0;
          expect(Number.isFinite(odds)).toBe(true);
          if (scoring.mode === 'hand_set') expect(odds).toBe(0);
        },
      ),
    );
  });
});
