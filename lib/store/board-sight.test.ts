import { describe, expect, onTestFinished, test } from 'vitest';
import { valueOf } from './a-store.ts';
import { type Board, toBoard } from './board.ts';
import { keepSight, loadSight } from './board-sight.ts';
import { aPipeline, aStage } from './commands/a-pipeline.ts';
import { addDeal, deleteDeal, editDeal, moveDeal } from './commands/deals.ts';
import { saveSetting } from './commands/settings.ts';
import { addTask } from './commands/tasks.ts';
import { loadSetting } from './deal-queries.ts';
import { openMirrors } from './mirrors.ts';
import { renewCards } from './renew-cards.ts';
import type { Store } from './store.ts';
import { clearWorkspace } from './sync/clear-workspace.ts';

const shape = 'this';

async function readBoard(store: Store): Promise<Board> {
  const mirrors = openMirrors(store, () => {});
  onTestFinished(() => mirrors.close());
  return toBoard(mirrors, { now: store.clock.now(), isWhole: true });
}

/** As the dashboard's worker does it. */
async function keep(store: Store): Promise<Board> {
  const mirrors = openMirrors(store, () => {});
  onTestFinished(() => mirrors.close());
  const head = await mirrors.head();
  const board = await toBoard(mirrors, { now: store.clock.now(), isWhole: true });
  await keepSight(store, { shape, head, untilMs: board.quarter.untilMs, packed: board });
  return board;
}

/** What the next opening shows first. */
async function firstSight(store: Store): Promise<Board | undefined> {
  const now = store.clock.now();
  const sight = await loadSight<Board>(store, { now, shape });
  return sight && renewCards(store, sight.packed, { dealIds: sight.dealIds, now });
}

const byId = (one: { readonly id: string }, other: { readonly id: string }) =>
  one.id < other.id ? -1 : 1;

describe('the board of the last time', () => {
  test('is there until something is written', async () => {
    const { store } = await aPipeline();
    const board = await keep(store);
    expect(await loadSight(store, { now: store.clock.now(), shape })).toEqual({
      packed: board,
      dealIds: [],
    });
  });

  test('shows each deal as it is now: moved, renamed, revalued, added, deleted', async () => {
    const { store, clock, dealId } = await aPipeline();
    const add = async (name: string) => valueOf(await addDeal(store, { name, amount: '100' })).id;
    const [renamed, gone, won] = [await add('One'), await add('Two'), await add('Three')];
    await keep(store);
    clock.forward(60_000);
    const proposal = await aStage(store, 'Proposal and quote');
    valueOf(await moveDeal(store, dealId, { toStageId: proposal.id }));
    valueOf(await moveDeal(store, won, { toStageId: (await aStage(store, 'Won')).id }));
    valueOf(await editDeal(store, renamed, { name: 'Uno', amount: '250' }));
    valueOf(await deleteDeal(store, gone));
    await add('Four');

    const sight = await firstSight(store);
    const now = await readBoard(store);
    const seen = ({ cards }: Board) =>
      cards
        .map(({ id, name, stageId, outcome, annual, closedAt }) => ({
          id,
          name,
          stageId,
          outcome,
          annual,
          closedAt,
        }))
        .toSorted(byId);
    expect(sight && seen(sight)).toEqual(seen(now));
    expect(seen(now)).toHaveLength(4);
  });

  test('keeps what was worked out of a deal where only its name is another', async () => {
    const { store, dealId } = await aPipeline();
    const { cards } = await keep(store);
    const before = cards.find(({ id }) => id === dealId);
    valueOf(await editDeal(store, dealId, { name: 'Renamed' }));
    const after = (await firstSight(store))?.cards.find(({ id }) => id === dealId);
    expect(after).toEqual({ ...before, name: 'Renamed' });
  });

  test('stands where other rows were written, and does not where a setting or a stage was', async () => {
    const { store, dealId } = await aPipeline();
    await keep(store);
    valueOf(await addTask(store, { dealId, title: 'Call' }));
    expect(await firstSight(store)).toBeDefined();
    valueOf(
      await saveSetting(store, 'reports', {
        ...(await loadSetting(store, 'reports')),
        coldDays: 9,
      }),
    );
    expect(await firstSight(store)).toBeUndefined();
  });

  test('is not shown where another version has kept it', async () => {
    const { store } = await aPipeline();
    await keep(store);
    expect(await loadSight(store, { now: store.clock.now(), shape: 'another' })).toBeUndefined();
  });

  test('is not shown in the next quarter, nor after the workspace was cleared', async () => {
    const { store } = await aPipeline();
    const { quarter } = await keep(store);
    expect(await loadSight(store, { now: quarter.untilMs - 1, shape })).toBeDefined();
    expect(await loadSight(store, { now: quarter.untilMs, shape })).toBeUndefined();
    await store.transaction('rw', store.tables, () => clearWorkspace(store));
    expect(await loadSight(store, { now: store.clock.now(), shape })).toBeUndefined();
  });
});
