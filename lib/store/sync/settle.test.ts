import { describe, expect, test } from 'vitest';
import type { Verdict } from '../../model/sync.ts';
import { aClock, valueOf } from '../a-store.ts';
import { addDeal } from '../commands/deals.ts';
import { addNote } from '../commands/notes.ts';
import { deleteProspect, editProspect } from '../commands/prospects.ts';
import { searchRows } from '../search.ts';
import type { Store } from '../store.ts';
import { addPerson, aJoinedStore, aPulledRow, settleAll, waitingOf } from './a-joined-store.ts';
import { applyPage } from './apply-page.ts';
import { needsNewerServer, takeBatch } from './batch.ts';
import { settleVerdicts } from './settle.ts';

/** A person whom the server has in version 10. */
async function aKnownPerson() {
  const clock = aClock();
  const store = await aJoinedStore(clock);
  const id = await addPerson(store);
  await settleAll(store);
  clock.forward(1000);
  return { store, id, clock };
}

async function settleLast(store: Store, id: string, verdict: Omit<Verdict, 'mid'>) {
  const mid = (await waitingOf(store, id)).at(-1)?.mid ?? '';
  return settleVerdicts(store, [{ mid, ...verdict }]);
}

describe('a change that was applied', () => {
  test('leaves the outbox; a new row has its version', async () => {
    const store = await aJoinedStore();
    const id = await addPerson(store);
    expect(await settleLast(store, id, { status: 'applied', rev: 42 })).toEqual({
      settledCount: 1,
      issueCount: 0,
    });
    expect(await waitingOf(store, id)).toEqual([]);
    expect((await store.prospects.get(id))?.rev).toBe(42);
    expect(await store.issues.count()).toBe(0);
  });

  test('leaves no base behind', async () => {
    const { store, id } = await aKnownPerson();
    valueOf(await editProspect(store, id, { title: 'CPO' }));
    expect(await store.base.count()).toBe(1);
    await settleLast(store, id, { status: 'applied', rev: 50 });
    expect(await store.base.count()).toBe(0);
    expect((await store.prospects.get(id))?.title).toBe('CPO');
  });

  test('later changes of the row still wait, over what the server has now', async () => {
    const { store, id, clock } = await aKnownPerson();
    valueOf(await editProspect(store, id, { title: 'CPO' }));
    clock.forward(1000);
    valueOf(await editProspect(store, id, { location: 'Hamburg' }));
    const [first] = await waitingOf(store, id);
    await settleVerdicts(store, [{ mid: first?.mid ?? '', status: 'applied', rev: 50 }]);
    expect(await store.prospects.get(id)).toMatchObject({ title: 'CPO', location: 'Hamburg' });
    const base = await store.base.get(`prospects:${id}`);
    expect(base?.row).toMatchObject({ title: 'CPO', location: null, rev: 50 });
  });
});

describe('a change that was refused', () => {
  test('gives way to what the server has, and is kept for the rep', async () => {
    const { store, id } = await aKnownPerson();
    valueOf(await editProspect(store, id, { full_name: 'Linh Tran' }));
    await settleLast(store, id, { status: 'rejected', code: '23514', message: 'no' });
    expect((await store.prospects.get(id))?.full_name).toBe('Linh Trần');
    expect(await store.issues.toArray()).toMatchObject([
      { kind: 'rejected', rowId: id, code: '23514', f: { full_name: 'Linh Tran' }, state: 'open' },
    ]);
    expect((await searchRows(store, 'linh')).hits.map((hit) => hit.title)).toEqual(['Linh Trần']);
  });

  test('takes a row away that the server never had', async () => {
    const store = await aJoinedStore();
    const id = await addPerson(store);
    await settleLast(store, id, { status: 'rejected', code: '23514' });
    expect(await store.prospects.get(id)).toBeUndefined();
    expect(await store.issues.toArray()).toMatchObject([{ op: 'put', name: 'Linh Trần' }]);
    expect((await searchRows(store, 'linh')).hits).toEqual([]);
  });

  test.each(['PT404', 'PT410'])('brings no row back that is gone there (%s)', async (code) => {
    const { store, id } = await aKnownPerson();
    valueOf(await editProspect(store, id, { title: 'CPO' }));
    await settleLast(store, id, { status: 'rejected', code });
    expect(await store.prospects.get(id)).toBeUndefined();
    expect(await store.base.count()).toBe(0);
    expect(await store.issues.toArray()).toMatchObject([{ f: { title: 'CPO' } }]);
  });
});

describe('a change of which something was lost', () => {
  test('the row has the rest, the rep what was lost', async () => {
    const { store, id } = await aKnownPerson();
    valueOf(await editProspect(store, id, { title: 'CPO', location: 'Hamburg', tags: ['vip'] }));
    await settleLast(store, id, {
      status: 'merged',
      rev: 50,
      lost: { title: 'CPO', tags: { add: ['vip'], remove: [] } },
    });
    expect(await store.prospects.get(id)).toMatchObject({
      title: 'Buyer',
      location: 'Hamburg',
      tags: [],
    });
    expect(await store.issues.toArray()).toMatchObject([
      { kind: 'overwritten', f: { title: 'CPO', tags: { add: ['vip'], remove: [] } } },
    ]);
  });

  test('a put stays whole until its row is read, its sets are kept as what they add', async () => {
    const store = await aJoinedStore();
    const id = await addPerson(store, { tags: ['vip'] });
    const put = (await waitingOf(store, id))[0];
    await settleVerdicts(store, [
      {
        mid: put?.mid ?? '',
        status: 'merged',
        rev: 7,
        lost: { full_name: 'Linh Trần', tags: ['vip'] },
      },
    ]);
    expect(await store.prospects.get(id)).toMatchObject({ full_name: 'Linh Trần', rev: 7 });
    expect((await store.issues.toArray())[0]?.f).toEqual({
      full_name: 'Linh Trần',
      tags: { add: ['vip'], remove: [] },
    });
  });

  test('a put that came after a deletion leaves no row', async () => {
    const store = await aJoinedStore();
    const id = await addPerson(store);
    const put = (await waitingOf(store, id))[0];
    await settleVerdicts(store, [
      { mid: put?.mid ?? '', status: 'merged', rev: 7, lost: { ...put?.f } },
    ]);
    expect(await store.prospects.get(id)).toBeUndefined();
    expect(await store.issues.count()).toBe(1);
  });

  test('a deletion that lost leaves the row', async () => {
    const { store, id } = await aKnownPerson();
    valueOf(await deleteProspect(store, id));
    await settleLast(store, id, {
      status: 'merged',
      rev: 50,
      lost: { deleted_at: '2026-03-02T08:00:01.000Z' },
    });
    expect((await store.prospects.get(id))?.deleted_at).toBeNull();
    expect(await store.issues.toArray()).toMatchObject([{ op: 'del', kind: 'overwritten' }]);
  });
});

test('a base that already has the effect is the truth', async () => {
  const { store, id, clock } = await aKnownPerson();
  valueOf(await editProspect(store, id, { title: 'CPO' }));
  clock.forward(1000);
  // The reply was lost; what the server made of it, and of a later change of another's, comes first.
  const theirs = await aPulledRow(store, { t: 'prospects', id, rev: 60, fields: { title: 'CEO' } });
  const clocks = { ...(theirs['clocks'] as object), title: `${clock.now()}:0000:other` };
  const workspace = String(theirs['workspace_id']);
  await applyPage(store, { rows: { prospects: [{ ...theirs, clocks }] } }, { ws: workspace });
  await settleLast(store, id, { status: 'applied', rev: 50 });
  expect(await store.prospects.get(id)).toMatchObject({ title: 'CEO', rev: 60 });
});

test('a row that went into another is gone here, and its lost values name the other', async () => {
  const store = await aJoinedStore();
  const id = await addPerson(store);
  const into = 'aaaaaaaa-aaaa-4aaa-8aaa-aaaaaaaaaaaa';
  await settleLast(store, id, { status: 'merged', rev: 9, into, lost: { title: 'Buyer' } });
  expect(await store.prospects.get(id)).toBeUndefined();
  expect(await store.issues.toArray()).toMatchObject([{ rowId: into, f: { title: 'Buyer' } }]);
});

test('a change to a row that the server knows and that went into another leaves the row as it was', async () => {
  const { store, id } = await aKnownPerson();
  valueOf(await editProspect(store, id, { title: 'CPO' }));
  const into = 'aaaaaaaa-aaaa-4aaa-8aaa-aaaaaaaaaaaa';
  await settleLast(store, id, { status: 'merged', rev: 99, into });
  expect(await store.prospects.get(id)).toMatchObject({ title: 'Buyer', rev: 10 });
});

test('a verdict that comes twice, or on what is not known, does nothing', async () => {
  const { store, id } = await aKnownPerson();
  valueOf(await editProspect(store, id, { title: 'CPO' }));
  const mid = (await waitingOf(store, id))[0]?.mid ?? '';
  const verdict = { mid, status: 'merged', rev: 50, lost: { title: 'CPO' } } as const;
  await settleVerdicts(store, [verdict]);
  expect(await settleVerdicts(store, [verdict])).toEqual({ settledCount: 0, issueCount: 0 });
  expect(await store.issues.count()).toBe(1);
});

describe('a change that came too early', () => {
  const older = { status: 'rejected', code: '42703', message: 'unknown field' } as const;
  const gone = { status: 'rejected', code: 'PT404', message: 'no such row' } as const;

  test('for the server’s database waits under another key and number, with what rests on it', async () => {
    const clock = aClock();
    const store = await aJoinedStore(clock);
    const id = await addPerson(store);
    valueOf(await editProspect(store, id, { title: 'CPO' }));
    valueOf(await addNote(store, { aboutKind: 'prospect', aboutId: id, body: 'Met' }));
    const other = await addPerson(store, { full_name: 'Ada', linkedin_slug: 'ada' });
    const before = await waitingOf(store);
    const rests = before.filter((entry) => JSON.stringify(entry).includes(id));
    const others = before.filter((entry) => !rests.includes(entry));
    await takeBatch(store, before.length, { now: clock.now() });
    const [put, patch] = await waitingOf(store, id);
    const settled = await settleVerdicts(store, [
      { mid: put?.mid ?? '', ...older },
      { mid: patch?.mid ?? '', ...gone },
    ]);
    expect(settled).toEqual({ settledCount: 2, issueCount: 0 });
    expect(await store.issues.count()).toBe(0);
    expect(await store.prospects.get(id)).toMatchObject({ title: 'CPO', full_name: 'Linh Trần' });
    expect(await needsNewerServer(store)).toBe(true);
    const after = await waitingOf(store);
    expect(after.map((entry) => [entry.t, entry.op, entry.f])).toEqual(
      [...others, ...rests].map((entry) => [entry.t, entry.op, entry.f]),
    );
    const used = new Set([put, patch].flatMap((entry) => [entry?.mid, entry?.seq]));
    for (const { mid, seq } of after) expect(used.has(mid) || used.has(seq)).toBe(false);

    const batch = await takeBatch(store, 500, { now: clock.now() });
    expect(batch.map(({ mid }) => mid)).toEqual(others.map(({ mid }) => mid));
    expect(batch[0]?.id).toBe(other);
    clock.forward(23 * 60 * 60 * 1000);
    expect(await takeBatch(store, 500, { now: clock.now() })).toHaveLength(others.length);
    clock.forward(60 * 60 * 1000);
    expect(await takeBatch(store, 500, { now: clock.now() })).toHaveLength(before.length);
  });

  test('does not come back after it was deleted in the same breath', async () => {
    const store = await aJoinedStore();
    const id = await addPerson(store);
    await takeBatch(store, 500, { now: store.clock.now() });
    valueOf(await deleteProspect(store, id));
    const [put, del] = await waitingOf(store, id);
    await settleVerdicts(store, [
      { mid: put?.mid ?? '', ...older },
      { mid: del?.mid ?? '', status: 'applied' },
    ]);
    expect((await waitingOf(store, id)).map(({ op }) => op)).toEqual(['put', 'del']);
    expect((await store.prospects.get(id))?.deleted_at).not.toBeNull();
  });

  test('for the team’s first stages waits as well; one that lacks anything else is the rep’s', async () => {
    const lacks = { status: 'rejected', code: '23503', message: 'no such stage' } as const;
    const store = await aJoinedStore();
    const deal = valueOf(await addDeal(store, { name: 'Fleet' })).id;
    const all = await waitingOf(store);
    await settleVerdicts(
      store,
      all.map(({ mid }) => ({ mid, ...lacks })),
    );
    expect(await store.issues.count()).toBe(0);
    expect(await store.deals.get(deal)).toMatchObject({ name: 'Fleet' });
    expect((await waitingOf(store)).map(({ t }) => t)).toEqual(all.map(({ t }) => t));
    expect(await needsNewerServer(store)).toBe(false);

    const person = await addPerson(store);
    await settleLast(store, person, lacks);
    expect((await store.issues.toArray()).map(({ rowId }) => rowId)).toEqual([person]);
  });
});
