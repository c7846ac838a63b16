import type { CalendarOptions } from '../actions/calendar.ts';
import type { Action, DealFacts, PersonFacts } from '../actions/facts.ts';
import { findActions, pickAction, toRank, toStake } from '../actions/find-actions.ts';
import type { Task } from '../model/engagement.ts';
import { loadDealFacts, loadPersonFacts, type SubjectFacts, worthOf } from './action-facts.ts';
import { loadOwners } from './action-owners.ts';
import type { ActionRow, SubjectTable } from './action-row.ts';
import { findIdentity } from './find-identity.ts';
import { keepCalendar } from './kept-calendar.ts';
import { loadSellingFacts, type WorkspaceFacts } from './selling-facts.ts';
import { everything, idsOf, toStale } from './stale.ts';
import type { StaleSubject, Store } from './store.ts';
import { comesUpAt, syncedTableNames } from './tables.ts';

/**
 * Works out the next actions of prospects and deals whose facts have changed, and keeps them so that the day's list is
 * read by an index. Rules know no time of now, so what was worked out stays true until a fact changes; only what becomes
 * due is moved from `pending` to `ready`, once a day and subject.
 */

/** What is done in one transaction; a save of the rep waits no longer than that. */
const chunkSize = 200;

export interface RefreshOptions {
  /** ISO time in UTC: what is due until then is ready. */
  readonly until: string;
  /** Rests after so many transactions; the next call goes on. */
  readonly maxChunks: number;
}

export interface Refreshed {
  readonly subjectCount: number;
  /** Of these, deals. */
  readonly dealCount: number;
  /** Nothing is left to be worked out. */
  readonly isDone: boolean;
}

interface RebuildCursor {
  readonly table: SubjectTable;
  readonly after: string;
}

/** For any context, one at a time: an older answer must not be written over a newer one. */
export function refreshActions(store: Store, options: RefreshOptions): Promise<Refreshed> {
  return navigator.locks.request(`actions:${store.name}`, async () => refresh(store, options));
}

async function refresh(store: Store, { until, maxChunks }: RefreshOptions): Promise<Refreshed> {
  let [subjectCount, dealCount] = [0, 0];
  for (let chunk = 0; chunk < maxChunks; chunk += 1) {
    // Read first, and written apart: while rules are asked, every view goes on reading, and saves wait for the reading alone.
    const answer = await store.transaction(
      'r',
      [...syncedTableNames, 'actions', 'stale', 'kv'],
      async () => workOut(store, until),
    );
    await store.transaction('rw', [store.actions, store.stale, store.kv], async () =>
      keepAnswer(store, answer),
    );
    subjectCount += answer.subjects.length;
    dealCount += answer.dealCount;
    if (answer.isLast) return { subjectCount, dealCount, isDone: true };
  }
  return { subjectCount, dealCount, isDone: false };
}

interface DueSubjects {
  readonly prospects: readonly string[];
  readonly deals: readonly string[];
  readonly isLast: boolean;
  /** What was marked, with the marks of then. */
  readonly taken: readonly StaleSubject[];
  /** Where a rebuild goes on; null where it is through, absent where there is none. */
  readonly cursor?: RebuildCursor | null;
  /** Of a rebuild: subjects between these are all looked at, so that what is gone leaves the list. */
  readonly range?: readonly [string, string];
}

interface Answer extends Pick<DueSubjects, 'isLast' | 'taken' | 'cursor'> {
  readonly workspaceId: string | undefined;
  readonly subjects: readonly string[];
  readonly dealCount: number;
  readonly rows: readonly ActionRow[];
  /** Keys of rows that say nothing any more. */
  readonly gone: readonly string[];
  readonly calendarOptions: CalendarOptions | undefined;
}

async function takeDue(store: Store, until: string): Promise<DueSubjects> {
  const [taken, ripe, all, kept] = await Promise.all([
    store.stale.limit(chunkSize).toArray(),
    loadRipe(store, until),
    store.stale.get(everything),
    loadCursor(store),
  ]);
  const start: RebuildCursor = { table: 'deals', after: '' };
  const cursor = all ? start : kept;
  const named = new Set([...taken.map(({ key }) => key), ...ripe]);
  named.delete(everything);
  if (named.size > 0) {
    const isLast = taken.length < chunkSize && ripe.length < chunkSize && !cursor;
    const due = { ...(await withNeighbours(store, named)), isLast };
    return { ...due, taken: all ? [...taken, all] : taken, ...(cursor ? { cursor } : {}) };
  }
  if (!cursor) return { prospects: [], deals: [], isLast: true, taken };
  return { ...(await takeNext(store, cursor)), taken };
}

/** Subjects of whoever: of what became due since it was worked out. */
async function loadRipe(store: Store, until: string): Promise<string[]> {
  const owners = await loadOwners(store);
  const rows = await Promise.all(
    owners.flatMap((owner) =>
      ['[owner+pending]', '[owner+ends]'].map((index) =>
        store.actions
          .where(index)
          .between([owner, ''], [owner, until], true, true)
          .limit(chunkSize)
          .toArray(),
      ),
    ),
  );
  return rows.flat().map((row) => row.subject);
}

/**
 * What is known of a person is a fact of their deals, and what a deal is worth one of its people; the term of a renewal
 * begins where that of the renewed deal ends.
 */
async function withNeighbours(
  store: Store,
  keys: ReadonlySet<string>,
): Promise<{ prospects: string[]; deals: string[] }> {
  const [people, deals] = [idsOf(keys, 'prospects'), idsOf(keys, 'deals')];
  const [ofPeople, ofDeals, renewals] = await Promise.all([
    people.length > 0 ? store.stakeholders.where('ix.prospect').anyOf(people).toArray() : [],
    deals.length > 0 ? store.stakeholders.where('ix.deal').anyOf(deals).toArray() : [],
    deals.length > 0 ? store.deals.where('ix.renews').anyOf(deals).primaryKeys() : [],
  ]);
  return {
    prospects: [...new Set([...people, ...ofDeals.map((part) => part.prospect_id)])],
    deals: [...new Set([...deals, ...renewals, ...ofPeople.map((part) => part.deal_id)])],
  };
}

async function loadCursor(store: Store): Promise<RebuildCursor | undefined> {
  return (await store.kv.get('actions_rebuild'))?.value as RebuildCursor | undefined;
}

/** The next part of everything. In place: the list of before is better than none. */
async function takeNext(
  store: Store,
  { table, after }: RebuildCursor,
): Promise<Omit<DueSubjects, 'taken'>> {
  const ids = (await store
    .table(table)
    .where('id')
    .above(after)
    .limit(chunkSize)
    .primaryKeys()) as string[];
  const isTableDone = ids.length < chunkSize;
  const isLast = isTableDone && table === 'prospects';
  const next: RebuildCursor = isTableDone
    ? { table: 'prospects', after: '' }
    : { table, after: ids.at(-1) ?? '' };
  return {
    prospects: table === 'prospects' ? ids : [],
    deals: table === 'deals' ? ids : [],
    isLast,
    cursor: isLast ? null : next,
    range: [`${table}:${after}`, isTableDone ? `${table}:\uffff` : `${table}:${ids.at(-1)}`],
  };
}

async function workOut(store: Store, until: string): Promise<Answer> {
  const due = await takeDue(store, until);
  const { prospects, deals, range, isLast, taken, cursor } = due;
  const subjects = [
    ...prospects.map((id) => `prospects:${id}`),
    ...deals.map((id) => `deals:${id}`),
  ];
  const kept = { isLast, taken, ...(cursor === undefined ? {} : { cursor }) };
  const of = { ...kept, workspaceId: (await findIdentity(store))?.workspaceId };
  const dealCount = deals.length;
  if (subjects.length === 0 && !range) {
    return { ...of, subjects, dealCount, rows: [], gone: [], calendarOptions: undefined };
  }
  const workspace = await loadSellingFacts(store);
  const [people, ofDeals] = await Promise.all([
    loadPersonFacts(store, prospects, workspace),
    loadDealFacts(store, deals, workspace),
  ]);
  const rows = [...people.values(), ...ofDeals.values()].flatMap((one) =>
    toActionRows(one, workspace, until),
  );
  const bySubject = store.actions.where('subject');
  const known = range
    ? bySubject.between(range[0], range[1], false, true)
    : bySubject.anyOf(subjects);
  const keys = new Set(rows.map((row) => row.key));
  const gone = (await known.primaryKeys()).filter((key) => !keys.has(key));
  const { calendarOptions } = workspace;
  return { ...of, subjects, dealCount, rows, gone, calendarOptions };
}

/** Nothing is kept where the store has moved to another workspace meanwhile; there everything is marked. */
async function keepAnswer(store: Store, answer: Answer): Promise<void> {
  const { rows, gone, taken, cursor, calendarOptions, workspaceId } = answer;
  if ((await findIdentity(store))?.workspaceId !== workspaceId) return;
  const marked = await store.stale.bulkGet(taken.map(({ key }) => key));
  const done = taken.filter(({ mark }, at) => marked[at] && marked[at].mark === mark);
  await store.stale.bulkDelete(done.map(({ key }) => key));
  await store.actions.bulkDelete([...gone]);
  await store.actions.bulkPut([...rows]);
  if (calendarOptions) await keepCalendar(store, calendarOptions);
  if (cursor === null) await store.kv.delete('actions_rebuild');
  else if (cursor) await store.kv.put({ key: 'actions_rebuild', value: cursor });
}

/** A promise that was made counts as much as somebody who waits. */
const taskWeight = 4;

export function toActionRows(
  { facts, tasks }: SubjectFacts<PersonFacts | DealFacts>,
  workspace: WorkspaceFacts,
  until: string,
): ActionRow[] {
  const isDeal = facts.kind === 'deal';
  const subject = isDeal ? `deals:${facts.id}` : `prospects:${facts.id}`;
  const about = isDeal ? { dealId: facts.id } : { dealId: facts.deal?.id ?? null };
  const owner = facts.ownerId ?? '';
  const actions = findActions(facts, workspace);
  const first = pickAction(actions, until);
  const ofRules = actions.map((action): ActionRow => {
    const isLater = action.dueAt > until;
    return {
      key: `${subject}|${action.rule}`,
      subject,
      action,
      taskId: null,
      prospectId: isDeal ? action.prospectId : facts.id,
      dealId: about.dealId,
      dueAt: action.dueAt,
      owner,
      rank: action.rank,
      ...(action === first ? { ready: -action.rank } : {}),
      // One that ends by itself is looked at again then: it leaves the list, and what stands behind it comes up.
      ...(isLater ? { pending: action.dueAt } : action === first ? endOf(action) : {}),
    };
  });
  // A task with both is its deal's, so that it stands in the list once.
  const ownTasks = isDeal ? tasks : tasks.filter((task) => task.deal_id === null);
  return [
    ...ofRules,
    ...ownTasks.map((task) => toTaskRow(task, { subject, facts, workspace, until })),
  ];
}

function endOf({ until }: Action): Pick<ActionRow, 'ends'> {
  return until === undefined ? {} : { ends: until };
}

function toTaskRow(
  task: Task,
  of: {
    subject: string;
    facts: PersonFacts | DealFacts;
    workspace: WorkspaceFacts;
    until: string;
  },
): ActionRow {
  const { facts, workspace, until } = of;
  const dueAt = comesUpAt(task);
  const stake = toStake(facts, workspace);
  const rank = toRank({
    ...stake,
    odds: facts.kind === 'deal' ? facts.odds : stake.odds,
    weight: taskWeight,
    // One without a time is never due; it stands behind all that is.
    dueAt: task.due_at === null && task.snoozed_until === null ? '2100-01-01T00:00:00.000Z' : dueAt,
  });
  const isReady = dueAt <= until;
  return {
    key: `${of.subject}|task:${task.id}`,
    subject: of.subject,
    action: null,
    taskId: task.id,
    prospectId: task.prospect_id,
    dealId: task.deal_id,
    dueAt,
    owner: task.owner_id ?? '',
    rank,
    ...(isReady ? { ready: -rank } : {}),
    ...(!isReady && dueAt < '9999' ? { pending: dueAt } : {}),
  };
}

/** Where the middle moves less than this it is left: each move makes the whole pipeline be ranked again. */
const movesBy = 2;

/** Works out what a deal is worth in the middle. Reads every deal: for the background, now and then. */
export async function refreshTypicalWorth(store: Store): Promise<void> {
  const workspace = await loadSellingFacts(store);
  const worths = (await store.deals.toArray())
    .filter((deal) => deal.deleted_at === null)
    .flatMap((deal) => worthOf(deal, workspace) ?? [])
    .filter((worth) => worth > 0)
    .sort((one, other) => one - other);
  const middle = worths[Math.floor(worths.length / 2)];
  if (middle === undefined) return;
  const before = (await store.kv.get('typical_worth'))?.value;
  if (typeof before === 'number' && middle < before * movesBy && middle > before / movesBy) return;
  await store.transaction('rw', [store.kv, store.stale], async () => {
    await store.kv.put({ key: 'typical_worth', value: middle });
    await store.stale.put(toStale(everything));
  });
}
