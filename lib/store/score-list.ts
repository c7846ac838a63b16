import type { Prospect } from '../model/prospect.ts';
import { isWithin, type ListCursor, type ProspectFilter, type RowPage } from './prospect-pages.ts';
import { idsByScore } from './scores.ts';
import type { Store } from './store.ts';
import { toTagKey } from './tables.ts';

/** Rows read at once while those that fit are looked for. */
const stepSize = 240;

/**
 * One page of prospects, the best score first. Who was not scored yet stands at the end, the newest first: nobody is
 * missing. The cursor is the place in that order.
 */
export async function loadBestPage(
  store: Store,
  query: { filter: ProspectFilter; after: ListCursor | null; limit: number },
): Promise<RowPage> {
  const { filter, after, limit } = query;
  const scored = await idsByScore(store);
  const within = await loadWithin(store, filter);
  const inOrder = [
    ...(within ? scored.filter((id) => within.has(id)) : scored),
    ...(await loadUnscored(store, { scored, within })),
  ];
  const rows: Prospect[] = [];
  const places: number[] = [];
  let place = after === null ? 0 : Number(after[0]) + 1;
  while (place < inOrder.length && rows.length <= limit) {
    const step = inOrder.slice(place, place + stepSize);
    const read = await store.prospects.bulkGet(step as never);
    for (const [at, row] of read.entries()) {
      if (!row || row.deleted_at !== null || row.merged_into !== null) continue;
      if (!isWithin(row, filter)) continue;
      rows.push(row);
      places.push(place + at);
    }
    place += step.length;
  }
  const shown = rows.slice(0, limit);
  const end = rows.length > limit ? shown.at(-1) : undefined;
  return {
    rows: shown,
    after: end ? [String(places[shown.length - 1] ?? 0), end.id] : null,
  };
}

/** Ids of a filter that is narrow enough to be looked up first; `undefined` where the rows themselves are asked. */
async function loadWithin(
  store: Store,
  { companyId, tag }: ProspectFilter,
): Promise<ReadonlySet<string> | undefined> {
  const last = '\uffff';
  if (companyId !== undefined) {
    const ids = await store.prospects
      .where('[ix.company+ix.recent+id]')
      .between([companyId, '', ''], [companyId, last, last])
      .primaryKeys();
    return new Set<string>(ids);
  }
  if (tag === undefined) return undefined;
  const ids = await store.prospects
    .where('ix.tagRecent')
    .between(toTagKey(tag, ''), toTagKey(tag, last))
    .primaryKeys();
  return new Set<string>(ids);
}

async function loadUnscored(
  store: Store,
  { scored, within }: { scored: readonly string[]; within: ReadonlySet<string> | undefined },
): Promise<readonly string[]> {
  if ((await store.unscored.count()) === 0) return [];
  const known = new Set(scored);
  if (within) return [...within].filter((id) => !known.has(id));
  const recent = await store.prospects
    .where('[ix.recent+id]')
    .between(['', ''], ['\uffff', '\uffff'])
    .reverse()
    .primaryKeys();
  return recent.filter((id) => !known.has(id));
}
