import { describe, expect, test } from 'vitest';

import { callers, tables } from './access.ts';
import { codeOf } from './database.ts';
import {
  attempt,
  attemptInsert,
  cells,
  database,
  foreign,
  isMember,
  names,
  others,
  own,
  sampleFor,
  team,
} from './two-teams.ts';

/**
 * Every table and function × who calls × what is tried, from the catalogue. Seen to fail: without row-level security on one
 * table (15 cases), with a policy that lacks its workspace (280), with `grant all` left in place (409), with a definer in
 * `public`, without the guard of owners, and with a table that access.ts lacks.
 */

test('every table of the API is in access.ts, and every line there is a table', async () => {
  const { rows } = await database.pool.query<{ name: string }>(
    `select c.relname as name from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v', 'm', 'f')`,
  );
  expect(rows.map(({ name }) => name).sort()).toEqual([...names].sort());
});

describe('tables', () => {
  test.each(cells)('$kind reads $t', async ({ t, kind }) => {
    const seen = await attempt(kind, `select id from public.${t} where workspace_id = $1`, [
      team.workspaceId,
    ]);
    if (kind === 'anon') expect(seen).toBe('42501');
    else if (isMember(kind)) expect(seen).toBeGreaterThan(0);
    else expect(seen).toBe(0);
    if (kind !== 'anon') {
      const all = await attempt(kind, `select id from public.${t} where workspace_id = $1`, [
        others.workspaceId,
      ]);
      expect(all, 'rows of another workspace').toBe(0);
    }
  });

  test.each(cells)('$kind inserts into $t', async ({ t, kind }) => {
    const isAllowed = tables[t]?.insert.includes(kind) ?? false;
    expect(await attemptInsert(kind, t, sampleFor(t, kind))).toBe(isAllowed ? 'ok' : '42501');
  });

  test.each(cells)('$kind updates $t', async ({ t, kind }) => {
    const access = tables[t];
    const set =
      access?.column === null ? 'deleted_at = now()' : `${access?.column} = ${access?.column}`;
    const reached = await attempt(
      kind,
      `update public.${t} set ${set} where workspace_id = $1 and id = $2 returning id`,
      [team.workspaceId, own.rowId[t]],
    );
    if (kind === 'anon' || access?.isClosed) expect(reached).toBe('42501');
    else expect(reached).toBe(access?.update.includes(kind) ? 1 : 0);
    if (kind !== 'anon' && !access?.isClosed) {
      expect(
        await attempt(kind, `update public.${t} set ${set} where workspace_id <> $1 returning id`, [
          team.workspaceId,
        ]),
        'rows of another workspace',
      ).toBe(0);
    }
  });

  test.each(cells)('$kind deletes from $t', async ({ t, kind }) => {
    expect(await attempt(kind, `delete from public.${t} returning id`)).toBe('42501');
  });

  test.each(cells)('$kind moves a row of $t to another workspace', async ({ t, kind }) => {
    const column = t === 'workspaces' ? 'id' : 'workspace_id';
    expect(
      await attempt(kind, `update public.${t} set ${column} = $1 returning id`, [
        others.workspaceId,
      ]),
    ).toBe('42501');
  });

  test.each(cells)('$kind writes what the protocol keeps for itself in $t', async ({ t, kind }) => {
    for (const column of ['rev = 1', 'updated_by = null', 'erased_at = now()']) {
      expect(await attempt(kind, `update public.${t} set ${column} returning id`), column).toBe(
        '42501',
      );
    }
  });

  test.each(cells)(
    '$kind takes a row of another workspace over by an upsert into $t',
    async ({ t, kind }) => {
      const row = { ...sampleFor(t, kind), id: foreign.rowId[t] };
      const code = await attemptInsert(kind, t, row);
      // Keys begin with the workspace: the same id here is a row of its own, and theirs is not touched.
      expect(code).toBe(tables[t]?.insert.includes(kind) ? 'ok' : '42501');
    },
  );

  test('not even the owner of the tables moves a row', async () => {
    for (const t of names.filter((name) => name !== 'workspaces')) {
      const moved = database.pool.query(`update public.${t} set workspace_id = $1 where id = $2`, [
        others.workspaceId,
        own.rowId[t],
      ]);
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
  const references = rows.map(({ t, column, parent }) => ({
    t: bare(t),
    column,
    parent: bare(parent),
  }));

  test('there are some', () => expect(references.length).toBeGreaterThan(20));

  test.each(references.flatMap((one) => callers.map((kind) => ({ ...one, kind }))))(
    '$kind refers from $t.$column to another workspace',
    async ({ t, column, parent, kind }) => {
      const id = parent === 'members' ? others.rep : foreign.rowId[parent];
      const code = await attemptInsert(kind, t, { ...sampleFor(t, kind), [column]: id });
      const isAllowed = tables[t]?.insert.includes(kind) ?? false;
      // What a rep may not give to a colleague, a rep may not give to a stranger either.
      const isRuledOut =
        !isAllowed || (parent === 'members' && (kind === 'rep' || t === 'rep_settings'));
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
    expect(loose.map(({ name }) => name)).toEqual([
      'dismissals.about_id',
      'facts.entity_id',
      'members.rep_id',
      'notes.about_id',
      'stage_changes.by',
    ]);
  });
});
