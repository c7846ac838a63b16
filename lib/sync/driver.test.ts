import { describe, expect, test } from 'vitest';
import type { Change, ServerProblem, ServerReply, SyncServer, Verdict } from '../model/sync.ts';
import { randomId } from '../platform/ids.ts';
import { aClock, valueOf } from '../store/a-store.ts';
import { addDeal } from '../store/commands/deals.ts';
import { editProspect } from '../store/commands/prospects.ts';
import { loadIdentity } from '../store/identity.ts';
import { addPerson, aJoinedStore, waitingOf } from '../store/sync/a-joined-store.ts';
import { applyPage } from '../store/sync/apply-page.ts';
import { loadKept } from '../store/sync/kept-state.ts';
import { createDriver, toDelay } from './driver.ts';

/** A server that takes everything, unless it is told otherwise. The real one is under tests/histories. */
function aServer() {
  const answers: ServerProblem[] = [];
  const taken: Change[] = [];
  const asked = { push: 0, pull: 0 };
  const broken = { on: (_changes: readonly Change[]): ServerProblem | undefined => undefined };
  const refused = { on: (_change: Change): string | undefined => undefined };
  let rev = 100;
  let gate = Promise.resolve();
  const fail = <T>(problem: ServerProblem): ServerReply<T> => ({ ok: false, problem });
  const server: SyncServer = {
    info: async () => fail('offline'),
    push: async (_, changes) => {
      asked.push += 1;
      await gate;
      const problem = answers.shift() ?? broken.on(changes);
      if (problem) return fail<readonly Verdict[]>(problem);
      taken.push(...changes);
      rev += 1;
      const value = changes.map((change): Verdict => {
        const code = refused.on(change);
        const { mid } = change;
        return code ? { mid, status: 'rejected', code } : { mid, status: 'applied', rev };
      });
      return { ok: true, value };
    },
    pull: async (_, since) => {
      asked.pull += 1;
      const problem = answers.shift();
      return problem
        ? fail(problem)
        : { ok: true, value: { cursor: since, more: false, rows: {} } };
    },
    checksum: async () => ({ ok: true, value: {} }),
    clients: async () => ({ ok: true, value: {} }),
  };
  return {
    server,
    answers,
    taken,
    asked,
    broken,
    refused,
    /** Requests to push wait until what is given back is called. */
    hold: () => {
      let open = () => {};
      gate = new Promise((resolve) => {
        open = resolve;
      });
      return () => open();
    },
  };
}

async function aDriver({ random = 1 }: { random?: number } = {}) {
  const clock = aClock();
  const store = await aJoinedStore(clock);
  const remote = aServer();
  const delays: number[] = [];
  const driver = createDriver({
    store,
    openServer: async () => remote.server,
    random: () => random,
    onDelay: (delayMs) => delays.push(delayMs),
  });
  return { ...remote, clock, store, driver, delays };
}

async function until(isDone: () => boolean): Promise<void> {
  for (let tries = 0; tries < 200; tries += 1) {
    if (isDone()) return;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  throw new Error('still not done');
}

describe('waiting after a failure', () => {
  test.each([
    [1, 1000],
    [2, 2000],
    [3, 4000],
    [7, 60_000],
    [50, 60_000],
  ])('%i in a row: %i ms at most, drawn by chance', (failures, most) => {
    expect(toDelay('offline', failures, () => 1)).toBe(most);
    expect(toDelay('offline', failures, () => 0.5)).toBe(most / 2);
    expect(toDelay('busy', failures, () => 0)).toBe(0);
  });

  test('what only an update mends is asked for rarely', () => {
    expect(toDelay('server_old', 1, () => 0)).toBe(300_000);
  });

  test('grows in the store, keeps a kick from the server, and ends with a whole round', async () => {
    const { store, driver, answers, asked, clock, delays } = await aDriver();
    await addPerson(store);
    answers.push('offline', 'offline', 'offline');
    for (const [failures, delay] of [
      [1, 1000],
      [2, 2000],
    ] as const) {
      await driver.runNow();
      expect(await loadKept(store, 'sync')).toMatchObject({
        phase: 'idle',
        problem: 'offline',
        failures,
        nextAt: clock.now() + delay,
      });
      expect(await driver.dueAt()).toBe(clock.now() + delay);
    }
    const before = asked.push;
    driver.kick();
    await until(() => delays.length === 3);
    expect(asked.push).toBe(before);
    clock.forward(2000);
    driver.kick();
    await until(() => asked.push === before + 1);
    await driver.runNow();
    expect(await loadKept(store, 'sync')).toMatchObject({ problem: null, failures: 0, nextAt: 0 });
    expect(await waitingOf(store)).toEqual([]);
  });

  test('whoever asks for it now does not wait', async () => {
    const { store, driver, answers, asked } = await aDriver();
    await addPerson(store);
    answers.push('offline');
    await driver.runNow();
    await driver.runNow();
    expect(asked.push).toBe(2);
    expect(await waitingOf(store)).toEqual([]);
  });
});

test('a kick in the course of a round has what was saved meanwhile sent after it', async () => {
  const { store, driver, taken, hold, asked } = await aDriver();
  const id = await addPerson(store);
  const open = hold();
  driver.kick();
  await until(() => asked.push === 1);
  valueOf(await editProspect(store, id, { title: 'CPO' }));
  driver.kick();
  driver.kick();
  open();
  await driver.runNow();
  expect(taken.some(({ op, f }) => op === 'patch' && f['title'] === 'CPO')).toBe(true);
  expect(await waitingOf(store)).toEqual([]);
  expect(new Set(taken.map(({ mid }) => mid)).size).toBe(taken.length);
});

test('asking now while a round waits in vain runs one of its own', async () => {
  const { store, driver, answers, asked, delays } = await aDriver();
  await addPerson(store);
  answers.push('offline');
  await driver.runNow();
  driver.kick();
  await driver.runNow();
  expect(asked.push).toBe(2);
  expect(delays.length).toBeGreaterThan(0);
  expect(await waitingOf(store)).toEqual([]);
});

describe('a change that the server breaks on', () => {
  async function aPoisoned(count = 6) {
    const driver = await aDriver({ random: 0 });
    const ids: string[] = [];
    for (let at = 0; at < count; at += 1) {
      ids.push(await addPerson(driver.store, { linkedin_slug: `person-${at}` }));
    }
    return { ...driver, ids };
  }

  test('is put aside, and the others go on', async () => {
    const { store, driver, broken, ids, asked } = await aPoisoned();
    broken.on = (changes) => (changes.some(({ id }) => id === ids[2]) ? 'server_odd' : undefined);
    for (let round = 0; round < 3; round += 1) await driver.runNow();
    const left = await waitingOf(store);
    // What names it waits along: the server would not know whom it speaks of.
    expect(left.length).toBeGreaterThan(1);
    for (const entry of left) expect(JSON.stringify(entry)).toContain(ids[2]);
    expect(left.find(({ id }) => id === ids[2])?.heldUntil).toBe(
      store.clock.now() + 60 * 60 * 1000,
    );
    expect(asked.push).toBeLessThan(20);
    expect((await loadKept(store, 'sync'))?.problem).toBeNull();
  });

  test('comes back to its turn, and goes when the server can', async () => {
    const { store, driver, broken, ids, clock } = await aPoisoned();
    broken.on = (changes) => (changes.some(({ id }) => id === ids[2]) ? 'server_odd' : undefined);
    for (let round = 0; round < 3; round += 1) await driver.runNow();
    broken.on = () => undefined;
    clock.forward(60 * 60 * 1000);
    await driver.runNow();
    expect(await waitingOf(store)).toEqual([]);
  });

  test.each(['server_odd', 'busy'] as const)(
    'a server that breaks on all (%s) holds nothing back',
    async (problem) => {
      const { store, driver, broken } = await aPoisoned();
      broken.on = () => problem;
      for (let round = 0; round < 4; round += 1) await driver.runNow();
      broken.on = () => undefined;
      await driver.runNow();
      expect(await waitingOf(store)).toEqual([]);
    },
  );
});

test('a change that needs a newer server waits and says so; the others go, and asking again sends it', async () => {
  const { store, driver, refused, taken } = await aDriver();
  const early = await addPerson(store, { linkedin_slug: 'early' });
  refused.on = ({ id }) => (id === early ? '42703' : undefined);
  await driver.runNow();
  const other = await addPerson(store, { linkedin_slug: 'other' });
  driver.kick();
  await until(() => taken.some(({ id }) => id === other));
  await driver.runNow();
  expect(await store.issues.count()).toBe(0);
  expect(await store.prospects.get(early)).toMatchObject({ full_name: 'Linh Trần' });
  expect(await waitingOf(store, early)).toHaveLength(1);
  expect(await waitingOf(store, other)).toEqual([]);
  const state = await loadKept(store, 'sync');
  expect(state).toMatchObject({ problem: 'server_old', failures: 0, nextAt: 0 });

  refused.on = () => undefined;
  await driver.runNow();
  expect(await waitingOf(store)).toEqual([]);
  expect((await loadKept(store, 'sync'))?.problem).toBeNull();
  const mids = taken.filter(({ id }) => id === early).map(({ mid }) => mid);
  expect(new Set(mids).size).toBe(mids.length);
});

test('who may begin a workspace does so for deals made before it was known to have no stages', async () => {
  const { store, driver, taken } = await aDriver();
  const { id } = valueOf(await addDeal(store, { name: 'Fleet' }));
  const { workspaceId, repId } = await loadIdentity(store);
  const member = {
    id: randomId(),
    rev: 5,
    clocks: {},
    deleted_at: null,
    rep_id: repId,
    name: 'Me',
    role: 'owner',
  };
  await applyPage(store, { rows: { members: [member] } }, { ws: workspaceId });
  await driver.runNow();
  expect(taken.some((change) => change.id === id)).toBe(false);
  await driver.runNow();
  expect(await waitingOf(store)).toEqual([]);
  const order = taken.map(({ t }) => t);
  expect(order.indexOf('stages')).toBeGreaterThan(-1);
  expect(order.lastIndexOf('stages')).toBeLessThan(order.indexOf('deals'));
});

test('a change that is too large for the server is shown to the rep, the others go', async () => {
  const { store, driver, broken } = await aDriver();
  const large = await addPerson(store, { linkedin_slug: 'large' });
  await addPerson(store, { linkedin_slug: 'small' });
  broken.on = (changes) => (changes.some(({ id }) => id === large) ? 'too_large' : undefined);
  await driver.runNow();
  expect(await waitingOf(store)).toEqual([]);
  expect(await store.issues.toArray()).toMatchObject([{ rowId: large, code: 'PT413' }]);
});

test('signed out by the server: nothing is asked until the rep signs in, and everything stays', async () => {
  const { store, driver, answers, asked } = await aDriver();
  await addPerson(store);
  answers.push('signed_out');
  await driver.runNow();
  expect((await loadKept(store, 'team'))?.isSignedOut).toBe(true);
  expect(await driver.dueAt()).toBeUndefined();
  await driver.runNow();
  expect(asked.push).toBe(1);
  expect((await waitingOf(store)).length).toBeGreaterThan(0);
});
