import { expect, it } from 'vitest';
import { anEntry, aProfileOf } from '../scoring/a-score.ts';
import { aStore, valueOf } from './a-store.ts';
import { addProspect } from './commands/prospects.ts';
import { saveSetting } from './commands/settings.ts';
import { logTouchpoint } from './commands/touchpoints.ts';
import { refreshScores } from './refresh-scores.ts';
import { loadScoreExample } from './score-example.ts';

it('is somebody with something of both halves, before somebody who only fits better', async () => {
  const store = aStore();
  const profile = aProfileOf(anEntry('seniority', 'head'), anEntry('department', 'operations'));
  valueOf(await saveSetting(store, 'ideal_profile', profile));
  valueOf(await addProspect(store, { full_name: 'Best Fit', title: 'Head of Operations' }));
  const both = valueOf(await addProspect(store, { full_name: 'Mai Lê', title: 'Head of Sales' }));
  valueOf(
    await logTouchpoint(store, {
      prospectIds: [both.id],
      channel: 'email',
      direction: 'out',
      occurredAt: new Date(store.clock.now()).toISOString(),
    }),
  );
  await refreshScores(store, { maxChunks: 10 });
  expect((await loadScoreExample(store))?.name).toBe('Mai Lê');
});

it('is whoever is there while nobody is scored, and nobody where there is nobody', async () => {
  const store = aStore();
  expect(await loadScoreExample(store)).toBeUndefined();
  valueOf(await addProspect(store, { full_name: 'Mai Lê' }));
  expect((await loadScoreExample(store))?.name).toBe('Mai Lê');
});
