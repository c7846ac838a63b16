import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Binned, binColumns, joinRanges, roundBetween, type Training } from './bins.ts';
import { prepare } from './prepare.ts';
import type { Column } from './table.ts';

function bin(column: Omit<Column, 'name'>, isIn: (row: number) => boolean = () => true): Binned {
  const prepared = prepare({
    columns: [{ name: 'own', ...column }],
    outcome: column.values.map((_, row) => row % 2 === 0),
    // Keeps the rows in the order that they are written in.
    group: column.values.map((_, row) => String(row).padStart(6, '0')),
  });
  const rows = Int32Array.from(prepared.outcome.keys()).filter((row) =>
    isIn(Number(prepared.groupKeys[prepared.group[row] ?? 0])),
  );
  const flags = new Uint8Array(prepared.rowCount);
  for (const row of rows) flags[row] = 1;
  const training: Training = { prepared, rows, isIn: flags };
  const [binned] = binColumns(prepared.columns, training);
  return binned ?? expect.unreachable('refused');
}

function countsOf({ bins, codes }: Binned): readonly number[] {
  return bins.map((_, at) => codes.filter((code) => code === at).length);
}

describe('numbers', () => {
  test('fall into ranges of as many rows, finer at both ends', () => {
    const binned = bin({ kind: 'number', values: Array.from({ length: 1_600 }, (_, at) => at) });
    const counts = countsOf(binned).slice(0, -1);
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(1_600);
    expect(Math.max(...counts)).toBeLessThan(140);
    expect(counts[0]).toBeLessThan(40);
    expect(counts.at(-1)).toBeLessThan(40);
    expect(Math.min(...counts)).toBeGreaterThanOrEqual(8);
  });

  test('a value that many rows have stands alone', () => {
    const values = Array.from({ length: 400 }, (_, at) => (at % 2 === 0 ? 0 : at / 10));
    const binned = bin({ kind: 'number', values });
    expect(binned.bins[0]).toEqual({ holds: 'range', from: null, to: 0.1 });
    expect(countsOf(binned)[0]).toBe(200);
  });

  test('few rows make few ranges, and the rows of others none', () => {
    const values = Array.from({ length: 300 }, (_, at) => at);
    expect(bin({ kind: 'number', values: values.slice(0, 30) }).bins).toHaveLength(4);
    const binned = bin({ kind: 'number', values }, (row) => row < 30);
    const bounds = binned.bins.map((one) => (one.holds === 'range' ? one.to : null));
    expect(Math.max(...bounds.map((bound) => bound ?? 0))).toBeLessThan(30);
  });

  test('what is missing has a bin, or none where it is neutral', () => {
    const values = Array.from({ length: 40 }, (_, at) => (at < 20 ? null : at));
    const own = bin({ kind: 'number', values });
    expect(own.bins.at(-1)).toEqual({ holds: 'missing' });
    expect(countsOf(own).at(-1)).toBe(20);
    const neutral = bin({ kind: 'number', values, missing: 'neutral' });
    expect(neutral.bins.every(({ holds }) => holds === 'range')).toBe(true);
    expect(neutral.codes.filter((code) => code === -1)).toHaveLength(20);
  });

  test('bounds read well and part the same values', () => {
    expect(roundBetween(117.31, 123.9)).toBe(120);
    expect(roundBetween(0, 1)).toBe(1);
    expect(roundBetween(0.31, 0.4321)).toBe(0.4);
    expect(roundBetween(-7.9, -3.2)).toBe(-4);
    fc.assert(
      fc.property(
        fc.double({ noNaN: true, noDefaultInfinity: true }),
        fc.double({ noNaN: true, noDefaultInfinity: true }),
        (one, two) => {
          fc.pre(one !== two);
          const [low, high] = one < two ? [one, two] : [two, one];
          const bound = roundBetween(low, high);
          expect(bound).toBeGreaterThan(low);
          expect(bound).toBeLessThanOrEqual(high);
        },
      ),
    );
  });

  test('ranges are joined, and the rows with them', () => {
    const binned = bin({ kind: 'number', values: Array.from({ length: 48 }, (_, at) => at % 3) });
    expect(binned.bins).toHaveLength(4);
    const joined = joinRanges(binned, [false, false, true]);
    expect(joined.bins).toEqual([
      { holds: 'range', from: null, to: 1 },
      { holds: 'range', from: 1, to: null },
      { holds: 'missing' },
    ]);
    expect(countsOf(joined)).toEqual([16, 32, 0]);
  });
});

describe('words', () => {
  test('rare and unseen ones are other', () => {
    const values = Array.from({ length: 60 }, (_, at) =>
      at < 3 ? 'rare' : at >= 50 ? 'late' : at % 2 === 0 ? 'Even' : null,
    );
    const binned = bin({ kind: 'words', values }, (row) => row < 50);
    expect(binned.bins).toEqual([
      { holds: 'words', words: ['even'] },
      { holds: 'other' },
      { holds: 'missing' },
    ]);
    expect(countsOf(binned)[1]).toBe(13);
  });

  test('of very many the most frequent ones have a bin', () => {
    const values = Array.from({ length: 2_000 }, (_, at) => `word ${at % 100} ${at % 100 < 90}`);
    const binned = bin({ kind: 'words', values: [...values, ...values.map(() => 'often')] });
    expect(binned.bins.length).toBeLessThan(52);
    expect(binned.bins).toContainEqual({ holds: 'words', words: ['often'] });
  });
});
