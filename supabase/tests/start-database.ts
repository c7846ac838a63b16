import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { type Database, migrate, startDatabase } from '../local/database.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Addresses of the migrated database that each test file copies. */
    readonly database: Omit<Database, 'stop'>;
  }
}

let end: (() => Promise<void>) | undefined;

/** Real PostgreSQL for the whole suite: started, prepared and migrated once, by the Supabase CLI. */
export async function setup(project: TestProject): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'pipeside-database-'));
  const { stop, ...addresses } = await startDatabase({ folder, fresh: true });
  end = async () => {
    await stop();
    rmSync(folder, { recursive: true, force: true });
  };
  await migrate(addresses.url);
  await copyAside(addresses.adminUrl);
  project.provide('database', addresses);
}

export async function teardown(): Promise<void> {
  await end?.();
}

/** The database that tests copy: one that nobody is connected to, or it could not be copied. */
async function copyAside(adminUrl: string): Promise<void> {
  const admin = new pg.Client({ connectionString: toDatabase(adminUrl, 'template1') });
  await admin.connect();
  await admin.query('create database migrated template postgres');
  await admin.end();
}

export function toDatabase(url: string, name: string): string {
  const changed = new URL(url);
  changed.pathname = `/${name}`;
  return changed.toString();
}
