import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { foldText } from '../model/fold.ts';
import { aStore } from './a-store.ts';
import { type ListTable, listColumns } from './list-names.ts';
import type { CompanyMirror, DealMirror, MirrorRows, ProspectMirror } from './mirror-rows.ts';
import type { Mirrors } from './mirrors.ts';
import { type ListFilter, type ListQuery, listRecordIds, listRecords } from './record-lists.ts';
import type { KeptScore } from './score-rows.ts';

/** Lists of any rows against the plainest way to say what they hold. */

const now = Date.parse('2026-03-02T08:00:00.000Z');
const texts = ['Linh Trần', 'linh', 'Đức Anh', 'Nordwind AG', 'Ødegård', '…'] as const;
const companyIds = ['c0', 'c1', 'gone'] as const;
const [reps, tags] = [['mai', 'ben'] as const, ['Q1', 'fair'] as const];
const days = ['2026-01-01', '2026-02-01', '2026-03-01'] as const;
const maybe = <Value>(values: readonly Value[]) => fc.option(fc.constantFrom(...values));

const person = fc.record({
  fullName: fc.constantFrom(...texts),
  title: maybe(texts),
  companyId: maybe(companyIds),
  status: fc.constantFrom('new', 'working' as const),
  ownerId: maybe(reps),
  tags: fc.subarray([...tags]),
  score: fc.option(fc.nat(3)),
});
const deal = fc.record({
  name: fc.constantFrom(...texts),
  companyId: maybe(companyIds),
  stageId: fc.constantFrom('s1', 's2'),
  amount: maybe(['10', '9.5', '100']),
  expectedCloseOn: maybe(days),
  ownerId: maybe(reps),
  outcome: fc.constantFrom('open', 'won', 'lost' as const),
});
const world = fc.record({
  people: fc.array(person, { maxLength: 12 }),
  deals: fc.array(deal, { maxLength: 8 }),
});
type World = typeof world extends fc.Arbitrary<infer Value> ? Value : never;

/** A filter of one part, so that any two of them make one of two. */
const part: fc.Arbitrary<ListFilter> = fc.oneof(
  fc.constantFrom('linh', 'tran nord', 'ANH', 'ødeg', 'q1', 'x', ' ').map((text) => ({ text })),
  fc.constantFrom('none', ...reps).map((ownerId) => ({ ownerId })),
  fc.constantFrom('new', 'working').map((status) => ({ status })),
  fc.constantFrom(...tags).map((tag) => ({ tag })),
  fc.constantFrom(...companyIds).map((companyId) => ({ companyId })),
  fc.constantFrom('s1', 's2').map((stageId) => ({ stageId })),
  fc.constantFrom('open', 'won', 'lost' as const).map((outcome) => ({ outcome })),
  fc.nat(4).map((minScore) => ({ minScore })),
  fc.constantFrom(...days).map((closesFrom) => ({ closesFrom })),
  fc.constantFrom(...days).map((closesUntil) => ({ closesUntil })),
  fc.subarray(['prospects0', 'prospects3', 'deals1', 'companies0']).map((ids) => ({ ids })),
);
const table = fc.constantFrom<ListTable>('prospects', 'companies', 'deals');
const order = table.chain((of) =>
  fc.record({
    table: fc.constant(of),
    order: fc.record({
      column: fc.constantFrom<string>(...listColumns[of]),
      isDescending: fc.boolean(),
    }),
  }),
);

function toTables({ people, deals }: World) {
  const companies = ['Nordwind AG', 'Linh & Söhne'].map(
    (name, at): CompanyMirror => ({
      id: `companies${at}`,
      name,
      industry: null,
      sizeMin: at,
      sizeMax: null,
      location: null,
      domain: null,
      tags: at === 0 ? ['fair'] : [],
      createdAt: 0,
      updatedAt: at,
    }),
  );
  const toCompany = (id: string | null) => id?.replace('c', 'companies') ?? null;
  const prospects = people.map(
    ({ score: _score, companyId, ...row }, at): ProspectMirror => ({
      ...row,
      id: `prospects${at}`,
      companyId: toCompany(companyId),
      headline: null,
      emails: [],
      phones: [],
      location: null,
      seniority: null,
      department: null,
      isDoNotContact: false,
      createdAt: at % 3,
      updatedAt: 0,
    }),
  );
  const rows = deals.map(
    ({ companyId, ...row }, at): DealMirror => ({
      ...row,
      id: `deals${at}`,
      companyId: toCompany(companyId),
      currency: null,
      billing: 'one_off',
      termMonths: null,
      closedAt: null,
      lostReason: null,
      quotedAt: null,
      renewsDealId: null,
      createdAt: at % 3,
      updatedAt: 0,
    }),
  );
  return { companies, prospects, deals: rows } satisfies {
    [Table in ListTable]: readonly MirrorRows[Table][];
  };
}

const store = aStore();

/** Rows that never change, beside a store in which nothing has ever been set. */
function toMirrors(of: World): Mirrors {
  const tables: Partial<Record<string, readonly { readonly id: string }[]>> = toTables(of);
  const rowsByTable = new Map<string, ReadonlyMap<string, unknown>>();
  const scoreOf = (id: string): KeptScore | undefined => {
    const score = of.people[Number(id.replace('prospects', ''))]?.score ?? null;
    return score === null ? undefined : { score, fit: 0, engagement: 0, known: 0, grade: null };
  };
  const kept = new Map<string, Promise<unknown>>();
  return {
    store,
    isRead: () => true,
    scores: async () => scoreOf,
    rows: async (name) => {
      const rows = rowsByTable.get(name) ?? new Map(tables[name]?.map((row) => [row.id, row]));
      rowsByTable.set(name, rows);
      return rows as never;
    },
    memo: async (key, _sources, make) => {
      const value = kept.get(key) ?? Promise.resolve().then(make);
      kept.set(key, value);
      return value as never;
    },
  };
}

/** Whether a row fits, as one would say it. */
function fits(of: World, row: MirrorRows[ListTable], filter: ListFilter): boolean {
  const { companies } = toTables(of);
  const company = 'companyId' in row ? companies.find(({ id }) => id === row.companyId) : undefined;
  const words = foldText(filter.text ?? '')
    .split(' ')
    .filter(Boolean);
  const name = 'fullName' in row ? row.fullName : row.name;
  const title = 'title' in row ? row.title : null;
  const said = [name, company?.name, title, ...('tags' in row ? row.tags : [])];
  const isSaid = (word: string) => said.some((text) => foldText(text ?? '').includes(word));
  const { ownerId, status, tag, companyId, stageId, outcome, minScore, ids } = filter;
  const { closesFrom, closesUntil } = filter;
  const on = 'expectedCloseOn' in row ? (row.expectedCloseOn ?? '') : undefined;
  const isPerson = 'fullName' in row;
  const score = isPerson ? of.people[Number(row.id.replace('prospects', ''))]?.score : undefined;
  const isCompany = !('companyId' in row);
  return [
    words.every(isSaid),
    ids === undefined || ids.includes(row.id),
    ownerId === undefined || isCompany || (row.ownerId ?? 'none') === ownerId,
    status === undefined || !isPerson || row.status === status,
    tag === undefined || !('tags' in row) || row.tags.includes(tag),
    companyId === undefined || (isCompany ? row.id : row.companyId) === companyId,
    stageId === undefined || !('stageId' in row) || row.stageId === stageId,
    outcome === undefined || !('outcome' in row) || row.outcome === outcome,
    minScore === undefined || isCompany || (score ?? -1) >= minScore,
    closesFrom === undefined || on === undefined || (on !== '' && on >= closesFrom),
    closesUntil === undefined || on === undefined || (on !== '' && on <= closesUntil),
  ].every(Boolean);
}

function aQuery(of: Pick<ListQuery, 'table' | 'order'>, filter: ListFilter): ListQuery {
  return { ...of, filter, columns: listColumns[of.table] };
}

describe('any list', () => {
  test('holds the rows that fit and no others, however they are put in order', async () => {
    await fc.assert(
      fc.asyncProperty(world, order, fc.array(part, { maxLength: 3 }), async (of, by, parts) => {
        const filter = Object.assign({}, ...parts) as ListFilter;
        const mirrors = toMirrors(of);
        const all = toTables(of)[by.table] as readonly MirrorRows[ListTable][];
        const expected = all.filter((row) => fits(of, row, filter)).map(({ id }) => id);
        const query = aQuery(by, filter);
        const answer = await listRecords(mirrors, { query, from: 0, count: 50, now });
        const ids = answer.rows.map(({ id }) => id);
        expect(ids.toSorted()).toEqual(expected.toSorted());
        expect(answer).toMatchObject({ total: expected.length, allCount: all.length });
        expect(await listRecordIds(mirrors, { query, now })).toEqual(ids);
      }),
      { numRuns: 200 },
    );
  });

  test('filtered further holds what both filters let through, in the order of the whole', async () => {
    await fc.assert(
      fc.asyncProperty(world, order, part, part, async (of, by, one, other) => {
        fc.pre(Object.keys(one).every((key) => !(key in other)));
        const mirrors = toMirrors(of);
        const ask = (filter: ListFilter) =>
          listRecordIds(mirrors, { query: aQuery(by, filter), now });
        const [first, second] = [await ask(one), await ask(other)];
        expect(await ask({ ...one, ...other })).toEqual(first.filter((id) => second.includes(id)));
        const whole = await ask({});
        expect(first).toEqual(whole.filter((id) => first.includes(id)));
      }),
      { numRuns: 100 },
    );
  });

  test('turned round is the other way about, but for what is alike or not known', async () => {
    await fc.assert(
      fc.asyncProperty(world, order, async (of, by) => {
        const mirrors = toMirrors(of);
        const columns = [by.order.column];
        const cellsBy = async (isDescending: boolean) => {
          const query = { ...aQuery(by, {}), columns, order: { ...by.order, isDescending } };
          const { rows } = await listRecords(mirrors, { query, from: 0, count: 50, now });
          return rows.map(({ cells }) => JSON.stringify(cells[0]));
        };
        const [rising, falling] = [await cellsBy(false), await cellsBy(true)];
        const isKnown = (cell: string) =>
          !/"(text|amount|at|day|value|word|score|grade|dueAt)":null|"tags":\[\]/.test(cell);
        const last = (cells: readonly string[]) => cells.findLastIndex(isKnown);
        for (const cells of [rising, falling]) {
          expect(cells.slice(0, last(cells) + 1).every(isKnown)).toBe(true);
        }
        const unlike = (cells: readonly string[]) => [...new Set(cells.filter(isKnown))];
        // Texts that fold alike stand as they stood in both.
        if (unlike(rising).every((cell) => !/linh/i.test(cell))) {
          expect(unlike(falling)).toEqual(unlike(rising).toReversed());
        }
      }),
      { numRuns: 150 },
    );
  });
});
