import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { quantileOf, shareBelow } from './beta.ts';

describe('the beta distribution', () => {
  test('of one win and one loss is even', () => {
    expect(shareBelow({ won: 1, lost: 1 }, 0.3)).toBeCloseTo(0.3, 12);
    expect(quantileOf({ won: 1, lost: 1 }, 0.9)).toBeCloseTo(0.9, 9);
  });

  test('has the values that can be worked out by hand', () => {
    // Of whole numbers I_x(a, b) is the chance of a or more of a + b − 1 draws: 3x² − 2x³ for two and two.
    expect(shareBelow({ won: 2, lost: 2 }, 0.25)).toBeCloseTo(0.15625, 12);
    // Ten draws at 0.2, three or more: 1 − 0.8¹⁰ − 10·0.2·0.8⁹ − 45·0.04·0.8⁸.
    const three = 1 - 0.8 ** 10 - 10 * 0.2 * 0.8 ** 9 - 45 * 0.04 * 0.8 ** 8;
    expect(shareBelow({ won: 3, lost: 8 }, 0.2)).toBeCloseTo(three, 12);
    // I_x(½, ½) = 2 ÷ π · arcsin √x.
    expect(shareBelow({ won: 0.5, lost: 0.5 }, 0.1)).toBeCloseTo(
      (2 / Math.PI) * Math.asin(Math.sqrt(0.1)),
      12,
    );
    // One win: 1 − (1 − x)^b.
    expect(shareBelow({ won: 1, lost: 40 }, 0.02)).toBeCloseTo(1 - 0.98 ** 40, 12);
    expect(quantileOf({ won: 1, lost: 40 }, 0.5)).toBeCloseTo(1 - 0.5 ** (1 / 40), 9);
  });

  test('of many is about normal', () => {
    const sd = Math.sqrt((0.3 * 0.7) / 10_001);
    expect(quantileOf({ won: 3000, lost: 7000 }, 0.9)).toBeCloseTo(0.3 + 1.2816 * sd, 4);
  });

  test('is the mirror of itself, and goes up', () => {
    const size = fc.double({ min: 0.05, max: 5000, noNaN: true });
    const share = fc.double({ min: 0.001, max: 0.999, noNaN: true });
    fc.assert(
      fc.property(size, size, share, share, (won, lost, one, other) => {
        const [low, high] = one < other ? [one, other] : [other, one];
        const below = shareBelow({ won, lost }, low);
        expect(below + shareBelow({ won: lost, lost: won }, 1 - low)).toBeCloseTo(1, 9);
        expect(below).toBeLessThanOrEqual(shareBelow({ won, lost }, high) + 1e-12);
      }),
    );
  });
});
