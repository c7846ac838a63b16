import { describe, expect, test } from 'vitest';
import { prepare } from './prepare.ts';
import { toRandom } from './random.ts';
import { hasSignal } from './signal.ts';
import type { Table } from './table.ts';

/** Twelve numbers, of which the first one tells by so many log odds a step. */
function aTable(strength: number, seed: number): Table {
  const random = toRandom(seed);
  const rows = Array.from({ length: 150 }, () => Array.from({ length: 12 }, () => random()));
  return {
    columns: Array.from({ length: 12 }, (_, at) => ({
      name: `number ${at}`,
      kind: 'number' as const,
      values: rows.map((row) => row[at] ?? null),
    })),
    outcome: rows.map(([first = 0]) => random() < 1 / (1 + Math.exp(-strength * (first - 0.5)))),
  };
}

function passCount(strength: number, tableCount: number): number {
  const seeds = Array.from({ length: tableCount }, (_, seed) => seed + 1);
  return seeds.filter((seed) => hasSignal(prepare(aTable(strength, seed)), 1)).length;
}

describe('what shuffles say', () => {
  test('passes noise 2 times in 100', () => expect(passCount(0, 200)).toBeLessThanOrEqual(10));

  test('passes one number that tells', () => expect(passCount(5, 20)).toBeGreaterThanOrEqual(18));

  test('deals outcomes among groups, not among their rows', () => {
    // Forty copies of each of 24 deals: as rows they look as if every number told something.
    const random = toRandom(3);
    let passedCount = 0;
    for (let draw = 0; draw < 20; draw += 1) {
      const deals = Array.from({ length: 24 }, () => ({ heat: random(), came: random() < 0.5 }));
      const rows = deals.flatMap((deal, at) => Array.from({ length: 40 }, () => ({ ...deal, at })));
      const table: Table = {
        columns: [{ name: 'heat', kind: 'number', values: rows.map(({ heat }) => heat) }],
        outcome: rows.map(({ came }) => came),
        group: rows.map(({ at }) => `deal ${at}`),
      };
      if (hasSignal(prepare(table), 1)) passedCount += 1;
    }
    expect(passedCount).toBeLessThanOrEqual(3);
  });
});
