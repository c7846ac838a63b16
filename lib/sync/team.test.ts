import { describe, expect, test } from 'vitest';
import { failed, success } from '../model/failure.ts';
import type { PulledPage, SyncScope, TeamServer } from '../model/sync.ts';
import { valueOf } from '../store/a-store.ts';
import { editProspect } from '../store/commands/prospects.ts';
import { loadIdentity } from '../store/identity.ts';
import { searchRows } from '../store/search.ts';
import type { Store } from '../store/store.ts';
import {
  addPerson,
  aJoinedStore,
  aPulledRow,
  aSignedInStore,
  otherWorkspaceId,
  repId,
  settleAll,
  team,
  workspaceId,
} from '../store/sync/a-joined-store.ts';
import { openWorkspace } from '../store/sync/join-team.ts';
import { freshCursor, keep, loadKept } from '../store/sync/kept-state.ts';
import { leaveWorkspace } from '../store/sync/leave-team.ts';
import { tokenStorage } from '../store/tokens.ts';
import { createDriver } from './driver.ts';
import { pullAll } from './pull.ts';
import { runRound } from './round.ts';
import { changeScope } from './scope.ts';
import { createTeam, listWorkspaces, signOut, type TeamContext, takeSignedIn } from './team.ts';

/** A server that says yes; the parts that a test is about are put in. The real one is under tests/. */
function aTeamServer(parts: Partial<TeamServer> = {}): TeamServer {
  const yes = async () => success(undefined);
  return {
    info: async () => ({ ok: false, problem: 'offline' }),
    push: async (_, changes) => ({
      ok: true,
      value: changes.map(({ mid }) => ({ mid, status: 'applied', rev: 90 })),
    }),
    pull: async (_, since) => ({ ok: true, value: { cursor: since, more: false, rows: {} } }),
    checksum: async () => ({ ok: true, value: {} }),
    clients: async () => ({ ok: true, value: {} }),
    sendCode: yes,
    verifyCode: async () => failed('wrong_code'),
    signIn: async () => failed('wrong_password'),
    signOut: async () => undefined,
    listWorkspaces: async () => success([]),
    createWorkspace: async ({ id }) => success({ workspaceId: id }),
    acceptInvitation: async () => failed('invitation_unknown'),
    createInvitation: async () => success({ id: repId, code: 'A', expiresAt: '' }),
    revokeInvitation: yes,
    setRole: yes,
    removeMember: yes,
    searchProspects: async () => success([]),
    fetchProspect: async () => success({}),
    listen: () => () => undefined,
    ...parts,
  };
}

function aContext(store: Store, parts: Partial<TeamServer> = {}): TeamContext {
  const server = aTeamServer(parts);
  const openServer = async () => server;
  return { store, openServer, driver: createDriver({ store, openServer }) };
}

const otherRep = { userId: otherWorkspaceId, email: 'bao@team.example', url: team.url, key: 'k' };

describe('signing in as somebody else', () => {
  test('finds an empty store, and keeps the tokens just received', async () => {
    const store = await aJoinedStore();
    await addPerson(store);
    await settleAll(store);
    await tokenStorage(store).setItem('session', 'of bao');
    expect(await takeSignedIn(aContext(store), otherRep)).toMatchObject({ ok: true });
    expect(await store.prospects.count()).toBe(0);
    expect(await tokenStorage(store).getItem('session')).toBe('of bao');
    expect(await loadKept(store, 'team')).toMatchObject({ userId: otherRep.userId });
  });

  test('is refused while something of the first one is nowhere else, and their session ends', async () => {
    const store = await aJoinedStore();
    await addPerson(store);
    let ended = 0;
    const signOutHere = async () => {
      ended += 1;
    };
    const answer = await takeSignedIn(aContext(store, { signOut: signOutHere }), otherRep);
    expect(answer).toMatchObject({ ok: false, failure: { code: 'other_account' } });
    expect(ended).toBe(1);
    expect(await store.prospects.count()).toBe(1);
    expect(await loadKept(store, 'team')).toMatchObject({ userId: repId, isSignedOut: true });
  });
});

describe('signing out', () => {
  test('loses nothing that was saved while it talked to the server', async () => {
    const store = await aJoinedStore();
    const id = await addPerson(store);
    await settleAll(store);
    const context = aContext(store, { signOut: async () => void (await addPerson(store)) });
    await keep(store, 'team', { ...team, workspaceId });
    const pending = signOut(
      {
        ...context,
        openServer: async () => {
          valueOf(await editProspect(store, id, { title: 'CPO' }));
          return context.openServer();
        },
        driver: { ...context.driver, runNow: async () => undefined },
      },
      { givesUpChanges: false },
    );
    expect(await pending).toMatchObject({ ok: false, failure: { code: 'changes_waiting' } });
    expect(await store.prospects.get(id)).toMatchObject({ title: 'CPO' });
  });

  test('asks about what needs the rep as well', async () => {
    const store = await aJoinedStore();
    await addPerson(store);
    await leaveWorkspace(store, workspaceId);
    expect(await store.issues.count()).toBeGreaterThan(0);
    const context = aContext(store);
    expect(await signOut(context, { givesUpChanges: false })).toMatchObject({ ok: false });
    expect(await signOut(context, { givesUpChanges: true })).toMatchObject({ ok: true });
    expect(await store.issues.count()).toBe(0);
  });

  test('before a workspace was opened leaves what was made here', async () => {
    const store = await aSignedInStore();
    const id = await addPerson(store);
    expect(await signOut(aContext(store), { givesUpChanges: false })).toMatchObject({ ok: true });
    expect(await store.prospects.get(id)).toBeDefined();
    expect(await loadKept(store, 'team')).toBeUndefined();
  });
});

test('what waits for a former workspace is sent, also while none is open', async () => {
  const store = await aJoinedStore();
  await addPerson(store);
  const other = { team, workspaceId: otherWorkspaceId, workspaceName: 'Other' };
  await openWorkspace(store, other);
  await leaveWorkspace(store, otherWorkspaceId);
  const own = await addPerson(store);
  expect(await runRound(store, aTeamServer())).toBeUndefined();
  const left = await store.outbox.toArray();
  const { workspaceId: local } = await loadIdentity(store);
  expect(new Set(left.map(({ ws }) => ws))).toEqual(new Set([local]));
  expect(left.some(({ id }) => id === own)).toBe(true);
});

describe('a load', () => {
  async function aLoading(onPage: (page: number, store: Store) => Promise<void>) {
    const source = await aJoinedStore();
    const id = await addPerson(source);
    const row = await aPulledRow(source, { t: 'prospects', id, rev: 7 });
    const store = await aJoinedStore();
    await keep(store, 'cursor', freshCursor(workspaceId));
    let page = 0;
    const scopes: (SyncScope | null)[] = [];
    const server = aTeamServer({
      pull: async (_ws, since, { scope }) => {
        page += 1;
        scopes.push(scope);
        await onPage(page, store);
        const rows: PulledPage['rows'] = since < 7 ? { prospects: [row] } : {};
        return { ok: true, value: { cursor: Math.max(since, 7), more: since < 7, rows } };
      },
    });
    return { store, server, scopes, id };
  }

  test('that was overtaken by another scope writes nothing into the new one', async () => {
    const { store, server, scopes, id } = await aLoading(async (page, store) => {
      if (page === 2) await changeScope(store, { kind: 'near', days: 30 });
    });
    expect(await pullAll(store, server, workspaceId)).toMatchObject({ problem: 'superseded' });
    expect(await loadKept(store, 'cursor')).toMatchObject({ isReset: true, rev: 0 });
    expect(await pullAll(store, server, workspaceId)).toBeUndefined();
    expect(scopes.at(-1)).toEqual({ kind: 'near', days: 30 });
    expect(await store.prospects.get(id)).toBeDefined();
    expect(await loadKept(store, 'cursor')).toMatchObject({ isReset: false, isFirstLoad: false });
  });

  test('that ends after a sign-out leaves nothing of the team behind', async () => {
    const { store, server } = await aLoading(async (page, store) => {
      if (page !== 2) return;
      await signOut(aContext(store), { givesUpChanges: true });
    });
    expect(await pullAll(store, server, workspaceId)).toMatchObject({ problem: 'superseded' });
    for (const key of ['cursor', 'sync', 'search', 'team']) {
      expect(await store.kv.get(key), key).toBeUndefined();
    }
    expect(await store.search.count()).toBe(0);
    expect(await store.prospects.count()).toBe(0);
  });

  test('is found by search though housekeeping folds lines in meanwhile', async () => {
    const { store, server } = await aLoading(async () => undefined);
    await keep(store, 'sync', {
      phase: 'pulling',
      problem: null,
      loadedCount: 12,
      failures: 0,
      nextAt: 0,
      syncedAt: null,
      mendedAt: null,
    });
    expect(await runRound(store, server)).toBeUndefined();
    expect((await searchRows(store, 'linh')).hits).toHaveLength(1);
    expect((await loadKept(store, 'sync'))?.loadedCount).toBeNull();
  });
});

test('a time far ahead, written by a wrong clock, stops nothing', async () => {
  const store = await aJoinedStore();
  await addPerson(store);
  const context = aContext(store);
  await keep(store, 'sync', {
    phase: 'idle',
    problem: 'offline',
    loadedCount: null,
    failures: 1,
    nextAt: store.clock.now() + 24 * 60 * 60 * 1000,
    syncedAt: null,
    mendedAt: null,
  });
  context.driver.kick();
  await expect.poll(() => store.outbox.count()).toBe(0);
});

test('a workspace that is asked for twice is made once', async () => {
  const store = await aSignedInStore();
  const ids: string[] = [];
  const context = aContext(store, {
    createWorkspace: async ({ id }) => {
      ids.push(id);
      return failed('offline');
    },
  });
  const of = { name: 'Nordwind', memberName: 'Linh', currency: 'EUR', timeZone: 'UTC' };
  await createTeam(context, of);
  await createTeam(context, of);
  expect(new Set(ids).size).toBe(1);
});

test('a session that is over shows how to sign in again', async () => {
  const store = await aSignedInStore();
  const context = aContext(store, { listWorkspaces: async () => failed('session_ended') });
  expect(await listWorkspaces(context)).toMatchObject({ ok: false });
  expect(await loadKept(store, 'team')).toMatchObject({ isSignedOut: true });
});
