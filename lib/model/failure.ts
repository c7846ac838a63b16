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
  | TeamFailureCode
  | 'refused_sender'
  | 'worker_silent';

/** What may go wrong between this computer and the team's server. */
export type TeamFailureCode =
  /** No answer at all: no network, or the server is down. */
  | 'offline'
  /** It answers that it cannot just now. */
  | 'server_busy'
  /** An answer that does not fit. */
  | 'server_odd'
  /** The server's database is older than this version needs. */
  | 'server_old'
  /** This version is older than the server allows. */
  | 'client_old'
  /** The browser keeps us from that address: it is not one of those named in the manifest. */
  | 'address_not_allowed'
  /** Something answers there that is no Supabase project, or one without Pipeside's tables. */
  | 'not_a_server'
  | 'wrong_key'
  | 'wrong_password'
  /** A code from a mail that is wrong, used or too old. */
  | 'wrong_code'
  | 'too_many_tries'
  /** There is nobody signed in. */
  | 'signed_out'
  /** The server ended the session: signed out elsewhere, or away too long. */
  | 'session_ended'
  | 'not_member'
  /** The role does not allow it. */
  | 'not_allowed'
  | 'invitation_unknown'
  /** Used, or expired. */
  | 'invitation_used'
  | 'needs_successor'
  | 'last_owner'
  /** Somebody else's changes are kept here. */
  | 'other_account'
  /** Changes wait to be sent, or the rep's values wait for a decision, and would be lost. */
  | 'changes_waiting';

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
  'offline',
  'server_busy',
  'wrong_password',
  'wrong_code',
]);

/** Whether doing the same again can succeed once the rep has done what the text says. */
export function canRetry(code: FailureCode): boolean {
  return retryable.has(code);
}
