import { useEffect, useState } from 'react';
import { reportBug } from '../../lib/platform/log.ts';
import { store } from '../../lib/store/open.ts';
import { type SearchResult, searchRows } from '../../lib/store/search.ts';

const limit = 20;

/** What the store finds for a text, the newest answer only. `undefined` while there is no text or no answer yet. */
export function useSearch(text: string): SearchResult | undefined {
  const [found, setFound] = useState<{ text: string; result: SearchResult }>();
  const query = text.trim();
  useEffect(() => {
    if (query === '') return;
    let isCurrent = true;
    searchRows(store(), query, { limit }).then(
      (result) => {
        if (isCurrent) setFound({ text: query, result });
      },
      (error: unknown) => reportBug('search', error),
    );
    return () => {
      isCurrent = false;
    };
  }, [query]);
  // The answer to the text before stays until the next one is there, so that the list does not flicker while typing.
  return query === '' ? undefined : found?.result;
}
