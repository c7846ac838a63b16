import type { BlockCode } from './extraction.ts';

/** Everything that may go wrong on purpose. Bugs are not in here: they throw. */
export type FailureCode =
  | BlockCode
  | 'no_access'
  | 'page_gone'
  | 'page_changed'
  | 'nothing_to_save'
  | 'already_saved'
  | 'invalid_input'
  | 'not_found_here'
  | 'own_profile'
  | 'storage_full'
  | 'storage_blocked'
  | 'storage_failed'
  | 'cannot_undo'
  | 'refused_sender'
  | 'worker_silent';

export interface Failure {
  readonly code: FailureCode;
  /** For the report a rep may copy: codes, field and rule names; never page text, names or addresses. */
  readonly detail?: string;
}

/** Expected outcomes are values: `ok` tells them apart. */
export type Result<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly failure: Failure };

export function success<T>(value: T): Result<T> {
  return { ok: true, value };
}

export function failed(code: FailureCode, detail?: string): { ok: false; failure: Failure } {
  return { ok: false, failure: detail === undefined ? { code } : { code, detail } };
}

const retryable: ReadonlySet<FailureCode> = new Set([
  'sign_in_wall',
  'captcha',
  'not_rendered',
  'identity_unclear',
  'page_changed',
  'storage_full',
  'storage_blocked',
  'storage_failed',
  'worker_silent',
]);

/** Whether doing the same again can succeed once the rep has done what the text says. */
export function canRetry(code: FailureCode): boolean {
  return retryable.has(code);
}
