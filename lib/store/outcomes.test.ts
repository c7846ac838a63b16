import { beforeEach, describe, expect, test } from 'vitest';
import { valueOf } from './a-store.ts';
import { aPipeline, aStage, dayMs, type Pipeline, startsAt } from './commands/a-pipeline.ts';
import { addCompany, editCompany } from './commands/companies.ts';
import { addDeal, moveDeal } from './commands/deals.ts';
import { addProspect, deleteProspect, editProspect } from './commands/prospects.ts';
import { addStakeholder } from './commands/stakeholders.ts';
import { editTouchpoint, logTouchpoint } from './commands/touchpoints.ts';
import { loadOutcomes, loadSeedInputs } from './outcomes.ts';
import { refreshScores } from './refresh-scores.ts';

let at: Pipeline;

beforeEach(async () => {
  at = await aPipeline();
});

const startMs = Date.parse(startsAt);

async function close(dealId: string, stage: 'Won' | 'Lost'): Promise<void> {
  const toStageId = (await aStage(at.store, stage)).id;
  valueOf(await moveDeal(at.store, dealId, { toStageId, lostReason: 'price' }));
}

async function edit(patch: Parameters<typeof editProspect>[2], id = at.prospectId): Promise<void> {
  valueOf(await editProspect(at.store, id, patch));
}

async function addPerson(full_name: string, title: string | null = null): Promise<string> {
  return valueOf(await addProspect(at.store, { full_name, title })).id;
}

async function onlyOutcome() {
  const rows = await loadOutcomes(at.store);
  expect(rows).toHaveLength(1);
  const [row] = rows;
  if (!row) throw new Error('no outcome');
  return row;
}

describe('who has an outcome', () => {
  test('an open deal is none', async () => {
    at.clock.forward(dayMs);
    expect(await loadOutcomes(at.store)).toEqual([]);
  });

  test('a won deal, by when it was closed', async () => {
    at.clock.forward(30 * dayMs);
    await close(at.dealId, 'Won');
    expect(await onlyOutcome()).toMatchObject({
      prospectId: at.prospectId,
      group: at.dealId,
      came: true,
      outcomeAt: startMs + 30 * dayMs,
      inputs: { createdAt: startMs, since: {} },
    });
  });

  test('won before lost, and the first of the won ones', async () => {
    at.clock.forward(dayMs);
    await close(at.dealId, 'Lost');
    const ids: string[] = [];
    for (const name of ['Cranes', 'Docks']) {
      at.clock.forward(dayMs);
      const deal = valueOf(await addDeal(at.store, { name, prospectId: at.prospectId }));
      at.clock.forward(dayMs);
      await close(deal.id, 'Won');
      ids.push(deal.id);
    }
    await edit({ status: 'disqualified' });
    expect(await onlyOutcome()).toMatchObject({ came: true, group: ids[0] });
  });

  test('who was added after the deal was closed was not sold to', async () => {
    const before = await addPerson('Jonas Weber');
    valueOf(await addStakeholder(at.store, { dealId: at.dealId, prospectId: before }));
    at.clock.forward(dayMs);
    await close(at.dealId, 'Won');
    at.clock.forward(dayMs);
    const after = await addPerson('Ana Sousa');
    valueOf(await addStakeholder(at.store, { dealId: at.dealId, prospectId: after }));
    const rows = await loadOutcomes(at.store);
    expect(rows.map(({ prospectId }) => prospectId)).toEqual([at.prospectId, before].sort());
    expect(new Set(rows.map(({ group }) => group))).toEqual(new Set([at.dealId]));
  });

  test('disqualified, since the status is so', async () => {
    const id = await addPerson('Jonas Weber');
    at.clock.forward(5 * dayMs);
    await edit({ status: 'disqualified' }, id);
    at.clock.forward(5 * dayMs);
    await edit({ tags: ['fair'] }, id);
    expect(await onlyOutcome()).toMatchObject({
      prospectId: id,
      group: id,
      came: false,
      outcomeAt: startMs + 5 * dayMs,
    });
    await at.store.facts.clear();
    expect((await onlyOutcome()).outcomeAt).toBe(startMs + 5 * dayMs);
  });

  test('who was put in as disqualified says nothing, nor does who is gone', async () => {
    valueOf(await addProspect(at.store, { full_name: 'Jonas Weber', status: 'disqualified' }));
    at.clock.forward(dayMs);
    await close(at.dealId, 'Won');
    expect((await onlyOutcome()).prospectId).toBe(at.prospectId);
    valueOf(await deleteProspect(at.store, at.prospectId));
    expect(await loadOutcomes(at.store)).toEqual([]);
  });
});

describe('what was known before', () => {
  test('a title that changed afterwards is as it was', async () => {
    await edit({ title: 'Head of Procurement' });
    at.clock.forward(30 * dayMs);
    await close(at.dealId, 'Won');
    at.clock.forward(dayMs);
    await edit({ title: 'Chief Executive Officer', headline: 'Champion of our product' });
    const { inputs, knownAt } = await onlyOutcome();
    expect(inputs).toMatchObject({ seniority: 'head', departments: ['procurement'] });
    expect(inputs.words).toBe('head of procurement');
    expect(knownAt).toMatchObject({ seniority: startMs, department: startMs, words: startMs });
  });

  test('the newest before the outcome, and null where it was cleared', async () => {
    await edit({ title: 'Buyer', location: 'Hamburg' });
    at.clock.forward(dayMs);
    await edit({ title: 'Head of Procurement', location: null });
    at.clock.forward(dayMs);
    // With the very instant of the outcome is too late.
    await edit({ title: 'Chief Executive Officer' });
    await close(at.dealId, 'Won');
    const { inputs, knownAt } = await onlyOutcome();
    expect(inputs).toMatchObject({ seniority: 'head', place: null });
    expect(knownAt.seniority).toBe(startMs + dayMs);
    expect(knownAt.place).toBeUndefined();
  });

  test('what was filled in with the outcome or after it is told with its time', async () => {
    at.clock.forward(30 * dayMs);
    const wonAt = startMs + 30 * dayMs;
    await edit({ location: 'Hamburg' });
    await close(at.dealId, 'Won');
    at.clock.forward(dayMs);
    await edit({ title: 'Head of Procurement' });
    const { inputs, knownAt } = await onlyOutcome();
    expect(inputs).toMatchObject({ seniority: 'head', place: 'Hamburg' });
    expect(knownAt).toEqual({
      seniority: wonAt + dayMs,
      department: wonAt + dayMs,
      words: wonAt + dayMs,
      place: wonAt,
    });
  });

  test('without any facts kept, a row is as old as its clocks', async () => {
    await edit({ title: 'Head of Procurement' });
    at.clock.forward(30 * dayMs);
    await close(at.dealId, 'Won');
    at.clock.forward(dayMs);
    await edit({ location: 'Hamburg' });
    await at.store.facts.clear();
    const { knownAt } = await onlyOutcome();
    expect(knownAt.seniority).toBe(startMs);
    expect(knownAt.place).toBe(startMs + 31 * dayMs);
  });

  test('the company, and what was known of it: of the one they worked for then', async () => {
    const company = (await at.store.prospects.get(at.prospectId))?.company_id ?? '';
    valueOf(
      await editCompany(at.store, company, { industry: 'Logistics', size_min: 201, size_max: 500 }),
    );
    at.clock.forward(30 * dayMs);
    await close(at.dealId, 'Won');
    at.clock.forward(dayMs);
    valueOf(await editCompany(at.store, company, { industry: 'Robotics', location: 'Hamburg' }));
    valueOf(await addCompany(at.store, { name: 'Bluefin', industry: 'Fishing' }));
    await edit({ company_name: 'Bluefin' });
    const { inputs, knownAt } = await onlyOutcome();
    expect(inputs).toMatchObject({ industry: 'Logistics', size: [201, 500], place: 'Hamburg' });
    expect(knownAt).toMatchObject({
      industry: startMs,
      company_size: startMs,
      place: startMs + 31 * dayMs,
    });
  });

  async function touch(day: number, channel: 'email' | 'meeting'): Promise<string> {
    const { id } = valueOf(
      await logTouchpoint(at.store, {
        prospectIds: [at.prospectId],
        channel,
        direction: channel === 'email' ? 'in' : null,
        occurredAt: new Date(startMs + day * dayMs).toISOString(),
      }),
    );
    return id;
  }

  test('no touchpoint that was written down with the outcome or after it, whatever its date', async () => {
    at.clock.forward(30 * dayMs);
    await touch(4, 'email');
    at.clock.forward(1000);
    await close(at.dealId, 'Won');
    await touch(5, 'meeting');
    at.clock.forward(10 * dayMs);
    await touch(6, 'meeting');
    expect((await onlyOutcome()).inputs.touches).toEqual([['reply', startMs + 4 * dayMs]]);
  });

  test('what was put in of a touchpoint afterwards: it stands without its outcome, and not at all with another time', async () => {
    at.clock.forward(20 * dayMs);
    const [held, moved] = [await touch(4, 'meeting'), await touch(5, 'meeting')];
    at.clock.forward(10 * dayMs);
    await close(at.dealId, 'Won');
    at.clock.forward(dayMs);
    const time = (day: number) => new Date(startMs + day * dayMs).toISOString();
    valueOf(await editTouchpoint(at.store, held, { outcome: 'cancelled' }));
    valueOf(await editTouchpoint(at.store, moved, { occurred_at: time(3) }));
    expect((await onlyOutcome()).inputs.touches).toEqual([['meeting', startMs + 4 * dayMs]]);
  });

  test('touchpoints of the first half of the way', async () => {
    at.clock.forward(40 * dayMs);
    await touch(5, 'email');
    await touch(20, 'email');
    await touch(21, 'meeting');
    await touch(39, 'meeting');
    at.clock.forward(1000);
    await close(at.dealId, 'Won');
    expect((await onlyOutcome()).inputs.touches).toEqual([
      ['reply', startMs + 20 * dayMs],
      ['reply', startMs + 5 * dayMs],
    ]);
  });

  test('the way begins with the deal where somebody was on file long before', async () => {
    at.clock.forward(400 * dayMs);
    const deal = valueOf(await addDeal(at.store, { name: 'Cranes', prospectId: at.prospectId }));
    at.clock.forward(40 * dayMs);
    for (const day of [395, 419, 421]) await touch(day, 'meeting');
    at.clock.forward(1000);
    await close(deal.id, 'Won');
    const { inputs } = await onlyOutcome();
    expect(inputs.createdAt).toBe(startMs + 400 * dayMs);
    expect(inputs.touches.map(([, when]) => (when - startMs) / dayMs)).toEqual([419, 395]);
  });

  test('of a deal that was written down with its end, from when they were saved', async () => {
    at.clock.forward(100 * dayMs);
    for (const day of [10, 99]) await touch(day, 'meeting');
    const deal = valueOf(await addDeal(at.store, { name: 'Cranes', prospectId: at.prospectId }));
    at.clock.forward(1000);
    await close(deal.id, 'Won');
    const { inputs } = await onlyOutcome();
    expect(inputs.createdAt).toBe(startMs);
    expect(inputs.touches).toHaveLength(1);
  });
});

describe('seeds', () => {
  test('people of the better half of the won deals, no fewer than ten; and a sample of all', async () => {
    at.clock.forward(dayMs);
    for (let index = 0; index < 24; index += 1) {
      const person = await addPerson(`Person ${index}`, index < 12 ? 'Head of Sales' : 'Buyer');
      const { id } = valueOf(
        await addDeal(at.store, {
          name: `Deal ${index}`,
          prospectId: person,
          // A month of the first ones is worth more than a year of the others.
          ...(index < 12
            ? { amount: '900', billing: 'monthly' }
            : { amount: '1000', billing: 'annual' }),
        }),
      );
      await close(id, 'Won');
    }
    await refreshScores(at.store, { maxChunks: 5 });
    const { won, all, dealCount } = await loadSeedInputs(at.store);
    expect(dealCount).toBe(12);
    expect(won).toHaveLength(12);
    expect(new Set(won.map(({ seniority }) => seniority))).toEqual(new Set(['head']));
    expect(all).toHaveLength(25);
  });

  test('with few deals, all of them', async () => {
    at.clock.forward(dayMs);
    await close(at.dealId, 'Won');
    const { won, dealCount } = await loadSeedInputs(at.store);
    expect([won.length, dealCount]).toEqual([1, 1]);
  });
});
