import { compactVerify, importJWK, type JWTPayload } from 'jose';
import { type ProjectKeys, toPublicKey } from './keys.ts';

/** What PostgREST, GoTrue and Realtime each refuse a token for, in PostgREST's words. */
export interface TokenFault {
  readonly code: 'PGRST301' | 'PGRST303';
  readonly message: string;
}
export type TokenResult = { readonly claims: JWTPayload } | { readonly fault: TokenFault };

const skewS = 30;

/** Checks the form, the signature and the times of an access token. */
export async function readToken(token: string, keys: ProjectKeys): Promise<TokenResult> {
  const broken = (message: string): TokenResult => ({ fault: { code: 'PGRST301', message } });
  if (token === '') return broken('Empty JWT is sent in Authorization header');
  const parts = token.split('.');
  if (parts.length !== 3) return broken(`Expected 3 parts in JWT; got ${parts.length}`);
  const header = decodePart(parts[0]);
  if (header === undefined) return broken('JWT cryptographic operation failed');
  // Never by what the token says of itself: one algorithm is ours.
  if (header['alg'] !== 'ES256') {
    const isOther = ['HS256', 'HS384', 'HS512', 'RS256', 'ES384'].includes(String(header['alg']));
    return broken(
      isOther ? 'No suitable key or wrong key type' : 'Wrong or unsupported encoding algorithm',
    );
  }
  if (header['kid'] !== undefined && header['kid'] !== keys.signing.kid) {
    return broken('No suitable key or wrong key type');
  }
  try {
    await compactVerify(token, await loadPublicKey(keys), { algorithms: ['ES256'] });
  } catch {
    return broken('JWT cryptographic operation failed');
  }
  const claims = decodePart(parts[1]);
  if (claims === undefined) return broken('JWT cryptographic operation failed');
  const message = faultOfClaims(claims, Date.now() / 1_000);
  return message === undefined ? { claims } : { fault: { code: 'PGRST303', message } };
}

const publicKeys = new WeakMap<ProjectKeys, ReturnType<typeof importJWK>>();

/** Importing takes longer than verifying: once a project. */
function loadPublicKey(keys: ProjectKeys): ReturnType<typeof importJWK> {
  const known = publicKeys.get(keys) ?? importJWK(toPublicKey(keys), 'ES256');
  publicKeys.set(keys, known);
  return known;
}

function faultOfClaims(claims: JWTPayload, nowS: number): string | undefined {
  for (const name of ['exp', 'nbf', 'iat'] as const) {
    const value: unknown = claims[name];
    if (value !== undefined && typeof value !== 'number') {
      return `The JWT '${name}' claim must be a number`;
    }
  }
  if (claims.exp !== undefined && nowS > claims.exp + skewS) return 'JWT expired';
  if (claims.nbf !== undefined && nowS < claims.nbf - skewS) return 'JWT not yet valid';
  if (claims.iat !== undefined && nowS < claims.iat - skewS) return 'JWT issued at future';
  return undefined;
}

function decodePart(part = ''): JWTPayload | undefined {
  try {
    const value: unknown = JSON.parse(Buffer.from(part, 'base64url').toString('utf8'));
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
    return isObject ? (value as JWTPayload) : undefined;
  } catch {
    return undefined;
  }
}
