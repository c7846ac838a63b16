import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { aClock, aDevice, aTeam, loadRow, type Verdict } from './a-team.ts';
import { aDatabase, codeOf, rpc } from './database.ts';
import { linh } from './push-cases.ts';

/** A request and its answer. Seen to fail: with a clock ahead let through, and with the ledger not read. */

const database = await aDatabase();
const team = await aTeam(database);
const one = aDevice(database, team.workspaceId, team.rep);
const other = aDevice(database, team.workspaceId, team.manager);

describe('a request', () => {
  const push = (device = one, ...m: readonly unknown[]) =>
    rpc<{ results: Verdict[] }>(database, device.rep, 'sync_push', {
      p: { client_id: device.clientId, m },
    });

  test('the same changes again get the same verdicts, and nothing happens twice', async () => {
    const id = randomUUID();
    const changes = [
      one.change('put', 'prospects', id, { f: linh }),
      one.change('patch', 'prospects', id, { ms: 1, f: { status: 'bogus' } }),
      one.change('patch', 'prospects', id, { ms: -1, f: { full_name: 'Old' } }),
    ];
    const first = await one.push(...changes);
    const before = await loadRow(database, 'prospects', id);
    const second = await one.push(...changes);
    expect(first.map(({ status }) => status)).toEqual(['applied', 'rejected', 'merged']);
    expect(second).toEqual(first.map((verdict) => ({ ...verdict, dup: true })));
    expect(await loadRow(database, 'prospects', id)).toEqual(before);
  });

  test('a change twice in one batch is one', async () => {
    const change = one.change('put', 'prospects', randomUUID(), { f: linh });
    expect(await one.push(change, change)).toHaveLength(1);
  });

  test('a poisoned change costs its neighbours nothing', async () => {
    const ids = Array.from({ length: 200 }, () => randomUUID());
    const changes = ids.map((id, index) =>
      one.change('put', 'prospects', id, {
        f: index % 67 === 5 ? { full_name: '' } : { full_name: `P ${index}` },
      }),
    );
    const verdicts = await one.push(...changes);
    expect(verdicts.filter(({ status }) => status === 'rejected').map(({ code }) => code)).toEqual([
      '23514',
      '23514',
      '23514',
    ]);
    expect(verdicts.filter(({ status }) => status === 'applied')).toHaveLength(197);
  });

  test('what refers comes after what is referred to, whatever the order in the batch', async () => {
    const [company, prospect] = [randomUUID(), randomUUID()];
    const verdicts = await one.push(
      one.change('put', 'prospects', prospect, { f: { ...linh, company_id: company } }),
      one.change('put', 'companies', company, { f: { name: 'Nordwind' } }),
    );
    expect(verdicts.map(({ status }) => status)).toEqual(['applied', 'applied']);
  });

  test('a clock too far ahead fails the request and is not in the ledger (fault)', async () => {
    const id = randomUUID();
    const ahead = {
      ...one.change('put', 'prospects', id, { f: linh }),
      clock: `${Date.now() + 3_600_000}:0000:x`,
    };
    const fine = one.change('put', 'prospects', randomUUID(), { f: linh });
    expect(await codeOf(one.push(fine, ahead))).toBe('22023');
    const [again, later] = await one
      .push(fine, { ...ahead, clock: aClock(5, 'x') })
      .then((verdicts) => verdicts);
    expect([again?.status, again?.dup, later?.status, later?.dup]).toEqual([
      'applied',
      undefined,
      'applied',
      undefined,
    ]);
  });

  test('a clock slightly ahead is taken', async () => {
    const change = {
      ...one.change('put', 'prospects', randomUUID(), { f: linh }),
      clock: `${Date.now() + 240_000}:0000:x`,
    };
    expect((await one.push(change))[0]?.status).toBe('applied');
  });

  test('more than 500 changes are refused whole', async () => {
    const m = Array.from({ length: 501 }, () => one.change('del', 'prospects', randomUUID()));
    expect(await codeOf(push(one, ...m))).toBe('PT413');
    expect(await codeOf(push(one, ...m.slice(0, 500)))).toBe(undefined);
  });

  test('more than 2 MiB are refused whole', async () => {
    const m = Array.from({ length: 120 }, () =>
      one.change('put', 'notes', randomUUID(), {
        f: { about_kind: 'prospect', about_id: randomUUID(), body: 'x'.repeat(19_000) },
      }),
    );
    expect(await codeOf(push(one, ...m))).toBe('PT413');
    expect(await codeOf(push(one, ...m.slice(0, 100)))).toBe(undefined);
  });

  test('a change that cannot be read is rejected by itself, one without any id too', async () => {
    const fine = one.change('put', 'prospects', randomUUID(), { f: linh });
    const { results } = await push(
      one,
      { ...one.change('put', 'prospects', randomUUID(), { f: linh }), clock: 'soon' },
      { ...one.change('put', 'prospects', 'nobody', { f: linh }) },
      { seq: 'x' },
      7,
      fine,
    );
    expect(results.map(({ status, code }) => [status, code ?? ''])).toEqual(
      expect.arrayContaining([
        ['rejected', '22P02'],
        ['applied', ''],
      ]),
    );
    expect(results.filter(({ status }) => status === 'rejected')).toHaveLength(4);
  });

  test('a copied profile is found out: its numbers are taken', async () => {
    const copy = { ...one.change('put', 'prospects', randomUUID(), { f: linh }), seq: 1 };
    await one.push({ ...one.change('put', 'prospects', randomUUID(), { f: linh }) });
    const error = await push(one, copy).catch((caught: unknown) => caught);
    expect(error).toMatchObject({ code: '23505', constraint: 'sync_ledger_client_seq_key' });
  });

  test('whoever is no member is refused whole; one foreign change among others is rejected', async () => {
    const outsider = aDevice(database, team.workspaceId, randomUUID());
    expect(await codeOf(outsider.send('put', 'prospects', randomUUID(), { f: linh }))).toBe(
      '42501',
    );
    const verdicts = await one.push(
      one.change('put', 'prospects', randomUUID(), { f: linh, ws: randomUUID() }),
      one.change('put', 'prospects', randomUUID(), { f: linh }),
    );
    expect(verdicts.map(({ status, code }) => [status, code])).toEqual([
      ['rejected', '42501'],
      ['applied', undefined],
    ]);
  });

  test('the same mid of another rep is another change', async () => {
    const change = one.change('put', 'prospects', randomUUID(), { f: linh });
    await one.push(change);
    const theirs = {
      ...other.change('put', 'prospects', randomUUID(), { f: linh }),
      mid: change.mid,
    };
    expect((await other.push(theirs))[0]).toMatchObject({ status: 'applied', mid: change.mid });
    expect((await other.push(theirs))[0]).toMatchObject({ dup: true });
  });

  test('versions rise in the order of the changes', async () => {
    const verdicts = await one.push(
      ...Array.from({ length: 50 }, () =>
        one.change('put', 'prospects', randomUUID(), { f: linh }),
      ),
    );
    const revs = verdicts.map(({ rev }) => rev ?? 0);
    expect(revs).toEqual([...revs].sort((a, b) => a - b));
  });
});
