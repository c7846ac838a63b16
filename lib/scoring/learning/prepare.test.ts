import { describe, expect, test } from 'vitest';
import { prepare, toLevel } from './prepare.ts';
import type { Column, Table } from './table.ts';

const rowCount = 40;

function aColumn(name: string, valueOf: (row: number) => number | string | null): Column {
  const values = Array.from({ length: rowCount }, (_, row) => valueOf(row));
  const kind = values.some((value) => typeof value === 'string') ? 'words' : 'number';
  return { name, kind, values };
}

function aTable(...columns: Column[]): Table {
  return { columns, outcome: Array.from({ length: rowCount }, (_, row) => row % 3 === 0) };
}

describe('words', () => {
  test.each([
    ['  Hà  Nội ', 'ha noi'],
    ['Sales-Development', 'sales development'],
    ['C#', 'c#'],
    ['C++', 'c++'],
    ['> 50', '>50'],
    ['–', ''],
  ])('%j is %j', (words, level) => expect(toLevel(words)).toBe(level));
});

describe('a column', () => {
  const refusedOf = (column: Column) => prepare(aTable(column)).refused;

  test('that says the same everywhere, or nothing, is refused', () => {
    expect(refusedOf(aColumn('same', () => 'yes'))).toEqual([{ name: 'same', reason: 'constant' }]);
    expect(refusedOf(aColumn('none', () => null))).toEqual([
      { name: 'none', reason: 'all_missing' },
    ]);
    expect(refusedOf(aColumn('dash', () => ' - '))).toEqual([
      { name: 'dash', reason: 'all_missing' },
    ]);
    expect(refusedOf(aColumn('nan', () => Number.NaN))).toEqual([
      { name: 'nan', reason: 'all_missing' },
    ]);
    expect(refusedOf(aColumn('half', (row) => (row % 2 ? 'yes' : null)))).toEqual([]);
  });

  test('of words that hardly ever occur again is refused', () => {
    expect(refusedOf(aColumn('id', (row) => `id ${row}`))).toEqual([
      { name: 'id', reason: 'too_many_words' },
    ]);
    expect(refusedOf(aColumn('few', (row) => `word ${row % 10}`))).toEqual([]);
  });

  test('of which some values are late loses them, and of which many are is refused', () => {
    const late = (everyth: number): Table => {
      const column = aColumn('heat', (row) => row);
      const knownAt = column.values.map((_, row) => (row % everyth === 0 ? 10 : 9));
      const table = aTable(
        { ...column, knownAt },
        aColumn('other', (row) => row % 5),
      );
      return { ...table, outcomeAt: table.outcome.map(() => 10) };
    };
    expect(prepare(late(2)).refused).toEqual([
      { name: 'heat', reason: 'after_outcome', lateCount: 20 },
    ]);
    const { refused, columns } = prepare(late(20));
    expect(refused).toEqual([]);
    const [heat] = columns;
    expect(heat?.kind === 'number' && heat.values.filter(Number.isNaN)).toHaveLength(2);
  });

  test('has a name of its own, and as many values as there are rows', () => {
    const column = aColumn('heat', (row) => row);
    expect(() => prepare(aTable(column, column))).toThrow('one name');
    expect(() => prepare(aTable({ ...column, values: [1] }))).toThrow('other rows');
  });
});

test('rows of one group weigh 1 together', () => {
  const table = aTable(aColumn('heat', (row) => row));
  const { weight, group, groupKeys, groupCame } = prepare({
    ...table,
    group: table.outcome.map((_, row) => (row < 10 ? 'first' : `row ${row}`)),
  });
  expect(groupKeys).toHaveLength(31);
  const first = groupKeys.indexOf('first');
  expect([...weight].filter((_, row) => group[row] === first)).toEqual(
    Array.from({ length: 10 }, () => 0.1),
  );
  expect(groupCame[first]).toBe(true);
  expect(weight.reduce((sum, one) => sum + one, 0)).toBeCloseTo(31, 9);
});
