import { describe, expect, it } from 'vitest';
import type { CadenceStep } from '../../model/engagement.ts';
import { defaultCadenceSteps } from '../../model/selling.ts';
import { aStore, loadContent, valueOf } from '../a-store.ts';
import { countEnrolled, listCadences, loadEnrolment } from '../deal-queries.ts';
import type { Store } from '../store.ts';
import { undoCommand } from '../undo.ts';
import { aPipeline, dayMs, joinAs, refusal, startsAt } from './a-pipeline.ts';
import { mapSteps } from './cadence-steps.ts';
import {
  addCadence,
  deleteCadence,
  editCadence,
  enrol,
  passStep,
  pauseEnrolment,
  resumeEnrolment,
  stopEnrolment,
} from './cadences.ts';
import { addDeal } from './deals.ts';
import { addProspect, deleteProspect, editProspect } from './prospects.ts';

const steps = [{ channel: 'email', waitDays: 0 }] as const;

async function shortCadence(store: Store): Promise<string> {
  return (await listCadences(store))[0]?.id ?? '';
}

async function enrolled() {
  const pipeline = await aPipeline();
  const { store, prospectId } = pipeline;
  const cadenceId = await shortCadence(store);
  const { id } = valueOf(await enrol(store, { prospectId, cadenceId }));
  const row = async () => {
    const enrolment = await store.enrolments.get(id);
    if (!enrolment) throw new Error('not enrolled');
    return enrolment;
  };
  return { ...pipeline, cadenceId, id, row };
}

describe('the cadences of a workspace', () => {
  it('begin with the default one, which stays away once it is deleted', async () => {
    const store = aStore();
    const [shown] = await listCadences(store);
    expect(shown).toMatchObject({ name: 'Short cadence', steps: defaultCadenceSteps });
    const edit = valueOf(await editCadence(store, shown?.id ?? '', { name: ' Shorter ' }));
    expect(await listCadences(store)).toMatchObject([{ name: 'Shorter' }]);
    valueOf(await undoCommand(store, edit.journalId));
    const id = await shortCadence(store);
    const gone = valueOf(await deleteCadence(store, id));
    expect(await listCadences(store)).toEqual([]);
    valueOf(await addDeal(store, { name: 'Fleet' }));
    expect(await listCadences(store)).toEqual([]);
    valueOf(await undoCommand(store, gone.journalId));
    expect(await listCadences(store)).toMatchObject([{ id, name: 'Short cadence' }]);
  });

  it('are listed by name, and are for managers and owners to change', async () => {
    const store = aStore();
    const { id } = valueOf(await addCadence(store, { name: ' Fair ', steps: [...steps] }));
    expect((await listCadences(store)).map(({ name }) => name)).toEqual(['Fair', 'Short cadence']);
    await joinAs(store, 'rep');
    for (const change of [
      addCadence(store, { name: 'x', steps: [...steps] }),
      editCadence(store, id, { name: 'x' }),
      deleteCadence(store, id),
    ]) {
      expect(await refusal(change)).toEqual({ code: 'not_allowed' });
    }
  });

  it.each<[string, object]>([
    ['cadences.name', { name: ' ' }],
    ['cadences.steps', { steps: [] }],
    ['cadences.steps', { steps: Array.from({ length: 31 }, () => steps[0]) }],
    ['cadences.steps', { steps: [{ channel: 'email', waitDays: -1 }] }],
    ['cadences.steps', { steps: [{ channel: 'email', waitDays: 251 }] }],
    ['cadences.steps', { steps: [{ channel: 'pigeon', waitDays: 1 }] }],
  ])('are refused with %s for %o', async (detail, patch) => {
    const store = aStore();
    const input = { name: 'Fair', steps: [...steps], ...patch };
    expect(await refusal(addCadence(store, input))).toEqual({ code: 'invalid_input', detail });
    const change = editCadence(store, await shortCadence(store), patch);
    expect(await refusal(change)).toEqual({ code: 'invalid_input', detail });
  });

  it('take their prospects off when they are deleted', async () => {
    const { store, prospectId, cadenceId, row } = await enrolled();
    const before = await loadContent(store);
    const gone = valueOf(await deleteCadence(store, cadenceId));
    expect(await row()).toMatchObject({ stopped_reason: 'by_hand' });
    expect(await loadEnrolment(store, prospectId)).toMatchObject({
      cadence: { name: 'Short cadence' },
    });
    expect(await countEnrolled(store)).toEqual({});
    valueOf(await undoCommand(store, gone.journalId));
    expect(await loadContent(store)).toEqual(before);
  });
});

const [mail, call, note] = [
  { channel: 'email', waitDays: 0 },
  { channel: 'call', waitDays: 2 },
  { channel: 'linkedin', waitDays: 3 },
] as const;
const later = { channel: 'email', waitDays: 4 } as const;

describe('an edit of a cadence', () => {
  it.each<[string, readonly CadenceStep[], readonly (number | 'finished')[]]>([
    ['leaves all where they are', [mail, call, note], [0, 1, 2]],
    ['that takes out the first step', [call, note], [0, 0, 1]],
    ['that takes out a step in the middle', [mail, note], [0, 1, 1]],
    ['that takes out the last step', [mail, call], [0, 1, 'finished']],
    ['that puts one before', [later, mail, call, note], [1, 2, 3]],
    ['that puts one between', [mail, later, call, note], [0, 2, 3]],
    ['that changes a wait', [mail, { ...call, waitDays: 5 }, note], [0, 1, 2]],
    ['that changes all', [later, later, later], [0, 1, 2]],
    ['that changes all and is shorter', [later], [0, 'finished', 'finished']],
    ['that changes one and puts one behind', [mail, later, note, call], [0, 1, 2]],
  ])('%s keeps each prospect at the same step', async (_name, after, expected) => {
    const { store, clock } = await aPipeline();
    const cadence = valueOf(
      await addCadence(store, { name: 'Fair', steps: [mail, call, note] }),
    ).id;
    const ids: string[] = [];
    for (const step of expected.keys()) {
      const person = valueOf(await addProspect(store, { full_name: `Person ${step}` })).id;
      const { id } = valueOf(await enrol(store, { prospectId: person, cadenceId: cadence }));
      for (let passed = 0; passed < step; passed += 1) valueOf(await passStep(store, id));
      ids.push(id);
    }
    valueOf(await pauseEnrolment(store, ids[1] ?? ''));
    const before = await loadContent(store);
    clock.forward(dayMs);
    const edit = valueOf(await editCadence(store, cadence, { name: 'Fairer', steps: [...after] }));
    const rows = await store.enrolments.bulkGet(ids);
    const steps = rows.map((row) => row?.stopped_reason ?? row?.step);
    expect(steps).toEqual(expected);
    const stoppedAndPaused = rows.filter((row) => row?.stopped_reason && row.paused_at);
    expect(stoppedAndPaused).toEqual([]);
    valueOf(await undoCommand(store, edit.journalId));
    expect(await loadContent(store)).toEqual(before);
  });

  it('that takes out one of two equal steps lets go on who has done one of them', () => {
    expect(mapSteps([mail, mail, call], [mail, call])(1)).toBe(1);
    expect(mapSteps([mail, mail, call], [mail, call])(2)).toBe(1);
  });

  it('finishes who is beyond its end, and touches nobody who has left it', async () => {
    const { store, id, cadenceId, prospectId, row } = await enrolled();
    await store.enrolments.update(id, { step: 6 });
    valueOf(await editCadence(store, cadenceId, { name: 'Shorter' }));
    expect(await row()).toMatchObject({ stopped_reason: 'finished' });
    const second = valueOf(await enrol(store, { prospectId, cadenceId }));
    valueOf(await passStep(store, second.id));
    valueOf(await stopEnrolment(store, second.id));
    valueOf(await editCadence(store, cadenceId, { steps: [mail] }));
    expect(await store.enrolments.get(second.id)).toMatchObject({
      step: 1,
      stopped_reason: 'by_hand',
    });
  });

  it('lets a paused prospect who is at the first step again count from when they go on', async () => {
    const { store, clock, id, cadenceId, row } = await enrolled();
    valueOf(await passStep(store, id));
    valueOf(await editCadence(store, cadenceId, { steps: defaultCadenceSteps.slice(1) }));
    valueOf(await pauseEnrolment(store, id));
    clock.forward(10 * dayMs);
    valueOf(await resumeEnrolment(store, id));
    const today = new Date(clock.now()).toISOString();
    expect(await row()).toMatchObject({ step: 0, started_at: startsAt, stepped_at: today });
  });
});

describe('a prospect on a cadence', () => {
  it('begins at the first step, and leaves the cadence that they were on', async () => {
    const { store, prospectId, cadenceId, id, row } = await enrolled();
    expect(await row()).toMatchObject({
      step: 0,
      started_at: startsAt,
      stepped_at: null,
      paused_at: null,
      stopped_reason: null,
    });
    const other = valueOf(await addCadence(store, { name: 'Fair', steps: [...steps] })).id;
    const second = valueOf(await enrol(store, { prospectId, cadenceId: other }));
    expect(await row()).toMatchObject({ stopped_reason: 'by_hand' });
    expect(await countEnrolled(store)).toEqual({ [other]: 1 });
    expect(await loadEnrolment(store, prospectId)).toMatchObject({
      enrolment: { id: second.id },
      cadence: { name: 'Fair' },
    });
    valueOf(await undoCommand(store, second.journalId));
    expect(await loadEnrolment(store, prospectId)).toMatchObject({ enrolment: { id } });
    expect(await countEnrolled(store)).toEqual({ [cadenceId]: 1 });
  });

  it('goes step by step until it is finished', async () => {
    const { store, clock, id, row } = await enrolled();
    for (const step of defaultCadenceSteps.keys()) {
      clock.forward(dayMs);
      valueOf(await passStep(store, id));
      const isLast = step + 1 === defaultCadenceSteps.length;
      expect(await row()).toMatchObject({
        step: step + 1,
        stepped_at: new Date(clock.now()).toISOString(),
        stopped_reason: isLast ? 'finished' : null,
      });
    }
    expect(await refusal(passStep(store, id))).toMatchObject({ code: 'not_found_here' });
  });

  it('waits while it is paused, and counts from today afterwards', async () => {
    const { store, clock, id, row } = await enrolled();
    valueOf(await pauseEnrolment(store, id));
    clock.forward(10 * dayMs);
    valueOf(await pauseEnrolment(store, id));
    expect(await row()).toMatchObject({ paused_at: startsAt });
    valueOf(await resumeEnrolment(store, id));
    const today = new Date(clock.now()).toISOString();
    expect(await row()).toMatchObject({ paused_at: null, started_at: today, stepped_at: null });
    valueOf(await passStep(store, id));
    valueOf(await pauseEnrolment(store, id));
    clock.forward(dayMs);
    const resumed = valueOf(await resumeEnrolment(store, id));
    expect(await row()).toMatchObject({
      step: 1,
      started_at: today,
      stepped_at: new Date(clock.now()).toISOString(),
    });
    valueOf(await undoCommand(store, resumed.journalId));
    expect((await row()).paused_at).not.toBeNull();
  });

  it('is not one who must not be contacted', async () => {
    const { store, prospectId, cadenceId, id } = await enrolled();
    valueOf(await pauseEnrolment(store, id));
    valueOf(await editProspect(store, prospectId, { do_not_contact: true }));
    for (const change of [enrol(store, { prospectId, cadenceId }), resumeEnrolment(store, id)]) {
      expect(await refusal(change)).toEqual({ code: 'not_allowed' });
    }
  });

  it('is taken off by hand, and with the person', async () => {
    const { store, prospectId, cadenceId, id, row } = await enrolled();
    valueOf(await stopEnrolment(store, id));
    expect(await row()).toMatchObject({ stopped_reason: 'by_hand' });
    expect(await refusal(stopEnrolment(store, id))).toMatchObject({ code: 'not_found_here' });
    valueOf(await enrol(store, { prospectId, cadenceId }));
    const before = await loadContent(store);
    const gone = valueOf(await deleteProspect(store, prospectId));
    expect(await countEnrolled(store)).toEqual({});
    expect(await loadEnrolment(store, prospectId)).toBeUndefined();
    valueOf(await undoCommand(store, gone.journalId));
    expect(await loadContent(store)).toEqual(before);
  });
});
