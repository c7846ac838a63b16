import { endOfDay } from '../platform/clock.ts';
import type { ActionRow } from './action-row.ts';
import type { TaskMirror } from './mirror-rows.ts';
import type { Timed } from './timed-memo.ts';

/** What is to be done next for prospects and deals, as lists show it. */

export interface Next {
  /** Null where the rep wrote it. */
  readonly rule: string | null;
  readonly title: string | null;
  /** ISO time in UTC; `9999` where a task has none. */
  readonly dueAt: string;
}

/** What is due today by rank, else what comes up first: as cards of the board have it. */
function isBefore(one: ActionRow, other: ActionRow, until: string): boolean {
  const [isDue, isOtherDue] = [one.dueAt <= until, other.dueAt <= until];
  if (isDue !== isOtherDue) return isDue;
  if (isDue && one.rank !== other.rank) return one.rank > other.rank;
  if (!isDue && one.dueAt !== other.dueAt) return one.dueAt < other.dueAt;
  return one.key < other.key;
}

/** By `prospects:<id>` or `deals:<id>`; right until the day ends, or something to do does. */
export function findNext(
  actions: Iterable<ActionRow>,
  of: { readonly tasks: ReadonlyMap<string, TaskMirror>; readonly now: number },
): Timed<ReadonlyMap<string, Next>> {
  const { tasks, now } = of;
  const [at, endsAt] = [new Date(now).toISOString(), endOfDay(now)];
  const first = new Map<string, ActionRow>();
  let until = endsAt;
  for (const row of actions) {
    const ends = row.action?.until;
    if (ends !== undefined && ends <= at) continue;
    if (ends !== undefined && ends < until) until = ends;
    // A task that was done a moment ago says nothing any more.
    if (row.taskId !== null && !tasks.has(row.taskId)) continue;
    const before = first.get(row.subject);
    if (!before || isBefore(row, before, endsAt)) first.set(row.subject, row);
  }
  const value = new Map(
    Array.from(first, ([subject, { action, taskId, dueAt }]) => [
      subject,
      {
        rule: action?.rule ?? null,
        title: taskId === null ? null : (tasks.get(taskId)?.title ?? null),
        dueAt,
      },
    ]),
  );
  return { value, from: now, until: Date.parse(until) };
}
