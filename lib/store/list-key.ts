import type { ListFilter, ListQuery } from './record-lists.ts';

/**
 * Texts that stand for a query. The rows behind a number, which may be tens of thousands, stand in them by a number for their
 * list: the same list is the same object, here and in the worker.
 */

const numberByIds = new WeakMap<readonly string[], number>();
let lastNumber = 0;

function numberOf(ids: readonly string[]): number {
  const known = numberByIds.get(ids);
  if (known !== undefined) return known;
  lastNumber += 1;
  numberByIds.set(ids, lastNumber);
  return lastNumber;
}

interface Keys {
  readonly filter: string;
  readonly place: string;
  readonly query: string;
}

/** Asked for with each frame while one scrolls. */
const keysByQuery = new WeakMap<ListQuery, Keys>();

function keysOf(query: ListQuery): Keys {
  const kept = keysByQuery.get(query);
  if (kept) return kept;
  const filter = toFilterKey(query.filter);
  const place = JSON.stringify([query.table, filter, query.order]);
  const keys = { filter, place, query: JSON.stringify([place, query.columns]) };
  keysByQuery.set(query, keys);
  return keys;
}

function toFilterKey({ ids, ...others }: ListFilter): string {
  return JSON.stringify(ids ? [others, numberOf(ids)] : [others]);
}

/** What decides which rows there are. */
export function filterKeyOf(query: ListQuery): string {
  return keysOf(query).filter;
}

/** What decides which row stands where; the columns do not. */
export function placeKeyOf(query: ListQuery): string {
  return keysOf(query).place;
}

export function queryKeyOf(query: ListQuery): string {
  return keysOf(query).query;
}
