import type { Change } from '../model/sync.ts';
import type { SyncedTableName } from './tables.ts';

/** A change to a set: elements, never the whole, so that two reps' additions both stay. */
export interface SetChange {
  readonly add: readonly string[];
  readonly remove: readonly string[];
}

/**
 * One change that is not on the server yet. `f` holds the whole row in a `put`, the changed fields in a `patch` (sets as
 * `SetChange`), nothing in a `del`; the evidence of a field goes with it in `f.evidence`.
 */
export interface OutboxEntry extends Change {
  readonly t: SyncedTableName;
  /** Once sent the entry is frozen, so a `mid` always means the same bytes. */
  readonly attempts: number;
  /** ISO time in UTC. */
  readonly at: string;
  /** Milliseconds since the epoch: the server broke on it or cannot take it yet, so it is not sent before. */
  readonly heldUntil?: number;
  /** The server's database is older than this change: it goes when that was updated. */
  readonly needsNewerServer?: boolean;
  /** No rep chose it: what becomes of it is no question to them. Never sent. */
  readonly isAutomatic?: true;
}

function isSetChange(value: unknown): value is SetChange {
  return typeof value === 'object' && value !== null && 'add' in value && 'remove' in value;
}

/**
 * Whether `next` may take the place of `earlier`, both of one row. Only a patch that was never sent, holds no set change
 * and is overwritten field by field: then no field travels under a clock that is not its own.
 */
export function canReplace(earlier: OutboxEntry, next: Omit<OutboxEntry, 'seq'>): boolean {
  if (earlier.attempts > 0 || earlier.op !== 'patch' || next.op !== 'patch') return false;
  if (earlier.isAutomatic !== next.isAutomatic) return false;
  return Object.entries(earlier.f).every(([field, value]) => {
    if (isSetChange(value)) return false;
    if (field !== 'evidence') return field in next.f;
    const evidence = next.f['evidence'];
    return Object.keys(value as object).every(
      (name) => typeof evidence === 'object' && evidence !== null && name in evidence,
    );
  });
}
