import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { Change } from '../../lib/model/sync.ts';
import { aDevice, aTeam, loadRow } from './a-team.ts';
import { aDatabase, asCaller, codeOf, rpc } from './database.ts';
import { linh } from './push-cases.ts';

/** Rows that are one, rows that are gone, rows written by others. Seen to fail: with touchpoints not joined. */

const database = await aDatabase();
const team = await aTeam(database);
const one = aDevice(database, team.workspaceId, team.rep);
const other = aDevice(database, team.workspaceId, team.manager);

describe('rows that turn out to be one', () => {
  const touch = { channel: 'email', occurred_at: '2026-03-02T08:00:00.000Z' };

  async function aTouch(
    device: typeof one,
    key: string,
    people: readonly string[],
    f: Change['f'] = {},
  ) {
    const [touchpoint, keyId] = [randomUUID(), randomUUID()];
    const verdicts = await device.push(
      device.change('put', 'touchpoint_keys', keyId, { f: { touchpoint_id: touchpoint, key } }),
      device.change('put', 'touchpoints', touchpoint, {
        f: { ...touch, prospect_ids: people, ...f },
      }),
    );
    return { touchpoint, keyId, verdicts };
  }

  test('a message that two reps log is one touchpoint, with the people of both', async () => {
    const [a, b] = [randomUUID(), randomUUID()];
    const first = await aTouch(one, 'message-1', [a]);
    const second = await aTouch(other, 'message-1', [b], { subject: 'Offer' });
    expect(first.verdicts.map(({ status }) => status)).toEqual(['applied', 'applied']);
    expect(second.verdicts).toMatchObject([
      { status: 'merged', into: first.keyId },
      { status: 'merged', into: first.touchpoint },
    ]);
    const kept = await one.row('touchpoints', first.touchpoint);
    expect(new Set(kept?.['prospect_ids'] as string[])).toEqual(new Set([a, b]));
    expect(kept?.['subject']).toBe('Offer');
    expect(await one.row('touchpoints', second.touchpoint)).toMatchObject({
      into: first.touchpoint,
    });
    expect(await one.row('touchpoint_keys', second.keyId)).toBe(undefined);
  });

  test('a later change to the one that is gone reaches the one that stayed', async () => {
    const [a, b, c] = [randomUUID(), randomUUID(), randomUUID()];
    const first = await aTouch(one, 'message-2', [a]);
    const second = await aTouch(other, 'message-2', [b]);
    const patch = await other.send('patch', 'touchpoints', second.touchpoint, {
      ms: 9,
      f: { outcome: 'replied', prospect_ids: { add: [c], remove: [] } },
    });
    expect(patch).toMatchObject({ status: 'merged', into: first.touchpoint });
    const kept = await one.row('touchpoints', first.touchpoint);
    expect(kept).toMatchObject({ outcome: 'replied' });
    expect(new Set(kept?.['prospect_ids'] as string[])).toEqual(new Set([a, b, c]));
  });

  test('a message that was deleted and is logged again keeps its key', async () => {
    const first = await aTouch(one, 'message-3', []);
    await one.send('del', 'touchpoints', first.touchpoint, { ms: 5 });
    const second = await aTouch(other, 'message-3', []);
    expect(await one.row('touchpoint_keys', first.keyId)).toMatchObject({
      touchpoint_id: second.touchpoint,
    });
    expect(await one.row('touchpoints', second.touchpoint)).toMatchObject({ deleted_at: null });
  });

  test('both in one batch: one is kept', async () => {
    const [t1, t2, k1, k2] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()];
    const verdicts = await one.push(
      one.change('put', 'touchpoints', t1, { f: touch }),
      one.change('put', 'touchpoint_keys', k1, { f: { touchpoint_id: t1, key: 'message-4' } }),
      one.change('put', 'touchpoints', t2, { f: touch }),
      one.change('put', 'touchpoint_keys', k2, { f: { touchpoint_id: t2, key: 'message-4' } }),
    );
    expect(verdicts.map(({ status }) => status)).toEqual([
      'applied',
      'applied',
      'merged',
      'merged',
    ]);
  });

  test('a setting that two managers make is one row', async () => {
    const [first, second] = [randomUUID(), randomUUID()];
    await other.send('put', 'settings', first, { f: { key: 'quiet', value: 1 } });
    const owner = aDevice(database, team.workspaceId, team.owner);
    expect(
      await owner.send('put', 'settings', second, { ms: 5, f: { key: 'quiet', value: 2 } }),
    ).toMatchObject({ status: 'merged', into: first });
    expect(await owner.send('patch', 'settings', second, { ms: 6, f: { value: 3 } })).toMatchObject(
      { status: 'merged', into: first },
    );
    expect(await one.row('settings', first)).toMatchObject({ value: 3 });
  });

  test('merged people: later changes are redirected, the merged row never comes back', async () => {
    const [kept, gone] = [randomUUID(), randomUUID()];
    await one.send('put', 'prospects', kept, { f: linh });
    await one.send('put', 'prospects', gone, { f: { full_name: 'L. Tran' } });
    expect(
      await one.send('patch', 'prospects', gone, { ms: 5, f: { merged_into: kept } }),
    ).toMatchObject({ status: 'applied' });
    expect(
      await other.send('patch', 'prospects', gone, { ms: 6, f: { title: 'CTO' } }),
    ).toMatchObject({ status: 'merged', into: kept });
    expect(
      await other.send('put', 'prospects', gone, {
        ms: 7,
        f: { full_name: 'L. Tran', merged_into: null, location: 'Hamburg' },
      }),
    ).toMatchObject({ status: 'merged', into: kept });
    expect(await other.send('del', 'prospects', gone, { ms: 8 })).toMatchObject({
      status: 'merged',
      into: kept,
    });
    expect(await one.row('prospects', kept)).toMatchObject({
      title: 'CTO',
      location: 'Hamburg',
      deleted_at: null,
    });
    expect(await one.row('prospects', gone)).toMatchObject({ title: null, merged_into: kept });
  });

  test('what was merged can be taken apart', async () => {
    const [kept, gone] = [randomUUID(), randomUUID()];
    await one.send('put', 'prospects', kept, { f: linh });
    await one.send('put', 'prospects', gone, { f: linh });
    await one.send('patch', 'prospects', gone, { ms: 5, f: { merged_into: kept } });
    expect(
      await one.send('patch', 'prospects', gone, { ms: 6, f: { merged_into: null } }),
    ).toMatchObject({ status: 'applied' });
    expect(
      await one.send('patch', 'prospects', gone, { ms: 7, f: { title: 'CTO' } }),
    ).toMatchObject({ status: 'applied' });
  });

  test('rows merged in a circle are rejected, not followed for ever', async () => {
    const [a, b] = [randomUUID(), randomUUID()];
    for (const id of [a, b]) await one.send('put', 'prospects', id, { f: linh });
    await one.send('patch', 'prospects', a, { ms: 5, f: { merged_into: b } });
    await one.send('patch', 'prospects', b, { ms: 6, f: { merged_into: a } });
    expect(await one.send('patch', 'prospects', a, { ms: 7, f: { title: 'CTO' } })).toMatchObject({
      status: 'rejected',
      code: '23514',
    });
  });
});

describe('other ways to write', () => {
  test('what is written past the protocol is versioned and clocked, and wins', async () => {
    const id = randomUUID();
    await one.send('put', 'prospects', id, { f: { ...linh, tags: ['a'] } });
    const { cursor } = await one.pull();
    await database.pool.query(
      `update public.prospects set title = 'CEO', tags = '{b}' where id = $1`,
      [id],
    );
    expect((await one.pull(cursor)).rows['prospects']).toMatchObject([
      { id, title: 'CEO', tags: ['b'] },
    ]);
    expect(
      await one.send('patch', 'prospects', id, {
        ms: 9,
        f: { title: 'CTO', tags: { add: ['a'], remove: [] } },
      }),
    ).toMatchObject({
      status: 'merged',
      lost: { title: 'CTO', tags: { add: ['a'], remove: [] } },
    });
  });

  test('nobody gives a field a clock that is ahead, by whatever way', async () => {
    const id = randomUUID();
    await one.send('put', 'prospects', id, { f: linh });
    for (const clocks of [
      `clocks = '{"title": "9999999999999:0000:x"}'`,
      `element_clocks = '{"tags": {"a": "9999999999999:0000:x"}}'`,
    ]) {
      const forged = asCaller(database, team.rep, (query) =>
        query(`update public.prospects set title = 'CTO', ${clocks} where id = $1`, [id]),
      );
      expect(await codeOf(forged), clocks).toBe('22023');
    }
  });

  test('an erased row is never revived, by nothing (fault)', async () => {
    const id = randomUUID();
    await one.send('put', 'prospects', id, { f: { ...linh, emails: ['l@x.example'] } });
    await one.send('patch', 'prospects', id, { ms: -5, f: { title: 'Secret' } });
    await rpc(database, team.manager, 'erase_prospects', { ws: team.workspaceId, ids: [id] });
    for (const [op, f] of [
      ['put', linh],
      ['patch', { title: 'CTO' }],
    ] as const) {
      expect(await one.send(op, 'prospects', id, { ms: 3_000_000, f })).toMatchObject({
        status: 'rejected',
        code: 'PT410',
      });
    }
    expect(await one.send('del', 'prospects', id, { ms: 3_000_001 })).toMatchObject({
      status: 'applied',
    });
    expect(
      await codeOf(
        database.pool.query(
          `update public.prospects set deleted_at = null, erased_at = null where id = $1`,
          [id],
        ),
      ),
    ).toBe('PT410');
    const left = JSON.stringify(await loadRow(database, 'prospects', id));
    expect(left).not.toMatch(/Linh|x\.example|Secret/);
  });
});
