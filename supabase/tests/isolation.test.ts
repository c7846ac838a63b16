import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { aClock, aDevice, aTeam, type Team } from './a-team.ts';
import { type CallerKind, callers, type FunctionCall, functions, type Ids, tables } from './access.ts';
import { aDatabase, asCaller, type Caller, codeOf, type Query, rpc, toCall, toQuery } from './database.ts';

/**
 * Every table and function × who calls × what is tried, from the catalogue. Seen to fail: without row-level security on one
 * table (15 cases), with a policy that lacks its workspace (280), with `grant all` left in place (409), with a definer in
 * `public`, without the guard of owners, and with a table that access.ts lacks.
 */

const database = await aDatabase();
const team = await aTeam(database);
const others = await aTeam(database);
const outsider = randomUUID();

const callerByKind: Readonly<Record<CallerKind, Caller>> = {
  anon: 'anon',
  outsider,
  removed: team.removed,
  rep: team.rep,
  manager: team.manager,
  owner: team.owner,
};

const names = Object.keys(tables);
const own = await seed(team);
const foreign = await seed(others);

/** A row of each table, written past all rules. */
async function seed(of: Team): Promise<Ids> {
  const rowId: Record<string, string> = { workspaces: of.workspaceId };
  const { pool } = database;
  const query = toQuery(pool);
  const known = async (t: string, where: string) => {
    const [row] = await query<{ id: string }>(`select id from public.${t} where workspace_id = $1 and ${where}`, [of.workspaceId]);
    return row?.id ?? '';
  };
  rowId['members'] = await known('members', `rep_id = '${of.rep}'`);
  rowId['invitations'] = await known('invitations', 'true limit 1');
  const ids = (): Ids => ({ rowId, rep: of.rep, caller: of.rep, unique: randomUUID() });
  for (const t of names.slice(3)) {
    rowId[t] = randomUUID();
    await insert(query, t, of.workspaceId, { id: rowId[t], ...tables[t]?.sample(ids()) });
  }
  // One person more, who has no part in the deal yet.
  rowId['prospects'] = randomUUID();
  await pool.query(`insert into public.prospects (id, workspace_id, full_name) values ($1, $2, 'Ada')`, [rowId['prospects'], of.workspaceId]);
  return ids();
}

async function insert(query: Query, t: string, workspaceId: string, row: Readonly<Record<string, unknown>>) {
  const fields = t === 'workspaces' ? row : { workspace_id: workspaceId, ...row };
  const columns = Object.keys(fields);
  return query(
    `insert into public.${t} (${columns.join(', ')}) values (${columns.map((_, index) => `$${index + 1}`).join(', ')})`,
    Object.values(fields),
  );
}

class Undone extends Error {}

/** Tries it, tells how many rows it reached or which SQLSTATE it ended with, and takes it back. */
async function attempt(kind: CallerKind, text: string, values: readonly unknown[] = []): Promise<number | string> {
  let count = 0;
  const code = await codeOf(
    asCaller(database, callerByKind[kind], async (query) => {
      count = (await query(text, values)).length;
      throw new Undone();
    }).catch((error: unknown) => {
      if (!(error instanceof Undone)) throw error;
    }),
  );
  return code ?? count;
}

async function attemptInsert(kind: CallerKind, t: string, row: Readonly<Record<string, unknown>>): Promise<string> {
  const code = await codeOf(
    asCaller(database, callerByKind[kind], async (query) => {
      await insert(query, t, team.workspaceId, row);
      throw new Undone();
    }).catch((error: unknown) => {
      if (!(error instanceof Undone)) throw error;
    }),
  );
  return code ?? 'ok';
}

function sampleFor(t: string, kind: CallerKind, ids: Ids = own): Readonly<Record<string, unknown>> {
  const caller = kind === 'anon' ? outsider : callerByKind[kind];
  return { id: randomUUID(), ...tables[t]?.sample({ ...ids, caller, unique: randomUUID() }) };
}

const cells = names.flatMap((t) => callers.map((kind) => ({ t, kind })));
const isMember = (kind: CallerKind) => ['rep', 'manager', 'owner'].includes(kind);

test('every table of the API is in access.ts, and every line there is a table', async () => {
  const { rows } = await database.pool.query<{ name: string }>(
    `select c.relname as name from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v', 'm', 'f')`,
  );
  expect(rows.map(({ name }) => name).sort()).toEqual([...names].sort());
});

describe('tables', () => {
  test.each(cells)('$kind reads $t', async ({ t, kind }) => {
    const seen = await attempt(kind, `select id from public.${t} where workspace_id = $1`, [team.workspaceId]);
    if (kind === 'anon') expect(seen).toBe('42501');
    else if (isMember(kind)) expect(seen).toBeGreaterThan(0);
    else expect(seen).toBe(0);
    if (kind !== 'anon') {
      const all = await attempt(kind, `select id from public.${t} where workspace_id = $1`, [others.workspaceId]);
      expect(all, 'rows of another workspace').toBe(0);
    }
  });

  test.each(cells)('$kind inserts into $t', async ({ t, kind }) => {
    const isAllowed = tables[t]?.insert.includes(kind) ?? false;
    expect(await attemptInsert(kind, t, sampleFor(t, kind))).toBe(isAllowed ? 'ok' : '42501');
  });

  test.each(cells)('$kind updates $t', async ({ t, kind }) => {
    const access = tables[t];
    const set = access?.column === null ? 'deleted_at = now()' : `${access?.column} = ${access?.column}`;
    const reached = await attempt(kind, `update public.${t} set ${set} where workspace_id = $1 and id = $2 returning id`, [team.workspaceId, own.rowId[t]]);
    if (kind === 'anon' || access?.isClosed) expect(reached).toBe('42501');
    else expect(reached).toBe(access?.update.includes(kind) ? 1 : 0);
    if (kind !== 'anon' && !access?.isClosed) {
      expect(await attempt(kind, `update public.${t} set ${set} where workspace_id <> $1 returning id`, [team.workspaceId]), 'rows of another workspace').toBe(0);
    }
  });

  test.each(cells)('$kind deletes from $t', async ({ t, kind }) => {
    expect(await attempt(kind, `delete from public.${t} returning id`)).toBe('42501');
  });

  test.each(cells)('$kind moves a row of $t to another workspace', async ({ t, kind }) => {
    const column = t === 'workspaces' ? 'id' : 'workspace_id';
    expect(await attempt(kind, `update public.${t} set ${column} = $1 returning id`, [others.workspaceId])).toBe('42501');
  });

  test.each(cells)('$kind writes what the protocol keeps for itself in $t', async ({ t, kind }) => {
    for (const column of ['rev = 1', 'updated_by = null', 'erased_at = now()']) {
      expect(await attempt(kind, `update public.${t} set ${column} returning id`), column).toBe('42501');
    }
  });

  test.each(cells)('$kind takes a row of another workspace over by an upsert into $t', async ({ t, kind }) => {
    const row = { ...sampleFor(t, kind), id: foreign.rowId[t] };
    const code = await attemptInsert(kind, t, row);
    // Keys begin with the workspace: the same id here is a row of its own, and theirs is not touched.
    expect(code).toBe(tables[t]?.insert.includes(kind) ? 'ok' : '42501');
  });

  test('not even the owner of the tables moves a row', async () => {
    for (const t of names.filter((name) => name !== 'workspaces')) {
      const moved = database.pool.query(`update public.${t} set workspace_id = $1 where id = $2`, [others.workspaceId, own.rowId[t]]);
      expect(await codeOf(moved), t).toBe('42501');
    }
  });
});

describe('references', async () => {
  const { rows } = await database.pool.query<{ t: string; column: string; parent: string }>(
    `select c.conrelid::regclass::text as t, a.attname as column, c.confrelid::regclass::text as parent
     from pg_constraint c join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[array_upper(c.conkey, 1)]
     where c.contype = 'f' and c.connamespace = 'public'::regnamespace and array_length(c.conkey, 1) > 1 order by 1, 2`,
  );
  const bare = (name: string) => name.replace('public.', '');
  const references = rows.map(({ t, column, parent }) => ({ t: bare(t), column, parent: bare(parent) }));

  test('there are some', () => expect(references.length).toBeGreaterThan(20));

  test.each(references.flatMap((one) => callers.map((kind) => ({ ...one, kind }))))(
    '$kind refers from $t.$column to another workspace',
    async ({ t, column, parent, kind }) => {
      const id = parent === 'members' ? others.rep : foreign.rowId[parent];
      const code = await attemptInsert(kind, t, { ...sampleFor(t, kind), [column]: id });
      const isAllowed = tables[t]?.insert.includes(kind) ?? false;
      // What a rep may not give to a colleague, a rep may not give to a stranger either.
      const isRuledOut = !isAllowed || (parent === 'members' && (kind === 'rep' || t === 'rep_settings'));
      expect(code).toBe(isRuledOut ? '42501' : '23503');
    },
  );

  test('no column names a row without a reference that stays in the workspace', async () => {
    const { rows: loose } = await database.pool.query<{ name: string }>(
      `select format('%s.%s', c.relname, a.attname) as name from pg_attribute a join pg_class c on c.oid = a.attrelid
       where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and a.attnum > 0 and a.atttypid = 'uuid'::regtype
         and a.attname not in ('id', 'workspace_id', 'updated_by')
         and not exists (select from pg_constraint k where k.conrelid = c.oid and k.contype = 'f' and a.attnum = any (k.conkey) and array_length(k.conkey, 1) > 1)
       order by 1`,
    );
    // About any kind of row, or about somebody who may have left: they are compared, never followed.
    expect(loose.map(({ name }) => name)).toEqual(['dismissals.about_id', 'facts.entity_id', 'members.rep_id', 'notes.about_id', 'stage_changes.by']);
  });
});

describe('through sync_push', () => {
  const device = (kind: CallerKind) => aDevice(database, team.workspaceId, callerByKind[kind]);
  const seenFrom = cells.filter(({ kind }) => kind !== 'anon');

  test.each(seenFrom)('$kind puts into $t', async ({ t, kind }) => {
    const { id, ...f } = sampleFor(t, kind) as { id: string };
    const by = device(kind);
    const sent = by.push(by.change('put', t, id, { f: parsed(f) }));
    if (!isMember(kind)) return expect(await codeOf(sent)).toBe('42501');
    const [verdict] = await sent;
    // The sample may have the natural key of one that another case left.
    const ends = tables[t]?.insert.includes(kind) ? ['applied', 'merged'] : ['rejected'];
    expect(ends).toContain(verdict?.status);
    expect(verdict?.code).toBe(ends[0] === 'rejected' ? '42501' : undefined);
  });

  test.each(seenFrom)('$kind patches and deletes in $t', async ({ t, kind }) => {
    const access = tables[t];
    const id = randomUUID();
    // Deleted in the end: a row of its own, save where there is but the one.
    const isOnlyOne = access?.insert.length === 0;
    const owner = t === 'rep_settings' ? team.rep : team.manager;
    const target = isOnlyOne ? (own.rowId[t] as string) : id;
    if (!isOnlyOne) {
      const f = parsed(access?.sample({ ...own, caller: owner, unique: randomUUID() }) ?? {});
      const seeded = await aDevice(database, team.workspaceId, owner).send('put', t, id, { f, ms: -1000 });
      expect(['applied', 'merged']).toContain(seeded.status);
      if (seeded.into !== undefined) return;
    }
    const ms = Date.now() - Number(aClock(0, '').slice(0, 13));
    const column = access?.column ?? Object.keys(access?.sample({ ...own, unique: randomUUID() }) ?? {})[0] ?? '';
    const value = t === 'scorecards' ? 'learned' : t === 'invitations' ? 'owner' : randomUUID();
    const by = device(kind);
    const patch = by.change('patch', t, target, { f: { [column]: value }, ms });
    const del = by.change('del', t, target, { ms: ms + 1 });
    if (!isMember(kind)) {
      expect([await codeOf(by.push(patch)), await codeOf(by.push(del))]).toEqual(['42501', '42501']);
      return;
    }
    const isPatched = access?.column !== null && (access?.update.includes(kind) ?? false);
    expect((await by.push(patch))[0]).toMatchObject(isPatched ? { status: 'applied' } : { status: 'rejected', code: '42501' });
    const isDeleted = (access?.del ?? access?.update)?.includes(kind) ?? false;
    expect((await by.push(del))[0]).toMatchObject(isDeleted ? { status: 'applied' } : { status: 'rejected', code: '42501' });
  });

  /** Samples hold JSON as text, for the table's own columns; a push holds it as it is. */
  function parsed(f: Readonly<Record<string, unknown>>): Record<string, unknown> {
    const json = ['steps', 'value', 'body'];
    return Object.fromEntries(
      Object.entries(f).map(([key, value]) => [key, json.includes(key) && typeof value === 'string' && /^["[{\d]/.test(value) ? JSON.parse(value) : value]),
    );
  }
});

describe('what is somebody\'s own', () => {
  const rep = aDevice(database, team.workspaceId, team.rep);
  const manager = aDevice(database, team.workspaceId, team.manager);
  const ids = { prospects: randomUUID(), deals: randomUUID(), tasks: randomUUID() };
  const fields: Readonly<Record<keyof typeof ids, Record<string, unknown>>> = {
    prospects: { full_name: 'Linh Trần' },
    deals: { name: 'Fleet', stage_id: own.rowId['stages'] },
    tasks: { title: 'Call' },
  };
  const kinds = Object.keys(ids) as (keyof typeof ids)[];

  beforeAll(async () => {
    for (const t of kinds) await manager.send('put', t, ids[t], { f: { ...fields[t], owner_id: team.manager } });
  });

  test.each(kinds)('a rep does not take over %s, and gives none away', async (t) => {
    expect(await rep.send('patch', t, ids[t], { ms: 5, f: { owner_id: team.rep } })).toMatchObject({ status: 'rejected', code: '42501' });
    expect(await rep.send('put', t, randomUUID(), { f: { ...fields[t], owner_id: team.manager } })).toMatchObject({ status: 'rejected', code: '42501' });
    const mine = randomUUID();
    expect(await rep.send('put', t, mine, { f: { ...fields[t], owner_id: team.rep } })).toMatchObject({ status: 'applied' });
    expect(await rep.send('patch', t, mine, { ms: 5, f: { owner_id: team.manager } })).toMatchObject({ status: 'rejected', code: '42501' });
    expect(await rep.send('patch', t, mine, { ms: 5, f: { owner_id: null } })).toMatchObject({ status: 'applied' });
    expect(await rep.send('patch', t, mine, { ms: 6, f: { owner_id: team.rep } })).toMatchObject({ status: 'applied' });
    expect(await manager.send('patch', t, mine, { ms: 7, f: { owner_id: team.manager } })).toMatchObject({ status: 'applied' });
  });

  test('a rep works on a colleague\'s prospects and deals, not on a colleague\'s tasks', async () => {
    expect(await rep.send('patch', 'prospects', ids.prospects, { ms: 9, f: { title: 'CTO' } })).toMatchObject({ status: 'applied' });
    expect(await rep.send('patch', 'deals', ids.deals, { ms: 9, f: { needs: 'Vans' } })).toMatchObject({ status: 'applied' });
    expect(await rep.send('patch', 'tasks', ids.tasks, { ms: 9, f: { title: 'Mail' } })).toMatchObject({ status: 'rejected', code: '42501' });
    expect(await rep.send('del', 'tasks', ids.tasks, { ms: 9 })).toMatchObject({ status: 'rejected', code: '42501' });
  });

  test('nobody writes a colleague\'s own settings', async () => {
    for (const by of [rep, manager]) {
      const colleague = by === rep ? team.manager : team.rep;
      expect(await by.send('put', 'rep_settings', randomUUID(), { f: { rep_id: colleague, key: 'quiet', value: 1 } })).toMatchObject({ status: 'rejected', code: '42501' });
    }
  });
});

describe('functions', async () => {
  const { rows } = await database.pool.query<{ schema: string; name: string; definer: boolean; path: string | null; open: boolean; anon: boolean }>(
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
    const { rows: usage } = await database.pool.query(`select has_schema_privilege('anon', 'private', 'usage') as may`);
    expect(usage).toEqual([{ may: false }]);
  });

  test('the tables of `private` are out of reach, but for the list of columns', async () => {
    const { rows: reachable } = await database.pool.query<{ name: string; verb: string }>(
      `select c.relname as name, v as verb from pg_class c, unnest(array['select', 'insert', 'update', 'delete']) v
       where c.relnamespace = 'private'::regnamespace and c.relkind = 'r'
         and (has_table_privilege('authenticated', c.oid, v) or has_table_privilege('anon', c.oid, v)) order by 1`,
    );
    expect(reachable).toEqual([{ name: 'synced_columns', verb: 'select' }, { name: 'synced_tables', verb: 'select' }]);
  });

  const calls = Object.keys(functions).flatMap((name) => callers.map((kind) => ({ name, kind })));
  test.each(calls)('$kind calls $name', async ({ name, kind }) => {
    const access = functions[name];
    const invited = await rpc<{ id: string; code: string }>(database, team.owner, 'create_invitation', { ws: team.workspaceId });
    const call: FunctionCall = {
      workspaceId: team.workspaceId, rep: team.rep, owner: team.owner, prospect: own.rowId['prospects'] as string,
      invitation: invited.id, code: invited.code, unique: randomUUID(),
    };
    const [text, values] = toCall(name, access?.args(call) ?? {});
    const reached = await attempt(kind, text, values);
    expect(reached).toBe(access?.allowed.includes(kind) ? 1 : '42501');
  });
});

describe('across teams', () => {
  test('5,000 random queries find no row of another team', async () => {
    const random = aRandom(20_260_301);
    const pick = <T,>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;
    const mark = team.workspaceId;
    const ownIds = Object.values(own.rowId);
    let found = 0;
    let queryCount = 0;
    for (const caller of [others.owner, others.manager, others.rep, outsider, team.removed]) {
      await asCaller(database, caller, async (query) => {
        for (let count = 0; count < 1000; count += 1) {
          const [a, b] = [pick(names), pick(names)];
          const where = pick([
            'true', `a.workspace_id = '${mark}'`, `a.id = '${pick(ownIds)}'`, `a.workspace_id <> '${others.workspaceId}'`, 'a.rev > 0 or a.deleted_at is not null',
            `a.id in (select id from public.${b})`, `exists (select from public.${b} b where b.workspace_id = a.workspace_id)`, `a.updated_by = '${team.rep}'`,
            `not (a.workspace_id = any (array['${others.workspaceId}']::uuid[]))`, `a.workspace_id::text like '${mark.slice(0, 4)}%'`,
          ]);
          const from = pick([
            `public.${a} a`, `public.${a} a join public.${b} b on b.workspace_id = a.workspace_id`, `public.${a} a full join public.${b} b on b.id = a.id`,
            `(select * from public.${a} union all select * from public.${a}) a`, `public.${b} b cross join lateral (select * from public.${a} x limit 50) a`,
          ]);
          const shape = pick(['to_jsonb(a)::text', 'a.workspace_id::text', `max(a.workspace_id::text) over ()`, `(select string_agg(s.workspace_id::text, ',') from public.${b} s)`]);
          const rows = await query<{ got: string | null }>(`select ${shape} as got from ${from} where ${where} limit 200`);
          queryCount += 1;
          found += rows.filter(({ got }) => got?.includes(mark) && caller !== team.owner).length;
        }
      });
    }
    expect([queryCount, found]).toEqual([5000, 0]);
    // The same net does catch: a member finds what the others do not.
    const [caught] = await asCaller(database, team.rep, (query) => query<{ got: string }>('select to_jsonb(a)::text as got from public.notes a limit 1'));
    expect(caught?.got).toContain(mark);
  }, 120_000);

  test('pulling another team\'s workspace says that it is gone', async () => {
    for (const caller of [others.owner, outsider, team.removed]) {
      expect(await rpc(database, caller, 'sync_pull', { ws: team.workspaceId })).toEqual({ gone: true });
      expect(await rpc(database, caller, 'sync_checksum', { ws: team.workspaceId })).toEqual({ gone: true });
    }
    const page = JSON.stringify(await rpc(database, others.rep, 'sync_pull', { ws: others.workspaceId }));
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
