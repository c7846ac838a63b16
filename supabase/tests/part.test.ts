import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { aDevice, aTeam, type PulledRow } from './a-team.ts';
import { aDatabase, codeOf, rpc } from './database.ts';

/**
 * What a store asks that holds a part of the workspace: whose device a clock names, whether its rows are right, one prospect
 * with all that is about it. Seen to fail: with the last rep of a device, with deleted rows counted as right, and without what
 * is about a row that was merged.
 */

const database = await aDatabase();
const team = await aTeam(database);
const ws = team.workspaceId;
const device = aDevice(database, ws, team.rep);
const manager = aDevice(database, ws, team.manager);
const at = '2026-01-05T08:00:00.000Z';

describe('sync_clients', () => {
  test('which rep works on which device: the first who pushed from it', async () => {
    await device.send('put', 'companies', randomUUID(), { f: { name: 'Nordwind' } });
    await manager.send('put', 'companies', randomUUID(), { f: { name: 'Nordwind' } });
    const change = manager.change('put', 'companies', randomUUID(), { f: { name: 'Nordwind' } });
    await rpc(database, team.manager, 'sync_push', {
      p: { client_id: device.clientId, m: [{ ...change, seq: 900 }] },
    });
    expect(await rpc(database, team.rep, 'sync_clients', { ws })).toEqual({
      [device.clientId]: team.rep,
      [manager.clientId]: team.manager,
    });
  });

  test('a change to a workspace of others leaves no device there', async () => {
    const other = await aTeam(database);
    const visitor = aDevice(database, ws, team.rep);
    await visitor.push(
      visitor.change('put', 'companies', randomUUID(), { f: { name: 'A' } }),
      visitor.change('put', 'companies', randomUUID(), { f: { name: 'B' }, ws: other.workspaceId }),
    );
    expect(
      await rpc(database, other.rep, 'sync_clients', { ws: other.workspaceId }),
    ).not.toHaveProperty(visitor.clientId);
  });

  test('the first push of a day notes how far the versions had come', async () => {
    const { rows } = await database.pool.query<{ rev: string; last: string }>(
      'select m.rev, s.last_value as last from private.rev_marks m, private.rev_seq s',
    );
    expect(rows).toHaveLength(1);
    expect(Number(rows[0]?.rev)).toBeLessThanOrEqual(Number(rows[0]?.last));
  });
});

describe('a deletion', () => {
  test('says where values must go and where they may stay', async () => {
    const [erased, deleted] = [randomUUID(), randomUUID()];
    await device.send('put', 'prospects', erased, { f: { full_name: 'Ada' } });
    await device.send('put', 'prospects', deleted, { f: { full_name: 'Ben' } });
    await device.send('del', 'prospects', deleted, { ms: 5 });
    await rpc(database, team.manager, 'erase_prospects', { ws, ids: [erased] });
    const row = await device.row('prospects', erased);
    expect(row).toMatchObject({ erased: true });
    expect(row?.deleted_at).not.toBe(null);
    expect(await device.row('prospects', deleted)).not.toHaveProperty('erased');
  });
});

describe('sync_check', () => {
  test('names the rows that are not as they are here', async () => {
    const [same, behind, gone, unknown] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()];
    const revs: Record<string, number> = { [unknown]: 1 };
    for (const id of [same, behind, gone]) {
      const { rev } = await device.send('put', 'companies', id, { f: { name: 'Nordwind' } });
      revs[id] = rev ?? 0;
    }
    await device.send('patch', 'companies', behind, { f: { about: 'Vans' }, ms: 5 });
    const { rev } = await device.send('del', 'companies', gone, { ms: 5 });
    // Also of a store that has the deletion's version without the deletion.
    revs[gone] = rev ?? 0;
    const wrong = await rpc<string[]>(database, team.rep, 'sync_check', {
      ws,
      t: 'companies',
      rows: revs,
    });
    expect(wrong.sort()).toEqual([behind, gone, unknown].sort());
    const asOther = { ws, t: 'prospects', rows: { [same]: revs[same] } };
    expect(await rpc(database, team.rep, 'sync_check', asOther)).toEqual([same]);
    expect(await rpc(database, team.rep, 'sync_check', { ws, t: 'companies', rows: {} })).toEqual(
      [],
    );
  });

  test('refuses what it cannot read, and more than 2,000 rows', async () => {
    const check = (t: string, rows: object) =>
      codeOf(rpc(database, team.rep, 'sync_check', { ws, t, rows }));
    const many = (count: number) =>
      Object.fromEntries(Array.from({ length: count }, () => [randomUUID(), 1]));
    expect(await check('auth.users', {})).toBe('42P01');
    expect(await check('companies', { linh: 1 })).toBe('22P02');
    expect(await check('companies', many(2001))).toBe('PT413');
    expect(await check('companies', many(2000))).toBeUndefined();
  });
});

describe('pull_prospect', () => {
  type Rows = Readonly<Record<string, readonly PulledRow[]>>;
  const pull = async (id: string) =>
    (await rpc<{ rows: Rows }>(database, team.rep, 'pull_prospect', { ws, prospect_id: id })).rows;

  test('brings the person whom a row was merged into, and all that is about either', async () => {
    const id = {
      company: randomUUID(),
      other: randomUUID(),
      kept: randomUUID(),
      merged: randomUUID(),
      stranger: randomUUID(),
      stage: randomUUID(),
      deal: randomUUID(),
      part: randomUUID(),
      note: randomUUID(),
      call: randomUUID(),
      key: randomUUID(),
      task: randomUUID(),
      cadence: randomUUID(),
      enrolment: randomUUID(),
      signal: randomUUID(),
      dismissal: randomUUID(),
      fact: randomUUID(),
      gone: randomUUID(),
    };
    const put = (t: string, row: string, f: object) =>
      manager.change('put', t, row, { f: { ...f } });
    const verdicts = await manager.push(
      put('companies', id.company, { name: 'Nordwind' }),
      put('companies', id.other, { name: 'Tarnhollow' }),
      put('prospects', id.kept, { full_name: 'Linh Trần', company_id: id.company }),
      put('prospects', id.merged, { full_name: 'L. Tran' }),
      put('prospects', id.stranger, { full_name: 'Ben', company_id: id.other }),
      put('stages', id.stage, { name: 'New', position: 0, kind: 'open', probability: 10 }),
      put('deals', id.deal, { name: 'Fleet', stage_id: id.stage, company_id: id.company }),
      put('stakeholders', id.part, { deal_id: id.deal, prospect_id: id.kept }),
      put('notes', id.note, { about_kind: 'prospect', about_id: id.merged, body: 'Hello' }),
      put('notes', id.gone, { about_kind: 'prospect', about_id: id.kept, body: 'Hello' }),
      put('touchpoints', id.call, {
        channel: 'call',
        occurred_at: at,
        prospect_ids: [id.merged, id.stranger],
      }),
      put('touchpoint_keys', id.key, { touchpoint_id: id.call, key: 'call' }),
      put('tasks', id.task, { title: 'Call', prospect_id: id.kept }),
      put('cadences', id.cadence, { name: 'Slow' }),
      put('enrolments', id.enrolment, {
        cadence_id: id.cadence,
        prospect_id: id.kept,
        step: 0,
        started_at: at,
      }),
      put('signals', id.signal, { prospect_id: id.kept, kind: 'reply', at }),
      put('dismissals', id.dismissal, { rule: 'reply', about_id: id.kept, facts_until: at }),
      put('facts', id.fact, {
        entity: 'prospect',
        entity_id: id.kept,
        field: 'title',
        value: 'CTO',
        known_at: at,
        source: 'page',
      }),
    );
    expect(verdicts.filter(({ status }) => status !== 'applied')).toEqual([]);
    await manager.send('patch', 'prospects', id.merged, { f: { merged_into: id.kept }, ms: 5 });
    await manager.send('del', 'notes', id.gone, { ms: 5 });

    for (const asked of [id.kept, id.merged]) {
      const rows = await pull(asked);
      const idsByTable = Object.fromEntries(
        Object.entries(rows).map(([t, some]) => [t, some.map((row) => row.id).sort()]),
      );
      expect(idsByTable).toEqual({
        companies: [id.company],
        prospects: [id.kept, id.merged].sort(),
        deals: [id.deal],
        stakeholders: [id.part],
        notes: [id.note],
        touchpoints: [id.call],
        touchpoint_keys: [id.key],
        tasks: [id.task],
        enrolments: [id.enrolment],
        signals: [id.signal],
        dismissals: [id.dismissal],
        facts: [id.fact],
      });
      const [call] = rows['touchpoints'] ?? [];
      expect(call).toEqual(await manager.row('touchpoints', id.call));
    }
  });

  test('of a deleted prospect there is that it was deleted, of an unknown one nothing', async () => {
    const id = randomUUID();
    await device.send('put', 'prospects', id, { f: { full_name: 'Gone' } });
    await device.send('del', 'prospects', id, { ms: 5 });
    const [row] = (await pull(id))['prospects'] ?? [];
    expect(row?.id).toBe(id);
    expect(row?.deleted_at).not.toBe(null);
    expect(await pull(randomUUID())).toEqual({});
  });

  test('rows that were merged in a circle end', async () => {
    const [one, two] = [randomUUID(), randomUUID()];
    await device.send('put', 'prospects', one, { f: { full_name: 'One' } });
    await device.send('put', 'prospects', two, { f: { full_name: 'Two' } });
    await database.pool.query(
      'update public.prospects p set merged_into = case p.id when $1 then $2 else $1 end::uuid where p.id in ($1, $2)',
      [one, two],
    );
    expect((await pull(one))['prospects']).toHaveLength(2);
  });
});
