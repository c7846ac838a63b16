import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, inject, test } from 'vitest';
import { migrate } from '../local/database.ts';
import { readTypes, typesFile } from '../types.ts';
import { aDatabase } from './database.ts';

/**
 * The migrations as the Supabase CLI applies them, by the role that it has in a project. Seen to fail: with a column that was
 * added without `npm run gen:types`.
 */

const folder = resolve(import.meta.dirname, '../migrations');
const files = readdirSync(folder).sort();

describe('migrations', () => {
  test('are named for what they do, in their order', () => {
    expect(files.length).toBeGreaterThan(5);
    expect(files.filter((file) => !/^\d{14}_[a-z]+(?:_[a-z]+)+\.sql$/.test(file))).toEqual([]);
    expect(new Set(files.map((file) => file.slice(0, 14))).size).toBe(files.length);
  });

  test('were applied by postgres, who is no superuser, all of them', async () => {
    const { pool } = await aDatabase();
    const { rows } = await pool.query<{ version: string }>(
      'select version from supabase_migrations.schema_migrations order by 1',
    );
    expect(rows.map(({ version }) => version)).toEqual(files.map((file) => file.slice(0, 14)));
    const { rows: roles } = await pool.query(
      'select rolsuper from pg_roles where rolname = current_user',
    );
    expect(roles).toEqual([{ rolsuper: false }]);
    const { rows: owners } = await pool.query(
      `select distinct tableowner from pg_tables where schemaname in ('public', 'private')`,
    );
    expect(owners).toEqual([{ tableowner: 'postgres' }]);
  });

  test('pushed again change nothing', async () => {
    expect(await migrate((await aDatabase()).url)).toMatch(/up to date/i);
  });

  test("make no roles and none of Supabase's own schemas", () => {
    const all = files.map((file) => readFileSync(join(folder, file), 'utf8')).join('\n');
    expect(all).not.toMatch(
      /create (?:role|user)|create schema (?:if not exists )?(?:auth|realtime|storage|extensions)|create (?:or replace )?function (?:auth|realtime)\./i,
    );
  });
});

describe('types', () => {
  test('are those of the migrations: otherwise run npm run gen:types', async () => {
    expect(readFileSync(typesFile, 'utf8')).toBe(await readTypes(inject('database').url));
  });
});
