import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { describe, expect, test } from 'vitest';
import type { Change } from '../../lib/model/sync.ts';
import {
  aDevice,
  aTeam,
  type Device,
  type PullPage,
  type Team,
  type Verdict,
} from './a-team.ts';
import { aDatabase, rpc, signIn, type TestDatabase, toCall } from './database.ts';

/**
 * Several reps push to one workspace at a time while somebody pulls: nothing is missed, nothing happens twice. That this
 * can fail is a test of its own, which takes the lock away.
 */

const writerCount = 8;
const changesPerBatch = 5;

interface Outcome {
  /** Rows that were acknowledged. */
  readonly sent: number;
  readonly onServer: number;
  /** On the server, and not among what the reader pulled. */
  readonly missed: number;
  /** Versions beyond one a row, lines of the ledger beyond one a change, or acknowledged rows that are not there. */
  readonly twice: number;
  readonly killed: number;
  /** Second deliveries, and how many of their verdicts were the first ones again. */
  readonly again: { readonly changes: number; readonly dups: number };
}

interface Race {
  readonly batchCount: number;
  /** Shares of the batches that are cut before their commit, and that are delivered twice. */
  readonly killedShare: number;
  readonly twiceShare: number;
}

/** Acts until every change is acknowledged, as an outbox does. */
async function race(database: TestDatabase, how: Race): Promise<Outcome> {
  const team = await aTeam(database);
  const tally = { sent: [] as string[], killed: 0, changes: 0, dups: 0 };
  let isWriting = true;
  const seen = new Map<string, number>();
  let repeats = 0;
  const reader = (async () => {
    let cursor = 0;
    for (;;) {
      const wasWriting = isWriting;
      const page = await rpc<PullPage>(database, team.manager, 'sync_pull', {
        ws: team.workspaceId,
        since: cursor,
        lim: 200,
      });
      for (const row of page.rows['prospects'] ?? []) {
        if (seen.has(row.id)) repeats += 1;
        seen.set(row.id, row.rev);
      }
      if (page.cursor < cursor) throw new Error('the cursor went back');
      cursor = page.cursor;
      if (!wasWriting && !page.more) return;
    }
  })();
  await Promise.all(Array.from({ length: writerCount }, () => write(database, team, how, tally)));
  isWriting = false;
  await reader;
  const { rows } = await database.pool.query<{ id: string }>(
    `select id from public.prospects where workspace_id = $1`,
    [team.workspaceId],
  );
  const { rows: ledger } = await database.pool.query<{ extra: number }>(
    `select (count(*) - count(distinct mid))::int as extra from private.sync_ledger where workspace_id = $1`,
    [team.workspaceId],
  );
  const onServer = new Set(rows.map(({ id }) => id));
  return {
    sent: tally.sent.length,
    onServer: onServer.size,
    missed: [...onServer].filter((id) => !seen.has(id)).length,
    twice: repeats + (ledger[0]?.extra ?? 0) + tally.sent.filter((id) => !onServer.has(id)).length,
    killed: tally.killed,
    again: { changes: tally.changes, dups: tally.dups },
  };
}

async function write(
  database: TestDatabase,
  team: Team,
  { batchCount, killedShare, twiceShare }: Race,
  tally: { sent: string[]; killed: number; changes: number; dups: number },
): Promise<void> {
  const device = aDevice(database, team.workspaceId, team.rep);
  for (let batch = 0; batch < batchCount; batch += 1) {
    const changes = Array.from({ length: changesPerBatch }, (_, index) =>
      device.change('put', 'prospects', randomUUID(), { f: { full_name: `Person ${index}` } }),
    );
    while (Math.random() < killedShare) {
      await deliver(database, device, changes, 'killed');
      tally.killed += 1;
    }
    if (Math.random() < twiceShare) {
      // Both at once, or one after the other: the reply was lost.
      const isAtOnce = Math.random() < 0.5;
      const first = deliver(database, device, changes, 'committed');
      if (!isAtOnce) await first;
      const both = [await deliver(database, device, changes, 'committed'), await first];
      tally.changes += changes.length;
      tally.dups += both.flat().filter(({ dup }) => dup).length;
    } else {
      await deliver(database, device, changes, 'committed');
    }
    tally.sent.push(...changes.map(({ id }) => id));
  }
}

/** One request, its commit a moment later; killed, its connection is cut before it. */
async function deliver(
  database: TestDatabase,
  device: Device,
  m: readonly Change[],
  end: 'committed' | 'killed',
): Promise<Verdict[]> {
  const client = new pg.Client({ connectionString: database.url });
  client.on('error', (error) => {
    if (end === 'committed') throw error;
  });
  await client.connect();
  await client.query('begin');
  const { rows: pids } = await client.query<{ pid: number }>('select pg_backend_pid() as pid');
  await signIn(client, device.rep);
  const { rows } = await client.query<{ result: { results: Verdict[] } }>(
    ...toCall('sync_push', { p: { client_id: device.clientId, m } }),
  );
  await wait(Math.random() * 12);
  if (end === 'killed')
    await database.pool.query('select pg_terminate_backend($1)', [pids[0]?.pid]);
  else await client.query('commit');
  await client.end().catch((error: unknown) => {
    if (end === 'committed') throw error;
  });
  return rows[0]?.result.results ?? [];
}

const locked = await aDatabase();
const unlocked = await aDatabase();

describe('8 writers, one reader', () => {
  test('nothing is missed, nothing happens twice', async () => {
    const outcome = await race(locked, { batchCount: 30, killedShare: 0.15, twiceShare: 0.25 });
    const expected = writerCount * 30 * changesPerBatch;
    expect(outcome).toMatchObject({ sent: expected, onServer: expected, missed: 0, twice: 0 });
    expect(outcome.killed).toBeGreaterThan(10);
    expect(outcome.again.changes).toBeGreaterThan(100);
    expect(outcome.again.dups).toBe(outcome.again.changes);
  }, 120_000);

  test('without the lock rows are missed: the test above can fail', async () => {
    await takeLockAway(unlocked);
    // No batch twice or cut: without the lock those collide, and it is the reader that is looked at.
    const { missed } = await race(unlocked, { batchCount: 15, killedShare: 0, twiceShare: 0 });
    expect(missed).toBeGreaterThan(0);
  }, 120_000);
});

/** The lock stands in two places: before a push reads, and where each row is numbered. */
async function takeLockAway({ pool }: TestDatabase): Promise<void> {
  for (const name of ['lock_workspace', 'stamp_row']) {
    const { rows } = await pool.query<{ source: string }>(
      `select pg_get_functiondef(p.oid) as source from pg_proc p where p.pronamespace = 'private'::regnamespace and p.proname = $1`,
      [name],
    );
    const source = rows[0]?.source ?? '';
    const without = source.replace(
      /pg_catalog\.pg_advisory_xact_lock\(pg_catalog\.hashtextextended\([a-z]+::text, 4242\)\)/,
      'pg_catalog.pg_sleep(0)',
    );
    expect(without, name).not.toBe(source);
    await pool.query(without);
  }
}
