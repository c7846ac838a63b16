import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldText } from '../model/fold.ts';
import { aClock, aStore, valueOf } from './a-store.ts';
import { addCompany, deleteCompany, editCompany } from './commands/companies.ts';
import { addDeal, deleteDeal, editDeal } from './commands/deals.ts';
import { addNote, deleteNote, editNote } from './commands/notes.ts';
import { addProspect, deleteProspect, editProspect } from './commands/prospects.ts';
import { addStakeholder, deleteStakeholder } from './commands/stakeholders.ts';
import { compactSearch, rebuildSearch, searchRows, warmSearch } from './search.ts';
import { openStore, type Store } from './store.ts';
import { undoCommand } from './undo.ts';

async function titlesOf(store: Store, text: string) {
  return (await searchRows(store, text)).hits.map(({ title }) => title);
}

describe('searching', () => {
  it.each([
    ['nguyen', ['Nguyễn Đức Anh']],
    ['duc', ['Nguyễn Đức Anh']],
    ['Đức ngu', ['Nguyễn Đức Anh']],
    ['anh acme', ['Nguyễn Đức Anh']],
    ['guyen', []],
    ['stras', ['Zoë Straßer']],
    ['strasser', ['Zoë Straßer']],
    ['lodz', ['Łódź Systems', 'Zoë Straßer']],
    ['вед', ['Ольга Ведерникова']],
    ['王', ['王伟']],
    ['  ', []],
    ['()[]*\\', []],
  ])('%s finds %j', async (text, titles) => {
    const store = aStore();
    valueOf(
      await addProspect(store, {
        full_name: 'Nguyễn Đức Anh',
        title: 'Trưởng phòng',
        company_name: 'Acme',
      }),
    );
    valueOf(await addProspect(store, { full_name: 'Zoë Straßer', company_name: 'Łódź Systems' }));
    valueOf(await addProspect(store, { full_name: 'Ольга Ведерникова' }));
    valueOf(await addProspect(store, { full_name: '王伟' }));
    expect(await titlesOf(store, text)).toEqual(titles);
    await compactSearch(store);
    expect(await titlesOf(store, text)).toEqual(titles);
  });

  it('puts names that begin so first, then names, then the rest, newest first', async () => {
    const clock = aClock();
    const store = aStore(clock);
    for (const input of [
      { full_name: 'Berg Anna' },
      { full_name: 'Jo Berg' },
      { full_name: 'Ida Dahl', title: 'Berg engineer' },
      { full_name: 'Berger Max' },
    ]) {
      clock.forward(1000);
      valueOf(await addProspect(store, input));
    }
    const order = ['Berger Max', 'Berg Anna', 'Jo Berg', 'Ida Dahl'];
    expect(await titlesOf(store, 'berg')).toEqual(order);
    await rebuildSearch(store);
    expect(await titlesOf(store, 'berg')).toEqual(order);
    expect(await searchRows(store, 'berg', { limit: 2 })).toMatchObject({
      matchCount: 4,
      rowCount: 4,
    });
    expect((await searchRows(store, 'berg', { limit: 2 })).hits).toHaveLength(2);
  });

  it('follows a company that gets another name, is deleted, and comes back', async () => {
    const store = aStore();
    const { id } = valueOf(await addCompany(store, { name: 'Acme' }));
    valueOf(await addProspect(store, { full_name: 'Ida Dahl', company_name: 'Acme' }));
    await compactSearch(store);
    valueOf(await editCompany(store, id, { name: 'Nordlys' }));
    expect(await titlesOf(store, 'acme')).toEqual([]);
    expect((await searchRows(store, 'nordlys ida')).hits).toMatchObject([{ detail: 'Nordlys' }]);
    const gone = valueOf(await deleteCompany(store, id));
    expect(await titlesOf(store, 'nordlys')).toEqual([]);
    valueOf(await undoCommand(store, gone.journalId));
    expect(new Set(await titlesOf(store, 'nordlys'))).toEqual(new Set(['Nordlys', 'Ida Dahl']));
  });

  it('sees at once what another context saved and compacted', async () => {
    const here = aStore();
    const there = openStore({ name: here.name });
    valueOf(await addProspect(here, { full_name: 'Ida Dahl' }));
    await compactSearch(here);
    await warmSearch(there);
    valueOf(await addProspect(here, { full_name: 'Ida Berg' }));
    expect(await titlesOf(there, 'ida')).toEqual(['Ida Berg', 'Ida Dahl']);
    await compactSearch(here);
    expect(await titlesOf(there, 'ida')).toEqual(['Ida Berg', 'Ida Dahl']);
  });

  it('loses nothing that is saved while it compacts', async () => {
    const store = aStore();
    const { id } = valueOf(await addProspect(store, { full_name: 'Ida Dahl' }));
    await compactSearch(store);
    valueOf(await editProspect(store, id, { title: 'Buyer' }));
    const [, edit, add] = await Promise.all([
      compactSearch(store),
      editProspect(store, id, { title: 'Chair' }),
      addProspect(store, { full_name: 'Jo Berg' }),
    ]);
    valueOf(edit);
    valueOf(add);
    expect(await searchRows(store, 'chair')).toMatchObject({ matchCount: 1, rowCount: 2 });
    await Promise.all([compactSearch(store), compactSearch(store)]);
    expect(await searchRows(store, 'jo')).toMatchObject({ matchCount: 1, rowCount: 2 });
    expect(await store.search_updates.count()).toBe(0);
  });
});

describe('deals and notes', () => {
  async function aPipeline() {
    const clock = aClock();
    const store = aStore(clock);
    const company = valueOf(await addCompany(store, { name: 'Nordwind Logistics' }));
    const person = valueOf(
      await addProspect(store, { full_name: 'Hà Nguyễn', company_name: 'Nordwind Logistics' }),
    );
    const deal = valueOf(
      await addDeal(store, { name: 'Bảo trì 3 cơ sở', companyName: 'Nordwind Logistics' }),
    );
    return { clock, store, company, person, deal };
  }

  it('finds a deal by its name and its company, with its stage', async () => {
    const { store, company, deal } = await aPipeline();
    const hit = {
      table: 'deals',
      id: deal.id,
      title: 'Bảo trì 3 cơ sở',
      detail: 'Prospecting, Nordwind Logistics',
      opens: { table: 'deals', id: deal.id },
    };
    for (const text of ['bao tri', '3 co', 'bao nordw']) {
      expect((await searchRows(store, text)).hits, text).toEqual([hit]);
    }
    await compactSearch(store);
    valueOf(await editCompany(store, company.id, { name: 'Südwind' }));
    expect(await titlesOf(store, 'nordwind')).toEqual([]);
    expect((await searchRows(store, 'bao sud')).hits).toMatchObject([
      { detail: 'Prospecting, Südwind' },
    ]);
    const renamed = valueOf(await editDeal(store, deal.id, { name: 'Vận hành' }));
    expect(await titlesOf(store, 'bao')).toEqual([]);
    valueOf(await undoCommand(store, renamed.journalId));
    const gone = valueOf(await deleteDeal(store, deal.id));
    expect(await searchRows(store, 'bao')).toMatchObject({ matchCount: 0, rowCount: 2 });
    valueOf(await undoCommand(store, gone.journalId));
    expect(await searchRows(store, 'bao')).toMatchObject({ matchCount: 1, rowCount: 3 });
  });

  it('finds a note by the words of its text, and knows whom it is about and where it is shown', async () => {
    const { store, company, person, deal, clock } = await aPipeline();
    const part = valueOf(await addStakeholder(store, { dealId: deal.id, prospectId: person.id }));
    const about = [
      ['prospect', person.id, 'Hà Nguyễn', { table: 'prospects', id: person.id }],
      ['company', company.id, 'Nordwind Logistics', { table: 'companies', id: company.id }],
      ['deal', deal.id, 'Bảo trì 3 cơ sở', { table: 'deals', id: deal.id }],
      ['stakeholder', part.id, 'Hà Nguyễn', { table: 'deals', id: deal.id }],
    ] as const;
    for (const [aboutKind, aboutId, aboutName, opens] of about) {
      clock.forward(1000);
      const at = new Date(clock.now()).toISOString();
      const body = `Muốn chạy thử **trước Tết**,\n\n- ${aboutKind}`;
      const note = valueOf(await addNote(store, { aboutKind, aboutId, body }));
      expect((await searchRows(store, `tet ${aboutKind}`)).hits).toEqual([
        { table: 'notes', id: note.id, title: body, detail: '', opens, note: { at, aboutName } },
      ]);
    }
    await compactSearch(store);
    expect((await searchRows(store, 'truoc tet')).hits.map(({ note }) => note?.at)).toEqual(
      [4, 3, 2, 1].map((s) =>
        new Date(Date.parse('2026-03-02T08:00:00Z') + s * 1000).toISOString(),
      ),
    );
    valueOf(await deleteStakeholder(store, part.id));
    valueOf(await deleteDeal(store, deal.id));
    expect((await searchRows(store, 'truoc tet')).matchCount).toBe(2);
    valueOf(await deleteProspect(store, person.id));
    expect((await searchRows(store, 'truoc tet')).hits).toMatchObject([
      { note: { aboutName: 'Nordwind Logistics' } },
    ]);
  });

  it('keeps to a note that is edited and deleted, and names a person by the name of today', async () => {
    const { store, person } = await aPipeline();
    const on = { aboutKind: 'prospect', aboutId: person.id } as const;
    const { id } = valueOf(await addNote(store, { ...on, body: 'ask about the pilot' }));
    await compactSearch(store);
    const before = await store.search_updates.count();
    valueOf(await editProspect(store, person.id, { full_name: 'Hà Trần' }));
    expect(await store.search_updates.count()).toBe(before + 1);
    expect((await searchRows(store, 'pilot')).hits).toMatchObject([
      { note: { aboutName: 'Hà Trần' } },
    ]);
    valueOf(await editNote(store, id, { body: 'ask about the budget' }));
    expect(await titlesOf(store, 'pilot')).toEqual([]);
    expect(await titlesOf(store, 'bud ask')).toEqual(['ask about the budget']);
    valueOf(await deleteNote(store, id));
    expect(await titlesOf(store, 'budget')).toEqual([]);
  });

  it('makes a text anew that was made before deals and notes were searched', async () => {
    const { store, person } = await aPipeline();
    valueOf(await addNote(store, { aboutKind: 'prospect', aboutId: person.id, body: 'a pilot' }));
    await compactSearch(store);
    const { text = '' } = (await store.search.get('lines')) ?? {};
    const older = text.split('\n').filter((line) => !/\t[dn]/.test(line));
    await store.search.put({ key: 'lines', text: older.join('\n') });
    const value = { version: 'older', counts: { prospects: 1, companies: 1 } };
    await store.kv.put({ key: 'search', value });
    expect(await titlesOf(store, 'pilot')).toEqual([]);
    expect(await titlesOf(store, 'ha')).toEqual(['Hà Nguyễn']);
    await compactSearch(store);
    expect(await titlesOf(store, 'pilot')).toEqual(['a pilot']);
    expect(await searchRows(store, 'bao')).toMatchObject({ matchCount: 1, rowCount: 4 });
    expect(await compactSearch(store)).toBe(0);
  });

  it('reads so much of a note, and no more', async () => {
    const { store, person } = await aPipeline();
    const body = `first ${'filler '.repeat(285)} last`;
    expect(body.indexOf('last')).toBeGreaterThan(2000);
    valueOf(await addNote(store, { aboutKind: 'prospect', aboutId: person.id, body }));
    expect((await searchRows(store, 'first')).hits[0]?.title).toHaveLength(2000);
    expect(await titlesOf(store, 'last')).toEqual([]);
  });

  it('come after people and companies where they match alike, and keep some of the places', async () => {
    const clock = aClock();
    const store = aStore(clock);
    const { id } = valueOf(await addCompany(store, { name: 'Berg AG' }));
    clock.forward(1000);
    valueOf(await addNote(store, { aboutKind: 'company', aboutId: id, body: 'Berg is slow' }));
    clock.forward(1000);
    valueOf(await addDeal(store, { name: 'Berg rollout', companyId: id }));
    valueOf(await addDeal(store, { name: 'Rollout', companyId: id }));
    for (let at = 10; at < 40; at += 1) {
      clock.forward(1000);
      valueOf(await addProspect(store, { full_name: `Person ${at}`, company_name: 'Berg AG' }));
    }
    const found = async () => (await searchRows(store, 'berg', { limit: 12 })).hits;
    const order = ['Berg AG', 'Berg rollout', 'Person 39', 'Person 38'];
    const end = ['Person 32', 'Rollout', 'Berg is slow'];
    for (const make of [async () => undefined, () => rebuildSearch(store)]) {
      await make();
      const titles = (await found()).map(({ title }) => title);
      expect(titles).toHaveLength(12);
      expect(titles.slice(0, 4)).toEqual(order);
      expect(titles.slice(-3)).toEqual(end);
    }
    expect(await searchRows(store, 'berg', { limit: 2 })).toMatchObject({ matchCount: 34 });
    expect(await titlesOf(store, 'person 25')).toEqual(['Person 25']);
  });
});

const words = [
  'Anna',
  'Ánh',
  'Đức',
  'Berg',
  'Bergmann',
  'Łuk',
  'Straße',
  'O’Neil',
  'van der',
  'x',
  '王',
];
const name = fc
  .array(fc.constantFrom(...words), { minLength: 1, maxLength: 3 })
  .map((parts) => parts.join(' '));
const searched = ['prospects', 'companies', 'deals', 'notes'] as const;
const aboutTable = fc.constantFrom('prospects', 'companies', 'deals');
const kindByTable = { prospects: 'prospect', companies: 'company', deals: 'deal' } as const;
const step = fc.oneof(
  fc.record({ kind: fc.constant('add' as const), name, title: name, company: name }),
  fc.record({ kind: fc.constant('edit' as const), at: fc.nat(30), name }),
  fc.record({ kind: fc.constant('move' as const), at: fc.nat(30), name }),
  fc.record({ kind: fc.constant('rename' as const), at: fc.nat(30), name }),
  fc.record({ kind: fc.constant('delete' as const), at: fc.nat(30) }),
  fc.record({ kind: fc.constant('addDeal' as const), name, company: name }),
  fc.record({ kind: fc.constant('renameDeal' as const), at: fc.nat(30), name }),
  fc.record({ kind: fc.constant('deleteDeal' as const), at: fc.nat(30) }),
  fc.record({ kind: fc.constant('deleteCompany' as const), at: fc.nat(30) }),
  fc.record({ kind: fc.constant('addNote' as const), at: fc.nat(30), name, on: aboutTable }),
  fc.record({ kind: fc.constant('editNote' as const), at: fc.nat(30), name }),
  fc.record({ kind: fc.constant('deleteNote' as const), at: fc.nat(30) }),
  fc.record({ kind: fc.constant('compact' as const) }),
  fc.record({ kind: fc.constant('rebuild' as const) }),
);
type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never;

async function run(store: Store, each: Step): Promise<void> {
  if (each.kind === 'add') {
    await addProspect(store, {
      full_name: each.name,
      title: each.title,
      company_name: each.company,
    });
  }
  if (each.kind === 'addDeal') {
    valueOf(await addDeal(store, { name: each.name, companyName: each.company }));
  }
  if (each.kind === 'compact') await compactSearch(store);
  if (each.kind === 'rebuild') await rebuildSearch(store);
  if (!('at' in each)) return;
  const known = (await liveRows(store, tableOfStep(each))).map((row) => row.id);
  const id = known[each.at % Math.max(1, known.length)];
  if (id === undefined) return;
  switch (each.kind) {
    case 'edit':
      return void valueOf(await editProspect(store, id, { full_name: each.name }));
    case 'move':
      return void valueOf(await editProspect(store, id, { company_name: each.name }));
    case 'rename':
      return void valueOf(await editCompany(store, id, { name: each.name }));
    case 'delete':
      return void valueOf(await deleteProspect(store, id));
    case 'deleteCompany':
      return void valueOf(await deleteCompany(store, id));
    case 'renameDeal':
      return void valueOf(await editDeal(store, id, { name: each.name }));
    case 'deleteDeal':
      return void valueOf(await deleteDeal(store, id));
    case 'addNote': {
      const aboutKind = kindByTable[each.on];
      return void valueOf(await addNote(store, { aboutKind, aboutId: id, body: each.name }));
    }
    case 'editNote':
      return void valueOf(await editNote(store, id, { body: each.name }));
    case 'deleteNote':
      return void valueOf(await deleteNote(store, id));
  }
}

/** The table of which a step picks a row. */
function tableOfStep(each: Step): (typeof searched)[number] {
  if (each.kind === 'addNote') return each.on;
  if (/^(?:rename|deleteCompany)$/.test(each.kind)) return 'companies';
  if (each.kind.endsWith('Deal')) return 'deals';
  return each.kind.endsWith('Note') ? 'notes' : 'prospects';
}

async function liveRows<Name extends (typeof searched)[number]>(store: Store, table: Name) {
  const rows = await store.rowsOf(table).toArray();
  return rows.filter((row) => row.deleted_at === null);
}

/** Every live row is read and its words compared: slow, and right by sight. */
async function bruteForce(store: Store, text: string): Promise<Set<string>> {
  const companies = await liveRows(store, 'companies');
  const people = await liveRows(store, 'prospects');
  const deals = await liveRows(store, 'deals');
  const notes = await liveRows(store, 'notes');
  const nameById = new Map<string, string>(companies.map((row) => [row.id, row.name]));
  const asked = foldText(text)
    .split(' ')
    .filter((word) => word !== '');
  const holds = (...parts: (string | null | undefined)[]) => {
    const own = parts.flatMap((part) => foldText(part ?? '').split(' '));
    return asked.length > 0 && asked.every((word) => own.some((other) => other.startsWith(word)));
  };
  return new Set<string>([
    ...companies.filter((row) => holds(row.name)).map((row) => row.id),
    ...people
      .filter((row) => holds(row.full_name, row.title, nameById.get(row.company_id ?? '')))
      .map((row) => row.id),
    ...deals
      .filter((row) => holds(row.name, nameById.get(row.company_id ?? '')))
      .map((row) => row.id),
    ...notes.filter((row) => holds(row.body)).map((row) => row.id),
  ]);
}

describe('recall', () => {
  it('is that of reading every row, after any history', { timeout: 60_000 }, async () => {
    const query = fc.array(
      fc.constantFrom(
        'a',
        'an',
        'anna',
        'duc',
        'Đ',
        'berg',
        'bergm',
        'luk',
        'strass',
        'o',
        'neil',
        'van',
        'x',
        '王',
      ),
      {
        minLength: 1,
        maxLength: 2,
      },
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { maxLength: 30, size: 'max' }),
        fc.array(query, { minLength: 3, maxLength: 5 }),
        async (steps, queries) => {
          const store = aStore();
          for (const each of steps) await run(store, each);
          const live = await Promise.all(searched.map((table) => liveRows(store, table)));
          for (const fold of [
            async () => 0,
            () => compactSearch(store),
            () => rebuildSearch(store),
          ]) {
            await fold();
            for (const text of queries.map((asked) => asked.join(' '))) {
              const { hits, matchCount, rowCount } = await searchRows(store, text, { limit: 100 });
              expect(new Set(hits.map(({ id }) => id))).toEqual(await bruteForce(store, text));
              expect(matchCount).toBe(hits.length);
              expect(rowCount).toBe(live.flat().length);
            }
          }
          store.close();
        },
      ),
      { numRuns: 40 },
    );
  });
});
