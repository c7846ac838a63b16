import { indexedDB } from 'fake-indexeddb';
import fc from 'fast-check';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { valueOf } from './a-store.ts';
import { toBoard } from './board.ts';
import { aPipeline, type Pipeline } from './commands/a-pipeline.ts';
import { editCompany } from './commands/companies.ts';
import { addDeal, deleteDeal, editDeal, moveDeal } from './commands/deals.ts';
import { addProspect, deleteProspect, editProspect } from './commands/prospects.ts';
import { saveSetting } from './commands/settings.ts';
import { editStage } from './commands/stages.ts';
import { addStakeholder } from './commands/stakeholders.ts';
import { addTask, completeTask } from './commands/tasks.ts';
import { deleteTouchpoint, logTouchpoint } from './commands/touchpoints.ts';
import { loadSetting } from './deal-queries.ts';
import { loadIdentity } from './identity.ts';
import { dropKeptRows } from './mirror-keep.ts';
import type { MirrorTable } from './mirror-rows.ts';
import { type Mirrors, type OpenMirrors, openMirrors } from './mirrors.ts';
import { refreshActions } from './refresh-actions.ts';
import { loadForecastFacts } from './report-facts.ts';
import { openStore, type Store } from './store.ts';
import { clearWorkspace } from './sync/clear-workspace.ts';
import { writeRows } from './sync/write-rows.ts';
import { undoCommand } from './undo.ts';

const mirrorTables: readonly MirrorTable[] = [
  'prospects',
  'companies',
  'deals',
  'stage_changes',
  'stakeholders',
  'touchpoints',
  'tasks',
  'actions',
  'facts',
  'scores',
];

function mirrorsOf(store: Store, onChanged: () => void = () => {}): OpenMirrors {
  const mirrors = openMirrors(store, onChanged, { restMs: 0 });
  onTestFinished(() => mirrors.close());
  return mirrors;
}

async function contentOf(mirrors: Mirrors): Promise<Record<string, unknown>> {
  const content: Record<string, unknown> = {};
  for (const table of mirrorTables) {
    content[table] = Object.fromEntries(await mirrors.rows(table));
  }
  return content;
}

function byId<Row extends { readonly id: string }>(rows: readonly Row[]): readonly Row[] {
  return rows.toSorted((one, other) => (one.id < other.id ? -1 : 1));
}

/** What is worked out from the rows, and kept. */
async function keptOf(mirrors: Mirrors): Promise<unknown> {
  const { deals, moves, prospects, touches, past, ...facts } = await loadForecastFacts(mirrors);
  const now = mirrors.store.clock.now();
  return {
    board: await toBoard(mirrors, { now, isWhole: true }),
    facts,
    deals: byId(deals),
    prospects: byId(prospects),
    touches: byId(touches),
    moves: new Set(moves.map((move) => JSON.stringify(move))),
    past: new Set(past.map((fact) => `${fact.dealId} ${fact.field} ${fact.value} ${fact.at}`)),
  };
}

/** What somebody sees who reads the store for the first time. */
async function readAfresh<Content>(
  store: Store,
  read: (mirrors: Mirrors) => Promise<Content>,
): Promise<Content> {
  const mirrors = openMirrors(store, () => {});
  const content = await read(mirrors);
  mirrors.close();
  return content;
}

/** A page of another context on the same database. */
function anotherPage({ store }: Pick<Pipeline, 'store'>): Store {
  const other = openStore({ name: store.name, clock: store.clock });
  onTestFinished(() => other.close());
  return other;
}

/** What a context does that is ended before it can tell of its commit. */
function writeUntold(
  store: Store,
  rows: readonly { readonly table: string; readonly row: object }[],
): Promise<void> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open(store.name);
    opening.onerror = () => reject(new Error('not opened'));
    opening.onsuccess = () => {
      const database = opening.result;
      const tables = [...new Set(rows.map(({ table }) => table))];
      const transaction = database.transaction(tables, 'readwrite');
      for (const { table, row } of rows) transaction.objectStore(table).put(row);
      transaction.onerror = () => reject(new Error('not written'));
      transaction.oncomplete = () => {
        database.close();
        resolve();
      };
    };
  });
}

describe('mirrors hold the live rows of a table', () => {
  test('as they are when it is first asked for', async () => {
    const { store, prospectId, dealId } = await aPipeline();
    const mirrors = mirrorsOf(store);
    const prospects = await mirrors.rows('prospects');
    expect([...prospects.keys()]).toEqual([prospectId]);
    expect(prospects.get(prospectId)).toMatchObject({
      fullName: 'Linh Trần',
      status: 'new',
      createdAt: Date.parse('2026-03-02T08:00:00.000Z'),
      isDoNotContact: false,
    });
    expect((await mirrors.rows('deals')).get(dealId)).toMatchObject({
      name: 'Fleet',
      amount: '48000',
      outcome: 'open',
    });
    expect([...(await mirrors.rows('stakeholders')).values()]).toMatchObject([
      { dealId, prospectId },
    ]);
    expect((await mirrors.rows('stage_changes')).size).toBe(1);
    const facts = [...(await mirrors.rows('facts')).values()];
    expect(facts.map(({ field }) => field).sort()).toEqual([
      'amount',
      'billing',
      'currency',
      'owner_id',
    ]);
  });

  test('and after every command, in the same map', async () => {
    const { store, prospectId, dealId } = await aPipeline();
    const mirrors = mirrorsOf(store);
    const deals = await mirrors.rows('deals');
    const prospects = await mirrors.rows('prospects');
    valueOf(await editDeal(store, dealId, { amount: '52000' }));
    await mirrors.rows('deals');
    expect(deals.get(dealId)?.amount).toBe('52000');
    const { journalId } = valueOf(await deleteProspect(store, prospectId));
    await mirrors.rows('prospects');
    expect(prospects.size).toBe(0);
    valueOf(await undoCommand(store, journalId));
    await mirrors.rows('prospects');
    expect(prospects.get(prospectId)?.fullName).toBe('Linh Trần');
  });

  test('without those that were merged into another', async () => {
    const { store, prospectId } = await aPipeline();
    const other = valueOf(await addProspect(store, { full_name: 'L. Trần' }));
    const mirrors = mirrorsOf(store);
    expect((await mirrors.rows('prospects')).size).toBe(2);
    await store.prospects.update(other.id, { merged_into: prospectId as never });
    expect([...(await mirrors.rows('prospects')).keys()]).toEqual([prospectId]);
  });

  test('without a next action that is done', async () => {
    const { store, prospectId } = await aPipeline();
    const task = valueOf(await addTask(store, { prospectId, title: 'Call back' }));
    const mirrors = mirrorsOf(store);
    expect((await mirrors.rows('tasks')).get(task.id)?.title).toBe('Call back');
    valueOf(await completeTask(store, task.id));
    expect((await mirrors.rows('tasks')).size).toBe(0);
  });
});

describe('mirrors follow', () => {
  test('what another page writes', async () => {
    const pipeline = await aPipeline();
    const told = vi.fn();
    const mirrors = mirrorsOf(pipeline.store, told);
    await mirrors.rows('deals');
    const other = anotherPage(pipeline);
    valueOf(await editDeal(other, pipeline.dealId, { amount: '60000' }));
    await vi.waitFor(() => expect(told).toHaveBeenCalled());
    expect((await mirrors.rows('deals')).get(pipeline.dealId)?.amount).toBe('60000');
  });

  test('a command of many rows, of which the announcement does not say which', async () => {
    const { store } = await aPipeline();
    for (let count = 0; count < 60; count += 1) {
      valueOf(await addProspect(store, { full_name: `Person ${count}`, company_name: 'Nordwind' }));
    }
    // Nothing is read again but by key: the rest never ends.
    const mirrors = openMirrors(store, () => {}, { restMs: 1e9 });
    onTestFinished(() => mirrors.close());
    await mirrors.rows('prospects');
    const rows = await store.prospects.toArray();
    await store.transaction('rw', [store.prospects, store.journal], async () => {
      await store.prospects.bulkPut(rows.map((row) => ({ ...row, status: 'working' as const })));
      await store.journal.add({
        command: 'prospect/edit',
        at: '2026-03-02T08:00:00.000Z',
        by: 'rep',
        origin: 'dashboard',
        changes: [],
        rows: rows.map(({ id }) => `prospects:${id}`),
        undoneBy: null,
        undoes: null,
      });
    });
    const prospects = await mirrors.rows('prospects');
    expect([...prospects.values()].every(({ status }) => status === 'working')).toBe(true);
  });

  test('many rows that came from the team', async () => {
    const { store, dealId } = await aPipeline();
    const mirrors = mirrorsOf(store);
    await mirrors.rows('deals');
    const deal = await store.deals.get(dealId as never);
    if (!deal) throw new Error('no deal');
    const rows = Array.from({ length: 70 }, (_, at) => ({
      ...deal,
      id: `00000000-0000-4000-8000-0000000000${String(at).padStart(2, '0')}` as typeof deal.id,
    }));
    await store.deals.bulkPut(rows);
    await mirrors.settle();
    expect((await mirrors.rows('deals')).size).toBe(71);
    await store.deals.clear();
    await mirrors.settle();
    expect((await mirrors.rows('deals')).size).toBe(0);
  });

  test('what was written while all rows were read again', async () => {
    const { store, dealId } = await aPipeline();
    const mirrors = mirrorsOf(store);
    await mirrors.rows('deals');
    const rows = await store.deals.toArray();
    await store.deals.clear();
    const settled = mirrors.settle();
    await store.deals.bulkPut(rows);
    await settled;
    await mirrors.settle();
    expect([...(await mirrors.rows('deals')).keys()]).toEqual([dealId]);
  });

  test('tell once of several changes, and of none that nobody asked about', async () => {
    const { store, dealId, prospectId } = await aPipeline();
    const told = vi.fn();
    const mirrors = mirrorsOf(store, told);
    await mirrors.rows('deals');
    valueOf(await editProspect(store, prospectId, { title: 'Buyer' }));
    for (const amount of ['1', '2', '3']) valueOf(await editDeal(store, dealId, { amount }));
    await vi.waitFor(() => expect(told).toHaveBeenCalled());
    valueOf(await editProspect(store, prospectId, { title: 'Head of Procurement' }));
    // The watch has heard it once its own timer has run: another one that begins later ends later.
    await new Promise((done) => setTimeout(done, 300));
    expect(told).toHaveBeenCalledTimes(1);
  });
});

describe('a look finds what nobody told of', () => {
  test('a command', async () => {
    const { store, dealId } = await aPipeline();
    const mirrors = mirrorsOf(store);
    await mirrors.rows('deals');
    await mirrors.look();
    const deal = await store.deals.get(dealId as never);
    await writeUntold(store, [
      { table: 'deals', row: { ...deal, amount: '77' } },
      { table: 'journal', row: { command: 'deal/edit', rows: [`deals:${dealId}`], at: '' } },
    ]);
    expect((await mirrors.rows('deals')).get(dealId)?.amount).toBe('48000');
    await mirrors.look();
    expect((await mirrors.rows('deals')).get(dealId)?.amount).toBe('77');
  });

  test('rows of the team', async () => {
    const { store, dealId } = await aPipeline();
    const mirrors = mirrorsOf(store);
    await mirrors.rows('deals');
    const deal = await store.deals.get(dealId as never);
    await writeUntold(store, [
      { table: 'deals', row: { ...deal, amount: '78' } },
      { table: 'kv', row: { key: 'written', value: { count: 1, rowKeys: [`deals:${dealId}`] } } },
    ]);
    await mirrors.look();
    await mirrors.settle();
    expect((await mirrors.rows('deals')).get(dealId)?.amount).toBe('78');
  });

  test('and reads nothing again where nothing was missed', async () => {
    const { store, dealId } = await aPipeline();
    const mirrors = mirrorsOf(store);
    await mirrors.rows('deals');
    valueOf(await editDeal(store, dealId, { amount: '52000' }));
    await mirrors.rows('deals');
    const read = vi.spyOn(store.deals, 'bulkGet');
    await mirrors.look();
    await mirrors.settle();
    expect(read).not.toHaveBeenCalled();
  });
});

describe('mirrors that were kept', () => {
  /** Read from the rows, whatever was kept. */
  async function readRows(store: Store): Promise<Record<string, unknown>> {
    await dropKeptRows(store);
    return readAfresh(store, contentOf);
  }

  test('are read in place of the rows, with what was written since', async () => {
    const { store, dealId, prospectId } = await aPipeline();
    const first = openMirrors(store, () => {});
    await contentOf(first);
    await first.keep();
    first.close();
    valueOf(await editDeal(store, dealId, { amount: '52000' }));
    valueOf(await deleteProspect(store, prospectId));
    valueOf(await addProspect(store, { full_name: 'Noor', company_name: 'Lạc Vân' }));
    const readAll = vi.spyOn(store.prospects, 'toCollection');
    const content = await readAfresh(store, contentOf);
    expect(readAll).not.toHaveBeenCalled();
    expect(content).toEqual(await readRows(store));
    expect(readAll).toHaveBeenCalled();
  });

  test('know what the team has written since', async () => {
    const { store, dealId } = await aPipeline();
    const first = openMirrors(store, () => {});
    await contentOf(first);
    await first.keep();
    first.close();
    const before = await store.deals.get(dealId as never);
    const after = before && { ...before, amount: '7' };
    await store.transaction('rw', store.tables, async () =>
      writeRows(store, [{ table: 'deals', id: dealId, before, after }], { stamp: 'one' }),
    );
    const readAll = vi.spyOn(store.deals, 'toCollection');
    const mirrors = mirrorsOf(store);
    expect((await mirrors.rows('deals')).get(dealId)?.amount).toBe('7');
    expect(readAll).not.toHaveBeenCalled();
  });

  test('are left where somebody wrote rows past them, or the workspace is another', async () => {
    const { store, dealId } = await aPipeline();
    const first = openMirrors(store, () => {});
    await contentOf(first);
    await first.keep();
    first.close();
    const deal = await store.deals.get(dealId as never);
    if (!deal) throw new Error('no deal');
    const id = '00000000-0000-4000-8000-000000000001' as typeof deal.id;
    await store.deals.put({ ...deal, id });
    expect((await mirrorsOf(store).rows('deals')).size).toBe(2);
    await store.deals.clear();
    await store.deals.put({ ...deal, amount: '9' });
    const identity = await loadIdentity(store);
    await store.kv.put({
      key: 'identity',
      value: { ...identity, workspaceId: '00000000-0000-4000-8000-000000000002' },
    });
    expect((await mirrorsOf(store).rows('deals')).get(dealId)?.amount).toBe('9');
  });

  test('go with the workspace', async () => {
    const { store } = await aPipeline();
    const mirrors = mirrorsOf(store);
    await contentOf(mirrors);
    await mirrors.keep();
    const keys = async () => store.kv.where(':id').startsWith('mirror:').primaryKeys();
    expect(await keys()).toContain('mirror:prospects');
    await store.transaction('rw', store.tables, async () => clearWorkspace(store));
    expect(await keys()).toEqual([]);
  });

  test('are written once, and again only after many changes', async () => {
    const { store, dealId } = await aPipeline();
    const mirrors = mirrorsOf(store);
    await mirrors.rows('deals');
    await mirrors.keep();
    const put = vi.spyOn(store.kv, 'put');
    valueOf(await editDeal(store, dealId, { amount: '52000' }));
    await mirrors.settle();
    put.mockClear();
    await mirrors.keep();
    expect(put).not.toHaveBeenCalled();
  });
});

describe('a kept value', () => {
  test('is the same one until a source changes', async () => {
    const { store, dealId, prospectId } = await aPipeline();
    const mirrors = mirrorsOf(store);
    const make = vi.fn(async () => ({ count: (await mirrors.rows('deals')).size }));
    const count = () => mirrors.memo('count', ['deals'], make);
    const first = await count();
    valueOf(await editProspect(store, prospectId, { title: 'Buyer' }));
    expect(await count()).toBe(first);
    valueOf(await deleteDeal(store, dealId));
    expect(await count()).toEqual({ count: 0 });
    expect(make).toHaveBeenCalledTimes(2);
  });

  test('rests on settings and on values of kv as well', async () => {
    const { store } = await aPipeline();
    const mirrors = mirrorsOf(store);
    const rates = () =>
      mirrors.memo('rates', ['settings'], async () => loadSetting(store, 'currency_rates'));
    const times = () =>
      mirrors.memo('times', ['kv:stage_times'], async () => store.kv.get('stage_times'));
    expect(await rates()).toEqual({ rates: {} });
    expect(await times()).toBeUndefined();
    valueOf(await saveSetting(store, 'currency_rates', { rates: { EUR: '0.9' } }));
    expect(await rates()).toEqual({ rates: { EUR: '0.9' } });
    await store.kv.put({ key: 'stage_times', value: { one: 4 } });
    expect(await times()).toEqual({ key: 'stage_times', value: { one: 4 } });
  });

  test('that could not be made is made again', async () => {
    const { store } = await aPipeline();
    const mirrors = mirrorsOf(store);
    const make = vi.fn(async () => 5).mockRejectedValueOnce(new Error('once'));
    await expect(mirrors.memo('five', ['deals'], make)).rejects.toThrow('once');
    expect(await mirrors.memo('five', ['deals'], make)).toBe(5);
  });
});

type Act = (of: { readonly store: Store; readonly at: number }) => Promise<unknown>;

async function idAt(store: Store, table: 'prospects' | 'deals' | 'touchpoints', at: number) {
  const ids = await store.table<unknown, string>(table).toCollection().primaryKeys();
  return ids[at % Math.max(1, ids.length)] ?? '';
}

const acts: readonly Act[] = [
  async ({ store, at }) => addProspect(store, { full_name: `P${at}`, company_name: `C${at % 3}` }),
  async ({ store, at }) =>
    addDeal(store, { name: `D${at}`, prospectId: await idAt(store, 'prospects', at) }),
  async ({ store, at }) =>
    editDeal(store, await idAt(store, 'deals', at), { amount: String(at), currency: 'EUR' }),
  async ({ store, at }) => {
    const stages = await store.stages.toArray();
    const toStageId = stages[at % stages.length]?.id ?? '';
    return moveDeal(store, await idAt(store, 'deals', at), { toStageId, lostReason: 'Price' });
  },
  async ({ store, at }) => deleteDeal(store, await idAt(store, 'deals', at)),
  async ({ store, at }) => deleteProspect(store, await idAt(store, 'prospects', at)),
  async ({ store, at }) =>
    editProspect(store, await idAt(store, 'prospects', at), { tags: [`t${at}`] }),
  async ({ store, at }) =>
    addStakeholder(store, {
      dealId: await idAt(store, 'deals', at),
      prospectId: await idAt(store, 'prospects', at + 1),
    }),
  async ({ store, at }) =>
    logTouchpoint(store, {
      prospectIds: [await idAt(store, 'prospects', at)],
      channel: at % 2 === 0 ? 'email' : 'call',
      direction: 'out',
      occurredAt: '2026-03-01T08:00:00.000Z',
    }),
  async ({ store, at }) => deleteTouchpoint(store, await idAt(store, 'touchpoints', at)),
  async ({ store, at }) => {
    const [company] = await store.companies
      .offset(at % 2)
      .limit(1)
      .toArray();
    return company && editCompany(store, company.id, { industry: `I${at}` });
  },
  async ({ store, at }) => {
    const last = await store.journal.toCollection().last();
    return last && at % 2 === 0 && undoCommand(store, last.id);
  },
  async ({ store }) => refreshActions(store, { until: '2026-03-20T00:00:00.000Z', maxChunks: 3 }),
  // What a pull does: rows without a command.
  async ({ store, at }) => {
    const rows = await store.prospects.toArray();
    const written = rows.map((before) => {
      const after = { ...before, title: `T${at}` };
      return { table: 'prospects' as const, id: before.id, before, after };
    });
    return store.transaction('rw', store.tables, async () =>
      writeRows(store, written, { stamp: `${at}` }),
    );
  },
  async ({ store }) => store.actions.clear(),
  async ({ store, at }) => saveSetting(store, 'currency_rates', { rates: { EUR: `0.${at + 1}` } }),
  async ({ store, at }) => {
    const [stage] = await store.stages
      .offset(at % 5)
      .limit(1)
      .toArray();
    return stage && editStage(store, stage.id, { probability: at });
  },
  async ({ store, at }) => store.kv.put({ key: 'stage_times', value: { one: at } }),
];

test('after any history of commands and pulls, in two pages, mirrors, board and facts are what a fresh read gives', async () => {
  const steps = fc.array(
    fc.record({
      act: fc.nat({ max: acts.length - 1 }),
      at: fc.nat({ max: 12 }),
      isElsewhere: fc.boolean(),
      isAsked: fc.boolean(),
      /** Closed before, and opened again after it. */
      isAway: fc.boolean(),
    }),
    { minLength: 4, maxLength: 16 },
  );
  await fc.assert(
    fc.asyncProperty(steps, async (history) => {
      const { store } = await aPipeline();
      const other = openStore({ name: store.name, clock: store.clock });
      let mirrors = openMirrors(store, () => {}, { restMs: 0 });
      await contentOf(mirrors);
      await keptOf(mirrors);
      for (const { act, at, isElsewhere, isAsked, isAway } of history) {
        if (isAway) {
          await mirrors.keep();
          mirrors.close();
        }
        await acts[act]?.({ store: isElsewhere ? other : store, at });
        if (isAway) mirrors = openMirrors(store, () => {}, { restMs: 0 });
        if (isAsked) await keptOf(mirrors);
      }
      await mirrors.settle();
      await dropKeptRows(store);
      expect(await contentOf(mirrors)).toEqual(await readAfresh(store, contentOf));
      expect(await keptOf(mirrors)).toEqual(await readAfresh(store, keptOf));
      mirrors.close();
      other.close();
    }),
    { numRuns: 12 },
  );
}, 120_000);
