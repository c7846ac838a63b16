import type { Receipt } from '../../model/clip.ts';
import type { Task } from '../../model/engagement.ts';
import type { Result } from '../../model/failure.ts';
import type { DealId, ProspectId } from '../../model/ids.ts';
import type { Channel } from '../../model/prospect.ts';
import type { RowFields } from '../../model/row.ts';
import { commit } from '../commit.ts';
import type { Draft } from '../draft.ts';
import type { Store } from '../store.ts';

export interface TaskInput {
  readonly prospectId?: string | null;
  readonly dealId?: string | null;
  readonly title: string;
  readonly channel?: Channel | null;
  /** ISO time in UTC. */
  readonly dueAt?: string | null;
  readonly reason?: string | null;
}

export type TaskPatch = Partial<Pick<Task, 'title' | 'channel' | 'due_at' | 'reason' | 'owner_id'>>;

export function addTask(store: Store, input: TaskInput): Promise<Result<Receipt>> {
  return commit(store, { command: 'task/add', origin: store.origin }, async (draft) => {
    if (input.prospectId) await draft.require('prospects', input.prospectId);
    if (input.dealId) await draft.require('deals', input.dealId);
    const title = input.title.trim();
    const id = draft.append('tasks', {
      prospect_id: (input.prospectId ?? null) as ProspectId | null,
      deal_id: (input.dealId ?? null) as DealId | null,
      title,
      channel: input.channel ?? null,
      due_at: input.dueAt ?? null,
      done_at: null,
      snoozed_until: null,
      rule: null,
      reason: input.reason ?? null,
      owner_id: draft.identity.repId,
    });
    return { table: 'tasks', id, name: title };
  });
}

/** A new due time ends a snooze: what the rep set last holds. */
export function editTask(store: Store, id: string, patch: TaskPatch): Promise<Result<Receipt>> {
  return change(store, { id, command: 'task/edit' }, () => ({
    ...patch,
    ...(patch.title === undefined ? {} : { title: patch.title.trim() }),
    ...('due_at' in patch ? { snoozed_until: null } : {}),
  }));
}

export function completeTask(store: Store, id: string): Promise<Result<Receipt>> {
  return change(store, { id, command: 'task/complete' }, (draft, task) => ({
    done_at: task.done_at ?? draft.at,
  }));
}

export function reopenTask(store: Store, id: string): Promise<Result<Receipt>> {
  return change(store, { id, command: 'task/reopen' }, () => ({ done_at: null }));
}

/** Puts a task off until an instant; null brings it back to its due time. */
export function snoozeTask(
  store: Store,
  id: string,
  until: string | null,
): Promise<Result<Receipt>> {
  return change(store, { id, command: 'task/snooze' }, () => ({ snoozed_until: until }));
}

export function deleteTask(store: Store, id: string): Promise<Result<Receipt>> {
  return commit(store, { command: 'task/delete', origin: store.origin }, async (draft) => {
    const { title } = await draft.require('tasks', id);
    await draft.remove('tasks', id);
    return { table: 'tasks', id, name: title };
  });
}

function change(
  store: Store,
  of: { id: string; command: string },
  toPatch: (draft: Draft, task: Task) => Partial<RowFields<Task>>,
): Promise<Result<Receipt>> {
  const { id, command } = of;
  return commit(store, { command, origin: store.origin }, async (draft) => {
    await draft.patch('tasks', id, toPatch(draft, await draft.require('tasks', id)));
    const { title } = await draft.require('tasks', id);
    return { table: 'tasks', id, name: title };
  });
}
