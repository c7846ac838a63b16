import { expect, it } from 'vitest';
import type { ProfileEntry } from '../../lib/model/scoring.ts';
import { defaultScoring } from '../../lib/model/scoring.ts';
import { toCard } from '../../lib/scoring/card.ts';
import { emptyDraft, withLines } from './profile-draft.ts';
import { listUnsavedLines } from './scorecard-unsaved.ts';

const kept: readonly ProfileEntry[] = [
  { fact: 'seniority', value: 'head', mode: 'wanted', weight: 18 },
  { fact: 'place', value: 'Đà Nẵng', mode: 'wanted', weight: 8 },
];

it('names the rows of the scorecard that the form of the profile changes', () => {
  const changes = withLines({}, [{ fact: 'place', value: 'Đà Nẵng', mode: 'must', weight: 9 }]);
  const unsaved = listUnsavedLines(kept, { ...emptyDraft, changes });
  const card = toCard({
    profile: { entries: [...kept] },
    scoring: defaultScoring,
    learned: null,
  });
  const named = card.facts.flatMap(({ fact, bins }) =>
    bins.filter(({ key }) => unsaved.has(`${fact}:${key}`)).map(({ entry }) => entry?.value),
  );
  expect(named).toEqual(['Đà Nẵng']);
});

it('names none that is as it is kept, and none without a draft', () => {
  expect(listUnsavedLines(kept, { changes: withLines({}, kept) }).size).toBe(0);
  expect(listUnsavedLines(kept, undefined).size).toBe(0);
});
