import fc from 'fast-check';
import { expect, it } from 'vitest';
import { defaultScoring, type ScoreMode } from '../model/scoring.ts';
import {
  aLearnedBody,
  anEntry,
  anyInputs,
  anyLearned,
  anyProfile,
  anyScoring,
  aProfileOf,
  noon,
  someInputs,
} from './a-score.ts';
import { toCard } from './card.ts';
import { toFitReasons } from './fit-reasons.ts';
import { toTotals } from './score.ts';

it('what speaks for a prospect, against, for nothing, what rules out, and what is not known', () => {
  const card = toCard({
    profile: aProfileOf(
      anEntry('seniority', 'head', { weight: 8 }),
      anEntry('department', 'operations', { weight: 20 }),
      anEntry('industry', 'software', { weight: 20 }),
      anEntry('words', 'cold chain', { mode: 'unwanted', weight: 4 }),
      anEntry('company_size', '', { from: 200, to: 2000, weight: 5 }),
      anEntry('place', 'germany', { mode: 'must', weight: 5 }),
    ),
    scoring: defaultScoring,
    learned: null,
  });
  const reasons = toFitReasons(someInputs({ size: null }), card, noon);
  const factsOf = (kind: 'speaksFor' | 'speaksAgainst' | 'isApart' | 'rulesOut') =>
    reasons[kind].map(({ fact, bin }) => [fact, bin.key]);
  expect(factsOf('speaksFor')).toEqual([
    ['department', 'operations'],
    ['seniority', 'head'],
  ]);
  expect(factsOf('speaksAgainst')).toEqual([['words', 'cold chain']]);
  expect(factsOf('isApart')).toEqual([['industry', 'else']]);
  expect(factsOf('rulesOut')).toEqual([['place', 'else']]);
  expect(reasons.unknown).toEqual(['company_size']);
});

it('what learning leaves no points makes no difference: somebody asked for it', () => {
  const learned = aLearnedBody({
    facts: {
      seniority: [
        { key: 'head', logOdds: 1.2, count: 60, cameCount: 40 },
        { key: 'else', logOdds: -0.8, count: 90, cameCount: 20 },
      ],
      department: [{ key: 'operations', logOdds: 0, count: 150, cameCount: 60 }],
      industry: [{ key: 'food and beverage manufacturing', logOdds: 0, count: 9, cameCount: 3 }],
    },
  });
  const profile = aProfileOf(
    anEntry('seniority', 'head', { weight: 20 }),
    anEntry('department', 'operations', { weight: 10 }),
    anEntry('place', 'vietnam', { weight: 0 }),
  );
  const kindsIn = (mode: ScoreMode) => {
    const card = toCard({ profile, scoring: { ...defaultScoring, mode }, learned });
    const { unknown: _, ...found } = toFitReasons(someInputs(), card, noon);
    return Object.entries(found).flatMap(([kind, list]) =>
      list.map(({ fact }) => `${fact} ${kind}`),
    );
  };
  expect(kindsIn('learned')).toEqual([
    'seniority speaksFor',
    'department isLevelled',
    'industry isLevelled',
    'place isWeightless',
  ]);
  // Not in use, it says nothing.
  expect(kindsIn('hand_set')).toEqual([
    'seniority speaksFor',
    'department speaksFor',
    'industry isApart',
    'place isWeightless',
  ]);
});

it('each fact of the card is said once, and what rules out leaves no fit', () => {
  const anyCard = fc
    .record({ profile: anyProfile, scoring: anyScoring, learned: anyLearned })
    .map(toCard);
  fc.assert(
    fc.property(anyInputs, anyCard, (inputs, card) => {
      const { unknown, ...found } = toFitReasons(inputs, card, noon);
      const told = [...unknown, ...Object.values(found).flatMap((list) => list.map((r) => r.fact))];
      expect(told.toSorted()).toEqual(card.facts.map(({ fact }) => fact).toSorted());
      if (found.rulesOut.length > 0) expect(toTotals(inputs, card, noon).fit ?? 0).toBe(0);
    }),
  );
});
