import { listByIndex, type ProspectPage, toProspectLines } from './prospect-lines.ts';
import type { ListCursor, ProspectFilter, ProspectOrder } from './prospect-pages.ts';
import { loadBestPage } from './score-list.ts';
import type { Store } from './store.ts';

/**
 * One page of prospects, newest first, by folded name, or the best score first. For live queries. Apart from `queries.ts`:
 * the popup, which shows the newest alone, draws without what sorts by score.
 */
export async function listProspects(
  store: Store,
  query: {
    filter?: ProspectFilter;
    order: ProspectOrder;
    after?: ListCursor | null;
    limit: number;
  },
): Promise<ProspectPage> {
  const { filter = {}, order, after = null, limit } = query;
  if (order !== 'score') return listByIndex(store, { ...query, order });
  const page = await loadBestPage(store, { filter, after, limit });
  return { rows: await toProspectLines(store, page.rows), after: page.after };
}
