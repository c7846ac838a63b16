import type { Collection } from 'dexie';
import type { Action } from '../actions/facts.ts';
import type { Deal } from '../model/deal.ts';
import type { Prospect } from '../model/prospect.ts';
import { loadOwners } from './action-owners.ts';
import type { ActionRow, SubjectTable } from './action-row.ts';
import { loadScores } from './kept-scores.ts';
import type { KeptScore } from './score-rows.ts';
import type { Store } from './store.ts';

/** One line of the day's list: what to do, and for whom. */
export interface DayEntry {
  readonly key: string;
  readonly about: { readonly table: SubjectTable; readonly id: string; readonly name: string };
  /** A rule's; null where the rep wrote it. */
  readonly action: Action | null;
  readonly task: { readonly id: string; readonly title: string } | null;
  /** ISO time in UTC. */
  readonly dueAt: string;
  readonly prospect: { readonly id: string; readonly name: string } | null;
  readonly deal: Pick<
    Deal,
    'id' | 'name' | 'amount' | 'currency' | 'billing' | 'term_months'
  > | null;
  readonly channel: string | null;
  /** The prospect's, as it is kept. */
  readonly score: KeptScore | null;
}

export interface DayList {
  /** Due until then, the most pressing first, at most `limit`. */
  readonly entries: readonly DayEntry[];
  readonly dueCount: number;
  /** What comes up first after that. */
  readonly next: readonly DayEntry[];
}

/** Counted no further: the browser counts an index by walking it, and nobody reads more. */
export const mostCounted = 1_000;

/** What is due for one of them, by rank; with `until` what stands before that rank. */
function readyOf(store: Store, owner: string, until = Infinity): Collection<ActionRow, string> {
  const index = store.actions.where('[owner+ready]');
  return index.between([owner, -Infinity], [owner, until], true, false);
}

async function countUpTo(rows: Collection<ActionRow, string>): Promise<number> {
  return (await rows.limit(mostCounted).primaryKeys()).length;
}

/** What a rep has to do: their own and nobody's, by rank. By indexes, so that the whole pipeline is never read. */
export async function loadDayList(
  store: Store,
  of: { limit: number; nextLimit?: number },
): Promise<DayList> {
  const { limit, nextLimit = 1 } = of;
  const owners = await loadOwners(store);
  const pendingOf = (owner: string) =>
    store.actions.where('[owner+pending]').between([owner, ''], [owner, '\uffff']);
  const [ready, dueCount, pending] = await Promise.all([
    Promise.all(owners.map((owner) => readyOf(store, owner).limit(limit).toArray())),
    countReady(store, owners),
    Promise.all(owners.map((owner) => pendingOf(owner).limit(nextLimit).toArray())),
  ]);
  const rows = ready.flat().sort(byReady).slice(0, limit);
  const later = pending.flat().sort(byPending).slice(0, nextLimit);
  const entries = await toEntries(store, [...rows, ...later]);
  return {
    entries: entries.slice(0, rows.length).flatMap((entry) => entry ?? []),
    dueCount,
    next: entries.slice(rows.length).flatMap((entry) => entry ?? []),
  };
}

async function countReady(
  store: Store,
  owners: readonly string[],
  until?: number,
): Promise<number> {
  const counts = await Promise.all(owners.map((owner) => countUpTo(readyOf(store, owner, until))));
  return counts.reduce((sum, count) => sum + count, 0);
}

/** How many next actions are due: the number on the badge. */
export async function countDue(store: Store): Promise<number> {
  return countReady(store, await loadOwners(store));
}

/** The place of an action in the day's list, from 1; `undefined` where it is not in it. */
export async function placeOf(
  store: Store,
  key: string,
): Promise<{ place: number; dueCount: number } | undefined> {
  const row = await store.actions.get(key);
  if (row?.ready === undefined) return undefined;
  const owners = await loadOwners(store);
  if (!owners.includes(row.owner)) return undefined;
  const [before, dueCount] = await Promise.all([
    countReady(store, owners, row.ready),
    countReady(store, owners),
  ]);
  return { place: before + 1, dueCount };
}

/** Ties are broken by the time, then by the key: the same list every time. */
function byReady(one: ActionRow, other: ActionRow): number {
  return (
    (one.ready ?? 0) - (other.ready ?? 0) ||
    compareText(one.dueAt, other.dueAt) ||
    compareText(one.key, other.key)
  );
}

function byPending(one: ActionRow, other: ActionRow): number {
  return compareText(one.dueAt, other.dueAt) || byReady(one, other);
}

function compareText(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

/** With the names they are shown by; nothing where whoever it was about is gone. */
async function toEntries(
  store: Store,
  rows: readonly ActionRow[],
): Promise<readonly (DayEntry | undefined)[]> {
  const ids = (toId: (row: ActionRow) => string | null) => [
    ...new Set(rows.flatMap((row) => toId(row) ?? [])),
  ];
  const personIds = ids((row) => row.prospectId);
  const [people, scores, deals, tasks] = await Promise.all([
    store.prospects.bulkGet(personIds),
    loadScores(store, personIds),
    store.deals.bulkGet(ids((row) => row.dealId)),
    store.tasks.bulkGet(ids((row) => row.taskId)),
  ]);
  const personById = byId<Prospect>(people);
  const dealById = byId<Deal>(deals);
  const taskById = byId(tasks);
  return rows.map((row): DayEntry | undefined => {
    const [table = '', id = ''] = row.subject.split(':');
    const person = personById.get(row.prospectId ?? '');
    const deal = dealById.get(row.dealId ?? '');
    const task = taskById.get(row.taskId ?? '');
    const name = table === 'deals' ? deal?.name : person?.full_name;
    if (name === undefined || (row.taskId !== null && !task)) return undefined;
    return {
      key: row.key,
      about: { table: table as SubjectTable, id, name },
      action: row.action,
      task: task ? { id: task.id, title: task.title } : null,
      dueAt: row.dueAt,
      prospect: person ? { id: person.id, name: person.full_name } : null,
      deal: deal ?? null,
      channel: row.action?.channel ?? task?.channel ?? null,
      score: (person && scores.get(person.id)) ?? null,
    };
  });
}

function byId<Row extends { id: string }>(rows: readonly (Row | undefined)[]) {
  return new Map(rows.flatMap((row) => (row ? [[row.id, row] as const] : [])));
}
