/**
 * How the server's functions fare in a large database: fills one, measures, and leaves nothing behind.
 * Usage: npm run scale [-- --rows 5000000] [--minutes 60]    --rows prospects; 100000 is a trial of a minute.
 */
import { mkdtempSync, rmSync, statfsSync } from 'node:fs';
import { cpus, freemem, loadavg, platform, release, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { type Database, migrate, startDatabase } from '../local/database.ts';
import { fillDatabase } from './fill.ts';
import { measureAll } from './measure.ts';

const { values } = parseArgs({
  options: {
    rows: { type: 'string', default: '5000000' },
    minutes: { type: 'string', default: '60' },
  },
});
const prospectCount = Number(values.rows);
const endsAt = Date.now() + Number(values.minutes) * 60_000;
const workspaceCount = Math.max(50, Math.min(2000, Math.round(prospectCount / 2500)));
/** A prospect with its share of everything else, indexes and the log: as seen, with room. */
const bytesPerProspect = 6000;
const mostBytes = 30e9;

// A quarter of the memory, as Supabase sets it, within what a small plan has.
const bufferMb = Math.round(Math.min(4096, totalmem() / 2 ** 20 / 4));
const settings = {
  shared_buffers: `${bufferMb}MB`,
  effective_cache_size: `${bufferMb * 2}MB`,
  maintenance_work_mem: '1GB',
  max_wal_size: '4GB',
  random_page_cost: '1.1',
};

const say = (line: string): void => console.log(line);
let database: Database | undefined;
let folder: string | undefined;

function checkTime(): void {
  if (Date.now() > endsAt) throw new Error(`Not done after ${values.minutes} minutes.`);
}

async function run(): Promise<void> {
  if (!(prospectCount >= 10_000)) throw new Error('--rows wants a number of 10000 or more.');
  const place = statfsSync(tmpdir());
  const free = place.bavail * place.bsize;
  const wanted = prospectCount * bytesPerProspect;
  if (wanted > mostBytes || wanted * 1.2 > free) {
    throw new Error(
      `${gigabytes(wanted)} are wanted in ${tmpdir()}, ${gigabytes(Math.min(free, mostBytes))} may be used.`,
    );
  }
  say(
    `${cpus()[0]?.model.trim() ?? 'unknown processor'}, ${cpus().length} cores, ${gigabytes(totalmem())} memory (${gigabytes(freemem())} free), load ${loadavg()
      .map((load) => load.toFixed(1))
      .join(' ')}, ${platform()} ${release()}, node ${process.version}`,
  );
  folder = mkdtempSync(join(tmpdir(), 'pipeside-scale-'));
  database = await startDatabase({ folder, fresh: true, settings });
  await migrate(database.url);
  const pool = new pg.Pool({ connectionString: database.adminUrl, max: 4 });
  try {
    const began = Date.now();
    say(`filling: ${prospectCount} prospects in ${workspaceCount} workspaces`);
    const filled = await fillDatabase({
      ...{ pool, folder, prospectCount, workspaceCount, checkTime, say },
    });
    say(`  ${filled.rowCount} rows after ${seconds(began)}`);
    await fillWords(pool);
    say(`  words after ${seconds(began)}`);
    await pool.query('vacuum (analyze)');
    await pool.query('checkpoint');
    say(`  vacuumed after ${seconds(began)}`);
    await saySizes(pool);
    const client = await pool.connect();
    try {
      const report = (figure: Parameters<Parameters<typeof measureAll>[0]['report']>[0]) =>
        say(
          `${figure.what.padEnd(50)} ${figure.p50.toFixed(1).padStart(8)} ${figure.p95.toFixed(1).padStart(8)} ms  ×${figure.runs}  ${figure.note}`,
        );
      say(`${'what'.padEnd(50)}      p50      p95`);
      await measureAll({ client, filled, checkTime, report });
    } finally {
      client.release();
    }
    say(
      `done after ${seconds(began)}, load ${loadavg()
        .map((load) => load.toFixed(1))
        .join(' ')}`,
    );
  } finally {
    await pool.end();
  }
}

/** As the migration does it for rows that are there before it; the index last. */
async function fillWords(pool: pg.Pool): Promise<void> {
  await pool.query('drop index private.prospect_words_words_idx');
  checkTime();
  await pool.query(`insert into private.prospect_words (workspace_id, prospect_id, words)
    select p.workspace_id, p.id, private.words_of(p.workspace_id, p.full_name, p.title, c.name)
    from public.prospects p left join public.companies c on c.workspace_id = p.workspace_id and c.id = p.company_id`);
  checkTime();
  await pool.query(
    'create index prospect_words_words_idx on private.prospect_words using gin (words) with (fastupdate = off)',
  );
}

async function saySizes(pool: pg.Pool): Promise<void> {
  const { rows } = await pool.query<{ name: string; rows: string; heap: string; indexes: string }>(
    `select c.oid::regclass::text as name, c.reltuples::bigint as rows, pg_table_size(c.oid) as heap, pg_indexes_size(c.oid) as indexes
     from pg_class c where c.relkind = 'r' and c.relnamespace in ('public'::regnamespace, 'private'::regnamespace) and c.reltuples > 1000
     order by 3 desc`,
  );
  for (const { name, rows: count, heap, indexes } of rows) {
    say(
      `  ${name.padEnd(26)} ${count.padStart(9)} rows  ${gigabytes(Number(heap))} table  ${gigabytes(Number(indexes))} indexes`,
    );
  }
  const { rows: all } = await pool.query<{ size: string }>(
    'select pg_database_size(current_database()) as size',
  );
  say(
    `  the database: ${gigabytes(Number(all[0]?.size))}; shared_buffers ${settings.shared_buffers}`,
  );
}

function gigabytes(bytes: number): string {
  return `${(bytes / 1e9).toFixed(2)} GB`;
}

function seconds(began: number): string {
  return `${((Date.now() - began) / 1000).toFixed(0)} s`;
}

async function cleanUp(): Promise<void> {
  await database?.stop();
  if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.once(signal, () => void cleanUp().finally(() => process.exit(1)));
}

try {
  await run();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
} finally {
  await cleanUp();
}
