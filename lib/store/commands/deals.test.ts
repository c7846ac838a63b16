import { describe, expect, it } from 'vitest';
import { aClock, aStore, loadContent, valueOf } from '../a-store.ts';
import { listStages, loadDeal } from '../deal-queries.ts';
import { loadIdentity } from '../identity.ts';
import { undoCommand } from '../undo.ts';
import { aPipeline, aStage, dayMs, joinAs, refusal, startsAt } from './a-pipeline.ts';
import { addCompany, deleteCompany } from './companies.ts';
import {
  addDeal,
  addRenewal,
  checkCriterion,
  type DealInput,
  type DealPatch,
  deleteDeal,
  editDeal,
  moveDeal,
} from './deals.ts';
import { addNote } from './notes.ts';
import { addProspect, deleteProspect } from './prospects.ts';
import { editWorkspace } from './settings.ts';
import { addStakeholder } from './stakeholders.ts';
import { addTask, completeTask } from './tasks.ts';
import { logTouchpoint } from './touchpoints.ts';

describe('a new deal', () => {
  it('begins in the first open stage, with its person, company, history and facts', async () => {
    const { store, dealId, prospectId, deal } = await aPipeline({ name: '  Fleet ' });
    const { repId } = await loadIdentity(store);
    const person = await store.prospects.get(prospectId);
    const stage = await aStage(store, 'Prospecting');
    expect(await deal()).toMatchObject({
      name: 'Fleet',
      stage_id: stage.id,
      company_id: person?.company_id,
      amount: '48000',
      currency: 'USD',
      billing: 'one_off',
      term_months: null,
      outcome: 'open',
      owner_id: repId,
      checked_criteria: [],
    });
    expect(await store.stage_changes.toArray()).toMatchObject([
      { deal_id: dealId, from_stage_id: null, to_stage_id: stage.id, at: startsAt, by: repId },
    ]);
    expect(await store.stakeholders.toArray()).toMatchObject([
      { deal_id: dealId, prospect_id: prospectId, roles: [], stance: 'unknown' },
    ]);
    const facts = await store.facts
      .where('[ix.of+ix.field]')
      .between([dealId, ''], [dealId, '\uffff'])
      .toArray();
    expect(facts.map(({ field }) => field)).toEqual(
      expect.arrayContaining(['stage_id', 'amount', 'outcome', 'owner_id']),
    );
    expect(facts.every(({ entity, known_at }) => entity === 'deal' && known_at === startsAt)).toBe(
      true,
    );
  });

  it('takes the currency of the workspace, and a term of a year where it recurs', async () => {
    const store = aStore();
    await addProspect(store, { full_name: 'Linh Trần' });
    valueOf(await editWorkspace(store, { currency: ' eur ' }));
    const annual = valueOf(
      await addDeal(store, { name: 'Fleet', amount: '12.50', billing: 'annual' }),
    );
    expect(await store.deals.get(annual.id)).toMatchObject({
      currency: 'EUR',
      term_months: 12,
      amount: '12.5',
    });
    const once = valueOf(await addDeal(store, { name: 'Once', termMonths: 24, currency: 'vnd' }));
    expect(await store.deals.get(once.id)).toMatchObject({ currency: 'VND', term_months: null });
  });

  it('links the company of that name, and makes it where it is not on file', async () => {
    const store = aStore();
    const { id } = valueOf(await addCompany(store, { name: 'Nordwind' }));
    const known = valueOf(await addDeal(store, { name: 'One', companyName: ' nordwind ' }));
    expect((await store.deals.get(known.id))?.company_id).toBe(id);
    const fresh = valueOf(await addDeal(store, { name: 'Two', companyName: 'Südwind' }));
    const made = await store.companies.get((await store.deals.get(fresh.id))?.company_id ?? '');
    expect(made).toMatchObject({ name: 'Südwind', deleted_at: null });
    const undo = valueOf(await undoCommand(store, fresh.journalId));
    expect(undo).toMatchObject({ table: 'deals', id: fresh.id, name: 'Two' });
    expect((await store.companies.get(made?.id ?? ''))?.deleted_at).not.toBeNull();
  });

  it('has no company where none is wanted, though its person has one', async () => {
    const { deal } = await aPipeline({ companyId: null });
    expect((await deal()).company_id).toBeNull();
  });

  it.each<[string, Partial<DealInput>]>([
    ['deals.name', { name: '  ' }],
    ['deals.name', { name: 'x'.repeat(201) }],
    ['deals.amount', { amount: '-1' }],
    ['deals.amount', { amount: '48,000' }],
    ['deals.amount', { amount: '1234567890123456' }],
    ['deals.amount', { amount: '0.12345' }],
    ['deals.currency', { currency: 'EURO' }],
    ['deals.term_months', { billing: 'annual', termMonths: 0 }],
    ['deals.term_months', { billing: 'monthly', termMonths: 601 }],
    ['deals.term_months', { billing: 'monthly', termMonths: 1.5 }],
    ['deals.expected_close_on', { expectedCloseOn: '1999-12-31' }],
    ['deals.expected_close_on', { expectedCloseOn: '2100-01-01' }],
    ['deals.expected_close_on', { expectedCloseOn: '2026-02-30' }],
    ['deals.expected_close_on', { expectedCloseOn: '31-12-2026' }],
    ['deals.needs', { needs: 'x'.repeat(4001) }],
  ])('is refused with %s for %o, and nothing is written', async (detail, input) => {
    const store = aStore();
    await addProspect(store, { full_name: 'Linh Trần' });
    const result = await addDeal(store, { name: 'Fleet', companyName: 'Südwind', ...input });
    expect(result).toMatchObject({ failure: { code: 'invalid_input', detail } });
    expect([await store.deals.count(), await store.companies.count()]).toEqual([0, 0]);
  });

  it('is refused where its person, company or stage is not here', async () => {
    const { store, prospectId } = await aPipeline();
    const other = valueOf(await addProspect(store, { full_name: 'Linh T.' })).id;
    await store.prospects.update(other, { merged_into: prospectId as never });
    const gone = '00000000-0000-4000-8000-00000000dead';
    for (const [detail, input] of [
      ['prospects', { prospectId: gone }],
      ['prospects', { prospectId: other }],
      ['companies', { companyId: gone }],
      ['stages', { stageId: gone }],
      ['deals', { renewsDealId: gone }],
    ] as const) {
      expect(await refusal(addDeal(store, { name: 'Fleet', ...input }))).toEqual({
        code: 'not_found_here',
        detail,
      });
    }
  });

  it('can be taken back whole and made again, but not once something hangs on it', async () => {
    const store = aStore();
    const person = valueOf(await addProspect(store, { full_name: 'Linh Trần' }));
    const begun = valueOf(await addDeal(store, { name: 'Once', prospectId: person.id }));
    valueOf(await undoCommand(store, begun.journalId));
    const before = await loadContent(store);
    // The stages stay: they are the workspace's.
    expect((await listStages(store)).every(({ clocks }) => clocks['name'])).toBe(true);
    const added = valueOf(await addDeal(store, { name: 'Fleet', prospectId: person.id }));
    const after = await loadContent(store);
    const undo = valueOf(await undoCommand(store, added.journalId));
    expect(undo).toMatchObject({ table: 'deals', name: 'Fleet' });
    expect(await loadContent(store)).toEqual(before);
    valueOf(await undoCommand(store, undo.journalId));
    expect(await loadContent(store)).toEqual(after);
    valueOf(await addNote(store, { aboutKind: 'deal', aboutId: added.id, body: 'x' }));
    expect(await refusal(undoCommand(store, added.journalId))).toEqual({
      code: 'cannot_undo',
      detail: 'notes',
    });
  });
});

describe('an edit', () => {
  it('keeps amounts plain, the term in step with the billing, and tells what became known', async () => {
    const { store, clock, dealId, deal } = await aPipeline();
    clock.forward(dayMs);
    valueOf(await editDeal(store, dealId, { billing: 'monthly', amount: '1000.00' }));
    expect(await deal()).toMatchObject({ billing: 'monthly', amount: '1000', term_months: 12 });
    valueOf(await editDeal(store, dealId, { term_months: 36 }));
    valueOf(await editDeal(store, dealId, { billing: 'annual', needs: '  one depot ' }));
    expect(await deal()).toMatchObject({ term_months: 36, needs: 'one depot' });
    valueOf(await editDeal(store, dealId, { billing: 'one_off', amount: '', needs: '' }));
    expect(await deal()).toMatchObject({ term_months: null, amount: null, needs: null });
    const known = await store.facts.where('[ix.of+ix.field]').equals([dealId, 'amount']).toArray();
    expect(new Set(known.map(({ value }) => value))).toEqual(new Set(['48000', '1000', null]));
  });

  it('of what is so already writes nothing', async () => {
    const { store, dealId } = await aPipeline();
    const [journal, outbox] = [await store.journal.count(), await store.outbox.count()];
    const receipt = valueOf(await editDeal(store, dealId, { name: ' Fleet', amount: '48000.0' }));
    expect(receipt).toMatchObject({ journalId: 0, fieldCount: 0, name: 'Fleet' });
    expect([await store.journal.count(), await store.outbox.count()]).toEqual([journal, outbox]);
  });

  it.each<[string, DealPatch]>([
    ['deals.name', { name: '' }],
    ['deals.quote_amount', { quote_amount: '-5' }],
    ['deals.quoted_at', { quoted_at: '1999-01-01T00:00:00.000Z' }],
    ['deals.quoted_at', { quoted_at: 'yesterday' }],
    ['deals.quote_url', { quote_url: 'javascript:alert(1)' }],
    ['deals.quote_url', { quote_url: 'quotes/12.pdf' }],
    ['deals.expected_close_on', { expected_close_on: '2100-06-01' }],
  ])('is refused with %s for %o', async (detail, patch) => {
    const { store, dealId } = await aPipeline();
    expect(await refusal(editDeal(store, dealId, patch))).toEqual({
      code: 'invalid_input',
      detail,
    });
  });

  it('links another company by its name, and changes why a lost deal was lost', async () => {
    const { store, dealId, deal } = await aPipeline();
    const edit = valueOf(await editDeal(store, dealId, { company_name: ' Südwind ' }));
    const company = await store.companies.get((await deal()).company_id ?? '');
    expect(company).toMatchObject({ name: 'Südwind' });
    expect(await undoCommand(store, edit.journalId)).toMatchObject({ value: { table: 'deals' } });
    expect((await store.companies.get(company?.id ?? ''))?.deleted_at).not.toBeNull();
    valueOf(await editDeal(store, dealId, { company_name: '' }));
    expect((await deal()).company_id).toBeNull();
    const reason = { code: 'invalid_input', detail: 'deals.lost_reason' };
    expect(await refusal(editDeal(store, dealId, { lost_reason: 'x' }))).toEqual(reason);
    const lost = await aStage(store, 'Lost');
    valueOf(await moveDeal(store, dealId, { toStageId: lost.id, lostReason: 'Too dear' }));
    expect(await refusal(editDeal(store, dealId, { lost_reason: ' ' }))).toEqual(reason);
    valueOf(await editDeal(store, dealId, { lost_reason: 'No budget' }));
    expect((await deal()).lost_reason).toBe('No budget');
  });

  it('by a rep of a team gives no deal to somebody else', async () => {
    const { store, dealId, deal } = await aPipeline();
    const other = '00000000-0000-4000-8000-0000000000aa' as never;
    await joinAs(store, 'rep');
    expect(await refusal(editDeal(store, dealId, { owner_id: other }))).toEqual({
      code: 'not_allowed',
    });
    valueOf(await editDeal(store, dealId, { owner_id: null }));
    await joinAs(store, 'manager');
    valueOf(await editDeal(store, dealId, { owner_id: other }));
    await joinAs(store, 'rep');
    expect(await refusal(editDeal(store, dealId, { owner_id: null }))).toMatchObject({
      code: 'not_allowed',
    });
    expect((await deal()).owner_id).toBe(other);
  });
});

describe('a move', () => {
  it('goes through every stage to won, with its history', async () => {
    const { store, clock, dealId, deal } = await aPipeline();
    const names = ['Qualification', 'Needs assessment', 'Proposal and quote', 'Negotiation', 'Won'];
    for (const name of names) {
      clock.forward(dayMs);
      const stage = await aStage(store, name);
      const receipt = valueOf(await moveDeal(store, dealId, { toStageId: stage.id }));
      expect(receipt).toMatchObject({ table: 'deals', name: 'Fleet' });
      const view = await loadDeal(store, dealId);
      expect(view).toMatchObject({ stage: { name }, enteredStageAt: (await deal()).updated_at });
    }
    expect(await deal()).toMatchObject({
      outcome: 'won',
      closed_at: '2026-03-07T08:00:00.000Z',
      lost_reason: null,
    });
    const changes = await store.stage_changes.where('ix.deal').equals(dealId).sortBy('at');
    expect(changes).toHaveLength(6);
    for (const [at, change] of changes.entries()) {
      expect(change.from_stage_id).toBe(changes[at - 1]?.to_stage_id ?? null);
    }
  });

  it('to a lost stage demands the reason, and opening it again forgets it', async () => {
    const { store, dealId, deal } = await aPipeline();
    const lost = await aStage(store, 'Lost');
    for (const lostReason of [undefined, null, '  ']) {
      const move = { toStageId: lost.id, ...(lostReason === undefined ? {} : { lostReason }) };
      expect(await refusal(moveDeal(store, dealId, move))).toEqual({
        code: 'invalid_input',
        detail: 'deals.lost_reason',
      });
    }
    expect(await store.stage_changes.count()).toBe(1);
    valueOf(await moveDeal(store, dealId, { toStageId: lost.id, lostReason: ' Too dear ' }));
    expect(await deal()).toMatchObject({
      outcome: 'lost',
      lost_reason: 'Too dear',
      closed_at: startsAt,
    });
    const first = await aStage(store, 'Prospecting');
    valueOf(await moveDeal(store, dealId, { toStageId: first.id }));
    expect(await deal()).toMatchObject({ outcome: 'open', lost_reason: null, closed_at: null });
  });

  it('keeps what is met, and is never kept from going by what is not', async () => {
    const { store, dealId, deal } = await aPipeline();
    const [first, next] = await listStages(store);
    const met = first?.exit_criteria.slice(0, 1) ?? [];
    valueOf(await moveDeal(store, dealId, { toStageId: next?.id ?? '', met: [...met, ...met] }));
    expect((await deal()).checked_criteria).toEqual(met);
  });

  it('to the stage that it is in changes nothing', async () => {
    const { store, dealId } = await aPipeline();
    const { id } = await aStage(store, 'Prospecting');
    const receipt = valueOf(await moveDeal(store, dealId, { toStageId: id, met: ['x'] }));
    expect(receipt.journalId).toBe(0);
    expect(await store.stage_changes.count()).toBe(1);
  });

  it('can be taken back with its history, and done again', async () => {
    const { store, clock, dealId } = await aPipeline();
    const before = await loadContent(store);
    const won = await aStage(store, 'Won');
    clock.forward(dayMs);
    const move = valueOf(await moveDeal(store, dealId, { toStageId: won.id, met: ['Signed'] }));
    const after = await loadContent(store);
    const undo = valueOf(await undoCommand(store, move.journalId));
    expect(undo).toMatchObject({ table: 'deals', id: dealId, name: 'Fleet' });
    expect(await loadContent(store)).toEqual(before);
    expect((await loadDeal(store, dealId))?.enteredStageAt).toBe(startsAt);
    valueOf(await undoCommand(store, undo.journalId));
    expect(await loadContent(store)).toEqual(after);
  });

  it('checks a criterion off and on again, beside what others checked', async () => {
    const { store, dealId, deal } = await aPipeline();
    valueOf(await checkCriterion(store, dealId, { criterion: 'Need asked', isMet: true }));
    const second = valueOf(
      await checkCriterion(store, dealId, { criterion: 'Timing asked', isMet: true }),
    );
    valueOf(await checkCriterion(store, dealId, { criterion: 'Need asked', isMet: false }));
    expect((await deal()).checked_criteria).toEqual(['Timing asked']);
    const entry = await store.outbox.where('[t+id]').equals(['deals', dealId]).last();
    expect(entry?.f).toEqual({ checked_criteria: { add: [], remove: ['Need asked'] } });
    valueOf(await undoCommand(store, second.journalId));
    expect((await deal()).checked_criteria).toEqual([]);
  });
});

describe('deleting a deal', () => {
  it('takes its stakeholders, notes and open next actions along, and undoing brings all back', async () => {
    const { store, dealId, prospectId } = await aPipeline();
    const [part] = await store.stakeholders.toArray();
    const about = [
      { aboutKind: 'deal', aboutId: dealId },
      { aboutKind: 'stakeholder', aboutId: part?.id ?? '' },
      { aboutKind: 'prospect', aboutId: prospectId },
    ] as const;
    for (const of of about) valueOf(await addNote(store, { ...of, body: of.aboutKind }));
    const open = valueOf(await addTask(store, { dealId, title: 'Call' }));
    const done = valueOf(await addTask(store, { dealId, title: 'Written' }));
    valueOf(await completeTask(store, done.id));
    const touch = valueOf(
      await logTouchpoint(store, {
        prospectIds: [prospectId],
        dealId,
        channel: 'call',
        direction: 'out',
        occurredAt: startsAt,
      }),
    );
    const before = await loadContent(store);
    const gone = valueOf(await deleteDeal(store, dealId));
    const left = Object.keys(await loadContent(store));
    expect(left).not.toContain(`deals:${dealId}`);
    expect(left).not.toContain(`stakeholders:${part?.id}`);
    expect(left).not.toContain(`tasks:${open.id}`);
    expect(left).toEqual(expect.arrayContaining([`tasks:${done.id}`, `touchpoints:${touch.id}`]));
    const notes = await store.notes.orderBy('ix.about').toArray();
    expect(notes.map(({ body }) => body)).toEqual(['prospect']);
    const undo = valueOf(await undoCommand(store, gone.journalId));
    expect(undo).toMatchObject({ table: 'deals', id: dealId });
    expect(await loadContent(store)).toEqual(before);
  });

  it('of its person takes only their part, and of its company nothing', async () => {
    const { store, dealId, prospectId, deal } = await aPipeline();
    const before = await loadContent(store);
    const gone = valueOf(await deleteProspect(store, prospectId));
    expect(await store.stakeholders.where('ix.deal').equals(dealId).count()).toBe(0);
    expect((await deal()).deleted_at).toBeNull();
    valueOf(await undoCommand(store, gone.journalId));
    expect(await loadContent(store)).toEqual(before);
    const company = (await deal()).company_id ?? '';
    valueOf(await deleteCompany(store, company));
    expect(await loadDeal(store, dealId)).toMatchObject({
      deal: { company_id: company },
      company: undefined,
    });
  });
});

describe('a renewal', () => {
  async function aWonDeal(more: Partial<DealInput> = {}) {
    const pipeline = await aPipeline({ billing: 'annual', termMonths: 24, ...more });
    const { store, dealId } = pipeline;
    const [part] = await store.stakeholders.toArray();
    await store.stakeholders.update(part?.id ?? '', { stance: 'for', roles: ['champion'] });
    const won = await aStage(store, 'Won');
    valueOf(await moveDeal(store, dealId, { toStageId: won.id }));
    return pipeline;
  }

  it('has the value, company, people and term of the deal, and closes when that one ends', async () => {
    const { store, dealId, prospectId, deal } = await aWonDeal();
    const { id } = valueOf(await addRenewal(store, dealId, 'Fleet 2028'));
    expect(await store.deals.get(id)).toMatchObject({
      name: 'Fleet 2028',
      company_id: (await deal()).company_id,
      amount: '48000',
      billing: 'annual',
      term_months: 24,
      expected_close_on: '2028-03-02',
      outcome: 'open',
      renews_deal_id: dealId,
    });
    const people = await store.stakeholders.where('ix.deal').equals(id).toArray();
    expect(people).toMatchObject([{ prospect_id: prospectId, stance: 'for', roles: ['champion'] }]);
    expect(await loadDeal(store, dealId)).toMatchObject({ renewedBy: { id } });
    expect(await loadDeal(store, id)).toMatchObject({ renews: { id: dealId } });
    expect(await refusal(addRenewal(store, dealId, 'Again'))).toMatchObject({
      code: 'already_saved',
    });
  });

  it('ends on the day that it is for the team', async () => {
    const { store, dealId } = await aWonDeal();
    valueOf(await editWorkspace(store, { time_zone: 'Pacific/Auckland' }));
    await store.deals.update(dealId, { closed_at: '2026-03-02T18:00:00.000Z' });
    const { id } = valueOf(await addRenewal(store, dealId, 'Fleet 2028'));
    expect((await store.deals.get(id))?.expected_close_on).toBe('2028-03-03');
  });

  it('leaves out who is not on file any more', async () => {
    const { store, dealId } = await aWonDeal();
    const gone = valueOf(await addProspect(store, { full_name: 'Jonas Weber' })).id;
    valueOf(await addStakeholder(store, { dealId, prospectId: gone }));
    await store.prospects.update(gone, { deleted_at: startsAt });
    const { id } = valueOf(await addRenewal(store, dealId, 'Fleet 2028'));
    expect(await store.stakeholders.where('ix.deal').equals(id).count()).toBe(1);
  });

  it('is only of a won and recurring deal', async () => {
    const open = await aPipeline({ billing: 'annual' });
    expect(await refusal(addRenewal(open.store, open.dealId, 'x'))).toEqual({
      code: 'invalid_input',
      detail: 'deals.outcome',
    });
    const once = await aWonDeal({ billing: 'one_off' });
    expect(await refusal(addRenewal(once.store, once.dealId, 'x'))).toEqual({
      code: 'invalid_input',
      detail: 'deals.billing',
    });
  });
});

it('a deal made in a store that nobody has written to takes the stage that was shown', async () => {
  const store = aStore(aClock(startsAt));
  const shown = (await listStages(store)).find(({ name }) => name === 'Negotiation');
  const { id } = valueOf(await addDeal(store, { name: 'Fleet', stageId: shown?.id ?? '' }));
  expect(await loadDeal(store, id)).toMatchObject({ stage: { name: 'Negotiation' } });
});
