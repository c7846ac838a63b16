import { describe, expect, onTestFinished, test } from 'vitest';
import type { ReportFacts } from '../reports/facts.ts';
import { valueOf } from './a-store.ts';
import { aPipeline, aStage, dayMs, type Pipeline, startsAt } from './commands/a-pipeline.ts';
import { addDeal, deleteDeal, editDeal, moveDeal } from './commands/deals.ts';
import { addProspect, deleteProspect, editProspect } from './commands/prospects.ts';
import { editWorkspace, saveSetting } from './commands/settings.ts';
import { addStakeholder } from './commands/stakeholders.ts';
import { editTouchpoint, logTouchpoint } from './commands/touchpoints.ts';
import { loadIdentity } from './identity.ts';
import { type Mirrors, openMirrors } from './mirrors.ts';
import { loadForecastFacts, loadReportFacts, loadWorkedOn } from './report-facts.ts';
import type { Store } from './store.ts';
import { keep } from './sync/kept-state.ts';
import { toStored } from './tables.ts';

const startMs = Date.parse(startsAt);
/** Ten-thousandths. */
const units = (amount: number) => BigInt(amount) * 10_000n;

function mirrorsOf({ store }: { readonly store: Store }): Mirrors {
  const mirrors = openMirrors(store, () => {});
  onTestFinished(() => mirrors.close());
  return mirrors;
}

function factsOf(pipeline: Pipeline): Promise<ReportFacts> {
  return loadForecastFacts(mirrorsOf(pipeline));
}

describe('facts of deals', () => {
  test("have their value of a year and of the term in the workspace's currency", async () => {
    const pipeline = await aPipeline({ billing: 'monthly', amount: '1000', currency: 'EUR' });
    const { store, dealId } = pipeline;
    valueOf(await editDeal(store, dealId, { term_months: 6 }));
    valueOf(await saveSetting(store, 'currency_rates', { rates: { EUR: '0.8' } }));
    const { deals, currency } = await factsOf(pipeline);
    expect(currency).toBe('USD');
    // 12,000 EUR a year ÷ 0.8; half of it in six months.
    expect(deals).toMatchObject([
      { id: dealId, annual: units(15_000), total: units(7_500), isRecurring: true, termMonths: 6 },
    ]);
  });

  test('have none where nobody has set a rate', async () => {
    const { deals } = await factsOf(await aPipeline({ currency: 'VND' }));
    expect(deals).toMatchObject([{ annual: null, total: null }]);
  });

  test('tell who closed them, whoever took them over since', async () => {
    const pipeline = await aPipeline();
    const { store, clock, dealId } = pipeline;
    const { repId } = await loadIdentity(store);
    const open = valueOf(await addDeal(store, { name: 'Open' })).id;
    const won = await aStage(store, 'Won');
    clock.forward(dayMs);
    valueOf(await moveDeal(store, dealId, { toStageId: won.id }));
    const mirrors = mirrorsOf(pipeline);
    expect((await loadReportFacts(mirrors)).deals.map(({ closedBy }) => closedBy)).toEqual([
      undefined,
      undefined,
    ]);
    clock.forward(dayMs);
    for (const id of [dealId, open]) valueOf(await editDeal(store, id, { owner_id: null }));
    const { deals } = await loadReportFacts(mirrors);
    const of = (id: string) => deals.find((deal) => deal.id === id);
    expect(of(dealId)).toMatchObject({ ownerId: null, closedBy: repId });
    expect(of(open)?.closedBy).toBeUndefined();
  });

  test('tell when they were closed, and by which steps they came there', async () => {
    const pipeline = await aPipeline();
    const { store, clock, dealId } = pipeline;
    const [first, won] = [await aStage(store, 'Prospecting'), await aStage(store, 'Won')];
    clock.forward(10 * dayMs);
    valueOf(await moveDeal(store, dealId, { toStageId: won.id }));
    const { deals, moves } = await factsOf(pipeline);
    const closedAt = startMs + 10 * dayMs;
    expect(deals).toMatchObject([{ outcome: 'won', createdAt: startMs, closedAt }]);
    expect([...moves].sort((one, other) => one.at - other.at)).toMatchObject([
      { dealId, fromStageId: null, toStageId: first.id, at: startMs },
      { dealId, fromStageId: first.id, toStageId: won.id, at: closedAt },
    ]);
  });

  test('leave out what is deleted, with its steps', async () => {
    const pipeline = await aPipeline();
    valueOf(await deleteDeal(pipeline.store, pipeline.dealId));
    const { deals, moves, past } = await factsOf(pipeline);
    expect([deals, moves, past]).toEqual([[], [], []]);
  });
});

describe('facts of the past', () => {
  test('say what a deal was worth, when it was expected, and whose it was', async () => {
    const pipeline = await aPipeline({ billing: 'one_off', amount: '48000' });
    const { store, clock, dealId } = pipeline;
    const { repId } = await loadIdentity(store);
    clock.forward(dayMs);
    valueOf(await editDeal(store, dealId, { expected_close_on: '2026-06-30' }));
    clock.forward(dayMs);
    valueOf(await editDeal(store, dealId, { amount: '2000', billing: 'monthly' }));
    clock.forward(dayMs);
    valueOf(await editDeal(store, dealId, { amount: null, owner_id: null }));
    const { past } = await factsOf(pipeline);
    const inOrder = past.toSorted((one, other) => one.at - other.at);
    const of = (field: string) =>
      inOrder.filter((fact) => fact.field === field).map(({ value, at }) => [value, at]);
    expect(of('annual')).toEqual([
      [units(48_000), startMs],
      [units(24_000), startMs + 2 * dayMs],
      [null, startMs + 3 * dayMs],
    ]);
    expect(of('expected_close_on')).toEqual([['2026-06-30', startMs + dayMs]]);
    expect(of('owner_id')).toEqual([
      [repId, startMs],
      [null, startMs + 3 * dayMs],
    ]);
  });
});

describe('facts of prospects', () => {
  test('tell when they entered and when they first took part in a deal that is still there', async () => {
    const pipeline = await aPipeline();
    const { store, clock, prospectId, dealId } = pipeline;
    const other = valueOf(await addProspect(store, { full_name: 'Noor' }));
    clock.forward(3 * dayMs);
    const second = valueOf(await addDeal(store, { name: 'Second' }));
    valueOf(await addStakeholder(store, { dealId: second.id, prospectId }));
    const read = async () => {
      const { prospects } = await factsOf(pipeline);
      return new Map(prospects.map(({ id, enteredAt, dealAt }) => [id, [enteredAt, dealAt]]));
    };
    expect(await read()).toEqual(
      new Map([
        [prospectId, [startMs, startMs]],
        [other.id, [startMs, null]],
      ]),
    );
    valueOf(await deleteDeal(store, dealId));
    expect((await read()).get(prospectId)).toEqual([startMs, startMs + 3 * dayMs]);
    valueOf(await deleteProspect(store, other.id));
    expect([...(await read()).keys()]).toEqual([prospectId]);
  });

  test('tell who is worked on', async () => {
    const pipeline = await aPipeline();
    const { store, prospectId } = pipeline;
    const add = async (full_name: string) => valueOf(await addProspect(store, { full_name })).id;
    const [lost, silent, nurtured] = [await add('Lost'), await add('Silent'), await add('Warm')];
    valueOf(await editProspect(store, lost, { status: 'disqualified' }));
    valueOf(await editProspect(store, nurtured, { status: 'nurturing' }));
    await store.prospects.update(silent, { do_not_contact: true });
    expect(await loadWorkedOn(mirrorsOf(pipeline))).toEqual(new Set([prospectId, nurtured]));
  });
});

describe('facts of touchpoints', () => {
  test('count for who logged them, not for who changed them later', async () => {
    const pipeline = await aPipeline();
    const { store, prospectId } = pipeline;
    const { repId } = await loadIdentity(store);
    const occurredAt = '2026-03-01T09:00:00.000Z';
    const input = { prospectIds: [prospectId], channel: 'call', direction: 'out' } as const;
    const { id } = valueOf(await logTouchpoint(store, { ...input, occurredAt }));
    const [row] = await store.touchpoints.toArray();
    if (!row) throw new Error('no touchpoint');
    const noor = '00000000-0000-4000-8000-00000000000a';
    // Noor corrected it on her own device, and logged another one.
    const clock = '9000000000000:0000:noors-device';
    await store.touchpoints.put(
      toStored('touchpoints', {
        ...row,
        outcome: 'reached',
        clocks: { ...row.clocks, outcome: clock },
        updated_by: noor as typeof row.updated_by,
      }),
    );
    const own = '00000000-0000-4000-8000-00000000000b';
    await store.touchpoints.put(
      toStored('touchpoints', {
        ...row,
        id: own as typeof row.id,
        clocks: { channel: '1000000000000:0000:noors-device', outcome: clock },
      }),
    );
    const repById = async () =>
      new Map((await factsOf(pipeline)).touches.map((touch) => [touch.id, touch.repId]));
    // Nobody has told whose device that is.
    expect(await repById()).toEqual(
      new Map([
        [id, repId],
        [own, repId],
      ]),
    );
    await keep(store, 'clients', { 'noors-device': noor });
    expect((await repById()).get(own)).toBe(noor);
  });

  test('have their time, channel and people', async () => {
    const pipeline = await aPipeline();
    const { store, prospectId, dealId } = pipeline;
    const occurredAt = '2026-03-01T09:00:00.000Z';
    const { id } = valueOf(
      await logTouchpoint(store, {
        prospectIds: [prospectId],
        dealId,
        channel: 'email',
        direction: 'in',
        occurredAt,
      }),
    );
    valueOf(await editTouchpoint(store, id, { outcome: 'objection' }));
    expect((await factsOf(pipeline)).touches).toMatchObject([
      {
        id,
        at: Date.parse(occurredAt),
        channel: 'email',
        direction: 'in',
        outcome: 'objection',
        prospectIds: [prospectId],
        dealId,
      },
    ]);
  });
});

describe('facts of the workspace', () => {
  test('are its stages, members, settings, time zone and currency', async () => {
    const pipeline = await aPipeline();
    const { store } = pipeline;
    const { repId } = await loadIdentity(store);
    valueOf(await editWorkspace(store, { time_zone: 'Asia/Ho_Chi_Minh', currency: 'vnd' }));
    const facts = await factsOf(pipeline);
    expect(facts).toMatchObject({
      timeZone: 'Asia/Ho_Chi_Minh',
      currency: 'VND',
      reps: [{ id: repId, name: '' }],
      settings: { fiscalMonth: 1, coldDays: 30 },
    });
    expect(facts.stages.map(({ name, probability }) => [name, probability])).toEqual([
      ['Prospecting', 5],
      ['Qualification', 15],
      ['Needs assessment', 30],
      ['Proposal and quote', 50],
      ['Negotiation', 75],
      ['Won', 100],
      ['Lost', 0],
    ]);
  });

  test('are the same object until something changes, and then the parts that have not', async () => {
    const pipeline = await aPipeline();
    const mirrors = mirrorsOf(pipeline);
    const before = await loadReportFacts(mirrors);
    expect(await loadReportFacts(mirrors)).toBe(before);
    valueOf(await editDeal(pipeline.store, pipeline.dealId, { amount: '50000' }));
    const after = await loadReportFacts(mirrors);
    expect(after).not.toBe(before);
    expect(after.deals).toMatchObject([{ annual: units(50_000) }]);
    expect(after.touches).toBe(before.touches);
    expect(await loadForecastFacts(mirrors)).toBe(await loadForecastFacts(mirrors));
    expect((await loadForecastFacts(mirrors)).deals).toBe(after.deals);
    const { settings } = after;
    const next = { ...settings, coldDays: 14 };
    valueOf(await saveSetting(pipeline.store, 'reports', next));
    expect((await loadReportFacts(mirrors)).settings.coldDays).toBe(14);
  });
});
