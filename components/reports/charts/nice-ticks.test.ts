import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toNiceTicks } from './nice-ticks.ts';

describe('toNiceTicks', () => {
  test.each([
    [0, 273_000, [0, 100_000, 200_000, 300_000]],
    [150_000, 316_000, [150_000, 200_000, 250_000, 300_000, 350_000]],
    [0, 1, [0, 0.25, 0.5, 0.75, 1]],
    [0, 0, [0]],
  ])('%d to %d', (least, most, ticks) => {
    expect(toNiceTicks(least, most).slice(0, ticks.length)).toEqual(ticks);
  });

  test('hold everything, rise, and are few', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 10 ** 9 }),
        fc.integer({ min: 1, max: 10 ** 9 }),
        (from, room) => {
          const ticks = toNiceTicks(from, from + room);
          expect(ticks[0]).toBeLessThanOrEqual(from);
          expect(ticks.at(-1)).toBeGreaterThanOrEqual(from + room);
          expect(ticks.length).toBeGreaterThanOrEqual(2);
          expect(ticks.length).toBeLessThanOrEqual(7);
          expect(ticks).toEqual([...ticks].sort((one, other) => one - other));
        },
      ),
    );
  });
});
