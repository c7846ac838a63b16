import type { Action, DealFacts, PersonFacts, PersonScore } from '../actions/facts.ts';
import { toDoublings } from '../actions/find-actions.ts';
import type { Task } from '../model/engagement.ts';
import { loadDealFacts, loadPersonFacts, type SubjectFacts } from './action-facts.ts';
import type { SubjectTable } from './action-row.ts';
import { toActionRows } from './refresh-actions.ts';
import { loadSellingFacts, type WorkspaceFacts } from './selling-facts.ts';
import type { Store } from './store.ts';

/** Something to do for one prospect or deal: what a rule says, or what the rep wrote. */
export interface SubjectEntry {
  /** Names it in the day's list as well. */
  readonly key: string;
  readonly about: { readonly table: SubjectTable; readonly id: string; readonly name: string };
  readonly action: Action | null;
  readonly task: Task | null;
  /** ISO time in UTC; `9999` for a task without one. */
  readonly dueAt: string;
  readonly rank: number;
  /** Null where no lead score counts: of a deal, and of who has one. */
  readonly score: RankingScore | null;
}

/** The lead score that a rank rests on: as it was when something last happened. */
export interface RankingScore extends Pick<PersonScore, 'score' | 'grade'> {
  /** So many times as much is at stake by it. */
  readonly times: number;
}

export interface SubjectActionsView {
  /** Highest rank first, due or not. */
  readonly entries: readonly SubjectEntry[];
  /** Of a prospect's open deal, as far as they are not about somebody else; of a deal's people, where it is their deal. */
  readonly beside: readonly SubjectEntry[];
  readonly workspace: WorkspaceFacts;
  /** Names of the people that actions are about, by id. */
  readonly nameById: ReadonlyMap<string, string>;
}

/**
 * Everything to do for one prospect or deal, worked out from its rows at once: it is right even where the day's list is
 * still behind. `undefined` where there is no such row.
 */
export async function loadSubjectActions(
  store: Store,
  about: { table: SubjectTable; id: string },
): Promise<SubjectActionsView | undefined> {
  const workspace = await loadSellingFacts(store);
  const found = await loadFacts(store, about, workspace);
  if (!found) return undefined;
  const { facts } = found;
  const others =
    facts.kind === 'deal'
      ? await loadPersonFacts(
          store,
          facts.people.map(({ prospectId }) => prospectId),
          workspace,
        )
      : await loadDealFacts(store, facts.deal ? [facts.deal.id] : [], workspace);
  const beside = [...others.values()].filter((other) =>
    other.facts.kind === 'deal' ? true : other.facts.deal?.id === about.id,
  );
  const names = await loadNames(store, [found, ...beside]);
  const toEntries = (of: AnyFacts) => readEntries(of, { workspace, names });
  const isOfThisPerson = ({ action, task }: SubjectEntry) =>
    facts.kind === 'deal' || action?.prospectId === null || action?.prospectId === about.id
      ? true
      : task?.prospect_id === about.id;
  return {
    entries: toEntries(found),
    beside: beside.flatMap(toEntries).filter(isOfThisPerson).sort(byRank),
    workspace,
    nameById: names,
  };
}

type AnyFacts = SubjectFacts<PersonFacts | DealFacts>;

async function loadFacts(
  store: Store,
  { table, id }: { table: SubjectTable; id: string },
  workspace: WorkspaceFacts,
): Promise<AnyFacts | undefined> {
  const load = table === 'deals' ? loadDealFacts : loadPersonFacts;
  const found: ReadonlyMap<string, AnyFacts> = await load(store, [id], workspace);
  return found.get(id);
}

function readEntries(
  of: AnyFacts,
  { workspace, names }: { workspace: WorkspaceFacts; names: ReadonlyMap<string, string> },
): SubjectEntry[] {
  const { facts, tasks } = of;
  const taskById = new Map(tasks.map((task) => [task.id, task]));
  const table = facts.kind === 'deal' ? 'deals' : 'prospects';
  const about = { table, id: facts.id, name: names.get(facts.id) ?? '' } as const;
  const score = facts.kind === 'prospect' ? toRankingScore(facts) : null;
  return toActionRows(of, workspace, '')
    .map(({ key, action, taskId, dueAt, rank }) => ({
      key,
      about,
      action,
      task: taskById.get(taskId ?? '') ?? null,
      dueAt,
      rank,
      score,
    }))
    .sort(byRank);
}

function toRankingScore(facts: PersonFacts): RankingScore | null {
  if (facts.score === null || facts.deal !== null) return null;
  const { score, grade } = facts.score;
  return { score, grade, times: 2 ** toDoublings(facts) };
}

/** The most pressing first; of two alike always the same. */
export function byRank(one: SubjectEntry, other: SubjectEntry): number {
  return other.rank - one.rank || (one.key < other.key ? -1 : 1);
}

/** Of the prospects and deals themselves, and of the people that deals have. */
async function loadNames(
  store: Store,
  subjects: readonly AnyFacts[],
): Promise<ReadonlyMap<string, string>> {
  const people = new Set<string>();
  const deals = new Set<string>();
  for (const { facts } of subjects) {
    if (facts.kind === 'prospect') people.add(facts.id);
    else {
      deals.add(facts.id);
      for (const { prospectId } of facts.people) people.add(prospectId);
    }
  }
  const [rows, dealRows] = await Promise.all([
    store.prospects.bulkGet([...people]),
    store.deals.bulkGet([...deals]),
  ]);
  const names = new Map<string, string>();
  for (const row of rows) if (row) names.set(row.id, row.full_name);
  for (const row of dealRows) if (row) names.set(row.id, row.name);
  return names;
}
