import { describe, expect, test } from 'vitest';
import {
  emptyQuestions,
  hasRefused,
  isAnswered,
  isBegun,
  questions,
  toAnswers,
} from './questionnaire-draft.ts';

describe('answers', () => {
  test('nothing is answered to begin with', () => {
    expect(questions.filter((question) => isAnswered(question, emptyQuestions))).toEqual([]);
    expect(isBegun(emptyQuestions)).toBe(false);
    expect(isBegun({ ...emptyQuestions, step: 2 })).toBe(true);
    expect(toAnswers(emptyQuestions)).toMatchObject({ seniorities: [], sizes: [], must: [] });
  });

  test('one thing ruled out answers the last question', () => {
    expect(isAnswered('ruledOut', { ...emptyQuestions, ruledWords: ['intern'] })).toBe(true);
    expect(isAnswered('sizes', { ...emptyQuestions, bands: ['51-200'] })).toBe(true);
  });

  test('what is typed and was not taken holds its own question back', () => {
    const draft = { ...emptyQuestions, typed: { ruledWords: '+ /', places: ' ' } };
    expect(questions.filter((question) => hasRefused(question, draft))).toEqual(['ruledOut']);
  });

  test('sizes beside one another are one range', () => {
    const { sizes } = toAnswers({ ...emptyQuestions, bands: ['201-500', '51-200', '10001-'] });
    expect(sizes).toEqual([
      { from: 51, to: 500 },
      { from: 10_001, to: null },
    ]);
  });

  test('what must hold holds only where something is named', () => {
    const draft = { ...emptyQuestions, must: ['place', 'company_size'] as const };
    expect(toAnswers(draft).must).toEqual([]);
    expect(toAnswers({ ...draft, places: ['Hue'] }).must).toEqual(['place']);
  });

  test('ruled out is not wanted as well', () => {
    const answers = toAnswers({
      ...emptyQuestions,
      seniorities: ['head', 'assistant'],
      ruledSeniorities: ['assistant'],
      words: ['plant'],
      ruledWords: ['plant'],
    });
    expect(answers.seniorities).toEqual(['head']);
    expect(answers.words).toEqual([]);
    expect(answers.ruledOut).toMatchObject({ seniorities: ['assistant'], words: ['plant'] });
  });
});
