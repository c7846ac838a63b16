import { describe, expect, onTestFinished, test } from 'vitest';
import { toInstant } from '../platform/clock.ts';
import { valueOf } from './a-store.ts';
import { aPipeline, dayMs, startsAt } from './commands/a-pipeline.ts';
import { changeMany } from './commands/bulk.ts';
import { addCompany } from './commands/companies.ts';
import { addDeal, moveDeal } from './commands/deals.ts';
import { addProspect, deleteProspect, editProspect } from './commands/prospects.ts';
import { saveSetting } from './commands/settings.ts';
import { addTask } from './commands/tasks.ts';
import { logTouchpoint } from './commands/touchpoints.ts';
import { type ListTable, listColumns } from './list-names.ts';
import { type Mirrors, openMirrors } from './mirrors.ts';
import {
  type ListFilter,
  type ListQuery,
  listRecordIds,
  listRecords,
  listRecordsOf,
  loadListChoices,
} from './record-lists.ts';
import { refreshActions } from './refresh-actions.ts';
import { packTotals, toBucketKey } from './score-rows.ts';
import type { Store } from './store.ts';

const startsAtMs = Date.parse(startsAt);

function mirrorsOf(store: Store): Mirrors {
  const mirrors = openMirrors(store, () => {}, { restMs: 0 });
  onTestFinished(() => mirrors.close());
  return mirrors;
}

function aQuery(table: ListTable, more: Partial<ListQuery> = {}): ListQuery {
  return {
    table,
    filter: {},
    order: { column: 'name', isDescending: false },
    columns: listColumns[table],
    ...more,
  };
}

interface Asked extends Partial<ListQuery> {
  readonly table: ListTable;
  readonly now?: number;
  readonly from?: number;
  readonly count?: number;
}

async function ask(mirrors: Mirrors, asked: Asked) {
  const { table, now = startsAtMs, from = 0, count = 100, ...more } = asked;
  return listRecords(mirrors, { query: aQuery(table, more), from, count, now });
}

async function namesOf(mirrors: Mirrors, asked: Asked): Promise<readonly string[]> {
  return (await ask(mirrors, asked)).rows.map(({ name }) => name);
}

/** Cells of the row of a name, by column. */
async function cellsOf(mirrors: Mirrors, name: string, asked: Asked) {
  const row = (await ask(mirrors, asked)).rows.find((one) => one.name === name);
  const columns = asked.columns ?? listColumns[asked.table];
  return Object.fromEntries(columns.map((column, at) => [column, row?.cells[at]]));
}

describe('prospects', () => {
  async function threePeople() {
    const pipeline = await aPipeline();
    const { store, prospectId } = pipeline;
    valueOf(
      await editProspect(store, prospectId, {
        title: 'Head of Procurement',
        emails: ['linh@nordwind.example'],
        tags: ['Q2'],
        status: 'working',
      }),
    );
    const weber = valueOf(
      await addProspect(store, { full_name: 'Jonas Weber', company_name: 'Südwind', tags: ['Q2'] }),
    ).id;
    const oedegard = valueOf(await addProspect(store, { full_name: 'Åse Ødegård' })).id;
    return { ...pipeline, mirrors: mirrorsOf(store), weber, oedegard };
  }

  test('stand by the folded letters of their names, turned round on request', async () => {
    const { mirrors } = await threePeople();
    const names = ['Åse Ødegård', 'Jonas Weber', 'Linh Trần'];
    expect(await namesOf(mirrors, { table: 'prospects' })).toEqual(names);
    const order = { column: 'name', isDescending: true };
    expect(await namesOf(mirrors, { table: 'prospects', order })).toEqual(names.toReversed());
  });

  test('are found by each word, wherever it stands and without its marks', async () => {
    const { mirrors } = await threePeople();
    const found = (text: string) => namesOf(mirrors, { table: 'prospects', filter: { text } });
    expect(await found('tran')).toEqual(['Linh Trần']);
    expect(await found('ODEGARD')).toEqual(['Åse Ødegård']);
    expect(await found('wind')).toEqual(['Jonas Weber', 'Linh Trần']);
    expect(await found('suedwind')).toEqual([]);
    expect(await found('procure linh@nord')).toEqual(['Linh Trần']);
    expect(await found('q2 weber')).toEqual(['Jonas Weber']);
    expect(await found(' - ')).toHaveLength(3);
  });

  test('show what they have, and nothing where nothing is known', async () => {
    const { mirrors, store, prospectId, clock } = await threePeople();
    const at = toInstant(startsAtMs - dayMs);
    for (const occurredAt of [
      toInstant(startsAtMs - 9 * dayMs),
      at,
      toInstant(startsAtMs + dayMs),
    ]) {
      const of = { prospectIds: [prospectId], channel: 'call', direction: 'out' } as const;
      valueOf(await logTouchpoint(store, { ...of, occurredAt }));
    }
    const missed = { prospectIds: [prospectId], channel: 'call', direction: 'out' } as const;
    const [occurredAt, outcome] = [toInstant(startsAtMs - 3_600_000), 'no_answer'] as const;
    valueOf(await logTouchpoint(store, { ...missed, occurredAt, outcome }));
    valueOf(await addTask(store, { prospectId, title: 'Send the plan', dueAt: startsAt }));
    await refreshActions(store, { until: startsAt, maxChunks: 9 });
    const totals = [{ score: 71, fit: 80, engagement: 60, known: 100 }];
    const key = toBucketKey(prospectId);
    await store.scores.put({ key, ids: [prospectId], values: packTotals(totals), nextAt: 0 });
    const cells = await cellsOf(mirrors, 'Linh Trần', { table: 'prospects' });
    expect(cells).toMatchObject({
      name: { kind: 'text', text: 'Linh Trần' },
      title: { kind: 'text', text: 'Head of Procurement' },
      company: { kind: 'text', text: 'Nordwind' },
      status: { kind: 'word', of: 'status', word: 'working' },
      score: { kind: 'score', score: 71, grade: 'A2' },
      tags: { kind: 'tags', tags: ['Q2'] },
      email: { kind: 'text', text: 'linh@nordwind.example' },
      phone: { kind: 'text', text: null },
      lastTouch: { kind: 'time', at: Date.parse(at) },
      next: { kind: 'next', rule: null, title: 'Send the plan', dueAt: startsAt },
      deals: { kind: 'number', value: 1 },
      entered: { kind: 'time', at: startsAtMs },
    });
    clock.forward(2 * dayMs);
    const later = await cellsOf(mirrors, 'Linh Trần', { table: 'prospects', now: clock.now() });
    expect(later).toMatchObject({ lastTouch: { at: startsAtMs + dayMs } });
    expect(await cellsOf(mirrors, 'Åse Ødegård', { table: 'prospects' })).toMatchObject({
      company: { text: null },
      score: { score: null, grade: null },
      lastTouch: { at: null },
      deals: { value: 0 },
    });
    expect(await namesOf(mirrors, { table: 'prospects', filter: { minScore: 71 } })).toEqual([
      'Linh Trần',
    ]);
    expect(await namesOf(mirrors, { table: 'prospects', filter: { minScore: 72 } })).toEqual([]);
  });

  test('follow each change, in rows, order and what is found', async () => {
    const { mirrors, store, weber, prospectId } = await threePeople();
    const asked = { table: 'prospects', filter: { text: 'wind', status: 'working' } } as const;
    expect(await namesOf(mirrors, asked)).toEqual(['Linh Trần']);
    valueOf(await changeMany(store, [weber], { table: 'prospects', status: 'working' }));
    expect(await namesOf(mirrors, asked)).toEqual(['Jonas Weber', 'Linh Trần']);
    valueOf(await editProspect(store, weber, { full_name: 'Zoë Weber' }));
    expect(await namesOf(mirrors, asked)).toEqual(['Linh Trần', 'Zoë Weber']);
    valueOf(await deleteProspect(store, prospectId));
    const answer = await ask(mirrors, asked);
    expect(answer).toMatchObject({ total: 1, allCount: 2, rows: [{ name: 'Zoë Weber' }] });
    valueOf(await addProspect(store, { full_name: 'Ana Abel' }));
    expect(await namesOf(mirrors, { table: 'prospects' })).toEqual([
      'Ana Abel',
      'Åse Ødegård',
      'Zoë Weber',
    ]);
  });

  test('are answered in windows, and by their ids alone', async () => {
    const { mirrors, weber, prospectId } = await threePeople();
    const asked = {
      table: 'prospects',
      from: 1,
      count: 1,
      columns: ['status', 'nonsense'],
    } as const;
    expect(await ask(mirrors, asked)).toEqual({
      total: 3,
      allCount: 3,
      from: 1,
      rows: [
        {
          id: weber,
          name: 'Jonas Weber',
          cells: [
            { kind: 'word', of: 'status', word: 'new' },
            { kind: 'text', text: null },
          ],
        },
      ],
    });
    expect((await ask(mirrors, { table: 'prospects', from: 7 })).rows).toEqual([]);
    const ids = [prospectId, 'nobody', weber];
    const of = { table: 'prospects', columns: ['status'], now: startsAtMs } as const;
    expect(await listRecordsOf(mirrors, { ...of, ids })).toEqual([
      {
        id: prospectId,
        name: 'Linh Trần',
        cells: [{ kind: 'word', of: 'status', word: 'working' }],
      },
      { id: weber, name: 'Jonas Weber', cells: [{ kind: 'word', of: 'status', word: 'new' }] },
    ]);
    const filter = { ids };
    const query = aQuery('prospects', { filter });
    expect(await listRecordIds(mirrors, { query, now: startsAtMs })).toEqual([weber, prospectId]);
  });

  test('can be chosen by tags in use and by those who work with them', async () => {
    const { mirrors, store, weber } = await threePeople();
    valueOf(await editProspect(store, weber, { tags: ['Q2', 'émail', 'Fair'] }));
    const choices = await loadListChoices(mirrors, 'prospects');
    expect(choices).toMatchObject({ tags: ['émail', 'Fair', 'Q2'], currency: 'USD' });
    expect(choices.reps).toHaveLength(1);
    expect(choices.stages.map(({ name, kind }) => `${name} ${kind}`)).toEqual([
      'Prospecting open',
      'Qualification open',
      'Needs assessment open',
      'Proposal and quote open',
      'Negotiation open',
      'Won won',
      'Lost lost',
    ]);
    expect((await loadListChoices(mirrors, 'deals')).tags).toEqual([]);
  });
});

/** Fleet 48,000 USD once; Depot 1,000 EUR a month at 0.5; Cranes in yen without a rate; Trucks won, 0.1 + 0.2 USD. */
async function fourDeals() {
  const pipeline = await aPipeline({ expectedCloseOn: '2026-05-10' });
  const { store, stage, prospectId, deal } = pipeline;
  valueOf(await saveSetting(store, 'currency_rates', { rates: { EUR: '0.5' } }));
  const of = { companyName: 'Nordwind' };
  const depot = valueOf(
    await addDeal(store, {
      ...of,
      name: 'Depot',
      amount: '1000',
      currency: 'EUR',
      billing: 'monthly',
      expectedCloseOn: '2026-06-30',
    }),
  ).id;
  valueOf(await addDeal(store, { ...of, name: 'Cranes', amount: '500', currency: 'JPY' }));
  const won = { toStageId: (await stage('Won')).id };
  for (const amount of ['0.1', '0.2']) {
    const { id } = valueOf(await addDeal(store, { ...of, name: `Trucks ${amount}`, amount }));
    valueOf(await moveDeal(store, id, won));
  }
  const companyId = (await deal()).company_id ?? '';
  return { ...pipeline, mirrors: mirrorsOf(store), depot, prospectId, companyId };
}

describe('deals', () => {
  test('show annual values in the currency of the workspace, times their odds', async () => {
    const { mirrors, clock } = await fourDeals();
    const now = clock.now() + 3.9 * dayMs;
    const of = (name: string) => cellsOf(mirrors, name, { table: 'deals', now });
    expect(await of('Fleet')).toMatchObject({
      company: { text: 'Nordwind' },
      stage: { text: 'Prospecting' },
      value: { amount: '48000', currency: 'USD' },
      odds: { kind: 'percent', value: 5 },
      weighted: { amount: '2400', currency: 'USD' },
      people: { value: 1 },
      expectedClose: { day: '2026-05-10' },
      daysInStage: { value: 3 },
      outcome: { word: 'open' },
      closed: { at: null },
    });
    expect(await of('Depot')).toMatchObject({
      value: { amount: '24000', currency: 'USD' },
      weighted: { amount: '1200' },
      people: { value: 0 },
    });
    expect(await of('Cranes')).toMatchObject({
      value: { amount: '500', currency: 'JPY' },
      weighted: { amount: null, currency: null },
    });
    expect(await of('Trucks 0.1')).toMatchObject({
      odds: { value: 100 },
      weighted: { amount: '0.1' },
      daysInStage: { value: null },
      closed: { at: startsAtMs },
    });
  });

  test('are sorted by what can be compared; the rest stands at the end', async () => {
    const { mirrors } = await fourDeals();
    const by = (column: string, isDescending: boolean) =>
      namesOf(mirrors, { table: 'deals', order: { column, isDescending } });
    const rising = ['Trucks 0.1', 'Trucks 0.2', 'Depot', 'Fleet'];
    expect(await by('value', false)).toEqual([...rising, 'Cranes']);
    expect(await by('value', true)).toEqual([...rising.toReversed(), 'Cranes']);
    const byName = ['Cranes', 'Depot', 'Fleet', 'Trucks 0.1', 'Trucks 0.2'];
    expect(await by('stage', false)).toEqual(byName);
    expect(await by('nonsense', false)).toEqual(byName);
    expect(await by('expectedClose', true)).toEqual([
      'Depot',
      'Fleet',
      'Cranes',
      'Trucks 0.1',
      'Trucks 0.2',
    ]);
  });

  test('stay long in a stage from the first moment of the first day that is more than usual', async () => {
    const { mirrors, store, stage, clock } = await fourDeals();
    const { id } = await stage('Prospecting');
    await store.kv.put({ key: 'stage_times', value: { [id]: 9.2 } });
    const stalled = (days: number) =>
      namesOf(mirrors, {
        table: 'deals',
        filter: { isStalled: true },
        now: clock.now() + days * dayMs,
      });
    expect(await stalled(9.99)).toEqual([]);
    expect(await stalled(10)).toEqual(['Cranes', 'Depot', 'Fleet']);
  });

  test('are found by the days on which they are expected, both among them', async () => {
    const { mirrors } = await fourDeals();
    const closing = (filter: ListFilter) => namesOf(mirrors, { table: 'deals', filter });
    expect(await closing({ closesFrom: '2026-05-10', closesUntil: '2026-06-29' })).toEqual([
      'Fleet',
    ]);
    expect(await closing({ closesUntil: '2026-06-30' })).toEqual(['Depot', 'Fleet']);
    expect(await closing({ closesFrom: '2026-06-30', outcome: 'won' })).toEqual([]);
    expect(await closing({ isUndated: true })).toEqual(['Cranes', 'Trucks 0.1', 'Trucks 0.2']);
    expect(await closing({ isUndated: true, outcome: 'open' })).toEqual(['Cranes']);
  });

  test('are found by those who take part in them, as they are called by now', async () => {
    const { mirrors, store, prospectId } = await fourDeals();
    const found = (text: string) => namesOf(mirrors, { table: 'deals', filter: { text } });
    expect(await found('tran')).toEqual(['Fleet']);
    expect(await found('fleet TRẦN nord')).toEqual(['Fleet']);
    expect(await found('weber')).toEqual([]);
    valueOf(await editProspect(store, prospectId, { full_name: 'Linh Weber' }));
    expect(await found('tran')).toEqual([]);
    expect(await found('weber')).toEqual(['Fleet']);
    valueOf(await deleteProspect(store, prospectId));
    expect(await found('weber')).toEqual([]);
  });
});

test('companies sum their deals to the last place, and know their people', async () => {
  const { mirrors, store, prospectId } = await fourDeals();
  valueOf(await addCompany(store, { name: 'Zeta', size_min: 51, size_max: 200 }));
  const of = { prospectIds: [prospectId], channel: 'meeting', direction: null } as const;
  valueOf(await logTouchpoint(store, { ...of, occurredAt: startsAt }));
  const asked = {
    table: 'companies',
    order: { column: 'openValue', isDescending: false },
  } as const;
  expect(await cellsOf(mirrors, 'Nordwind', asked)).toMatchObject({
    people: { value: 1 },
    openDeals: { value: 3 },
    openValue: { kind: 'money', amount: '72000', currency: 'USD' },
    wonValue: { kind: 'money', amount: '0.3', currency: 'USD' },
    lastTouch: { at: startsAtMs },
    size: { text: null },
  });
  expect(await cellsOf(mirrors, 'Zeta', asked)).toMatchObject({
    people: { value: 0 },
    openDeals: { value: 0 },
    openValue: { amount: null, currency: null },
    size: { text: '51–200' },
  });
  expect(await namesOf(mirrors, asked)).toEqual(['Nordwind', 'Zeta']);
});
