import fc from 'fast-check';
import { expect, it } from 'vitest';
import { defaultScoring } from '../model/scoring.ts';
import {
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
