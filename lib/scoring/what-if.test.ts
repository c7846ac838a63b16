import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultScoring, factNames, touchKinds } from '../model/scoring.ts';
import {
  anEntry,
  anyInputs,
  anyLearned,
  anyProfile,
  anyScoring,
  aProfileOf,
  dayMs,
  noon,
  someInputs,
} from './a-score.ts';
import { toCard } from './card.ts';
import { binOf, failsMust, keyOf, toTotals } from './score.ts';
import { findRaises, findWish, toTotalsWith } from './what-if.ts';

const profile = aProfileOf(
  anEntry('seniority', 'c_level', { weight: 20 }),
  anEntry('seniority', 'head', { weight: 10 }),
  anEntry('industry', 'food', { weight: 12 }),
  anEntry('company_size', '', { from: 200, to: 2000, weight: 10 }),
  anEntry('place', 'germany', { weight: 8 }),
);
const card = toCard({ profile, scoring: defaultScoring, learned: null });

const anyCard = fc
  .record({ profile: anyProfile, scoring: anyScoring, learned: anyLearned })
  .map(toCard);

describe('what would raise a score', () => {
  it('is each unknown fact at its best, and a touchpoint, the most first', () => {
    const inputs = someInputs({ industry: null, size: null });
    // 10 of 50 for the head; 12 more of 50 make 60 % × 24.
    expect(toTotals(inputs, card, noon).score).toBe(12);
    expect(
      findRaises(inputs, card, noon).map((raise) => [
        raise.kind === 'fact' ? raise.bin.key : raise.touch,
        raise.gain,
        raise.score,
      ]),
    ).toEqual([
      ['meeting', 18, 30],
      ['reply', 16, 28],
      ['food', 14, 26],
      ['200-2000', 12, 24],
      ['call', 10, 22],
      ['event', 6, 18],
    ]);
  });

  it('leaves out what is at its cap, and whom the profile rules out', () => {
    const touches = [
      ['meeting', noon],
      ['meeting', noon],
    ] as const;
    const raises = findRaises(someInputs({ touches }), card, noon);
    expect(raises.some((raise) => raise.kind === 'touch' && raise.touch === 'meeting')).toBe(false);
    const strict = toCard({
      profile: aProfileOf(
        anEntry('place', 'germany', { mode: 'must', weight: 5 }),
        anEntry('place', 'vietnam', { weight: 50 }),
        anEntry('industry', 'food', { weight: 5 }),
      ),
      scoring: defaultScoring,
      learned: null,
    });
    const ruledOut = findRaises(someInputs({ industry: null }), strict, noon);
    expect(ruledOut.some(({ kind }) => kind === 'fact')).toBe(false);
    // Where the place is open, the heaviest line is no help: only the one that must hold.
    const [open] = findRaises(someInputs({ place: null, industry: null }), strict, noon);
    expect(findWish(someInputs(), strict, noon)).toMatchObject({ bin: { key: 'germany' } });
    expect(open).toMatchObject({ kind: 'touch' });
  });

  it('is more than 0, sorted, and true', () => {
    fc.assert(
      fc.property(anyInputs, anyCard, (inputs, drawn) => {
        const raises = findRaises(inputs, drawn, noon);
        const { score } = toTotals(inputs, drawn, noon);
        for (const [at, raise] of raises.entries()) {
          expect(raise.gain).toBeGreaterThan(0);
          expect(raise.gain).toBeLessThanOrEqual(raises[at - 1]?.gain ?? 100);
          const changes =
            raise.kind === 'touch'
              ? { touches: [raise.touch] }
              : { bins: { [raise.fact]: raise.bin.key } };
          expect(toTotalsWith(inputs, drawn, { at: noon, changes }).score).toBe(score + raise.gain);
          expect(raise.score).toBe(score + raise.gain);
        }
      }),
    );
  });

  it('asks first for the fact that keeps the score lowest', () => {
    // C-level in place of head is 10 of 50 more, Germany 8.
    expect(findWish(someInputs(), card, noon)).toMatchObject({
      fact: 'seniority',
      bin: { key: 'c_level' },
      score: 50,
    });
    const best = someInputs({ seniority: 'c_level', place: 'Bonn, Germany' });
    expect(findWish(best, card, noon)).toBeUndefined();
  });
});

describe('what if', () => {
  it('it were as it is: nothing changes', () => {
    fc.assert(
      fc.property(anyInputs, anyCard, (inputs, drawn) => {
        const bins = Object.fromEntries(
          drawn.facts.map((fact) => [fact.fact, keyOf(fact, inputs, noon) ?? null]),
        );
        const whatIf = { at: noon, changes: { bins, touches: [] } };
        expect(toTotalsWith(inputs, drawn, whatIf)).toEqual(toTotals(inputs, drawn, noon));
      }),
    );
  });

  it('a fact had another value, or were not known', () => {
    const from = (place: string | null) =>
      toTotalsWith(someInputs(), card, { at: noon, changes: { values: { place } } });
    expect(from('Hải Phòng, Vietnam')).toEqual(toTotals(someInputs(), card, noon));
    expect(from('Bonn, Germany').score).toBe(48);
    expect(from(null).known).toBe(84);
    const unknown = toTotalsWith(someInputs(), card, {
      at: noon,
      changes: { bins: { seniority: null } },
    });
    expect(unknown).toMatchObject({ score: 26, known: 60 });
  });

  it('what became known later were known', () => {
    const late = someInputs({ place: 'Bonn, Germany', since: { place: noon + dayMs } });
    expect(toTotals(late, card, noon).known).toBe(84);
    const changes = { values: { place: 'Ulm, Germany' } };
    expect(toTotalsWith(late, card, { at: noon, changes }).known).toBe(100);
  });

  it('somebody were touched once more: the score never falls', () => {
    fc.assert(
      fc.property(anyInputs, anyCard, fc.constantFrom(...touchKinds), (inputs, drawn, touch) => {
        const before = toTotals(inputs, drawn, noon).score;
        const changes = { touches: [touch] };
        expect(toTotalsWith(inputs, drawn, { at: noon, changes }).score).toBeGreaterThanOrEqual(
          before,
        );
      }),
    );
  });

  it('a fact fell into a heavier bin: the score never falls, unless one rules out', () => {
    const anyPick = fc.tuple(fc.constantFrom(...factNames), fc.nat(), fc.nat());
    fc.assert(
      fc.property(anyInputs, anyCard, anyPick, (inputs, drawn, [fact, one, other]) => {
        const cardFact = drawn.facts.find((each) => each.fact === fact);
        if (!cardFact) return;
        const bins = cardFact.bins.filter(({ key }) => !failsMust(cardFact, key));
        const pair = [bins[one % bins.length], bins[other % bins.length]];
        const [light, heavy] = pair
          .filter((bin) => bin !== undefined)
          .sort((a, b) => a.inUse - b.inUse);
        if (!light || !heavy) return;
        const scoreOf = (key: string) =>
          toTotalsWith(inputs, drawn, { at: noon, changes: { bins: { [fact]: key } } }).score;
        expect(binOf(cardFact, heavy.key)?.inUse).toBeGreaterThanOrEqual(light.inUse);
        expect(scoreOf(heavy.key)).toBeGreaterThanOrEqual(scoreOf(light.key));
      }),
    );
  });
});
