import type { Context } from 'hono';
import pg from 'pg';
import { toKeyKind } from '../api-keys.ts';
import { readToken } from '../token.ts';
import { AuthRefusal, answerRefusal, refuse } from './refusal.ts';
import { type Body, readAddress, readBody, readData, toHash } from './request.ts';
import { RequestCounter } from './request-counter.ts';
import {
  refreshSession,
  type SessionAnswer,
  type SessionRules,
  saveNewSession,
} from './sessions.ts';
import {
  type CodeKind,
  checkEmail,
  checkNotBanned,
  checkPassword,
  isPassword,
  loadUser,
  loadUserByEmail,
  saveNewCode,
  saveNewUser,
  toUserJson,
  type UserRow,
  useCode,
} from './users.ts';

export interface Mail {
  readonly to: string;
  readonly code: string;
}

export interface AuthOptions extends SessionRules {
  /** Signed in as the owner of the schema `auth`. */
  readonly pool: pg.Pool;
  /** Where a mail goes instead of to a mail server. */
  readonly deliver: (mail: Mail) => void;
  /** Between two mails to one address. */
  readonly mailIntervalS: number;
  readonly codeLifeS: number;
  /** Sign-ins, codes and refreshes of one machine in five minutes. */
  readonly maxRequests: number;
}

type Handler = (context: Context, body: Body) => Promise<Response>;

const codeKinds: Readonly<Record<string, readonly CodeKind[]>> = {
  email: ['confirmation_token', 'recovery_token'],
  signup: ['confirmation_token'],
  invite: ['confirmation_token'],
  magiclink: ['recovery_token', 'confirmation_token'],
  recovery: ['recovery_token'],
  email_change: ['email_change_token_new'],
};

interface SignedIn {
  readonly user: UserRow;
  readonly sessionId: string;
}

/** What each call does; errors of GoTrue's are thrown and answered in one place. */
export class Auth {
  readonly #options: AuthOptions;
  readonly #requests: RequestCounter;

  constructor(options: AuthOptions) {
    this.#options = options;
    this.#requests = new RequestCounter({ max: options.maxRequests, windowMs: 5 * 60_000 });
  }

  handle(handler: Handler): (context: Context) => Promise<Response> {
    return async (context) => {
      try {
        return await handler(context, await readBody(context));
      } catch (error) {
        if (error instanceof AuthRefusal) return answerRefusal(context, error);
        const message = error instanceof Error ? error.message : String(error);
        return answerRefusal(
          context,
          new AuthRefusal(500, 'unexpected_failure', { message, more: { error_id: 'local' } }),
        );
      }
    };
  }

  async grant(context: Context, body: Body): Promise<Response> {
    this.#count(context);
    const grant = context.req.query('grant_type');
    if (grant === 'refresh_token') return this.#refresh(context, body);
    if (grant !== 'password') throw refuse(400, 'invalid_credentials', 'unsupported_grant_type');
    const email = checkEmail(body['email']);
    const password = typeof body['password'] === 'string' ? body['password'] : '';
    const answer = await this.#inTransaction(async (client) => {
      const user = await loadUserByEmail(client, email);
      const fits = await isPassword(client, user, password);
      if (user === undefined || !fits) {
        throw refuse(400, 'invalid_credentials', 'Invalid login credentials');
      }
      checkNotBanned(user, 400);
      if (user.email_confirmed_at === null) {
        throw refuse(400, 'email_not_confirmed', 'Email not confirmed');
      }
      return saveNewSession(client, user, { method: 'password', rules: this.#options });
    });
    return answerSession(context, answer, { weak_password: null });
  }

  async signUp(context: Context, body: Body): Promise<Response> {
    this.#count(context);
    const email = checkEmail(body['email']);
    const { password } = body;
    if (typeof password !== 'string' || password === '') {
      throw refuse(400, 'validation_failed', 'Signup requires a valid password');
    }
    checkPassword(password);
    const answer = await this.#inTransaction(async (client) => {
      const user = await saveNewUser(client, {
        email,
        password,
        data: readData(body),
        isConfirmed: true,
      });
      return saveNewSession(client, user, { method: 'password', rules: this.#options });
    }).catch((error: unknown) => {
      throw isDuplicate(error)
        ? refuse(422, 'user_already_exists', 'User already registered')
        : error;
    });
    return answerSession(context, answer);
  }

  async sendCode(context: Context, body: Body): Promise<Response> {
    this.#count(context);
    const email = checkEmail(body['email']);
    const mail = await this.#inTransaction(async (client) => {
      const user = await this.#findOrMake(client, email, body);
      await this.#checkMailInterval(client, user);
      const kind = user.email_confirmed_at === null ? 'confirmation_token' : 'recovery_token';
      return { to: email, code: await saveNewCode(client, user, { kind, email }) };
    });
    this.#options.deliver(mail);
    return context.json({});
  }

  async verify(context: Context, body: Body): Promise<Response> {
    this.#count(context);
    const { type, token, token_hash: tokenHash } = body;
    const kinds = codeKinds[typeof type === 'string' ? type : ''];
    if (kinds === undefined) {
      throw refuse(400, 'validation_failed', 'Verify requires a verification type');
    }
    const hash = toHash(body);
    if (hash === undefined) {
      throw refuse(400, 'validation_failed', 'Verify requires a token or a token hash');
    }
    const message =
      typeof tokenHash === 'string' && token === undefined
        ? 'Email link is invalid or has expired'
        : 'Token has expired or is invalid';
    const expired = refuse(403, 'otp_expired', message);
    const answer = await this.#inTransaction(async (client) => {
      const used = await useCode(client, hash, { kinds, maxAgeS: this.#options.codeLifeS });
      const user = used === undefined ? undefined : await loadUser(client, used.userId);
      if (used === undefined || user === undefined) throw expired;
      checkNotBanned(user, 403);
      return saveNewSession(client, await confirmUser(client, user, used.kind), {
        method: 'otp',
        rules: this.#options,
      });
    });
    return answerSession(context, answer);
  }

  async readUser(context: Context): Promise<Response> {
    const { user } = await this.#readSignedIn(context);
    return context.json(await toUserJson(this.#options.pool, user));
  }

  async changeUser(context: Context, body: Body): Promise<Response> {
    const { user } = await this.#readSignedIn(context);
    const { pool } = this.#options;
    const { password, email } = body;
    if (typeof password === 'string') {
      checkPassword(password);
      if (await isPassword(pool, user, password)) {
        throw refuse(
          422,
          'same_password',
          'New password should be different from the old password.',
        );
      }
      await pool.query(
        `update auth.users set encrypted_password = extensions.crypt($2, extensions.gen_salt('bf', 10)), updated_at = now() where id = $1`,
        [user.id, password],
      );
    }
    await pool.query(
      'update auth.users set raw_user_meta_data = raw_user_meta_data || $2, updated_at = now() where id = $1',
      [user.id, readData(body)],
    );
    if (email !== undefined && email !== user.email) await this.#startEmailChange(user, email);
    const changed = await loadUser(pool, user.id);
    return context.json(await toUserJson(pool, changed ?? user));
  }

  async signOut(context: Context): Promise<Response> {
    const scope = context.req.query('scope') ?? 'global';
    if (!['global', 'local', 'others'].includes(scope)) {
      throw refuse(400, 'validation_failed', 'Unsupported logout scope');
    }
    const { user, sessionId } = await this.#readSignedIn(context);
    await this.#options.pool.query(
      `delete from auth.sessions where user_id = $1 and case $3
         when 'local' then id = $2 when 'others' then id <> $2 else true end`,
      [user.id, sessionId, scope],
    );
    return context.body(null, 204);
  }

  async #refresh(context: Context, body: Body): Promise<Response> {
    const answer = await this.#inTransaction(async (client) =>
      refreshSession(client, body['refresh_token'], this.#options),
    );
    // Told after the commit: the revoked family stays revoked.
    if (answer === 'reused') {
      throw refuse(400, 'refresh_token_already_used', 'Invalid Refresh Token: Already Used');
    }
    return answerSession(context, answer);
  }

  async #findOrMake(client: pg.ClientBase, email: string, body: Body): Promise<UserRow> {
    const known = await loadUserByEmail(client, email);
    if (known !== undefined) return known;
    if (body['create_user'] === false) {
      throw refuse(422, 'otp_disabled', 'Signups not allowed for otp');
    }
    return saveNewUser(client, { email, data: readData(body), isConfirmed: false });
  }

  async #checkMailInterval(client: pg.ClientBase, user: UserRow): Promise<void> {
    const sentMs = user.recovery_sent_at?.getTime() ?? 0;
    const waitS = Math.ceil((sentMs - Date.now()) / 1_000 + this.#options.mailIntervalS);
    if (waitS > 0) {
      throw refuse(
        429,
        'over_email_send_rate_limit',
        `For security purposes, you can only request this after ${waitS} seconds.`,
      );
    }
    await client.query('update auth.users set recovery_sent_at = now() where id = $1', [user.id]);
  }

  async #startEmailChange(user: UserRow, wanted: unknown): Promise<void> {
    const { pool } = this.#options;
    const email = checkEmail(wanted);
    if ((await loadUserByEmail(pool, email)) !== undefined) {
      throw refuse(
        422,
        'email_exists',
        'A user with this email address has already been registered',
      );
    }
    await pool.query('update auth.users set email_change = $2 where id = $1', [user.id, email]);
    const code = await saveNewCode(pool, user, { kind: 'email_change_token_new', email });
    this.#options.deliver({ to: email, code });
  }

  async #readSignedIn(context: Context): Promise<SignedIn> {
    const { pool, keys } = this.#options;
    const token = /^bearer +(.+)$/i.exec(context.req.header('authorization') ?? '')?.[1];
    if (token === undefined || toKeyKind(token, keys) !== 'wrong') {
      throw refuse(401, 'no_authorization', 'This endpoint requires a valid Bearer token');
    }
    const result = await readToken(token, keys);
    if ('fault' in result) {
      const reason = result.fault.message;
      throw refuse(403, 'bad_jwt', `invalid JWT: unable to parse or verify signature, ${reason}`);
    }
    const { sub, session_id: sessionId } = result.claims;
    if (sub === undefined || !isUuid(sub)) {
      throw refuse(403, 'bad_jwt', 'invalid claim: missing sub claim');
    }
    const user = await loadUser(pool, sub);
    if (user === undefined) {
      throw refuse(403, 'user_not_found', 'User from sub claim in JWT does not exist');
    }
    const found = isUuid(sessionId)
      ? await pool.query('select from auth.sessions where id = $1 and user_id = $2', [
          sessionId,
          sub,
        ])
      : { rowCount: 0 };
    if (found.rowCount !== 1 || !isUuid(sessionId)) {
      throw refuse(403, 'session_not_found', 'Session from session_id claim in JWT does not exist');
    }
    checkNotBanned(user, 403);
    return { user, sessionId };
  }

  #count(context: Context): void {
    const address = readAddress(context);
    if (this.#requests.isOver(address)) {
      throw refuse(429, 'over_request_rate_limit', 'Request rate limit reached');
    }
  }

  async #inTransaction<T>(work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
    const client = await this.#options.pool.connect();
    let isSound = true;
    try {
      await client.query('begin');
      const result = await work(client);
      await client.query('commit');
      return result;
    } catch (error) {
      isSound = error instanceof AuthRefusal || error instanceof pg.DatabaseError;
      await client.query('rollback').catch(() => undefined);
      throw error;
    } finally {
      client.release(!isSound);
    }
  }
}

async function confirmUser(client: pg.ClientBase, user: UserRow, kind: CodeKind): Promise<UserRow> {
  const changes = kind === 'email_change_token_new';
  const confirmed = await client.query<UserRow>(
    `update auth.users set
       email_confirmed_at = coalesce(email_confirmed_at, now()),
       email = case when $2 then email_change else email end,
       email_change = case when $2 then '' else email_change end,
       raw_user_meta_data = raw_user_meta_data || '{"email_verified": true}',
       updated_at = now()
     where id = $1 returning *`,
    [user.id, changes],
  );
  return confirmed.rows[0] ?? user;
}

function answerSession(
  context: Context,
  { body, headers }: SessionAnswer,
  more: Readonly<Record<string, unknown>> = {},
): Response {
  return context.json({ ...body, ...more }, 200, { ...headers, 'Cache-Control': 'no-store' });
}

function isDuplicate(error: unknown): boolean {
  return error instanceof pg.DatabaseError && error.code === '23505';
}

function isUuid(value: unknown): value is string {
  return typeof value === 'string' && /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(value);
}
