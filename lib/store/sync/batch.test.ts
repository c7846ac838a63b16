import { describe, expect, test } from 'vitest';
import type { PulledRow } from '../../model/sync.ts';
import { valueOf } from '../a-store.ts';
import { beginWorkspace } from '../commands/begin-workspace.ts';
import { enrol } from '../commands/cadences.ts';
import { addDeal, editDeal } from '../commands/deals.ts';
import { addNote } from '../commands/notes.ts';
import { editProspect } from '../commands/prospects.ts';
import { addStakeholder } from '../commands/stakeholders.ts';
import { addTask } from '../commands/tasks.ts';
import { listCadences, listStages } from '../deal-queries.ts';
import type { Store } from '../store.ts';
import {
  addPerson,
  aJoinedStore,
  repId,
  settleAll,
  waitingOf,
  workspaceId,
} from './a-joined-store.ts';
import { applyPage } from './apply-page.ts';
import { lacksBeginning } from './awaited.ts';
import { holdBack, takeBatch } from './batch.ts';
import { settleVerdicts } from './settle.ts';

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

const columns = {
  rev: 5,
  clocks: {},
  created_at: '2026-01-01T00:00:00.000Z',
  updated_at: '2026-01-01T00:00:00.000Z',
  updated_by: repId,
  deleted_at: null,
};

async function takeRole(store: Store, role: string): Promise<void> {
  const id = '0b6f2f0e-5d0c-4a53-8a3e-9c1f4f3f7a11';
  const member = { ...columns, id, rep_id: repId, name: 'Me', role } as unknown as PulledRow;
  await applyPage(store, { rows: { members: [member] } }, { ws: workspaceId });
}

/** A rep's day in a team that has no stages and no cadence yet. */
async function anEarlyDay(store: Store) {
  const person = await addPerson(store);
  const deal = valueOf(await addDeal(store, { name: 'Fleet' })).id;
  valueOf(await addNote(store, { aboutKind: 'deal', aboutId: deal, body: 'Asked for a pilot' }));
  valueOf(await addTask(store, { title: 'Call', dealId: deal }));
  valueOf(await addStakeholder(store, { dealId: deal, prospectId: person }));
  valueOf(await editDeal(store, deal, { name: 'Fleet 2' }));
  const [cadence] = await listCadences(store);
  valueOf(await enrol(store, { prospectId: person, cadenceId: cadence?.id ?? '' }));
  valueOf(await editProspect(store, person, { title: 'CPO' }));
  return { person, deal };
}

describe('what names a stage or cadence that the team has not begun with', () => {
  const take = (store: Store, limit = 500) => takeBatch(store, limit, { now: store.clock.now() });

  test('waits with all that rests on it, in its order, and holds up nothing else', async () => {
    const store = await aJoinedStore();
    await takeRole(store, 'rep');
    const { person } = await anEarlyDay(store);
    const all = (await waitingOf(store)).map(({ mid }) => mid);
    // A limit below what is held: nothing starves behind it.
    const sent: string[] = [];
    for (;;) {
      const batch = await take(store, 1);
      if (batch.length === 0) break;
      expect(batch.every(({ t, id }) => t === 'facts' || id === person)).toBe(true);
      sent.push(...batch.map(({ mid }) => mid));
      await settleVerdicts(
        store,
        batch.map(({ mid }, at) => ({ mid, status: 'applied', rev: 10 + at })),
      );
    }
    expect(sent.length).toBeGreaterThan(1);
    const resting = ['deals', 'enrolments', 'notes', 'stage_changes', 'stakeholders', 'tasks'];
    const held = new Set<string>((await waitingOf(store)).map(({ t }) => t));
    expect(resting.filter((t) => !held.has(t))).toEqual([]);
    expect(held).not.toContain('prospects');
    expect(await lacksBeginning(store)).toBe(true);

    const [stage] = await listStages(store);
    const told = { ...columns, id: stage?.id ?? '', name: 'Kontakt', position: 0, kind: 'open' };
    const rows = { stages: [{ ...told, probability: 10, exit_criteria: [] } as never] };
    await applyPage(store, { rows }, { ws: workspaceId });
    expect(await lacksBeginning(store)).toBe(false);
    expect((await take(store)).map(({ mid }) => mid)).toEqual(
      all.filter((mid) => !sent.includes(mid)),
    );
  });

  test('goes along with what a manager’s own device begins with', async () => {
    const store = await aJoinedStore();
    await takeRole(store, 'manager');
    await anEarlyDay(store);
    expect(await lacksBeginning(store)).toBe(false);
    const waiting = await waitingOf(store);
    expect((await take(store)).map(({ mid }) => mid)).toEqual(waiting.map(({ mid }) => mid));
  });

  test('waits for stages that were written after it', async () => {
    const store = await aJoinedStore();
    await takeRole(store, 'rep');
    const { deal } = await anEarlyDay(store);
    await takeRole(store, 'owner');
    valueOf(await beginWorkspace(store));
    const first = await take(store);
    const tables = new Set(first.map(({ t }) => t));
    expect([...tables].sort()).toEqual(['cadences', 'facts', 'prospects', 'stages']);
    await settleVerdicts(
      store,
      first.map(({ mid }, at) => ({ mid, status: 'applied', rev: 10 + at })),
    );
    const then = await take(store);
    expect(then).toHaveLength(await store.outbox.count());
    expect(then[0]).toMatchObject({ t: 'deals', id: deal, op: 'put' });
  });
});
