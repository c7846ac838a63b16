import { describe, expect, test } from 'vitest';
import { filterKeyOf, placeKeyOf, queryKeyOf } from './list-key.ts';
import type { ListQuery } from './record-lists.ts';

function aQuery(more: Partial<ListQuery> = {}): ListQuery {
  const order = { column: 'name', isDescending: false };
  return { table: 'deals', filter: {}, order, columns: ['name'], ...more };
}

describe('what stands for a query', () => {
  test('is the same for the same query, and tells filters, orders and columns apart', () => {
    const [query, sorted] = [aQuery(), aQuery({ order: { column: 'value', isDescending: true } })];
    expect(queryKeyOf(aQuery())).toBe(queryKeyOf(query));
    expect(filterKeyOf(sorted)).toBe(filterKeyOf(query));
    expect(placeKeyOf(sorted)).not.toBe(placeKeyOf(query));
    const wide = aQuery({ columns: ['name', 'stage'] });
    expect(placeKeyOf(wide)).toBe(placeKeyOf(query));
    expect(queryKeyOf(wide)).not.toBe(queryKeyOf(query));
    expect(filterKeyOf(aQuery({ filter: { text: 'a' } }))).not.toBe(filterKeyOf(query));
  });

  test('knows the rows behind a number by their list, and does not spell them out', () => {
    const ids = Array.from({ length: 50_000 }, (_, at) => `row ${at}`);
    const key = filterKeyOf(aQuery({ filter: { ids, outcome: 'won' } }));
    expect(key.length).toBeLessThan(100);
    expect(filterKeyOf(aQuery({ filter: { ids, outcome: 'won' } }))).toBe(key);
    expect(filterKeyOf(aQuery({ filter: { ids: ['a'], outcome: 'won' } }))).not.toBe(key);
    expect(filterKeyOf(aQuery({ filter: { ids } }))).not.toBe(key);
    expect(filterKeyOf(aQuery({ filter: { outcome: 'won' } }))).not.toBe(key);
  });
});
