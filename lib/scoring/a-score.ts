import fc from 'fast-check';
import {
  defaultScoring,
  departments,
  type FactName,
  factNames,
  type IdealProfile,
  type LearnedBody,
  type ProfileEntry,
  type ScoreInputs,
  type Scoring,
  scoreModes,
  seniorities,
  touchKinds,
} from '../model/scoring.ts';

/** Builders and random values for the tests of scores. */

export const noon = Date.UTC(2026, 2, 2, 12);
export const dayMs = 86_400_000;

export function anEntry(
  fact: FactName,
  value: string,
  more: Partial<ProfileEntry> = {},
): ProfileEntry {
  return { fact, value, mode: 'wanted', weight: 10, ...more };
}

export function aProfileOf(...entries: ProfileEntry[]): IdealProfile {
  return { entries };
}

/** Head of operations at a food company of 420 people in Hải Phòng, saved 60 days before noon, never touched. */
export function someInputs(more: Partial<ScoreInputs> = {}): ScoreInputs {
  return {
    seniority: 'head',
    departments: ['operations'],
    industry: 'Food and Beverage Manufacturing',
    size: [420, 420],
    place: 'Hải Phòng, Vietnam',
    words: 'head of operations at lac van cold chain',
    since: {},
    createdAt: noon - 60 * dayMs,
    touches: [],
    ...more,
  };
}

export function aLearnedBody(more: Partial<LearnedBody> = {}): LearnedBody {
  return {
    formatVersion: 1,
    facts: {
      seniority: [
        { key: 'head', logOdds: 1.2, count: 60, cameCount: 40 },
        { key: 'else', logOdds: -0.8, count: 90, cameCount: 20 },
      ],
    },
    touches: { reply: 0.9, sent: 0.1 },
    base: -0.4,
    outcomes: { count: 110, cameCount: 40, rowCount: 150 },
    quality: {
      auc: 0.8,
      aucLow: 0.74,
      aucHigh: 0.86,
      brier: 0.17,
      ece: 0.04,
      handSetAuc: 0.7,
      folds: 5,
      curve: [],
    },
    refused: [],
    ...more,
  };
}

const industries = ['Food Manufacturing', 'Software', 'Logistics', 'Vận tải và kho vận'];
const places = ['Hải Phòng, Vietnam', 'Berlin, Germany', 'London, UK', 'Hà Nội'];
const wordLists = ['maintenance planner', 'head of operations', 'student', 'chief of plant'];

const anyTime = fc.integer({ min: noon - 120 * dayMs, max: noon + 20 * dayMs });

const anySize: fc.Arbitrary<ScoreInputs['size']> = fc.constantFrom<ScoreInputs['size']>(
  null,
  [1, 10],
  [51, 200],
  [201, 500],
  [420, 420],
  [1001, 5000],
  [10_001, null],
);

export const anyInputs: fc.Arbitrary<ScoreInputs> = fc.record({
  seniority: fc.option(fc.constantFrom(...seniorities)),
  departments: fc.uniqueArray(fc.constantFrom(...departments), { maxLength: 2 }),
  industry: fc.option(fc.constantFrom(...industries)),
  size: anySize,
  place: fc.option(fc.constantFrom(...places)),
  words: fc.option(fc.constantFrom(...wordLists)),
  since: fc.dictionary(fc.constantFrom(...factNames), anyTime, { maxKeys: 2 }),
  createdAt: fc.integer({ min: noon - 200 * dayMs, max: noon }),
  touches: fc
    .array(fc.tuple(fc.constantFrom(...touchKinds), anyTime), { maxLength: 8 })
    .map((touches) => touches.toSorted((one, other) => other[1] - one[1])),
});

const anyValue: Readonly<Record<FactName, fc.Arbitrary<string>>> = {
  seniority: fc.constantFrom(...seniorities),
  department: fc.constantFrom(...departments),
  industry: fc.constantFrom('food', 'software', 'logistics'),
  company_size: fc.constant(''),
  place: fc.constantFrom('vietnam', 'germany', 'hai phong'),
  words: fc.constantFrom('maintenance', 'head of', 'student'),
};

const anyEntry: fc.Arbitrary<ProfileEntry> = fc.constantFrom(...factNames).chain((fact) =>
  fc.record({
    fact: fc.constant(fact),
    value: anyValue[fact],
    from: fc.constantFrom(0, 50, 200),
    to: fc.constantFrom(500, 2000, null),
    mode: fc.constantFrom(
      'wanted' as const,
      'wanted' as const,
      'unwanted' as const,
      'must' as const,
    ),
    weight: fc.integer({ min: 0, max: 30 }),
  }),
);

export const anyProfile: fc.Arbitrary<IdealProfile> = fc.record({
  entries: fc.array(anyEntry, { maxLength: 10 }),
});

const anyBins = fc
  .uniqueArray(
    fc.record({
      key: fc.constantFrom('head', 'vp', 'operations', 'food', 'else', 'below', 'vietnam'),
      logOdds: fc.double({ min: -3, max: 3, noNaN: true }),
      count: fc.integer({ min: 1, max: 500 }),
      cameCount: fc.constant(1),
    }),
    { selector: ({ key }) => key, maxLength: 4 },
  )
  .filter((bins) => bins.length > 0);

export const anyLearned: fc.Arbitrary<LearnedBody | null> = fc.option(
  fc
    .record({
      facts: fc.dictionary(fc.constantFrom(...factNames), anyBins, { maxKeys: 4 }),
      touches: fc.dictionary(
        fc.constantFrom(...touchKinds),
        fc.double({ min: 0, max: 2, noNaN: true }),
      ),
      count: fc.integer({ min: 50, max: 2000 }),
    })
    .map(({ facts, touches, count }) =>
      aLearnedBody({ facts, touches, outcomes: { count, cameCount: 20, rowCount: count } }),
    ),
);

export const anyScoring: fc.Arbitrary<Scoring> = fc.record({
  mode: fc.constantFrom(...scoreModes),
  scorecardId: fc.constant(null),
  fitShare: fc.integer({ min: 0, max: 100 }),
  halfLifeDays: fc.integer({ min: 1, max: 90 }),
  touches: fc.constant(defaultScoring.touches),
  jumpPoints: fc.constant(15),
});
