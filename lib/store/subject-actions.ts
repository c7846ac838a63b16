import type { Action } from '../actions/facts.ts';
import { findActions } from '../actions/find-actions.ts';
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
  readonly action: Action | null;
  readonly task: Task | null;
  /** ISO time in UTC; `9999` for a task without one. */
  readonly dueAt: string;
  readonly rank: number;
}

export interface SubjectActionsView {
  /** Highest rank first, due or not. */
  readonly entries: readonly SubjectEntry[];
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
  const load = about.table === 'deals' ? loadDealFacts : loadPersonFacts;
  const found: SubjectFacts<Parameters<typeof findActions>[0]> | undefined = (
    await load(store, [about.id], workspace)
  ).get(about.id);
  if (!found) return undefined;
  const taskById = new Map(found.tasks.map((task) => [task.id, task]));
  const entries = toActionRows(found, workspace, '')
    .map(({ key, action, taskId, dueAt, rank }) => ({
      key,
      action,
      task: taskById.get(taskId ?? '') ?? null,
      dueAt,
      rank,
    }))
    .sort((one, other) => other.rank - one.rank || (one.key < other.key ? -1 : 1));
  const ids = entries.flatMap(({ action }) => [
    ...(action?.prospectId ? [action.prospectId] : []),
    ...(action?.facts.flatMap((fact) => (fact.kind === 'person' ? fact.value : [])) ?? []),
  ]);
  const people = await store.prospects.bulkGet([...new Set(ids)]);
  return {
    entries,
    workspace,
    nameById: new Map(people.flatMap((row) => (row ? [[row.id as string, row.full_name]] : []))),
  };
}
