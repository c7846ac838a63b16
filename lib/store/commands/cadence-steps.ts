import type { Cadence, Enrolment, StopReason } from '../../model/engagement.ts';
import type { Draft } from '../draft.ts';
import { refuse } from '../refuse.ts';
import { draftCadences } from './begin.ts';

/** A live enrolment that has neither ended nor been stopped. */
export async function requireRunning(draft: Draft, id: string): Promise<Enrolment> {
  const enrolment = await draft.require('enrolments', id);
  if (enrolment.stopped_reason !== null) refuse('not_found_here', 'enrolments');
  return enrolment;
}

/** What people are on now, paused or not. */
export async function runningOf(
  draft: Draft,
  prospectIds: readonly string[],
): Promise<readonly Enrolment[]> {
  if (prospectIds.length === 0) return [];
  const rows = await draft.store.enrolments.where('ix.prospect').anyOf(prospectIds).toArray();
  return rows.filter((row) => row.stopped_reason === null);
}

export function stop(draft: Draft, enrolment: Enrolment, reason: StopReason): void {
  draft.patchRead('enrolments', enrolment, { stopped_reason: reason, paused_at: null });
}

/** The cadence that somebody is on; one that was deleted meanwhile has no steps any more. */
export async function cadenceOf(
  draft: Draft,
  { cadence_id }: Pick<Enrolment, 'cadence_id'>,
): Promise<Cadence | undefined> {
  return (await draftCadences(draft)).find(({ id }) => id === cadence_id);
}

/** On to the next step; after the last one it is finished. `at` is when the step was done or left out (ISO, UTC). */
export function pass(
  draft: Draft,
  of: { enrolment: Enrolment; stepCount: number; at: string },
): void {
  const { enrolment, stepCount, at } = of;
  const step = enrolment.step + 1;
  draft.patchRead('enrolments', enrolment, {
    step,
    stepped_at: at,
    ...(step >= stepCount ? { stopped_reason: 'finished', paused_at: null } : {}),
  });
}
