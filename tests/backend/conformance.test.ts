import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  type Answer,
  aClient,
  any,
  aSignedIn,
  aTarget,
  containing,
  forgeTokens,
  holding,
  matching,
  reasons,
  type Sent,
  type SignedIn,
  send,
  type Target,
} from './conformance-target.ts';

/** What supabase-js expects of `/rest/v1/rpc/*`, row by row. */

let target: Target;
let rep: SignedIn | undefined;

beforeAll(async () => {
  target = await aTarget();
  rep = await aSignedIn(target);
});
afterAll(async () => target.stop());

interface Row {
  readonly name: string;
  readonly call: string;
  readonly as?: 'anon' | 'rep';
  readonly sent?: Sent;
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string | RegExp>>;
}

function expectAnswer(answer: Answer, { status, body, headers = {} }: Row): void {
  expect({ status: answer.status, body: answer.body }).toEqual({
    status,
    body: body === undefined ? answer.body : body,
  });
  for (const [name, value] of Object.entries(headers)) {
    expect(answer.headers.get(name), name).toMatch(value);
  }
}

function testRows(rows: readonly Row[]): void {
  test.for(rows)('$name', async (row, { skip }) => {
    if (!target.hasTestFunctions) return skip(reasons.functions);
    const isRep = row.as === 'rep';
    if (isRep && rep === undefined) return skip(reasons.account);
    const token = isRep ? { token: rep?.session.access_token ?? '' } : {};
    const answer = await send(target, `/rest/v1/rpc/conformance_${row.call}`, {
      body: row.sent?.method === undefined ? {} : undefined,
      ...token,
      ...row.sent,
    });
    expectAnswer(answer, row);
  });
}

const json = { 'content-type': /^application\/json; charset=utf-8$/ } as const;

describe('what a call answers', () => {
  testRows([
    {
      name: 'a scalar',
      call: 'add',
      sent: { body: { a: 1 } },
      status: 200,
      body: 3,
      headers: { ...json, 'content-range': /^0-0\/\*$/ },
    },
    {
      name: 'text as a number',
      call: 'add',
      sent: { body: { a: '5', b: '6' } },
      status: 200,
      body: 11,
    },
    { name: 'null is NULL', call: 'add', sent: { body: { a: null } }, status: 200, body: null },
    {
      name: 'a document',
      call: 'echo',
      sent: { body: { value: { a: [1, 'ö', null] } } },
      status: 200,
      body: { a: [1, 'ö', null] },
    },
    {
      name: 'the whole body',
      call: 'whole',
      sent: { body: { any: { thing: 1 } } },
      status: 200,
      body: { any: { thing: 1 } },
    },
    { name: 'nothing', call: 'nothing', status: 204, body: '' },
    {
      name: 'an empty body is no arguments',
      call: 'nothing',
      sent: { body: '' },
      status: 204,
      body: '',
    },
    {
      name: 'nothing, but the function ran',
      call: 'nothing_stable',
      status: 400,
      body: holding({ code: '22012' }),
    },
    {
      name: 'rows',
      call: 'rows',
      sent: { body: { n: 2 } },
      status: 200,
      body: [
        { x: 1, y: '1' },
        { x: 2, y: '2' },
      ],
    },
    { name: 'no rows', call: 'rows', sent: { body: { n: 0 } }, status: 200, body: [] },
    { name: 'numbers', call: 'numbers', sent: { body: { n: 3 } }, status: 200, body: [1, 2, 3] },
    {
      name: 'out parameters',
      call: 'pair',
      sent: { body: { a: 4 } },
      status: 200,
      body: { x: 4, y: '4' },
    },
    { name: 'a row', call: 'thing', sent: { body: { found: true } }, status: 200, body: { id: 7 } },
    {
      name: 'a variadic parameter',
      call: 'spread',
      sent: { body: { parts: ['a', 'b'] } },
      status: 200,
      body: 'a-b',
    },
    {
      name: 'status and headers of its own',
      call: 'answer',
      status: 201,
      body: 1,
      headers: { 'x-mine': 'yes' },
    },
  ]);
});

describe('methods', () => {
  testRows([
    {
      name: 'GET of what only reads',
      call: 'add?a=1&b=4',
      sent: { method: 'GET' },
      status: 200,
      body: 5,
    },
    {
      name: 'GET of rows',
      call: 'rows?n=1',
      sent: { method: 'GET' },
      status: 200,
      body: [{ x: 1, y: '1' }],
    },
    {
      name: 'HEAD has no body',
      call: 'rows?n=3',
      sent: { method: 'HEAD', headers: { prefer: 'count=exact' } },
      status: 200,
      body: '',
      headers: { 'content-range': /^0-2\/3$/ },
    },
    {
      name: 'GET writes nothing',
      call: 'insert?id=90&name=x',
      as: 'rep',
      sent: { method: 'GET' },
      status: 405,
      body: holding({ code: '25006' }),
    },
    { name: 'POST of what may write is read-write', call: 'mode', status: 200, body: 'off' },
    {
      name: 'POST of what only reads is read-only',
      call: 'request',
      status: 200,
      body: holding({ read_only: 'on', isolation: 'read committed' }),
    },
    { name: 'an isolation of its own', call: 'serializable', status: 200, body: 'serializable' },
    {
      name: 'no other method',
      call: 'add',
      sent: { method: 'DELETE' },
      status: 405,
      body: holding({ code: 'PGRST101' }),
    },
  ]);
});

describe('what the function sees', () => {
  testRows([
    {
      name: 'nobody',
      call: 'request',
      sent: { body: {}, headers: { 'x-client-info': 'suite' } },
      status: 200,
      body: holding({
        role: 'anon',
        uid: null,
        method: 'POST',
        path: '/rpc/conformance_request',
        agent: 'suite',
      }),
    },
    {
      name: 'the search path',
      call: 'request',
      status: 200,
      body: holding({
        search_path: matching(/^"?public"?, "?extensions"?$/),
      }),
    },
    {
      name: 'a time zone that is preferred',
      call: 'zone',
      sent: { body: {}, headers: { prefer: 'timezone=Asia/Ho_Chi_Minh' } },
      status: 200,
      body: 'Asia/Ho_Chi_Minh',
    },
  ]);

  test('the rep, and the time that a request of his may take', async ({ skip }) => {
    if (!target.hasTestFunctions) return skip(reasons.functions);
    if (rep === undefined) return skip(reasons.account);
    expect((await rep.client.rpc('conformance_request')).data).toMatchObject({
      role: 'authenticated',
      uid: rep.session.user.id,
      statement_timeout: '8s',
      claims: { sub: rep.session.user.id, email: rep.email, role: 'authenticated', aal: 'aal1' },
    });
  });

  test('nothing of the request before', async ({ skip }) => {
    if (!target.hasTestFunctions) return skip(reasons.functions);
    const path = '/rest/v1/rpc/conformance_request';
    const token = rep?.session.access_token ?? target.key;
    const calls = Array.from({ length: 40 }, async (_, index) => {
      const isRep = index % 2 === 0 && rep !== undefined;
      const { body } = await send(target, path, { body: {}, ...(isRep ? { token } : {}) });
      return [(body as { readonly role: string }).role, isRep ? 'authenticated' : 'anon'];
    });
    for (const [role, expected] of await Promise.all(calls)) expect(role).toBe(expected);
    const askZone = async (index: number): Promise<unknown> => {
      const headers: Readonly<Record<string, string>> =
        index < 20 ? { prefer: 'timezone=Asia/Tokyo' } : {};
      return (await send(target, '/rest/v1/rpc/conformance_zone', { body: {}, headers })).body;
    };
    const zones = await Promise.all(Array.from({ length: 20 }, async (_, index) => askZone(index)));
    expect(new Set(zones)).toEqual(new Set(['Asia/Tokyo']));
    const others = await Promise.all(
      Array.from({ length: 20 }, async (_, index) => askZone(20 + index)),
    );
    expect(others).not.toContain('Asia/Tokyo');
  });
});

describe('preferences and media', () => {
  testRows([
    {
      name: 'count',
      call: 'rows',
      sent: { body: { n: 3 }, headers: { prefer: 'count=exact' } },
      status: 200,
      headers: { 'content-range': /^0-2\/3$/, 'preference-applied': /count=exact/ },
    },
    {
      name: 'no count unasked',
      call: 'rows',
      sent: { body: { n: 3 } },
      status: 200,
      headers: { 'content-range': /^0-2\/\*$/ },
    },
    {
      name: 'an unknown one is passed over',
      call: 'add',
      sent: { body: { a: 1 }, headers: { prefer: 'colour=blue' } },
      status: 200,
      body: 3,
    },
    {
      name: 'an unknown one, handled strictly',
      call: 'add',
      sent: { body: { a: 1 }, headers: { prefer: 'handling=strict, colour=blue' } },
      status: 400,
      body: holding({ code: 'PGRST122' }),
    },
    {
      name: 'one object',
      call: 'rows',
      sent: { body: { n: 1 }, headers: { accept: 'application/vnd.pgrst.object+json' } },
      status: 200,
      body: { x: 1, y: '1' },
    },
    {
      name: 'one object of two',
      call: 'rows',
      sent: { body: { n: 2 }, headers: { accept: 'application/vnd.pgrst.object+json' } },
      status: 406,
      body: holding({ code: 'PGRST116' }),
    },
    {
      name: 'a form that is not served',
      call: 'add',
      sent: { body: { a: 1 }, headers: { accept: 'image/png' } },
      status: 406,
      body: holding({ code: 'PGRST107' }),
    },
    {
      name: 'a schema that is served',
      call: 'add',
      sent: { body: { a: 1 }, headers: { 'content-profile': 'public' } },
      status: 200,
      headers: { 'content-profile': 'public' },
    },
    {
      name: 'a schema that is not',
      call: 'add',
      sent: { body: { a: 1 }, headers: { 'content-profile': 'private' } },
      status: 406,
      body: holding({ code: 'PGRST106' }),
    },
    {
      name: 'auth is not served',
      call: 'add',
      sent: { body: { a: 1 }, headers: { 'content-profile': 'auth' } },
      status: 406,
    },
  ]);
});

describe('what is no call', () => {
  testRows([
    {
      name: 'no JSON',
      call: 'add',
      sent: { body: '{"a": 1' },
      status: 400,
      body: holding({ code: 'PGRST102' }),
      headers: { 'proxy-status': /PostgREST; error=PGRST102/ },
    },
    {
      name: 'objects of unequal keys',
      call: 'whole',
      sent: { body: [{ a: 1 }, { b: 1 }] },
      status: 400,
      body: holding({ code: 'PGRST102' }),
    },
    {
      name: 'a function that is not there',
      call: 'gone',
      sent: { body: { b: 1, a: 2 } },
      status: 404,
      body: holding({
        code: 'PGRST202',
        message: 'Could not find the function public.conformance_gone(a, b) in the schema cache',
        details: containing('with parameters a, b or with a single unnamed json/jsonb parameter'),
      }),
    },
    {
      name: 'an argument too many',
      call: 'add',
      sent: { body: { a: 1, c: 2 } },
      status: 404,
      body: holding({
        code: 'PGRST202',
        hint: containing('conformance_add(a, b)'),
      }),
    },
    {
      name: 'an argument too few',
      call: 'add',
      sent: { body: { b: 2 } },
      status: 404,
      body: holding({ code: 'PGRST202' }),
    },
    {
      name: 'a name that is code',
      call: 'add%22%28%29%3B--',
      sent: { body: { a: 1 } },
      status: 404,
      body: holding({ code: 'PGRST202' }),
    },
    {
      name: 'an argument that is code',
      call: 'add',
      sent: { body: { 'a" := 1); drop': 1 } },
      status: 404,
      body: holding({ code: 'PGRST202' }),
    },
    {
      name: 'two that fit',
      call: 'either',
      sent: { body: { a: 1 } },
      status: 300,
      body: holding({ code: 'PGRST203' }),
    },
    {
      name: 'a value that does not fit',
      call: 'add',
      sent: { body: { a: 'one' } },
      status: 400,
      body: holding({ code: '22P02' }),
    },
  ]);

  test('a body that is too large', async ({ skip }) => {
    if (target.local === undefined) return skip(reasons.rules);
    const body = { value: 'x'.repeat(9 * 1024 * 1024) };
    const answer = await send(target, '/rest/v1/rpc/conformance_echo', { body });
    expect(answer.status).toBe(413);
    expect((await send(target, '/auth/v1/otp', { body })).status).toBe(413);
  });
});

describe('errors of the database', () => {
  const raised = (state: string, status: number, as: Row['as'] = 'anon'): Row => ({
    name: `${state} is ${status} for ${as}`,
    call: 'raise',
    as,
    sent: { body: { state } },
    status,
    body: { code: state, message: 'as asked', details: 'the detail', hint: 'the hint' },
    headers: { ...json, 'proxy-status': new RegExp(`PostgREST; error=${state}`) },
  });
  testRows([
    raised('P0001', 400),
    raised('P0002', 500),
    raised('PT409', 409),
    raised('PT413', 413),
    raised('22023', 400),
    raised('23502', 400),
    raised('23503', 409),
    raised('23505', 409),
    raised('23514', 400),
    raised('25006', 405),
    raised('25P02', 500),
    raised('28000', 403),
    // A retry is the caller's: these are told as faults of the moment.
    raised('40001', 500),
    raised('40P01', 500),
    raised('42501', 401),
    raised('42501', 403, 'rep'),
    raised('42703', 400),
    raised('42883', 404),
    raised('42P01', 404),
    raised('42P17', 500),
    raised('0A000', 400),
    raised('08006', 503),
    raised('53300', 503),
    raised('53400', 500),
    raised('54000', 500),
    raised('55P03', 500),
    raised('57014', 500),
    raised('57P01', 503),
    raised('58000', 500),
    raised('XX000', 500),
    {
      name: 'an answer of its own',
      call: 'refuse',
      status: 422,
      body: { code: 'mine', message: 'my message', details: 'my details', hint: 'my hint' },
      headers: { 'x-mine': 'yes' },
    },
    {
      name: 'a row of one’s own',
      call: 'insert',
      as: 'rep',
      sent: { body: { id: 2, name: 'mine' } },
      status: 204,
    },
    {
      name: 'a row of another',
      call: 'insert',
      as: 'rep',
      sent: { body: { id: 3, name: 'theirs', owner_id: '00000000-0000-4000-8000-000000000000' } },
      status: 403,
      body: {
        code: '42501',
        message: 'new row violates row-level security policy for table "things"',
        details: null,
        hint: null,
      },
    },
    {
      name: 'a row twice',
      call: 'insert',
      as: 'rep',
      sent: { body: { id: 1, name: 'again' } },
      status: 409,
      body: {
        code: '23505',
        message: 'duplicate key value violates unique constraint "things_pkey"',
        // Where rows are guarded, PostgreSQL does not say which value is there.
        details: null,
        hint: null,
      },
    },
    {
      name: 'a row twice, unguarded',
      call: 'insert_open',
      as: 'rep',
      sent: { body: { id: 1 } },
      status: 409,
      body: {
        code: '23505',
        message: 'duplicate key value violates unique constraint "open_things_pkey"',
        details: 'Key (id)=(1) already exists.',
        hint: null,
      },
    },
    {
      name: 'a parent that is not there',
      call: 'insert',
      as: 'rep',
      sent: { body: { id: 4, name: 'child', parent_id: 9 } },
      status: 409,
      body: holding({ code: '23503' }),
    },
    {
      name: 'a table without a grant',
      call: 'secret',
      as: 'rep',
      status: 403,
      body: holding({ code: '42501' }),
    },
    {
      name: 'a table without a grant, for nobody',
      call: 'secret',
      status: 401,
      body: holding({ code: '42501' }),
      headers: { 'www-authenticate': /Bearer/ },
    },
  ]);
});

describe('time', () => {
  test('a function’s own limit holds, not only the role’s', async ({ skip }) => {
    if (!target.hasTestFunctions) return skip(reasons.functions);
    const began = performance.now();
    const answer = await send(target, '/rest/v1/rpc/conformance_slow', { body: {} });
    expect(answer).toMatchObject({
      status: 500,
      body: { code: '57014', message: 'canceling statement due to statement timeout' },
    });
    // Its own is 0.2 s, the role's 3 s.
    expect(performance.now() - began).toBeLessThan(2_500);
  });
});

describe('keys and tokens', () => {
  const path = '/rest/v1/rpc/sync_info';

  test('nobody may ask what the server is', async () => {
    const answer = await send(target, path, { body: {} });
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({ schema_version: any(Number) });
  });

  test('no key, a wrong key', async () => {
    const bare = await fetch(target.url + path, { method: 'POST', body: '{}' });
    expect(bare.status).toBe(401);
    expect(await bare.json()).toMatchObject({ message: 'No API key found in request' });
    const wrong = await send(target, path, {
      body: {},
      headers: { apikey: 'sb_publishable_other' },
    });
    expect(wrong.status).toBe(401);
    expect(wrong.body).toMatchObject({ message: 'Invalid API key' });
  });

  test('the word Bearer in any letters', async ({ skip }) => {
    if (rep === undefined) return skip(reasons.account);
    const headers = { authorization: `bEaReR ${rep.session.access_token}` };
    expect((await send(target, path, { body: {}, headers })).status).toBe(200);
  });

  test.for([
    ['', 'Empty JWT is sent in Authorization header'],
    ['one', 'Expected 3 parts in JWT; got 1'],
    ['one.two', 'Expected 3 parts in JWT; got 2'],
  ])('a token of the wrong form: "%s"', async ([token = '', message]) => {
    const answer = await send(target, path, { body: {}, token });
    expect(answer.status).toBe(401);
    expect(answer.body).toMatchObject({ code: 'PGRST301', message });
    expect(answer.headers.get('www-authenticate')).toMatch(/^Bearer error="invalid_token"/);
  });

  test('no forged token is let in, by any door', async ({ skip }) => {
    if (rep === undefined) return skip(reasons.account);
    const forgeries = await forgeTokens(rep.session);
    expect(forgeries.length).toBeGreaterThan(6);
    for (const { name, token } of forgeries) {
      const answer = await send(target, path, { body: {}, token });
      expect({ name, status: answer.status, body: answer.body }).toEqual({
        name,
        status: 401,
        body: holding({ code: matching(/^PGRST30[13]$/) }),
      });
      const user = await send(target, '/auth/v1/user', { token });
      expect({ name, status: user.status }).toEqual({ name, status: 403 });
    }
  });

  test.for([
    ['expired', -3_600, -60, 'JWT expired'],
    ['not yet valid', 600, 3_600, 'JWT issued at future'],
  ] as const)('the project’s own token, %s', async ([, iat, exp, message], { skip }) => {
    if (target.local === undefined || rep === undefined) return skip(reasons.signing);
    const now = Math.floor(Date.now() / 1_000);
    const claims = {
      sub: rep.session.user.id,
      role: 'authenticated',
      iat: now + iat,
      exp: now + exp,
    };
    const answer = await send(target, path, {
      body: {},
      token: await target.local.signToken(claims),
    });
    expect(answer.status).toBe(401);
    expect(answer.body).toMatchObject({ code: 'PGRST303', message });
  });

  test('half a minute of skew is forgiven', async ({ skip }) => {
    if (target.local === undefined) return skip(reasons.signing);
    const token = await target.local.signToken({ role: 'anon', exp: Date.now() / 1_000 - 10 });
    expect((await send(target, path, { body: {}, token })).status).toBe(200);
  });

  test('a time that is no number, a role that is not there', async ({ skip }) => {
    if (target.local === undefined) return skip(reasons.signing);
    const odd = await target.local.signToken({ role: 'anon', exp: 'never' as unknown as number });
    expect((await send(target, path, { body: {}, token: odd })).body).toMatchObject({
      code: 'PGRST303',
      message: "The JWT 'exp' claim must be a number",
    });
    const ghost = await target.local.signToken({ role: 'ghost' });
    const answer = await send(target, path, { body: {}, token: ghost });
    expect(answer.status).toBe(401);
    expect(answer.body).toMatchObject({ code: '22023', message: 'role "ghost" does not exist' });
  });

  test('a role that the gateway may not take', async ({ skip }) => {
    if (target.local === undefined) return skip(reasons.signing);
    for (const role of ['postgres', 'supabase_admin', 'supabase_auth_admin']) {
      const token = await target.local.signToken({ role });
      const answer = await send(target, path, { body: {}, token });
      expect(answer).toMatchObject({ status: 403, body: { code: '42501' } });
    }
  });
});

describe('from a page of the extension', () => {
  const origin = 'chrome-extension://abcdefghijklmnopabcdefghijklmnop';

  test('the browser’s question before a call', async () => {
    const answer = await fetch(`${target.url}/rest/v1/rpc/sync_info`, {
      method: 'OPTIONS',
      headers: {
        origin,
        'access-control-request-method': 'POST',
        'access-control-request-headers':
          'apikey,authorization,content-profile,content-type,x-client-info',
      },
    });
    expect(answer.ok).toBe(true);
    expect(answer.headers.get('access-control-allow-origin')).toMatch(/^\*$|^chrome-extension:/);
    const allowed = (answer.headers.get('access-control-allow-headers') ?? '').toLowerCase();
    for (const name of ['authorization', 'apikey', 'content-profile', 'content-type']) {
      expect(allowed).toContain(name);
    }
    expect(answer.headers.get('access-control-allow-methods')).toContain('POST');
  });

  test('the answer, a refusal too', async () => {
    for (const path of [
      '/rest/v1/rpc/sync_info',
      '/rest/v1/rpc/conformance_gone',
      '/auth/v1/user',
    ]) {
      const answer = await send(target, path, { headers: { origin } });
      expect(answer.headers.get('access-control-allow-origin')).toMatch(/^\*$|^chrome-extension:/);
    }
  });
});

describe('through supabase-js', () => {
  test('a value, nothing, an error, a count', async ({ skip }) => {
    if (!target.hasTestFunctions) return skip(reasons.functions);
    const client = aClient(target);
    expect(await client.rpc('conformance_add', { a: 2 })).toMatchObject({
      data: 4,
      error: null,
      status: 200,
    });
    expect(await client.rpc('conformance_nothing')).toMatchObject({
      data: null,
      error: null,
      status: 204,
    });
    expect(await client.rpc('conformance_raise', { state: '40001' })).toMatchObject({
      data: null,
      status: 500,
      error: { code: '40001', message: 'as asked', details: 'the detail', hint: 'the hint' },
    });
    expect(await client.rpc('conformance_rows', { n: 3 }, { count: 'exact' })).toMatchObject({
      count: 3,
    });
    expect(
      await client.rpc('conformance_rows', { n: 3 }, { head: true, count: 'exact' }),
    ).toMatchObject({ data: null, count: 3 });
    expect(await client.rpc('conformance_add', { a: 2 }, { get: true })).toMatchObject({ data: 4 });
    expect(await client.rpc('conformance_rows', { n: 1 }).single()).toMatchObject({
      data: { x: 1 },
    });
    expect(await client.rpc('conformance_rows', { n: 0 }).maybeSingle()).toMatchObject({
      data: null,
      error: null,
    });
    expect(await client.rpc('conformance_gone')).toMatchObject({
      status: 404,
      error: { code: 'PGRST202' },
    });
  });

  test('nobody answers', async () => {
    const gone = aClient({ url: 'http://127.0.0.1:9', key: target.key });
    expect(await gone.rpc('sync_info')).toMatchObject({
      data: null,
      status: 0,
      error: { code: '' },
    });
  });
});
