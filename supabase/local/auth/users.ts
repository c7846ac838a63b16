import { createHash, randomInt, randomUUID } from 'node:crypto';
import type pg from 'pg';
import { AuthRefusal, refuse } from './refusal.ts';

export interface UserRow {
  readonly id: string;
  readonly email: string;
  readonly encrypted_password: string | null;
  readonly email_confirmed_at: Date | null;
  readonly last_sign_in_at: Date | null;
  readonly recovery_sent_at: Date | null;
  readonly email_change: string | null;
  readonly raw_app_meta_data: Readonly<Record<string, unknown>>;
  readonly raw_user_meta_data: Readonly<Record<string, unknown>>;
  readonly banned_until: Date | null;
  readonly created_at: Date;
  readonly updated_at: Date;
}

/** What a new user brings; without a password he signs in by code. */
export interface NewUser {
  readonly email: string;
  readonly password?: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly isConfirmed: boolean;
}

type Client = pg.ClientBase | pg.Pool;

export async function loadUserByEmail(client: Client, email: string): Promise<UserRow | undefined> {
  const found = await client.query<UserRow>('select * from auth.users where email = $1', [
    email.toLowerCase(),
  ]);
  return found.rows[0];
}

export async function loadUser(client: Client, id: string): Promise<UserRow | undefined> {
  const found = await client.query<UserRow>('select * from auth.users where id = $1', [id]);
  return found.rows[0];
}

/** Throws PostgreSQL's 23505 where the address is taken. */
export async function saveNewUser(client: Client, user: NewUser): Promise<UserRow> {
  const id = randomUUID();
  const email = user.email.toLowerCase();
  const made = await client.query<UserRow>(
    `with made as (
       insert into auth.users (instance_id, id, aud, role, email, encrypted_password, email_confirmed_at,
         raw_app_meta_data, raw_user_meta_data, created_at, updated_at)
       values ('00000000-0000-0000-0000-000000000000', $1, 'authenticated', 'authenticated', $2,
         case when $3::text is not null then extensions.crypt($3, extensions.gen_salt('bf', 10)) end,
         case when $4::boolean then now() end,
         '{"provider": "email", "providers": ["email"]}', $5, now(), now())
       returning *
     ), identity as (
       insert into auth.identities (provider_id, user_id, identity_data, provider, last_sign_in_at, created_at, updated_at)
       select id::text, id, jsonb_build_object('sub', id, 'email', email, 'email_verified', $4::boolean, 'phone_verified', false),
         'email', now(), now(), now() from made
     )
     select * from made`,
    [
      id,
      email,
      user.password ?? null,
      user.isConfirmed,
      { ...user.data, email_verified: user.isConfirmed },
    ],
  );
  const [row] = made.rows;
  if (row === undefined) throw new Error('The user was not made.');
  return row;
}

/** Takes as long for an unknown user as for a wrong password. */
export async function isPassword(
  client: Client,
  user: UserRow | undefined,
  password: string,
): Promise<boolean> {
  const hash = user?.encrypted_password ?? nobodysHash;
  const found = await client.query<{ fits: boolean }>(
    'select extensions.crypt($1, $2) = $2 as fits',
    [password, hash],
  );
  return found.rows[0]?.fits === true && hash !== nobodysHash;
}

/** Of no password; cost as for the others. */
const nobodysHash = '$2a$10$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW';

const minPasswordLength = 6;

export function checkPassword(password: string): void {
  if (password.length >= minPasswordLength) return;
  throw new AuthRefusal(422, 'weak_password', {
    message: `Password should be at least ${minPasswordLength} characters.`,
    more: { weak_password: { reasons: ['length'] } },
  });
}

export function checkEmail(email: unknown): string {
  if (typeof email !== 'string' || email === '') {
    throw refuse(400, 'validation_failed', 'missing email or phone');
  }
  if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email)) {
    throw refuse(400, 'validation_failed', 'Unable to validate email address: invalid format');
  }
  return email.toLowerCase();
}

export function checkNotBanned({ banned_until }: UserRow, status: 400 | 403): void {
  if (banned_until !== null && banned_until > new Date()) {
    throw refuse(status, 'user_banned', 'User is banned');
  }
}

/** A user as GoTrue prints one. */
export async function toUserJson(client: Client, user: UserRow): Promise<Record<string, unknown>> {
  const identities = await client.query<Record<string, unknown>>(
    `select id as identity_id, provider_id as id, user_id, identity_data, provider, last_sign_in_at, created_at, updated_at, email
     from auth.identities where user_id = $1 order by created_at`,
    [user.id],
  );
  const confirmed = user.email_confirmed_at?.toISOString();
  return {
    id: user.id,
    aud: 'authenticated',
    role: 'authenticated',
    email: user.email,
    ...(confirmed === undefined ? {} : { email_confirmed_at: confirmed }),
    phone: '',
    ...(confirmed === undefined ? {} : { confirmed_at: confirmed }),
    ...(user.last_sign_in_at === null
      ? {}
      : { last_sign_in_at: user.last_sign_in_at.toISOString() }),
    app_metadata: user.raw_app_meta_data,
    user_metadata: user.raw_user_meta_data,
    identities: identities.rows,
    created_at: user.created_at.toISOString(),
    updated_at: user.updated_at.toISOString(),
    is_anonymous: false,
  };
}

export type CodeKind = 'confirmation_token' | 'recovery_token' | 'email_change_token_new';

/** A code of six digits for one use; the database knows only its hash. An older one of the kind is void. */
export async function saveNewCode(
  client: Client,
  user: Pick<UserRow, 'id'>,
  { kind, email }: { readonly kind: CodeKind; readonly email: string },
): Promise<string> {
  const code = String(randomInt(0, 1_000_000)).padStart(6, '0');
  await client.query(
    `insert into auth.one_time_tokens (id, user_id, token_type, token_hash, relates_to)
     values ($1, $2, $3, $4, $5)
     on conflict (user_id, token_type) do update
       set token_hash = excluded.token_hash, relates_to = excluded.relates_to, created_at = now(), updated_at = now()`,
    [randomUUID(), user.id, kind, hashCode(email, code), email],
  );
  return code;
}

/** Uses a code up. Answers whose it was, or `undefined` for a wrong, used or expired one. */
export async function useCode(
  client: Client,
  hash: string,
  { kinds, maxAgeS }: { readonly kinds: readonly CodeKind[]; readonly maxAgeS: number },
): Promise<{ readonly userId: string; readonly kind: CodeKind } | undefined> {
  const used = await client.query<{ user_id: string; token_type: CodeKind }>(
    `delete from auth.one_time_tokens
     where token_hash = $1 and token_type = any ($2) and created_at > now()::timestamp - make_interval(secs => $3)
     returning user_id, token_type`,
    [hash, kinds, maxAgeS],
  );
  const [row] = used.rows;
  return row === undefined ? undefined : { userId: row.user_id, kind: row.token_type };
}

export function hashCode(email: string, code: string): string {
  return createHash('sha224')
    .update(email + code)
    .digest('hex');
}
