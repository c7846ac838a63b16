import { expect, it } from 'vitest';
import { valueOf } from './a-store.ts';
import { aPipeline, aStage, dayMs } from './commands/a-pipeline.ts';
import { addDeal, deleteDeal, moveDeal } from './commands/deals.ts';
import { loadDeal } from './deal-queries.ts';
import { loadStageTimes, refreshStageTimes, toStageTimes } from './stage-times.ts';

/** Moves of a deal: a day and the stage that it comes into. */
function moves(deal: string, ...steps: readonly (readonly [number, string])[]) {
  return steps.map(([day, stage]) => ({
    deal_id: deal as never,
    to_stage_id: stage as never,
    at: new Date(Date.UTC(2026, 0, 1) + day * dayMs).toISOString(),
  }));
}

it('is the median of the stays that have ended, of three at least', () => {
  const changes = [
    ...moves('a', [0, 'one'], [2, 'two'], [12, 'won']),
    ...moves('b', [0, 'one'], [4.5, 'two'], [5, 'one'], [12, 'two']),
    ...moves('c', [9, 'one'], [10, 'lost']),
    ...moves('gone', [0, 'one'], [300, 'two']),
  ].toReversed();
  const ids = new Set(['a', 'b', 'c']);
  // one: 2, 4.5, 7 and 1 day; two: 10 and 0.5, too few; the stays in `two`, `won` and `lost` go on.
  expect(toStageTimes(changes, ids)).toEqual({ one: 3.25 });
  expect(toStageTimes([...changes, ...moves('c', [8, 'two'])], ids)).toMatchObject({ two: 1 });
  expect(toStageTimes([], ids)).toEqual({});
});

it('is kept, shown with a deal, and written only when it has changed', async () => {
  const { store, clock, dealId } = await aPipeline();
  const [first, next] = [await aStage(store, 'Prospecting'), await aStage(store, 'Qualification')];
  expect(await refreshStageTimes(store)).toBe(false);
  const others = [dealId];
  for (const name of ['Two', 'Three']) others.push(valueOf(await addDeal(store, { name })).id);
  for (const id of others) {
    clock.forward(dayMs);
    valueOf(await moveDeal(store, id, { toStageId: next.id }));
  }
  expect(await refreshStageTimes(store)).toBe(true);
  expect(await loadStageTimes(store)).toEqual({ [first.id]: 2 });
  expect(await refreshStageTimes(store)).toBe(false);
  const { id } = valueOf(await addDeal(store, { name: 'Four' }));
  expect(await loadDeal(store, id)).toMatchObject({ medianDays: 2 });
  expect(await loadDeal(store, dealId)).toMatchObject({ medianDays: null });
  valueOf(await deleteDeal(store, others[2] ?? ''));
  expect(await refreshStageTimes(store)).toBe(true);
  expect(await loadStageTimes(store)).toEqual({});
});
