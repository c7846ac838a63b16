import type { Department, Seniority } from '../../lib/model/scoring.ts';
import type { ProfileAnswers } from '../../lib/scoring/seed-profile.ts';
import { joinBands, sizeBands } from './profile-size.ts';

/** In the order in which they are asked. */
export const questions = [
  'seniorities',
  'departments',
  'industries',
  'sizes',
  'places',
  'words',
  'ruledOut',
] as const;
export type Question = (typeof questions)[number];

/** What was answered so far, and where the rep is. */
export interface QuestionDraft {
  readonly isOpen: boolean;
  readonly step: number;
  readonly seniorities: readonly Seniority[];
  readonly departments: readonly Department[];
  readonly industries: readonly string[];
  /** By `bandKey`. */
  readonly bands: readonly string[];
  readonly places: readonly string[];
  readonly words: readonly string[];
  readonly must: ProfileAnswers['must'];
  readonly ruledSeniorities: readonly Seniority[];
  readonly ruledIndustries: readonly string[];
  readonly ruledWords: readonly string[];
  /** What is typed and no answer yet, by field. */
  readonly typed: Readonly<Partial<Record<TextAnswer, string>>>;
}
export type TextAnswer = 'industries' | 'places' | 'words' | 'ruledIndustries' | 'ruledWords';

export const emptyQuestions: QuestionDraft = {
  isOpen: false,
  step: 0,
  seniorities: [],
  departments: [],
  industries: [],
  bands: [],
  places: [],
  words: [],
  must: [],
  ruledSeniorities: [],
  ruledIndustries: [],
  ruledWords: [],
  typed: {},
};

export function bandKey({
  from,
  to,
}: {
  readonly from: number;
  readonly to: number | null;
}): string {
  return `${from}-${to ?? ''}`;
}

export function isAnswered(question: Question, draft: QuestionDraft): boolean {
  switch (question) {
    case 'sizes':
      return draft.bands.length > 0;
    case 'ruledOut':
      return (
        draft.ruledSeniorities.length + draft.ruledIndustries.length + draft.ruledWords.length > 0
      );
    default:
      return draft[question].length > 0;
  }
}

const writtenAnswers: Readonly<Partial<Record<Question, readonly TextAnswer[]>>> = {
  industries: ['industries'],
  places: ['places'],
  words: ['words'],
  ruledOut: ['ruledIndustries', 'ruledWords'],
};

/** Something is typed that could not be taken as an answer: going on would lose it. */
export function hasRefused(question: Question, { typed }: QuestionDraft): boolean {
  return (writtenAnswers[question] ?? []).some((answer) => (typed[answer] ?? '').trim() !== '');
}

/** Whether there is something to go on with. */
export function isBegun(draft: QuestionDraft): boolean {
  return draft.step > 0 || questions.some((question) => isAnswered(question, draft));
}

/** Ruled out is never what was also wanted: that answer came last, and its line would be the same. */
function without<Value>(values: readonly Value[], others: readonly Value[]): readonly Value[] {
  return values.filter((value) => !others.includes(value));
}

export function toAnswers(draft: QuestionDraft): ProfileAnswers {
  const sizes = joinBands(sizeBands.filter((band) => draft.bands.includes(bandKey(band))));
  return {
    seniorities: without(draft.seniorities, draft.ruledSeniorities),
    departments: draft.departments,
    industries: without(draft.industries, draft.ruledIndustries),
    sizes,
    places: draft.places,
    words: without(draft.words, draft.ruledWords),
    ruledOut: {
      seniorities: draft.ruledSeniorities,
      departments: [],
      industries: draft.ruledIndustries,
      places: [],
      words: draft.ruledWords,
    },
    must: draft.must.filter((fact) =>
      fact === 'place' ? draft.places.length > 0 : sizes.length > 0,
    ),
  };
}
