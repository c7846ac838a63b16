import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Company } from '../../model/company.ts';
import type { Prospect } from '../../model/prospect.ts';
import { newId, randomId } from '../../platform/ids.ts';
import { aClock, aStore, loadContent, valueOf } from '../a-store.ts';
import type { Store } from '../store.ts';
import { toStored } from '../tables.ts';
import { undoCommand } from '../undo.ts';
import { aPipeline, aStage, dayMs, joinAs, refusal, startsAt } from './a-pipeline.ts';
import { type BulkChange, changeMany } from './bulk.ts';
import { addCompany } from './companies.ts';
import { addDeal, editDeal, moveDeal } from './deals.ts';
import { addProspect, deleteProspect, editProspect } from './prospects.ts';

const names = ['Linh Trần', 'Jonas Weber', 'Mara Lindqvist'] as const;

async function threePeople(store: Store): Promise<readonly [string, string, string]> {
  const add = async (full_name: string) => valueOf(await addProspect(store, { full_name })).id;
  return [await add(names[0]), await add(names[1]), await add(names[2])];
}

async function peopleOf(store: Store, ids: readonly string[]): Promise<readonly Prospect[]> {
  return (await store.prospects.bulkGet([...ids])).flatMap((row) => row ?? []);
}

const asWorking = { table: 'prospects', status: 'working' } as const satisfies BulkChange;

describe('many prospects', () => {
  it('get a status by one entry of the history, with the facts that a single edit tells', async () => {
    const store = aStore();
    const ids = await threePeople(store);
    valueOf(await editProspect(store, ids[1], { status: 'working' }));
    const [entries, facts] = [await store.journal.count(), await store.facts.count()];
    const receipt = valueOf(await changeMany(store, ids, asWorking));
    expect(receipt).toMatchObject({
      table: 'prospects',
      id: ids[0],
      name: names[0],
      fieldCount: 2,
    });
    expect((await peopleOf(store, ids)).map(({ status }) => status)).toEqual([
      'working',
      'working',
      'working',
    ]);
    expect(await store.journal.count()).toBe(entries + 1);
    expect(await store.journal.get(receipt.journalId)).toMatchObject({ command: 'prospect/edit' });
    expect(await store.facts.count()).toBe(facts + 2);
    const told = await store.facts.where('[ix.of+ix.field]').equals([ids[2], 'status']).toArray();
    expect(told).toContainEqual(expect.objectContaining({ value: 'working', source: 'rep' }));
    expect(await store.outbox.where('[t+id]').equals(['prospects', ids[0]]).last()).toMatchObject({
      op: 'patch',
      f: { status: 'working' },
    });
    const marked = (await store.stale.toArray()).map(({ key }) => key);
    expect(marked).toEqual(expect.arrayContaining([`prospects:${ids[0]}`, `prospects:${ids[2]}`]));
  });

  it('are left where they are so already, deleted, merged away or unknown, and named once', async () => {
    const store = aStore();
    const [one, two, three] = await threePeople(store);
    valueOf(await deleteProspect(store, one));
    await store.prospects.update(two, { merged_into: three as never });
    const ids = [one, two, three, three, newId()];
    expect(valueOf(await changeMany(store, ids, asWorking))).toMatchObject({
      id: three,
      fieldCount: 1,
    });
    const entries = await store.journal.count();
    expect(valueOf(await changeMany(store, ids, asWorking))).toMatchObject({
      journalId: 0,
      fieldCount: 0,
    });
    expect(valueOf(await changeMany(store, [], asWorking))).toMatchObject({ fieldCount: 0 });
    expect(await store.journal.count()).toBe(entries);
  });

  it('get and lose tags, and keep the others', async () => {
    const store = aStore();
    const ids = await threePeople(store);
    valueOf(await editProspect(store, ids[0], { tags: ['fair', 'Q2'] }));
    valueOf(await editProspect(store, ids[1], { tags: ['Q3'] }));
    const change = { table: 'prospects', addTags: [' Q3 ', 'Q3', ''], removeTags: ['Q2'] } as const;
    expect(valueOf(await changeMany(store, ids, change))).toMatchObject({ fieldCount: 2 });
    expect((await peopleOf(store, ids)).map(({ tags }) => tags)).toEqual([
      ['fair', 'Q3'],
      ['Q3'],
      ['Q3'],
    ]);
    expect(await store.outbox.where('[t+id]').equals(['prospects', ids[0]]).last()).toMatchObject({
      f: { tags: { add: ['Q3'], remove: ['Q2'] } },
    });
  });

  it('change all or none: one that would hold too many tags is named, and nothing is written', async () => {
    const store = aStore();
    const ids = await threePeople(store);
    const tags = Array.from({ length: 50 }, (_, at) => `tag ${at}`);
    valueOf(await editProspect(store, ids[2], { tags }));
    const before = await loadContent(store);
    const change = { table: 'prospects', addTags: ['one more'], removeTags: [] } as const;
    expect(await refusal(changeMany(store, ids, change))).toEqual({
      code: 'invalid_input',
      detail: 'prospects.tags',
    });
    expect(await loadContent(store)).toEqual(before);
  });
});

it('companies get tags too', async () => {
  const store = aStore();
  const { id } = valueOf(await addCompany(store, { name: 'Nordwind' }));
  const change = { table: 'companies', addTags: ['key'], removeTags: [] } as const;
  expect(valueOf(await changeMany(store, [id], change))).toMatchObject({
    name: 'Nordwind',
    fieldCount: 1,
  });
  expect(await store.companies.get(id)).toMatchObject({ tags: ['key'] } satisfies Partial<Company>);
  expect(valueOf(await changeMany(store, [id], change))).toMatchObject({ journalId: 0 });
});

describe('owners of many', () => {
  it.each(['prospects', 'deals'] as const)(
    "are a manager's word; a rep takes what is nobody's and gives back their own: %s",
    async (table) => {
      const { store, prospectId, dealId } = await aPipeline();
      const own = table === 'prospects' ? prospectId : dealId;
      const nobodys =
        table === 'prospects'
          ? valueOf(await addProspect(store, { full_name: 'Jonas Weber' })).id
          : valueOf(await addDeal(store, { name: 'Depot' })).id;
      const [colleague, rows] = [randomId(), store.rowsOf(table)];
      await rows.update(nobodys, { owner_id: null });
      await joinAs(store, 'rep');
      const give = async (ownerId: string | null) =>
        changeMany(store, [own, nobodys], { table, ownerId });
      const me = (await rows.get(own))?.owner_id ?? '';
      expect(valueOf(await give(me))).toMatchObject({ id: nobodys, fieldCount: 1 });
      expect(valueOf(await give(null))).toMatchObject({ fieldCount: 2 });
      expect(await refusal(give(colleague))).toEqual({ code: 'not_allowed' });
      await rows.update(own, { owner_id: colleague as never });
      expect(await refusal(give(me))).toEqual({ code: 'not_allowed' });
      const edit = table === 'prospects' ? editProspect : editDeal;
      const patch = { owner_id: me as never };
      expect(await refusal(edit(store, own, patch))).toEqual({ code: 'not_allowed' });
      expect((await rows.get(nobodys))?.owner_id).toBeNull();
      await joinAs(store, 'manager');
      expect(valueOf(await give(me))).toMatchObject({ fieldCount: 2 });
      expect((await rows.get(own))?.owner_id).toBe(me);
    },
  );

  it('are remembered with the time of a deal', async () => {
    const { store, dealId } = await aPipeline();
    valueOf(await changeMany(store, [dealId], { table: 'deals', ownerId: null }));
    const told = await store.facts.where('[ix.of+ix.field]').equals([dealId, 'owner_id']).toArray();
    expect(told.map(({ value }) => value)).toContain(null);
  });
});

describe('many deals moved', () => {
  async function threeDeals() {
    const { store, clock, dealId } = await aPipeline();
    const add = async (name: string) => valueOf(await addDeal(store, { name })).id;
    const ids = [dealId, await add('Depot'), await add('Cranes')] as const;
    return { store, clock, ids };
  }

  it('become what moving each by itself makes of them', async () => {
    const [one, other] = [await threeDeals(), await threeDeals()];
    const stage = await aStage(one.store, 'Lost');
    const lostReason = 'price';
    for (const { store, clock, ids } of [one, other]) {
      const { id: toStageId } = await aStage(store, 'Won');
      valueOf(await moveDeal(store, ids[2], { toStageId }));
      clock.forward(dayMs);
    }
    const change = { table: 'deals', stageId: stage.id, lostReason } as const;
    expect(valueOf(await changeMany(one.store, one.ids, change))).toMatchObject({
      name: 'Fleet',
      fieldCount: 3,
    });
    const { id: toStageId } = await aStage(other.store, 'Lost');
    for (const id of other.ids) valueOf(await moveDeal(other.store, id, { toStageId, lostReason }));
    const strip = async (store: Store) => {
      const stageNames = new Map((await store.stages.toArray()).map(({ id, name }) => [id, name]));
      const nameById = new Map((await store.deals.toArray()).map(({ id, name }) => [id, name]));
      const deals = (await store.deals.toArray()).map((deal) => {
        const { name, outcome, closed_at, lost_reason, checked_criteria } = deal;
        const stageName = stageNames.get(deal.stage_id);
        return { name, outcome, closed_at, lost_reason, checked_criteria, stageName };
      });
      const moves = (await store.stage_changes.toArray()).map((move) => ({
        deal: nameById.get(move.deal_id),
        from: move.from_stage_id && stageNames.get(move.from_stage_id),
        to: stageNames.get(move.to_stage_id),
        at: move.at,
      }));
      const facts = (await store.facts.toArray())
        .filter(({ entity, field }) => entity === 'deal' && !/_id$/.test(field))
        .map(({ entity_id, field, value, known_at }) => ({
          deal: nameById.get(entity_id as never),
          field,
          value,
          known_at,
        }));
      const bySelf = (rows: readonly object[]) => rows.map((row) => JSON.stringify(row)).sort();
      return { deals: bySelf(deals), moves: bySelf(moves), facts: bySelf(facts) };
    };
    expect(await strip(one.store)).toEqual(await strip(other.store));
  });

  it('to a stage of lost ones need a reason', async () => {
    const { store, ids } = await threeDeals();
    const { id: stageId } = await aStage(store, 'Lost');
    const lose = async (lostReason: string | null) =>
      changeMany(store, ids, { table: 'deals', stageId, lostReason });
    expect(await refusal(lose('  '))).toEqual({
      code: 'invalid_input',
      detail: 'deals.lost_reason',
    });
    expect(await refusal(lose(null))).toMatchObject({ code: 'invalid_input' });
    expect(await store.stage_changes.count()).toBe(3);
    valueOf(await lose('no budget'));
    expect((await store.deals.toArray()).map(({ lost_reason }) => lost_reason)).toEqual(
      Array.from(ids, () => 'no budget'),
    );
  });

  it('leave those that stand there, with what was checked', async () => {
    const { store, ids } = await threeDeals();
    const { id: stageId } = await aStage(store, 'Negotiation');
    valueOf(await moveDeal(store, ids[1], { toStageId: stageId, met: ['a need'] }));
    const change = { table: 'deals', stageId, lostReason: null } as const;
    expect(valueOf(await changeMany(store, ids, change))).toMatchObject({ fieldCount: 2 });
    expect((await store.deals.get(ids[1]))?.checked_criteria).toEqual(['a need']);
    expect(await store.stage_changes.where('ix.deal').equals(ids[1]).count()).toBe(2);
    expect(await refusal(changeMany(store, ids, { ...change, stageId: newId() }))).toMatchObject({
      code: 'not_found_here',
    });
  });
});

/** A store with copies of one person. */
async function manyPeople(count: number): Promise<{ store: Store; ids: readonly string[] }> {
  const store = aStore(aClock(startsAt));
  const { id } = valueOf(await addProspect(store, { full_name: 'Linh Trần' }));
  const row = await store.prospects.get(id);
  if (!row) throw new Error('nobody there');
  const rows = Array.from({ length: count }, (_, at) =>
    toStored('prospects', { ...row, id: newId() as never, full_name: `Person ${at}` }),
  );
  await store.prospects.bulkPut(rows);
  return { store, ids: rows.map((one) => one.id) };
}

describe('taking back', () => {
  it('1,000 rows restores each, and doing it again changes each', {
    timeout: 120_000,
  }, async () => {
    const { store, ids } = await manyPeople(1_000);
    const before = await loadContent(store);
    const receipt = valueOf(await changeMany(store, ids, asWorking));
    expect(receipt.fieldCount).toBe(1_000);
    // None of them is found otherwise, or is the newest of all.
    expect(await store.search_updates.count()).toBe(1);
    const after = await loadContent(store);
    const undo = valueOf(await undoCommand(store, receipt.journalId));
    expect(undo).toMatchObject({ table: 'prospects', id: ids[0], name: 'Person 0' });
    expect(await loadContent(store)).toEqual(before);
    valueOf(await undoCommand(store, undo.journalId));
    expect(await loadContent(store)).toEqual(after);
  });

  it('keeps what was changed meanwhile in other fields, and stops at the same one', async () => {
    const store = aStore();
    const ids = await threePeople(store);
    const { journalId } = valueOf(await changeMany(store, ids, asWorking));
    const tagged = { table: 'prospects', addTags: ['a'], removeTags: [] } as const;
    const tags = valueOf(await changeMany(store, ids, tagged));
    valueOf(await editProspect(store, ids[0], { title: 'Chair', tags: ['a', 'b'] }));
    valueOf(await undoCommand(store, tags.journalId));
    expect(await peopleOf(store, ids)).toMatchObject([
      { title: 'Chair', tags: ['b'] },
      { tags: [] },
      { tags: [] },
    ]);
    valueOf(await editProspect(store, ids[1], { status: 'qualified' }));
    const before = await loadContent(store);
    expect(await undoCommand(store, journalId)).toEqual({
      ok: false,
      failure: { code: 'cannot_undo', detail: 'prospects.status' },
    });
    expect(await loadContent(store)).toEqual(before);
  });

  it('any bulk change gives the rows as they were', { timeout: 60_000 }, async () => {
    const change = fc.oneof(
      fc.constantFrom('new', 'working', 'nurturing' as const).map((status) => ({
        table: 'prospects' as const,
        status: status as Prospect['status'],
      })),
      fc.record({
        table: fc.constantFrom('prospects' as const, 'companies' as const),
        addTags: fc.subarray(['a', 'b', 'c']),
        removeTags: fc.subarray(['a', 'b', 'c']),
      }),
      fc.record({
        table: fc.constantFrom('prospects' as const, 'deals' as const),
        ownerId: fc.constantFrom(null, randomId()),
      }),
      fc.record({
        table: fc.constant('deals' as const),
        stage: fc.constantFrom('Won', 'Lost', 'Qualification', 'Negotiation'),
      }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 4 }), async (changes) => {
        const { store, prospectId, dealId } = await aPipeline();
        const people = [prospectId, ...(await threePeople(store))];
        valueOf(await editProspect(store, prospectId, { tags: ['a', 'b'] }));
        const other = valueOf(await addDeal(store, { name: 'Depot' })).id;
        valueOf(await editDeal(store, other, { owner_id: null }));
        const idsByTable = {
          prospects: people,
          companies: (await store.companies.toArray()).map(({ id }) => id),
          deals: [dealId, other],
        };
        for (const each of changes) {
          const [before, entries] = [await loadContent(store), await store.journal.count()];
          const bulk: BulkChange =
            'stage' in each
              ? {
                  table: 'deals',
                  stageId: (await aStage(store, each.stage)).id,
                  lostReason: 'price',
                }
              : each;
          const receipt = valueOf(await changeMany(store, idsByTable[bulk.table], bulk));
          const after = await loadContent(store);
          expect((await store.journal.count()) - entries).toBe(Number(receipt.journalId > 0));
          if (receipt.journalId === 0) {
            expect(after).toEqual(before);
            continue;
          }
          const undo = valueOf(await undoCommand(store, receipt.journalId));
          expect(await loadContent(store)).toEqual(before);
          valueOf(await undoCommand(store, undo.journalId));
          expect(await loadContent(store)).toEqual(after);
        }
        store.close();
      }),
      { numRuns: 12 },
    );
  });
});
