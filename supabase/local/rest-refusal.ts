import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type pg from 'pg';
import { type ApiError, toHttpStatus } from './sqlstate.ts';

/** Ends a request with an answer that is not its result. */
export class Refusal extends Error {
  readonly status: number;
  readonly error: ApiError;
  readonly headers: Readonly<Record<string, string>>;

  constructor(status: number, error: ApiError, headers: Readonly<Record<string, string>> = {}) {
    super(error.message);
    this.status = status;
    this.error = error;
    this.headers = headers;
  }
}

export function refusal(
  status: number,
  code: string,
  message: string,
  headers: Readonly<Record<string, string>> = {},
): Refusal {
  return new Refusal(status, { code, message, details: null, hint: null }, headers);
}

export function answerError(
  context: Context,
  status: number,
  error: ApiError,
  headers: Readonly<Record<string, string>> = {},
): Response {
  const { code, message, details, hint } = error;
  return context.json({ code, message, details, hint }, status as ContentfulStatusCode, {
    ...headers,
    'Content-Type': 'application/json; charset=utf-8',
    'Proxy-Status': `PostgREST; error=${code}`,
  });
}

export function toRefusal(error: pg.DatabaseError, role: string): Refusal {
  const code = error.code ?? 'XX000';
  const plain: ApiError = {
    code,
    message: error.message,
    details: error.detail ?? null,
    hint: error.hint ?? null,
  };
  if (code === 'PGRST') return toOwnRefusal(plain);
  const isAnonymous = role === 'anon';
  const status = toHttpStatus(plain, isAnonymous);
  return new Refusal(status, plain, status === 401 ? { 'WWW-Authenticate': 'Bearer' } : {});
}

/** `raise sqlstate 'PGRST'` carries the whole answer as JSON, in its message and its detail. */
function toOwnRefusal(plain: ApiError): Refusal {
  try {
    const error = JSON.parse(plain.message) as Partial<ApiError>;
    const detail = JSON.parse(plain.details ?? '{}') as {
      readonly status: number;
      readonly headers?: Readonly<Record<string, string>>;
    };
    return new Refusal(
      detail.status,
      {
        code: error.code ?? '',
        message: error.message ?? '',
        details: error.details ?? null,
        hint: error.hint ?? null,
      },
      detail.headers ?? {},
    );
  } catch {
    return new Refusal(500, {
      code: 'PGRST121',
      message: 'Could not parse JSON in the "RAISE SQLSTATE \'PGRST\'" error',
      details: plain.message,
      hint: 'MESSAGE must be a JSON object with obligatory keys: "code", "message". DETAIL must be a JSON object with obligatory keys: "status", "headers".',
    });
  }
}
