import { liveQuery } from 'dexie';
import { expect, test, vi } from 'vitest';
import { defaultScoring, type IdealProfile } from '../model/scoring.ts';
import { toCard } from '../scoring/card.ts';
import { aClock, aStore, valueOf } from './a-store.ts';
import { addProspect } from './commands/prospects.ts';
import { saveSetting } from './commands/settings.ts';
import { refreshScores } from './refresh-scores.ts';
import { createPreviewer, loadPreviewGround } from './score-preview.ts';
import { everything, toStale } from './stale.ts';
import { wholeCard } from './unscored.ts';

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

test('facts that have changed are read at once when it is told so', async () => {
  const { store, add } = await aFilledStore();
  const previewer = createPreviewer(store);
  await previewer.preview(card, goOn);
  await add('Ana Sousa', 'Head of Sales');
  previewer.forget();
  expect(await previewer.preview(card, goOn)).toMatchObject({ prospectCount: 3, fitCount: 2 });
});

test('what was being read while facts changed is not taken again', async () => {
  const { store, add } = await aFilledStore();
  const previewer = createPreviewer(store);
  const early = previewer.preview(card, goOn);
  previewer.forget();
  await early;
  await add('Ana Sousa', 'Head of Sales');
  expect(await previewer.preview(card, goOn)).toMatchObject({ prospectCount: 3 });
});

test('nothing is counted while facts are still to be read; another card changes none', async () => {
  const store = aStore(aClock());
  expect(await loadPreviewGround(store)).toMatchObject({ isBehind: false });
  valueOf(await addProspect(store, { full_name: 'Linh Trần', title: 'Head of Procurement' }));
  expect(await loadPreviewGround(store)).toMatchObject({ isBehind: true });
  await refreshScores(store, { maxChunks: 5 });
  const { inUse, isBehind } = await loadPreviewGround(store);
  expect(isBehind).toBe(false);
  valueOf(await saveSetting(store, 'ideal_profile', heads));
  const after = await loadPreviewGround(store);
  expect(after.isBehind).toBe(false);
  expect(after.inUse).not.toBe(inUse);
  await store.unscored.put(toStale(everything));
  expect(await loadPreviewGround(store)).toMatchObject({ isBehind: true });
});

test('a live query hears of facts that are read anew, and of no card that is to be looked at', async () => {
  const { store, add } = await aFilledStore();
  const heard: boolean[] = [];
  const watched = liveQuery(async () => loadPreviewGround(store)).subscribe((ground) => {
    heard.push(ground.isBehind);
  });
  await vi.waitFor(() => expect(heard).toEqual([false]));
  const [bucket] = await store.score_inputs.toArray();
  if (bucket) await store.score_inputs.put(bucket);
  await vi.waitFor(() => expect(heard).toEqual([false, false]));
  await store.unscored.put(toStale(wholeCard));
  await add('Ana Sousa', 'Head of Sales');
  await vi.waitFor(() => expect(heard.at(-1)).toBe(false));
  expect(heard.length).toBeGreaterThan(2);
  watched.unsubscribe();
});

test('one that is left off gives nothing', async () => {
  const { store } = await aFilledStore();
  expect(await createPreviewer(store).preview(card, () => true)).toBeUndefined();
});
