import { describe, expect, test } from 'vitest';
import { aClock, valueOf } from '../a-store.ts';
import { deleteProspect, editProspect } from '../commands/prospects.ts';
import { searchRows } from '../search.ts';
import { undoCommand } from '../undo.ts';
import {
  addPerson,
  aJoinedStore,
  aPulledRow,
  aTheirClock,
  otherWorkspaceId,
  settleAll,
  waitingOf,
  workspaceId,
} from './a-joined-store.ts';
import { applyPage, finishReset } from './apply-page.ts';
import { freshCursor, keep, loadKept } from './kept-state.ts';
import { settleVerdicts } from './settle.ts';

async function aKnownPerson() {
  const clock = aClock();
  const store = await aJoinedStore(clock);
  const id = await addPerson(store);
  await settleAll(store);
  clock.forward(1000);
  const pull = (rev: number, fields: object) =>
    aPulledRow(store, { t: 'prospects', id, rev, fields });
  const apply = async (...rows: Awaited<ReturnType<typeof pull>>[]) =>
    applyPage(store, { rows: { prospects: rows } }, { ws: workspaceId });
  return { store, id, clock, pull, apply };
}

describe('a page', () => {
  test('is written with its cursor, found by search, in no history and not sent', async () => {
    const { store, id, pull } = await aKnownPerson();
    const row = await pull(20, {
      full_name: 'Ada Nowak',
      id: 'aaaaaaaa-aaaa-4aaa-8aaa-aaaaaaaaaaaa',
    });
    const kept = await loadKept(store, 'cursor');
    const cursor = freshCursor(workspaceId, { ...kept, rev: 20 });
    const journal = await store.journal.count();
    expect(
      await applyPage(store, { rows: { prospects: [row] } }, { ws: workspaceId, cursor }),
    ).toBe(1);
    expect(await loadKept(store, 'cursor')).toEqual(cursor);
    expect((await searchRows(store, 'ada')).hits).toHaveLength(1);
    expect(await store.journal.count()).toBe(journal);
    expect(await waitingOf(store)).toEqual([]);
    expect((await store.prospects.get(id))?.full_name).toBe('Linh Trần');
  });

  test('of another workspace writes nothing', async () => {
    const { store, id, pull } = await aKnownPerson();
    const row = await pull(20, { title: 'CEO' });
    const before = await loadKept(store, 'cursor');
    const cursor = freshCursor(otherWorkspaceId, { rev: 99 });
    const page = { rows: { prospects: [row] } };
    expect(await applyPage(store, page, { ws: otherWorkspaceId, cursor })).toBeUndefined();
    expect((await store.prospects.get(id))?.title).toBe('Buyer');
    expect(await loadKept(store, 'cursor')).toEqual(before);
  });

  test('of a newer server may have tables that are not known', async () => {
    const { store, id, pull } = await aKnownPerson();
    const row = await pull(20, { title: 'CEO' });
    await applyPage(store, { rows: { inventions: [row], prospects: [row] } }, { ws: workspaceId });
    expect((await store.prospects.get(id))?.title).toBe('CEO');
  });

  test('moves the clock on: what is done after seeing it is later', async () => {
    const { store, id, pull, apply } = await aKnownPerson();
    const ahead = aTheirClock(120_000);
    await apply(await pull(20, { title: 'CEO', clocks: { title: ahead } }));
    valueOf(await editProspect(store, id, { title: 'CPO' }));
    expect(((await waitingOf(store, id))[0]?.clock ?? '') > ahead).toBe(true);
  });
});

describe('a row with changes that wait', () => {
  test('is what came in with them over it; what came in is its base', async () => {
    const { store, id, pull, apply } = await aKnownPerson();
    const row = await pull(20, { location: 'Bremen' });
    valueOf(await editProspect(store, id, { title: 'CPO' }));
    await apply(row);
    expect(await store.prospects.get(id)).toMatchObject({
      title: 'CPO',
      location: 'Bremen',
      rev: 20,
    });
    const base = await store.base.get(`prospects:${id}`);
    expect(base?.row).toMatchObject({ title: 'Buyer', location: 'Bremen', rev: 20 });
  });

  test('shows a later value of another, and the own one where that is later', async () => {
    const { store, id, pull, apply } = await aKnownPerson();
    valueOf(await editProspect(store, id, { title: 'CPO', location: 'Hamburg' }));
    const clocks = { title: aTheirClock(500_000), location: aTheirClock(0) };
    const row = await pull(20, { title: 'CEO', location: 'Bremen' });
    await apply({ ...row, clocks: { ...(row['clocks'] as object), ...clocks } });
    expect(await store.prospects.get(id)).toMatchObject({ title: 'CEO', location: 'Hamburg' });
  });

  test('joins the elements of sets', async () => {
    const { store, id, pull, apply } = await aKnownPerson();
    valueOf(await editProspect(store, id, { tags: ['vip'] }));
    await apply(await pull(20, { tags: ['fair'] }));
    expect(new Set((await store.prospects.get(id))?.tags)).toEqual(new Set(['fair', 'vip']));
  });
});

describe('a row that was deleted', () => {
  const at = '2026-03-02T08:10:00.000Z';

  test('leaves the lists and keeps its values, so that it can be undone here', async () => {
    const { store, id, apply } = await aKnownPerson();
    const journalId = valueOf(await deleteProspect(store, id)).journalId;
    await settleAll(store, 20);
    await apply({ id, rev: 21, deleted_at: at });
    expect(await store.prospects.get(id)).toMatchObject({
      deleted_at: at,
      title: 'Buyer',
      rev: 21,
    });
    expect((await searchRows(store, 'linh')).hits).toEqual([]);
    valueOf(await undoCommand(store, journalId));
    expect((await waitingOf(store, id))[0]).toMatchObject({ op: 'put', f: { title: 'Buyer' } });
  });

  test('is made again only by what is later than the deletion', async () => {
    const { store, id, apply } = await aKnownPerson();
    await apply({ id, rev: 21, deleted_at: at });
    const again = await addPerson(store, { linkedin_slug: 'linh' });
    expect((await waitingOf(store, again))[0]?.clock.slice(0, 13) ?? '').toBe(
      String(Date.parse(at) + 1),
    );
  });

  test('has in its base what the server had, not what the rep changed meanwhile', async () => {
    const { store, id, apply } = await aKnownPerson();
    valueOf(await editProspect(store, id, { title: 'CPO' }));
    await apply({ id, rev: 21, deleted_at: at });
    const base = await store.base.get(`prospects:${id}`);
    expect(base?.row).toMatchObject({ title: 'Buyer', deleted_at: at });
  });

  test('is known by its deletion alone where the same row was made here and waits', async () => {
    const clock = aClock('2026-03-03T08:00:00.000Z');
    const store = await aJoinedStore(clock);
    const id = await addPerson(store, { linkedin_slug: 'linh' });
    const row = { id, rev: 21, deleted_at: at };
    await applyPage(store, { rows: { prospects: [row] } }, { ws: workspaceId });
    expect((await store.base.get(`prospects:${id}`))?.row.clocks).toEqual({
      deleted_at: `${Date.parse(at)}:0000:`,
    });
    expect((await store.prospects.get(id))?.deleted_at).toBeNull();
  });

  test('that was never here leaves nothing', async () => {
    const { store, apply } = await aKnownPerson();
    await apply({ id: 'aaaaaaaa-aaaa-4aaa-8aaa-aaaaaaaaaaaa', rev: 21, deleted_at: at });
    expect(await store.prospects.count()).toBe(1);
  });

  test('for a person’s sake is nowhere here, whatever waits and is refused', async () => {
    const { store, id, apply } = await aKnownPerson();
    valueOf(await editProspect(store, id, { title: 'CPO' }));
    await apply({ id, rev: 21, deleted_at: at, erased: true });
    expect(await store.prospects.get(id)).toBeUndefined();
    expect(await store.base.count()).toBe(0);
    const mid = (await waitingOf(store, id))[0]?.mid ?? '';
    await settleVerdicts(store, [{ mid, status: 'rejected', code: 'PT410' }]);
    expect(await store.prospects.get(id)).toBeUndefined();
    expect((await searchRows(store, 'linh')).hits).toEqual([]);
  });
});

test('a row that was erased is not brought back by a verdict of before', async () => {
  // A copy of this profile sent the same change, and the server's answer to it is given again.
  const store = await aJoinedStore();
  const id = await addPerson(store, { linkedin_slug: 'linh' });
  const row = { id, rev: 21, deleted_at: '2026-03-02T08:10:00.000Z', erased: true };
  const cursor = freshCursor(workspaceId, { ...(await loadKept(store, 'cursor')), rev: 21 });
  await applyPage(store, { rows: { prospects: [row] } }, { ws: workspaceId, cursor });
  await settleAll(store, 9);
  expect(await store.prospects.get(id)).toBeUndefined();
  expect((await searchRows(store, 'linh')).hits).toEqual([]);
});

test('a reload takes away what it did not meet, but nothing that waits or was made here', async () => {
  const { store, id, pull } = await aKnownPerson();
  const gone = await addPerson(store, { full_name: 'Ada Nowak', linkedin_slug: 'ada' });
  const edited = await addPerson(store, { full_name: 'Ben Okoro', linkedin_slug: 'ben' });
  await settleAll(store, 12);
  valueOf(await editProspect(store, edited, { title: 'CPO' }));
  const made = await addPerson(store, { full_name: 'Cleo Mbeki', linkedin_slug: 'cleo' });
  const cursor = freshCursor(workspaceId, { rev: 30, isFirstLoad: false, isReset: true });
  await keep(store, 'cursor', cursor);
  await applyPage(
    store,
    { rows: { prospects: [await pull(20, {})] } },
    { ws: workspaceId, cursor },
  );
  expect(await finishReset(store, { ...cursor, load: 'an earlier one' })).toBeUndefined();
  expect(await finishReset(store, cursor)).toBeGreaterThan(0);
  const left = await store.prospects.toCollection().primaryKeys();
  expect(new Set(left)).toEqual(new Set([id, edited, made]));
  expect(left).not.toContain(gone);
  expect(await store.seen.count()).toBe(0);
  // A worker that is killed here must not sweep again: nothing is seen any more.
  expect(await loadKept(store, 'cursor')).toMatchObject({ isReset: false });
});
