import { execFileSync, spawn } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, describe, expect, test } from 'vitest';
import { findAccount } from '../local/binaries.ts';
import { migrate, prepareDatabase, runSupabase } from '../local/database.ts';

/**
 * `supabase db lint` on Debian's PostgreSQL 15 where its plpgsql_check is installed: the packaged PostgreSQL has no such
 * extension. It also says that the migrations run on an older server. Seen to fail: 15 findings of the first draft.
 */

const programs = '/usr/lib/postgresql/15/bin';
const extension = '/usr/share/postgresql/15/extension/plpgsql_check.control';
const isInstalled = existsSync(join(programs, 'postgres')) && existsSync(extension);
const host = '127.0.0.1';
const port = 55_000 + (process.pid % 5000);

describe.skipIf(!isInstalled)('db lint', () => {
  const account = findAccount();
  const folder = mkdtempSync(join(tmpdir(), 'pipeside-lint-'));
  let server: ReturnType<typeof spawn> | undefined;
  afterAll(async () => {
    const gone = new Promise((done) => server?.once('exit', done));
    if (server?.kill('SIGINT')) await gone;
    rmSync(folder, { recursive: true, force: true });
  });

  test('finds nothing', async () => {
    if (account !== undefined) chownSync(folder, account.uid, account.gid);
    const data = join(folder, 'data');
    const flags = [
      '-D',
      data,
      '-U',
      'supabase_admin',
      '-E',
      'UTF8',
      '--locale=C.UTF-8',
      '-A',
      'trust',
      '--no-sync',
    ];
    execFileSync(join(programs, 'initdb'), flags, { ...account, cwd: folder, stdio: 'ignore' });
    server = spawn(
      join(programs, 'postgres'),
      ['-D', data, '-p', String(port), '-k', folder, '-c', `listen_addresses=${host}`],
      {
        ...account,
        cwd: folder,
        stdio: 'ignore',
      },
    );
    const admin = `postgresql://supabase_admin@${host}:${port}/postgres`;
    await awaitServer(admin);
    await prepareDatabase(admin);
    await migrate(`postgresql://postgres:postgres@${host}:${port}/postgres`);
    const lint = (schema: string) =>
      runSupabase([
        'db',
        'lint',
        '--schema',
        schema,
        '--level',
        'warning',
        `--remote=${admin}?sslmode=disable`,
      ]);
    expect((await lint('public')).trim()).toBe('');
    expect((await lint('private')).trim()).toBe('');
    const client = new pg.Client({ connectionString: admin });
    await client.connect();
    await client.query(
      `create function public.broken() returns void language plpgsql as 'begin perform nothing_here; end'`,
    );
    await client.end();
    expect(await lint('public'), 'a planted fault').toContain('public.broken');
  }, 120_000);
});

async function awaitServer(url: string): Promise<void> {
  for (const until = Date.now() + 30_000; ; await wait(50)) {
    const client = new pg.Client({ connectionString: url });
    try {
      await client.connect();
      await client.query('create extension plpgsql_check');
      await client.end();
      return;
    } catch (error) {
      if (Date.now() > until) throw error;
    }
  }
}
