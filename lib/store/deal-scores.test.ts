import { describe, expect, it } from 'vitest';
import type { LearnedBody, ScoreMode } from '../model/scoring.ts';
import { aLearnedBody, anEntry } from '../scoring/a-score.ts';
import { aClock, aStore, valueOf } from './a-store.ts';
import { addDeal, moveDeal } from './commands/deals.ts';
import { addProspect, deleteProspect } from './commands/prospects.ts';
import { chooseScorecard, keepScorecard } from './commands/scoring.ts';
import { saveSetting } from './commands/settings.ts';
import { addStakeholder } from './commands/stakeholders.ts';
import { logTouchpoint } from './commands/touchpoints.ts';
import { listStages } from './deal-queries.ts';
import { loadDealOdds, loadDealScores } from './deal-scores.ts';
import { loadPipeline } from './kept-pipeline.ts';
import { refreshPipeline } from './pipeline.ts';
import { refreshScores } from './refresh-scores.ts';
import type { Store } from './store.ts';

/** ln 4 for operations, − ln 4 for interns: half of it moves even odds to two thirds, or to one third. */
const body: LearnedBody = aLearnedBody({
  facts: {
    words: [
      { key: 'operations', logOdds: Math.log(4), count: 90, cameCount: 60 },
      { key: 'intern', logOdds: -Math.log(4), count: 90, cameCount: 20 },
    ],
  },
  touches: { reply: Math.log(4) },
});

/** In a stage of which nothing was learned. */
const even = { id: 'stage' as never, probability: 50, days: 0 };

async function aWorkspace() {
  const clock = aClock();
  const store = aStore(clock);
  const entries = [
    anEntry('words', 'operations', { weight: 20 }),
    anEntry('words', 'intern', { mode: 'unwanted', weight: 10 }),
  ];
  valueOf(await saveSetting(store, 'ideal_profile', { entries }));
  const person = async (name: string, title: string | null) =>
    valueOf(await addProspect(store, { full_name: name, title })).id;
  const join = async (dealId: string, prospectId: string) =>
    valueOf(await addStakeholder(store, { dealId, prospectId })).id;
  /** In a stage of even odds. */
  const deal = async (name: string, amount: string | null = '1000') => {
    const { id } = valueOf(await addDeal(store, { name, amount }));
    valueOf(await moveDeal(store, id, { toStageId: (await listStages(store))[3]?.id ?? '' }));
    return id;
  };
  return { clock, store, person, join, deal };
}

async function learn(store: Store, mode: ScoreMode): Promise<string> {
  const { id } = valueOf(await keepScorecard(store, body, { mode }));
  await refreshScores(store, { maxChunks: 9 });
  return id;
}

describe('the score of a deal', () => {
  it('is that of the best of its people', async () => {
    const { store, person, join, deal } = await aWorkspace();
    const [sale, empty] = [await deal('Sale'), await deal('Empty')];
    const ha = await person('Hà', 'Operations');
    await join(sale, await person('Max', 'Intern'));
    await join(sale, ha);
    await join(sale, await person('Ann', null));
    expect((await loadDealScores(store, [sale])).size).toBe(0);
    await refreshScores(store, { maxChunks: 9 });
    const scores = await loadDealScores(store, [sale, empty, 'none']);
    expect([...scores.keys()]).toEqual([sale]);
    expect(scores.get(sale)).toMatchObject({ prospectId: ha, name: 'Hà', peopleCount: 3 });
    expect(scores.get(sale)?.score).toMatchObject({ score: 60, grade: 'A4' });
  });

  it('of two alike names always the same one, and nobody who is gone', async () => {
    const { store, person, join, deal } = await aWorkspace();
    const sale = await deal('Sale');
    const ids = [await person('One', 'Operations'), await person('Two', 'Operations')];
    for (const id of ids.toSorted().reverse()) await join(sale, id);
    await refreshScores(store, { maxChunks: 9 });
    const [first = '', second = ''] = ids.toSorted();
    expect((await loadDealScores(store, [sale])).get(sale)?.prospectId).toBe(first);
    valueOf(await deleteProspect(store, first));
    await refreshScores(store, { maxChunks: 9 });
    expect((await loadDealScores(store, [sale])).get(sale)?.prospectId).toBe(second);
  });
});

describe('the odds of a deal', () => {
  it('are moved by what was learned of the best of its people, and by nobody’s hand-set points', async () => {
    const { store, person, join, deal } = await aWorkspace();
    const [good, bad, empty] = [await deal('Good'), await deal('Bad'), await deal('Empty')];
    await join(good, await person('Hà', 'Operations'));
    await join(good, await person('Max', 'Intern'));
    await join(bad, await person('Kim', 'Intern'));
    await refreshScores(store, { maxChunks: 9 });
    const odds = async () => {
      const { areMoved, oddsOf } = await loadDealOdds(store, [good, bad, empty]);
      return [areMoved, ...[good, bad, empty].map((id) => oddsOf({ id }, even))];
    };
    expect(await odds()).toEqual([false, 50, 50, 50]);
    const id = await learn(store, 'learned');
    expect(await odds()).toEqual([true, 67, 33, 50]);
    // 110 outcomes against 90: 0.55 of the way, so 0.55 × ln 2 for the ratio.
    valueOf(await chooseScorecard(store, { scorecardId: id, mode: 'blend' }));
    await refreshScores(store, { maxChunks: 9 });
    expect(await odds()).toEqual([true, 59, 41, 50]);
    valueOf(await chooseScorecard(store, { scorecardId: id, mode: 'hand_set' }));
    expect(await odds()).toEqual([false, 50, 50, 50]);
  });

  it('rise with a reply, and fall again as it ages', async () => {
    const { clock, store, person, join, deal } = await aWorkspace();
    const sale = await deal('Sale');
    const ann = await person('Ann', null);
    await join(sale, ann);
    await learn(store, 'learned');
    valueOf(
      await logTouchpoint(store, {
        channel: 'email',
        direction: 'in',
        prospectIds: [ann],
        occurredAt: new Date(clock.now()).toISOString(),
      }),
    );
    await refreshScores(store, { maxChunks: 9 });
    const odds = async () => (await loadDealOdds(store, [sale])).oddsOf({ id: sale }, even);
    expect(await odds()).toBe(67);
    clock.forward(14 * 86_400_000);
    expect(await odds()).toBe(59);
  });
});

describe('the pipeline', () => {
  it('is weighted by moved odds, says of how many deals, and sums', async () => {
    const { store, person, join, deal } = await aWorkspace();
    const [good, bad] = [await deal('Good', '1000'), await deal('Bad', '500')];
    await deal('Empty', '100');
    await join(good, await person('Hà', 'Operations'));
    await join(bad, await person('Kim', 'Intern'));
    await refreshPipeline(store);
    expect(await loadPipeline(store)).toMatchObject({ weighted: '800', movedCount: null });
    await learn(store, 'learned');
    await refreshPipeline(store);
    // 1,000 × 67 % + 500 × 33 % + 100 × 50 %.
    expect(await loadPipeline(store)).toMatchObject({ weighted: '885', movedCount: 2 });
  });

  it('counts as unmoved what was kept before odds could be', async () => {
    const { store, deal } = await aWorkspace();
    await deal('Sale');
    await refreshPipeline(store);
    const kept = await loadPipeline(store);
    if (kept === undefined) throw new Error('nothing is kept');
    const { movedCount: _, ...old } = kept;
    await store.kv.put({ key: 'pipeline', value: old });
    expect(await loadPipeline(store)).toMatchObject({ openCount: 1, movedCount: null });
  });
});

it('finds the same among thousands of deals as for one', async () => {
  const { store, person, join, deal } = await aWorkspace();
  const sale = await deal('Sale');
  await join(sale, await person('Hà', 'Operations'));
  await learn(store, 'learned');
  const many = [sale, ...Array.from({ length: 600 }, (_, at) => `deal ${at}`)];
  const [one, all] = [await loadDealScores(store, [sale]), await loadDealScores(store, many)];
  expect(all).toEqual(one);
  expect((await loadDealOdds(store, many)).oddsOf({ id: sale }, even)).toBe(67);
});
