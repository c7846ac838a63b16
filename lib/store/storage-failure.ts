import { Dexie } from 'dexie';
import { type Failure, failed, type Result } from '../model/failure.ts';

/** Thrown inside a transaction to abort it with an expected failure; never leaves `lib/store`. */
export class RefusedError extends Error {
  readonly failure: Failure;

  constructor(failure: Failure) {
    super(failure.code);
    this.name = 'RefusedError';
    this.failure = failure;
  }
}

const blockedNames: ReadonlySet<string> = new Set([
  'DatabaseClosedError',
  'VersionError',
  'InvalidStateError',
  'OpenFailedError',
  'MissingAPIError',
  'BlockedError',
]);
const storageNames: ReadonlySet<string> = new Set([
  'AbortError',
  'ConstraintError',
  'DataError',
  'DataCloneError',
  'NotFoundError',
  'ReadOnlyError',
  'TimeoutError',
  'TransactionInactiveError',
  'UnknownError',
]);

/** An error and what caused it, outermost first: Dexie wraps the browser's own. */
function causesOf(error: unknown): { name: string }[] {
  const causes: { name: string }[] = [];
  let cause: unknown = error;
  while (typeof cause === 'object' && cause !== null && 'name' in cause && causes.length < 5) {
    causes.push(cause as { name: string });
    cause = (cause as { inner?: unknown }).inner;
  }
  return causes;
}

/** What the rep is told when the browser could not save or read. Anything that is not the storage's fault is a bug and thrown on. */
export function toStorageFailure(error: unknown): Result<never> {
  const causes = causesOf(error);
  const refused = causes.find((cause) => cause instanceof RefusedError);
  if (refused) return { ok: false, failure: refused.failure };
  if (causes.some(({ name }) => name === 'QuotaExceededError')) return failed('storage_full');
  const blocked = causes.findLast(({ name }) => blockedNames.has(name));
  if (blocked) return failed('storage_blocked', blocked.name);
  const known = causes.find(
    (cause) => storageNames.has(cause.name) || cause instanceof Dexie.DexieError,
  );
  if (known) return failed('storage_failed', known.name);
  throw error;
}
