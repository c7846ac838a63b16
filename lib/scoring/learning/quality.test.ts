import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { aucOf, aucRangeOf, brierOf, calibrationOf, logLossOf, type Said } from './quality.ts';
import { toRandom } from './random.ts';

interface Line {
  readonly total: number;
  readonly came: boolean;
  readonly weight?: number;
  readonly group?: number;
}

function toSaid(lines: readonly Line[]): Said {
  return {
    totals: lines.map(({ total }) => total),
    chances: Float64Array.from(lines, ({ total }) => 1 / (1 + Math.exp(-total))),
    outcome: Uint8Array.from(lines, ({ came }) => Number(came)),
    weight: Float64Array.from(lines, ({ weight = 1 }) => weight),
    group: Int32Array.from(lines, ({ group }, row) => group ?? row),
  };
}

const aLine = fc.record({
  total: fc.integer({ min: -3, max: 3 }),
  came: fc.boolean(),
  weight: fc.constantFrom(0.5, 1, 2),
});

describe('the area under the curve', () => {
  test('is the share of pairs in the right order, by weight, ties half', () => {
    fc.assert(
      fc.property(fc.array(aLine, { minLength: 2, maxLength: 30 }), (lines) => {
        const came = lines.filter((line) => line.came);
        const not = lines.filter((line) => !line.came);
        let right = 0;
        let all = 0;
        for (const one of came) {
          for (const other of not) {
            const weight = one.weight * other.weight;
            all += weight;
            right += weight * (one.total > other.total ? 1 : one.total === other.total ? 0.5 : 0);
          }
        }
        expect(aucOf(toSaid(lines))).toBeCloseTo(all > 0 ? right / all : 0.5, 9);
      }),
    );
  });

  test('has a range that holds the true area in about 95 of 100 samples', () => {
    const random = toRandom(3);
    const draw = (): number => random() + random() + random() - 1.5;
    let heldCount = 0;
    const truth = 0.5 + 0.5 * 0.521_3;
    for (let sample = 0; sample < 300; sample += 1) {
      const lines = Array.from({ length: 200 }, (_, row): Line => {
        const came = row % 2 === 0;
        return { came, total: draw() + (came ? 0.5 : 0) };
      });
      const { low, high } = aucRangeOf(toSaid(lines));
      if (low <= truth && truth <= high) heldCount += 1;
    }
    expect(heldCount).toBeGreaterThan(270);
    expect(heldCount).toBeLessThan(300);
  });

  test('is as unsure as there are groups, not rows', () => {
    const random = toRandom(4);
    const lines = Array.from({ length: 60 }, (_, row): Line => {
      const came = random() < 0.5;
      return { came, total: random() + (came ? 0.3 : 0), group: row };
    });
    const once = aucRangeOf(toSaid(lines));
    const many = aucRangeOf(
      toSaid(lines.flatMap((line) => Array.from({ length: 5 }, () => ({ ...line, weight: 0.2 })))),
    );
    expect(many.auc).toBeCloseTo(once.auc, 9);
    expect(many.low).toBeCloseTo(once.low, 9);
    expect(many.high).toBeCloseTo(once.high, 9);
  });

  test('says nothing where all came', () => {
    const said = toSaid([1, 2, 3].map((total) => ({ total, came: true })));
    expect(aucRangeOf(said)).toEqual({ auc: 0.5, low: 0, high: 1 });
  });
});

describe('chances', () => {
  const said: Said = {
    totals: [],
    chances: Float64Array.from([0.05, 0.05, 0.95, 1]),
    outcome: Uint8Array.from([0, 1, 1, 1]),
    weight: Float64Array.from([1, 1, 1, 1]),
    group: Int32Array.from([0, 1, 2, 3]),
  };

  test('are judged by their squares and their logarithms', () => {
    expect(brierOf(said)).toBeCloseTo((0.0025 + 0.9025 + 0.0025 + 0) / 4, 9);
    const logs = Math.log(0.95) + Math.log(0.05) + Math.log(0.95) + Math.log(1);
    expect(logLossOf(said)).toBeCloseTo(-logs / 4, 9);
  });

  test('and what came are held against each other in ten bins', () => {
    const { ece, curve } = calibrationOf(said);
    expect(ece).toBeCloseTo((2 * 0.45 + 2 * 0.025) / 4, 9);
    expect(curve.map(({ from, to, count }) => [from, to, count])).toEqual([
      [0, 0.1, 2],
      [0.9, 1, 2],
    ]);
    // Wilson's range for 1 of 2.
    expect(curve[0]?.low).toBeCloseTo(0.0945, 4);
    expect(curve[0]?.high).toBeCloseTo(0.9055, 4);
  });
});
