import { loadOwners } from './action-owners.ts';
import type { Store } from './store.ts';

/** A next action that the rep wrote, with a time. */
export interface TimedTask {
  readonly key: string;
  /** ISO time in UTC. */
  readonly dueAt: string;
  readonly title: string;
  /** The person or deal that it is about; null for neither. */
  readonly name: string | null;
}

/** Sorts after every time, before the mark of those that have none. */
const everAfter = '9999';
/** More than anybody reads of in one notification. */
const maxCount = 100;

/**
 * Open next actions of the rep's own that came up after one time and until another, and the one that comes up next; the
 * earliest first. One that was written or changed after its time came is no news to whoever did that.
 */
export async function loadTimedTasks(
  store: Store,
  of: { after: string; now: string },
): Promise<readonly TimedTask[]> {
  const { after, now } = of;
  const owners = await loadOwners(store);
  const isOwn = (task: { owner_id: string | null; rule: string | null }) =>
    task.rule === null && owners.includes(task.owner_id ?? '');
  const [due, next] = await Promise.all([
    store.tasks
      .where('ix.due')
      .between(after, now, false, true)
      .filter((task) => isOwn(task) && task.updated_at < String(task.ix?.['due']))
      .limit(maxCount)
      .toArray(),
    store.tasks
      .where('ix.due')
      .between(now > after ? now : after, everAfter, false, false)
      .filter(isOwn)
      .limit(1)
      .toArray(),
  ]);
  const tasks = [...due, ...next];
  const [people, deals] = await Promise.all([
    store.prospects.bulkGet(tasks.flatMap(({ prospect_id }) => prospect_id ?? [])),
    store.deals.bulkGet(tasks.flatMap(({ deal_id }) => deal_id ?? [])),
  ]);
  const nameById = new Map<string, string>([
    ...people.flatMap((row) => (row ? [[row.id, row.full_name] as const] : [])),
    ...deals.flatMap((row) => (row ? [[row.id, row.name] as const] : [])),
  ]);
  return tasks.map((task) => ({
    key: task.id,
    dueAt: String(task.ix?.['due']),
    title: task.title,
    name: nameById.get(task.prospect_id ?? '') ?? nameById.get(task.deal_id ?? '') ?? null,
  }));
}
