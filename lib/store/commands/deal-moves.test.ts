import { describe, expect, it } from 'vitest';
import { aClock, loadContent, valueOf } from '../a-store.ts';
import type { OutboxEntry } from '../outbox.ts';
import type { Store } from '../store.ts';
import { aJoinedStore, repId, settleAll, waitingOf, workspaceId } from '../sync/a-joined-store.ts';
import { applyPage } from '../sync/apply-page.ts';
import { overlay } from '../sync/overlay.ts';
import type { AnyRow } from '../tables.ts';
import { undoCommand } from '../undo.ts';
import { aPipeline, aStage, startsAt } from './a-pipeline.ts';
import { addDeal, checkCriterion, editDeal, moveDeal } from './deals.ts';
import { reapplyIssues } from './issues.ts';
import { addStage, deleteStage, editStage } from './stages.ts';

/** Two devices of one rep that know the same deal; their clocks are set apart by hand. */
async function twoDevices() {
  const clocks = [aClock(startsAt), aClock(startsAt)] as const;
  const [one, two] = [await aJoinedStore(clocks[0]), await aJoinedStore(clocks[1])] as const;
  const { id } = valueOf(await addDeal(one, { name: 'Fleet' }));
  await settleAll(one);
  const base = await dealOf(one, id);
  const pulled = (rows: readonly object[]) => rows.map((row) => ({ ...row, rev: 10 }) as never);
  const rows = { stages: pulled(await one.stages.toArray()), deals: pulled([base]) };
  await applyPage(two, { rows }, { ws: workspaceId });
  const move = async (store: Store, name: string, lostReason: string | null = null) => {
    const stage = await aStage(store, name);
    return valueOf(await moveDeal(store, id, { toStageId: stage.id, lostReason }));
  };
  const sent = (store: Store) => waitingOf(store, id);
  return { one, two, clocks, id, base, move, sent };
}

async function dealOf(store: Store, id: string) {
  const deal = await store.deals.get(id);
  if (!deal) throw new Error('the deal is gone');
  return deal;
}

/** What the server has, whichever device sends first. */
function merged(base: AnyRow, ...sent: readonly (readonly OutboxEntry[])[]) {
  const rows = [sent, sent.toReversed()].map((order) => {
    const row = overlay(base, order.flat(), repId) as Awaited<ReturnType<typeof dealOf>>;
    const { stage_id, outcome, closed_at, lost_reason } = row;
    return { stage_id, outcome, closed_at, lost_reason };
  });
  expect(rows[0]).toEqual(rows[1]);
  return rows[0];
}

const open = { outcome: 'open', closed_at: null, lost_reason: null };

describe('moves of one deal on two devices', () => {
  it('won, and later in negotiation: it is in negotiation and open', async () => {
    const { one, two, clocks, base, move, sent } = await twoDevices();
    clocks[0].forward(1000);
    await move(one, 'Won');
    clocks[1].forward(2000);
    await move(two, 'Negotiation');
    const { id: stage_id } = await aStage(two, 'Negotiation');
    expect(merged(base, await sent(one), await sent(two))).toEqual({ stage_id, ...open });
  });

  it('in negotiation, and later won: it is won', async () => {
    const { one, two, clocks, base, move, sent } = await twoDevices();
    clocks[0].forward(2000);
    await move(one, 'Won');
    clocks[1].forward(1000);
    await move(two, 'Negotiation');
    const { id: stage_id } = await aStage(one, 'Won');
    const closed_at = '2026-03-02T08:00:02.000Z';
    const won = { stage_id, outcome: 'won', closed_at, lost_reason: null };
    expect(merged(base, await sent(one), await sent(two))).toEqual(won);
  });

  it('lost, while a move of the other is taken back later', async () => {
    const { one, two, clocks, base, move, sent } = await twoDevices();
    clocks[1].forward(1000);
    const { journalId } = await move(two, 'Negotiation');
    clocks[0].forward(2000);
    await move(one, 'Lost', 'Too dear');
    clocks[1].forward(2000);
    valueOf(await undoCommand(two, journalId));
    const { stage_id } = base;
    expect(merged(base, await sent(one), await sent(two))).toEqual({ stage_id, ...open });
  });

  it('are whole where its stage was deleted', async () => {
    const { store, dealId, deal } = await aPipeline();
    const target = await aStage(store, 'Negotiation');
    valueOf(await deleteStage(store, (await deal()).stage_id, { movesTo: target.id }));
    const [sent] = (await waitingOf(store, dealId)).slice(-1);
    expect(sent).toMatchObject({ op: 'patch', f: { stage_id: target.id, ...open } });
    expect((await deal()).clocks).toMatchObject({ stage_id: sent?.clock, outcome: sent?.clock });
  });

  it('opened again, and later another word for the loss: it stays open', async () => {
    const { one, two, clocks, id, move, sent } = await twoDevices();
    await move(one, 'Lost', 'Too dear');
    await settleAll(one, 20);
    const base = await dealOf(one, id);
    await applyPage(two, { rows: { deals: [{ ...base, rev: 20 }] } }, { ws: workspaceId });
    clocks[0].forward(1000);
    await move(one, 'Negotiation');
    clocks[1].forward(2000);
    valueOf(await editDeal(two, id, { lost_reason: 'No budget' }));
    const { id: stage_id } = await aStage(one, 'Negotiation');
    expect(merged(base, await sent(one), await sent(two))).toMatchObject({
      stage_id,
      outcome: 'open',
    });
  });

  it('leave in the history and in the receipt only what has changed', async () => {
    const { store, dealId } = await aPipeline();
    const before = await loadContent(store);
    const next = await aStage(store, 'Negotiation');
    const receipt = valueOf(await moveDeal(store, dealId, { toStageId: next.id }));
    expect(receipt.fieldCount).toBe(1);
    const entry = await store.journal.get(receipt.journalId);
    const change = entry?.changes.find(({ t }) => t === 'deals');
    expect(Object.keys(change?.after ?? {})).toEqual(['stage_id']);
    valueOf(await undoCommand(store, receipt.journalId));
    expect(await loadContent(store)).toEqual(before);
  });

  it('are decided as one where the team has another', async () => {
    const { store, dealId, deal } = await aPipeline();
    const won = await aStage(store, 'Won');
    const { stage_id } = await deal();
    const f = { stage_id: won.id, outcome: 'won', closed_at: startsAt };
    const issue = { t: 'deals', rowId: dealId, op: 'patch', kind: 'merged', f, state: 'open' };
    const { workspace_id: ws } = await deal();
    const id = await store.issues.add({ ...issue, ws, mid: 'm', clock: 'c' } as never);
    valueOf(await reapplyIssues(store, [{ id, fields: ['stage_id'] }]));
    expect(await deal()).toMatchObject(f);
    expect(stage_id).not.toBe(won.id);
    expect(await store.issues.get(id)).toMatchObject({ state: 'reapplied' });
  });
});

describe('a deal whose outcome is not its stage’s', () => {
  it('is put right by a move into the stage that it is in', async () => {
    const { store, dealId, deal } = await aPipeline();
    const { stage_id } = await deal();
    await store.deals.update(dealId, { outcome: 'won', closed_at: startsAt });
    const { journalId } = valueOf(await moveDeal(store, dealId, { toStageId: stage_id }));
    expect(journalId).not.toBe(0);
    expect(await deal()).toMatchObject({ stage_id, ...open });
    // It has not gone anywhere.
    expect(await store.stage_changes.count()).toBe(1);
  });

  it('and by any other', async () => {
    const { store, dealId, deal } = await aPipeline();
    await store.deals.update(dealId, { outcome: 'lost', closed_at: startsAt, lost_reason: 'x' });
    const next = await aStage(store, 'Negotiation');
    valueOf(await moveDeal(store, dealId, { toStageId: next.id }));
    expect(await deal()).toMatchObject({ stage_id: next.id, ...open });
  });
});

describe('met criteria', () => {
  const many = (of: string, count: number) =>
    Array.from({ length: count }, (_, at) => `${of} ${at}`);

  it('of stages that are gone are dropped first, and the oldest of them before others', async () => {
    const { store, dealId, deal } = await aPipeline();
    const first = await aStage(store, 'Prospecting');
    const second = await aStage(store, 'Qualification');
    const [kept, met] = [many('Asked', 20), many('Shown', 20)];
    valueOf(await editStage(store, first.id, { exit_criteria: kept }));
    valueOf(await editStage(store, second.id, { exit_criteria: met }));
    const gone = many('Gone', 25);
    await store.deals.update(dealId, { checked_criteria: [...kept, ...gone] });
    valueOf(await moveDeal(store, dealId, { toStageId: second.id, met }));
    expect((await deal()).checked_criteria).toEqual([...kept, ...gone.slice(15), ...met]);
  });

  it('of stages that are there go once nothing else is left, the oldest first', async () => {
    const { store, dealId, deal } = await aPipeline();
    const stages = ['Prospecting', 'Qualification', 'Needs assessment'];
    for (const [at, name] of stages.entries()) {
      const { id } = await aStage(store, name);
      valueOf(await editStage(store, id, { exit_criteria: many(`S${at}`, 20) }));
    }
    for (const at of stages.keys()) {
      const { id } = await aStage(store, [...stages, 'Negotiation'][at + 1] ?? '');
      valueOf(await moveDeal(store, dealId, { toStageId: id, met: many(`S${at}`, 20) }));
    }
    const all = stages.flatMap((_, at) => many(`S${at}`, 20));
    expect((await deal()).checked_criteria).toEqual(all.slice(10));
  });

  it('one more is checked where there is no room', async () => {
    const { store, dealId, deal } = await aPipeline();
    valueOf(
      await addStage(store, {
        name: 'Trial',
        kind: 'open',
        probability: 40,
        exitCriteria: ['Used'],
      }),
    );
    await store.deals.update(dealId, { checked_criteria: many('Gone', 50) });
    valueOf(await checkCriterion(store, dealId, { criterion: 'Used', isMet: true }));
    expect((await deal()).checked_criteria).toEqual([...many('Gone', 50).slice(1), 'Used']);
  });
});
