import { expect, test } from 'vitest';
import { randomId } from '../../platform/ids.ts';
import { aClock, valueOf } from '../a-store.ts';
import { editProspect } from '../commands/prospects.ts';
import { clockMs } from '../hybrid-clock.ts';
import { loadIdentity } from '../identity.ts';
import { addPerson, aJoinedStore, settleAll, waitingOf } from './a-joined-store.ts';
import { restampWaiting, takeNewClientId } from './restamp.ts';

const day = 24 * 60 * 60 * 1000;

test('what waits gets the server’s time, in its order, in the rows too', async () => {
  const clock = aClock();
  const serverMs = clock.now();
  clock.forward(day);
  const store = await aJoinedStore(clock);
  const id = await addPerson(store);
  clock.forward(1000);
  valueOf(await editProspect(store, id, { title: 'CPO' }));
  const before = await waitingOf(store);
  expect(await restampWaiting(store, serverMs)).toBe(before.length);
  const after = await waitingOf(store);
  expect(after.map(({ mid }) => mid)).toEqual(before.map(({ mid }) => mid));
  const clocks = after.map((entry) => entry.clock);
  expect(clocks.every((one) => clockMs(one) === serverMs)).toBe(true);
  expect([...clocks].sort()).toEqual(clocks);
  // The changes of one command stay one moment.
  expect(new Set(clocks).size).toBe(new Set(before.map((entry) => entry.clock)).size);
  const row = await store.prospects.get(id);
  expect(row?.clocks['title']).toBe((await waitingOf(store, id)).at(-1)?.clock);
  expect(Object.values(row?.clocks ?? {}).every((one) => clockMs(one) === serverMs)).toBe(true);
});

test('never behind what the server took of the same rows', async () => {
  const clock = aClock();
  const serverMs = clock.now();
  clock.forward(4 * 60_000);
  const store = await aJoinedStore(clock);
  const id = await addPerson(store);
  const taken = (await waitingOf(store, id))[0]?.clock ?? '';
  await settleAll(store);
  clock.forward(day);
  valueOf(await editProspect(store, id, { title: 'CPO' }));
  await restampWaiting(store, serverMs);
  expect(((await waitingOf(store, id))[0]?.clock ?? '') > taken).toBe(true);
});

test('any number of rows', async () => {
  const store = await aJoinedStore();
  const serverMs = store.clock.now();
  await addPerson(store);
  const [like] = await waitingOf(store);
  const row = await store.prospects.toCollection().first();
  if (!like || !row) throw new Error('nobody was added');
  const { seq: _seq, ...entry } = like;
  // More clocks in all than a call may have arguments.
  const fields = Array.from({ length: 200 }, (_, at) => [`field_${at}`, entry.clock]);
  const clocks = Object.fromEntries(fields) as Record<string, string>;
  const ids = Array.from({ length: 1_000 }, randomId);
  await store.outbox.bulkAdd(ids.map((id) => ({ ...entry, id, mid: randomId() })));
  await store.base.bulkAdd(
    ids.map((id) => ({ key: `prospects:${id}`, row: { ...row, id, clocks } as typeof row })),
  );
  expect(await restampWaiting(store, serverMs)).toBe(await store.outbox.count());
});

test('a copied profile becomes a device of its own, and what waits stays what it is', async () => {
  const store = await aJoinedStore();
  await addPerson(store);
  const [before, waiting] = [await loadIdentity(store), await waitingOf(store)];
  const clientId = await takeNewClientId(store);
  expect(clientId).not.toBe(before.clientId);
  expect(await loadIdentity(store)).toEqual({ ...before, clientId });
  expect(await waitingOf(store)).toEqual(waiting);
});
