import { describe, expect, onTestFinished, test } from 'vitest';
import { anEntry } from '../scoring/a-score.ts';
import { valueOf } from './a-store.ts';
import { type Board, type BoardCard, toBoard } from './board.ts';
import { aPipeline, aStage, dayMs, startsAt } from './commands/a-pipeline.ts';
import { addDeal, deleteDeal, editDeal, moveDeal } from './commands/deals.ts';
import { addProspect } from './commands/prospects.ts';
import { saveSetting } from './commands/settings.ts';
import { addStakeholder } from './commands/stakeholders.ts';
import { addTask, completeTask } from './commands/tasks.ts';
import { loadDealScores } from './deal-scores.ts';
import { loadIdentity } from './identity.ts';
import { type Mirrors, openMirrors } from './mirrors.ts';
import { refreshActions } from './refresh-actions.ts';
import { refreshScores } from './refresh-scores.ts';
import type { Store } from './store.ts';

const startMs = Date.parse(startsAt);

function mirrorsOf(store: Store): Mirrors {
  const mirrors = openMirrors(store, () => {});
  onTestFinished(() => mirrors.close());
  return mirrors;
}

function boardOf(store: Store): Promise<Board> {
  return toBoard(mirrorsOf(store), { now: store.clock.now(), isWhole: true });
}

async function cardOf(store: Store, id: string): Promise<BoardCard> {
  const card = (await boardOf(store)).cards.find((one) => one.id === id);
  if (!card) throw new Error('no such card');
  return card;
}

function refresh(store: Store) {
  const until = `${new Date(store.clock.now()).toISOString().slice(0, 10)}T23:59:59.999Z`;
  return refreshActions(store, { until, maxChunks: 50 });
}

async function aDeal(store: Store, name: string, amount: string | null = null) {
  return valueOf(await addDeal(store, { name, amount })).id;
}

describe('the board', () => {
  test('has the workspace’s stages, reps, calendar and running quarter', async () => {
    const { store } = await aPipeline();
    const board = await boardOf(store);
    const { repId } = await loadIdentity(store);
    expect(board).toMatchObject({
      currency: 'USD',
      ownRepId: repId,
      reps: [{ id: repId, name: '' }],
      quarter: { from: '2026-01-01', until: '2026-04-01' },
      isWhole: true,
      learnedFromCount: null,
    });
    expect(board.stages.map(({ name, kind }) => [name, kind])).toEqual([
      ['Prospecting', 'open'],
      ['Qualification', 'open'],
      ['Needs assessment', 'open'],
      ['Proposal and quote', 'open'],
      ['Negotiation', 'open'],
      ['Won', 'won'],
      ['Lost', 'lost'],
    ]);
    expect(board.calendar.workDays).toEqual([1, 2, 3, 4, 5]);
  });

  test('has open deals, and those that were closed in the running fiscal quarter', async () => {
    const { store, clock, dealId } = await aPipeline();
    const won = await aStage(store, 'Won');
    const lost = await aStage(store, 'Lost');
    const [early, late, gone] = [
      await aDeal(store, 'Early'),
      await aDeal(store, 'Late'),
      await aDeal(store, 'Gone'),
    ];
    valueOf(await moveDeal(store, early, { toStageId: won.id }));
    valueOf(await deleteDeal(store, gone));
    // From March to April: another quarter, where the fiscal year begins in January.
    clock.forward(40 * dayMs);
    valueOf(await moveDeal(store, late, { toStageId: lost.id, lostReason: 'Price' }));
    const ids = async () => new Set((await boardOf(store)).cards.map(({ id }) => id));
    expect(await ids()).toEqual(new Set([dealId, late]));
    // From March to May: of this fiscal year the same quarter.
    const reports = { fiscalMonth: 3, weekStartsOn: 1, marginPercent: null } as const;
    const rest = { lifetimeCapYears: 8, quarterTargets: {}, coldDays: 30 };
    valueOf(await saveSetting(store, 'reports', { ...reports, ...rest }));
    expect(await ids()).toEqual(new Set([dealId, early, late]));
  });
});

describe('a card', () => {
  test('shows the deal, its value of a year, and that by the odds of its stage', async () => {
    const { store, clock, dealId } = await aPipeline({
      amount: '1000',
      billing: 'monthly',
      currency: 'EUR',
      companyName: 'Nordwind',
    });
    valueOf(await saveSetting(store, 'currency_rates', { rates: { EUR: '0.8' } }));
    const stage = await aStage(store, 'Needs assessment');
    clock.forward(3 * dayMs);
    valueOf(await moveDeal(store, dealId, { toStageId: stage.id }));
    expect(await cardOf(store, dealId)).toMatchObject({
      name: 'Fleet',
      companyName: 'Nordwind',
      stageId: stage.id,
      outcome: 'open',
      amount: '1000',
      currency: 'EUR',
      annual: '15000',
      odds: 30,
      weighted: '4500',
      enteredStageAt: startMs + 3 * dayMs,
      peopleCount: 1,
    });
  });

  test('of a closed deal weighs all of it or nothing', async () => {
    const { store, dealId } = await aPipeline();
    valueOf(await moveDeal(store, dealId, { toStageId: (await aStage(store, 'Won')).id }));
    expect(await cardOf(store, dealId)).toMatchObject({ odds: 100, weighted: '48000', gaps: [] });
    const { id } = await aStage(store, 'Lost');
    valueOf(await moveDeal(store, dealId, { toStageId: id, lostReason: 'Price' }));
    expect(await cardOf(store, dealId)).toMatchObject({
      odds: 0,
      weighted: '0',
      lostReason: 'Price',
      closedAt: startMs,
    });
  });

  test('has no value without an amount or a rate', async () => {
    const { store, dealId } = await aPipeline({ currency: 'VND' });
    expect(await cardOf(store, dealId)).toMatchObject({ amount: '48000', annual: null });
    const empty = await aDeal(store, 'Empty');
    expect(await cardOf(store, empty)).toMatchObject({
      amount: null,
      annual: null,
      weighted: null,
    });
  });

  test('is stalled once it has been in its stage for more whole days than the median', async () => {
    const { store, clock, dealId } = await aPipeline();
    const stageId = (await aStage(store, 'Prospecting')).id;
    await store.kv.put({ key: 'stage_times', value: { [stageId]: 8.6 } });
    clock.forward(9 * dayMs);
    expect((await cardOf(store, dealId)).isStalled).toBe(false);
    clock.forward(dayMs);
    expect((await cardOf(store, dealId)).isStalled).toBe(true);
    const { stages } = await boardOf(store);
    expect(stages.map(({ medianDays }) => medianDays).slice(0, 2)).toEqual([8.6, null]);
  });

  test('has the score of the best of its people', async () => {
    const { store, dealId } = await aPipeline();
    const entries = [anEntry('words', 'operations', { weight: 20 })];
    valueOf(await saveSetting(store, 'ideal_profile', { entries }));
    const best = valueOf(await addProspect(store, { full_name: 'Hà', title: 'Operations' }));
    valueOf(await addStakeholder(store, { dealId, prospectId: best.id }));
    expect(await cardOf(store, dealId)).toMatchObject({ score: null, grade: null, peopleCount: 2 });
    await refreshScores(store, { maxChunks: 9 });
    const kept = (await loadDealScores(store, [dealId])).get(dealId);
    expect(kept?.prospectId).toBe(best.id);
    const { score, grade } = kept?.score ?? {};
    expect(await cardOf(store, dealId)).toMatchObject({ score, grade });
  });

  test('names what is missing among its people, as the rules of next actions say', async () => {
    const { store, clock, dealId, prospectId } = await aPipeline();
    valueOf(
      await moveDeal(store, dealId, { toStageId: (await aStage(store, 'Needs assessment')).id }),
    );
    const [part] = await store.stakeholders.toArray();
    expect(part?.prospect_id).toBe(prospectId);
    await refresh(store);
    expect((await cardOf(store, dealId)).gaps).toEqual(['no_economic_buyer', 'single_threaded']);
    const champion = valueOf(await addProspect(store, { full_name: 'Noor' }));
    valueOf(
      await addStakeholder(store, {
        dealId,
        prospectId: champion.id,
        roles: ['champion', 'economic_buyer'],
        evidence: 'Said so.',
      }),
    );
    await refresh(store);
    // Her silence is none yet.
    expect((await cardOf(store, dealId)).gaps).toEqual(['single_threaded']);
    clock.forward(20 * dayMs);
    await refresh(store);
    expect((await cardOf(store, dealId)).gaps).toEqual(['champion_silent', 'single_threaded']);
  });
});

describe('the next action of a card', () => {
  test('is the most pressing of what is due, else what comes up first', async () => {
    const { store, clock, dealId, prospectId } = await aPipeline();
    const task = async (title: string, days: number) =>
      valueOf(
        await addTask(store, {
          dealId,
          prospectId,
          title,
          channel: 'call',
          dueAt: new Date(startMs + days * dayMs).toISOString(),
        }),
      ).id;
    await task('Send the quote', 4);
    const first = await task('Call Linh', 2);
    await refresh(store);
    expect((await cardOf(store, dealId)).next).toEqual({
      action: null,
      title: 'Call Linh',
      channel: 'call',
      prospectId,
      prospectName: 'Linh Trần',
      dueAt: '2026-03-04T08:00:00.000Z',
    });
    valueOf(await completeTask(store, first));
    await refresh(store);
    expect((await cardOf(store, dealId)).next?.title).toBe('Send the quote');
    valueOf(await editDeal(store, dealId, { expected_close_on: '2026-03-02' }));
    clock.forward(dayMs);
    await refresh(store);
    expect((await cardOf(store, dealId)).next).toMatchObject({
      title: null,
      action: { rule: 'close_date_passed' },
    });
  });

  test('is none where its task was just done, and the list is behind', async () => {
    const { store, dealId } = await aPipeline();
    const task = valueOf(await addTask(store, { dealId, title: 'Call Linh' }));
    await refresh(store);
    expect((await cardOf(store, dealId)).next).toMatchObject({ title: 'Call Linh' });
    valueOf(await completeTask(store, task.id));
    expect((await cardOf(store, dealId)).next).toBeNull();
  });
});

test('cards stand by urgency, then by value', async () => {
  const { store, dealId } = await aPipeline({ amount: '10' });
  const due = async (dealOf: string, days: number) => {
    const dueAt = new Date(startMs + days * dayMs).toISOString();
    valueOf(await addTask(store, { dealId: dealOf, title: 'Call', dueAt }));
  };
  const names = ['today', 'overdue', 'later', 'nothing', 'nothing, more', 'overdue, more'];
  const amounts = ['900', '20', '800', '700', '750', '30'];
  const ids: string[] = [];
  for (const [at, name] of names.entries()) ids.push(await aDeal(store, name, amounts[at]));
  valueOf(await deleteDeal(store, dealId));
  const [today = '', overdue = '', later = '', , , more = ''] = ids;
  await due(today, 0);
  await due(overdue, -2);
  await due(later, 5);
  await due(more, -1);
  await refresh(store);
  expect((await boardOf(store)).cards.map(({ name }) => name)).toEqual([
    'overdue, more',
    'overdue',
    'today',
    'later',
    'nothing, more',
    'nothing',
  ]);
});

test('at first sight the board has what the deals themselves say, and reads no more', async () => {
  const { store, dealId } = await aPipeline({ companyName: 'Nordwind' });
  const mirrors = mirrorsOf(store);
  const board = await toBoard(mirrors, { now: store.clock.now(), isWhole: false });
  expect(board.isWhole).toBe(false);
  expect(board.cards).toMatchObject([
    { id: dealId, companyName: 'Nordwind', annual: '48000', odds: 5, score: null, next: null },
  ]);
  expect(mirrors.isRead('prospects')).toBe(false);
  expect(mirrors.isRead('stage_changes')).toBe(false);
});

test('the board follows what is written', async () => {
  const { store, dealId } = await aPipeline();
  const mirrors = mirrorsOf(store);
  const read = async () =>
    (await toBoard(mirrors, { now: store.clock.now(), isWhole: true })).cards.map(
      ({ id, annual, stageId }) => [id, annual, stageId],
    );
  const [first, next] = [await aStage(store, 'Prospecting'), await aStage(store, 'Qualification')];
  expect(await read()).toEqual([[dealId, '48000', first.id]]);
  valueOf(await editDeal(store, dealId, { amount: '5' }));
  valueOf(await moveDeal(store, dealId, { toStageId: next.id }));
  expect(await read()).toEqual([[dealId, '5', next.id]]);
  valueOf(await deleteDeal(store, dealId));
  expect(await read()).toEqual([]);
});
