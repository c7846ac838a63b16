import type { Context } from 'hono';
import { refuse } from './refusal.ts';
import { hashCode } from './users.ts';

export type Body = Readonly<Record<string, unknown>>;

export function toHash({ email, token, token_hash: tokenHash }: Body): string | undefined {
  if (typeof token === 'string' && token !== '' && typeof email === 'string') {
    return hashCode(email.toLowerCase(), token);
  }
  return typeof tokenHash === 'string' && tokenHash !== '' ? tokenHash : undefined;
}

export async function readBody({ req }: Context): Promise<Body> {
  const text = await req.text();
  if (text.trim() === '') return {};
  try {
    const body: unknown = JSON.parse(text);
    if (typeof body === 'object' && body !== null && !Array.isArray(body)) return body as Body;
  } catch {
    // Told below, as for everything that is no object.
  }
  throw refuse(400, 'bad_json', 'Could not parse request body as JSON');
}

export function readData({ data }: Body): Readonly<Record<string, unknown>> {
  const isObject = typeof data === 'object' && data !== null && !Array.isArray(data);
  return isObject ? (data as Body) : {};
}

/** The node server hands its socket over beside the request. */
export function readAddress({ env }: Context): string {
  const { incoming } = env as {
    readonly incoming?: { readonly socket?: { readonly remoteAddress?: string } };
  };
  return incoming?.socket?.remoteAddress ?? '';
}
