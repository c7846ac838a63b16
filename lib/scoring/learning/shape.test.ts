import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { drawShape, makeMonotone } from './shape.ts';

const aCurve = fc
  .array(fc.tuple(fc.integer({ min: -300, max: 300 }), fc.integer({ min: 0, max: 500 })), {
    minLength: 1,
    maxLength: 20,
  })
  .map((points) => ({
    effects: points.map(([effect]) => effect / 100),
    information: points.map(([, information]) => information),
  }));

function isSorted(values: readonly number[], sign: 1 | -1): boolean {
  return values.every((value, at) => at === 0 || sign * (value - (values[at - 1] ?? 0)) >= -1e-9);
}

describe('monotone', () => {
  test('never turns, and keeps the mean', () => {
    fc.assert(
      fc.property(aCurve, fc.constantFrom('up' as const, 'down' as const), (curve, direction) => {
        const shape = makeMonotone(curve, direction);
        expect(shape.effects).toHaveLength(curve.effects.length);
        expect(isSorted(shape.effects, direction === 'up' ? 1 : -1)).toBe(true);
        const sumOf = (effects: readonly number[]): number =>
          effects.reduce((sum, effect, at) => sum + effect * (curve.information[at] ?? 0), 0);
        expect(sumOf(shape.effects)).toBeCloseTo(sumOf(curve.effects), 6);
      }),
    );
  });

  test('leaves alone what is so, and pools what is not', () => {
    const rising = { effects: [-1, 0, 2], information: [1, 1, 1] };
    expect(makeMonotone(rising, 'up').effects).toEqual([-1, 0, 2]);
    expect(makeMonotone(rising, 'up').isJoined).toEqual([false, false, false]);
    const turning = makeMonotone({ effects: [0, 3, 0], information: [1, 1, 2] }, 'up');
    expect(turning.effects).toEqual([0, 1, 1]);
    expect(turning.isJoined).toEqual([false, false, true]);
  });
});

describe('a shape', () => {
  test('is as it must be, whatever the data say', () => {
    fc.assert(
      fc.property(aCurve, fc.constantFrom('up' as const, 'down' as const), (curve, direction) => {
        const { effects, isJoined } = drawShape(curve, direction);
        expect(isSorted(effects, direction === 'up' ? 1 : -1)).toBe(true);
        for (const [at, joined] of isJoined.entries()) {
          if (joined) expect(effects[at]).toBe(effects[at - 1]);
        }
      }),
    );
  });

  test('is straightened where the turn is noise, and kept where it is not', () => {
    const effects = [-1, -0.5, -0.6, 0.4, 1];
    const faint = drawShape({ effects, information: [20, 20, 20, 20, 20] }, undefined);
    expect(isSorted(faint.effects, 1)).toBe(true);
    expect(faint.isJoined).toEqual([false, false, true, false, false]);
    const hill = [-1, 0.5, 1, 0.5, -1];
    const sure = drawShape({ effects: hill, information: hill.map(() => 500) }, undefined);
    expect(sure.effects).toEqual(hill);
  });

  test('joins neighbours that say the same', () => {
    const { effects, isJoined } = drawShape(
      { effects: [0, 0.01, 0.02, 1, 1.02], information: [900, 900, 900, 900, 900] },
      undefined,
    );
    expect(isJoined).toEqual([false, true, true, false, true]);
    expect(effects[0]).toBeCloseTo(0.01, 9);
    expect(effects[4]).toBeCloseTo(1.01, 9);
  });
});
