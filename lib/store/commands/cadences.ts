import type { Receipt } from '../../model/clip.ts';
import type { Cadence, Enrolment } from '../../model/engagement.ts';
import type { Result } from '../../model/failure.ts';
import { commit } from '../commit.ts';
import type { Draft } from '../draft.ts';
import { requireManager } from '../may-manage.ts';
import { refuse, requireCurrent } from '../refuse.ts';
import type { Store } from '../store.ts';
import { requireCadence } from './begin.ts';
import { commitBegun } from './begin-workspace.ts';
import {
  cadenceOf,
  mapSteps,
  moveToStep,
  pass,
  requireRunning,
  runningOf,
  runningOn,
  stop,
} from './cadence-steps.ts';

export type CadenceInput = Pick<Cadence, 'name' | 'steps'>;

/** In a team for managers and owners; so is editing and deleting. */
export function addCadence(store: Store, input: CadenceInput): Promise<Result<Receipt>> {
  return commitBegun(store, 'cadence/add', async (draft) => {
    await requireManager(draft);
    const fields = toTidyCadence(input);
    return { table: 'cadences', id: draft.append('cadences', fields), name: fields.name };
  });
}

/** Prospects on it stay at the step at which they are, wherever it is now; one who has none left is `finished`. */
export function editCadence(
  store: Store,
  id: string,
  patch: Partial<CadenceInput>,
): Promise<Result<Receipt>> {
  return commitBegun(store, 'cadence/edit', async (draft) => {
    await requireManager(draft);
    const { name, steps, ...kept } = await requireCadence(draft, id);
    const fields = toTidyCadence({ name, steps, ...patch });
    await draft.patch('cadences', kept.id, fields);
    const toStep = mapSteps(steps, fields.steps);
    for (const enrolment of await runningOn(draft, kept.id)) {
      const step = toStep(enrolment.step);
      moveToStep(draft, { enrolment, step, stepCount: fields.steps.length });
    }
    return { table: 'cadences', id: kept.id, name: fields.name };
  });
}

/** Prospects on it are taken off it. */
export function deleteCadence(store: Store, id: string): Promise<Result<Receipt>> {
  return commitBegun(store, 'cadence/delete', async (draft) => {
    await requireManager(draft);
    const cadence = await requireCadence(draft, id);
    for (const enrolment of await runningOn(draft, cadence.id)) stop(draft, enrolment, 'by_hand');
    await draft.remove('cadences', cadence.id);
    return { table: 'cadences', id: cadence.id, name: cadence.name };
  });
}

/** Puts a prospect on a cadence; one that it was on ends (`by_hand`). A person not to be contacted is `not_allowed`. */
export function enrol(
  store: Store,
  input: { prospectId: string; cadenceId: string },
): Promise<Result<Receipt>> {
  return commitBegun(store, 'cadence/enrol', async (draft) => {
    const person = await requireCurrent(draft, 'prospects', input.prospectId);
    if (person.do_not_contact) refuse('not_allowed');
    const cadence = await requireCadence(draft, input.cadenceId);
    for (const running of await runningOf(draft, [person.id])) stop(draft, running, 'by_hand');
    const id = draft.append('enrolments', {
      cadence_id: cadence.id,
      prospect_id: person.id,
      step: 0,
      started_at: draft.at,
      stepped_at: null,
      paused_at: null,
      stopped_reason: null,
    });
    return { table: 'enrolments', id, name: person.full_name };
  });
}

export function pauseEnrolment(store: Store, id: string): Promise<Result<Receipt>> {
  return change(store, { id, command: 'cadence/pause' }, (draft, enrolment) => {
    if (enrolment.paused_at !== null) return;
    draft.patchRead('enrolments', enrolment, { paused_at: draft.at });
  });
}

/** The step that was next is next again, counted from today. */
export function resumeEnrolment(store: Store, id: string): Promise<Result<Receipt>> {
  return change(store, { id, command: 'cadence/resume' }, async (draft, enrolment) => {
    if (enrolment.paused_at === null) return;
    const person = await draft.load('prospects', enrolment.prospect_id);
    if (person?.do_not_contact) refuse('not_allowed');
    const isFirst = enrolment.stepped_at === null;
    draft.patchRead('enrolments', enrolment, {
      paused_at: null,
      ...(isFirst ? { started_at: draft.at } : { stepped_at: draft.at }),
    });
  });
}

export function stopEnrolment(store: Store, id: string): Promise<Result<Receipt>> {
  return change(store, { id, command: 'cadence/stop' }, (draft, enrolment) =>
    stop(draft, enrolment, 'by_hand'),
  );
}

/** The step was done, or is left out; after the last one the cadence is `finished`. */
export function passStep(store: Store, id: string): Promise<Result<Receipt>> {
  return change(store, { id, command: 'cadence/pass' }, async (draft, enrolment) => {
    const stepCount = (await cadenceOf(draft, enrolment))?.steps.length ?? 0;
    pass(draft, { enrolment, stepCount, at: draft.at });
  });
}

function change(
  store: Store,
  { id, command }: { id: string; command: string },
  edit: (draft: Draft, enrolment: Enrolment) => Promise<void> | void,
): Promise<Result<Receipt>> {
  return commit(store, { command, origin: store.origin }, async (draft) => {
    const enrolment = await requireRunning(draft, id);
    await edit(draft, enrolment);
    const person = await draft.loadAny('prospects', enrolment.prospect_id);
    return { table: 'enrolments', id, name: person?.full_name ?? '' };
  });
}

function toTidyCadence(typed: CadenceInput): CadenceInput {
  const name = typed.name.trim();
  if (name === '') refuse('invalid_input', 'cadences.name');
  if (typed.steps.length === 0) refuse('invalid_input', 'cadences.steps');
  return {
    name,
    steps: typed.steps.map(({ channel, waitDays }) => ({ channel, waitDays })),
  };
}
