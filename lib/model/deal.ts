import * as z from 'zod/mini';
import { companyId, dealId, prospectId, repId, stageId } from './ids.ts';
import { amount, currency, day, instant, syncedRow, text, textSet, webAddress } from './row.ts';

export const stage = z.extend(syncedRow, {
  id: stageId,
  name: text(80).check(z.minLength(1)),
  position: z.int().check(z.nonnegative()),
  kind: z.enum(['open', 'won', 'lost']),
  /** Percent, 0–100. */
  probability: z.int().check(z.gte(0), z.lte(100)),
  exit_criteria: textSet(20, 200),
});
export type Stage = z.infer<typeof stage>;

export const billings = ['one_off', 'monthly', 'annual'] as const;
export type Billing = (typeof billings)[number];

/** Contract value: annual = one_off amount, or monthly × 12, or annual; total = annual × term_months / 12. */
export const deal = z.extend(syncedRow, {
  id: dealId,
  company_id: z.nullable(companyId),
  name: text(200).check(z.minLength(1)),
  stage_id: stageId,
  amount: z.nullable(amount),
  currency: z.nullable(currency),
  billing: z.enum(billings),
  term_months: z.nullable(z.int().check(z.gte(1), z.lte(600))),
  expected_close_on: z.nullable(day),
  owner_id: z.nullable(repId),
  outcome: z.enum(['open', 'won', 'lost']),
  closed_at: z.nullable(instant),
  lost_reason: z.nullable(text(400)),
  needs: z.nullable(text(4000)),
  quote_amount: z.nullable(amount),
  quoted_at: z.nullable(instant),
  quote_url: z.nullable(webAddress),
  checked_criteria: textSet(50, 200),
  renews_deal_id: z.nullable(dealId),
});
export type Deal = z.infer<typeof deal>;

/** Append only. */
export const stageChange = z.extend(syncedRow, {
  deal_id: dealId,
  from_stage_id: z.nullable(stageId),
  to_stage_id: stageId,
  at: instant,
  by: repId,
});
export type StageChange = z.infer<typeof stageChange>;

export const stakeholderRoles = [
  'economic_buyer',
  'champion',
  'coach',
  'technical_evaluator',
  'user',
  'gatekeeper',
  'procurement',
  'legal',
] as const;
export type StakeholderRole = (typeof stakeholderRoles)[number];

export const stances = ['for', 'neutral', 'against', 'unknown'] as const;
export type Stance = (typeof stances)[number];
export const influences = ['high', 'medium', 'low', 'unknown'] as const;
export type Influence = (typeof influences)[number];

/** A prospect's part in a deal; `evidence` is the rep's reason in words. */
export const stakeholder = z.extend(syncedRow, {
  deal_id: dealId,
  prospect_id: prospectId,
  roles: z.array(z.enum(stakeholderRoles)),
  stance: z.enum(stances),
  influence: z.enum(influences),
  needs: z.nullable(text(2000)),
  evidence: z.nullable(text(2000)),
});
export type Stakeholder = z.infer<typeof stakeholder>;
