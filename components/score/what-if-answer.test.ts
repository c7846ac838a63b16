import { expect, it, vi } from 'vitest';
import { defaultScoring, type TouchKind } from '../../lib/model/scoring.ts';
import { anEntry, aProfileOf, noon, someInputs } from '../../lib/scoring/a-score.ts';
import { toCard } from '../../lib/scoring/card.ts';

vi.mock('#i18n', () => ({ i18n: { t: (key: string) => key } }));

const { answerText, toAnswer } = await import('./what-if-answer.ts');

const profile = aProfileOf(
  anEntry('seniority', 'head', { weight: 10 }),
  anEntry('seniority', 'vp', { weight: 10 }),
  anEntry('department', 'finance', { weight: 30 }),
);

function touched(...kinds: readonly TouchKind[]) {
  return someInputs({ touches: kinds.map((kind) => [kind, noon] as const) });
}

function ask(
  kinds: readonly TouchKind[],
  choices: Partial<Parameters<typeof toAnswer>[1]>,
  fitShare = 60,
) {
  const card = toCard({ profile, scoring: { ...defaultScoring, fitShare }, learned: null });
  const of = { inputs: touched(...kinds), card, at: noon };
  return toAnswer(of, { bins: {}, touches: [], ...choices });
}

it('the difference, and what it is now', () => {
  expect(ask([], { touches: ['call'] })).toEqual({ kind: 'instead', by: 10, score: 15 });
  expect(ask([], { bins: { department: 'finance' } })).toMatchObject({ kind: 'instead', by: 45 });
});

it('what changes nothing is said to change nothing', () => {
  expect(ask([], { bins: { seniority: 'vp' } })).toEqual({ kind: 'same' });
  expect(answerText(ask([], { bins: { seniority: 'vp' } }))).toBe('whatIf.same');
});

it('where a cap is why, it says so', () => {
  const all: readonly TouchKind[] = ['reply', 'reply', 'meeting', 'meeting'];
  expect(ask(all, { touches: ['call'] })).toEqual({ kind: 'most' });
  expect(ask(['call', 'call'], { touches: ['call'] })).toEqual({ kind: 'capped' });
  // Something else was asked for as well.
  expect(ask(all, { touches: ['call'], bins: { seniority: 'vp' } })).toEqual({ kind: 'same' });
  // Engagement is no part of the score.
  expect(ask(['call', 'call'], { touches: ['call'] }, 100)).toEqual({ kind: 'same' });
});

it('another grade is no "no change"', () => {
  expect(ask([], { touches: ['meeting'] }, 100)).toEqual({ kind: 'sameScore' });
});
