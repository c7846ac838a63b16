import type { Receipt } from '../../model/clip.ts';
import type { Billing, Deal } from '../../model/deal.ts';
import type { Result } from '../../model/failure.ts';
import { type DealId, ownIdOf } from '../../model/ids.ts';
import type { RowFields } from '../../model/row.ts';
import { commit } from '../commit.ts';
import { mayGiveTo, mayManage } from '../may-manage.ts';
import { refuse, requireCurrent } from '../refuse.ts';
import { loadTerm } from '../renewed-deals.ts';
import type { Store } from '../store.ts';
import { requireStage } from './begin.ts';
import { commitBegun } from './begin-workspace.ts';
import { toTidyDeal } from './deal-fields.ts';
import {
  addDealFacts,
  beginDeal,
  emptyDeal,
  firstOpenStage,
  moveRead,
  peopleIn,
  toCompanyId,
  toOutcome,
  withMet,
  workspaceCurrency,
} from './deal-rows.ts';
import { removeDeal } from './delete-along.ts';
import { createStakeholder } from './stakeholders.ts';

/** `amount` and `quote_amount` are decimal strings; days `YYYY-MM-DD`; times ISO in UTC. */
export interface DealInput {
  readonly name: string;
  /** The first stakeholder's company where neither this nor a name is given. */
  readonly companyId?: string | null;
  /** Links the company of that name, and makes it where it is not on file. */
  readonly companyName?: string | null;
  /** The first open stage where none is named. */
  readonly stageId?: string;
  readonly amount?: string | null;
  /** The workspace's where none is named. */
  readonly currency?: string | null;
  readonly billing?: Billing;
  readonly termMonths?: number | null;
  readonly expectedCloseOn?: string | null;
  readonly needs?: string | null;
  /** Becomes the first stakeholder. */
  readonly prospectId?: string | null;
  readonly renewsDealId?: string | null;
}

/** What a rep can type about a deal; stage and outcome change by `moveDeal`. */
export type DealPatch = Partial<
  Pick<
    Deal,
    | 'name'
    | 'company_id'
    | 'amount'
    | 'currency'
    | 'billing'
    | 'term_months'
    | 'expected_close_on'
    | 'owner_id'
    | 'needs'
    | 'quote_amount'
    | 'quoted_at'
    | 'quote_url'
    | 'lost_reason'
  >
> & {
  /** Links the company of that name, and makes it where it is not on file; null for none. */
  readonly company_name?: string | null;
};

/** `invalid_input` names the field: `deals.amount`, `deals.term_months`, `deals.expected_close_on`, …. */
export function addDeal(store: Store, input: DealInput): Promise<Result<Receipt>> {
  return commitBegun(store, 'deal/add', async (draft) => {
    const stage = input.stageId
      ? await requireStage(draft, input.stageId)
      : await firstOpenStage(draft);
    const person = input.prospectId
      ? await requireCurrent(draft, 'prospects', input.prospectId)
      : undefined;
    const renewed = input.renewsDealId
      ? await draft.require('deals', input.renewsDealId)
      : undefined;
    const typed = toTidyDeal({
      name: input.name,
      amount: input.amount ?? null,
      currency: input.currency ?? (await workspaceCurrency(draft)),
      billing: input.billing ?? 'one_off',
      term_months: input.termMonths ?? null,
      expected_close_on: input.expectedCloseOn ?? null,
      needs: input.needs ?? null,
    });
    const company_id = await toCompanyId(draft, input, person?.company_id ?? null);
    const fields: RowFields<Deal> = {
      ...emptyDeal,
      ...typed,
      ...toOutcome(draft, { stage }),
      company_id,
      stage_id: stage.id,
      owner_id: draft.identity.repId,
      renews_deal_id: renewed?.id ?? null,
    };
    const id = draft.append('deals', fields) as DealId;
    beginDeal(draft, id, fields);
    if (person) await createStakeholder(draft, { dealId: id, prospectId: person.id });
    return { table: 'deals', id, name: fields.name };
  });
}

export function editDeal(store: Store, id: string, patch: DealPatch): Promise<Result<Receipt>> {
  return commit(store, { command: 'deal/edit', origin: store.origin }, async (draft) => {
    const deal = await draft.require('deals', id);
    const { company_name, ...fields } = toTidyDeal(patch, deal);
    const typed: Partial<RowFields<Deal>> = fields;
    if (company_name !== undefined) {
      typed.company_id = await toCompanyId(draft, { companyName: company_name }, null);
    } else if (typed.company_id && typed.company_id !== deal.company_id) {
      await requireCurrent(draft, 'companies', typed.company_id);
    }
    if ('lost_reason' in typed && (deal.outcome !== 'lost' || !typed.lost_reason)) {
      refuse('invalid_input', 'deals.lost_reason');
    }
    if (!(await mayGiveTo(draft, deal.owner_id, typed.owner_id))) refuse('not_allowed');
    draft.patchRead('deals', deal, typed);
    addDealFacts(draft, deal, typed);
    return { table: 'deals', id, name: typed.name ?? deal.name };
  });
}

export interface DealMove {
  readonly toStageId: string;
  /** Exit criteria of the stage that is left, met now. */
  readonly met?: readonly string[];
  /** Required where the stage is one of lost deals: `invalid_input` with `deals.lost_reason`. */
  readonly lostReason?: string | null;
}

/** Moves a deal, with its history: outcome, closing time and reason follow the kind of the stage. Unmet criteria never forbid it. */
export function moveDeal(store: Store, id: string, move: DealMove): Promise<Result<Receipt>> {
  return commitBegun(store, 'deal/move', async (draft) => {
    const deal = await draft.require('deals', id);
    const stage = await requireStage(draft, move.toStageId);
    const met = await withMet(draft, deal, move.met ?? []);
    moveRead(draft, deal, { stage, lostReason: move.lostReason, met });
    return { table: 'deals', id, name: deal.name };
  });
}

export function checkCriterion(
  store: Store,
  id: string,
  of: { criterion: string; isMet: boolean },
): Promise<Result<Receipt>> {
  return commit(store, { command: 'deal/check', origin: store.origin }, async (draft) => {
    const deal = await draft.require('deals', id);
    const checked_criteria = of.isMet
      ? await withMet(draft, deal, [of.criterion])
      : deal.checked_criteria.filter((one) => one !== of.criterion);
    draft.patchRead('deals', deal, { checked_criteria });
    return { table: 'deals', id, name: deal.name };
  });
}

/** Deletes a deal with its stakeholders, notes and next actions; touchpoints stay with their people. */
export function deleteDeal(store: Store, id: string): Promise<Result<Receipt>> {
  return commit(store, { command: 'deal/delete', origin: store.origin }, async (draft) => {
    const { name } = await draft.require('deals', id);
    await removeDeal(draft, id);
    return { table: 'deals', id, name };
  });
}

/**
 * The deal that renews a won recurring one: same company, value, term and people, in the first open stage, expected to
 * close when the term ends. One that is there already is `already_saved`; two devices that make it make one.
 */
export function addRenewal(store: Store, id: string, name: string): Promise<Result<Receipt>> {
  return commitBegun(store, 'deal/renew', async (draft) => {
    const won = await draft.require('deals', id);
    if (won.outcome !== 'won') refuse('invalid_input', 'deals.outcome');
    if (won.billing === 'one_off') refuse('invalid_input', 'deals.billing');
    if ((await store.deals.where('ix.renews').equals(id).count()) > 0) {
      refuse('already_saved', 'renews_deal_id');
    }
    const stage = await firstOpenStage(draft);
    const { amount, currency, billing, company_id } = won;
    const [closed_at, term_months] = [won.closed_at ?? draft.at, won.term_months ?? 12];
    const term = await loadTerm(store, { ...won, closed_at, term_months });
    const expected_close_on = term?.endsOn ?? null;
    const { repId, workspaceId } = draft.identity;
    const typed = toTidyDeal({
      name,
      amount,
      currency,
      billing,
      term_months,
      expected_close_on,
      needs: null,
    });
    const fields: RowFields<Deal> = {
      ...emptyDeal,
      ...typed,
      company_id,
      stage_id: stage.id,
      // A rep makes deals of their own only.
      owner_id: (await mayManage(store)) ? (won.owner_id ?? repId) : repId,
      renews_deal_id: won.id,
    };
    const renewalId = ownIdOf(workspaceId, 'renewal', won.id) as DealId;
    await draft.create('deals', renewalId, fields);
    beginDeal(draft, renewalId, fields);
    for (const { prospect_id, roles, stance, influence, needs, evidence } of await peopleIn(
      store,
      id,
    )) {
      const part = { roles, stance, influence, needs, evidence };
      await createStakeholder(draft, { dealId: renewalId, prospectId: prospect_id, ...part });
    }
    return { table: 'deals', id: renewalId, name: fields.name };
  });
}
