import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createPeriods } from '../../lib/reports/periods.ts';
import { type ListTable, listColumns, listTables } from '../../lib/store/list-names.ts';
import {
  changeFilter,
  closesPresets,
  isFiltered,
  type ListState,
  moveColumn,
  parseQueryText,
  toDefaultState,
  toggleColumn,
  toggleOrder,
  toListQuery,
  toQueryText,
  withFilter,
} from './list-query.ts';

const periods = createPeriods({
  timeZone: 'Asia/Ho_Chi_Minh',
  settings: { fiscalMonth: 4, weekStartsOn: 1 },
});
/** Half past midnight of the first of October in Hồ Chí Minh City, and still September in UTC. */
const now = Date.parse('2026-09-30T17:30:00Z');
const deals = withFilter(toDefaultState('deals'), {});

function daysOf(state: ListState) {
  const { closesFrom, closesUntil } = toListQuery(state, { periods, now }).filter;
  return [closesFrom, closesUntil];
}

describe('what a list begins with', () => {
  test.each(listTables)(
    '%s: columns that there are, the name first, ordered by one of them',
    (table) => {
      const { columns, order } = toDefaultState(table);
      const known: readonly string[] = listColumns[table];
      expect(columns[0]).toBe('name');
      expect(columns.filter((column) => !known.includes(column))).toEqual([]);
      expect(columns).toContain(order.column);
    },
  );
});

describe('expected close', () => {
  test('spans are of the workspace’s days and fiscal quarters, both ends among them', () => {
    expect(daysOf({ ...deals, closes: 'thisMonth' })).toEqual(['2026-10-01', '2026-10-31']);
    expect(daysOf({ ...deals, closes: 'thisQuarter' })).toEqual(['2026-10-01', '2026-12-31']);
    expect(daysOf({ ...deals, closes: 'nextQuarter' })).toEqual(['2027-01-01', '2027-03-31']);
  });

  test('overdue is until yesterday, of open deals', () => {
    const { filter } = toListQuery({ ...deals, closes: 'overdue' }, { periods, now });
    expect(filter).toEqual({ outcome: 'open', closesUntil: '2026-09-30' });
  });

  test('without a day is asked of open deals', () => {
    const state: ListState = { ...deals, closes: 'none' };
    expect(toListQuery(state, { periods, now }).filter).toEqual({
      outcome: 'open',
      isUndated: true,
    });
    const won = toListQuery(changeFilter(state, 'outcome', 'won'), { periods, now });
    expect(won.filter).toEqual({ outcome: 'won', isUndated: true });
  });

  test('another outcome that was asked for stays', () => {
    const state = changeFilter({ ...deals, closes: 'overdue' }, 'outcome', 'lost');
    expect(toListQuery(state, { periods, now }).filter.outcome).toBe('lost');
  });

  test('two days are asked for as they are, and one of them alone', () => {
    expect(daysOf({ ...deals, closes: { from: '2026-01-05', until: null } })).toEqual([
      '2026-01-05',
      undefined,
    ]);
  });
});

describe('a filter', () => {
  test('that comes from elsewhere takes the place of the one before', () => {
    const before = changeFilter(deals, 'text', 'cold');
    const state = withFilter(before, { isStalled: true, closesFrom: '2026-01-01' });
    expect(state.filter).toEqual({ isStalled: true });
    expect(state.closes).toEqual({ from: '2026-01-01', until: null });
    expect(withFilter(before, { isUndated: true })).toEqual({
      ...before,
      filter: {},
      closes: 'none',
    });
  });

  test('is gone when its last part is taken away', () => {
    const filtered = changeFilter(deals, 'tag', 'ICP');
    expect(isFiltered(filtered)).toBe(true);
    expect(isFiltered(changeFilter(filtered, 'tag', undefined))).toBe(false);
    expect(isFiltered({ ...deals, closes: 'thisMonth' })).toBe(true);
  });
});

describe('order', () => {
  test('a head leads with its first letters or its largest numbers, and is then turned round', () => {
    const byName = toggleOrder(deals, 'name');
    expect(byName.order).toEqual({ column: 'name', isDescending: false });
    expect(toggleOrder(byName, 'name').order).toEqual({ column: 'name', isDescending: true });
    expect(toggleOrder(byName, 'value').order).toEqual({ column: 'value', isDescending: true });
  });
});

describe('columns', () => {
  const state: ListState = { ...deals, columns: ['name', 'stage', 'value'] };

  test('come as the last one and go; the name stays', () => {
    expect(toggleColumn(state, 'owner').columns).toEqual(['name', 'stage', 'value', 'owner']);
    expect(toggleColumn(state, 'stage').columns).toEqual(['name', 'value']);
    expect(toggleColumn(state, 'name')).toBe(state);
  });

  test('change places, but not with the name, nor beyond the end', () => {
    expect(moveColumn(state, 'value', -1).columns).toEqual(['name', 'value', 'stage']);
    expect(moveColumn(state, 'stage', -1)).toBe(state);
    expect(moveColumn(state, 'value', 1)).toBe(state);
    expect(moveColumn(state, 'owner', 1)).toBe(state);
  });
});

describe('as text', () => {
  const day = fc
    .integer({ min: 0, max: 20_000 })
    .map((days) => new Date(days * 86_400_000).toISOString().slice(0, 10));
  const closes = fc.oneof(
    fc.constant(null),
    fc.constantFrom(...closesPresets),
    fc.record({ from: day, until: fc.option(day) }),
  );
  const word = fc.string({ minLength: 1, maxLength: 80 });
  const states = fc.constantFrom(...listTables).chain((table: ListTable) =>
    fc.record({
      table: fc.constant(table),
      closes,
      filter: fc.record(
        {
          text: word,
          ownerId: word,
          status: word,
          tag: word,
          companyId: word,
          stageId: word,
          outcome: fc.constantFrom('open' as const, 'won' as const, 'lost' as const),
          minScore: fc.integer({ min: 0, max: 100 }),
          isStalled: fc.constant(true as const),
        },
        { requiredKeys: [] },
      ),
      order: fc.record({
        column: fc.constantFrom(...(listColumns[table] as readonly string[])),
        isDescending: fc.boolean(),
      }),
      columns: fc
        .subarray([...listColumns[table]].slice(1) as string[])
        .map((columns) => ['name', ...columns]),
    }),
  );

  test('is read as it was written', () => {
    fc.assert(
      fc.property(states, (state) => {
        expect(parseQueryText(state.table, toQueryText(state))).toEqual(state);
      }),
    );
  });

  test('holds no rows behind a number', () => {
    const state = withFilter(deals, { ids: ['a'], outcome: 'won' });
    expect(parseQueryText('deals', toQueryText(state)).filter).toEqual({ outcome: 'won' });
  });

  test('what is not known is left out, and what is missing is as at first', () => {
    const read = parseQueryText(
      'companies',
      'sort=-shoeSize&columns=industry,shoeSize,industry,name&outcome=maybe&score=x&closes=..',
    );
    expect(read).toEqual({
      ...toDefaultState('companies'),
      columns: ['name', 'industry'],
    });
    expect(parseQueryText('deals', '')).toEqual(deals);
  });
});
