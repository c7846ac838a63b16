import { describe, expect, test } from 'vitest';
import { interleave, percentile, toSpread } from './measure.ts';

describe('measure', () => {
  // Seen to fail: Math.floor in place of Math.ceil.
  test('a percentile is a measured value', () => {
    const times = [10, 30, 20, 40];
    expect(percentile(times, 0.5)).toBe(20);
    expect(percentile(times, 0.95)).toBe(40);
    expect(toSpread([7])).toEqual({ p50: 7, p95: 7, count: 1 });
    expect(() => percentile([], 0.5)).toThrow('nothing was measured');
  });

  // Seen to fail: the rounds of each variant run one after the other.
  test('variants take turns, and the first two rounds are left out', async () => {
    const order: string[] = [];
    const variant = (name: string) => ({
      name,
      run: async (round: number) => {
        order.push(`${name}${round}`);
        return round;
      },
    });
    const times = await interleave([variant('a'), variant('b')], {
      rounds: 2,
      endsAt: Date.now() + 1000,
    });
    expect(order.slice(0, 4)).toEqual(['a0', 'b0', 'a1', 'b1']);
    expect(times.get('a')).toEqual([2, 3]);
    expect(times.get('b')).toEqual([2, 3]);
  });

  test('ends early when the time is up, with something kept', async () => {
    const variant = { name: 'a', run: async (round: number) => round };
    const times = await interleave([variant], { rounds: 50, endsAt: 0 });
    expect(times.get('a')).toEqual([2]);
  });
});
