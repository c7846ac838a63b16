import type { Deal, Stage, Stakeholder } from '../../model/deal.ts';
import type { CompanyId, DealId } from '../../model/ids.ts';
import type { RowFields } from '../../model/row.ts';
import type { Draft } from '../draft.ts';
import { toRepEvidence } from '../fields.ts';
import { isSameValue } from '../flat.ts';
import { refuse, requireCurrent } from '../refuse.ts';
import type { Store } from '../store.ts';
import { draftStages } from './begin.ts';
import type { DealInput } from './deals.ts';
import { addFacts } from './facts.ts';
import { linkCompany } from './link-company.ts';
import { recordMove } from './record-move.ts';

/** What the commands of a deal share: how its row is made, and what goes with a change to it. */

export const emptyDeal = {
  outcome: 'open',
  closed_at: null,
  lost_reason: null,
  needs: null,
  quote_amount: null,
  quoted_at: null,
  quote_url: null,
  checked_criteria: [],
  expected_close_on: null,
} as const satisfies Partial<Deal>;

/** What is told of a deal that was just made. */
export function beginDeal(draft: Draft, id: DealId, fields: RowFields<Deal>): void {
  recordMove(draft, { dealId: id, from: null, to: fields.stage_id });
  addDealFacts(draft, { id }, fields);
}

/** What can be learned from is remembered with its time: a value known only after the end predicts nothing. */
const toldFields = [
  'company_id',
  'stage_id',
  'amount',
  'currency',
  'billing',
  'term_months',
  'expected_close_on',
  'owner_id',
  'outcome',
  'quote_amount',
  'quoted_at',
] as const satisfies readonly (keyof Deal)[];

export function addDealFacts(
  draft: Draft,
  before: { readonly id: string } & Partial<Deal>,
  fields: Partial<Deal>,
): void {
  const told = toldFields.filter(
    (field) => field in fields && !isSameValue(fields[field], before[field]),
  );
  const values = Object.fromEntries(told.map((field) => [field, fields[field]]));
  const of = { entity: 'deal', entity_id: before.id, known_at: draft.at, source: 'rep' } as const;
  addFacts(draft, of, values);
}

export async function firstOpenStage(draft: Draft): Promise<Stage> {
  const stage = (await draftStages(draft)).find(({ kind }) => kind === 'open');
  return stage ?? refuse('not_found_here', 'stages');
}

/** Those who take part and are still on file. */
export async function peopleIn(store: Store, dealId: string): Promise<readonly Stakeholder[]> {
  const parts = await store.stakeholders.where('ix.deal').equals(dealId).toArray();
  const people = await store.prospects.bulkGet(parts.map((part) => part.prospect_id));
  return parts.filter((_, at) => {
    const person = people[at];
    return person?.deleted_at === null && person.merged_into === null;
  });
}

export async function workspaceCurrency(draft: Draft): Promise<string | null> {
  const workspace = await draft.load('workspaces', draft.identity.workspaceId);
  return workspace?.currency ?? null;
}

export async function toCompanyId(
  draft: Draft,
  { companyId, companyName }: Pick<DealInput, 'companyId' | 'companyName'>,
  ofPerson: CompanyId | null,
): Promise<CompanyId | null> {
  if (companyId) return (await requireCurrent(draft, 'companies', companyId)).id;
  const name = companyName?.trim();
  if (name) return (await linkCompany(draft, { name, evidence: toRepEvidence(name, draft.at) })).id;
  return companyId === undefined && companyName === undefined ? ofPerson : null;
}

const maxCriteria = 50;

/**
 * The met criteria of a deal with some more. Where they become too many, those go first that no stage asks for any more,
 * then the oldest.
 */
export async function withMet(draft: Draft, deal: Deal, met: readonly string[]): Promise<string[]> {
  const all = [...new Set([...deal.checked_criteria, ...met])];
  if (all.length <= maxCriteria) return all;
  const asked = new Set((await draftStages(draft)).flatMap((stage) => stage.exit_criteria));
  const unasked = all.filter((one) => !asked.has(one)).slice(0, all.length - maxCriteria);
  return all.filter((one) => !unasked.includes(one)).slice(-maxCriteria);
}

type Outcome = Pick<Deal, 'outcome' | 'closed_at' | 'lost_reason'>;

/** What follows from the kind of the stage that a deal comes into. One that was closed the same way keeps its day. */
export function toOutcome(
  draft: Draft,
  of: { stage: Stage; deal?: Deal; lostReason?: string | null | undefined },
): Outcome {
  const { deal, lostReason } = of;
  const { kind } = of.stage;
  if (kind === 'open') return { outcome: 'open', closed_at: null, lost_reason: null };
  const closed_at = deal?.outcome === kind && deal.closed_at ? deal.closed_at : draft.at;
  if (kind === 'won') return { outcome: 'won', closed_at, lost_reason: null };
  const lost_reason = lostReason?.trim() || deal?.lost_reason || null;
  if (!lost_reason) refuse('invalid_input', 'deals.lost_reason');
  return { outcome: 'lost', closed_at, lost_reason };
}

/**
 * Moves a deal that was read into a stage, with its history; whether anything differs. `met` are the criteria that it then
 * meets, where they are others.
 */
export function moveRead(
  draft: Draft,
  deal: Deal,
  of: { stage: Stage; lostReason?: string | null | undefined; met?: string[] },
): boolean {
  const { stage, lostReason, met } = of;
  const isMoved = stage.id !== deal.stage_id;
  // Two devices of before may have left a deal won in an open stage: moving it to where it is puts that right.
  if (!isMoved && stage.kind === deal.outcome) return false;
  const changes = {
    ...toOutcome(draft, { stage, deal, lostReason }),
    stage_id: stage.id,
    ...(met ? { checked_criteria: met } : {}),
  };
  draft.patchRead('deals', deal, changes);
  if (isMoved) recordMove(draft, { dealId: deal.id, from: deal.stage_id, to: stage.id });
  addDealFacts(draft, deal, changes);
  return true;
}
