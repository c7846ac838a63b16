import fc from 'fast-check';
import { expect, test } from 'vitest';
import { defaultScoring } from '../model/scoring.ts';
import { anEntry, anyInputs, anyProfile, aProfileOf, noon, someInputs } from './a-score.ts';
import { type Card, toCard } from './card.ts';
import { toGrade } from './grade.ts';
import { countPreview, type PreviewedPerson } from './preview.ts';
import { toTotals } from './score.ts';

function cardOf(profile: Parameters<typeof toCard>[0]['profile']): Card {
  return toCard({ profile, scoring: defaultScoring, learned: null });
}

function countIn(pieces: readonly (readonly PreviewedPerson[])[], card: Card) {
  const count = countPreview(card, noon);
  for (const piece of pieces) count.add(piece);
  return count.result();
}

test('who fits, and whose grade is another', () => {
  const [inUse, next] = [
    cardOf(aProfileOf(anEntry('seniority', 'head'), anEntry('industry', 'food'))),
    cardOf(aProfileOf(anEntry('seniority', 'head'), anEntry('industry', 'software'))),
  ];
  const people = [
    someInputs(),
    someInputs({ industry: 'Software' }),
    someInputs({ industry: null }),
  ].map((inputs, at) => ({
    prospectId: `person-${at}`,
    inputs,
    before: toTotals(inputs, inUse, noon),
  }));
  expect(countIn([people], next)).toEqual({
    prospectCount: 3,
    fitCount: 3,
    unsureCount: 0,
    movedCount: 2,
    movedScoreCount: 2,
    examples: [
      { prospectId: 'person-0', before: 'A4', after: 'B4' },
      { prospectId: 'person-1', before: 'B4', after: 'A4' },
    ],
  });
  expect(countIn([people], inUse)).toMatchObject({
    movedCount: 0,
    movedScoreCount: 0,
    examples: [],
  });
});

test('scores move where no grade does', () => {
  const profile = aProfileOf(anEntry('seniority', 'head'), anEntry('industry', 'food'));
  const inUse = cardOf(profile);
  const halved = toCard({
    profile,
    scoring: { ...defaultScoring, fitShare: 30 },
    learned: null,
  });
  const inputs = someInputs();
  const people = [{ prospectId: 'person', inputs, before: toTotals(inputs, inUse, noon) }];
  expect(countIn([people], halved)).toMatchObject({ movedCount: 0, movedScoreCount: 1 });
});

test('who does not fit for little is known of them is told apart', () => {
  const card = cardOf(aProfileOf(anEntry('seniority', 'vp'), anEntry('industry', 'software')));
  const people = [
    someInputs({ seniority: null, industry: null }),
    someInputs({ seniority: 'trainee', industry: 'Food' }),
  ].map((inputs, at) => ({
    prospectId: `person-${at}`,
    inputs,
    before: toTotals(inputs, card, noon),
  }));
  expect(countIn([people], card)).toMatchObject({ fitCount: 0, unsureCount: 1 });
});

test('the same in one piece, in many, and counted one by one', () => {
  fc.assert(
    fc.property(
      fc.array(anyInputs, { maxLength: 20 }),
      anyProfile,
      anyProfile,
      (all, before, after) => {
        const [inUse, next] = [cardOf(before), cardOf(after)];
        const people = all.map((inputs, at) => ({
          prospectId: `person-${String(at).padStart(2, '0')}`,
          inputs,
          before: toTotals(inputs, inUse, noon),
        }));
        const preview = countIn([people], next);
        expect(
          countIn(
            people.map((person) => [person]),
            next,
          ),
        ).toEqual(preview);
        const moved = people.filter(({ inputs, before: old }) => {
          const now = toTotals(inputs, next, noon);
          return toGrade(old.fit, old.engagement) !== toGrade(now.fit, now.engagement);
        });
        const fits = people.filter(({ inputs }) => (toTotals(inputs, next, noon).fit ?? 0) >= 50);
        expect(preview).toMatchObject({
          prospectCount: people.length,
          fitCount: fits.length,
          movedCount: moved.length,
          movedScoreCount: people.filter(
            ({ inputs, before: old }) => toTotals(inputs, next, noon).score !== old.score,
          ).length,
        });
        expect(preview.examples).toHaveLength(Math.min(5, moved.length));
      },
    ),
    { numRuns: 50 },
  );
});
