import { describe, expect, test } from 'vitest';
import { assignFolds } from './folds.ts';
import { prepare } from './prepare.ts';
import type { Table } from './table.ts';

const rowCount = 203;
const table: Table = {
  columns: [
    { name: 'heat', kind: 'number', values: Array.from({ length: rowCount }, (_, row) => row) },
    {
      name: 'same',
      kind: 'words',
      values: Array.from({ length: rowCount }, (_, row) => 'ab'[row % 2] ?? null),
    },
  ],
  outcome: Array.from({ length: rowCount }, (_, row) => row % 4 === 0),
};

function countBy(values: Iterable<number>): readonly number[] {
  const counts = [0, 0, 0, 0, 0];
  for (const value of values) counts[value] = (counts[value] ?? 0) + 1;
  return counts;
}

describe('folds', () => {
  const prepared = prepare(table);

  test('are of one size, with as many of each outcome', () => {
    const folds = assignFolds(prepared, { folds: 5, seed: 1 });
    for (const came of [0, 1]) {
      const counts = countBy(folds.filter((_, row) => prepared.outcome[row] === came));
      expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1);
    }
    const counts = countBy(folds);
    expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1);
  });

  test('are dealt by the seed', () => {
    const dealt = (seed: number) => [...assignFolds(prepared, { folds: 5, seed })];
    expect(dealt(1)).toEqual(dealt(1));
    expect(dealt(1)).not.toEqual(dealt(2));
  });

  test('do not part a group', () => {
    const grouped = prepare({ ...table, group: table.outcome.map((_, row) => `deal ${row % 30}`) });
    const folds = assignFolds(grouped, { folds: 5, seed: 1 });
    const seen = new Map<number, Set<number>>();
    for (const [row, index] of grouped.group.entries()) {
      seen.set(index, (seen.get(index) ?? new Set()).add(folds[row] ?? -1));
    }
    expect(seen.size).toBe(30);
    for (const places of seen.values()) expect(places.size).toBe(1);
  });

  test('part copies of one row', () => {
    const copies = prepare({
      columns: [{ name: 'twin', kind: 'number', values: table.outcome.map((_, row) => row % 2) }],
      outcome: table.outcome,
    });
    expect(Math.min(...countBy(assignFolds(copies, { folds: 5, seed: 1 })))).toBe(40);
  });
});
