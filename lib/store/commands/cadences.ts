import type { Receipt } from '../../model/clip.ts';
import type { Cadence } from '../../model/engagement.ts';
import type { Result } from '../../model/failure.ts';
import type { Store } from '../store.ts';

export type CadenceInput = Pick<Cadence, 'name' | 'steps'>;

/** In a team for managers and owners; so is editing and deleting. */
export function addCadence(_store: Store, _input: CadenceInput): Promise<Result<Receipt>> {
  throw new Error('not built yet');
}

export function editCadence(
  _store: Store,
  _id: string,
  _patch: Partial<CadenceInput>,
): Promise<Result<Receipt>> {
  throw new Error('not built yet');
}

/** Prospects on it are taken off it. */
export function deleteCadence(_store: Store, _id: string): Promise<Result<Receipt>> {
  throw new Error('not built yet');
}

/** Puts a prospect on a cadence; one that it was on ends (`by_hand`). A person not to be contacted is `not_allowed`. */
export function enrol(
  _store: Store,
  _input: { prospectId: string; cadenceId: string },
): Promise<Result<Receipt>> {
  throw new Error('not built yet');
}

export function pauseEnrolment(_store: Store, _id: string): Promise<Result<Receipt>> {
  throw new Error('not built yet');
}

/** The step that was next is next again, counted from today. */
export function resumeEnrolment(_store: Store, _id: string): Promise<Result<Receipt>> {
  throw new Error('not built yet');
}

export function stopEnrolment(_store: Store, _id: string): Promise<Result<Receipt>> {
  throw new Error('not built yet');
}

/** The step was done, or is left out; after the last one the cadence is `finished`. */
export function passStep(_store: Store, _id: string): Promise<Result<Receipt>> {
  throw new Error('not built yet');
}
