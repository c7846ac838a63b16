import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { rowSchemas } from '../../lib/store/schemas.ts';
import type { SyncedTableName } from '../../lib/store/tables.ts';
import { aDevice, aTeam, type PullPage } from './a-team.ts';
import { aDatabase, codeOf, rpc } from './database.ts';

/**
 * What clients get. Seen to fail: with amounts as numbers, with times as PostgreSQL writes them, with a page cut by table
 * instead of by version, with the floor left out, and with a word for each statement instead of each push.
 */

const database = await aDatabase();
const team = await aTeam(database);
const device = aDevice(database, team.workspaceId, team.rep);
const manager = aDevice(database, team.workspaceId, team.manager);

describe('sync_pull', () => {
  test('rows are as the model has them: amounts as text, times as JavaScript writes them', async () => {
    const [stage, deal, company, prospect, signal] = [
      randomUUID(),
      randomUUID(),
      randomUUID(),
      randomUUID(),
      randomUUID(),
    ];
    await manager.send('put', 'stages', stage, {
      f: { name: 'New', position: 0, kind: 'open', probability: 10, exit_criteria: ['Budget'] },
    });
    await device.push(
      device.change('put', 'companies', company, {
        f: { name: 'Nordwind', size_min: 201, website: 'https://nordwind.example' },
      }),
      device.change('put', 'prospects', prospect, {
        f: {
          full_name: 'Linh Trần',
          company_id: company,
          clipped_at: '2026-03-02T08:00:00.000Z',
          websites: ['https://linh.example'],
        },
      }),
      device.change('put', 'deals', deal, {
        f: {
          name: 'Fleet',
          stage_id: stage,
          amount: '1200.50',
          currency: 'EUR',
          expected_close_on: '2026-06-30',
          quote_amount: '0.1000',
        },
      }),
      device.change('put', 'signals', signal, {
        f: { prospect_id: prospect, kind: 'reply', at: '2026-03-02T08:00:00.120Z' },
      }),
    );
    expect(await device.row('deals', deal)).toMatchObject({
      amount: '1200.50',
      quote_amount: '0.1000',
      expected_close_on: '2026-06-30',
      closed_at: null,
    });
    expect(await device.row('signals', signal)).toMatchObject({ at: '2026-03-02T08:00:00.120Z' });
    const page = await device.pull();
    let rowCount = 0;
    for (const [t, rows] of Object.entries(page.rows)) {
      for (const row of rows) {
        if (row.deleted_at !== null) continue;
        const checked = rowSchemas[t as SyncedTableName].safeParse(row);
        expect(checked.error?.issues ?? [], t).toEqual([]);
        rowCount += 1;
      }
    }
    expect(rowCount).toBeGreaterThan(10);
  });

  test('each version comes once, in order, whatever the size of a page', async () => {
    const ids = Array.from({ length: 30 }, () => randomUUID());
    await device.push(
      ...ids.flatMap((id, index) => [
        device.change('put', 'prospects', id, { f: { full_name: `P ${index}` } }),
        device.change('put', 'notes', id, {
          f: { about_kind: 'prospect', about_id: id, body: 'Hello' },
        }),
      ]),
    );
    const whole = await device.pull(0, 5000);
    expect(whole.more).toBe(false);
    for (const lim of [1, 7, 60, 61]) {
      const seen: number[] = [];
      for (let cursor = 0; ; ) {
        const page = await device.pull(cursor, lim);
        const revs = Object.values(page.rows)
          .flat()
          .map(({ rev }) => rev);
        expect(revs.length).toBeLessThanOrEqual(lim);
        seen.push(...revs.sort((a, b) => a - b));
        cursor = page.cursor;
        if (!page.more) break;
      }
      expect(seen, `pages of ${lim}`).toEqual([...seen].sort((a, b) => a - b));
      expect(seen).toHaveLength(Object.values(whole.rows).flat().length);
    }
  });

  test('from the cursor on comes only what is new', async () => {
    const { cursor } = await device.pull(0, 5000);
    expect(await device.pull(cursor)).toEqual({ cursor, more: false, rows: {} });
    const id = randomUUID();
    const { rev } = await device.send('put', 'prospects', id, { f: { full_name: 'New' } });
    expect(await device.pull(cursor)).toMatchObject({
      cursor: rev,
      rows: { prospects: [{ id, rev }] },
    });
  });

  test('a deleted row is its id, its version and when', async () => {
    const id = randomUUID();
    await device.send('put', 'prospects', id, { f: { full_name: 'Gone' } });
    await device.send('del', 'prospects', id, { ms: 5 });
    const row = await device.row('prospects', id);
    expect(Object.keys(row ?? {}).sort()).toEqual(['deleted_at', 'id', 'into', 'rev']);
  });

  test('it only reads, and sees one moment', async () => {
    const { rows } = await database.pool.query(
      `select provolatile as v from pg_proc where proname in ('sync_pull', 'sync_checksum', 'sync_info') and pronamespace = 'public'::regnamespace`,
    );
    expect(rows).toEqual([{ v: 's' }, { v: 's' }, { v: 's' }]);
  });

  test('whoever is below the floor starts afresh; whoever starts is never below it', async () => {
    const other = await aTeam(database);
    const away = aDevice(database, other.workspaceId, other.rep);
    const id = randomUUID();
    await away.send('put', 'prospects', id, { f: { full_name: 'Gone' } });
    const { cursor } = await away.pull();
    await away.send('del', 'prospects', id, { ms: 5 });
    // A live row refers to this one: it stays.
    const company = randomUUID();
    await away.push(
      away.change('put', 'companies', company, { f: { name: 'Nordwind' } }),
      away.change('put', 'prospects', randomUUID(), {
        f: { full_name: 'Ada', company_id: company },
      }),
      away.change('del', 'companies', company, { ms: 5 }),
    );
    await database.pool.query(`select private.prune_history(interval '0')`);
    expect(await away.pull(cursor)).toEqual({ reset: true });
    const afresh = await away.pull(0);
    expect(JSON.stringify(afresh)).not.toContain(id);
    expect(afresh.rows['companies']).toMatchObject([{ id: company }]);
    expect(await away.pull(afresh.cursor)).toMatchObject({ more: false });
    expect(await away.send('patch', 'prospects', id, { ms: 9, f: { title: 'CTO' } })).toMatchObject(
      { status: 'rejected', code: 'PT404' },
    );
  });
});

describe('sync_checksum', () => {
  const sumOf = (rows: PullPage['rows']) =>
    Object.fromEntries(
      Object.entries(rows).flatMap(([t, all]) => {
        const revs = all
          .filter(({ deleted_at }) => deleted_at === null)
          .map(({ rev }) => BigInt(rev));
        if (revs.length === 0) return [];
        const add = (values: readonly bigint[]) =>
          String(values.reduce((sum, value) => sum + value, 0n));
        return [
          [
            t,
            {
              count: revs.length,
              sum: add(revs),
              mix: add(revs.map((rev) => BigInt.asUintN(32, rev * 2_654_435_761n))),
            },
          ],
        ];
      }),
    );

  test('is what a client makes of the rows that it pulled', async () => {
    const { rows } = await device.pull(0, 5000);
    expect(await rpc(database, team.rep, 'sync_checksum', { ws: team.workspaceId })).toEqual(
      sumOf(rows),
    );
  });

  test('a row that is missing, or one version behind, shows', async () => {
    const { rows } = await device.pull(0, 5000);
    const sums = await rpc(database, team.rep, 'sync_checksum', { ws: team.workspaceId });
    const [first, ...rest] = rows['prospects'] ?? [];
    expect(sumOf({ ...rows, prospects: rest })).not.toEqual(sums);
    expect(sumOf({ ...rows, prospects: [...rest, { ...first, rev: 1 } as never] })).not.toEqual(
      sums,
    );
  });
});

describe('sync_info', () => {
  test('tells anybody what both sides must agree on', async () => {
    const info = await rpc<{ now: number }>(database, 'anon', 'sync_info');
    expect(info).toMatchObject({ schema_version: 1, oldest_client: 1 });
    expect(Math.abs(info.now - Date.now())).toBeLessThan(60_000);
  });

  test('nothing else answers to who is not signed in', async () => {
    expect(await codeOf(rpc(database, 'anon', 'sync_pull', { ws: team.workspaceId }))).toBe(
      '42501',
    );
  });
});

describe('announcements', () => {
  test('a push tells the workspace once, whatever it changed, and only to members', async () => {
    await database.pool.query('delete from realtime.messages');
    const id = randomUUID();
    await device.push(
      device.change('put', 'prospects', id, { f: { full_name: 'P' } }),
      device.change('put', 'notes', randomUUID(), {
        f: { about_kind: 'prospect', about_id: id, body: 'Hello' },
      }),
      device.change('patch', 'prospects', id, { ms: 5, f: { title: 'CTO' } }),
    );
    const { rows } = await database.pool.query(
      'select topic, event, private, payload from realtime.messages',
    );
    expect(rows).toMatchObject([
      {
        topic: `workspace:${team.workspaceId}`,
        event: 'changed',
        private: true,
        payload: { workspace_id: team.workspaceId },
      },
    ]);
    expect(JSON.stringify(rows)).not.toContain(id);
  });
});
