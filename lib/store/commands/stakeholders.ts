import type { Receipt } from '../../model/clip.ts';
import type { Stakeholder } from '../../model/deal.ts';
import type { Result } from '../../model/failure.ts';
import type { Store } from '../store.ts';

export type StakeholderPatch = Partial<
  Pick<Stakeholder, 'roles' | 'stance' | 'influence' | 'needs' | 'evidence'>
>;

/** A person who takes part already is `already_saved`; one who was taken out before comes back. */
export function addStakeholder(
  _store: Store,
  _input: { dealId: string; prospectId: string } & StakeholderPatch,
): Promise<Result<Receipt>> {
  throw new Error('not built yet');
}

export function editStakeholder(
  _store: Store,
  _id: string,
  _patch: StakeholderPatch,
): Promise<Result<Receipt>> {
  throw new Error('not built yet');
}

/** With the notes about the part, not about the person. */
export function deleteStakeholder(_store: Store, _id: string): Promise<Result<Receipt>> {
  throw new Error('not built yet');
}
