import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type SortKey, toOrder } from './list-order.ts';

test('what has no key stands at the end in either direction, and alike ones as they came', () => {
  const keys: readonly SortKey[] = [2, null, 1, 2, null, 3];
  expect(toOrder(keys, { isDescending: false })).toEqual([2, 0, 3, 5, 1, 4]);
  expect(toOrder(keys, { isDescending: true })).toEqual([5, 0, 3, 2, 1, 4]);
});

test('any order is a permutation in which no key is before a smaller one, wherever it began', () => {
  const key = fc.option(fc.oneof(fc.integer({ min: 0, max: 4 })));
  fc.assert(
    fc.property(
      fc
        .array(key)
        .chain((keys) =>
          fc.tuple(fc.constant(keys), fc.shuffledSubarray([...keys.keys()]), fc.boolean()),
        ),
      ([keys, nearly, isDescending]) => {
        const order = toOrder(keys, { isDescending, nearly });
        expect(order.toSorted((one, other) => one - other)).toEqual([...keys.keys()]);
        expect(order).toEqual(toOrder(keys, { isDescending }));
        for (const [at, place] of order.entries()) {
          const [one, other] = [keys[place] ?? null, keys[order[at + 1] ?? place] ?? null];
          if (other === null) continue;
          if (one === null) throw new Error('nothing before something');
          expect(isDescending ? one >= other : one <= other).toBe(true);
        }
      },
    ),
  );
});
