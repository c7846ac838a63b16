import { describe, expect, test } from 'vitest';
import { prospectIdOf } from '../../model/ids.ts';
import type { PulledPage } from '../../model/sync.ts';
import { aClock, valueOf } from '../a-store.ts';
import { addNote } from '../commands/notes.ts';
import { editProspect } from '../commands/prospects.ts';
import { addTask } from '../commands/tasks.ts';
import { loadIdentity } from '../identity.ts';
import type { Store } from '../store.ts';
import { undoCommand } from '../undo.ts';
import {
  addPerson,
  aJoinedStore,
  aPulledRow,
  aSignedInStore,
  otherWorkspaceId,
  repId,
  settleAll,
  team,
  waitingOf,
  workspaceId,
} from './a-joined-store.ts';
import { applyPage } from './apply-page.ts';
import { adoptLocalRows, openWorkspace } from './join-team.ts';
import { loadKept } from './kept-state.ts';

const open = (store: Store, id = workspaceId) =>
  openWorkspace(store, { team, workspaceId: id, workspaceName: 'Nordwind Sales' });

async function addWork(store: Store, id: string): Promise<void> {
  valueOf(await addNote(store, { aboutKind: 'prospect', aboutId: id, body: 'Likes vans' }));
  valueOf(await addTask(store, { prospectId: id, title: 'Call' }));
}

describe('opening a workspace for what was made locally', () => {
  test('rows of a natural key get the id that every device of the workspace makes', async () => {
    const store = await aSignedInStore();
    const before = await addPerson(store, { linkedin_slug: 'linh-tran', company_name: 'Nordwind' });
    await addWork(store, before);
    await open(store);
    const id = prospectIdOf(workspaceId as never, 'in:linh-tran');
    expect(id).not.toBe(before);
    const [row] = await store.prospects.toArray();
    const [company] = await store.companies.toArray();
    expect(row).toMatchObject({ id, workspace_id: workspaceId, owner_id: repId });
    expect(row?.company_id).toBe(company?.id);
    expect((await store.notes.toArray())[0]?.about_id).toBe(id);
    expect(await store.notes.where('ix.about').equals(`prospect:${id}`).count()).toBe(1);
    expect(await store.tasks.where('ix.of').equals(id).count()).toBe(1);
    expect((await store.facts.toArray()).every((fact) => fact.entity_id !== before)).toBe(true);
  });

  test('nothing that waits, or stands in the history, names what was before', async () => {
    const store = await aSignedInStore();
    const old = await loadIdentity(store);
    const before = await addPerson(store, { linkedin_slug: 'linh-tran' });
    await addWork(store, before);
    const mids = (await waitingOf(store)).map(({ mid }) => mid);
    await open(store);
    const kept = JSON.stringify([await waitingOf(store), await store.journal.toArray()]);
    for (const id of [before, old.workspaceId, old.repId]) expect(kept).not.toContain(id);
    const waiting = await waitingOf(store);
    expect(waiting).toHaveLength(mids.length);
    expect(waiting.every(({ ws }) => ws === workspaceId)).toBe(true);
    // A copy of the profile may join another team with the same changes.
    expect(waiting.some(({ mid }) => mids.includes(mid))).toBe(false);
  });

  test('what was done before can be undone after', async () => {
    const clock = aClock();
    const store = await aSignedInStore(clock);
    const before = await addPerson(store, { linkedin_slug: 'linh-tran' });
    clock.forward(1000);
    const { journalId } = valueOf(await editProspect(store, before, { title: 'CPO' }));
    await open(store);
    valueOf(await undoCommand(store, journalId));
    expect((await store.prospects.toArray())[0]?.title).toBe('Buyer');
  });

  test('the server’s own rows are left to it, and the first load comes before the first push', async () => {
    const store = await aSignedInStore();
    await addPerson(store);
    await open(store);
    expect(await store.workspaces.count()).toBe(0);
    expect(await store.members.count()).toBe(0);
    expect(await loadKept(store, 'cursor')).toMatchObject({
      ws: workspaceId,
      rev: 0,
      isFirstLoad: true,
      isAdopting: true,
    });
  });

  test('done twice it is as done once', async () => {
    const store = await aSignedInStore();
    await addPerson(store, { linkedin_slug: 'linh-tran' });
    await open(store);
    const before = await waitingOf(store);
    await open(store);
    expect(await waitingOf(store)).toEqual(before);
  });
});

test('another workspace: this one’s rows leave, what waits for it goes on waiting for it', async () => {
  const store = await aJoinedStore();
  const id = await addPerson(store, { linkedin_slug: 'linh-tran' });
  const before = await waitingOf(store);
  await open(store, otherWorkspaceId);
  expect(await store.prospects.count()).toBe(0);
  expect(await waitingOf(store)).toEqual(before);
  expect(before.some((entry) => entry.id === id)).toBe(true);
  expect(await loadKept(store, 'cursor')).toMatchObject({
    ws: otherWorkspaceId,
    isAdopting: false,
  });
});

describe('a person whom the team has under another id', () => {
  /** The team's row, as another device made it. */
  async function theTeamsPage(of: Parameters<typeof addPerson>[1]): Promise<PulledPage['rows']> {
    const theirs = await aJoinedStore(aClock('2026-03-01T08:00:00.000Z'));
    const id = await addPerson(theirs, of);
    await settleAll(theirs, 5);
    return { prospects: [await aPulledRow(theirs, { t: 'prospects', id, rev: 5 })] };
  }

  async function adopt(mine: Parameters<typeof addPerson>[1], theirs: typeof mine) {
    const store = await aSignedInStore();
    const local = await addPerson(store, mine);
    await addWork(store, local);
    await open(store);
    const page = await theTeamsPage(theirs);
    const cursor = await loadKept(store, 'cursor');
    await applyPage(
      store,
      { rows: page },
      { ws: workspaceId, cursor: cursor && { ...cursor, rev: 5 } },
    );
    const count = cursor && (await adoptLocalRows(store, cursor));
    return { store, count, team: page['prospects']?.[0]?.id ?? '' };
  }

  test('becomes that row by a proof: both sides’ values, references and all', async () => {
    const { store, count, team } = await adopt(
      { emails: ['linh@nordwind.example'], title: 'Buyer', tags: ['vip'] },
      {
        linkedin_slug: 'linh-tran',
        emails: ['linh@nordwind.example'],
        title: null,
        location: 'Bremen',
      },
    );
    expect(count).toBe(1);
    const rows = await store.prospects.toArray();
    expect(rows).toMatchObject([
      {
        id: team,
        linkedin_slug: 'linh-tran',
        title: 'Buyer',
        location: 'Bremen',
        tags: ['vip'],
        rev: 5,
      },
    ]);
    expect((await store.notes.toArray())[0]?.about_id).toBe(team);
    expect((await store.tasks.toArray())[0]?.prospect_id).toBe(team);
    expect(await waitingOf(store, team)).toMatchObject([{ op: 'put' }]);
    expect((await store.base.get(`prospects:${team}`))?.row).toMatchObject({ tags: [], rev: 5 });
    expect((await loadKept(store, 'cursor'))?.isAdopting).toBe(false);
  });

  test('done twice it is as done once', async () => {
    const same = { emails: ['linh@nordwind.example'] };
    const { store, team } = await adopt(same, { ...same, linkedin_slug: 'linh-tran' });
    const before = [await store.prospects.toArray(), await waitingOf(store)];
    const cursor = await loadKept(store, 'cursor');
    expect(cursor && (await adoptLocalRows(store, cursor))).toBe(0);
    expect([await store.prospects.toArray(), await waitingOf(store)]).toEqual(before);
    expect(team).not.toBe('');
  });

  test.each([
    ['a like name proves nothing', {}, {}],
    [
      'nor does an address that two people share, where the slugs say otherwise',
      { linkedin_slug: 'ada-nowak', emails: ['office@nordwind.example'] },
      { linkedin_slug: 'linh-tran', emails: ['office@nordwind.example'] },
    ],
  ])('%s', async (_, mine, theirs) => {
    const { store, count } = await adopt(mine, theirs);
    expect(count).toBe(0);
    expect(await store.prospects.count()).toBe(2);
  });
});
