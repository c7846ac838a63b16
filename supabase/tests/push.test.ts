import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { aClock, aDevice, aTeam, type Change, loadRow, type Verdict } from './a-team.ts';
import { aDatabase, codeOf, rpc } from './database.ts';

/**
 * How a change meets a row, case by case. Seen to fail, each by its own case: with `<` turned into `<=`, with clocks of
 * fields or elements left out, unknown fields let through, a deletion that always wins or is always overcome, defaults of
 * a second clip taken at their word, a clock ahead let through, the ledger not read, touchpoints not joined. Cases marked
 * "fault" are those that an earlier draft of the protocol had wrong.
 */

const database = await aDatabase();
const team = await aTeam(database);
const one = aDevice(database, team.workspaceId, team.rep);
const other = aDevice(database, team.workspaceId, team.manager);

type Step = readonly [op: Change['op'], ms: number, f?: Change['f'], by?: 'one' | 'other'];

interface Case {
  readonly name: string;
  readonly t?: string;
  readonly steps: readonly Step[];
  /** Of the last step, unless there is one for each. */
  readonly verdicts: readonly (Partial<Verdict> | Verdict['status'])[];
  /** Fields of the row afterwards as it is pulled; null where it is deleted or there is none. */
  readonly row: Readonly<Record<string, unknown>> | null;
}

const linh = { full_name: 'Linh Trần' };

const cases: readonly Case[] = [
  { name: 'a put makes a row, defaults where it says nothing', steps: [['put', 0, linh]], verdicts: ['applied'], row: { ...linh, status: 'new', emails: [], evidence: {}, do_not_contact: false } },
  { name: 'a put with an unknown field is rejected, not applied without it (fault)', steps: [['put', 0, { ...linh, shoe_size: 42 }]], verdicts: [{ status: 'rejected', code: '42703' }], row: null },
  { name: 'a patch with an unknown field is rejected', steps: [['put', 0, linh], ['patch', 1, { shoe_size: 42 }]], verdicts: ['applied', { status: 'rejected', code: '42703' }], row: linh },
  { name: 'a field of the protocol is none of the row', steps: [['put', 0, linh], ['patch', 1, { rev: 1 }]], verdicts: ['applied', { status: 'rejected', code: '42703' }], row: linh },
  { name: 'a patch of a row that is not there is rejected (fault)', steps: [['patch', 0, { title: 'CTO' }]], verdicts: [{ status: 'rejected', code: 'PT404' }], row: null },
  { name: 'deleting what is not there is done', steps: [['del', 0]], verdicts: ['applied'], row: null },
  { name: 'a required field that is missing is rejected', steps: [['put', 0, { title: 'CTO' }]], verdicts: [{ status: 'rejected', code: '23502' }], row: null },
  { name: 'a value outside its bounds is rejected', steps: [['put', 0, { ...linh, status: 'bogus' }]], verdicts: [{ status: 'rejected', code: '23514' }], row: null },
  { name: 'a value of the wrong kind is rejected', steps: [['put', 0, { ...linh, clipped_at: 'yesterday week' }]], verdicts: [{ status: 'rejected', code: '22007' }], row: null },
  { name: 'a script is no web address', steps: [['put', 0, { ...linh, websites: ['javascript:alert(1)'] }]], verdicts: [{ status: 'rejected', code: '23514' }], row: null },
  { name: 'a reference to nowhere is rejected', steps: [['put', 0, { ...linh, company_id: randomUUID() }]], verdicts: [{ status: 'rejected', code: '23503' }], row: null },

  { name: 'two fields, two reps: both stay', steps: [['put', 0, linh], ['patch', 5, { title: 'CTO' }], ['patch', 3, { location: 'Hamburg' }, 'other']], verdicts: ['applied', 'applied', 'applied'], row: { title: 'CTO', location: 'Hamburg' } },
  { name: 'the older value of a field loses and is handed back', steps: [['put', 0, linh], ['patch', 5, { title: 'CTO' }], ['patch', 3, { title: 'VP', location: 'Hamburg' }, 'other']], verdicts: ['applied', 'applied', { status: 'merged', lost: { title: 'VP' } }], row: { title: 'CTO', location: 'Hamburg' } },
  { name: 'the older value that says the same has not lost', steps: [['put', 0, linh], ['patch', 5, { clipped_at: '2026-03-02T08:00:00.000Z' }], ['patch', 3, { clipped_at: '2026-03-02T09:00:00+01:00' }, 'other']], verdicts: ['applied', 'applied', 'applied'], row: { clipped_at: '2026-03-02T08:00:00.000Z' } },
  { name: 'of two values of one clock the first stays', steps: [['put', 0, linh], ['patch', 5, { title: 'CTO' }], ['patch', 5, { title: 'VP' }]], verdicts: ['applied', 'applied', { status: 'merged', lost: { title: 'VP' } }], row: { title: 'CTO' } },
  { name: 'a field that is cleared later stays cleared', steps: [['put', 0, { ...linh, title: 'CTO' }], ['patch', 5, { title: null }], ['patch', 3, { title: 'VP' }, 'other']], verdicts: ['applied', 'applied', { status: 'merged', lost: { title: 'VP' } }], row: { title: null } },

  { name: 'sets: what two reps add stays', steps: [['put', 0, { ...linh, tags: ['a'] }], ['patch', 5, { tags: { add: ['b'], remove: [] } }], ['patch', 3, { tags: { add: ['c'], remove: [] } }, 'other']], verdicts: ['applied', 'applied', 'applied'], row: { tags: ['a', 'b', 'c'] } },
  { name: 'sets: another element removed does not stop an older addition', steps: [['put', 0, { ...linh, tags: ['a'] }], ['patch', 5, { tags: { add: [], remove: ['a'] } }], ['patch', 3, { tags: { add: ['b'], remove: [] } }, 'other']], verdicts: ['applied', 'applied', 'applied'], row: { tags: ['b'] } },
  { name: 'sets: an element removed later stays removed', steps: [['put', 0, linh], ['patch', 4, { tags: { add: ['a'], remove: [] } }], ['patch', 5, { tags: { add: [], remove: ['a'] } }], ['patch', 3, { tags: { add: ['a'], remove: [] } }, 'other']], verdicts: ['applied', 'applied', 'applied', { status: 'merged', lost: { tags: { add: ['a'], remove: [] } } }], row: { tags: [] } },
  { name: 'sets: an element added later stays, also against a removal that arrives last', steps: [['put', 0, linh], ['patch', 5, { tags: { add: ['a'], remove: [] } }], ['patch', 3, { tags: { add: [], remove: ['a'] } }, 'other']], verdicts: ['applied', 'applied', { status: 'merged', lost: { tags: { add: [], remove: ['a'] } } }], row: { tags: ['a'] } },
  { name: 'sets: more than fit are rejected', steps: [['put', 0, { ...linh, tags: Array.from({ length: 51 }, (_, i) => `t${i}`) }]], verdicts: [{ status: 'rejected', code: '23514' }], row: null },
  { name: 'sets of ids take ids alone', t: 'touchpoints', steps: [['put', 0, { channel: 'email', occurred_at: '2026-03-02T08:00:00.000Z', prospect_ids: ['nobody'] }]], verdicts: [{ status: 'rejected', code: '22P02' }], row: null },

  { name: 'evidence is merged by field', steps: [['put', 0, { ...linh, evidence: { full_name: { by: 'page' } } }], ['patch', 5, { title: 'CTO', evidence: { title: { by: 'rep' } } }]], verdicts: ['applied', 'applied'], row: { evidence: { full_name: { by: 'page' }, title: { by: 'rep' } } } },
  { name: 'evidence loses with its field, and is handed back with it', steps: [['put', 0, linh], ['patch', 5, { title: 'CTO', evidence: { title: { by: 'rep' } } }], ['patch', 3, { title: 'VP', evidence: { title: { by: 'page' } } }, 'other']], verdicts: ['applied', 'applied', { status: 'merged', lost: { title: 'VP', evidence: { title: { by: 'page' } } } }], row: { title: 'CTO', evidence: { title: { by: 'rep' } } } },
  { name: 'evidence goes where null is sent', steps: [['put', 0, { ...linh, title: 'CTO', evidence: { title: { by: 'page' } } }], ['patch', 5, { title: null, evidence: { title: null } }]], verdicts: ['applied', 'applied'], row: { title: null, evidence: {} } },

  { name: 'two reps clip one person: a row, merged field by field', steps: [['put', 0, { ...linh, title: 'CTO', emails: ['l@nordwind.example'] }], ['put', 5, { ...linh, title: null, location: 'Hamburg', emails: ['linh@nordwind.example'] }, 'other']], verdicts: ['applied', 'applied'], row: { title: 'CTO', location: 'Hamburg', emails: ['l@nordwind.example', 'linh@nordwind.example'] } },
  { name: 'a later clip says nothing with a default: no status, no objection is reset', steps: [['put', 0, { ...linh, status: 'working', do_not_contact: true }], ['put', 5, { ...linh, status: 'new', do_not_contact: false }, 'other']], verdicts: ['applied', 'applied'], row: { status: 'working', do_not_contact: true } },
  { name: 'an older clip that arrives later fills what is empty and loses the rest', steps: [['put', 5, { ...linh, title: 'CTO' }], ['put', 0, { full_name: 'Linh Tran', location: 'Hamburg' }, 'other']], verdicts: ['applied', { status: 'merged', lost: { full_name: 'Linh Tran' } }], row: { ...linh, title: 'CTO', location: 'Hamburg' } },
  { name: 'whoever clips first owns', steps: [['put', 0, { ...linh, owner_id: 'one' }], ['put', 5, { ...linh, owner_id: 'other' }, 'other']], verdicts: ['applied', { status: 'merged', lost: { owner_id: 'other' } }], row: { owner_id: 'one' } },

  { name: 'a deletion is a tombstone', steps: [['put', 0, linh], ['del', 1]], verdicts: ['applied', 'applied'], row: null },
  { name: 'an older deletion loses to a later edit (fault)', steps: [['put', 0, linh], ['patch', 5, { title: 'CTO' }], ['del', 3, {}, 'other']], verdicts: ['applied', 'applied', { status: 'merged' }], row: { ...linh, title: 'CTO' } },
  { name: 'a later edit brings back what was deleted before it, whichever comes first', steps: [['put', 0, linh], ['del', 3], ['patch', 5, { title: 'CTO' }, 'other']], verdicts: ['applied', 'applied', 'applied'], row: { ...linh, title: 'CTO' } },
  { name: 'an edit from before the deletion is lost, and handed back', steps: [['put', 0, linh], ['del', 5], ['patch', 3, { title: 'CTO' }, 'other']], verdicts: ['applied', 'applied', { status: 'merged', lost: { title: 'CTO' } }], row: null },
  { name: 'a later deletion is not revived by an older put (fault)', steps: [['put', 0, linh], ['del', 5], ['put', 3, linh, 'other']], verdicts: ['applied', 'applied', { status: 'merged', lost: linh }], row: null },
  { name: 'a later put begins the row anew, with none of the old values', steps: [['put', 0, { ...linh, title: 'CTO', tags: ['a'], evidence: { title: { by: 'page' } } }], ['del', 3], ['put', 5, { full_name: 'Linh T.', title: null, tags: ['b'], evidence: {} }]], verdicts: ['applied', 'applied', 'applied'], row: { full_name: 'Linh T.', title: null, tags: ['b'], evidence: {} } },
  { name: 'of two deletions the later counts', steps: [['put', 0, linh], ['del', 3], ['del', 9, {}, 'other'], ['patch', 5, { title: 'CTO' }]], verdicts: ['applied', 'applied', 'applied', { status: 'merged', lost: { title: 'CTO' } }], row: null },

  { name: 'what is only added is never changed', t: 'facts', steps: [['put', 0, { entity: 'prospect', entity_id: randomUUID(), field: 'title', value: 'CTO', known_at: '2026-03-02T08:00:00.000Z', source: 'page' }], ['patch', 1, { value: 'VP' }]], verdicts: ['applied', { status: 'rejected', code: '42501' }], row: { value: 'CTO' } },
  { name: 'what is only added may be taken back, and taken back again', t: 'facts', steps: [['put', 0, { entity: 'prospect', entity_id: randomUUID(), field: 'size', value: 201, known_at: '2026-03-02T08:00:00.000Z', source: 'page' }], ['del', 1], ['put', 2, { entity: 'prospect', entity_id: randomUUID(), field: 'size', value: 201, known_at: '2026-03-02T08:00:00.000Z', source: 'page' }]], verdicts: ['applied', 'applied', 'applied'], row: { value: 201 } },
  { name: 'settings hold anything', t: 'settings', steps: [['put', 0, { key: 'holidays', value: { days: ['2026-12-25'] } }, 'other']], verdicts: ['applied'], row: { key: 'holidays', value: { days: ['2026-12-25'] } } },
  { name: 'a rep changes no settings', t: 'settings', steps: [['put', 0, { key: 'retention', value: 1 }]], verdicts: [{ status: 'rejected', code: '42501' }], row: null },
  { name: 'nobody makes members by a push', t: 'members', steps: [['put', 0, { name: 'Eve' }, 'other']], verdicts: [{ status: 'rejected', code: '42501' }], row: null },
  { name: 'an unknown table is rejected', t: 'leads', steps: [['put', 0, { name: 'Eve' }]], verdicts: [{ status: 'rejected', code: '42P01' }], row: null },
];

describe('a change meets a row', () => {
  test.each(cases)('$name', async ({ t = 'prospects', steps, verdicts, row }) => {
    const id = randomUUID();
    const devices = { one, other };
    const told: Verdict[] = [];
    for (const [op, ms, f = {}, by = 'one'] of steps) {
      told.push(await devices[by].send(op, t, id, { ms, f: withReps(f) as Change['f'] }));
    }
    expect(told).toMatchObject(
      verdicts.map((verdict) => withReps(typeof verdict === 'string' ? { status: verdict } : verdict)),
    );
    const isAllTold = told.every((verdict) => (verdict.status === 'merged') === ('lost' in verdict));
    expect(isAllTold, 'merged says what is lost, applied loses nothing').toBe(true);
    const pulled = t === 'leads' ? undefined : await one.row(t, id);
    if (row === null) expect(pulled?.deleted_at ?? 'none').not.toBe(null);
    else expect(pulled).toMatchObject(withReps(row) as object);
  });

  test('in one batch as one by one', async () => {
    const ids = cases.map(() => randomUUID());
    const changes = cases.flatMap(({ t = 'prospects', steps }, index) =>
      steps
        .filter(([, , , by]) => by !== 'other')
        .map(([op, ms, f = {}]) => one.change(op, t, ids[index] as string, { ms, f: withReps(f) as Change['f'] })),
    );
    const twin = aDevice(database, team.workspaceId, team.rep);
    const alone: Verdict[] = [];
    for (const change of changes) {
      const { t, id, op, f } = change;
      alone.push(await twin.send(op, t, `${id.slice(0, -4)}0000`, { f, ms: Number(change.clock.slice(0, 13)) - Number(aClock(0, '').slice(0, 13)) }));
    }
    const together = await one.push(...changes);
    expect(together.map(({ status, code }) => [status, code])).toEqual(alone.map(({ status, code }) => [status, code]));
    expect(together.map(({ seq }) => seq)).toEqual(changes.map(({ seq }) => seq));
  });
});

/** Owners in the cases are named by their device. */
function withReps(value: unknown): unknown {
  const text = JSON.stringify(value)
    .replaceAll('"owner_id":"one"', `"owner_id":"${team.rep}"`)
    .replaceAll('"owner_id":"other"', `"owner_id":"${team.manager}"`);
  return JSON.parse(text);
}

describe('a request', () => {
  const push = (device = one, ...m: readonly unknown[]) =>
    rpc<{ results: Verdict[] }>(database, device.rep, 'sync_push', { p: { client_id: device.clientId, m } });

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
      one.change('put', 'prospects', id, { f: index % 67 === 5 ? { full_name: '' } : { full_name: `P ${index}` } }),
    );
    const verdicts = await one.push(...changes);
    expect(verdicts.filter(({ status }) => status === 'rejected').map(({ code }) => code)).toEqual(['23514', '23514', '23514']);
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
    const ahead = { ...one.change('put', 'prospects', id, { f: linh }), clock: `${Date.now() + 3_600_000}:0000:x` };
    const fine = one.change('put', 'prospects', randomUUID(), { f: linh });
    expect(await codeOf(one.push(fine, ahead))).toBe('22023');
    const [again, later] = await one.push(fine, { ...ahead, clock: aClock(5, 'x') }).then((verdicts) => verdicts);
    expect([again?.status, again?.dup, later?.status, later?.dup]).toEqual(['applied', undefined, 'applied', undefined]);
  });

  test('a clock slightly ahead is taken', async () => {
    const change = { ...one.change('put', 'prospects', randomUUID(), { f: linh }), clock: `${Date.now() + 240_000}:0000:x` };
    expect((await one.push(change))[0]?.status).toBe('applied');
  });

  test('more than 500 changes are refused whole', async () => {
    const m = Array.from({ length: 501 }, () => one.change('del', 'prospects', randomUUID()));
    expect(await codeOf(push(one, ...m))).toBe('PT413');
    expect(await codeOf(push(one, ...m.slice(0, 500)))).toBe(undefined);
  });

  test('more than 2 MiB are refused whole', async () => {
    const m = Array.from({ length: 120 }, () =>
      one.change('put', 'notes', randomUUID(), { f: { about_kind: 'prospect', about_id: randomUUID(), body: 'x'.repeat(19_000) } }),
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
      expect.arrayContaining([['rejected', '22P02'], ['applied', '']]),
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
    expect(await codeOf(outsider.send('put', 'prospects', randomUUID(), { f: linh }))).toBe('42501');
    const verdicts = await one.push(
      one.change('put', 'prospects', randomUUID(), { f: linh, ws: randomUUID() }),
      one.change('put', 'prospects', randomUUID(), { f: linh }),
    );
    expect(verdicts.map(({ status, code }) => [status, code])).toEqual([['rejected', '42501'], ['applied', undefined]]);
  });

  test('the same mid of another rep is another change', async () => {
    const change = one.change('put', 'prospects', randomUUID(), { f: linh });
    await one.push(change);
    const theirs = { ...other.change('put', 'prospects', randomUUID(), { f: linh }), mid: change.mid };
    expect((await other.push(theirs))[0]).toMatchObject({ status: 'applied', mid: change.mid });
    expect((await other.push(theirs))[0]).toMatchObject({ dup: true });
  });

  test('versions rise in the order of the changes', async () => {
    const verdicts = await one.push(...Array.from({ length: 50 }, () => one.change('put', 'prospects', randomUUID(), { f: linh })));
    const revs = verdicts.map(({ rev }) => rev ?? 0);
    expect(revs).toEqual([...revs].sort((a, b) => a - b));
  });
});

describe('rows that turn out to be one', () => {
  const touch = { channel: 'email', occurred_at: '2026-03-02T08:00:00.000Z' };

  async function aTouch(device: typeof one, key: string, people: readonly string[], f: Change['f'] = {}) {
    const [touchpoint, keyId] = [randomUUID(), randomUUID()];
    const verdicts = await device.push(
      device.change('put', 'touchpoint_keys', keyId, { f: { touchpoint_id: touchpoint, key } }),
      device.change('put', 'touchpoints', touchpoint, { f: { ...touch, prospect_ids: people, ...f } }),
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
    expect(await one.row('touchpoints', second.touchpoint)).toMatchObject({ into: first.touchpoint });
    expect(await one.row('touchpoint_keys', second.keyId)).toBe(undefined);
  });

  test('a later change to the one that is gone reaches the one that stayed', async () => {
    const [a, b, c] = [randomUUID(), randomUUID(), randomUUID()];
    const first = await aTouch(one, 'message-2', [a]);
    const second = await aTouch(other, 'message-2', [b]);
    const patch = await other.send('patch', 'touchpoints', second.touchpoint, { ms: 9, f: { outcome: 'replied', prospect_ids: { add: [c], remove: [] } } });
    expect(patch).toMatchObject({ status: 'merged', into: first.touchpoint });
    const kept = await one.row('touchpoints', first.touchpoint);
    expect(kept).toMatchObject({ outcome: 'replied' });
    expect(new Set(kept?.['prospect_ids'] as string[])).toEqual(new Set([a, b, c]));
  });

  test('a message that was deleted and is logged again keeps its key', async () => {
    const first = await aTouch(one, 'message-3', []);
    await one.send('del', 'touchpoints', first.touchpoint, { ms: 5 });
    const second = await aTouch(other, 'message-3', []);
    expect(await one.row('touchpoint_keys', first.keyId)).toMatchObject({ touchpoint_id: second.touchpoint });
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
    expect(verdicts.map(({ status }) => status)).toEqual(['applied', 'applied', 'merged', 'merged']);
  });

  test('a setting that two managers make is one row', async () => {
    const [first, second] = [randomUUID(), randomUUID()];
    await other.send('put', 'settings', first, { f: { key: 'quiet', value: 1 } });
    const owner = aDevice(database, team.workspaceId, team.owner);
    expect(await owner.send('put', 'settings', second, { ms: 5, f: { key: 'quiet', value: 2 } })).toMatchObject({ status: 'merged', into: first });
    expect(await owner.send('patch', 'settings', second, { ms: 6, f: { value: 3 } })).toMatchObject({ status: 'merged', into: first });
    expect(await one.row('settings', first)).toMatchObject({ value: 3 });
  });

  test('merged people: later changes are redirected, the merged row never comes back', async () => {
    const [kept, gone] = [randomUUID(), randomUUID()];
    await one.send('put', 'prospects', kept, { f: linh });
    await one.send('put', 'prospects', gone, { f: { full_name: 'L. Tran' } });
    expect(await one.send('patch', 'prospects', gone, { ms: 5, f: { merged_into: kept } })).toMatchObject({ status: 'applied' });
    expect(await other.send('patch', 'prospects', gone, { ms: 6, f: { title: 'CTO' } })).toMatchObject({ status: 'merged', into: kept });
    expect(await other.send('put', 'prospects', gone, { ms: 7, f: { full_name: 'L. Tran', merged_into: null, location: 'Hamburg' } })).toMatchObject({ status: 'merged', into: kept });
    expect(await other.send('del', 'prospects', gone, { ms: 8 })).toMatchObject({ status: 'merged', into: kept });
    expect(await one.row('prospects', kept)).toMatchObject({ title: 'CTO', location: 'Hamburg', deleted_at: null });
    expect(await one.row('prospects', gone)).toMatchObject({ title: null, merged_into: kept });
  });

  test('what was merged can be taken apart', async () => {
    const [kept, gone] = [randomUUID(), randomUUID()];
    await one.send('put', 'prospects', kept, { f: linh });
    await one.send('put', 'prospects', gone, { f: linh });
    await one.send('patch', 'prospects', gone, { ms: 5, f: { merged_into: kept } });
    expect(await one.send('patch', 'prospects', gone, { ms: 6, f: { merged_into: null } })).toMatchObject({ status: 'applied' });
    expect(await one.send('patch', 'prospects', gone, { ms: 7, f: { title: 'CTO' } })).toMatchObject({ status: 'applied' });
  });

  test('rows merged in a circle are rejected, not followed for ever', async () => {
    const [a, b] = [randomUUID(), randomUUID()];
    for (const id of [a, b]) await one.send('put', 'prospects', id, { f: linh });
    await one.send('patch', 'prospects', a, { ms: 5, f: { merged_into: b } });
    await one.send('patch', 'prospects', b, { ms: 6, f: { merged_into: a } });
    expect(await one.send('patch', 'prospects', a, { ms: 7, f: { title: 'CTO' } })).toMatchObject({ status: 'rejected', code: '23514' });
  });
});

describe('other ways to write', () => {
  test('what is written past the protocol is versioned and clocked, and wins', async () => {
    const id = randomUUID();
    await one.send('put', 'prospects', id, { f: { ...linh, tags: ['a'] } });
    const { cursor } = await one.pull();
    await database.pool.query(`update public.prospects set title = 'CEO', tags = '{b}' where id = $1`, [id]);
    expect((await one.pull(cursor)).rows['prospects']).toMatchObject([{ id, title: 'CEO', tags: ['b'] }]);
    expect(await one.send('patch', 'prospects', id, { ms: 9, f: { title: 'CTO', tags: { add: ['a'], remove: [] } } })).toMatchObject({
      status: 'merged',
      lost: { title: 'CTO', tags: { add: ['a'], remove: [] } },
    });
  });

  test('an erased row is never revived, by nothing (fault)', async () => {
    const id = randomUUID();
    await one.send('put', 'prospects', id, { f: { ...linh, emails: ['l@x.example'] } });
    await one.send('patch', 'prospects', id, { ms: -5, f: { title: 'Secret' } });
    await rpc(database, team.manager, 'erase_prospects', { ws: team.workspaceId, ids: [id] });
    for (const [op, f] of [['put', linh], ['patch', { title: 'CTO' }]] as const) {
      expect(await one.send(op, 'prospects', id, { ms: 3_000_000, f })).toMatchObject({ status: 'rejected', code: 'PT410' });
    }
    expect(await one.send('del', 'prospects', id, { ms: 3_000_001 })).toMatchObject({ status: 'applied' });
    expect(await codeOf(database.pool.query(`update public.prospects set deleted_at = null, erased_at = null where id = $1`, [id]))).toBe('PT410');
    const left = JSON.stringify(await loadRow(database, 'prospects', id));
    expect(left).not.toMatch(/Linh|x\.example|Secret/);
  });
});
