import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldText } from '../model/fold.ts';
import { aClock, aStore, valueOf } from './a-store.ts';
import { addCompany, deleteCompany, editCompany } from './commands/companies.ts';
import { addProspect, deleteProspect, editProspect } from './commands/prospects.ts';
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
const step = fc.oneof(
  fc.record({ kind: fc.constant('add' as const), name, title: name, company: name }),
  fc.record({ kind: fc.constant('edit' as const), at: fc.nat(30), name }),
  fc.record({ kind: fc.constant('move' as const), at: fc.nat(30), name }),
  fc.record({ kind: fc.constant('rename' as const), at: fc.nat(30), name }),
  fc.record({ kind: fc.constant('delete' as const), at: fc.nat(30) }),
  fc.record({ kind: fc.constant('compact' as const) }),
  fc.record({ kind: fc.constant('rebuild' as const) }),
);
type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never;

async function run(store: Store, each: Step): Promise<void> {
  const ids = async (table: 'prospects' | 'companies') =>
    (await store.rowsOf(table).toArray())
      .filter((row) => row.deleted_at === null)
      .map((row) => row.id);
  if (each.kind === 'add') {
    await addProspect(store, {
      full_name: each.name,
      title: each.title,
      company_name: each.company,
    });
  }
  if (each.kind === 'compact') await compactSearch(store);
  if (each.kind === 'rebuild') await rebuildSearch(store);
  if (!('at' in each)) return;
  const known = await ids(each.kind === 'rename' ? 'companies' : 'prospects');
  const id = known[each.at % Math.max(1, known.length)];
  if (id === undefined) return;
  if (each.kind === 'edit') valueOf(await editProspect(store, id, { full_name: each.name }));
  if (each.kind === 'move') valueOf(await editProspect(store, id, { company_name: each.name }));
  if (each.kind === 'rename') valueOf(await editCompany(store, id, { name: each.name }));
  if (each.kind === 'delete') valueOf(await deleteProspect(store, id));
}

/** Every live row is read and its words compared: slow, and right by sight. */
async function bruteForce(store: Store, text: string): Promise<Set<string>> {
  const companies = (await store.companies.toArray()).filter((row) => row.deleted_at === null);
  const people = (await store.prospects.toArray()).filter((row) => row.deleted_at === null);
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
        fc.array(step, { maxLength: 15 }),
        fc.array(query, { minLength: 3, maxLength: 5 }),
        async (steps, queries) => {
          const store = aStore();
          for (const each of steps) await run(store, each);
          for (const asked of queries) {
            const text = asked.join(' ');
            const result = await searchRows(store, text, { limit: 100 });
            expect(new Set(result.hits.map(({ id }) => id))).toEqual(await bruteForce(store, text));
            expect(result.matchCount).toBe(result.hits.length);
          }
          const { rowCount } = await searchRows(store, 'a');
          const live = async (table: 'prospects' | 'companies') =>
            (await store.rowsOf(table).toArray()).filter((row) => row.deleted_at === null).length;
          expect(rowCount).toBe((await live('prospects')) + (await live('companies')));
          store.close();
        },
      ),
      { numRuns: 60 },
    );
  });
});
