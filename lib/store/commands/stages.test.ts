import { describe, expect, it } from 'vitest';
import type { Stage } from '../../model/deal.ts';
import { ownIdOf } from '../../model/ids.ts';
import { defaultStages } from '../../model/selling.ts';
import { aStore, loadContent, valueOf } from '../a-store.ts';
import { listCadences, listStages } from '../deal-queries.ts';
import { loadIdentity } from '../identity.ts';
import type { Store } from '../store.ts';
import { freshCursor, keep } from '../sync/kept-state.ts';
import { undoCommand } from '../undo.ts';
import { aPipeline, aStage, dayMs, joinAs, refusal } from './a-pipeline.ts';
import { beginWorkspace } from './begin-workspace.ts';
import { addDeal, moveDeal } from './deals.ts';
import { addStage, deleteStage, editStage, orderStages } from './stages.ts';

async function names(store: Store): Promise<string[]> {
  const stages = await listStages(store);
  expect(stages.map(({ position }) => position)).toEqual(stages.map((_, at) => at));
  return stages.map(({ name }) => name);
}

const ofOpen = { kind: 'open', probability: 20 } as const;

describe('what a workspace begins with', () => {
  it('is shown before it is written, under the ids that it will have', async () => {
    const store = aStore();
    await loadIdentity(store);
    const shown = await listStages(store);
    expect(shown.map(({ kind, probability }) => [kind, probability])).toEqual(
      defaultStages.map(({ kind, probability }) => [kind, probability]),
    );
    expect(await store.stages.count()).toBe(0);
    valueOf(await addDeal(store, { name: 'Fleet' }));
    expect((await listStages(store)).map(({ id, name }) => [id, name])).toEqual(
      shown.map(({ id, name }) => [id, name]),
    );
    expect((await listCadences(store)).map(({ id }) => id)).toEqual(
      await store.cadences.toCollection().primaryKeys(),
    );
  });

  it('is the same on every device, in whatever language', async () => {
    const [one, other] = [aStore(), aStore()];
    const { workspaceId } = await loadIdentity(one);
    await other.kv.put({ key: 'identity', value: { ...(await loadIdentity(other)), workspaceId } });
    const won = { name: 'Thắng', criteria: ['Đã ký'] };
    other.defaults = { ...other.defaults, stages: { ...other.defaults.stages, won } };
    for (const store of [one, other]) valueOf(await beginWorkspace(store));
    const ids = (store: Store) => store.stages.toCollection().primaryKeys();
    expect(await ids(other)).toEqual(await ids(one));
    expect(await ids(one)).toContain(ownIdOf(workspaceId, 'stage', 'won'));
    expect((await aStage(other, 'Thắng')).exit_criteria).toEqual(['Đã ký']);
  });

  it('is written once, whoever asks', async () => {
    const { store } = await aPipeline();
    const count = await store.outbox.count();
    valueOf(await beginWorkspace(store));
    expect(await store.outbox.count()).toBe(count);
  });

  it('is not written by a rep of a team, and a deal names it all the same', async () => {
    const store = aStore();
    await joinAs(store, 'rep');
    const { id } = valueOf(await addDeal(store, { name: 'Fleet' }));
    expect([await store.stages.count(), await store.cadences.count()]).toEqual([0, 0]);
    const stage = await aStage(store, 'Prospecting');
    expect(await store.deals.get(id)).toMatchObject({ stage_id: stage.id });
    const next = await aStage(store, 'Won');
    valueOf(await moveDeal(store, id, { toStageId: next.id }));
    expect(await store.deals.get(id)).toMatchObject({ stage_id: next.id, outcome: 'won' });
  });

  it('is not written while the team’s own may still be on the way', async () => {
    const store = aStore();
    await joinAs(store, 'owner');
    const { workspaceId } = await loadIdentity(store);
    await keep(store, 'cursor', freshCursor(workspaceId));
    valueOf(await addDeal(store, { name: 'Fleet' }));
    expect(await store.stages.count()).toBe(0);
    await joinAs(store, 'owner');
    valueOf(await beginWorkspace(store));
    expect(await store.stages.count()).toBe(7);
  });
});

describe('stages', () => {
  it('are changed by managers and owners alone', async () => {
    const { store } = await aPipeline();
    const [first, second] = await listStages(store);
    const id = first?.id ?? '';
    const ids = (await listStages(store)).map((stage) => stage.id);
    const changes = [
      () => orderStages(store, ids),
      () => addStage(store, { name: 'Pilot', ...ofOpen }),
      () => editStage(store, id, { name: 'Pilot' }),
      () => deleteStage(store, id, { movesTo: second?.id ?? '' }),
    ];
    await joinAs(store, 'rep');
    for (const change of changes) expect(await refusal(change())).toEqual({ code: 'not_allowed' });
    await joinAs(store, 'manager');
    for (const change of changes) valueOf(await change());
  });

  it('of a kind are added behind the others of it, and their order is gapless', async () => {
    const store = aStore();
    valueOf(await addStage(store, { name: ' Pilot ', ...ofOpen, exitCriteria: [' a', 'a', ' '] }));
    valueOf(await addStage(store, { name: 'No decision', kind: 'lost', probability: 30 }));
    expect(await names(store)).toEqual([
      'Prospecting',
      'Qualification',
      'Needs assessment',
      'Proposal and quote',
      'Negotiation',
      'Pilot',
      'Won',
      'Lost',
      'No decision',
    ]);
    expect(await aStage(store, 'Pilot')).toMatchObject({ probability: 20, exit_criteria: ['a'] });
    // A lost deal has no chance, whatever was typed.
    expect(await aStage(store, 'No decision')).toMatchObject({ probability: 0 });
  });

  it('are put in another order as a whole', async () => {
    const store = aStore();
    const before = await listStages(store);
    const ids = before.map(({ id }) => id);
    const receipt = valueOf(
      await orderStages(store, [ids[1] ?? '', ids[0] ?? '', ...ids.slice(2)]),
    );
    expect((await names(store)).slice(0, 3)).toEqual([
      'Qualification',
      'Prospecting',
      'Needs assessment',
    ]);
    valueOf(await undoCommand(store, receipt.journalId));
    expect((await names(store))[0]).toBe('Prospecting');
    const known = (await listStages(store)).map(({ id }) => id);
    for (const wrong of [
      known.slice(1),
      [...known, known[0] ?? ''],
      known.map(() => known[0] ?? ''),
    ]) {
      expect(await refusal(orderStages(store, wrong))).toMatchObject({ code: 'not_found_here' });
    }
  });

  it('are edited, also before they are written, and the edit is taken back by itself', async () => {
    const store = aStore();
    const shown = (await listStages(store))[1];
    const patch = { name: ' Discovery ', probability: 25, exit_criteria: ['Budget known'] };
    const receipt = valueOf(await editStage(store, shown?.id ?? '', patch));
    expect(receipt).toMatchObject({ table: 'stages', name: 'Discovery' });
    expect(await aStage(store, 'Discovery')).toMatchObject({ probability: 25, position: 1 });
    valueOf(await undoCommand(store, receipt.journalId));
    expect(await aStage(store, 'Qualification')).toMatchObject({ probability: 15 });
  });

  it.each<[string, { name?: string; probability?: number; exit_criteria?: string[] }]>([
    ['stages.name', { name: ' ' }],
    ['stages.name', { name: 'x'.repeat(81) }],
    ['stages.probability', { probability: 101 }],
    ['stages.probability', { probability: -1 }],
    ['stages.probability', { probability: 12.5 }],
    ['stages.exit_criteria', { exit_criteria: ['x'.repeat(201)] }],
    ['stages.exit_criteria', { exit_criteria: Array.from({ length: 21 }, (_, at) => `c${at}`) }],
  ])('are refused with %s for %o', async (detail, patch) => {
    const store = aStore();
    const [first] = await listStages(store);
    expect(await refusal(editStage(store, first?.id ?? '', patch))).toEqual({
      code: 'invalid_input',
      detail,
    });
    const { name = 'Pilot', probability = 20, exit_criteria: exitCriteria = [] } = patch;
    const input = { name, kind: 'open', probability, exitCriteria } as const;
    expect(await refusal(addStage(store, input))).toMatchObject({ detail });
  });

  it('keep one of each kind, and their kind while deals are in them', async () => {
    const { store } = await aPipeline();
    const won = await aStage(store, 'Won');
    const first = await aStage(store, 'Prospecting');
    const edit = (stage: Stage, kind: Stage['kind']) =>
      refusal(editStage(store, stage.id, { kind }));
    expect(await edit(won, 'open')).toMatchObject({ detail: 'stages.kind' });
    expect(await edit(first, 'lost')).toMatchObject({ detail: 'stages.deals' });
    const free = await aStage(store, 'Negotiation');
    valueOf(await editStage(store, free.id, { kind: 'won' }));
    expect(await aStage(store, 'Negotiation')).toMatchObject({ kind: 'won', probability: 100 });
  });
});

describe('deleting a stage', () => {
  it('moves its deals, in their history too, and undoing moves them back', async () => {
    const { store, clock, dealId, deal } = await aPipeline();
    const [first, next] = [
      await aStage(store, 'Prospecting'),
      await aStage(store, 'Qualification'),
    ];
    const before = await loadContent(store);
    clock.forward(dayMs);
    const gone = valueOf(await deleteStage(store, first.id, { movesTo: next.id }));
    expect(gone).toMatchObject({ table: 'stages', name: 'Prospecting' });
    expect((await listStages(store)).map(({ name }) => name)).not.toContain('Prospecting');
    expect(await deal()).toMatchObject({ stage_id: next.id, outcome: 'open' });
    const changes = await store.stage_changes.where('ix.deal').equals(dealId).sortBy('at');
    expect(changes.at(-1)).toMatchObject({ from_stage_id: first.id, to_stage_id: next.id });
    valueOf(await undoCommand(store, gone.journalId));
    expect(await loadContent(store)).toEqual(before);
  });

  it('that is the last of its kind, or for one of another kind, is refused', async () => {
    const { store } = await aPipeline();
    const remove = async (name: string, movesTo: string) => {
      const [from, to] = [await aStage(store, name), await aStage(store, movesTo)];
      return refusal(deleteStage(store, from.id, { movesTo: to.id }));
    };
    const detail = 'stages.kind';
    expect(await remove('Won', 'Lost')).toEqual({ code: 'invalid_input', detail });
    expect(await remove('Prospecting', 'Won')).toEqual({ code: 'invalid_input', detail });
    expect(await remove('Prospecting', 'Prospecting')).toEqual({ code: 'invalid_input', detail });
  });

  it('with two thousand deals in it moves them all', async () => {
    const { store } = await aPipeline();
    const [deal] = await store.deals.toArray();
    if (!deal) throw new Error('no deal');
    const ids = Array.from({ length: 2000 }, () => crypto.randomUUID());
    await store.deals.bulkAdd(ids.map((id) => ({ ...deal, id: id as never })));
    const [first, next] = [
      await aStage(store, 'Prospecting'),
      await aStage(store, 'Qualification'),
    ];
    valueOf(await deleteStage(store, first.id, { movesTo: next.id }));
    expect(await store.deals.where('ix.stage').equals(next.id).count()).toBe(2001);
    expect(await store.stage_changes.count()).toBe(2002);
  });
});
