import { describe, expect, it } from 'vitest';
import { defaultScoring, type IdealProfile, type LearnedBody } from '../../lib/model/scoring.ts';
import { type Card, toCard } from '../../lib/scoring/card.ts';
import {
  canWeigh,
  fitShareField,
  halfLifeField,
  modeField,
  parseWhole,
  readChange,
  touchField,
  weightField,
  withWeights,
} from './scorecard-draft.ts';

const profile: IdealProfile = {
  entries: [
    { fact: 'seniority', value: 'head', mode: 'wanted', weight: 18 },
    { fact: 'seniority', value: 'trainee', mode: 'unwanted', weight: 5 },
    { fact: 'department', value: 'operations', mode: 'must', weight: 12 },
    { fact: 'company_size', value: '', from: 200, to: 2000, mode: 'wanted', weight: 10 },
  ],
};

const learned: LearnedBody = {
  formatVersion: 1,
  facts: {
    seniority: [
      { key: 'head', logOdds: 1, count: 60, cameCount: 40 },
      { key: 'manager', logOdds: -0.5, count: 70, cameCount: 20 },
    ],
  },
  touches: {},
  base: 0,
  outcomes: { count: 120, cameCount: 60, rowCount: 130 },
  quality: {
    auc: 0.8,
    aucLow: 0.7,
    aucHigh: 0.9,
    brier: 0.2,
    ece: 0.02,
    handSetAuc: 0.6,
    folds: 5,
    curve: [],
  },
  refused: [],
};

const card = toCard({ profile, scoring: defaultScoring, learned });
const saved = { card, scoring: defaultScoring, scorecardId: 'kept' };

function binOf(of: Card, fact: string, key: string) {
  const found = of.facts.find((each) => each.fact === fact)?.binByKey.get(key);
  if (!found) throw new Error(`no bin ${fact} ${key}`);
  return found;
}

describe('parseWhole', () => {
  it.each([
    ['20', 20],
    [' 7 ', 7],
    ['-4', -4],
    ['−4', -4],
    ['+ 3', 3],
    ['-0', 0],
  ])('reads %s as %i', (typed, value) => {
    expect(parseWhole(typed)).toBe(value);
  });

  it.each(['', '-', '1.5', '1,5', 'ten', '4-'])('reads no number in “%s”', (typed) => {
    expect(parseWhole(typed)).toBeUndefined();
  });
});

describe('readChange', () => {
  it('is nothing where what was typed is what is saved', () => {
    const typed = {
      [weightField('seniority', 'head')]: ' 18',
      [weightField('seniority', 'trainee')]: '−5',
      [weightField('seniority', 'manager')]: '0',
      [fitShareField]: '60',
      [modeField]: 'hand_set',
    };
    expect(readChange(typed, saved)).toEqual({
      weights: [],
      scoring: {},
      problemByField: {},
      count: 0,
    });
  });

  it('holds each changed weight, also of a value that the profile does not name yet', () => {
    const { weights, count } = readChange(
      {
        [weightField('seniority', 'head')]: '25',
        [weightField('seniority', 'manager')]: '-6',
      },
      saved,
    );
    expect(count).toBe(2);
    expect(weights).toEqual([
      { fact: 'seniority', key: 'head', points: 25 },
      { fact: 'seniority', key: 'manager', points: -6 },
    ]);
  });

  it('writes an industry as companies have it', () => {
    const ofIndustry = {
      ...learned,
      facts: { industry: [{ key: 'van tai', logOdds: 1, count: 60, cameCount: 40 }] },
    };
    const { weights } = readChange(
      { [weightField('industry', 'van tai')]: '8' },
      {
        ...saved,
        card: toCard({ profile, scoring: defaultScoring, learned: ofIndustry }),
        names: new Map([['van tai', 'Vận tải']]),
      },
    );
    expect(withWeights({ entries: [] }, weights).entries).toEqual([
      { fact: 'industry', value: 'Vận tải', mode: 'wanted', weight: 8 },
    ]);
  });

  it('names what is wrong, counts it, and changes nothing by it', () => {
    const empty = weightField('seniority', 'head');
    const must = weightField('department', 'operations');
    const points = touchField('reply', 'points');
    const change = readChange(
      { [empty]: '', [must]: '-3', [points]: '101', [halfLifeField]: '0' },
      saved,
    );
    expect(change.problemByField).toEqual({
      [empty]: 'weight',
      [must]: 'must',
      [points]: 'points',
      [halfLifeField]: 'days',
    });
    expect(change).toMatchObject({ weights: [], scoring: {}, count: 4 });
  });

  it('changes one part of a touchpoint and leaves the others', () => {
    const { scoring } = readChange({ [touchField('reply', 'cap')]: '60' }, saved);
    expect(scoring.touches).toEqual({
      ...defaultScoring.touches,
      reply: { ...defaultScoring.touches.reply, cap: 60 },
    });
  });

  it('takes another mode only where something was learned, and names its scorecard', () => {
    expect(readChange({ [modeField]: 'blend' }, saved).scoring).toEqual({
      mode: 'blend',
      scorecardId: 'kept',
    });
    const bare = toCard({ profile, scoring: defaultScoring, learned: null });
    const none = { ...saved, card: bare, scorecardId: null };
    expect(readChange({ [modeField]: 'blend' }, none).count).toBe(0);
  });

  it('forgets a field whose row is gone', () => {
    expect(readChange({ [weightField('place', 'hanoi')]: '9' }, saved).count).toBe(0);
  });
});

describe('canWeigh', () => {
  it('lets lines of the profile and learned values be weighed, not what is left over', () => {
    expect(canWeigh('seniority', binOf(card, 'seniority', 'head'))).toBe(true);
    expect(canWeigh('seniority', binOf(card, 'seniority', 'manager'))).toBe(true);
    expect(canWeigh('seniority', binOf(card, 'seniority', 'else'))).toBe(false);
    expect(canWeigh('company_size', binOf(card, 'company_size', '200-2000'))).toBe(true);
    expect(canWeigh('company_size', { ...binOf(card, 'company_size', 'else'), key: 'above' })).toBe(
      false,
    );
  });
});

describe('withWeights', () => {
  it('changes weights, turns a line by its sign, and adds what was not named', () => {
    const { entries } = withWeights(profile, [
      { fact: 'seniority', key: 'head', points: -4 },
      { fact: 'seniority', key: 'trainee', points: 3 },
      { fact: 'department', key: 'operations', points: 30 },
      { fact: 'company_size', key: '200-2000', points: 0 },
      { fact: 'industry', key: 'food', points: 7 },
    ]);
    expect(entries).toEqual([
      { fact: 'seniority', value: 'head', mode: 'unwanted', weight: 4 },
      { fact: 'seniority', value: 'trainee', mode: 'wanted', weight: 3 },
      { fact: 'department', value: 'operations', mode: 'must', weight: 30 },
      { fact: 'company_size', value: '', from: 200, to: 2000, mode: 'wanted', weight: 0 },
      { fact: 'industry', value: 'food', mode: 'wanted', weight: 7 },
    ]);
  });

  it('gives a card whose hand-set points are what was typed', () => {
    const change = readChange(
      { [weightField('seniority', 'manager')]: '9', [weightField('seniority', 'head')]: '20' },
      saved,
    );
    const next = toCard({
      profile: withWeights(profile, change.weights),
      scoring: defaultScoring,
      learned,
    });
    expect(binOf(next, 'seniority', 'manager').handSet).toBe(9);
    expect(binOf(next, 'seniority', 'head').handSet).toBe(20);
  });
});
