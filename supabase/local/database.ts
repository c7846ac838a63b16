import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import { type ClusterOptions, startCluster } from './cluster.ts';

export interface Database {
  /** Of `postgres`: as on Supabase no superuser, owner of `public`, past row-level security. Migrations and tests use it. */
  readonly url: string;
  /** Of the superuser. */
  readonly adminUrl: string;
  /** Of the role that the gateway signs in as, to switch to the role of each request. */
  readonly gatewayUrl: string;
  /** Of the owner of the schema `auth`. */
  readonly authUrl: string;
  stop(): Promise<void>;
}

/** Real PostgreSQL 17, prepared as a Supabase project is before its first migration. */
export async function startDatabase(options: ClusterOptions): Promise<Database> {
  const cluster = await startCluster(options);
  try {
    await prepareDatabase(cluster.adminUrl);
  } catch (error) {
    await cluster.stop();
    throw error;
  }
  return {
    url: withUser(cluster.adminUrl, 'postgres'),
    adminUrl: cluster.adminUrl,
    gatewayUrl: withUser(cluster.adminUrl, 'authenticator'),
    authUrl: withUser(cluster.adminUrl, 'supabase_auth_admin'),
    stop: () => cluster.stop(),
  };
}

/**
 * Roles, default grants, `auth`, `realtime` and `extensions` as on Supabase. Wants a superuser's address; a database that
 * is prepared already is left as it is, so the address of `postgres` does then too.
 */
export async function prepareDatabase(url: string): Promise<void> {
  const script = readFileSync(join(import.meta.dirname, 'prepare.sql'), 'utf8');
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<{ version: string | null }>(
      `select obj_description(to_regnamespace('auth'), 'pg_namespace') as version`,
    );
    const mark = rows[0]?.version ?? null;
    if (mark === preparedMark) return;
    if (mark !== null) {
      throw new Error(
        'The data folder was prepared by another version of Pipeside: start once with --fresh, which empties it.',
      );
    }
    await client.query(`begin; ${script}; comment on schema auth is '${preparedMark}'; commit`);
  } finally {
    await client.end();
  }
}

/** Raised with every change of prepare.sql that an older data folder would miss. */
const preparedMark = 'prepared by supabase/local, version 4';

/** Applies what is new in supabase/migrations, with the Supabase CLI. Answers what it printed. */
export async function migrate(url: string): Promise<string> {
  return runSupabase(['db', 'push', `--remote=${url}?sslmode=disable`, '--yes']);
}

/** The demo team, where it is not there yet. */
export async function seed(url: string): Promise<void> {
  const script = readFileSync(join(root, 'supabase', 'seed.sql'), 'utf8');
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(script);
  } finally {
    await client.end();
  }
}

const root = resolve(import.meta.dirname, '..', '..');
const migrateTimeoutMs = 300_000;

/** Runs the Supabase CLI of node_modules on this project. Answers what it printed; throws with it where it failed. */
export async function runSupabase(words: readonly string[]): Promise<string> {
  const { resolve: find } = createRequire(import.meta.url);
  const program = join(dirname(find('supabase/package.json')), 'dist', 'supabase.js');
  try {
    const { stdout } = await promisify(execFile)(
      process.execPath,
      [program, ...words, '--workdir', root],
      {
        cwd: root,
        env: { ...process.env, DO_NOT_TRACK: '1', NO_COLOR: '1' },
        timeout: migrateTimeoutMs,
        maxBuffer: 64 * 1024 * 1024,
      },
    );
    return stdout;
  } catch (error) {
    const said = error as { readonly stdout?: string; readonly stderr?: string };
    const told = `${said.stdout ?? ''}${said.stderr ?? ''}`.trim();
    throw new Error(`supabase ${words.slice(0, 2).join(' ')} failed. ${told}`, { cause: error });
  }
}

function withUser(url: string, user: string): string {
  const changed = new URL(url);
  changed.username = user;
  changed.password = 'postgres';
  return changed.toString();
}
