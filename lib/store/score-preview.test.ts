import { expect, test } from 'vitest';
import { defaultScoring, type IdealProfile } from '../model/scoring.ts';
import { toCard } from '../scoring/card.ts';
import { aClock, aStore, valueOf } from './a-store.ts';
import { addProspect } from './commands/prospects.ts';
import { saveSetting } from './commands/settings.ts';
import { refreshScores } from './refresh-scores.ts';
import { createPreviewer } from './score-preview.ts';

const heads: IdealProfile = {
  entries: [{ fact: 'seniority', value: 'head', mode: 'wanted', weight: 20 }],
};
const card = toCard({ profile: heads, scoring: defaultScoring, learned: null });
const goOn = () => false;

async function aFilledStore() {
  const clock = aClock();
  const store = aStore(clock);
  const add = async (full_name: string, title: string) => {
    valueOf(await addProspect(store, { full_name, title }));
    await refreshScores(store, { maxChunks: 5 });
  };
  await add('Linh Trần', 'Head of Procurement');
  await add('Jonas Weber', 'Buyer');
  return { store, clock, add };
}

test('against the card in use, also when that is another one by now', async () => {
  const { store } = await aFilledStore();
  const previewer = createPreviewer(store);
  const first = await previewer.preview(card, goOn);
  expect(first).toMatchObject({ prospectCount: 2, fitCount: 1, movedCount: 2 });
  expect(first?.examples[0]).toMatchObject({ before: null, after: 'A4' });
  valueOf(await saveSetting(store, 'ideal_profile', heads));
  expect(await previewer.preview(card, goOn)).toMatchObject({ fitCount: 1, movedCount: 0 });
});

test('who came since is there after a while', async () => {
  const { store, clock, add } = await aFilledStore();
  const previewer = createPreviewer(store);
  await previewer.preview(card, goOn);
  await add('Ana Sousa', 'Head of Sales');
  clock.forward(60_000);
  expect(await previewer.preview(card, goOn)).toMatchObject({ prospectCount: 3, fitCount: 2 });
});

test('one that is left off gives nothing', async () => {
  const { store } = await aFilledStore();
  expect(await createPreviewer(store).preview(card, () => true)).toBeUndefined();
});
