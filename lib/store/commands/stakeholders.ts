import type { Receipt } from '../../model/clip.ts';
import type { Stakeholder } from '../../model/deal.ts';
import type { Result } from '../../model/failure.ts';
import { type DealId, ownIdOf, type ProspectId } from '../../model/ids.ts';
import { commit } from '../commit.ts';
import type { Draft } from '../draft.ts';
import { refuse, requireCurrent } from '../refuse.ts';
import type { Store } from '../store.ts';
import { removeStakeholders } from './delete-along.ts';

export type StakeholderPatch = Partial<
  Pick<Stakeholder, 'roles' | 'stance' | 'influence' | 'needs' | 'evidence'>
>;

type StakeholderInput = {
  readonly dealId: string;
  readonly prospectId: string;
} & StakeholderPatch;

/** A person who takes part already is `already_saved`; one who was taken out before comes back. */
export function addStakeholder(store: Store, input: StakeholderInput): Promise<Result<Receipt>> {
  return commit(store, { command: 'stakeholder/add', origin: store.origin }, async (draft) => {
    await draft.require('deals', input.dealId);
    const { full_name } = await requireCurrent(draft, 'prospects', input.prospectId);
    const parts = await store.stakeholders.where('ix.deal').equals(input.dealId).toArray();
    if (parts.some((part) => part.prospect_id === input.prospectId)) {
      refuse('already_saved', 'prospect_id');
    }
    const id = await createStakeholder(draft, input);
    return { table: 'stakeholders', id, name: full_name };
  });
}

export function editStakeholder(
  store: Store,
  id: string,
  patch: StakeholderPatch,
): Promise<Result<Receipt>> {
  return commit(store, { command: 'stakeholder/edit', origin: store.origin }, async (draft) => {
    const part = await draft.require('stakeholders', id);
    draft.patchRead('stakeholders', part, toTidyPart(patch));
    return { table: 'stakeholders', id, name: await nameOf(draft, part) };
  });
}

/** With the notes about the part, not about the person. */
export function deleteStakeholder(store: Store, id: string): Promise<Result<Receipt>> {
  return commit(store, { command: 'stakeholder/delete', origin: store.origin }, async (draft) => {
    const part = await draft.require('stakeholders', id);
    await removeStakeholders(draft, [part]);
    return { table: 'stakeholders', id, name: await nameOf(draft, part) };
  });
}

/** One row for a person in a deal, whoever writes it. Whether both are there is the caller's to know. */
export async function createStakeholder(draft: Draft, input: StakeholderInput): Promise<string> {
  const { dealId, prospectId, ...part } = input;
  const id = ownIdOf(draft.identity.workspaceId, 'stakeholder', `${dealId}:${prospectId}`);
  await draft.create('stakeholders', id, {
    deal_id: dealId as DealId,
    prospect_id: prospectId as ProspectId,
    roles: [],
    stance: 'unknown',
    influence: 'unknown',
    needs: null,
    evidence: null,
    ...toTidyPart(part),
  });
  return id;
}

function toTidyPart(patch: StakeholderPatch): StakeholderPatch {
  const { roles, stance, influence, needs, evidence } = patch;
  return {
    ...(roles === undefined ? {} : { roles: [...new Set(roles)] }),
    ...(stance === undefined ? {} : { stance }),
    ...(influence === undefined ? {} : { influence }),
    ...(needs === undefined ? {} : { needs: needs?.trim() || null }),
    ...(evidence === undefined ? {} : { evidence: evidence?.trim() || null }),
  };
}

async function nameOf(draft: Draft, { prospect_id }: Stakeholder): Promise<string> {
  return (await draft.loadAny('prospects', prospect_id))?.full_name ?? '';
}
