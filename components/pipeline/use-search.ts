import { useEffect, useState } from 'react';
import { reportBug } from '../../lib/platform/log.ts';
import { store } from '../../lib/store/open.ts';
import type * as Search from '../../lib/store/search.ts';

const limit = 20;

let loaded: Promise<typeof Search> | undefined;

/** What searches comes after the first paint, and is there before a finger is on a key. */
export function searching() {
  loaded ??= import('../../lib/store/search.ts');
  return loaded;
}

/** Names a hit in its list. */
export function toHitKey({ table, id }: Pick<Search.SearchHit, 'table' | 'id'>): string {
  return `${table}:${id}`;
}

/** What the store finds for a text, the newest answer only. `undefined` while there is no text or no answer yet. */
export function useSearch(text: string): Search.SearchResult | undefined {
  const [found, setFound] = useState<{ text: string; result: Search.SearchResult }>();
  const query = text.trim();
  useEffect(() => {
    if (query === '') return;
    let isCurrent = true;
    searching()
      .then(({ searchRows }) => searchRows(store(), query, { limit }))
      .then(
        (result) => {
          if (isCurrent) setFound({ text: query, result });
        },
        (error: unknown) => reportBug('search', error),
      );
    return () => {
      isCurrent = false;
    };
  }, [query]);
  if (query === '' || found === undefined) return undefined;
  // While one types on, the answer to the letters before stays until the next one is there, so that nothing flickers.
  const isNear = query.startsWith(found.text) || found.text.startsWith(query);
  return isNear ? found.result : undefined;
}
