import { describe, expect, test } from 'vitest';
import { flavours, makeLearnTable } from './learn-table.ts';

describe.each([...flavours, 'noise' as const])('%s', (flavour) => {
  const table = makeLearnTable({ flavour, rowCount: 500, seed: 1 });

  test('is 30 mixed columns with gaps, the same for each seed', () => {
    expect(table.columns).toHaveLength(30);
    expect(new Set(table.columns.map(({ kind }) => kind))).toEqual(new Set(['number', 'words']));
    expect(table.columns.some(({ values }) => values.includes(null))).toBe(true);
    for (const { values } of table.columns) {
      expect(values).toHaveLength(500);
      expect(values.every((value) => typeof value !== 'number' || Number.isFinite(value))).toBe(
        true,
      );
    }
    expect(makeLearnTable({ flavour, rowCount: 500, seed: 1 })).toEqual(table);
    expect(makeLearnTable({ flavour, rowCount: 500, seed: 2 })).not.toEqual(table);
  });

  test('has outcomes as often as its truth says', () => {
    const said = table.truth.reduce((sum, logOdds) => sum + 1 / (1 + Math.exp(-logOdds)), 0);
    const came = table.outcome.filter(Boolean).length;
    expect(Math.abs(came - said)).toBeLessThan(50);
    expect(came).toBeGreaterThan(50);
    expect(came).toBeLessThan(300);
  });
});
