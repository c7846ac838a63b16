import type { PulledRow, Team } from '../../model/sync.ts';
import { randomId } from '../../platform/ids.ts';
import { aClock, aStore, type TestClock, valueOf } from '../a-store.ts';
import { addProspect, type ProspectInput } from '../commands/prospects.ts';
import type { OutboxEntry } from '../outbox.ts';
import type { Store } from '../store.ts';
import type { AnyRow, SyncedTableName } from '../tables.ts';
import { openWorkspace } from './join-team.ts';
import { freshCursor, keep } from './kept-state.ts';
import { settleVerdicts } from './settle.ts';

/** Builders for the tests of this folder and of `lib/sync`. */

export const workspaceId = '5c0a4c3e-6f3b-4b57-9a8e-0d9e5c1f7a10';
export const otherWorkspaceId = '7d1b5d4f-7a4c-4c68-8b9f-1e0f6d2a8b21';
export const repId = '9e2c6e5a-8b5d-4d79-8ca0-2f1a7e3b9c32';

export const team: Team = {
  url: 'https://team.example',
  key: 'publishable',
  email: 'rep@example.com',
  userId: repId,
  workspaceId: null,
  workspaceName: null,
  isSignedOut: false,
};

/** Signed in, in no workspace yet: what is made is made locally. */
export async function aSignedInStore(clock?: TestClock): Promise<Store> {
  const store = aStore(clock);
  await keep(store, 'team', team);
  return store;
}

/** In a workspace, its first load through. */
export async function aJoinedStore(clock: TestClock = aClock()): Promise<Store> {
  const store = await aSignedInStore(clock);
  await openWorkspace(store, { team, workspaceId, workspaceName: 'Nordwind Sales' });
  await keep(store, 'cursor', freshCursor(workspaceId, { rev: 1, isFirstLoad: false }));
  return store;
}

/** A person of the rep's, not sent yet. Gives the id. */
export async function addPerson(store: Store, more: Partial<ProspectInput> = {}): Promise<string> {
  const input = { full_name: 'Linh Trần', title: 'Buyer', ...more };
  return valueOf(await addProspect(store, input)).id;
}

export async function waitingOf(store: Store, id?: string): Promise<OutboxEntry[]> {
  const entries = await store.outbox.orderBy('seq').toArray();
  return id === undefined ? entries : entries.filter((entry) => entry.id === id);
}

/** The row as the server has it: the store's own, in a version and with some other values. */
export async function aPulledRow(
  store: Store,
  of: { t: SyncedTableName; id: string; rev: number; fields?: object },
): Promise<PulledRow> {
  const row = (await store.table(of.t).get(of.id)) as AnyRow & { ix?: unknown };
  const { ix: _keys, ...fields } = row;
  return { ...fields, rev: of.rev, ...of.fields };
}

/** As if everything that waits had been taken: nothing waits, every row has a version. */
export async function settleAll(store: Store, rev = 10): Promise<void> {
  const entries = await waitingOf(store);
  await settleVerdicts(
    store,
    entries.map(({ mid }, at) => ({ mid, status: 'applied' as const, rev: rev + at })),
  );
}

/** A clock of another device, `ms` after the start of the test's time. */
export function aTheirClock(ms: number, startsAt = '2026-03-02T08:00:00.000Z'): string {
  return `${Date.parse(startsAt) + ms}:0000:${theirDevice}`;
}
const theirDevice = randomId();
