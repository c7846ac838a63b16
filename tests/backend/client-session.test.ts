import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { checkProject } from '../../lib/backend/check-project.ts';
import { openBackend } from '../../lib/backend/open-backend.ts';
import { sessionKey, type TokenStore } from '../../lib/backend/session.ts';
import type { TakeTurn } from '../../lib/backend/turn.ts';
import {
  aRep,
  type ClientStack,
  failureOf,
  leaksIn,
  memoryTokens,
  problemOf,
  type Rep,
  reuseIntervalS,
  secrets,
  startClientStack,
  valueOf,
  watchConsole,
} from './client-stack.ts';

/** Who is signed in, and what may and may not end that: the client of the extension on the real gateway. */

let stack: ClientStack;
const consoles = watchConsole();
const reps: Rep[] = [];

beforeAll(async () => {
  stack = await startClientStack();
});
afterEach(() => stack.line.mend());
afterAll(async () => {
  consoles.stop();
  await stack.stop();
});

async function newRep(options: Parameters<typeof aRep>[1] = {}): Promise<Rep> {
  const rep = await aRep(stack, options);
  reps.push(rep);
  return rep;
}

const refreshPath = /grant_type=refresh_token/;
const refreshes = (): number => stack.line.asked.filter((path) => refreshPath.test(path)).length;
const noLock: TakeTurn = async (_signal, work) => work();
/** So late that the token of an hour is due. */
const later = (): number => Date.now() + 3_599_000;
const expired = { expiresAtMs: 0 };

function again(rep: Rep, options: Partial<Parameters<typeof openBackend>[0]> = {}) {
  return openBackend({ url: stack.line.url, key: stack.key, tokens: rep.tokens, ...options });
}

async function sessionCount({ userId }: Rep): Promise<number> {
  const text = 'select from auth.sessions where user_id = $1';
  return (await stack.query(text, [userId])).rowCount ?? 0;
}

/** Tokens to which something happens between the server's answer to a refresh and the look at what is kept by then. */
function afterAnswer(rep: Rep, happen: () => void): TokenStore {
  let readCount = 0;
  return {
    ...rep.tokens,
    async getItem(key) {
      readCount += 1;
      // Outside of the turn, inside, and after the answer.
      if (readCount === 3) happen();
      return rep.tokens.getItem(key);
    },
  };
}

describe('a project', () => {
  test('is checked: its address tidied, its versions told', async () => {
    const typed = ` ${stack.gatewayUrl.replace('127.0.0.1', 'localhost')}/rest/v1/ `;
    const found = valueOf(await checkProject(typed, ` ${stack.key}\n`));
    expect(found).toMatchObject({ url: stack.gatewayUrl, key: stack.key, schema_version: 1 });
    expect(Math.abs(found.now - Date.now())).toBeLessThan(60_000);
  });

  test.each([
    ['a wrong key', 'sb_publishable_wrong', 'wrong_key'],
    ['no key', '', 'wrong_key'],
    ['a key that is no key', 'hello there', 'wrong_key'],
  ])('with %s', async (_name, key, code) => {
    expect(failureOf(await checkProject(stack.gatewayUrl, key))).toBe(code);
  });

  test('with a key that opens everything is refused before that is sent anywhere', async () => {
    const [head, rest] = ['{"alg":"HS256"}', '{"role":"service_role","exp":9999999999}'].map(
      (part) => Buffer.from(part).toString('base64url'),
    );
    const before = stack.line.asked.length;
    for (const key of [stack.secretKey, `${head}.${rest}.c2lnbmF0dXJl`]) {
      expect(await checkProject(stack.line.url, key)).toEqual({
        ok: false,
        failure: { code: 'wrong_key', detail: 'not publishable' },
      });
    }
    expect(stack.line.asked.length).toBe(before);
    // An old key for everybody is asked about.
    const anon = `${head}.${Buffer.from('{"role":"anon"}').toString('base64url')}.c2lnbmF0dXJl`;
    expect(failureOf(await checkProject(stack.line.url, anon))).toBe('wrong_key');
    expect(stack.line.asked.length).toBe(before + 1);
  });

  test.each([
    ['nobody is there', { kind: 'down' }, 'offline'],
    ['it is paused', { kind: 'answers', status: 540 }, 'server_busy'],
    ['something else is there', { kind: 'answers', status: 200, body: '<html>' }, 'not_a_server'],
    ['there is no such function', { kind: 'answers', status: 404 }, 'not_a_server'],
    [
      'it sends elsewhere',
      { kind: 'answers', status: 302, headers: { location: 'http://127.0.0.1:9/' } },
      'not_a_server',
    ],
    [
      'it wants a newer client',
      {
        kind: 'answers',
        status: 200,
        body: '{"schema_version": 9, "oldest_client": 9, "now": 1}',
      },
      'client_old',
    ],
    [
      'it is older than this client',
      {
        kind: 'answers',
        status: 200,
        body: '{"schema_version": 0, "oldest_client": 0, "now": 1}',
      },
      'server_old',
    ],
  ] as const)('where %s', async (_name, fault, code) => {
    stack.line.fail(/./, fault);
    expect(failureOf(await checkProject(stack.line.url, stack.key))).toBe(code);
  });
});

describe('signing in', () => {
  test('by password', async () => {
    const rep = await newRep();
    expect(valueOf(await rep.server.listWorkspaces())).toEqual([]);
    expect(await rep.server.signIn(rep.email, 'wrong')).toMatchObject({
      failure: { code: 'wrong_password' },
    });
    // A wrong one later ends nothing.
    expect(valueOf(await rep.server.listWorkspaces())).toEqual([]);
  });

  test('by a code from a mail, which also makes the account', async () => {
    const tokens = memoryTokens();
    const server = openBackend({ url: stack.line.url, key: stack.key, tokens });
    const email = `new-${randomUUID()}@team.example`;
    expect(await server.sendCode(` ${email} `)).toEqual({ ok: true, value: undefined });
    const code = stack.readCode(email);
    const wrong = code === '000000' ? '000001' : '000000';
    expect(failureOf(await server.verifyCode(email, wrong))).toBe('wrong_code');
    const spaced = `${code.slice(0, 3)} ${code.slice(3)}`;
    expect(valueOf(await server.verifyCode(email, spaced))).toMatchObject({ email });
    expect(failureOf(await server.verifyCode(email, code))).toBe('wrong_code');
    expect(valueOf(await server.listWorkspaces())).toEqual([]);
    secrets.add(code);
  });

  test('too often', async () => {
    await stack.stopGateway();
    await stack.startGateway({ mailIntervalS: 60, maxRequests: 3 });
    const server = openBackend({ url: stack.line.url, key: stack.key, tokens: memoryTokens() });
    const email = `often-${randomUUID()}@team.example`;
    expect(failureOf(await server.sendCode(email))).toBe('none');
    expect(await server.sendCode(email)).toMatchObject({
      failure: { code: 'too_many_tries', detail: 'over_email_send_rate_limit' },
    });
    await server.signIn(email, 'x');
    expect(await server.signIn(email, 'x')).toMatchObject({
      failure: { code: 'too_many_tries', detail: 'over_request_rate_limit' },
    });
    await stack.stopGateway();
    await stack.startGateway();
  });

  test.each([
    [{ kind: 'down' }, 'offline'],
    [{ kind: 'answers', status: 503 }, 'server_busy'],
    [{ kind: 'answers', status: 200, body: '{}' }, 'server_odd'],
    [{ kind: 'answers', status: 429 }, 'too_many_tries'],
  ] as const)('where the server %o', async (fault, code) => {
    const rep = await newRep();
    stack.line.fail(/auth/, fault);
    expect(failureOf(await rep.server.signIn(rep.email, rep.password))).toBe(code);
    expect(failureOf(await rep.server.verifyCode(rep.email, '123456'))).toBe(code);
  });

  test('as nobody, everything says so and nothing is sent', async () => {
    const server = openBackend({ url: stack.line.url, key: stack.key, tokens: memoryTokens() });
    const before = stack.line.asked.length;
    expect(failureOf(await server.listWorkspaces())).toBe('signed_out');
    expect(stack.line.asked.length).toBe(before);
  });
});

describe('a session', () => {
  test('goes on in a new worker, without asking', async () => {
    const rep = await newRep();
    const before = refreshes();
    expect(valueOf(await again(rep).listWorkspaces())).toEqual([]);
    expect(refreshes()).toBe(before);
  });

  test('is renewed once, however many ask at the same time', async () => {
    const rep = await newRep();
    const old = rep.tokens.peek();
    const before = refreshes();
    const [one, two] = [again(rep, { now: later }), again(rep, { now: later })];
    const lists = await Promise.all(
      [one, two, one, two].map(async (server) => server.listWorkspaces()),
    );
    expect(lists.map(failureOf)).toEqual(['none', 'none', 'none', 'none']);
    expect(refreshes()).toBe(before + 1);
    expect(rep.tokens.peek()?.['refreshToken']).not.toBe(old?.['refreshToken']);
  });

  test('survives a race that no lock prevented', async () => {
    const rep = await newRep();
    for (let round = 0; round < 5; round += 1) {
      const old = rep.tokens.peek()?.['refreshToken'];
      rep.tokens.change(expired);
      const both = [again(rep, { takeTurn: noLock }), again(rep, { takeTurn: noLock })];
      const lists = await Promise.all(both.map(async (server) => server.listWorkspaces()));
      expect(lists.map(failureOf)).toEqual(['none', 'none']);
      expect(rep.tokens.peek()?.['refreshToken']).not.toBe(old);
    }
    expect(failureOf(await rep.server.listWorkspaces())).toBe('none');
  });

  test('that another context renewed while this one was refused is taken over', async () => {
    const rep = await newRep();
    const fresh = rep.tokens.peek();
    rep.tokens.change(expired);
    const body = '{"code":"refresh_token_already_used","message":"Already Used"}';
    stack.line.fail(refreshPath, { kind: 'answers', status: 400, body });
    const tokens = afterAnswer(rep, () => {
      rep.tokens.change({ ...fresh, refreshToken: 'of-another-context' });
    });
    const server = openBackend({ url: stack.line.url, key: stack.key, tokens });
    expect(failureOf(await server.listWorkspaces())).toBe('none');
    expect(rep.tokens.peek()?.['refreshToken']).toBe('of-another-context');
  });

  test('survives a lost answer', async () => {
    const rep = await newRep();
    rep.tokens.change(expired);
    const kept = rep.tokens.peek();
    stack.line.fail(refreshPath, { kind: 'loses answers' }, 1);
    expect(failureOf(await rep.server.listWorkspaces())).toBe('offline');
    expect(rep.tokens.peek()).toEqual(kept);
    expect(failureOf(await rep.server.listWorkspaces())).toBe('none');
    expect(rep.tokens.peek()?.['refreshToken']).not.toBe(kept?.['refreshToken']);
  });

  test('survives being offline, also from the start', async () => {
    const rep = await newRep({ isDirect: true });
    rep.tokens.change(expired);
    const kept = rep.tokens.peek();
    await stack.stopGateway();
    const server = again(rep, { url: stack.gatewayUrl });
    expect(failureOf(await server.listWorkspaces())).toBe('offline');
    expect(problemOf(await server.checksum(randomUUID()))).toBe('offline');
    expect(rep.tokens.peek()).toEqual(kept);
    await stack.startGateway();
    expect(failureOf(await server.listWorkspaces())).toBe('none');
  });

  test.each([
    [500, 'server_busy'],
    [503, 'server_busy'],
    [429, 'server_busy'],
    [409, 'server_busy'],
    [401, 'server_odd'],
    [404, 'server_odd'],
  ])('survives a server that answers %i', async (status, code) => {
    const rep = await newRep();
    rep.tokens.change(expired);
    const kept = rep.tokens.peek();
    stack.line.fail(refreshPath, { kind: 'answers', status });
    expect(failureOf(await rep.server.listWorkspaces())).toBe(code);
    expect(rep.tokens.peek()).toEqual(kept);
    stack.line.mend();
    expect(failureOf(await rep.server.listWorkspaces())).toBe('none');
  });

  test('that is not over yet goes on while it cannot be renewed', async () => {
    const rep = await newRep();
    stack.line.fail(refreshPath, { kind: 'answers', status: 503 });
    expect(failureOf(await again(rep, { now: later }).listWorkspaces())).toBe('none');
  });

  test.each([
    [
      'expired',
      async (userId: string) => ({ sub: userId, exp: Math.floor(Date.now() / 1_000) - 60 }),
    ],
    ['unsigned', async () => undefined],
  ] as const)('whose token turns out %s is renewed once', async (_name, claims) => {
    const rep = await newRep();
    const of = await claims(rep.userId);
    const accessToken =
      of === undefined
        ? `${String(rep.tokens.peek()?.['accessToken']).slice(0, -8)}AAAAAAAA`
        : await stack.signToken({ ...of, role: 'authenticated', aud: 'authenticated' });
    rep.tokens.change({ accessToken });
    const before = refreshes();
    expect(failureOf(await rep.server.listWorkspaces())).toBe('none');
    expect(refreshes()).toBe(before + 1);
  });

  test('whose tokens are never taken is signed out, and keeps them', async () => {
    const rep = await newRep();
    const body = '{"code":"PGRST303","message":"JWT expired"}';
    stack.line.fail(/my_workspaces/, { kind: 'answers', status: 401, body });
    const before = stack.line.asked.length;
    expect(failureOf(await rep.server.listWorkspaces())).toBe('session_ended');
    // Asked, renewed, asked: no more.
    expect(stack.line.asked.length).toBe(before + 3);
    stack.line.mend();
    expect(failureOf(await rep.server.listWorkspaces())).toBe('none');
  });
});

describe('a session that the server ended', () => {
  test('by an old refresh token', async () => {
    const rep = await newRep();
    const first = rep.tokens.peek();
    for (let round = 0; round < 2; round += 1) {
      rep.tokens.change(expired);
      expect(failureOf(await rep.server.listWorkspaces())).toBe('none');
    }
    await wait((reuseIntervalS + 0.5) * 1_000);
    rep.tokens.change({ ...first, ...expired });
    expect(await rep.server.listWorkspaces()).toEqual({
      ok: false,
      failure: { code: 'session_ended', detail: 'refresh_token_already_used' },
    });
    expect(rep.tokens.peek()).toBeUndefined();
    expect(failureOf(await rep.server.listWorkspaces())).toBe('signed_out');
  });

  test.each([
    ['signed out elsewhere', 'delete from auth.sessions where user_id = $1', /not_found$/],
    [
      'banned',
      `update auth.users set banned_until = now() + interval '1 day' where id = $1`,
      /^user_banned$/,
    ],
    ['deleted', 'delete from auth.users where id = $1', /not_found$/],
  ])('because the rep was %s', async (_name, statement, detail) => {
    const rep = await newRep();
    await stack.query(statement, [rep.userId]);
    rep.tokens.change(expired);
    const reply = await rep.server.checksum(randomUUID());
    expect(reply).toMatchObject({ ok: false, problem: 'signed_out' });
    expect(reply.ok ? '' : reply.detail).toMatch(detail);
    expect(rep.tokens.peek()).toBeUndefined();
  });
});

describe('signing out', () => {
  test('ends this session and no other', async () => {
    const rep = await newRep();
    const elsewhere = memoryTokens();
    const other = openBackend({ url: stack.line.url, key: stack.key, tokens: elsewhere });
    await other.signIn(rep.email, rep.password);
    const kept = rep.tokens.peek();
    await rep.server.signOut();
    expect(rep.tokens.peek()).toBeUndefined();
    expect(failureOf(await rep.server.listWorkspaces())).toBe('signed_out');
    expect(failureOf(await other.listWorkspaces())).toBe('none');
    // On the server as well: the tokens are worth nothing to who finds them.
    rep.tokens.change({ ...kept, ...expired });
    expect(failureOf(await rep.server.listWorkspaces())).toBe('session_ended');
  });

  test('with an expired token ends the session on the server too', async () => {
    const rep = await newRep();
    rep.tokens.change(expired);
    expect(await sessionCount(rep)).toBe(2);
    await rep.server.signOut();
    // That of signing up is left.
    expect(await sessionCount(rep)).toBe(1);
  });

  test.each(['down', 'hangs'] as const)(
    'drops the tokens where the line %s',
    async (kind) => {
      const rep = await newRep();
      stack.line.fail(/./, { kind });
      const startedAt = Date.now();
      await rep.server.signOut();
      expect(Date.now() - startedAt).toBeLessThan(10_000);
      expect(rep.tokens.peek()).toBeUndefined();
    },
    15_000,
  );

  test('while a token is being renewed leaves none behind', async () => {
    const rep = await newRep();
    rep.tokens.change(expired);
    const tokens = afterAnswer(rep, () => void rep.tokens.removeItem(sessionKey));
    const server = again(rep, { tokens, takeTurn: noLock });
    expect(failureOf(await server.listWorkspaces())).toBe('signed_out');
    expect(rep.tokens.peek()).toBeUndefined();
  });

  test('and another project: the tokens of one are not sent to the other', async () => {
    const rep = await newRep();
    const server = again(rep, { url: stack.gatewayUrl });
    expect(failureOf(await server.listWorkspaces())).toBe('signed_out');
  });
});

// Seen to fail: `console.log(answer.body)` in Session's `#begin`.
test('no console and no failure shows a token, a key, a password or a code', async () => {
  const marker = `marker-${randomUUID()}`;
  console.debug('%s', marker);
  expect(consoles.lines.join('\n')).toContain(marker);
  expect(reps.length).toBeGreaterThan(10);
  expect(leaksIn(consoles.lines, stack, reps)).toEqual([]);
  const rep = reps[0] ?? expect.unreachable('nobody signed in');
  const told = [
    await rep.server.signIn(rep.email, 'wrong'),
    await rep.server.verifyCode(rep.email, '1'),
  ];
  expect(leaksIn([JSON.stringify(told)], stack, reps)).toEqual([]);
});
