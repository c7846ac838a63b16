import { randomInt, randomUUID } from 'node:crypto';
import { importJWK, SignJWT } from 'jose';
import type pg from 'pg';
import type { ProjectKeys } from '../keys.ts';
import { refuse } from './refusal.ts';
import { checkNotBanned, loadUser, toUserJson, type UserRow } from './users.ts';

export interface SessionRules {
  readonly keys: ProjectKeys;
  /** Who signs: the address of `/auth/v1`. */
  readonly issuer: string;
  readonly tokenLifeS: number;
  /** How long after its use a refresh token may come again: two contexts that raced. */
  readonly reuseIntervalS: number;
}

export interface SessionAnswer {
  readonly body: Record<string, unknown>;
  readonly headers: Readonly<Record<string, string>>;
}

type Method = 'password' | 'otp';
interface SessionRow {
  readonly id: string;
  readonly user_id: string;
  readonly amr: readonly { readonly method: string; readonly timestamp: number }[];
}

/** A new session, as after every sign-in. */
export async function saveNewSession(
  client: pg.ClientBase,
  user: UserRow,
  { method, rules }: { readonly method: Method; readonly rules: SessionRules },
): Promise<SessionAnswer> {
  const session: SessionRow = {
    id: randomUUID(),
    user_id: user.id,
    amr: [{ method, timestamp: toSeconds(Date.now()) }],
  };
  await client.query(
    `insert into auth.sessions (id, user_id, created_at, updated_at, aal, amr) values ($1, $2, now(), now(), 'aal1', $3)`,
    [session.id, user.id, JSON.stringify(session.amr)],
  );
  const signedIn = await client.query<UserRow>(
    'update auth.users set last_sign_in_at = now(), updated_at = now() where id = $1 returning *',
    [user.id],
  );
  const token = await saveNewToken(client, session, null);
  return answerSession(client, { user: signedIn.rows[0] ?? user, session, token, rules });
}

/** Trades a refresh token for a session. A lost reply and two contexts at once do no harm; reuse later ends the family. */
export async function refreshSession(
  client: pg.ClientBase,
  sent: unknown,
  rules: SessionRules,
): Promise<SessionAnswer | 'reused'> {
  if (typeof sent !== 'string' || !/^[a-z0-9]{12}$/.test(sent)) {
    throw refuse(400, 'validation_failed', 'Refresh token is not valid');
  }
  const session = await lockSession(client, sent);
  const known = await loadToken(client, sent);
  if (known === undefined) {
    throw refuse(400, 'refresh_token_not_found', 'Invalid Refresh Token: Refresh Token Not Found');
  }
  if (session === undefined) {
    throw refuse(400, 'session_not_found', 'Invalid Refresh Token: No Valid Session Found');
  }
  const user = await loadUser(client, session.user_id);
  if (user === undefined)
    throw refuse(400, 'user_not_found', 'User from sub claim in JWT does not exist');
  checkNotBanned(user, 400);
  const token = known.revoked
    ? await reuseToken(client, { known, session, rules })
    : await rotateToken(client, known.token, session);
  if (token === undefined) return 'reused';
  await client.query(
    `update auth.sessions set refreshed_at = now() at time zone 'utc', updated_at = now() where id = $1`,
    [session.id],
  );
  return answerSession(client, { user, session, token, rules });
}

interface TokenRow {
  readonly token: string;
  readonly revoked: boolean;
  readonly revokedForS: number;
}

/** One refresh of a session at a time; the others see what it left. */
async function lockSession(client: pg.ClientBase, token: string): Promise<SessionRow | undefined> {
  const found = await client.query<SessionRow>(
    `select s.id, s.user_id, s.amr from auth.sessions s
     where s.id = (select session_id from auth.refresh_tokens where token = $1) for update`,
    [token],
  );
  return found.rows[0];
}

async function loadToken(client: pg.ClientBase, token: string): Promise<TokenRow | undefined> {
  const found = await client.query<TokenRow>(
    `select token, revoked, extract(epoch from clock_timestamp() - updated_at)::float as "revokedForS"
     from auth.refresh_tokens where token = $1`,
    [token],
  );
  return found.rows[0];
}

async function rotateToken(
  client: pg.ClientBase,
  token: string,
  session: SessionRow,
): Promise<string> {
  await client.query(
    'update auth.refresh_tokens set revoked = true, updated_at = clock_timestamp() where token = $1',
    [token],
  );
  return saveNewToken(client, session, token);
}

interface Reuse {
  readonly known: TokenRow;
  readonly session: SessionRow;
  readonly rules: SessionRules;
}

/** `undefined`: neither a lost reply nor a race, so the family is revoked. */
async function reuseToken(
  client: pg.ClientBase,
  { known, session, rules }: Reuse,
): Promise<string | undefined> {
  const active = await client.query<{ token: string; parent: string | null }>(
    'select token, parent from auth.refresh_tokens where session_id = $1 and not revoked order by id desc limit 1',
    [session.id],
  );
  const [last] = active.rows;
  if (last?.parent === known.token) return last.token;
  if (known.revokedForS <= rules.reuseIntervalS) {
    return last === undefined ? undefined : rotateToken(client, last.token, session);
  }
  await client.query(
    'update auth.refresh_tokens set revoked = true, updated_at = clock_timestamp() where session_id = $1 and not revoked',
    [session.id],
  );
  return undefined;
}

async function saveNewToken(
  client: pg.ClientBase,
  session: SessionRow,
  parent: string | null,
): Promise<string> {
  const token = Array.from({ length: 12 }, () => letters.charAt(randomInt(letters.length))).join(
    '',
  );
  await client.query(
    `insert into auth.refresh_tokens (token, user_id, revoked, created_at, updated_at, parent, session_id)
     values ($1, $2, false, now(), clock_timestamp(), $3, $4)`,
    [token, session.user_id, parent, session.id],
  );
  return token;
}
const letters = 'abcdefghijklmnopqrstuvwxyz0123456789';

interface Parts {
  readonly user: UserRow;
  readonly session: SessionRow;
  readonly token: string;
  readonly rules: SessionRules;
}

async function answerSession(
  client: pg.ClientBase,
  { user, session, token, rules }: Parts,
): Promise<SessionAnswer> {
  const issuedAt = toSeconds(Date.now());
  const expiresAt = issuedAt + rules.tokenLifeS;
  const { signing } = rules.keys;
  const accessToken = await new SignJWT({
    email: user.email,
    phone: '',
    app_metadata: user.raw_app_meta_data,
    user_metadata: user.raw_user_meta_data,
    role: 'authenticated',
    aal: 'aal1',
    amr: session.amr,
    session_id: session.id,
    is_anonymous: false,
  })
    .setProtectedHeader({ alg: 'ES256', kid: signing.kid, typ: 'JWT' })
    .setIssuer(rules.issuer)
    .setSubject(user.id)
    .setAudience('authenticated')
    .setIssuedAt(issuedAt)
    .setExpirationTime(expiresAt)
    .sign(await importJWK(signing, 'ES256'));
  return {
    body: {
      access_token: accessToken,
      token_type: 'bearer',
      expires_in: rules.tokenLifeS,
      expires_at: expiresAt,
      refresh_token: token,
      user: await toUserJson(client, user),
    },
    headers: {
      'sb-auth-user-id': user.id,
      'sb-auth-session-id': session.id,
      'sb-auth-refresh-token-prefix': token.slice(0, 5),
    },
  };
}

function toSeconds(ms: number): number {
  return Math.floor(ms / 1_000);
}
