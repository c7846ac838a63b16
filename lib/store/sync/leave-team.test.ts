import { expect, test } from 'vitest';
import { valueOf } from '../a-store.ts';
import { editProspect } from '../commands/prospects.ts';
import { loadIdentity } from '../identity.ts';
import { searchRows } from '../search.ts';
import { syncedTableNames } from '../tables.ts';
import {
  addPerson,
  aJoinedStore,
  otherWorkspaceId,
  settleAll,
  team,
  waitingOf,
  workspaceId,
} from './a-joined-store.ts';
import { openWorkspace } from './join-team.ts';
import { keep, loadKept } from './kept-state.ts';
import { leaveWorkspace, purgeStore } from './leave-team.ts';

test('no member any more: the rows leave, what was not sent is kept as refused', async () => {
  const store = await aJoinedStore();
  const id = await addPerson(store);
  await settleAll(store);
  valueOf(await editProspect(store, id, { title: 'CPO' }));
  const waiting = await waitingOf(store);
  expect(await leaveWorkspace(store, workspaceId)).toBe(waiting.length);
  for (const name of syncedTableNames) expect(await store.table(name).count(), name).toBe(0);
  for (const name of ['outbox', 'base', 'journal', 'search', 'search_updates']) {
    expect(await store.table(name).count(), name).toBe(0);
  }
  expect((await store.issues.toArray())[0]).toMatchObject({
    kind: 'rejected',
    code: '42501',
    ws: workspaceId,
    name: 'Linh Trần',
    f: { title: 'CPO' },
  });
  expect(await loadKept(store, 'team')).toMatchObject({ email: team.email, workspaceId: null });
  expect((await searchRows(store, 'linh')).hits).toEqual([]);
  // Work goes on locally, as somebody of nobody's team.
  expect((await loadIdentity(store)).workspaceId).not.toBe(workspaceId);
  await addPerson(store);
  expect(await store.prospects.count()).toBe(1);
});

test('of a workspace that was left for another only what waited for it goes', async () => {
  const store = await aJoinedStore();
  await addPerson(store);
  await openWorkspace(store, { team, workspaceId: otherWorkspaceId, workspaceName: 'Südlicht' });
  const id = await addPerson(store, { full_name: 'Ada Nowak' });
  expect(await leaveWorkspace(store, workspaceId)).toBeGreaterThan(0);
  expect(await store.prospects.toCollection().primaryKeys()).toEqual([id]);
  expect((await waitingOf(store)).every(({ ws }) => ws === otherWorkspaceId)).toBe(true);
  expect((await loadKept(store, 'team'))?.workspaceId).toBe(otherWorkspaceId);
});

test('signing out leaves an empty store and the project’s address', async () => {
  const store = await aJoinedStore();
  await addPerson(store);
  await keep(store, 'project', { url: team.url, key: team.key });
  expect(await purgeStore(store, { unlessUnsaved: true })).toBe(false);
  expect(await purgeStore(store, { unlessUnsaved: false })).toBe(true);
  for (const { name } of store.tables) {
    if (name !== 'kv') expect(await store.table(name).count(), name).toBe(0);
  }
  const keys = (await store.kv.toCollection().primaryKeys()).sort();
  expect(keys).toEqual(['clock', 'project']);
});
