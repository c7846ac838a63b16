import { describe, expect, test } from 'vitest';
import { valueOf } from './a-store.ts';
import { aPipeline, aStage, dayMs } from './commands/a-pipeline.ts';
import { addDeal, moveDeal } from './commands/deals.ts';
import { loadDealForecast, loadDealOdds } from './deal-scores.ts';
import { loadPipeline } from './kept-pipeline.ts';
import { refreshStageOdds } from './learn-stage-odds.ts';
import { refreshPipeline } from './pipeline.ts';
import { loadDaysInStage, loadStageOdds, stageOddsOf } from './stage-odds.ts';

const learned = {
  dealCount: 30,
  agesByStage: {
    one: [
      { fromDay: 0, percent: 40 },
      { fromDay: 7, percent: 30 },
    ],
  },
};

test('odds of a stage are those of the age, and as set where nothing was learned', () => {
  const at = (days: number, id = 'one') =>
    stageOddsOf(learned, { id: id as never, probability: 5, days });
  expect([at(0), at(6.9), at(7), at(900), at(-1), at(3, 'two')]).toEqual([40, 40, 30, 30, 40, 5]);
  expect(stageOddsOf(undefined, { id: 'one' as never, probability: 5, days: 3 })).toBe(5);
});

/** Deals that were won, or lost, after two days in the first stage, at odds of 5 %; and one that is open. */
async function aHistory({ wonCount, lostCount }: { wonCount: number; lostCount: number }) {
  const pipeline = await aPipeline({ amount: '1000' });
  const { store, clock } = pipeline;
  const [won, lost] = [await aStage(store, 'Won'), await aStage(store, 'Lost')];
  const ids: string[] = [];
  for (let at = 0; at < wonCount + lostCount; at += 1) {
    ids.push(valueOf(await addDeal(store, { name: `Deal ${at}` })).id);
  }
  clock.forward(2 * dayMs);
  for (const [at, id] of ids.entries()) {
    const isWon = at < wonCount;
    const to = isWon ? { toStageId: won.id } : { toStageId: lost.id, lostReason: 'price' };
    valueOf(await moveDeal(store, id, to));
  }
  clock.forward(1);
  return { ...pipeline, first: await aStage(store, 'Prospecting') };
}

describe('learned odds of stages', () => {
  test('are kept, and count wherever odds are shown', async () => {
    const { store, dealId, first } = await aHistory({ wonCount: 16, lostCount: 4 });
    await refreshPipeline(store);
    expect(await loadPipeline(store)).toMatchObject({ weighted: '50', learnedFromCount: null });
    expect(await refreshStageOdds(store)).toBe(true);
    expect(await refreshStageOdds(store)).toBe(false);
    // 20 × 5 % and 16 of 20: 42.5 %, of the stage and of its first age.
    expect(await loadStageOdds(store)).toMatchObject({ dealCount: 20 });
    const place = { ...first, days: 2 };
    const forecast = await loadDealForecast(store, dealId);
    expect(forecast.learnedFromCount).toBe(20);
    expect([forecast.oddsOf(place), forecast.stageOddsOf(place)]).toEqual([43, 43]);
    const odds = await loadDealOdds(store, [dealId]);
    expect(odds.oddsOf({ id: dealId }, place)).toBe(43);
    await refreshPipeline(store);
    expect(await loadPipeline(store)).toMatchObject({
      weighted: '430',
      learnedFromCount: 20,
      movedCount: null,
    });
  });

  test('leave what is set alone under twenty closed deals', async () => {
    const { store, dealId, first } = await aHistory({ wonCount: 15, lostCount: 4 });
    await refreshStageOdds(store);
    expect(await loadStageOdds(store)).toBeUndefined();
    const { learnedFromCount, oddsOf } = await loadDealForecast(store, dealId);
    expect(learnedFromCount).toBeNull();
    expect(oddsOf({ ...first, days: 2 })).toBe(5);
  });
});

test('days in a stage count from the last move into it, of one deal as of thousands', async () => {
  const { store, clock, dealId, deal } = await aPipeline();
  const [first, next] = [await aStage(store, 'Prospecting'), await aStage(store, 'Qualification')];
  for (const { id } of [next, first]) {
    clock.forward(3 * dayMs);
    valueOf(await moveDeal(store, dealId, { toStageId: id }));
  }
  clock.forward(1.5 * dayMs);
  const row = await deal();
  expect((await loadDaysInStage(store, [row])).get(dealId)).toBe(1.5);
  const many = Array.from({ length: 600 }, (_, at) => ({ ...row, id: `deal ${at}` as never }));
  const days = await loadDaysInStage(store, [row, ...many]);
  expect(days.get(dealId)).toBe(1.5);
  // Of which no move is known: since it was made.
  expect(days.get('deal 7')).toBe(7.5);
});
