import type { Receipt } from '../../model/clip.ts';
import type { Billing, Deal } from '../../model/deal.ts';
import type { Result } from '../../model/failure.ts';
import type { Store } from '../store.ts';

/** `amount` and `quote_amount` are decimal strings; days `YYYY-MM-DD`; times ISO in UTC. */
export interface DealInput {
  readonly name: string;
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

/** What a rep can type about a deal; stage, outcome and reason change by `moveDeal`. */
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
  >
>;

/** `invalid_input` names the field: `deals.amount`, `deals.term_months`, `deals.expected_close_on`, …. */
export function addDeal(_store: Store, _input: DealInput): Promise<Result<Receipt>> {
  throw new Error('not built yet');
}

export function editDeal(_store: Store, _id: string, _patch: DealPatch): Promise<Result<Receipt>> {
  throw new Error('not built yet');
}

export interface DealMove {
  readonly toStageId: string;
  /** Exit criteria of the stage that is left, met now. */
  readonly met?: readonly string[];
  /** Required where the stage is one of lost deals: `invalid_input` with `deals.lost_reason`. */
  readonly lostReason?: string | null;
}

/** Moves a deal, with its history: outcome, closing time and reason follow the kind of the stage. Unmet criteria never forbid it. */
export function moveDeal(_store: Store, _id: string, _move: DealMove): Promise<Result<Receipt>> {
  throw new Error('not built yet');
}

export function checkCriterion(
  _store: Store,
  _id: string,
  _of: { criterion: string; isMet: boolean },
): Promise<Result<Receipt>> {
  throw new Error('not built yet');
}

/** Deletes a deal with its stakeholders, notes and next actions; touchpoints stay with their people. */
export function deleteDeal(_store: Store, _id: string): Promise<Result<Receipt>> {
  throw new Error('not built yet');
}

/**
 * The deal that renews a won recurring one: same company, value, term and people, in the first open stage, expected to
 * close when the term ends. One that is there already is `already_saved`.
 */
export function addRenewal(_store: Store, _id: string, _name: string): Promise<Result<Receipt>> {
  throw new Error('not built yet');
}
