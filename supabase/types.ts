import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { migrate, runSupabase, startDatabase } from './local/database.ts';

/** `npm run gen:types`: writes the types of the API from a database that has just been migrated. */

export const typesFile = resolve(import.meta.dirname, '../lib/backend/database-types.ts');

/** The Supabase CLI's types of the database at `url`, in the project's format. */
export async function readTypes(url: string): Promise<string> {
  const words = ['gen', 'types', '--lang', 'typescript', '--schema', 'public'];
  const types = await runSupabase([...words, `--remote=${url}?sslmode=disable`]);
  return format(`// Written by npm run gen:types, from supabase/migrations.\n${types.trim()}\n`);
}

function format(source: string): string {
  const biome = createRequire(import.meta.url).resolve('@biomejs/biome/bin/biome');
  const words = [biome, 'format', `--stdin-file-path=${typesFile}`];
  const done = spawnSync(process.execPath, words, {
    input: source,
    encoding: 'utf8',
    cwd: resolve(import.meta.dirname, '..'),
    maxBuffer: 16 * 1024 * 1024,
  });
  if (done.status !== 0) throw new Error(`biome could not format the types. ${done.stderr}`);
  return done.stdout;
}

async function writeTypes(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'pipeside-types-'));
  const database = await startDatabase({ folder, fresh: true });
  try {
    await migrate(database.url);
    writeFileSync(typesFile, await readTypes(database.url));
  } finally {
    await database.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

if (process.argv[1] === import.meta.filename) await writeTypes();
