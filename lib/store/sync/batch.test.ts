import { expect, test } from 'vitest';
import { valueOf } from '../a-store.ts';
import { addNote } from '../commands/notes.ts';
import { editProspect } from '../commands/prospects.ts';
import { addPerson, aJoinedStore, settleAll, waitingOf } from './a-joined-store.ts';
import { holdBack, takeBatch } from './batch.ts';

test('changes go in their order, as many as are asked for', async () => {
  const store = await aJoinedStore();
  await addPerson(store, { linkedin_slug: 'linh' });
  await addPerson(store, { full_name: 'Ada', linkedin_slug: 'ada' });
  const all = await waitingOf(store);
  const batch = await takeBatch(store, 2, { now: store.clock.now() });
  expect(batch.map(({ mid }) => mid)).toEqual(all.slice(0, 2).map(({ mid }) => mid));
  expect(Object.keys(batch[0] ?? {}).sort()).toEqual(
    ['clock', 'f', 'id', 'mid', 'op', 'seq', 't', 'ws'].sort(),
  );
});

test('a batch ends before 1 MiB; a change that is larger goes alone', async () => {
  const store = await aJoinedStore();
  const id = await addPerson(store);
  await settleAll(store);
  const note = async (length: number) =>
    valueOf(await addNote(store, { aboutKind: 'prospect', aboutId: id, body: 'x'.repeat(length) }));
  for (let count = 0; count < 60; count += 1) await note(20_000);
  const batch = await takeBatch(store, 500, { now: store.clock.now() });
  expect(batch.length).toBeGreaterThan(48);
  expect(batch.length).toBeLessThan(54);

  const [first] = await waitingOf(store);
  if (!first) throw new Error('nothing waits');
  await store.outbox.put({ ...first, f: { ...first.f, body: 'x'.repeat(1_100_000) } });
  expect(await takeBatch(store, 500, { now: store.clock.now() })).toHaveLength(1);
});

test('what was sent once is the same bytes for good', async () => {
  const store = await aJoinedStore();
  const id = await addPerson(store);
  await settleAll(store);
  valueOf(await editProspect(store, id, { title: 'CPO' }));
  const before = await takeBatch(store, 500, { now: store.clock.now() });
  valueOf(await editProspect(store, id, { title: 'CEO' }));
  const after = await takeBatch(store, 500, { now: store.clock.now() });
  expect(after.slice(0, before.length)).toEqual(before);
  expect(after.length).toBe(before.length + 2);
});

test('what is held back waits with the later changes of its row, and nobody else does', async () => {
  const store = await aJoinedStore();
  const linh = await addPerson(store, { linkedin_slug: 'linh' });
  const ada = await addPerson(store, { full_name: 'Ada', linkedin_slug: 'ada' });
  valueOf(await editProspect(store, linh, { title: 'CPO' }));
  const now = store.clock.now();
  const [poison] = await waitingOf(store, linh);
  await holdBack(store, poison?.mid ?? '', now + 1000);
  const batch = await takeBatch(store, 500, { now });
  expect(batch.some(({ id }) => id === linh)).toBe(false);
  expect(batch.some(({ id }) => id === ada)).toBe(true);
  const later = await takeBatch(store, 500, { now: now + 1000 });
  expect(later.filter(({ id }) => id === linh)).toHaveLength(2);
});
