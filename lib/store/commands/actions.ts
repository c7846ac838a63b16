import type { Action } from '../../actions/facts.ts';
import type { Receipt } from '../../model/clip.ts';
import type { Result } from '../../model/failure.ts';
import type { SubjectTable } from '../action-row.ts';
import type { Store } from '../store.ts';

/** An action of a rule as the rep saw it, with its words: they are what the history and the team read later. */
export interface SeenAction {
  readonly about: { readonly table: SubjectTable; readonly id: string };
  readonly action: Action;
  readonly title: string;
  readonly reason: string;
}

/** Done: kept as a next action that is done; its rule is silent until a newer fact. A cadence's step is passed. */
export function doAction(_store: Store, _seen: SeenAction): Promise<Result<Receipt>> {
  throw new Error('not built yet');
}

/** Put off until an instant (ISO, UTC), for this prospect or deal. */
export function snoozeAction(
  _store: Store,
  _seen: SeenAction,
  _until: string,
): Promise<Result<Receipt>> {
  throw new Error('not built yet');
}

/** Put away until a newer fact, or for good with `isForGood`: not again for this prospect or deal. A cadence's step is left out. */
export function dismissAction(
  _store: Store,
  _seen: SeenAction,
  _of: { isForGood: boolean },
): Promise<Result<Receipt>> {
  throw new Error('not built yet');
}
