import { describe, expect, test } from 'vitest';
import { createRandom } from './random.ts';

function momentsOf(draw: () => number): { mean: number; variance: number } {
  const drawn = Array.from({ length: 40_000 }, draw);
  const mean = drawn.reduce((sum, one) => sum + one, 0) / drawn.length;
  const variance = drawn.reduce((sum, one) => sum + (one - mean) ** 2, 0) / drawn.length;
  return { mean, variance };
}

describe('draws', () => {
  test('are the same for the same seed, and others for another', () => {
    const [one, same, other] = [createRandom(1), createRandom(1), createRandom(2)];
    const first = Array.from({ length: 5 }, one.next);
    expect(Array.from({ length: 5 }, same.next)).toEqual(first);
    expect(Array.from({ length: 5 }, other.next)).not.toEqual(first);
  });

  test('have the mean and variance of what they are drawn from', () => {
    const random = createRandom(3);
    const even = momentsOf(random.next);
    expect(even.mean).toBeCloseTo(0.5, 2);
    expect(even.variance).toBeCloseTo(1 / 12, 2);
    const normal = momentsOf(random.normal);
    expect(normal.mean).toBeCloseTo(0, 1);
    expect(normal.variance).toBeCloseTo(1, 1);
  });

  test.each([
    [0.4, 2.5],
    [1, 1],
    [6, 14],
    [300, 700],
  ])('of the beta distribution of %d and %d too', (won, lost) => {
    const random = createRandom(4);
    const { mean, variance } = momentsOf(() => random.beta(won, lost));
    const all = won + lost;
    expect(mean).toBeCloseTo(won / all, 2);
    const expected = (won * lost) / (all * all * (all + 1));
    expect(variance / expected).toBeGreaterThan(0.95);
    expect(variance / expected).toBeLessThan(1.05);
  });
});
