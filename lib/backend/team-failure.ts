import { type FailureCode, failed, type Result } from '../model/failure.ts';
import type { ServerProblem } from '../model/sync.ts';
import { type Refusal, readError } from './fault.ts';
import type { Answer } from './send.ts';

type Failed = Extract<Result<never>, { ok: false }>;

const codeByProblem: Readonly<Record<ServerProblem, FailureCode>> = {
  offline: 'offline',
  busy: 'server_busy',
  signed_out: 'signed_out',
  not_member: 'not_allowed',
  server_old: 'server_old',
  client_old: 'client_old',
  clock_ahead: 'server_odd',
  cloned: 'server_odd',
  too_large: 'server_odd',
  server_odd: 'server_odd',
  storage_failed: 'storage_failed',
};

/** Codes of the database that one call means something particular by. */
export type OwnCodes = Readonly<Record<string, FailureCode>>;

/** A refused call of the team's affairs, as it is told to a rep. */
export function toFailure({ fault, code, message }: Refusal, own: OwnCodes = {}): Failed {
  const { problem, detail } = fault;
  const ownCode = own[code];
  if (ownCode !== undefined) return failed(ownCode);
  if (code === '23514' && message === 'somebody must take over') return failed('needs_successor');
  if (code === '23514' && message === 'a workspace keeps an owner') return failed('last_owner');
  // A value that the database's types or constraints do not take.
  if (problem === 'server_odd' && /^2[23]/.test(code)) return failed('invalid_input', code);
  // The server said why there is nobody any more; without that there never was.
  if (problem === 'signed_out' && detail !== undefined) return failed('session_ended', detail);
  const failure = codeByProblem[problem];
  return failure === 'server_odd' ? failed(failure, detail) : failed(failure);
}

const codeByAuthCode: Readonly<Record<string, FailureCode>> = {
  invalid_credentials: 'wrong_password',
  // There is a password, and no proof of the address yet: a code by mail is both.
  email_not_confirmed: 'wrong_password',
  otp_expired: 'wrong_code',
  over_email_send_rate_limit: 'too_many_tries',
  over_request_rate_limit: 'too_many_tries',
  validation_failed: 'invalid_input',
  email_address_invalid: 'invalid_input',
  // The project lets in only whom it knows, or not in this way, or not this person.
  otp_disabled: 'not_allowed',
  signup_disabled: 'not_allowed',
  email_provider_disabled: 'not_allowed',
  user_banned: 'not_allowed',
};

/** A sign-in that came to nothing. */
export function toAuthFailure(answer: Answer | undefined): Failed {
  if (answer === undefined) return failed('offline');
  const { status, body } = answer;
  const { code = '' } = readError(body);
  const known = codeByAuthCode[code];
  if (known !== undefined) return failed(known, code);
  if (status === 429) return failed('too_many_tries');
  return failed(status >= 500 ? 'server_busy' : 'server_odd', `${status} ${code}`.trim());
}
