import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, inject } from 'vitest';
import { toDatabase } from './start-database.ts';

/** A copy of the migrated database for one test file, and the ways to act in it. */
export interface TestDatabase {
  /** As `postgres`: owner of the tables, past row-level security, no superuser. */
  readonly pool: pg.Pool;
  readonly url: string;
}

/** Whoever sends a request: a signed-in rep by id, or `anon`. */
export type Caller = string;

export type Query = <Row extends pg.QueryResultRow>(
  text: string,
  values?: readonly unknown[],
) => Promise<Row[]>;

/** Copied from the suite's database; it goes with the server. */
export async function aDatabase(): Promise<TestDatabase> {
  const addresses = inject('database');
  const name = `test_${randomUUID().replaceAll('-', '').slice(0, 12)}`;
  const admin = new pg.Client({ connectionString: toDatabase(addresses.adminUrl, 'template1') });
  await admin.connect();
  await admin.query(`create database ${name} template migrated`);
  // A copy has the schema, not the settings of the database.
  await admin.query(`alter database ${name} set search_path to "$user", public, extensions`);
  const url = toDatabase(addresses.url, name);
  const pool = new pg.Pool({ connectionString: url, max: 24 });
  await admin.end();
  afterAll(() => pool.end());
  return { pool, url };
}

/** One transaction with the role and claims that a request of `caller` has, as PostgREST sets them. */
export async function asCaller<T>(
  { pool }: TestDatabase,
  caller: Caller,
  work: (query: Query) => Promise<T>,
): Promise<T> {
  const client = await pool.connect();
  try {
    await client.query('begin');
    await signIn(client, caller);
    const result = await work(toQuery(client));
    await client.query('commit');
    return result;
  } catch (error) {
    await client.query('rollback');
    throw error;
  } finally {
    client.release();
  }
}

/** Runs statements on `client`, and gives their rows. */
export function toQuery(client: pg.Pool | pg.ClientBase): Query {
  return async <Row extends pg.QueryResultRow>(text: string, values: readonly unknown[] = []) => {
    const { rows } = await client.query<Row>(text, [...values]);
    return rows;
  };
}

/** Takes on the caller's role for the rest of the transaction. */
export async function signIn(client: pg.ClientBase, caller: Caller): Promise<void> {
  const role = caller === 'anon' ? 'anon' : 'authenticated';
  const claims = caller === 'anon' ? { role } : { role, sub: caller };
  await client.query(
    `select set_config('role', $1, true), set_config('request.jwt.claims', $2, true)`,
    [role, JSON.stringify(claims)],
  );
}

/** Calls a function of the API as `caller`, with named arguments. */
export async function rpc<T>(
  database: TestDatabase,
  caller: Caller,
  name: string,
  args: Readonly<Record<string, unknown>> = {},
): Promise<T> {
  return asCaller(database, caller, async (query) => {
    const [row] = await query<{ result: T }>(...toCall(name, args));
    if (row === undefined) throw new Error(`${name} gave no row`);
    return row.result;
  });
}

/** The statement that calls a function with named arguments. */
export function toCall(
  name: string,
  args: Readonly<Record<string, unknown>>,
): [text: string, values: unknown[]] {
  const names = Object.keys(args);
  const list = names.map((key, index) => `${key} => $${index + 1}`).join(', ');
  const values = names.map((key) => {
    const value = args[key];
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? JSON.stringify(value)
      : value;
  });
  return [`select public.${name}(${list}) as result`, values];
}

/** SQLSTATE of what `work` ends with, `undefined` where it succeeds. */
export async function codeOf(work: Promise<unknown>): Promise<string | undefined> {
  try {
    await work;
    return undefined;
  } catch (error) {
    if (error instanceof pg.DatabaseError) return error.code;
    throw error;
  }
}
