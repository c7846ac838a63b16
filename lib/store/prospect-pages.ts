import type { Collection } from 'dexie';
import type { Prospect, ProspectStatus } from '../model/prospect.ts';
import type { Store } from './store.ts';
import { type Stored, tagKeySeparator, toTagKey } from './tables.ts';

export interface ProspectFilter {
  readonly status?: ProspectStatus;
  readonly tag?: string;
  readonly ownerId?: string;
  readonly companyId?: string;
}
/** By an index of the rows; by score see `score-list.ts`. */
export type RowOrder = 'recent' | 'name';
export type ProspectOrder = RowOrder | 'score';

/** Where a page of a list ended: the sort key and the id of its last row. */
export type ListCursor = readonly [key: string, id: string];

export interface PageQuery {
  readonly filter: ProspectFilter;
  readonly order: RowOrder;
  readonly after: ListCursor | null;
  readonly limit: number;
}

export interface RowPage {
  readonly rows: readonly Prospect[];
  readonly after: ListCursor | null;
}

type Row = Stored<Prospect>;
type Rows = Collection<Row, string>;

const last = '\uffff';

function sortKey(row: Row, order: RowOrder): string {
  const key = row.ix?.[order];
  return typeof key === 'string' ? key : '';
}

/** One page; one row more is read to know whether there is another. */
export async function loadProspectPage(store: Store, query: PageQuery): Promise<RowPage> {
  const { filter, order, limit } = query;
  const rows = await (filter.tag === undefined
    ? readByIndex(store, query)
    : readByTag(store, query));
  const shown = rows.slice(0, limit);
  const end = rows.length > limit ? shown.at(-1) : undefined;
  return { rows: shown, after: end ? [sortKey(end, order), end.id] : null };
}

/**
 * The filters that have an index: a company is narrower than a status. An owner has none, as most owners have enough
 * rows to fill a page soon; their rows are picked out on the way.
 */
function narrowest({ companyId, status }: ProspectFilter): { field?: string; prefix: string[] } {
  if (companyId !== undefined) return { field: 'ix.company', prefix: [companyId] };
  if (status !== undefined) return { field: 'ix.status', prefix: [status] };
  return { prefix: [] };
}

function within(rows: Rows, filter: ProspectFilter): Rows {
  const { field } = narrowest(filter);
  const filterCount = Object.values(filter).filter((value) => value !== undefined).length;
  const isByIndexAlone = filterCount === (field === undefined ? 0 : 1);
  return isByIndexAlone ? rows : rows.filter((row) => isWithin(row, filter));
}

function readByIndex(store: Store, { filter, order, after, limit }: PageQuery): Promise<Row[]> {
  const { field, prefix } = narrowest(filter);
  const index = `[${field === undefined ? '' : `${field}+`}ix.${order}+id]`;
  const isRecent = order === 'recent';
  const lower = [...prefix, ...(after && !isRecent ? after : ['', ''])];
  const upper = [...prefix, ...(after && isRecent ? after : [last, last])];
  const range = store.prospects.where(index).between(lower, upper, false, false);
  return within(isRecent ? range.reverse() : range, filter)
    .limit(limit + 1)
    .toArray();
}

function readByTag(store: Store, { filter, order, after, limit }: PageQuery): Promise<Row[]> {
  const tag = filter.tag ?? '';
  const isRecent = order === 'recent';
  const end = after && toTagKey(tag, ...after);
  const range = store.prospects
    .where(isRecent ? 'ix.tagRecent' : 'ix.tagName')
    .between(
      end && !isRecent ? end : toTagKey(tag, ''),
      end && isRecent ? end : toTagKey(tag, last),
      false,
      false,
    );
  return withinTag(isRecent ? range.reverse() : range, filter)
    .limit(limit + 1)
    .toArray();
}

function withinTag(rows: Rows, filter: ProspectFilter): Rows {
  const filterCount = Object.values(filter).filter((value) => value !== undefined).length;
  return filterCount === 1 ? rows : rows.filter((row) => isWithin(row, filter));
}

/** All tags in use, in order: from the first entry of each to that of the next, past however many rows. */
export async function loadTags(store: Store): Promise<string[]> {
  const tags: string[] = [];
  let from = '';
  for (;;) {
    const [key] = await store.prospects.where('ix.tagRecent').above(from).limit(1).keys();
    if (typeof key !== 'string') return tags;
    const [tag = ''] = key.split(tagKeySeparator);
    tags.push(tag);
    from = toTagKey(tag, last);
  }
}

export function isWithin(
  row: Prospect,
  { status, ownerId, companyId, tag }: ProspectFilter,
): boolean {
  return (
    (status === undefined || row.status === status) &&
    (ownerId === undefined || row.owner_id === ownerId) &&
    (companyId === undefined || row.company_id === companyId) &&
    (tag === undefined || row.tags.includes(tag))
  );
}

export function countMatching(store: Store, filter: ProspectFilter): Promise<number> {
  if (filter.tag !== undefined) {
    const range = store.prospects
      .where('ix.tagRecent')
      .between(toTagKey(filter.tag, ''), toTagKey(filter.tag, last));
    return withinTag(range, filter).count();
  }
  const { field, prefix } = narrowest(filter);
  const index = `[${field === undefined ? '' : `${field}+`}ix.recent+id]`;
  const range = store.prospects
    .where(index)
    .between([...prefix, '', ''], [...prefix, last, last], false, false);
  return within(range, filter).count();
}
