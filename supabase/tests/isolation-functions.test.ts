import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';

import { callers, type FunctionCall, functions } from './access.ts';
import { asCaller, rpc, toCall } from './database.ts';
import { attempt, database, names, others, outsider, own, team } from './two-teams.ts';

/**
 * Every function × who calls, and queries at random. Seen to fail: with a definer in `public`, and with a policy that lacks
 * its workspace.
 */

describe('functions', async () => {
  const { rows } = await database.pool.query<{
    schema: string;
    name: string;
    definer: boolean;
    path: string | null;
    open: boolean;
    anon: boolean;
  }>(
    `select p.pronamespace::regnamespace::text as schema, p.proname as name, p.prosecdef as definer,
       (select c from unnest(p.proconfig) c where c like 'search_path=%') as path,
       exists (select from aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) a where a.grantee = 0) as open,
       has_function_privilege('anon', p.oid, 'execute') as anon
     from pg_proc p where p.pronamespace in ('public'::regnamespace, 'private'::regnamespace)`,
  );

  test('every function of the API is in access.ts, and every line there is a function', () => {
    const exposed = rows.filter(({ schema }) => schema === 'public').map(({ name }) => name);
    expect(exposed.sort()).toEqual(Object.keys(functions).sort());
  });

  test('definers are out of reach, no function has a search path, none is open to all', async () => {
    expect(rows.filter(({ schema, definer }) => definer && schema !== 'private')).toEqual([]);
    expect(rows.filter(({ path }) => path !== 'search_path=""')).toEqual([]);
    expect(rows.filter(({ open }) => open)).toEqual([]);
    expect(rows.filter(({ anon }) => anon).map(({ name }) => name)).toEqual(['sync_info']);
    const { rows: usage } = await database.pool.query(
      `select has_schema_privilege('anon', 'private', 'usage') as may`,
    );
    expect(usage).toEqual([{ may: false }]);
  });

  test('the tables of `private` are out of reach, but for the list of columns', async () => {
    const { rows: reachable } = await database.pool.query<{ name: string; verb: string }>(
      `select c.relname as name, v as verb from pg_class c, unnest(array['select', 'insert', 'update', 'delete']) v
       where c.relnamespace = 'private'::regnamespace and c.relkind = 'r'
         and (has_table_privilege('authenticated', c.oid, v) or has_table_privilege('anon', c.oid, v)) order by 1`,
    );
    expect(reachable).toEqual([
      { name: 'synced_columns', verb: 'select' },
      { name: 'synced_tables', verb: 'select' },
    ]);
  });

  const calls = Object.keys(functions).flatMap((name) => callers.map((kind) => ({ name, kind })));
  test.each(calls)('$kind calls $name', async ({ name, kind }) => {
    const access = functions[name];
    const invited = await rpc<{ id: string; code: string }>(
      database,
      team.owner,
      'create_invitation',
      { ws: team.workspaceId },
    );
    const call: FunctionCall = {
      workspaceId: team.workspaceId,
      rep: team.rep,
      owner: team.owner,
      prospect: own.rowId['prospects'] as string,
      invitation: invited.id,
      code: invited.code,
      unique: randomUUID(),
    };
    const [text, values] = toCall(name, access?.args(call) ?? {});
    const reached = await attempt(kind, text, values);
    expect(reached).toBe(access?.allowed.includes(kind) ? 1 : '42501');
  });
});

describe('across teams', () => {
  test('5,000 random queries find no row of another team', async () => {
    const random = aRandom(20_260_301);
    const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;
    const mark = team.workspaceId;
    const ownIds = Object.values(own.rowId);
    let found = 0;
    let queryCount = 0;
    for (const caller of [others.owner, others.manager, others.rep, outsider, team.removed]) {
      await asCaller(database, caller, async (query) => {
        for (let count = 0; count < 1000; count += 1) {
          const [a, b] = [pick(names), pick(names)];
          const where = pick([
            'true',
            `a.workspace_id = '${mark}'`,
            `a.id = '${pick(ownIds)}'`,
            `a.workspace_id <> '${others.workspaceId}'`,
            'a.rev > 0 or a.deleted_at is not null',
            `a.id in (select id from public.${b})`,
            `exists (select from public.${b} b where b.workspace_id = a.workspace_id)`,
            `a.updated_by = '${team.rep}'`,
            `not (a.workspace_id = any (array['${others.workspaceId}']::uuid[]))`,
            `a.workspace_id::text like '${mark.slice(0, 4)}%'`,
          ]);
          const from = pick([
            `public.${a} a`,
            `public.${a} a join public.${b} b on b.workspace_id = a.workspace_id`,
            `public.${a} a full join public.${b} b on b.id = a.id`,
            `(select * from public.${a} union all select * from public.${a}) a`,
            `public.${b} b cross join lateral (select * from public.${a} x limit 50) a`,
          ]);
          const shape = pick([
            'to_jsonb(a)::text',
            'a.workspace_id::text',
            `max(a.workspace_id::text) over ()`,
            `(select string_agg(s.workspace_id::text, ',') from public.${b} s)`,
          ]);
          const rows = await query<{ got: string | null }>(
            `select ${shape} as got from ${from} where ${where} limit 200`,
          );
          queryCount += 1;
          found += rows.filter(({ got }) => got?.includes(mark) && caller !== team.owner).length;
        }
      });
    }
    expect([queryCount, found]).toEqual([5000, 0]);
    // The same net does catch: a member finds what the others do not.
    const [caught] = await asCaller(database, team.rep, (query) =>
      query<{ got: string }>('select to_jsonb(a)::text as got from public.notes a limit 1'),
    );
    expect(caught?.got).toContain(mark);
  }, 120_000);

  test("asking for another team's workspace says that it is gone, searching it finds nothing", async () => {
    const ws = team.workspaceId;
    const prospect = own.rowId['prospects'] as string;
    const near = { kind: 'near', days: 30 };
    const asked: readonly (readonly [string, Readonly<Record<string, unknown>>])[] = [
      ['sync_pull', { ws }],
      ['sync_pull', { ws, since: 0, lim: 10, scope: near }],
      ['sync_pull', { ws, since: 1, lim: 10, scope: { ...near, upto: 1000 } }],
      ['sync_checksum', { ws }],
      ['sync_check', { ws, t: 'prospects', rows: { [prospect]: 1 } }],
      ['sync_clients', { ws }],
      ['pull_prospect', { ws, prospect_id: prospect }],
    ];
    for (const caller of [others.owner, outsider, team.removed]) {
      for (const [name, args] of asked) {
        expect(await rpc(database, caller, name, args), name).toEqual({ gone: true });
      }
      expect(await rpc(database, caller, 'search_prospects', { ws, words: 'ada' })).toEqual([]);
    }
    expect(await rpc(database, team.rep, 'search_prospects', { ws, words: 'ada' })).toMatchObject([
      { id: prospect, name: 'Ada' },
    ]);
    // Their own workspace with a foreign id: no row of it.
    const theirs = { ws: others.workspaceId, prospect_id: prospect };
    expect(await rpc(database, others.rep, 'pull_prospect', theirs)).toEqual({ rows: {} });
    const page = JSON.stringify(
      await rpc(database, others.rep, 'sync_pull', { ws: others.workspaceId }),
    );
    expect(page).toContain(others.workspaceId);
    expect(page).not.toContain(team.workspaceId);
  });
});

/** The same numbers for the same seed (mulberry32). */
function aRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
