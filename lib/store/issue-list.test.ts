import { describe, expect, it } from 'vitest';
import type { SyncIssue } from '../model/sync.ts';
import { randomId } from '../platform/ids.ts';
import { aClock, aProfile, aStore, valueOf } from './a-store.ts';
import { enrol } from './commands/cadences.ts';
import { saveClip } from './commands/clip.ts';
import { addDeal, moveDeal } from './commands/deals.ts';
import { dismissIssues, reapplyIssues, reopenIssues, undoReapply } from './commands/issues.ts';
import { addNote } from './commands/notes.ts';
import { addProspect, deleteProspect, editProspect } from './commands/prospects.ts';
import { listCadences, listStages } from './deal-queries.ts';
import { loadIdentity } from './identity.ts';
import { listIssues } from './issue-list.ts';
import type { Store } from './store.ts';
import { keep } from './sync/kept-state.ts';
import { leaveWorkspace } from './sync/leave-team.ts';
import { countSync, keepsPart, loadOwnership, loadSyncStatus } from './sync-queries.ts';
import { toStored } from './tables.ts';
import { countAtStake, loadOwnRole } from './team-queries.ts';
import { undoCommand } from './undo.ts';
import { listWaiting } from './waiting-list.ts';

const noor = { repId: randomId(), clientId: randomId() };

/** A store that belongs to a team of two: the rep, and Noor Haddad on a device of her own. */
async function aTeamStore(clock = aClock()) {
  const store = aStore(clock);
  const { workspaceId, repId } = await loadIdentity(store);
  await keep(store, 'team', {
    url: 'https://team.example',
    key: 'publishable',
    email: 'rep@example.com',
    userId: repId,
    workspaceId,
    workspaceName: 'Nordwind Sales',
    isSignedOut: false,
  });
  await keep(store, 'clients', { [noor.clientId]: noor.repId });
  const own = await store.members.toCollection().first();
  if (!own) throw new Error('no member');
  await store.members.add(
    toStored('members', {
      ...own,
      id: randomId(),
      rep_id: noor.repId as typeof own.rep_id,
      name: 'Noor Haddad',
      role: 'manager',
    }),
  );
  return { store, clock, workspaceId };
}

async function anIssue(
  store: Store,
  of: Partial<SyncIssue> & Pick<SyncIssue, 't' | 'rowId' | 'f'>,
) {
  const { workspaceId, clientId } = await loadIdentity(store);
  const issue = {
    kind: 'overwritten',
    mid: randomId(),
    ws: workspaceId,
    op: 'patch',
    clock: `1772438400000:0000:${clientId}`,
    changedAt: '2026-03-02T08:00:00.000Z',
    foundAt: '2026-03-02T09:00:00.000Z',
    name: '',
    code: null,
    message: null,
    state: 'open',
    ...of,
  } as const;
  return store.issues.add(issue);
}

/** A prospect as Noor left it: her title, written by her device at 08:18. */
async function aContested(store: Store) {
  const { id } = valueOf(
    await addProspect(store, {
      full_name: 'Mara Lindqvist',
      emails: ['mara@nord.example'],
      tags: ['pilot'],
    }),
  );
  const row = await store.prospects.get(id);
  if (!row) throw new Error('no row');
  await store.prospects.put({
    ...row,
    rev: 7,
    title: 'Head of Operations',
    clocks: {
      ...row.clocks,
      title: `${Date.parse('2026-03-02T08:18:00.000Z')}:0000:${noor.clientId}`,
    },
  });
  await store.outbox.clear();
  return id;
}

describe('the status', () => {
  it('counts what waits and what needs the rep, and knows the rep’s role', async () => {
    const { store } = await aTeamStore();
    await addProspect(store, { full_name: 'Mara Lindqvist' });
    await anIssue(store, { t: 'prospects', rowId: randomId(), f: { title: 'Chair' } });
    await anIssue(store, {
      t: 'prospects',
      rowId: randomId(),
      f: { title: 'Chair' },
      state: 'dismissed',
    });
    expect(await countSync(store)).toEqual({
      waitingCount: await store.outbox.count(),
      oldestAt: '2026-03-02T08:00:00.000Z',
      issueCount: 1,
    });
    expect(await loadOwnRole(store)).toBe('owner');
    await store.kv.delete('team');
    expect(await loadOwnRole(store)).toBeUndefined();
    expect(await loadSyncStatus(store)).toMatchObject({
      team: undefined,
      state: { phase: 'idle' },
    });
  });
});

describe('what signing out would lose', () => {
  it('is what waits and what is not decided; what was made without a workspace stays', async () => {
    const { store, workspaceId } = await aTeamStore();
    await addProspect(store, { full_name: 'Mara Lindqvist' });
    await anIssue(store, { t: 'prospects', rowId: randomId(), f: { title: 'Chair' } });
    const waitingCount = await store.outbox.count();
    expect(await countAtStake(store)).toBe(waitingCount + 1);
    const { team } = await loadSyncStatus(store);
    if (!team) throw new Error('no team');
    await keep(store, 'team', { ...team, workspaceId: null, workspaceName: null });
    expect(await countAtStake(store)).toBe(1);
    await store.outbox.filter(({ ws }) => ws === workspaceId).modify({ ws: randomId() });
    expect(await countAtStake(store)).toBe(waitingCount + 1);
  });
});

describe('whose a prospect is', () => {
  it('is the rep’s own, a colleague’s by name, or of somebody not known here', async () => {
    const { store } = await aTeamStore();
    const { repId } = await loadIdentity(store);
    expect(await loadOwnership(store, repId)).toEqual({ isOwn: true, name: '' });
    expect(await loadOwnership(store, noor.repId)).toEqual({ isOwn: false, name: 'Noor Haddad' });
    expect(await loadOwnership(store, randomId())).toEqual({ isOwn: false, name: '' });
  });

  it('is nobody’s own before there is an identity, and none is made by asking', async () => {
    const store = aStore(aClock());
    expect((await loadOwnership(store, randomId())).isOwn).toBe(false);
    expect(await store.kv.get('identity')).toBeUndefined();
  });
});

describe('a part of the workspace', () => {
  it('is kept only where there is a workspace', async () => {
    const { store } = await aTeamStore();
    expect(await keepsPart(store)).toBe(false);
    await keep(store, 'scope', { kind: 'near', days: 30 });
    expect(await keepsPart(store)).toBe(true);
    const { team } = await loadSyncStatus(store);
    if (!team) throw new Error('no team');
    await keep(store, 'team', { ...team, workspaceId: null, workspaceName: null });
    expect(await keepsPart(store)).toBe(false);
    await store.kv.delete('team');
    expect(await keepsPart(store)).toBe(false);
  });
});

describe('what waits', () => {
  it('stands under the row that a rep knows, the oldest first', async () => {
    const { store, clock } = await aTeamStore();
    valueOf(
      await saveClip(store, {
        extraction: aProfile(),
        decision: { kind: 'create' },
        readAt: '2026-03-02T08:00:00.000Z',
      }),
    );
    const person = await store.prospects.toCollection().first();
    clock.forward(60_000);
    await addNote(store, { aboutKind: 'prospect', aboutId: person?.id ?? '', body: 'Likes plans' });
    const rows = await listWaiting(store, 50);
    expect(rows.map(({ table, name, about }) => [table, name, about])).toEqual([
      ['companies', 'Nordwind Logistics', ''],
      ['prospects', 'Linh Trần', ''],
      ['notes', 'Likes plans', 'Linh Trần'],
    ]);
    const [, clipped] = rows;
    expect(clipped?.op).toBe('put');
    expect(clipped?.changeCount).toBeGreaterThan(3);
    expect(clipped?.lines).toContainEqual({
      column: 'company_id',
      value: { name: 'Nordwind Logistics' },
    });
    expect(clipped?.lines.some(({ column }) => column === 'evidence')).toBe(false);
  });

  it('names what belongs to a deal by its people, stages and cadence', async () => {
    const { store } = await aTeamStore();
    const prospectId = valueOf(
      await addProspect(store, { full_name: 'Linh Trần', company_name: 'Nordwind' }),
    ).id;
    const deal = valueOf(await addDeal(store, { name: 'Fleet', prospectId }));
    const [part] = await store.stakeholders.toArray();
    const renewal = { name: 'Fleet 2028', renewsDealId: deal.id };
    valueOf(await addDeal(store, renewal));
    valueOf(await addNote(store, { aboutKind: 'stakeholder', aboutId: part?.id ?? '', body: 'x' }));
    const [cadence] = await listCadences(store);
    valueOf(await enrol(store, { prospectId, cadenceId: cadence?.id ?? '' }));
    const next = (await listStages(store))[1];
    valueOf(await moveDeal(store, deal.id, { toStageId: next?.id ?? '' }));
    const rows = await listWaiting(store, 60);
    const row = (table: string) => rows.filter((one) => one.table === table);
    expect(row('deals')).toMatchObject([
      { name: 'Fleet', about: 'Nordwind', canOpen: true },
      { name: 'Fleet 2028', canOpen: true },
    ]);
    const [fleet, second] = row('deals');
    expect(fleet?.lines).toContainEqual({ column: 'stage_id', value: { name: 'Qualification' } });
    expect(second?.lines).toContainEqual({ column: 'renews_deal_id', value: { name: 'Fleet' } });
    expect(row('stakeholders')).toMatchObject([{ about: 'Linh Trần' }]);
    expect(row('notes')).toMatchObject([{ about: 'Linh Trần' }]);
    expect(row('enrolments')).toMatchObject([{ about: 'Linh Trần' }]);
    expect(row('enrolments')[0]?.lines).toContainEqual({
      column: 'cadence_id',
      value: { name: 'Short cadence' },
    });
    // The moves stand under the deal.
    expect(row('stage_changes')).toEqual([]);
  });

  it('opens only people, companies and deals that are still here', async () => {
    const { store } = await aTeamStore();
    const { id } = valueOf(await addProspect(store, { full_name: 'Ada Berg' }));
    await addNote(store, { aboutKind: 'prospect', aboutId: id, body: 'Likes plans' });
    const toOpen = async () =>
      (await listWaiting(store, 50)).map(({ table, canOpen }) => [table, canOpen]);
    expect(await toOpen()).toEqual([
      ['prospects', true],
      ['notes', false],
    ]);
    valueOf(await deleteProspect(store, id));
    expect(await toOpen()).toContainEqual(['prospects', false]);
  });

  it('is at most as long as asked for', async () => {
    const { store } = await aTeamStore();
    for (const name of ['Ada Berg', 'Bo Dahl', 'Cy Ek'])
      await addProspect(store, { full_name: name });
    expect((await listWaiting(store, 2)).map(({ name }) => name)).toEqual(['Ada Berg', 'Bo Dahl']);
  });
});

describe('what needs the rep', () => {
  it('shows both values, who wrote the other one, and when', async () => {
    const { store } = await aTeamStore();
    const id = await aContested(store);
    await anIssue(store, { t: 'prospects', rowId: id, f: { title: 'COO', owner_id: noor.repId } });
    const [block] = await listIssues(store, 20);
    expect(block).toMatchObject({
      name: 'Mara Lindqvist',
      cause: 'overwritten',
      canUse: true,
      isGone: false,
    });
    expect(block?.lines).toMatchObject([
      {
        column: 'title',
        mine: 'COO',
        theirs: 'Head of Operations',
        writer: { name: 'Noor Haddad', at: '2026-03-02T08:18:00.000Z' },
      },
      { column: 'owner_id', mine: { name: 'Noor Haddad' } },
    ]);
  });

  it.each([
    ['rejected', '42501', 'not_allowed'],
    ['rejected', '23514', 'value_refused'],
    ['rejected', '22007', 'value_refused'],
    ['rejected', 'PT404', 'gone'],
    ['rejected', 'PT410', 'erased'],
    ['rejected', '42703', 'server_behind'],
    ['overwritten', null, 'overwritten'],
  ] as const)('%s with %s is: %s', async (kind, code, cause) => {
    const { store } = await aTeamStore();
    const id = await aContested(store);
    await anIssue(store, { t: 'prospects', rowId: id, f: { title: 'COO' }, kind, code });
    expect(await listIssues(store, 20)).toMatchObject([{ cause, canUse: cause !== 'erased' }]);
  });

  it('of another workspace waits for that one, whatever became of it there', async () => {
    const { store } = await aTeamStore();
    const id = await aContested(store);
    const elsewhere = { ws: randomId(), f: { title: 'COO' } };
    await anIssue(store, { t: 'prospects', rowId: id, ...elsewhere });
    await anIssue(store, { t: 'prospects', rowId: randomId(), ...elsewhere });
    await anIssue(store, {
      t: 'companies',
      rowId: randomId(),
      kind: 'rejected',
      code: '42501',
      message: 'this row of companies is not yours to change',
      ...elsewhere,
    });
    const blocks = await listIssues(store, 20);
    expect(blocks.map(({ cause, canUse }) => [cause, canUse])).toEqual([
      ['elsewhere', false],
      ['elsewhere', false],
      ['elsewhere', false],
    ]);
  });

  it('of a member who was removed was not sent, and can be used once they are back', async () => {
    const { store, workspaceId } = await aTeamStore();
    valueOf(await addProspect(store, { full_name: 'Mara Lindqvist' }));
    const { team } = await loadSyncStatus(store);
    if (!team) throw new Error('no team');
    await leaveWorkspace(store, workspaceId);
    const ofMara = async () =>
      (await listIssues(store, 20)).find(({ table }) => table === 'prospects');
    expect(await ofMara()).toMatchObject({ cause: 'left', canUse: false });
    await keep(store, 'team', team);
    expect(await ofMara()).toMatchObject({ cause: 'left', canUse: true });
  });

  it('can be read, and not used, once the team is left', async () => {
    const { store } = await aTeamStore();
    await anIssue(store, {
      t: 'prospects',
      rowId: randomId(),
      f: { title: 'COO' },
      ws: randomId(),
      name: 'Mara Lindqvist',
      kind: 'rejected',
      code: '42501',
    });
    const [block] = await listIssues(store, 20);
    expect(block).toMatchObject({ name: 'Mara Lindqvist', canUse: false, isGone: true });
    expect(block?.lines).toMatchObject([{ column: 'title', mine: 'COO', theirs: undefined }]);
    const result = await reapplyIssues(store, [{ id: block?.issues[0]?.id ?? 0 }]);
    expect(result).toMatchObject({ ok: false, failure: { code: 'not_member' } });
  });
});

describe('using the rep’s values', () => {
  it('writes them as a new change, sets by element, with their evidence', async () => {
    const { store, clock } = await aTeamStore();
    const id = await aContested(store);
    const evidence = { by: 'rep', at: '2026-03-02T08:00:00.000Z', value: 'COO' };
    const issue = await anIssue(store, {
      t: 'prospects',
      rowId: id,
      f: {
        title: 'COO',
        tags: { add: ['fleet'], remove: ['gone'] },
        evidence: { title: evidence },
      },
    });
    const before = await store.issues.get(issue);
    clock.forward(3_600_000);
    const receipt = valueOf(await reapplyIssues(store, [{ id: issue }]));
    expect(receipt).toMatchObject({ name: 'Mara Lindqvist', fieldCount: 2 });
    expect(await store.prospects.get(id)).toMatchObject({
      title: 'COO',
      tags: ['pilot', 'fleet'],
      evidence: { title: evidence },
    });
    const [sent] = await store.outbox.toArray();
    expect(sent).toMatchObject({
      op: 'patch',
      attempts: 0,
      f: { title: 'COO', tags: { add: ['fleet'], remove: [] }, evidence: { title: evidence } },
    });
    expect(sent?.mid).not.toBe(before?.mid);
    expect((sent?.clock ?? '') > (before?.clock ?? '')).toBe(true);
    expect(await store.issues.get(issue)).toMatchObject({ state: 'reapplied' });
  });

  it('takes one field and leaves the others open', async () => {
    const { store } = await aTeamStore();
    const id = await aContested(store);
    const evidence = { by: 'rep', at: '2026-03-02T08:00:00.000Z', value: 'COO' };
    const issue = await anIssue(store, {
      t: 'prospects',
      rowId: id,
      f: { title: 'COO', location: 'Oslo', evidence: { title: evidence, location: null } },
    });
    const location = (await store.prospects.get(id))?.location;
    valueOf(await reapplyIssues(store, [{ id: issue, fields: ['title'] }]));
    expect(await store.prospects.get(id)).toMatchObject({ title: 'COO', location });
    expect(await store.issues.get(issue)).toMatchObject({
      state: 'open',
      f: { location: 'Oslo', evidence: { location: null } },
    });
    valueOf(await dismissIssues(store, [{ id: issue, fields: ['location'] }]));
    expect(await store.issues.get(issue)).toMatchObject({ state: 'dismissed' });
  });

  it('is undone with the decision, or not at all', async () => {
    const { store } = await aTeamStore();
    const id = await aContested(store);
    const issue = await anIssue(store, { t: 'prospects', rowId: id, f: { title: 'COO' } });
    const issues = await store.issues.toArray();
    const { journalId } = valueOf(await reapplyIssues(store, [{ id: issue }]));
    valueOf(await undoReapply(store, { journalId, issues }));
    expect(await store.prospects.get(id)).toMatchObject({ title: 'Head of Operations' });
    expect(await store.issues.get(issue)).toMatchObject({ state: 'open', f: { title: 'COO' } });

    const again = valueOf(await reapplyIssues(store, [{ id: issue }]));
    await editProspect(store, id, { title: 'Chair' });
    expect(await undoReapply(store, { journalId: again.journalId, issues })).toMatchObject({
      ok: false,
      failure: { code: 'cannot_undo' },
    });
    expect(await store.issues.get(issue)).toMatchObject({ state: 'reapplied' });
    expect(await store.prospects.get(id)).toMatchObject({ title: 'Chair' });
  });

  it('makes a row again that the server refused', async () => {
    const { store } = await aTeamStore();
    const { id, journalId } = valueOf(await addProspect(store, { full_name: 'Mara Lindqvist' }));
    const put = (await store.outbox.toArray()).find((entry) => entry.t === 'prospects');
    await undoCommand(store, journalId);
    await store.prospects.delete(id);
    await store.outbox.clear();
    const issue = await anIssue(store, {
      t: 'prospects',
      rowId: id,
      op: 'put',
      kind: 'rejected',
      code: '42501',
      f: put?.f ?? {},
    });
    valueOf(await reapplyIssues(store, [{ id: issue, fields: ['title'] }]));
    expect(await store.prospects.get(id)).toMatchObject({
      full_name: 'Mara Lindqvist',
      deleted_at: null,
      evidence: { full_name: { by: 'rep' } },
    });
    expect(await store.outbox.toArray()).toMatchObject([{ op: 'put', t: 'prospects', id }]);
    expect(await store.issues.get(issue)).toMatchObject({ state: 'reapplied' });
  });

  it('brings a row back that somebody deleted, as the rep knew it', async () => {
    const { store } = await aTeamStore();
    const id = await aContested(store);
    valueOf(await deleteProspect(store, id));
    await store.outbox.clear();
    const issue = await anIssue(store, { t: 'prospects', rowId: id, f: { title: 'COO' } });
    expect(await listIssues(store, 20)).toMatchObject([{ cause: 'gone', isGone: true }]);
    valueOf(await reapplyIssues(store, [{ id: issue }]));
    expect(await store.prospects.get(id)).toMatchObject({
      full_name: 'Mara Lindqvist',
      title: 'COO',
      deleted_at: null,
    });
    expect(await store.outbox.toArray()).toMatchObject([{ op: 'put' }]);
  });

  it('says so where too little of the row is left', async () => {
    const { store } = await aTeamStore();
    const issue = await anIssue(store, { t: 'tasks', rowId: randomId(), f: { title: 'Call' } });
    expect(await reapplyIssues(store, [{ id: issue }])).toMatchObject({
      ok: false,
      failure: { code: 'not_found_here' },
    });
    expect(await store.issues.get(issue)).toMatchObject({ state: 'open' });
  });

  it('never brings back what was erased', async () => {
    const { store } = await aTeamStore();
    const id = await aContested(store);
    const issue = await anIssue(store, {
      t: 'prospects',
      rowId: id,
      f: { title: 'COO' },
      kind: 'rejected',
      code: 'PT410',
    });
    expect((await reapplyIssues(store, [{ id: issue }])).ok).toBe(false);
    valueOf(await dismissIssues(store, [{ id: issue }]));
    expect(await countSync(store)).toMatchObject({ issueCount: 0 });
  });

  it('deletes again what a later change kept alive', async () => {
    const { store } = await aTeamStore();
    const id = await aContested(store);
    const issue = await anIssue(store, {
      t: 'prospects',
      rowId: id,
      op: 'del',
      f: { deleted_at: '2026-03-02T08:00:00.000Z' },
    });
    expect((await listIssues(store, 20))[0]).toMatchObject({ op: 'del', lines: [] });
    valueOf(await reapplyIssues(store, [{ id: issue }]));
    expect((await store.prospects.get(id))?.deleted_at).not.toBeNull();
  });

  it('of two changes to one field ends with the later one, in one command', async () => {
    const { store } = await aTeamStore();
    const id = await aContested(store);
    const later = await anIssue(store, {
      t: 'prospects',
      rowId: id,
      f: { title: 'Chair' },
      clock: '1772438500000:0000:a',
    });
    const earlier = await anIssue(store, { t: 'prospects', rowId: id, f: { title: 'COO' } });
    const [block] = await listIssues(store, 20);
    expect(block?.lines).toMatchObject([{ mine: 'Chair', issueIds: [earlier, later] }]);
    valueOf(await reapplyIssues(store, [{ id: later }, { id: earlier }]));
    expect(await store.prospects.get(id)).toMatchObject({ title: 'Chair' });
    expect(await store.outbox.count()).toBe(1);
  });
});

describe('keeping theirs', () => {
  it('changes no row, and can be taken back', async () => {
    const { store } = await aTeamStore();
    const id = await aContested(store);
    const issue = await anIssue(store, { t: 'prospects', rowId: id, f: { title: 'COO' } });
    const before = valueOf(await dismissIssues(store, [{ id: issue }]));
    expect(await store.prospects.get(id)).toMatchObject({ title: 'Head of Operations' });
    expect(await store.outbox.count()).toBe(0);
    expect(await listIssues(store, 20)).toEqual([]);
    valueOf(await reopenIssues(store, before));
    expect(await listIssues(store, 20)).toHaveLength(1);
  });

  it('leaves alone what was decided elsewhere meanwhile', async () => {
    const { store } = await aTeamStore();
    const id = await aContested(store);
    const issue = await anIssue(store, { t: 'prospects', rowId: id, f: { title: 'COO' } });
    valueOf(await reapplyIssues(store, [{ id: issue }]));
    expect(valueOf(await dismissIssues(store, [{ id: issue }]))).toEqual([]);
    expect(await store.issues.get(issue)).toMatchObject({ state: 'reapplied' });
  });
});
