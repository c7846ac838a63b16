import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  defaultScoring,
  departments,
  type ScoreInputs,
  seniorities,
  touchKinds,
} from '../model/scoring.ts';
import {
  aLearnedBody,
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
import { explainScore, toNextChange, toTotals } from './score.ts';

const profile = aProfileOf(
  anEntry('seniority', 'c_level', { weight: 20 }),
  anEntry('seniority', 'head', { weight: 18 }),
  anEntry('department', 'operations', { weight: 10 }),
  anEntry('industry', 'food', { weight: 12 }),
  anEntry('company_size', '', { from: 200, to: 2000, weight: 10 }),
  anEntry('place', 'vietnam', { weight: 8 }),
);
const card = toCard({ profile, scoring: defaultScoring, learned: null });

const anyCard = fc
  .record({ profile: anyProfile, scoring: anyScoring, learned: anyLearned })
  .map((options) => ({ options, card: toCard(options) }));

function sumOf(lines: readonly { readonly points: number }[]): number {
  return lines.reduce((sum, { points }) => sum + points, 0);
}

describe('a score', () => {
  it('is the share of what can be had, fact by fact', () => {
    // 18 + 10 + 12 + 10 + 8 = 58 of 60.
    const score = explainScore(someInputs(), card, noon);
    expect(score).toMatchObject({ fit: 97, engagement: 0, score: 58, grade: 'A4', known: 100 });
    expect(score.lines.map((line) => line.points)).toEqual([18, 10, 12, 10, 8]);
    expect(score.unknown).toEqual([]);
  });

  it('counts touchpoints by kind, halves them with time, and caps them', () => {
    const touches = [
      ['reply', noon],
      ['meeting', noon - 14 * dayMs],
      ['sent', noon - 28 * dayMs],
    ] as const;
    // 40 + 45 / 2 + 3 / 4 = 63.25
    expect(toTotals(someInputs({ touches }), card, noon)).toMatchObject({ engagement: 63 });
    const many = Array.from({ length: 20 }, () => ['sent', noon] as const);
    expect(toTotals(someInputs({ touches: many }), card, noon).engagement).toBe(9);
    const all = touchKinds.flatMap((kind) => [[kind, noon] as const, [kind, noon] as const]);
    const full = explainScore(someInputs({ touches: all }), card, noon);
    expect(full.engagement).toBe(100);
    expect(full.lines.at(-1)).toMatchObject({ part: 'engagement', kind: 'ceiling' });
    expect(full.score).toBe(98);
  });

  it('leaves out what lies ahead until it has come', () => {
    const inputs = someInputs({ touches: [['meeting', noon + dayMs]] });
    expect(toTotals(inputs, card, noon).engagement).toBe(0);
    expect(toNextChange(inputs, card, noon)).toBe(noon + dayMs);
    expect(toTotals(inputs, card, noon + dayMs).engagement).toBe(45);
  });

  it('names what is not known, and takes nothing for it', () => {
    const score = explainScore(someInputs({ industry: null, size: null }), card, noon);
    expect(score.unknown).toEqual(['industry', 'company_size']);
    // 38 of 60 asked for is known.
    expect(score).toMatchObject({ fit: 60, known: 63 });
    expect(sumOf(score.lines)).toBe(score.score);
  });

  it('is 0 for whom the profile rules out, and says by what', () => {
    const ruled = toCard({
      profile: aProfileOf(
        ...profile.entries,
        anEntry('place', 'germany', { mode: 'must', weight: 5 }),
      ),
      scoring: defaultScoring,
      learned: null,
    });
    const score = explainScore(someInputs(), ruled, noon);
    expect(score).toMatchObject({ fit: 0, score: 0 });
    expect(score.lines.at(-1)).toMatchObject({ kind: 'must', fact: 'place' });
    // Where it is not known nobody is ruled out.
    expect(toTotals(someInputs({ place: null }), ruled, noon).fit).toBeGreaterThan(60);
    expect(toTotals(someInputs({ place: 'Bonn, Germany' }), ruled, noon).fit).toBeGreaterThan(60);
  });

  it('takes unwanted before wanted, and never falls below 0', () => {
    const picky = toCard({
      profile: aProfileOf(
        anEntry('words', 'operations', { weight: 10 }),
        anEntry('words', 'head of', { mode: 'unwanted', weight: 30 }),
      ),
      scoring: defaultScoring,
      learned: null,
    });
    const score = explainScore(someInputs(), picky, noon);
    expect(score).toMatchObject({ fit: 0, score: 0 });
    expect(score.lines).toMatchObject([
      { kind: 'fact', key: 'head of', points: -180 },
      { kind: 'floor', points: 180 },
    ]);
  });

  it('is engagement alone, without a grade, where nobody has said who fits', () => {
    const bare = toCard({ profile: aProfileOf(), scoring: defaultScoring, learned: null });
    const inputs = someInputs({ touches: [['reply', noon]] });
    expect(explainScore(inputs, bare, noon)).toMatchObject({
      score: 40,
      fit: null,
      grade: null,
      fitPoints: 0,
      engagementPoints: 40,
    });
  });

  it('lies between hand-set and learned as far as outcomes reach', () => {
    const learned = aLearnedBody();
    const only = aProfileOf(anEntry('seniority', 'head', { weight: 20 }));
    const at = (mode: 'hand_set' | 'learned' | 'blend') =>
      toCard({ profile: only, scoring: { ...defaultScoring, mode }, learned });
    expect(at('hand_set').facts[0]?.binByKey.get('head')?.inUse).toBe(20);
    // 1.2 of the 2.0 log odds between the least and the most, of 20 points.
    expect(at('learned').facts[0]?.binByKey.get('head')?.inUse).toBeCloseTo(12);
    expect(at('learned').base).toBeCloseTo(8);
    const blend = at('blend');
    expect(blend.learnedShare).toBeCloseTo(110 / 200);
    // 15.6, and 4.4 for everybody, as whole points.
    expect(blend.facts[0]?.binByKey.get('head')?.inUse).toBe(16);
    expect(blend.base).toBe(4);
    // Who is the best by both fits wholly, who is the worst by what was learned not at all.
    expect(toTotals(someInputs(), at('learned'), noon).fit).toBe(100);
    expect(toTotals(someInputs({ seniority: 'trainee' }), at('learned'), noon).fit).toBe(0);
    expect(toTotals(someInputs({ seniority: null }), at('learned'), noon).fit).toBe(40);
    const lines = explainScore(someInputs(), blend, noon).lines;
    expect(lines[0]).toMatchObject({ kind: 'base' });
  });

  it('asks for nothing that nobody can have any more: a learned size that the profile has dropped', () => {
    const asked = aProfileOf(
      anEntry('seniority', 'head', { weight: 20 }),
      anEntry('company_size', '', { from: 201, to: 600, weight: 10 }),
    );
    const bin = { logOdds: 1, count: 40, cameCount: 30 };
    const rest = { key: 'else', logOdds: -1, count: 40, cameCount: 5 };
    const learned = aLearnedBody({
      facts: {
        seniority: [{ key: 'head', ...bin }, rest],
        company_size: [{ key: '200-2000', ...bin }, rest],
        place: [{ key: 'vietnam', ...bin }, rest],
      },
    });
    const scoring = { ...defaultScoring, mode: 'learned' } as const;
    const drawn = toCard({ profile: asked, scoring, learned });
    expect(drawn.facts.map(({ fact }) => fact)).toEqual(['seniority', 'company_size']);
    expect(drawn.facts[1]?.bins.map(({ key }) => key)).toEqual(['201-600', 'else']);
    expect(toTotals(someInputs(), drawn, noon).fit).toBe(100);
  });

  it('stays with the hand-set points where what was learned tells nobody apart', () => {
    const only = aProfileOf(anEntry('seniority', 'head', { weight: 20 }));
    const flat = [{ key: 'head', logOdds: 0, count: 60, cameCount: 30 }];
    const learned = aLearnedBody({ facts: { seniority: flat } });
    const scoring = { ...defaultScoring, mode: 'learned' } as const;
    expect(toTotals(someInputs(), toCard({ profile: only, scoring, learned }), noon).fit).toBe(100);
  });

  it('knows a must of no weight', () => {
    const only = aProfileOf(anEntry('place', 'vietnam', { mode: 'must', weight: 0 }));
    const drawn = toCard({ profile: only, scoring: defaultScoring, learned: null });
    expect(toTotals(someInputs(), drawn, noon).fit).toBe(100);
    expect(toTotals(someInputs({ place: 'Bonn, Germany' }), drawn, noon).fit).toBe(0);
  });

  it('is the sum of its lines, part by part, for every input', () => {
    fc.assert(
      fc.property(anyInputs, anyCard, (inputs, { card: drawn }) => {
        const score = explainScore(inputs, drawn, noon);
        const ofPart = (part: string) => sumOf(score.lines.filter((line) => line.part === part));
        expect(ofPart('fit')).toBe(score.fitPoints);
        expect(ofPart('engagement')).toBe(score.engagementPoints);
        expect(score.fitPoints + score.engagementPoints).toBe(score.score);
        expect(toTotals(inputs, drawn, noon)).toMatchObject({ score: score.score, fit: score.fit });
        for (const value of [score.score, score.fit ?? 0, score.engagement, score.known]) {
          expect(Number.isInteger(value) && value >= 0 && value <= 100).toBe(true);
        }
      }),
      { numRuns: 400 },
    );
  });

  it('of a profile that only rules out is full for everybody else', () => {
    const only = toCard({
      profile: aProfileOf(anEntry('industry', 'software', { mode: 'unwanted', weight: 8 })),
      scoring: defaultScoring,
      learned: null,
    });
    expect(toTotals(someInputs(), only, noon).fit).toBe(100);
    expect(toTotals(someInputs({ industry: 'Software' }), only, noon).fit).toBe(0);
  });

  it('never falls by a touchpoint more, nor by a heavier one', () => {
    const anyTouch = fc.tuple(fc.constantFrom(...touchKinds), fc.integer({ min: 0, max: 90 }));
    fc.assert(
      fc.property(anyInputs, anyCard, anyTouch, (inputs, { card: drawn }, [kind, days]) => {
        const more = {
          ...inputs,
          touches: [...inputs.touches, [kind, noon - days * dayMs] as const],
        };
        expect(toTotals(more, drawn, noon).score).toBeGreaterThanOrEqual(
          toTotals(inputs, drawn, noon).score,
        );
      }),
    );
  });

  it('follows the weights: who has the heavier value of a fact never has the lower score', () => {
    const anyFacts = fc.record({
      seniority: fc.constantFrom(...seniorities),
      department: fc.constantFrom(...departments),
      size: fc.constantFrom(1, 60, 300, 900, 4_000),
      industry: fc.constantFrom('Food', 'Software', 'Mining'),
    });
    const withoutMusts = anyCard.filter(({ options }) =>
      options.profile.entries.every(({ mode }) => mode !== 'must'),
    );
    const toKnown = (
      inputs: ScoreInputs,
      of: typeof anyFacts extends fc.Arbitrary<infer Facts> ? Facts : never,
    ) => ({
      ...inputs,
      since: {},
      seniority: of.seniority,
      departments: [of.department],
      size: [of.size, of.size] as const,
      industry: of.industry,
    });
    fc.assert(
      fc.property(anyInputs, withoutMusts, anyFacts, anyFacts, (inputs, { card: drawn }, a, b) => {
        for (const fact of ['seniority', 'department', 'size', 'industry'] as const) {
          const [one, other] = [toKnown(inputs, a), toKnown(inputs, { ...a, [fact]: b[fact] })];
          const worth = (known: ScoreInputs) =>
            drawn.facts.reduce((sum, { matcher, binByKey }) => {
              const key = matcher.keyOf(known);
              const bin =
                key === undefined ? undefined : (binByKey.get(key) ?? binByKey.get('else'));
              return sum + (bin?.inUse ?? 0);
            }, 0);
          if (worth(one) > worth(other)) continue;
          expect(toTotals(one, drawn, noon).score).toBeLessThanOrEqual(
            toTotals(other, drawn, noon).score,
          );
        }
      }),
    );
  });

  it('does not depend on the order of lines, touchpoints or departments', () => {
    fc.assert(
      fc.property(anyInputs, anyCard, (inputs, { options, card: drawn }) => {
        const turned = toCard({
          ...options,
          profile: { entries: options.profile.entries.toReversed() },
        });
        const again = {
          ...inputs,
          touches: inputs.touches.toReversed(),
          departments: inputs.departments,
        };
        expect(explainScore(again, turned, noon).lines.map(({ points }) => points)).toEqual(
          explainScore(inputs, drawn, noon).lines.map(({ points }) => points),
        );
      }),
    );
  });

  it('stays as it is until its next change', () => {
    const anyPart = fc.double({ min: 0, max: 0.999, noNaN: true });
    fc.assert(
      fc.property(anyInputs, anyCard, anyPart, (inputs, { card: drawn }, part) => {
        const next = Math.min(toNextChange(inputs, drawn, noon), noon + 400 * dayMs);
        const later = explainScore(inputs, drawn, Math.floor(noon + (next - noon) * part));
        const now = explainScore(inputs, drawn, noon);
        expect([later.score, later.grade]).toEqual([now.score, now.grade]);
      }),
      { numRuns: 400 },
    );
  });

  it('of a time before a fact was known does not know it', () => {
    const inputs = someInputs({ since: { industry: noon - dayMs } });
    expect(explainScore(inputs, card, noon - 2 * dayMs).unknown).toEqual(['industry']);
    expect(explainScore(inputs, card, noon).unknown).toEqual([]);
  });
});
