import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { defaultScoring, idealProfile, type ScoreInputs } from '../model/scoring.ts';
import { anEntry, anyInputs, anyProfile, someInputs } from './a-score.ts';
import { toCard } from './card.ts';
import { toEntryKey } from './match.ts';
import { toTotals } from './score.ts';
import {
  mergeEntries,
  type ProfileAnswers,
  profileFromAnswers,
  type SeededEntry,
  seedFromWon,
} from './seed-profile.ts';

const specialist = someInputs({
  seniority: 'specialist',
  departments: ['sales'],
  industry: 'Software',
  size: [11, 50],
  place: 'Berlin, Germany',
  words: 'account executive account executive at lac van',
});

function people(count: number, more: Partial<ScoreInputs> = {}, of = specialist): ScoreInputs[] {
  return Array.from({ length: count }, () => ({ ...of, ...more }));
}

function valuesOf(seeded: readonly SeededEntry[], fact: string): readonly string[] {
  return seeded.filter(({ entry }) => entry.fact === fact).map(({ entry }) => entry.value);
}

const nobody: ProfileAnswers = {
  seniorities: [],
  departments: [],
  industries: [],
  sizes: [],
  places: [],
  words: [],
  ruledOut: { seniorities: [], departments: [], industries: [], places: [], words: [] },
  must: [],
};

describe('seeds from won deals', () => {
  const won = [
    ...people(9, {
      seniority: 'head',
      departments: ['operations'],
      words: 'head of cold chain at lac van',
    }),
    ...people(5),
  ];
  const all = [...people(88), ...won];

  test('what the people of won deals have more often, with its counts', () => {
    const seeded = seedFromWon(won, all);
    const head = seeded.find(({ entry }) => entry.value === 'head');
    expect(head).toMatchObject({ wonCount: 9, wonKnownCount: 14 });
    expect(head?.wonShare).toBeCloseTo(9 / 14);
    expect(head?.allShare).toBeCloseTo(9 / 102);
    expect(head?.entry.weight).toBe(20);
    expect(valuesOf(seeded, 'department')).toEqual(['operations']);
    // What all others are as well says nothing.
    expect(valuesOf(seeded, 'seniority')).toEqual(['head']);
    expect(valuesOf(seeded, 'industry')).toEqual([]);
  });

  test('words that are neither rank nor department, and no employer', () => {
    expect(valuesOf(seedFromWon(won, all), 'words')).toEqual(['cold chain']);
  });

  test('two people are no pattern', () => {
    const two = people(2, { seniority: 'vp' });
    expect(seedFromWon(two, [...two, ...people(50)])).toEqual([]);
    const three = people(3, { seniority: 'vp' });
    expect(valuesOf(seedFromWon(three, [...three, ...people(50)]), 'seniority')).toEqual(['vp']);
  });

  test('sizes side by side are one range; an open one stays open', () => {
    const large = [
      ...people(4, { size: [201, 500] }),
      ...people(4, { size: [501, 1_000] }),
      ...people(4, { size: [10_001, null] }),
    ];
    const seeded = seedFromWon(large, [...large, ...people(60)]);
    expect(
      seeded
        .filter(({ entry }) => entry.fact === 'company_size')
        .map(({ entry, wonCount }) => [entry.from, entry.to, wonCount]),
    ).toEqual([
      [201, 1_000, 8],
      [10_001, null, 4],
    ]);
  });

  test('a city says it where all of the country are from there', () => {
    const north = people(6, { place: 'Hải Phòng, Vietnam' });
    expect(valuesOf(seedFromWon(north, [...north, ...people(60)]), 'place')).toHaveLength(1);
    const both = [...north, ...people(6, { place: 'Đà Nẵng, Vietnam' })];
    expect(valuesOf(seedFromWon(both, [...both, ...people(60)]), 'place')[0]).toBe('Vietnam');
  });

  test('the spelling that most have', () => {
    const food = [
      ...people(3, { industry: 'Food & Beverage' }),
      ...people(1, { industry: 'food beverage' }),
    ];
    expect(valuesOf(seedFromWon(food, [...food, ...people(60)]), 'industry')).toEqual([
      'Food & Beverage',
    ]);
  });

  test('a profile takes whatever is proposed, at most four of a fact, heavier or as heavy before lighter', () => {
    fc.assert(
      fc.property(
        fc.array(anyInputs, { maxLength: 30 }),
        fc.array(anyInputs, { maxLength: 40 }),
        (few, others) => {
          const seeded = seedFromWon(few, [...few, ...others]);
          expect(
            idealProfile.safeParse({ entries: seeded.map(({ entry }) => entry) }).success,
          ).toBe(true);
          for (const { entry, wonCount, wonKnownCount, wonShare, allShare } of seeded) {
            const own = seeded.filter(({ entry: { fact } }) => fact === entry.fact);
            expect(own.length).toBeLessThanOrEqual(4);
            expect(wonCount).toBeGreaterThanOrEqual(3);
            expect(wonKnownCount).toBeGreaterThanOrEqual(wonCount);
            expect(wonShare).toBeGreaterThan(allShare);
          }
          const entries = seeded.map(({ entry }) => entry);
          expect(mergeEntries([], entries)).toEqual(entries);
        },
      ),
      { numRuns: 60 },
    );
  });

  test('the order of people changes nothing', () => {
    const forth = seedFromWon(won, all);
    expect(seedFromWon(won.toReversed(), all.toReversed())).toEqual(forth);
  });
});

describe('answers', () => {
  test('nothing said is nothing asked for', () => {
    expect(profileFromAnswers(nobody).entries).toEqual([]);
  });

  test('who decides first is the most wanted; what must hold does', () => {
    const { entries } = profileFromAnswers({
      ...nobody,
      seniorities: ['head', 'director'],
      departments: ['operations'],
      sizes: [{ from: 200, to: 2_000 }],
      places: [' Vietnam '],
      must: ['place'],
    });
    expect(entries).toEqual([
      { fact: 'seniority', value: 'head', mode: 'wanted', weight: 20 },
      { fact: 'seniority', value: 'director', mode: 'wanted', weight: 18 },
      { fact: 'department', value: 'operations', mode: 'wanted', weight: 12 },
      { fact: 'company_size', value: '', from: 200, to: 2_000, mode: 'wanted', weight: 12 },
      { fact: 'place', value: 'Vietnam', mode: 'must', weight: 8 },
    ]);
  });

  test('who was ruled out is no B, whatever else is right', () => {
    const profile = profileFromAnswers({
      ...nobody,
      seniorities: ['head'],
      departments: ['operations'],
      industries: ['food'],
      sizes: [{ from: 200, to: 2_000 }],
      places: ['vietnam'],
      words: ['cold chain'],
      ruledOut: { ...nobody.ruledOut, words: ['interim'] },
    });
    const card = toCard({ profile, scoring: defaultScoring, learned: null });
    const right = someInputs();
    expect(toTotals(right, card, right.createdAt).fit).toBe(100);
    const interim = someInputs({ words: `interim ${right.words}` });
    expect(toTotals(interim, card, right.createdAt).fit).toBeLessThan(50);
  });

  test('what is wanted and ruled out is ruled out, once', () => {
    const { entries } = profileFromAnswers({
      ...nobody,
      industries: ['Food', 'food', ' ', '–'],
      ruledOut: { ...nobody.ruledOut, industries: ['FOOD'] },
    });
    expect(entries).toEqual([{ fact: 'industry', value: 'FOOD', mode: 'unwanted', weight: 40 }]);
  });
});

describe('merging', () => {
  test('what is there stays, whatever its weight', () => {
    const kept = [anEntry('industry', 'Food', { weight: 3, mode: 'must' })];
    expect(mergeEntries(kept, [anEntry('industry', 'food'), anEntry('place', 'food')])).toEqual([
      ...kept,
      anEntry('place', 'food'),
    ]);
  });

  test('no line twice, nothing lost, and merging again changes nothing', () => {
    fc.assert(
      fc.property(anyProfile, anyProfile, ({ entries: kept }, { entries: added }) => {
        const merged = mergeEntries(kept, added);
        expect(merged.slice(0, kept.length)).toEqual(kept);
        const fresh = merged
          .slice(kept.length)
          .map((entry) => `${entry.fact}:${toEntryKey(entry)}`);
        expect(new Set(fresh).size).toBe(fresh.length);
        for (const entry of added) {
          expect(
            merged.some((one) => one.fact === entry.fact && toEntryKey(one) === toEntryKey(entry)),
          ).toBe(true);
        }
        expect(mergeEntries(merged, added)).toEqual(merged);
      }),
    );
  });

  test('a profile holds no more than 200 lines', () => {
    const many = Array.from({ length: 250 }, (_, at) => anEntry('words', `word ${at}`));
    expect(mergeEntries([], many)).toHaveLength(200);
  });
});
