import { describe, expect, test } from 'vitest';
import { ownIdOf } from '../../model/ids.ts';
import { defaultCadenceKey } from '../../model/selling.ts';
import type { PulledRow } from '../../model/sync.ts';
import { aLearnedBody } from '../../scoring/a-score.ts';
import { valueOf } from '../a-store.ts';
import { addCadence, enrol } from '../commands/cadences.ts';
import { addDeal } from '../commands/deals.ts';
import { keepScorecard } from '../commands/scoring.ts';
import { saveSetting } from '../commands/settings.ts';
import { addStage, editStage } from '../commands/stages.ts';
import { addTemplate } from '../commands/templates.ts';
import { listStages, loadDeal, loadSetting } from '../deal-queries.ts';
import { saveFormDraft } from '../form-drafts.ts';
import { loadCard } from '../score-card.ts';
import type { Store } from '../store.ts';
import {
  addPerson,
  aSignedInStore,
  repId,
  team,
  waitingOf,
  workspaceId,
} from './a-joined-store.ts';
import { applyPage } from './apply-page.ts';
import { takeBatch } from './batch.ts';
import { adoptLocalRows, openWorkspace } from './join-team.ts';
import { loadKept } from './kept-state.ts';
import { settleVerdicts } from './settle.ts';

const clock = '1767000000000:0000:team';

function pulled(id: string, fields: object): PulledRow {
  return {
    id,
    rev: 5,
    clocks: Object.fromEntries(Object.keys(fields).map((field) => [field, clock])),
    created_at: '2026-01-01T00:00:00.000Z',
    updated_at: '2026-01-01T00:00:00.000Z',
    updated_by: repId,
    deleted_at: null,
    ...fields,
  };
}

const stageOf = (id: string, name: string, more: object = {}) =>
  pulled(id, { name, position: 0, kind: 'open', probability: 10, exit_criteria: [], ...more });

async function join(store: Store, rows: Record<string, PulledRow[]>, role = 'rep') {
  await openWorkspace(store, { team, workspaceId, workspaceName: 'Nordwind Sales' });
  const cursor = await loadKept(store, 'cursor');
  const member = pulled('0b6f2f0e-5d0c-4a53-8a3e-9c1f4f3f7a11', {
    rep_id: repId,
    name: 'Me',
    role,
  });
  await applyPage(store, { rows: { members: [member], ...rows } }, { ws: workspaceId, cursor });
  if (cursor) await adoptLocalRows(store, cursor);
}

const first = ownIdOf(workspaceId as never, 'stage', 'prospecting');
const other = 'aaaaaaaa-0000-4000-8000-000000000001';

describe('joining a team brings none of one’s own settings over it', () => {
  test('deals stand in the team’s stages: the same ones, one of that name, or the nearest of its kind', async () => {
    const store = await aSignedInStore();
    const at = async (stage?: string) =>
      valueOf(await addDeal(store, { name: 'Fleet', ...(stage ? { stageId: stage } : {}) })).id;
    const inFirst = await at();
    const pilot = valueOf(await addStage(store, { name: 'Pilot', kind: 'open', probability: 40 }));
    const trial = valueOf(await addStage(store, { name: 'Trial', kind: 'open', probability: 58 }));
    const [inPilot, inTrial] = [await at(pilot.id), await at(trial.id)];
    const stages = await listStages(store);
    valueOf(await editStage(store, stages[0]?.id ?? '', { name: 'My own name' }));
    await saveFormDraft(store, `note:deals:${inPilot}`, 'typed');
    await join(store, {
      stages: [
        stageOf(first, 'Kontakt'),
        stageOf(other, 'pilot', { probability: 90 }),
        stageOf('aaaaaaaa-0000-4000-8000-000000000002', 'Offer', { probability: 60 }),
        stageOf('aaaaaaaa-0000-4000-8000-000000000003', 'Won', { kind: 'won', probability: 100 }),
        stageOf('aaaaaaaa-0000-4000-8000-000000000004', 'Lost', { kind: 'lost', probability: 0 }),
      ],
    });
    const nameOf = async (id: string) => (await loadDeal(store, id))?.stage?.name;
    expect(await nameOf(inFirst)).toBe('Kontakt');
    expect(await nameOf(inPilot)).toBe('pilot');
    expect(await nameOf(inTrial)).toBe('Offer');
    expect(await store.stages.count()).toBe(5);
    const waiting = await waitingOf(store);
    expect(waiting.filter(({ t }) => t === 'stages')).toEqual([]);
    const known = new Set((await store.stages.toArray()).map(({ id }) => id as string));
    const moves = waiting.filter(({ t }) => t === 'stage_changes');
    expect(moves.length).toBe(3);
    for (const { f } of moves) expect(known.has(String(f['to_stage_id']))).toBe(true);
    expect(await store.drafts.get(`note:deals:${inPilot}`)).toMatchObject({ value: 'typed' });
  });

  test('a workspace without stages gets those that were made here', async () => {
    const store = await aSignedInStore();
    const deal = valueOf(await addDeal(store, { name: 'Fleet' })).id;
    await join(store, {}, 'owner');
    expect((await loadDeal(store, deal))?.stage?.id).toBe(first);
    expect((await waitingOf(store)).filter(({ t }) => t === 'stages')).toHaveLength(7);
  });

  test('a rep’s settings give way, also those that the team has not set; a manager’s only to the team’s', async () => {
    const week = { days: [1, 2, 3, 4, 5, 6] };
    for (const role of ['rep', 'manager']) {
      const store = await aSignedInStore();
      valueOf(await saveSetting(store, 'work_week', week));
      valueOf(await saveSetting(store, 'currency_rates', { rates: { EUR: '0.9' } }));
      const key = 'currency_rates';
      const id = ownIdOf(workspaceId as never, 'setting', key);
      await join(
        store,
        { settings: [pulled(id, { key, value: { rates: { EUR: '0.8' } } })] },
        role,
      );
      expect(await loadSetting(store, key)).toEqual({ rates: { EUR: '0.8' } });
      const days = (await loadSetting(store, 'work_week')).days;
      expect(days).toEqual(role === 'rep' ? [1, 2, 3, 4, 5] : week.days);
      const sent = (await waitingOf(store)).filter(({ t }) => t === 'settings');
      expect(sent.length).toBe(role === 'rep' ? 0 : 1);
    }
  });

  test('a rep’s stages of their own give way to those that the team will begin with', async () => {
    const store = await aSignedInStore();
    const pilot = valueOf(await addStage(store, { name: 'Pilot', kind: 'open', probability: 41 }));
    const deal = valueOf(await addDeal(store, { name: 'Fleet', stageId: pilot.id })).id;
    const inFirst = valueOf(await addDeal(store, { name: 'Screens' })).id;
    await join(store, {});
    expect(await store.stages.count()).toBe(0);
    expect((await loadDeal(store, inFirst))?.stage?.id).toBe(first);
    const stage = (await loadDeal(store, deal))?.stage;
    expect(stage).toMatchObject({ kind: 'open', rev: null });
    const waiting = await waitingOf(store);
    expect(waiting.filter(({ t }) => t === 'stages')).toEqual([]);
    expect(waiting.find(({ t, id }) => t === 'deals' && id === deal)?.f['stage_id']).toBe(
      stage?.id,
    );
    // Nothing of it is refused meanwhile.
    const batch = await takeBatch(store, 500, { now: store.clock.now() });
    expect(batch.map(({ t }) => t)).not.toContain('deals');
  });

  test.each([
    ['of that name', 'slow', 'slow'],
    ['first one', 'Quick', 'Anrufe'],
  ])('a rep’s enrolments go on in the team’s cadence: the %s', async (_which, name, expected) => {
    const store = await aSignedInStore();
    const prospectId = await addPerson(store);
    const steps = [{ channel: 'call' as const, waitDays: 1 }];
    const own = valueOf(await addCadence(store, { name, steps }));
    const enrolled = valueOf(await enrol(store, { prospectId, cadenceId: own.id })).id;
    valueOf(
      await addTemplate(store, { name: 'Hello', channel: 'message', subject: null, body: 'Hi' }),
    );
    const theirs = ['Slow', 'Anrufe'].map((title, at) =>
      pulled(`aaaaaaaa-0000-4000-8000-00000000001${at}`, { name: title, steps }),
    );
    await join(store, { cadences: theirs });
    const cadences = await store.cadences.toArray();
    expect(cadences.map((row) => row.name).sort()).toEqual(['Anrufe', 'Slow']);
    const nameOf = async () => {
      const row = await store.enrolments.get(enrolled);
      return cadences.find(({ id }) => id === row?.cadence_id)?.name.toLowerCase();
    };
    expect(await nameOf()).toBe(expected.toLowerCase());
    const waiting = await waitingOf(store);
    expect(waiting.filter(({ t }) => t === 'cadences')).toEqual([]);

    // The server takes no template of a rep's; all else stays.
    await settleVerdicts(
      store,
      waiting.map(({ mid, t }, at) =>
        t === 'templates'
          ? { mid, status: 'rejected', code: '42501', message: 'not yours' }
          : { mid, status: 'applied', rev: 20 + at },
      ),
    );
    expect((await store.issues.toArray()).map(({ t }) => t)).toEqual(['templates']);
    expect(await nameOf()).toBe(expected.toLowerCase());
    expect(await store.outbox.count()).toBe(0);
  });

  test('without a cadence of the team’s a rep’s enrolments wait for the one that it begins with; a manager’s is the team’s', async () => {
    for (const role of ['rep', 'manager']) {
      const store = await aSignedInStore();
      const prospectId = await addPerson(store);
      const steps = [{ channel: 'call' as const, waitDays: 1 }];
      const own = valueOf(await addCadence(store, { name: 'Slow', steps }));
      const { id } = valueOf(await enrol(store, { prospectId, cadenceId: own.id }));
      await join(store, {}, role);
      const implied = ownIdOf(workspaceId as never, 'cadence', defaultCadenceKey);
      const row = await store.enrolments.get(id);
      expect(row?.cadence_id).toBe(role === 'rep' ? implied : own.id);
      const batch = await takeBatch(store, 500, { now: store.clock.now() });
      expect(batch.some(({ t }) => t === 'enrolments')).toBe(role === 'manager');
      expect(batch.some(({ t }) => t === 'prospects')).toBe(true);
    }
  });

  test('a scorecard that a rep learned alone stays behind; a manager brings it', async () => {
    const learn = async (role: string) => {
      const store = await aSignedInStore();
      const { id } = valueOf(await keepScorecard(store, aLearnedBody(), { mode: 'blend' }));
      await join(store, {}, role);
      return { store, id };
    };
    const asRep = await learn('rep');
    expect(await waitingOf(asRep.store, asRep.id)).toEqual([]);
    expect((await loadCard(asRep.store)).mode).toBe('hand_set');
    const asManager = await learn('manager');
    expect(await waitingOf(asManager.store, asManager.id)).toMatchObject([{ op: 'put' }]);
    expect((await loadCard(asManager.store)).mode).toBe('blend');
  });
});
