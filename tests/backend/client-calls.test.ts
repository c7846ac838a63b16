import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { openBackend } from '../../lib/backend/open-backend.ts';
import type { ServerReply } from '../../lib/model/sync.ts';
import {
  aChange,
  aRep,
  aWorkspace,
  type ClientStack,
  clockAt,
  failureOf,
  leaksIn,
  problemOf,
  type Rep,
  startClientStack,
  valueOf,
  watchConsole,
} from './client-stack.ts';
import { any, matching } from './conformance-target.ts';

/** What the extension's client makes of each answer that the real gateway can give, and of those of others. */

let stack: ClientStack;
let owner: Rep;
let ws = '';
const consoles = watchConsole();
const everything = { limit: 1_000, scope: { kind: 'all' }, upto: null } as const;
const clientId = randomUUID();

beforeAll(async () => {
  stack = await startClientStack();
  owner = await aRep(stack);
  ws = await aWorkspace(owner);
});
afterEach(() => stack.line.mend());
afterAll(async () => {
  consoles.stop();
  await stack.stop();
});

function aFreshClient(of: Rep = owner) {
  return openBackend({ url: stack.line.url, key: stack.key, tokens: of.tokens });
}

async function push(...changes: Parameters<typeof aChange>[1][]): Promise<ServerReply<unknown>> {
  return owner.server.push(
    clientId,
    changes.map((part) => aChange(ws, part)),
  );
}

async function aMember(role: 'rep' | 'manager' | 'owner' = 'rep'): Promise<Rep> {
  const rep = await aRep(stack);
  const { code } = valueOf(await owner.server.createInvitation(ws, role, 1));
  const joined = await rep.server.acceptInvitation(code.toLowerCase(), 'Sami Laine');
  expect(joined).toEqual({ ok: true, value: { workspaceId: ws } });
  return rep;
}

describe('sync', () => {
  test('pushes, pulls and compares', async () => {
    const change = aChange(ws);
    const verdicts = valueOf(await owner.server.push(clientId, [change]));
    expect(verdicts).toEqual([
      expect.objectContaining({ mid: change.mid, status: 'applied', rev: any(Number) }),
    ]);
    expect(valueOf(await owner.server.push(clientId, [change]))).toMatchObject(verdicts);
    const page = valueOf(await owner.server.pull(ws, 0, everything));
    const prospects = 'rows' in page ? page.rows['prospects'] : undefined;
    expect(prospects).toContainEqual(
      expect.objectContaining({ id: change.id, full_name: 'Linh Trần', deleted_at: null }),
    );
    expect(valueOf(await owner.server.checksum(ws))).toMatchObject({
      prospects: { count: prospects?.length, sum: matching(/^\d+$/) },
    });
    expect(valueOf(await owner.server.clients(ws))).toEqual({ [clientId]: owner.userId });
  });

  test('pulls a part: what is asked for comes back page by page', async () => {
    const near = { limit: 1, scope: { kind: 'near', days: 30 }, upto: null } as const;
    const first = valueOf(await owner.server.pull(ws, 0, near));
    if (!('rows' in first)) return expect.unreachable('no page');
    expect(first.upto).toEqual(expect.any(Number));
    const next = { ...near, upto: first.upto ?? null };
    expect(valueOf(await owner.server.pull(ws, first.cursor, next))).toHaveProperty('rows');
    return undefined;
  });

  test('tells who is no member', async () => {
    const stranger = await aRep(stack);
    expect(problemOf(await stranger.server.push(randomUUID(), [aChange(ws)]))).toBe('not_member');
    expect(valueOf(await stranger.server.pull(ws, 0, everything))).toEqual({ gone: true });
    expect(valueOf(await stranger.server.checksum(ws))).toEqual({ gone: true });
    expect(problemOf(await stranger.server.clients(ws))).toBe('not_member');
  });

  test('tells a copied profile', async () => {
    const change = aChange(ws);
    valueOf(await owner.server.push(clientId, [change]));
    expect(await push({ seq: change.seq })).toEqual({
      ok: false,
      problem: 'cloned',
      detail: '409 23505',
    });
  });

  test('tells a clock that is ahead, and by how much', async () => {
    const reply = await push({ clock: clockAt(Date.now() + 86_400_000) });
    expect(reply).toMatchObject({ problem: 'clock_ahead', detail: '400 22023' });
    const { serverMs = 0 } = reply.ok ? {} : reply;
    expect(Math.abs(serverMs - Date.now())).toBeLessThan(60_000);
  });

  test('tells what is too large', async () => {
    expect(await push(...Array.from({ length: 501 }, () => ({})))).toMatchObject({
      problem: 'too_large',
    });
    stack.line.fail(/sync_push/, { kind: 'answers', status: 413, body: '<html>' });
    expect(problemOf(await push({}))).toBe('too_large');
  });

  test('tells a database that is busy, when it waited too long for a lock', async () => {
    const other = await stack.connect();
    await other.query('begin');
    await other.query('select private.lock_workspace($1)', [ws]);
    expect(await push({})).toEqual({ ok: false, problem: 'busy', detail: '500 55P03' });
    await other.query('rollback');
    await other.end();
    expect(problemOf(await push({}))).toBe('none');
  });

  test('tells when it is asked to wait', async () => {
    const headers = { 'retry-after': '7' };
    for (const status of [429, 503]) {
      stack.line.fail(/sync_push/, { kind: 'answers', status, headers });
      expect(await push({})).toMatchObject({ problem: 'busy', retryAfterMs: 7_000 });
    }
  });

  test.each([
    ['breaks', { kind: 'down' }, 'offline'],
    ['loses the answer', { kind: 'loses answers' }, 'offline'],
    ['is a proxy’s', { kind: 'answers', status: 200, body: '<html>sign in</html>' }, 'server_odd'],
    ['leads elsewhere', { kind: 'answers', status: 302, headers: { location: '/' } }, 'server_odd'],
    ['says nothing', { kind: 'answers', status: 200 }, 'server_odd'],
    ['lost its gateway', { kind: 'answers', status: 502 }, 'busy'],
    ['is paused', { kind: 'answers', status: 540 }, 'busy'],
    ['knows no key', { kind: 'answers', status: 401, body: '{"message":"x"}' }, 'server_odd'],
    ['knows no token', { kind: 'answers', status: 401, body: '{"code":"PGRST301"}' }, 'signed_out'],
    ['refuses', { kind: 'answers', status: 403, body: '{"code":"42501"}' }, 'not_member'],
    ['could not serialise', { kind: 'answers', status: 409, body: '{"code":"40001"}' }, 'busy'],
    ['met another', { kind: 'answers', status: 409, body: '{"code":"40P01"}' }, 'busy'],
    ['ran out of time', { kind: 'answers', status: 400, body: '{"code":"57014"}' }, 'busy'],
    ['is full', { kind: 'answers', status: 400, body: '{"code":"53100"}' }, 'busy'],
  ] as const)('a line that %s', async (_name, fault, problem) => {
    stack.line.fail(/sync_push/, fault);
    expect(problemOf(await push({}))).toBe(problem);
    stack.line.mend();
    expect(problemOf(await push({}))).toBe('none');
  });

  test.each([
    ['sync_push', { results: [{ mid: 'x', status: 'applied' }], now: 1 }],
    ['sync_push', { results: [{ mid: randomUUID(), status: 'maybe' }], now: 1 }],
    ['sync_pull', { cursor: 1, more: false, rows: { prospects: [{ id: 'Linh', rev: 1 }] } }],
    ['sync_pull', { cursor: 'x' }],
    ['sync_checksum', { prospects: { count: 1 } }],
    ['sync_clients', { someone: 'else' }],
    ['sync_info', { schema_version: 'new' }],
  ])('takes no answer of %s that does not fit: %j', async (name, body) => {
    const server = aFreshClient();
    stack.line.fail(new RegExp(name), {
      kind: 'answers',
      status: 200,
      body: JSON.stringify(body),
    });
    const replies = {
      sync_push: async () => server.push(clientId, [aChange(ws)]),
      sync_pull: async () => server.pull(ws, 0, everything),
      sync_checksum: async () => server.checksum(ws),
      sync_clients: async () => server.clients(ws),
      sync_info: async () => server.info(),
    };
    const reply = await replies[name as keyof typeof replies]();
    expect(reply).toEqual({ ok: false, problem: 'server_odd', detail: '200 misfit' });
  });

  test('never tells what a row holds', async () => {
    const body = '{"code":"23505","message":"Key (email)=(linh@x.example)","details":"linh"}';
    stack.line.fail(/sync_push/, { kind: 'answers', status: 409, body });
    expect(await push({})).toEqual({ ok: false, problem: 'server_odd', detail: '409 23505' });
  });
});

describe('two versions', () => {
  async function withInfo(info: string, work: () => Promise<void>): Promise<void> {
    const { rows } = await stack.query(
      `select pg_get_functiondef('public.sync_info()'::regprocedure) as text`,
    );
    const { text } = rows[0] as { readonly text: string };
    try {
      await stack.query(text.replace(/'\{"schema_version".*?\}'/, `'${info}'`));
      await work();
    } finally {
      await stack.query(text);
    }
  }

  test('are compared before the first exchange, once', async () => {
    const asked = (): number => stack.line.asked.filter((path) => /sync_info/.test(path)).length;
    const server = aFreshClient();
    const before = asked();
    await server.pull(ws, 0, everything);
    await server.push(clientId, [aChange(ws)]);
    expect(asked()).toBe(before + 1);
  });

  test('of which the client’s is too old', async () => {
    await withInfo('{"schema_version": 9, "oldest_client": 9}', async () => {
      const server = aFreshClient();
      expect(problemOf(await server.push(clientId, [aChange(ws)]))).toBe('client_old');
      expect(problemOf(await server.pull(ws, 0, everything))).toBe('client_old');
      expect(valueOf(await server.info())).toMatchObject({ oldest_client: 9 });
    });
  });

  test('of which the server’s is too old, until it is updated', async () => {
    const server = aFreshClient();
    await withInfo('{"schema_version": 0, "oldest_client": 0}', async () => {
      expect(problemOf(await server.pull(ws, 0, everything))).toBe('server_old');
    });
    expect(problemOf(await server.pull(ws, 0, everything))).toBe('none');
  });

  test('are compared again where a function is missing', async () => {
    const server = aFreshClient();
    expect(problemOf(await server.checksum(ws))).toBe('none');
    const missing = '{"code":"PGRST202","message":"Could not find the function"}';
    stack.line.fail(/sync_checksum/, { kind: 'answers', status: 404, body: missing });
    expect(problemOf(await server.checksum(ws))).toBe('server_old');
    await withInfo('{"schema_version": 9, "oldest_client": 9}', async () => {
      expect(problemOf(await server.checksum(ws))).toBe('client_old');
    });
  });
});

describe('a team', () => {
  test('is made once, also after a lost answer', async () => {
    const rep = await aRep(stack);
    const of = {
      id: randomUUID(),
      name: 'Südwind',
      currency: 'EUR',
      timeZone: 'Europe/Berlin',
      memberName: 'Mara Lind',
    };
    stack.line.fail(/create_workspace/, { kind: 'loses answers' }, 1);
    expect(failureOf(await rep.server.createWorkspace(of))).toBe('offline');
    expect(valueOf(await rep.server.createWorkspace(of))).toEqual({ workspaceId: of.id });
    expect(valueOf(await rep.server.listWorkspaces())).toEqual([
      { id: of.id, name: 'Südwind', role: 'owner', memberCount: 1, memberName: 'Mara Lind' },
    ]);
    expect(
      failureOf(await rep.server.createWorkspace({ ...of, id: randomUUID(), currency: 'x' })),
    ).toBe('invalid_input');
    // Somebody else's id is not taken over.
    expect(failureOf(await owner.server.createWorkspace(of))).toBe('not_allowed');
  });

  test('takes an invitation once', async () => {
    const { code, expiresAt } = valueOf(await owner.server.createInvitation(ws, 'rep', 2));
    expect(Date.parse(expiresAt) - Date.now()).toBeGreaterThan(3_600_000);
    const [one, two] = [await aRep(stack), await aRep(stack)];
    expect(failureOf(await one.server.acceptInvitation('AAAAA-AAAAA-AAAAA-AAAAA', 'Ida'))).toBe(
      'invitation_unknown',
    );
    expect(failureOf(await one.server.acceptInvitation(code, 'Ida Berg'))).toBe('none');
    expect(failureOf(await two.server.acceptInvitation(code, 'Jon Berg'))).toBe('invitation_used');
  });

  test('takes back an invitation, and forgets an old one', async () => {
    const { id, code } = valueOf(await owner.server.createInvitation(ws, 'rep', 2));
    const rep = await aRep(stack);
    expect(failureOf(await rep.server.revokeInvitation(ws, id))).toBe('not_allowed');
    expect(failureOf(await owner.server.revokeInvitation(ws, id))).toBe('none');
    expect(failureOf(await rep.server.acceptInvitation(code, 'Ida'))).toBe('invitation_unknown');
    const late = valueOf(await owner.server.createInvitation(ws, 'rep', 2));
    await stack.query(
      `update public.invitations set expires_at = now() - interval '1 s' where id = $1`,
      [late.id],
    );
    expect(failureOf(await rep.server.acceptInvitation(late.code, 'Ida'))).toBe('invitation_used');
  });

  test('lets its owners alone invite, give roles and remove', async () => {
    const rep = await aMember();
    const { server } = rep;
    expect(failureOf(await server.createInvitation(ws, 'owner', 1))).toBe('not_allowed');
    expect(failureOf(await server.setRole(ws, rep.userId, 'owner'))).toBe('not_allowed');
    expect(failureOf(await server.removeMember(ws, owner.userId, null))).toBe('not_allowed');
    expect(failureOf(await owner.server.setRole(ws, rep.userId, 'manager'))).toBe('none');
    expect(valueOf(await server.listWorkspaces())).toMatchObject([{ id: ws, role: 'manager' }]);
  });

  test('keeps an owner', async () => {
    expect(failureOf(await owner.server.setRole(ws, owner.userId, 'rep'))).toBe('last_owner');
    expect(failureOf(await owner.server.removeMember(ws, owner.userId, null))).toBe('last_owner');
  });

  test('asks who takes over', async () => {
    const rep = await aMember();
    const mine = aChange(ws, { f: { full_name: 'Aino Salo', owner_id: rep.userId } });
    valueOf(await rep.server.push(randomUUID(), [mine]));
    const remove = async (takesOver: string | null): Promise<string> =>
      failureOf(await owner.server.removeMember(ws, rep.userId, takesOver));
    expect(await remove(null)).toBe('needs_successor');
    expect(await remove(randomUUID())).toBe('invalid_input');
    expect(await remove(owner.userId)).toBe('none');
    expect(await remove(owner.userId)).toBe('not_found_here');
    expect(problemOf(await rep.server.push(randomUUID(), [aChange(ws)]))).toBe('not_member');
  });

  test('finds and brings what is not kept here', async () => {
    const change = aChange(ws, { f: { full_name: 'Zoë Quist', title: 'Head of Facilities' } });
    valueOf(await owner.server.push(clientId, [change]));
    expect(valueOf(await owner.server.searchProspects(ws, 'zoe qui', 10))).toEqual([
      { id: change.id, name: 'Zoë Quist', title: 'Head of Facilities', companyName: null },
    ]);
    expect(valueOf(await owner.server.fetchProspect(ws, change.id))).toMatchObject({
      prospects: [{ id: change.id, full_name: 'Zoë Quist' }],
    });
    expect(failureOf(await owner.server.fetchProspect(ws, randomUUID()))).toBe('not_found_here');
    const stranger = await aRep(stack);
    expect(failureOf(await stranger.server.fetchProspect(ws, change.id))).toBe('not_member');
    expect(valueOf(await stranger.server.searchProspects(ws, 'zoe', 10))).toEqual([]);
  });

  test.each([
    [{ kind: 'down' }, 'offline'],
    [{ kind: 'answers', status: 503 }, 'server_busy'],
    [{ kind: 'answers', status: 200, body: '{"workspace_id": 1}' }, 'server_odd'],
    [{ kind: 'answers', status: 404, body: '{"code":"PGRST202"}' }, 'server_old'],
  ] as const)('is told where the server %o', async (fault, code) => {
    stack.line.fail(/rpc/, fault);
    expect(failureOf(await owner.server.listWorkspaces())).toBe(code);
    expect(failureOf(await owner.server.acceptInvitation('x', 'Ida'))).toBe(code);
  });
});

// A worker of the browser is ended when an answer takes 30 s. Seen to fail: without the signal in `send`.
test('a call that is not answered gives up in time', { timeout: 40_000 }, async () => {
  stack.line.fail(/sync_pull/, { kind: 'hangs' });
  const startedAt = Date.now();
  expect(problemOf(await owner.server.pull(ws, 0, everything))).toBe('offline');
  expect(Date.now() - startedAt).toBeGreaterThan(20_000);
  expect(Date.now() - startedAt).toBeLessThan(28_000);
});

test('no console shows a token, a key or a password', () => {
  expect(leaksIn(consoles.lines, stack, [owner])).toEqual([]);
});
