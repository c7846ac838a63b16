import { expect, it } from 'vitest';
import { aStore } from './a-store.ts';
import { loadIdentity } from './identity.ts';
import { listMembers } from './queries.ts';
import { openStore } from './store.ts';

it('is made once, however many contexts ask at the same time', async () => {
  const name = aStore().name;
  const contexts = Array.from({ length: 5 }, () => openStore({ name }));
  const identities = await Promise.all(contexts.map((store) => loadIdentity(store)));
  expect(new Set(identities.map((identity) => JSON.stringify(identity))).size).toBe(1);
  const [store] = contexts;
  if (!store) throw new Error('no store');
  expect(await store.workspaces.count()).toBe(1);
  expect(await listMembers(store)).toMatchObject([
    { name: '', role: 'owner', rep_id: identities[0]?.repId },
  ]);
  expect(await store.outbox.count()).toBe(0);
});
