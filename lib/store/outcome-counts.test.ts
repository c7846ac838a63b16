import { expect, it } from 'vitest';
import { aStore, valueOf } from './a-store.ts';
import { aPipeline } from './commands/a-pipeline.ts';
import { addDeal, deleteDeal, moveDeal } from './commands/deals.ts';
import { addProspect, editProspect } from './commands/prospects.ts';
import { countOutcomes } from './outcome-counts.ts';

it('counts deals that are over by how they ended, and disqualified prospects', async () => {
  const { store, stage } = await aPipeline();
  const end = async (name: string, kind: string) => {
    const { id } = valueOf(await addDeal(store, { name }));
    valueOf(await moveDeal(store, id, { toStageId: (await stage(kind)).id, lostReason: 'price' }));
    return id;
  };
  await end('One', 'Won');
  await end('Two', 'Won');
  await end('Three', 'Lost');
  valueOf(await deleteDeal(store, await end('Four', 'Lost')));
  const { id } = valueOf(await addProspect(store, { full_name: 'Mai Lê' }));
  valueOf(await editProspect(store, id, { status: 'disqualified' }));
  expect(await countOutcomes(store)).toEqual({ wonCount: 2, lostCount: 1, disqualifiedCount: 1 });
});

it('is nothing where nothing was sold yet', async () => {
  expect(await countOutcomes(aStore())).toEqual({
    wonCount: 0,
    lostCount: 0,
    disqualifiedCount: 0,
  });
});
