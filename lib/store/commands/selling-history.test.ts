import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Result } from '../../model/failure.ts';
import { channels } from '../../model/prospect.ts';
import { aClock, aStore, loadContent, valueOf } from '../a-store.ts';
import { listStages } from '../deal-queries.ts';
import type { Store } from '../store.ts';
import { undoCommand } from '../undo.ts';
import { startsAt } from './a-pipeline.ts';
import { beginWorkspace } from './begin-workspace.ts';
import {
  addCadence,
  deleteCadence,
  enrol,
  passStep,
  pauseEnrolment,
  resumeEnrolment,
  stopEnrolment,
} from './cadences.ts';
import { addDeal, addRenewal, checkCriterion, deleteDeal, editDeal, moveDeal } from './deals.ts';
import { addNote } from './notes.ts';
import { addProspect, deleteProspect } from './prospects.ts';
import { saveSetting } from './settings.ts';
import { addStage, deleteStage, editStage, orderStages } from './stages.ts';
import { addStakeholder, deleteStakeholder, editStakeholder } from './stakeholders.ts';
import { addTask } from './tasks.ts';
import { deleteTouchpoint, editTouchpoint, logTouchpoint } from './touchpoints.ts';

const nobody = '00000000-0000-4000-8000-000000000000';

interface Chance {
  readonly store: Store;
  readonly at: number;
  readonly text: string;
  /** One of the live rows of a table. */
  pick(
    table: 'prospects' | 'deals' | 'stakeholders' | 'touchpoints' | 'enrolments' | 'cadences',
  ): Promise<string>;
  stage(): Promise<string>;
}

const acts: Readonly<Record<string, (of: Chance) => Promise<Result<{ journalId: number }>>>> = {
  addDeal: async ({ store, text, at, pick }) =>
    addDeal(store, {
      name: text,
      ...(at % 2 === 0 ? { prospectId: await pick('prospects') } : { companyName: text }),
      billing: 'annual',
    }),
  renew: async ({ store, text, pick }) => addRenewal(store, await pick('deals'), text),
  edit: async ({ store, text, at, pick }) =>
    editDeal(store, await pick('deals'), { needs: text, amount: String(at), company_name: text }),
  move: async ({ store, text, pick, stage, at }) =>
    moveDeal(store, await pick('deals'), {
      toStageId: await stage(),
      ...(at % 3 === 0 ? {} : { lostReason: text, met: [text] }),
    }),
  win: async ({ store, pick }) => {
    const won = (await listStages(store)).find(({ kind }) => kind === 'won');
    return moveDeal(store, await pick('deals'), { toStageId: won?.id ?? nobody });
  },
  check: async ({ store, text, at, pick }) =>
    checkCriterion(store, await pick('deals'), { criterion: text, isMet: at % 2 === 0 }),
  deleteDeal: async ({ store, pick }) => deleteDeal(store, await pick('deals')),
  join: async ({ store, pick }) =>
    addStakeholder(store, { dealId: await pick('deals'), prospectId: await pick('prospects') }),
  judge: async ({ store, text, at, pick }) =>
    editStakeholder(store, await pick('stakeholders'), {
      roles: at % 2 === 0 ? ['champion'] : ['user', 'legal'],
      evidence: text,
    }),
  part: async ({ store, pick }) => deleteStakeholder(store, await pick('stakeholders')),
  note: async ({ store, text, at, pick }) =>
    at % 2 === 0
      ? addNote(store, { aboutKind: 'deal', aboutId: await pick('deals'), body: text })
      : addNote(store, {
          aboutKind: 'stakeholder',
          aboutId: await pick('stakeholders'),
          body: text,
        }),
  task: async ({ store, text, pick }) =>
    addTask(store, { dealId: await pick('deals'), title: text }),
  log: async ({ store, text, at, pick }) =>
    logTouchpoint(store, {
      prospectIds: [await pick('prospects')],
      dealId: at % 2 === 0 ? await pick('deals') : null,
      channel: channels[at % channels.length] ?? 'call',
      direction: at % 4 === 0 ? 'in' : 'out',
      occurredAt: startsAt,
      subject: text,
    }),
  relog: async ({ store, text, pick }) =>
    editTouchpoint(store, await pick('touchpoints'), { subject: text, direction: null }),
  unlog: async ({ store, pick }) => deleteTouchpoint(store, await pick('touchpoints')),
  enrol: async ({ store, pick }) =>
    enrol(store, { prospectId: await pick('prospects'), cadenceId: await pick('cadences') }),
  pass: async ({ store, pick }) => passStep(store, await pick('enrolments')),
  pause: async ({ store, pick }) => pauseEnrolment(store, await pick('enrolments')),
  resume: async ({ store, pick }) => resumeEnrolment(store, await pick('enrolments')),
  stop: async ({ store, pick }) => stopEnrolment(store, await pick('enrolments')),
  addCadence: ({ store, text }) =>
    addCadence(store, { name: text, steps: [{ channel: 'call', waitDays: 0 }] }),
  deleteCadence: async ({ store, pick }) => deleteCadence(store, await pick('cadences')),
  addStage: ({ store, text, at }) =>
    addStage(store, {
      name: text,
      kind: at % 3 === 0 ? 'won' : at % 3 === 1 ? 'lost' : 'open',
      probability: at,
    }),
  editStage: async ({ store, text, at, stage }) =>
    editStage(store, await stage(), { name: text, ...(at % 2 === 0 ? { kind: 'open' } : {}) }),
  orderStages: async ({ store, at }) => {
    const ids = (await listStages(store)).map(({ id }) => id as string);
    const shift = at % ids.length;
    return orderStages(store, [...ids.slice(shift), ...ids.slice(0, shift)]);
  },
  deleteStage: async ({ store, pick }) => {
    const deal = await store.deals.get(await pick('deals'));
    const stages = await listStages(store);
    const from = stages.find(({ id }) => id === deal?.stage_id) ?? stages[0];
    const to = stages.find(({ id, kind }) => id !== from?.id && kind === from?.kind);
    return deleteStage(store, from?.id ?? nobody, { movesTo: to?.id ?? nobody });
  },
  deletePerson: async ({ store, pick }) => deleteProspect(store, await pick('prospects')),
  setting: ({ store, at }) => saveSetting(store, 'work_week', { days: [(at % 7) + 1] }),
};

function toChance(store: Store, { at, text }: { at: number; text: string }): Chance {
  return {
    store,
    at,
    text,
    pick: async (table) => {
      const rows = (await store.rowsOf(table).toArray()) as { id: string; deleted_at: unknown }[];
      const ids = rows.filter(({ deleted_at }) => deleted_at === null).map(({ id }) => id);
      return ids[at % Math.max(1, ids.length)] ?? nobody;
    },
    stage: async () => {
      const ids = (await listStages(store)).map(({ id }) => id as string);
      return ids[at % ids.length] ?? nobody;
    },
  };
}

/** What holds after every command. */
async function expectSound(store: Store): Promise<void> {
  const live = async <Row extends { deleted_at: string | null }>(rows: Promise<Row[]>) =>
    (await rows).filter(({ deleted_at }) => deleted_at === null);
  const stages = new Map((await listStages(store)).map((stage) => [stage.id, stage]));
  const deals = await live(store.deals.toArray());
  const changes = await live(store.stage_changes.toArray());
  for (const deal of deals) {
    const stage = stages.get(deal.stage_id);
    expect(stage?.kind).toBe(deal.outcome);
    expect(deal.closed_at === null).toBe(deal.outcome === 'open');
    expect(deal.lost_reason === null).toBe(deal.outcome !== 'lost');
    // Its moves are one way, without a gap, to where it is; they share an instant, so the way is followed by its ends.
    const own = changes.filter(({ deal_id }) => deal_id === deal.id);
    expect(own.filter(({ from_stage_id }) => from_stage_id === null)).toHaveLength(1);
    const balance = new Map<string | null, number>();
    for (const { from_stage_id, to_stage_id } of own) {
      balance.set(from_stage_id, (balance.get(from_stage_id) ?? 0) - 1);
      balance.set(to_stage_id, (balance.get(to_stage_id) ?? 0) + 1);
    }
    expect([...balance].filter(([, sum]) => sum > 0)).toEqual([[deal.stage_id, 1]]);
  }
  const kinds = new Set([...stages.values()].map(({ kind }) => kind));
  expect(kinds.size).toBe(3);
  const ids = new Set(deals.map(({ id }) => id));
  const parts = await live(store.stakeholders.toArray());
  expect(parts.every(({ deal_id }) => ids.has(deal_id))).toBe(true);
  const pairs = parts.map(({ deal_id, prospect_id }) => `${deal_id} ${prospect_id}`);
  expect(new Set(pairs).size).toBe(pairs.length);
  const running = (await live(store.enrolments.toArray())).filter(
    ({ stopped_reason }) => stopped_reason === null,
  );
  expect(new Set(running.map(({ prospect_id }) => prospect_id)).size).toBe(running.length);
}

const step = fc.record({
  kind: fc.constantFrom(...Object.keys(acts)),
  at: fc.nat(40),
  text: fc.constantFrom('Fleet', 'Depot', 'Đức', 'x'),
});

it('any history of selling is sound at each step, is taken back step by step, and done again', {
  timeout: 60_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 16 }), async (steps) => {
      const store = aStore(aClock(startsAt));
      valueOf(await beginWorkspace(store));
      for (const full_name of ['Linh Trần', 'Mara Lindqvist']) {
        valueOf(await addProspect(store, { full_name, company_name: 'Nordwind' }));
      }
      valueOf(await addDeal(store, { name: 'First', companyName: 'Nordwind', billing: 'monthly' }));
      const states = [await loadContent(store)];
      const done: number[] = [];
      for (const { kind, ...of } of steps) {
        const result = await acts[kind]?.(toChance(store, of));
        const now = await loadContent(store);
        await expectSound(store);
        if (!result?.ok || result.value.journalId === 0) {
          expect(now).toEqual(states.at(-1));
          continue;
        }
        done.push(result.value.journalId);
        states.push(now);
      }
      const undos: number[] = [];
      for (const [at, journalId] of [...done.entries()].reverse()) {
        undos.push(valueOf(await undoCommand(store, journalId)).journalId);
        expect(await loadContent(store)).toEqual(states[at]);
      }
      for (const [at, journalId] of undos.reverse().entries()) {
        valueOf(await undoCommand(store, journalId));
        expect(await loadContent(store)).toEqual(states[at + 1]);
      }
      store.close();
    }),
    { numRuns: 25 },
  );
});
