import type { Company } from '../model/company.ts';
import type { AboutKind, Note, Task, Touchpoint } from '../model/engagement.ts';
import type { Prospect } from '../model/prospect.ts';
import type { Member } from '../model/workspace.ts';
import type { JournalEntry } from './journal.ts';
import { peopleOf } from './lookup.ts';
import { listByIndex, type ProspectLine } from './prospect-lines.ts';
import { countMatching, type ListCursor, loadTags, type ProspectFilter } from './prospect-pages.ts';
import { countListed } from './search-count.ts';
import type { Store } from './store.ts';
import { aboutKey, rowKey, type SyncedTableName } from './tables.ts';

/**
 * Everything the pages show. Each function reads through Dexie alone, so that it can stand in a live query, and by
 * an index, so that its cost is that of its answer.
 */

const last = '\uffff';

export async function loadProspect(store: Store, id: string): Promise<Prospect | undefined> {
  return asLive(await store.prospects.get(id));
}

export async function loadCompany(store: Store, id: string): Promise<Company | undefined> {
  return asLive(await store.companies.get(id));
}

function asLive<Row extends { deleted_at: string | null }>(row: Row | undefined): Row | undefined {
  return row && row.deleted_at === null ? row : undefined;
}

export function countProspects(store: Store, filter: ProspectFilter = {}): Promise<number> {
  const hasFilter = Object.values(filter).some((value) => value !== undefined);
  return hasFilter ? countMatching(store, filter) : countListed(store, 'prospects');
}

export async function recentProspects(
  store: Store,
  limit: number,
): Promise<readonly ProspectLine[]> {
  return (await listByIndex(store, { order: 'recent', limit })).rows;
}

/** All companies by name, a page at a time. */
export async function listCompanies(
  store: Store,
  query: { after?: ListCursor | null; limit: number },
): Promise<{ readonly rows: readonly Company[]; readonly after: ListCursor | null }> {
  const { after = null, limit } = query;
  const rows = await store.companies
    .where('[ix.name+id]')
    .between(after ? [...after] : ['', ''], [last, last], false, false)
    .limit(limit + 1)
    .toArray();
  const shown = rows.slice(0, limit);
  const end = rows.length > limit ? shown.at(-1) : undefined;
  return { rows: shown, after: end ? [String(end.ix?.['name'] ?? ''), end.id] : null };
}

/** People of a company by name. */
export async function prospectsOfCompany(
  store: Store,
  companyId: string,
  limit = 200,
): Promise<readonly ProspectLine[]> {
  return (await listByIndex(store, { filter: { companyId }, order: 'name', limit })).rows;
}

/** The order that IndexedDB has: by code units, not by language. */
function compareText(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

/** Pinned notes first, then the newest. */
export async function listNotes(
  store: Store,
  about: { aboutKind: AboutKind; aboutId: string },
): Promise<readonly Note[]> {
  const notes = await store.notes
    .where('ix.about')
    .equals(aboutKey(about.aboutKind, about.aboutId))
    .toArray();
  return notes.sort(
    (one, other) =>
      Number(other.pinned) - Number(one.pinned) || compareText(other.created_at, one.created_at),
  );
}

/** Touchpoints with a prospect, or with anybody of a company, newest first. */
export async function listTouchpoints(
  store: Store,
  of: { prospectId: string } | { companyId: string },
  limit = 200,
): Promise<readonly Touchpoint[]> {
  const people =
    'prospectId' in of ? [of.prospectId] : await peopleOf(store, of.companyId).primaryKeys();
  const rows = await store.touchpoints.where('ix.people').anyOf(people).distinct().toArray();
  return rows.sort((one, other) => compareText(other.occurred_at, one.occurred_at)).slice(0, limit);
}

/** Next actions of a prospect that are not done, the one that comes up first on top. */
export function openTasks(store: Store, { prospectId }: { prospectId: string }): Promise<Task[]> {
  return store.tasks
    .where('[ix.of+ix.due]')
    .between([prospectId, ''], [prospectId, last])
    .toArray();
}

/** Commands that touched a row, the newest first. */
export function loadHistory(
  store: Store,
  { table, id }: { table: SyncedTableName; id: string },
  limit = 50,
): Promise<JournalEntry[]> {
  return store.journal.where('rows').equals(rowKey(table, id)).reverse().limit(limit).toArray();
}

export interface QueueState {
  /** Rows to be sent once there is a team; one command may change several. */
  readonly waitingCount: number;
  /** Commands of the rep that are kept here, the ones taken back included. */
  readonly commandCount: number;
  /** ISO time in UTC of the oldest of them. */
  readonly oldestAt: string | null;
}

export async function loadQueueState(store: Store): Promise<QueueState> {
  const [waitingCount, commandCount, oldest] = await Promise.all([
    store.outbox.count(),
    store.journal.count(),
    store.outbox.orderBy('seq').first(),
  ]);
  return { waitingCount, commandCount, oldestAt: oldest?.at ?? null };
}

export function listMembers(store: Store): Promise<Member[]> {
  return store.members.orderBy('ix.rep').toArray();
}

/** All tags in use on prospects, in order. */
export function listTags(store: Store): Promise<readonly string[]> {
  return loadTags(store);
}
