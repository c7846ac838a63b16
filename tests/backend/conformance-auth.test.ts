import { setTimeout as wait } from 'node:timers/promises';
import { createLocalJWKSet, type JSONWebKeySet, jwtVerify } from 'jose';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  type Answer,
  aClient,
  any,
  aPerson,
  aSignedIn,
  aStranger,
  aTarget,
  holding,
  matching,
  reasons,
  type SignedIn,
  send,
  type Target,
} from './conformance-target.ts';

/** What supabase-js expects of `/auth/v1/*`, row by row. */

let target: Target;
let rep: SignedIn | undefined;

beforeAll(async () => {
  target = await aTarget();
  rep = await aSignedIn(target);
});
afterAll(async () => target.stop());

const versioned = { 'x-supabase-api-version': '2024-01-01' } as const;

interface Row {
  readonly name: string;
  readonly path: string;
  readonly body: unknown;
  readonly status: number;
  readonly code: string;
  readonly message?: string | RegExp;
}

function expectRefusal(
  answer: Answer,
  { status, code, message = /./ }: Omit<Row, 'name' | 'path' | 'body'>,
): void {
  expect({ status: answer.status, body: answer.body }).toEqual({
    status,
    body: holding({
      code,
      message: typeof message === 'string' ? message : matching(message),
    }),
  });
  expect(answer.headers.get('x-sb-error-code')).toBe(code);
  expect(answer.headers.get('x-supabase-api-version')).toBe('2024-01-01');
}

describe('refusals', () => {
  const stranger = aPerson();
  const token = '/auth/v1/token?grant_type=';
  test.for<Row>([
    {
      name: 'an unknown person',
      path: `${token}password`,
      body: stranger,
      status: 400,
      code: 'invalid_credentials',
      message: 'Invalid login credentials',
    },
    {
      name: 'nobody named',
      path: `${token}password`,
      body: { password: 'x' },
      status: 400,
      code: 'validation_failed',
      message: 'missing email or phone',
    },
    {
      name: 'an unknown way to sign in',
      path: `${token}magic`,
      body: stranger,
      status: 400,
      code: 'invalid_credentials',
      message: 'unsupported_grant_type',
    },
    { name: 'no JSON', path: `${token}password`, body: '{"email":', status: 400, code: 'bad_json' },
    {
      name: 'a refresh token of the wrong form',
      path: `${token}refresh_token`,
      body: { refresh_token: 'short' },
      status: 400,
      code: 'validation_failed',
      message: 'Refresh token is not valid',
    },
    {
      name: 'a refresh token that is code',
      path: `${token}refresh_token`,
      body: { refresh_token: { $ne: null } },
      status: 400,
      code: 'validation_failed',
    },
    {
      name: 'a refresh token of nobody',
      path: `${token}refresh_token`,
      body: { refresh_token: 'abcdefghijkl' },
      status: 400,
      code: 'refresh_token_not_found',
      message: 'Invalid Refresh Token: Refresh Token Not Found',
    },
    {
      name: 'a code for nobody',
      path: '/auth/v1/otp',
      body: { email: stranger.email, create_user: false },
      status: 422,
      code: 'otp_disabled',
      message: 'Signups not allowed for otp',
    },
    {
      name: 'a code that was never sent',
      path: '/auth/v1/verify',
      body: { type: 'email', email: stranger.email, token: '123456' },
      status: 403,
      code: 'otp_expired',
      message: 'Token has expired or is invalid',
    },
    {
      name: 'a link that was never sent',
      path: '/auth/v1/verify',
      body: { type: 'email', token_hash: 'ab'.repeat(28) },
      status: 403,
      code: 'otp_expired',
      message: 'Email link is invalid or has expired',
    },
    {
      name: 'a code of no kind',
      path: '/auth/v1/verify',
      body: { type: 'guess', email: stranger.email, token: '123456' },
      status: 400,
      code: 'validation_failed',
    },
    {
      name: 'a password that is too short',
      path: '/auth/v1/signup',
      body: { email: stranger.email, password: 'abc' },
      status: 422,
      code: 'weak_password',
    },
    {
      name: 'an address that is none',
      path: '/auth/v1/signup',
      body: { email: 'nobody', password: 'long enough' },
      status: 400,
      code: 'validation_failed',
    },
  ])('$name', async ({ path, body, ...expected }) => {
    expectRefusal(await send(target, path, { body, headers: versioned }), expected);
  });

  test('the older form, for who does not name a version', async () => {
    const answer = await send(target, `${token}password`, { body: stranger });
    expect(answer.status).toBe(400);
    expect(answer.body).toMatchObject({
      code: 400,
      error_code: 'invalid_credentials',
      msg: 'Invalid login credentials',
    });
  });

  test('a wrong password reads as an unknown person', async ({ skip }) => {
    if (rep === undefined) return skip(reasons.account);
    const body = { email: rep.email, password: 'wrong-password' };
    expectRefusal(await send(target, `${token}password`, { body, headers: versioned }), {
      status: 400,
      code: 'invalid_credentials',
      message: 'Invalid login credentials',
    });
  });

  test('an address that is taken', async ({ skip }) => {
    const known = await aStranger(target);
    if (known === undefined) return skip(reasons.stranger);
    const body = { email: known.email, password: 'another-password' };
    expectRefusal(await send(target, '/auth/v1/signup', { body, headers: versioned }), {
      status: 422,
      code: 'user_already_exists',
      message: 'User already registered',
    });
  });

  test('who asks too often', async ({ skip }) => {
    if (target.local === undefined) return skip(reasons.rules);
    const twin = await target.local.startTwin({ maxRequests: 2, mailIntervalS: 60 });
    try {
      const there = { ...target, url: twin.url };
      const body = { email: aPerson().email };
      expect((await send(there, '/auth/v1/otp', { body })).status).toBe(200);
      expectRefusal(await send(there, '/auth/v1/otp', { body, headers: versioned }), {
        status: 429,
        code: 'over_email_send_rate_limit',
        message: /^For security purposes, you can only request this after (?:59|60) seconds\.$/,
      });
      expectRefusal(await send(there, '/auth/v1/otp', { body, headers: versioned }), {
        status: 429,
        code: 'over_request_rate_limit',
        message: 'Request rate limit reached',
      });
    } finally {
      await twin.stop();
    }
  });
});

describe('a session', () => {
  test('has the parts that auth-js needs, and the claims of the rep', async ({ skip }) => {
    if (rep === undefined) return skip(reasons.account);
    const { email, password } = rep;
    const answer = await send(target, '/auth/v1/token?grant_type=password', {
      body: { email, password },
    });
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({
      access_token: matching(/^[\w-]+\.[\w-]+\.[\w-]+$/),
      token_type: 'bearer',
      expires_in: any(Number),
      expires_at: any(Number),
      refresh_token: any(String),
      weak_password: null,
      user: {
        id: rep.session.user.id,
        aud: 'authenticated',
        role: 'authenticated',
        email,
        app_metadata: { provider: 'email', providers: ['email'] },
        identities: [holding({ provider: 'email', user_id: rep.session.user.id, email })],
        is_anonymous: false,
      },
    });
  });

  test('is signed by a key that the project shows', async ({ skip }) => {
    if (rep === undefined) return skip(reasons.account);
    const shown = await fetch(`${target.url}/auth/v1/.well-known/jwks.json`);
    const keys = (await shown.json()) as JSONWebKeySet;
    if (keys.keys.length === 0)
      return skip('this project signs with a secret, which it does not show');
    const { payload } = await jwtVerify(rep.session.access_token, createLocalJWKSet(keys), {
      audience: 'authenticated',
      issuer: `${target.url}/auth/v1`,
    });
    expect(payload).toMatchObject({
      sub: rep.session.user.id,
      role: 'authenticated',
      aal: 'aal1',
      amr: [{ method: 'password', timestamp: any(Number) }],
      session_id: any(String),
    });
    expect((payload.exp ?? 0) - (payload.iat ?? 0)).toBe(rep.session.expires_in);
    expect(JSON.stringify(keys)).not.toContain('"d"');
  });

  test('opens the rep’s own record, and nobody else does', async ({ skip }) => {
    if (rep === undefined) return skip(reasons.account);
    const { data } = await rep.client.auth.getUser();
    expect(data.user).toMatchObject({ id: rep.session.user.id, email: rep.email });
    expectRefusal(await send(target, '/auth/v1/user', { headers: versioned }), {
      status: 401,
      code: 'no_authorization',
      message: 'This endpoint requires a valid Bearer token',
    });
    expectRefusal(await send(target, '/auth/v1/user', { headers: versioned, token: 'a.b.c' }), {
      status: 403,
      code: 'bad_jwt',
      message: /^invalid JWT: unable to parse or verify signature/,
    });
  });

  test('changes data and password of its owner', async ({ skip }) => {
    const person = await aStranger(target);
    if (person === undefined) return skip(reasons.stranger);
    const { client, email, password } = person;
    const named = await client.auth.updateUser({ data: { name: 'Ines' } });
    expect(named.data.user?.user_metadata).toMatchObject({ name: 'Ines' });
    expect((await client.auth.updateUser({ password })).error).toMatchObject({
      status: 422,
      code: 'same_password',
    });
    expect((await client.auth.updateUser({ password: 'abc' })).error).toMatchObject({
      status: 422,
      code: 'weak_password',
    });
    expect((await client.auth.updateUser({ password: 'a new password' })).error).toBeNull();
    expect((await client.auth.signInWithPassword({ email, password })).error).toMatchObject({
      code: 'invalid_credentials',
    });
    expect(
      (await client.auth.signInWithPassword({ email, password: 'a new password' })).error,
    ).toBeNull();
  });
});

describe('a code by mail', () => {
  test('signs in once, a new person too', async ({ skip }) => {
    if (target.local === undefined) return skip(reasons.mail);
    const { email } = aPerson();
    for (const round of ['new', 'known'] as const) {
      const client = aClient(target);
      expect((await client.auth.signInWithOtp({ email })).error, round).toBeNull();
      const token = target.local.readCode(email) ?? '';
      expect(token).toMatch(/^\d{6}$/);
      const wrong = token === '000000' ? '000001' : '000000';
      expect(
        (await client.auth.verifyOtp({ type: 'email', email, token: wrong })).error,
      ).toMatchObject({
        status: 403,
        code: 'otp_expired',
      });
      const { data, error } = await client.auth.verifyOtp({
        type: 'email',
        email: email.toUpperCase(),
        token,
      });
      expect(error).toBeNull();
      expect(data.user).toMatchObject({ email, email_confirmed_at: any(String) });
      expect((await client.auth.verifyOtp({ type: 'email', email, token })).error).toMatchObject({
        code: 'otp_expired',
      });
    }
  });

  test('is void once a newer one is sent, and after its time', async ({ skip }) => {
    if (target.local === undefined) return skip(reasons.mail);
    const { email } = aPerson();
    const client = aClient(target);
    await client.auth.signInWithOtp({ email });
    const older = target.local.readCode(email) ?? '';
    await client.auth.signInWithOtp({ email });
    if (target.local.readCode(email) === older) await client.auth.signInWithOtp({ email });
    const verified = await client.auth.verifyOtp({ type: 'email', email, token: older });
    expect(verified.error).toMatchObject({ code: 'otp_expired' });
    const twin = await target.local.startTwin({ codeLifeS: 0 });
    const token = target.local.readCode(email) ?? '';
    const late = await aClient({ ...target, url: twin.url }).auth.verifyOtp({
      type: 'email',
      email,
      token,
    });
    await twin.stop();
    expect(late.error).toMatchObject({ code: 'otp_expired' });
  });

  test('moves a person to another address', async ({ skip }) => {
    if (target.local === undefined) return skip(reasons.mail);
    const person = await aSignedIn(target);
    if (person === undefined || rep === undefined) return skip(reasons.account);
    const { client } = person;
    expect((await client.auth.updateUser({ email: rep.email })).error).toMatchObject({
      code: 'email_exists',
    });
    const { email } = aPerson();
    await client.auth.updateUser({ email });
    const token = target.local.readCode(email) ?? '';
    const { data } = await client.auth.verifyOtp({ type: 'email_change', email, token });
    expect(data.user).toMatchObject({ id: person.session.user.id, email });
  });
});

describe('refreshing', () => {
  interface Refreshed {
    readonly access_token: string;
    readonly refresh_token: string;
  }
  async function refresh(token: string): Promise<Answer> {
    return send(target, '/auth/v1/token?grant_type=refresh_token', {
      body: { refresh_token: token },
      headers: versioned,
    });
  }
  async function refreshed(token: string): Promise<Refreshed> {
    const answer = await refresh(token);
    expect({ status: answer.status, body: answer.body }).toMatchObject({ status: 200 });
    return answer.body as Refreshed;
  }
  const reused = {
    status: 400,
    code: 'refresh_token_already_used',
    message: 'Invalid Refresh Token: Already Used',
  } as const;

  test('gives a new token, which works', async ({ skip }) => {
    const person = await aSignedIn(target);
    if (person === undefined) return skip(reasons.account);
    const { session, client } = person;
    const { data, error } = await client.auth.refreshSession();
    expect(error).toBeNull();
    expect(data.session?.refresh_token).not.toBe(session.refresh_token);
    expect(data.session?.access_token).not.toBe(session.access_token);
    expect((await client.auth.getUser()).error).toBeNull();
  });

  test('after a lost reply gives the same token again, whenever', async ({ skip }) => {
    const person = await aSignedIn(target);
    if (person === undefined) return skip(reasons.account);
    const first = await refreshed(person.session.refresh_token);
    expect((await refreshed(person.session.refresh_token)).refresh_token).toBe(first.refresh_token);
    await wait((target.reuseIntervalS + 0.5) * 1_000);
    expect((await refreshed(person.session.refresh_token)).refresh_token).toBe(first.refresh_token);
  });

  test('by two contexts at once leaves both with the same token', async ({ skip }) => {
    const person = await aSignedIn(target);
    if (person === undefined) return skip(reasons.account);
    const answers = await Promise.all(
      Array.from({ length: 6 }, async () => refreshed(person.session.refresh_token)),
    );
    expect(new Set(answers.map((answer) => answer.refresh_token)).size).toBe(1);
    await refreshed(answers[0]?.refresh_token ?? '');
  });

  test('with an old token soon after is a race, later it ends the session', async ({ skip }) => {
    const person = await aSignedIn(target);
    if (person === undefined) return skip(reasons.account);
    const grandparent = person.session.refresh_token;
    const parent = await refreshed(grandparent);
    const child = await refreshed(parent.refresh_token);
    const raced = await refreshed(grandparent);
    await refreshed(raced.refresh_token);
    await wait((target.reuseIntervalS + 0.5) * 1_000);
    expectRefusal(await refresh(grandparent), reused);
    for (const token of [child.refresh_token, raced.refresh_token]) {
      expect((await refresh(token)).status).toBe(400);
    }
  });
});

describe('signing out', () => {
  async function openTwo(): Promise<readonly [SignedIn, SignedIn] | undefined> {
    const one = await aStranger(target);
    if (one === undefined) return undefined;
    const client = aClient(target);
    const { data } = await client.auth.signInWithPassword(one);
    return data.session === null ? undefined : [one, { ...one, client, session: data.session }];
  }
  const isOpen = async ({ session }: SignedIn): Promise<boolean> =>
    (await send(target, '/auth/v1/user', { token: session.access_token })).status === 200;

  test.for([
    ['local', [false, true]],
    ['others', [true, false]],
    ['global', [false, false]],
  ] as const)('here and elsewhere: %s', async ([scope, open], { skip }) => {
    const two = await openTwo();
    if (two === undefined) return skip(reasons.stranger);
    const [here] = two;
    expect((await here.client.auth.signOut({ scope })).error).toBeNull();
    expect(await Promise.all(two.map(isOpen))).toEqual(open);
  });

  test('ends what the token opened', async ({ skip }) => {
    const [here] = (await openTwo()) ?? [];
    if (here === undefined) return skip(reasons.stranger);
    const { access_token: token, refresh_token } = here.session;
    const out = await send(target, '/auth/v1/logout?scope=local', { method: 'POST', token });
    expect(out).toMatchObject({ status: 204, text: '' });
    const headers = versioned;
    expectRefusal(await send(target, '/auth/v1/user', { token, headers }), {
      status: 403,
      code: 'session_not_found',
      message: 'Session from session_id claim in JWT does not exist',
    });
    const path = '/auth/v1/token?grant_type=refresh_token';
    expectRefusal(await send(target, path, { body: { refresh_token }, headers }), {
      status: 400,
      code: 'refresh_token_not_found',
    });
  });

  test('of an unknown scope', async ({ skip }) => {
    if (rep === undefined) return skip(reasons.account);
    const { access_token: token } = rep.session;
    const sent = { method: 'POST', token, headers: versioned };
    expectRefusal(await send(target, '/auth/v1/logout?scope=all', sent), {
      status: 400,
      code: 'validation_failed',
    });
  });
});

describe('what is told to everybody', () => {
  test('settings and health', async () => {
    const settings = await send(target, '/auth/v1/settings');
    expect(settings.body).toMatchObject({
      external: { email: true },
      disable_signup: any(Boolean),
      mailer_autoconfirm: any(Boolean),
    });
    expect((await send(target, '/auth/v1/health')).body).toMatchObject({ name: 'GoTrue' });
  });
});
