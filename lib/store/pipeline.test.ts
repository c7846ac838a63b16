import { expect, it } from 'vitest';
import { sumOf } from '../model/money.ts';
import { aStore, valueOf } from './a-store.ts';
import { addDeal, deleteDeal, moveDeal } from './commands/deals.ts';
import { saveSetting } from './commands/settings.ts';
import { deleteStage } from './commands/stages.ts';
import { listStages } from './deal-queries.ts';
import { loadPipeline } from './kept-pipeline.ts';
import { refreshPipeline } from './pipeline.ts';

async function aPipeline() {
  const store = aStore();
  const stages = await listStages(store);
  const stageOf = (key: number) => stages[key]?.id ?? '';
  const add = async (name: string, amount: string | null, more: object = {}) =>
    valueOf(await addDeal(store, { name, amount, ...more })).id;
  const look = async () => {
    await refreshPipeline(store);
    return loadPipeline(store);
  };
  return { store, stageOf, add, look };
}

it('sums the open deals by stage, a year’s value by the odds of the stage', async () => {
  const { store, stageOf, add, look } = await aPipeline();
  expect(await look()).toBeUndefined();
  await add('One', '1000', { billing: 'monthly', termMonths: 24 });
  const sold = await add('Two', '48000');
  const gone = await add('Three', '500');
  valueOf(await moveDeal(store, sold, { toStageId: stageOf(3) }));
  const pipeline = await look();
  expect(pipeline?.stages.map(({ openCount }) => openCount)).toEqual([2, 0, 0, 1, 0]);
  expect(pipeline?.stages.map(({ weighted }) => weighted)).toEqual(['625', '0', '0', '24000', '0']);
  expect(pipeline?.weighted).toBe(sumOf(pipeline?.stages.map(({ weighted }) => weighted) ?? []));
  valueOf(await deleteDeal(store, gone));
  valueOf(await moveDeal(store, sold, { toStageId: stageOf(5) }));
  expect(await look()).toMatchObject({ openCount: 1, weighted: '600', unvaluedCount: 0 });
});

it('tells apart what has no amount, and what no rate brings into the workspace’s currency', async () => {
  const { store, add, look } = await aPipeline();
  await add('Bare', null);
  await add('Foreign', '900', { currency: 'EUR' });
  expect(await look()).toMatchObject({ openCount: 2, weighted: '0', unvaluedCount: 2 });
  valueOf(await saveSetting(store, 'currency_rates', { rates: { EUR: '0.9' } }));
  expect(await look()).toMatchObject({ openCount: 2, weighted: '50', unvaluedCount: 1 });
});

it('counts a deal that a colleague had left in a stage that is gone, or is closed', async () => {
  const { store, stageOf, add, look } = await aPipeline();
  const id = await add('One', '1000');
  valueOf(await deleteStage(store, stageOf(0), { movesTo: stageOf(1) }));
  const deal = await store.deals.get(id);
  if (!deal) throw new Error('no deal');
  // As they come in from a colleague who was offline meanwhile.
  const [gone, won] = [stageOf(0), stageOf(5)].map((stageId) => ({
    ...deal,
    id: crypto.randomUUID() as never,
    stage_id: stageId as never,
  }));
  await store.deals.bulkPut([gone ?? deal, won ?? deal]);
  const pipeline = await look();
  expect(pipeline).toMatchObject({ openCount: 3, weighted: '150', unvaluedCount: 2 });
  expect(pipeline?.stages.map(({ openCount }) => openCount)).toEqual([1, 0, 0, 0]);
});
