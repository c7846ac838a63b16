import type { Context } from 'hono';
import type { ProjectKeys } from './keys.ts';
import { readToken, type TokenResult } from './token.ts';

/** Who a request comes from, before any row is looked at. */
export type Caller = TokenResult;

export type KeyKind = 'publishable' | 'secret';

/** The key of the project that the request carries, `missing` or `wrong`: the hosted front door asks before all else. */
export function readApiKey(context: Context, keys: ProjectKeys): KeyKind | 'missing' | 'wrong' {
  return toKeyKind(context.req.header('apikey') ?? context.req.query('apikey'), keys);
}

export function toKeyKind(
  key: string | undefined,
  keys: ProjectKeys,
): KeyKind | 'missing' | 'wrong' {
  if (key === undefined || key === '') return 'missing';
  if (key === keys.publishable) return 'publishable';
  return key === keys.secret ? 'secret' : 'wrong';
}

export const keyRefusals = {
  missing: {
    message: 'No API key found in request',
    hint: 'No `apikey` request header or url param was found.',
  },
  wrong: {
    message: 'Invalid API key',
    hint: 'Double check your Supabase `anon` or `service_role` API key.',
  },
} as const;

/** The bearer's claims. A key of the project is no token, but supabase-js sends it as one where nobody is signed in. */
export async function readCaller(context: Context, keys: ProjectKeys): Promise<Caller> {
  const sent = /^bearer(?: +(.*))?$/i.exec(context.req.header('authorization') ?? '');
  const token = sent === null ? (context.req.header('apikey') ?? '') : (sent[1] ?? '').trim();
  const kind = toKeyKind(token, keys);
  if (kind === 'publishable') return { claims: { role: 'anon' } };
  if (kind === 'secret') return { claims: { role: 'service_role' } };
  return readToken(token, keys);
}
