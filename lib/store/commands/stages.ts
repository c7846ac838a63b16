import type { Receipt } from '../../model/clip.ts';
import type { Stage } from '../../model/deal.ts';
import type { Result } from '../../model/failure.ts';
import type { Draft } from '../draft.ts';
import type { Store } from '../store.ts';

export type StagePatch = Partial<Pick<Stage, 'name' | 'kind' | 'probability' | 'exit_criteria'>>;

/**
 * The stages of the workspace in their order; the default ones where it has none yet, with the ids that they will have.
 * Reads only.
 */
export function draftStages(_draft: Draft): Promise<readonly Stage[]> {
  throw new Error('not built yet');
}

/** Writes the default stages and cadence where the workspace has none. Deterministic ids: two reps who do it make one set. */
export function ensureDefaults(_draft: Draft): Promise<void> {
  throw new Error('not built yet');
}

/** In a team for managers and owners: `not_allowed` otherwise, like every change here. */
export function addStage(
  _store: Store,
  _input: {
    name: string;
    kind: Stage['kind'];
    probability: number;
    exitCriteria?: readonly string[];
  },
): Promise<Result<Receipt>> {
  throw new Error('not built yet');
}

export function editStage(
  _store: Store,
  _id: string,
  _patch: StagePatch,
): Promise<Result<Receipt>> {
  throw new Error('not built yet');
}

/** `ids` are all stages in their new order. */
export function orderStages(_store: Store, _ids: readonly string[]): Promise<Result<Receipt>> {
  throw new Error('not built yet');
}

/**
 * Deletes a stage; its deals move to another of the same kind, in their history too. The last open, won or lost stage
 * stays: `invalid_input` with `stages.kind`.
 */
export function deleteStage(
  _store: Store,
  _id: string,
  _of: { movesTo: string },
): Promise<Result<Receipt>> {
  throw new Error('not built yet');
}
