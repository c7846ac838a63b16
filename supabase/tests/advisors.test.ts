import { describe, expect, test } from 'vitest';
import { runSupabase } from '../local/database.ts';
import { reasons } from './advisor-reasons.ts';
import { aDatabase, type TestDatabase } from './database.ts';

/**
 * What `supabase db advisors` says of the migrated database. That they see faults is a test of its own: without Supabase's
 * default grants they find nothing at all.
 */

interface Finding {
  readonly name: string;
  readonly level: 'INFO' | 'WARN' | 'ERROR';
  readonly detail: string;
  readonly cacheKey: string;
}

async function findFaults({ url }: TestDatabase): Promise<readonly Finding[]> {
  const words = ['db', 'advisors', '--type', 'all', '--level', 'info', '--output-format', 'json'];
  const said = await runSupabase([...words, `--remote=${url}?sslmode=disable`]);
  const line = said.split('\n').find((one) => one.startsWith('{'));
  return (JSON.parse(line ?? '{}') as { readonly results: readonly Finding[] }).results;
}

const clean = await aDatabase();
const faulty = await aDatabase();

describe('the advisors', () => {
  test('find no error and no warning, and nothing without a reason', async () => {
    const findings = await findFaults(clean);
    expect(findings.filter(({ level }) => level !== 'INFO')).toEqual([]);
    const unexplained = findings.filter(
      ({ cacheKey }) => !reasons.some(({ found }) => found.test(cacheKey)),
    );
    expect(unexplained.map(({ cacheKey, detail }) => `${cacheKey}: ${detail}`)).toEqual([]);
    const idle = reasons.filter(
      ({ found }) => !findings.some(({ cacheKey }) => found.test(cacheKey)),
    );
    expect(idle, 'reasons for what is not said any more').toEqual([]);
  });

  test('see what is wrong', async () => {
    await faulty.pool.query(`
      create table public.leads (id uuid primary key, workspace_id uuid references public.workspaces);
      grant all on public.leads to anon, authenticated;
      create table public.opportunities (id uuid primary key, owner_id uuid);
      alter table public.opportunities enable row level security;
      create policy "own" on public.opportunities for select to authenticated using (owner_id = auth.uid());
      create policy "all" on public.opportunities for select to authenticated using (true);
      grant select on public.opportunities to authenticated;
      create function public.read_leads() returns setof public.leads language sql as 'select * from public.leads';
      create view public.everybody as select * from public.members;
      grant select on public.everybody to authenticated;
    `);
    const names = new Set((await findFaults(faulty)).map(({ name }) => name));
    expect([...names]).toEqual(
      expect.arrayContaining([
        'rls_disabled_in_public',
        'auth_rls_initplan',
        'multiple_permissive_policies',
        'function_search_path_mutable',
        'security_definer_view',
        'unindexed_foreign_keys',
      ]),
    );
  });
});
