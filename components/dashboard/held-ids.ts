import type { ListQuery } from '../../lib/store/record-lists.ts';

/** The rows behind a number may be tens of thousands: they are sent to the worker once, and by a number from then on. */

/** Stands beside a question from whose filter the rows were taken out; with the rows the first time. */
export interface HeldIds {
  readonly key: number;
  readonly ids?: readonly string[];
}

/** Fewer are sent along. */
const manyIds = 500;
/** Lists that both sides hold; the oldest goes for the next one, on both sides alike. */
const mostHeld = 4;

function hold<Key, Value>(held: Map<Key, Value>, key: Key, value: Value): void {
  for (const oldest of held.keys()) if (held.size >= mostHeld) held.delete(oldest);
  held.set(key, value);
}

function queryOf(asked: object): ListQuery | undefined {
  return 'query' in asked ? (asked.query as ListQuery) : undefined;
}

/** Of the page, one for each worker; what it gives must be posted, in this order. */
export function createIdSender(): <Asked extends object>(
  asked: Asked,
) => { readonly asked: Asked; readonly held?: HeldIds } {
  const keyByIds = new Map<readonly string[], number>();
  let lastKey = 0;
  return (asked) => {
    const query = queryOf(asked);
    const { ids, ...filter } = query?.filter ?? {};
    if (!ids || ids.length < manyIds) return { asked };
    const bare = { ...asked, query: { ...query, filter } };
    const known = keyByIds.get(ids);
    if (known !== undefined) return { asked: bare, held: { key: known } };
    lastKey += 1;
    hold(keyByIds, ids, lastKey);
    return { asked: bare, held: { key: lastKey, ids } };
  };
}

/** Of the worker: puts the rows back into the filter, each time the same list. Takes each message as it comes. */
export function createIdHolder(): <Asked extends object>(
  asked: Asked,
  held: HeldIds | undefined,
) => Asked {
  const idsByKey = new Map<number, readonly string[]>();
  return (asked, held) => {
    const query = queryOf(asked);
    if (!held || !query) return asked;
    if (held.ids) hold(idsByKey, held.key, held.ids);
    const ids = idsByKey.get(held.key);
    if (!ids) throw new Error('rows behind a number that were never sent');
    return { ...asked, query: { ...query, filter: { ...query.filter, ids } } };
  };
}
