import type { Cadence, CadenceStep, Enrolment, StopReason } from '../../model/engagement.ts';
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

/** Who is on a cadence now, paused or not. No index holds them: for what is done to a cadence itself. */
export async function runningOn(draft: Draft, cadenceId: string): Promise<readonly Enrolment[]> {
  return draft.store.enrolments
    .orderBy('ix.prospect')
    .filter((row) => row.cadence_id === cadenceId && row.stopped_reason === null)
    .toArray();
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

/** A running enrolment after its cadence was edited: at the step where it was; `finished` where none is left. */
export function moveToStep(
  draft: Draft,
  of: { enrolment: Enrolment; step: number; stepCount: number },
): void {
  const { enrolment, step, stepCount } = of;
  draft.patchRead('enrolments', enrolment, {
    step,
    ...(step >= stepCount ? { stopped_reason: 'finished', paused_at: null } : {}),
  });
}

/**
 * Where a step of a cadence is after an edit, by index; one beyond the end stays there. Steps that are the same in both
 * are found by their longest common sequence; one between two of them by its place there, and where none has its place
 * it is the next one that was kept.
 */
export function mapSteps(
  before: readonly CadenceStep[],
  after: readonly CadenceStep[],
): (step: number) => number {
  const kept = keptSteps(before, after);
  return (step) => {
    if (step >= before.length) return after.length;
    const same = kept.get(step);
    if (same !== undefined) return same;
    let [from, to, until] = [-1, -1, after.length];
    for (const [was, is] of kept) {
      if (was < step) [from, to] = [was, is];
      else until = Math.min(until, is);
    }
    return Math.min(to + step - from, until);
  };
}

/** Index before → index after, in order. Of equal steps the first ones are kept, as who has done them has done them. */
function keptSteps(
  before: readonly CadenceStep[],
  after: readonly CadenceStep[],
): ReadonlyMap<number, number> {
  const isSame = (was: number, is: number): boolean =>
    before[was]?.channel === after[is]?.channel && before[was]?.waitDays === after[is]?.waitDays;
  // How many can be kept from here on, by both indexes.
  const counts = Array.from({ length: before.length + 1 }, () =>
    Array.from({ length: after.length + 1 }, () => 0),
  );
  const countAt = (was: number, is: number): number => counts[was]?.[is] ?? 0;
  for (let was = before.length - 1; was >= 0; was -= 1) {
    const row = counts[was] ?? [];
    for (let is = after.length - 1; is >= 0; is -= 1) {
      row[is] = isSame(was, is)
        ? countAt(was + 1, is + 1) + 1
        : Math.max(countAt(was + 1, is), countAt(was, is + 1));
    }
  }
  const kept = new Map<number, number>();
  let [was, is] = [0, 0];
  while (was < before.length && is < after.length) {
    if (isSame(was, is)) {
      kept.set(was, is);
      was += 1;
      is += 1;
    } else if (countAt(was + 1, is) >= countAt(was, is + 1)) was += 1;
    else is += 1;
  }
  return kept;
}
