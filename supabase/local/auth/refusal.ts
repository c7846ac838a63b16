import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';

/** An answer of GoTrue that is not a success; codes and texts are GoTrue's. */
export class AuthRefusal extends Error {
  readonly status: number;
  readonly code: string;
  readonly more: Readonly<Record<string, unknown>>;

  constructor(
    status: number,
    code: string,
    {
      message,
      more = {},
    }: { readonly message: string; readonly more?: Readonly<Record<string, unknown>> },
  ) {
    super(message);
    this.status = status;
    this.code = code;
    this.more = more;
  }
}

export function refuse(status: number, code: string, message: string): AuthRefusal {
  return new AuthRefusal(status, code, { message });
}

const versionHeader = 'X-Supabase-Api-Version';
const version = '2024-01-01';

/** The body's form depends on the version that the client asks for. */
export function answerRefusal(
  context: Context,
  { status, code, message, more }: AuthRefusal,
): Response {
  const isNew = (context.req.header(versionHeader) ?? '') >= version;
  const body = isNew
    ? { code, message, ...more }
    : { code: status, error_code: code, msg: message, ...more };
  return context.json(body, status as ContentfulStatusCode, {
    'x-sb-error-code': code,
    ...(isNew ? { [versionHeader]: version } : {}),
  });
}
