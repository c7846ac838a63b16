import { expect, it } from 'vitest';
import { anEntry } from '../scoring/a-score.ts';
import { toTrend } from '../scoring/trend.ts';
import { aClock, aStore, valueOf } from './a-store.ts';
import { editCompany } from './commands/companies.ts';
import { addProspect, editProspect } from './commands/prospects.ts';
import { saveSetting } from './commands/settings.ts';
import { loadScoreView } from './scores.ts';

const dayMs = 86_400_000;

async function aPerson() {
  const clock = aClock('2026-03-03T08:00:00.000Z');
  const store = aStore(clock);
  valueOf(
    await saveSetting(store, 'ideal_profile', { entries: [anEntry('industry', 'software')] }),
  );
  const { id } = valueOf(
    await addProspect(store, { full_name: 'Linh Trần', company_name: 'Nordwind Logistics' }),
  );
  const [company] = await store.companies.toArray();
  const tell = async (industry: string) =>
    valueOf(await editCompany(store, company?.id ?? '', { industry }));
  const load = async () => {
    const view = await loadScoreView(store, id);
    if (!view) throw new Error('nobody');
    return view;
  };
  const trend = async () => {
    const { inputs, card, at } = await load();
    return toTrend(inputs, card, { at }).map(({ score }) => score);
  };
  return { clock, store, id, tell, load, trend };
}

it('a fact that is only told in other words makes no rise of the trend', async () => {
  const { clock, tell, load, trend } = await aPerson();
  await tell('Software');
  clock.forward(40 * dayMs);
  await tell('Software Development');
  expect((await load()).inputs).toMatchObject({ industry: 'Software Development', since: {} });
  clock.forward(2 * dayMs);
  expect(new Set(await trend())).toEqual(new Set([60]));
});

it('one that became known later rises then, whenever it was put right', async () => {
  const { clock, tell, load, trend } = await aPerson();
  clock.forward(10 * dayMs);
  await tell('Software');
  const toldAt = clock.now();
  clock.forward(10 * dayMs);
  await tell('Software Development');
  clock.forward(dayMs);
  expect((await load()).inputs.since).toEqual({ industry: toldAt });
  const scores = await trend();
  expect(scores.indexOf(60)).toBe(10);
  expect(scores.slice(10).every((score) => score === 60)).toBe(true);
});

it('a fact of which nothing was told before is since then', async () => {
  const { clock, store, id, tell, load } = await aPerson();
  await tell('Software');
  clock.forward(10 * dayMs);
  valueOf(await editProspect(store, id, { location: 'Hamburg' }));
  expect((await load()).inputs.since).toEqual({ place: clock.now() });
});
