import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { between, createTimeline, groupByOwner } from './timeline.ts';

interface Thing {
  readonly id: number;
  readonly at: number;
}

const of = {
  timeOf: ({ at }: Thing) => at,
  compare: (one: Thing, other: Thing) => one.id - other.id,
};

const anyThings = fc
  .array(
    fc.oneof(
      fc.integer({ min: 0, max: 8 }),
      fc.integer({ min: -1e13, max: 1e13 }),
      fc.constant(Number.NaN),
    ),
    { maxLength: 60 },
  )
  .chain((times) => {
    const things = times.map((at, id) => ({ id, at }));
    return fc.shuffledSubarray(things, { minLength: things.length });
  });

describe('a timeline', () => {
  test('is in order of time, ties in theirs, whatever order things come in', () => {
    fc.assert(
      fc.property(anyThings, (things) => {
        const { items, times, undated } = createTimeline(things, of);
        const dated = things.filter(({ at }) => !Number.isNaN(at));
        expect(items).toEqual(dated.toSorted((a, b) => a.at - b.at || a.id - b.id));
        expect([...times]).toEqual(items.map(({ at }) => at));
        expect(undated.map(({ id }) => id)).toEqual(
          things
            .filter(({ at }) => Number.isNaN(at))
            .map(({ id }) => id)
            .toSorted((a, b) => a - b),
        );
      }),
    );
  });

  test('gives what lies between two times', () => {
    fc.assert(
      fc.property(
        anyThings,
        fc.integer({ max: 1e13 }),
        fc.integer({ max: 1e13 }),
        (things, from, until) => {
          const timeline = createTimeline(things, of);
          expect(between(timeline, { from, until })).toEqual(
            timeline.items.filter(({ at }) => at >= from && at < until),
          );
        },
      ),
    );
  });

  test('falls into those of its owners', () => {
    const timeline = createTimeline(
      [
        { id: 1, at: 30 },
        { id: 2, at: 20 },
        { id: 3, at: Number.NaN },
        { id: 4, at: 10 },
      ],
      of,
    );
    const groups = groupByOwner(timeline, ({ id }) => (id % 2 === 0 ? 'even' : null));
    expect(groups.get('even')?.items.map(({ id }) => id)).toEqual([4, 2]);
    expect(groups.get(null)?.items.map(({ id }) => id)).toEqual([1]);
    expect(groups.get(null)?.undated.map(({ id }) => id)).toEqual([3]);
  });
});
