import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { aDevice, aTeam } from './a-team.ts';
import { aDatabase, asCaller, type Query } from './database.ts';

/**
 * What members ask is found by an index in a workspace that holds most of the rows. Seen to fail: with policies whose condition on
 * the workspace counts twice, and with touchpoints looked up under row-level security.
 */

const database = await aDatabase();
const team = await aTeam(database);
const count = 30_000;

await database.pool.query('alter table public.prospects disable trigger stamp_row');
await database.pool.query(
  `insert into public.prospects (id, workspace_id, full_name, owner_id, rev)
   select gen_random_uuid(), $1, 'P ' || n, $2, n from generate_series(1, $3::int) n`,
  [team.workspaceId, team.rep, count],
);
await database.pool.query('alter table public.prospects enable trigger stamp_row');
// Many workspaces beside it, so that any one is thought to be a small part.
await database.pool.query(
  `insert into public.workspaces (id, name, currency, time_zone)
   select gen_random_uuid(), 'Other', 'EUR', 'UTC' from generate_series(1, 1500)`,
);
await database.pool.query(
  `insert into public.prospects (id, workspace_id, full_name)
   select gen_random_uuid(), w.id, 'Other' from public.workspaces w where w.name = 'Other'`,
);
await database.pool.query(
  `insert into public.touchpoints (id, workspace_id, prospect_ids, channel, occurred_at)
   select gen_random_uuid(), $1, array[gen_random_uuid()], 'call', now() from generate_series(1, 5000)`,
  [team.workspaceId],
);
await database.pool.query('analyze');

interface Node {
  readonly 'Plan Rows': number;
  readonly 'Actual Rows': number;
  readonly 'Actual Loops': number;
  readonly 'Rows Removed by Filter'?: number;
  readonly Plans?: readonly Node[];
}

/** Rows that any step of the statement's plan looked at. */
async function countSeen(query: Query, text: string, values: readonly unknown[]): Promise<number> {
  await query('set local plan_cache_mode = force_custom_plan');
  const [row] = await query<{ 'QUERY PLAN': readonly { readonly Plan: Node }[] }>(
    `explain (analyze, format json) ${text}`,
    values,
  );
  const seenBy = (node: Node): number =>
    Math.max(
      (node['Actual Rows'] + (node['Rows Removed by Filter'] ?? 0)) * node['Actual Loops'],
      ...(node.Plans ?? []).map(seenBy),
    );
  return Math.max(...(row?.['QUERY PLAN'] ?? []).map(({ Plan }) => seenBy(Plan)));
}

test('no policy has its condition on the workspace bare', async () => {
  const { rows } = await database.pool.query(
    `select tablename, policyname from pg_policies where schemaname = 'public' and qual !~ 'COALESCE\\(\\(workspace_id'`,
  );
  expect(rows).toEqual([]);
});

describe('in a large workspace', () => {
  test('the planner expects about as many rows as there are', async () => {
    const expected = await asCaller(database, team.rep, async (query) => {
      const [row] = await query<{ 'QUERY PLAN': readonly { readonly Plan: Node }[] }>(
        `explain (format json) select from public.prospects r where r.workspace_id = '${team.workspaceId}'`,
      );
      return row?.['QUERY PLAN'][0]?.Plan['Plan Rows'] ?? 0;
    });
    expect(expected).toBeGreaterThan(count / 4);
    expect(expected).toBeLessThan(count * 4);
  });

  test('the rows of a push are found by their ids', async () => {
    const { rows } = await database.pool.query<{ id: string }>(
      'select id from public.prospects where workspace_id = $1 limit 500',
      [team.workspaceId],
    );
    const ids = rows.map(({ id }) => id);
    expect(ids).toHaveLength(500);
    const seen = await asCaller(database, team.rep, (query) =>
      countSeen(
        query,
        'select r.full_name from public.prospects r where r.workspace_id = $1 and r.id = any ($2::uuid[])',
        [team.workspaceId, ids],
      ),
    );
    expect(seen).toBeLessThanOrEqual(500);
  });

  test('versions are found by their numbers', async () => {
    const revs = Array.from({ length: 1000 }, (_, index) => index * 20 + 1);
    const seen = await asCaller(database, team.rep, (query) =>
      countSeen(
        query,
        'select r.full_name from public.prospects r where r.workspace_id = $1 and r.rev = any ($2::bigint[])',
        [team.workspaceId, revs],
      ),
    );
    expect(seen).toBeLessThanOrEqual(1000);
  });

  test('what a function reads follows what it answers', async () => {
    const device = aDevice(database, team.workspaceId, team.rep);
    const id = randomUUID();
    await device.send('put', 'prospects', id, { f: { full_name: 'Linh Trần' } });
    const readBy = async (text: string, values: readonly unknown[]) =>
      asCaller(database, team.rep, async (query) => {
        await query(text, values);
        const [row] = await query<{
          'QUERY PLAN': readonly {
            readonly Plan: { 'Shared Hit Blocks': number; 'Shared Read Blocks': number };
          }[];
        }>(`explain (analyze, buffers, format json) ${text}`, values);
        const plan = row?.['QUERY PLAN'][0]?.Plan;
        return (plan?.['Shared Hit Blocks'] ?? 0) + (plan?.['Shared Read Blocks'] ?? 0);
      });
    const ws = team.workspaceId;
    const { rows } = await database.pool.query<{ pages: number }>(
      `select (pg_relation_size('public.touchpoints') / 8192)::int as pages`,
    );
    // All touchpoints would be as many pages; most of these are the catalogue's.
    expect(rows[0]?.pages).toBeGreaterThan(60);
    const one = await readBy('select public.pull_prospect($1, $2)', [ws, id]);
    expect(one, 'pages of pull_prospect').toBeLessThan(250);
    const search = await readBy('select public.search_prospects($1, $2)', [ws, 'linh tran']);
    expect(search, 'pages of search_prospects').toBeLessThan(150);
  });
});
