import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ListQuery } from '../../lib/store/record-lists.ts';
import { createIdHolder, createIdSender } from './held-ids.ts';

function anAsk(ids: readonly string[] | undefined) {
  const query: ListQuery = {
    table: 'deals',
    filter: { outcome: 'won', ...(ids ? { ids } : {}) },
    order: { column: 'name', isDescending: false },
    columns: ['name'],
  };
  return { query, from: 0, count: 100 };
}

const aList = (name: string) => Array.from({ length: 600 }, (_, at) => `${name} ${at}`);

test('many rows are sent once; few, and none, as they are', () => {
  const toSent = createIdSender();
  const [many, few] = [anAsk(aList('many')), anAsk(['a'])];
  expect(toSent(many)).toEqual({
    asked: anAsk(undefined),
    held: { key: 1, ids: many.query.filter.ids },
  });
  expect(toSent({ ...many, from: 100 })).toEqual({
    asked: { ...anAsk(undefined), from: 100 },
    held: { key: 1 },
  });
  expect(toSent(few)).toEqual({ asked: few });
  expect(toSent({ table: 'deals' })).toEqual({ asked: { table: 'deals' } });
});

test('whatever is asked in whatever order, the worker hears what the page asked', () => {
  const lists = ['a', 'b', 'c', 'd', 'e', 'f'].map(aList);
  fc.assert(
    fc.property(fc.array(fc.constantFrom(undefined, ...lists)), (asked) => {
      const [toSent, toHeard] = [createIdSender(), createIdHolder()];
      for (const ids of asked) {
        const sent = structuredClone(toSent(anAsk(ids)));
        expect(toHeard(sent.asked, sent.held)).toEqual(anAsk(ids));
      }
    }),
  );
});

test('the worker has the same list each time', () => {
  const [toSent, toHeard] = [createIdSender(), createIdHolder()];
  const ids = aList('same');
  const heard = [0, 1].map(() => {
    const sent = structuredClone(toSent(anAsk(ids)));
    return toHeard(sent.asked, sent.held).query.filter.ids;
  });
  expect(heard[1]).toBe(heard[0]);
});
