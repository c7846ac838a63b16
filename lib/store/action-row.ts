import type { Action } from '../actions/facts.ts';

export type SubjectTable = 'prospects' | 'deals';

/**
 * A next action as it is kept for the day's list: worked out from the rows, never synced. A rule's action is derived; one
 * that the rep wrote names its task.
 */
export interface ActionRow {
  /** `<subject>|<rule>`, or `<subject>|task:<id>`. */
  readonly key: string;
  /** `prospects:<id>` or `deals:<id>`. */
  readonly subject: string;
  readonly action: Action | null;
  readonly taskId: string | null;
  readonly prospectId: string | null;
  readonly dealId: string | null;
  /** ISO time in UTC; `9999` where a task has none. */
  readonly dueAt: string;
  /** Whose it is; empty for nobody's. */
  readonly owner: string;
  readonly rank: number;
  /** The rank, turned round, of what is due; one a subject and one a task. Absent where it is not due. */
  readonly ready?: number;
  /** When it becomes due; absent once it is ready, and for what stands behind another action of its subject. */
  readonly pending?: string;
  /** When one that is ready ends by itself: then its subject is looked at again. */
  readonly ends?: string;
}
