import { describe, expect, it, vi } from 'vitest';
import { defaultScoring, type ScoreMode } from '../../lib/model/scoring.ts';
import { aLearnedBody, anEntry, aProfileOf, noon, someInputs } from '../../lib/scoring/a-score.ts';
import { toCard } from '../../lib/scoring/card.ts';
import type { ScoreLine } from '../../lib/scoring/score.ts';

// The browser's texts need a browser; which one is asked for, and with what, is what counts here.
vi.mock('#i18n', () => ({
  i18n: {
    t: (key: string, ...values: readonly unknown[]) => [key, ...values.flat()].join(' '),
  },
}));

const { fitSentences } = await import('./fit-text.ts');
const { binLabel, lineWords } = await import('./line-words.ts');
const { gradeText } = await import('./score-words.ts');

const profile = aProfileOf(
  anEntry('seniority', 'vp', { weight: 20 }),
  anEntry('seniority', 'head', { mode: 'unwanted', weight: 5 }),
  anEntry('department', 'operations', { weight: 10 }),
  anEntry('industry', 'software', { weight: 10 }),
);
const learned = aLearnedBody({
  facts: {
    seniority: [
      { key: 'head', logOdds: 1.2, count: 60, cameCount: 40 },
      { key: 'else', logOdds: -0.8, count: 90, cameCount: 20 },
    ],
    department: [{ key: 'operations', logOdds: 0, count: 150, cameCount: 60 }],
    industry: [{ key: 'else', logOdds: -0.3, count: 150, cameCount: 50 }],
  },
});
const inputs = someInputs();

function aCard(mode: ScoreMode) {
  return toCard({ profile, scoring: { ...defaultScoring, mode }, learned });
}

function isOf(line: ScoreLine, mode: ScoreMode): string {
  return lineWords(line, { inputs, card: aCard(mode), at: noon }).is;
}

describe('a line of a score', () => {
  const head: ScoreLine = { part: 'fit', kind: 'fact', fact: 'seniority', key: 'head', points: 9 };
  const industry: ScoreLine = {
    part: 'fit',
    kind: 'fact',
    fact: 'industry',
    key: 'else',
    points: 0,
  };

  it('says "unwanted" only while it takes points', () => {
    expect(isOf(head, 'hand_set')).toBe('score.unwanted seniorities.head');
    expect(isOf(head, 'learned')).toBe('seniorities.head');
    const labelIn = (mode: ScoreMode) => {
      const bin = aCard(mode).facts[0]?.binByKey.get('head');
      return bin && binLabel('seniority', bin);
    };
    expect(labelIn('hand_set')).toBe('score.unwanted seniorities.head');
    expect(labelIn('learned')).toBe('seniorities.head');
  });

  it('is outside the profile only where learning says nothing of it either', () => {
    expect(isOf(industry, 'hand_set')).toBe('score.outside Food and Beverage Manufacturing');
    expect(isOf(industry, 'learned')).toBe('Food and Beverage Manufacturing');
  });

  it('names the part that counts no higher, and what rules out in small letters', () => {
    const whatOf = (line: ScoreLine) =>
      lineWords(line, { inputs, card: aCard('hand_set'), at: noon });
    expect(whatOf({ part: 'engagement', kind: 'ceiling', points: -6 }).what).toBe(
      'score.lines.engagementCeiling',
    );
    expect(whatOf({ part: 'fit', kind: 'ceiling', points: -6 }).what).toBe(
      'score.lines.fitCeiling',
    );
    expect(whatOf({ part: 'fit', kind: 'must', fact: 'place', points: -6 }).is).toBe(
      'scorefacts.place',
    );
  });
});

it('a line of the profile that learning made 0 was asked for all the same', () => {
  const sentencesIn = (mode: ScoreMode) => fitSentences(inputs, aCard(mode), { at: noon });
  expect(sentencesIn('learned')).toContain(
    'score.why.levelled score.why.fact scorefacts.department departments.operations',
  );
  expect(sentencesIn('learned').join(' ')).not.toContain('score.why.apart');
  expect(sentencesIn('hand_set')).toContain(
    'score.why.apart score.why.fact scorefacts.industry Food and Beverage Manufacturing',
  );
});

it('a grade in words tells that 4 is the lowest', () => {
  expect(gradeText('A4')).toBe('score.parts A score.levels.lowest 4');
  expect(gradeText('D1')).toBe('score.parts D score.levels.highest 1');
});
