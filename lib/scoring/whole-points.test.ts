import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toWholePoints } from './whole-points.ts';

describe('whole points', () => {
  it('give what is left to the largest remainders', () => {
    expect(toWholePoints([17.4, 14.3, 11.3], 43)).toEqual([18, 14, 11]);
    expect(toWholePoints([0.5, 0.5], 1)).toEqual([1, 0]);
    expect(toWholePoints([10.2, -3.6], 7)).toEqual([10, -3]);
    expect(toWholePoints([], 0)).toEqual([]);
  });

  it('sum to the total, each within one of what it is exactly, however they are drawn', () => {
    const anyLines = fc.array(fc.double({ min: -60, max: 60, noNaN: true }), {
      minLength: 1,
      maxLength: 12,
    });
    fc.assert(
      fc.property(anyLines, (exact) => {
        const total = Math.round(exact.reduce((sum, value) => sum + value, 0));
        const whole = toWholePoints(exact, total);
        expect(whole.reduce((sum, value) => sum + value, 0) - total).toBe(0);
        for (const [at, value] of whole.entries()) {
          expect(Number.isInteger(value)).toBe(true);
          expect(Math.abs(value - (exact[at] ?? 0))).toBeLessThanOrEqual(1 + 1e-6);
        }
      }),
    );
  });

  it('are right also where the total is far off', () => {
    expect(toWholePoints([1, 2], 10).reduce((sum, value) => sum + value, 0)).toBe(10);
    expect(toWholePoints([1, 2], -10).reduce((sum, value) => sum + value, 0)).toBe(-10);
  });
});
