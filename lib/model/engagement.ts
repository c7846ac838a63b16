import * as z from 'zod/mini';
import { cadenceId, companyId, dealId, prospectId, repId, touchpointId } from './ids.ts';
import { channels } from './prospect.ts';
import { instant, syncedRow, text, textSet, webAddress } from './row.ts';

export const aboutKinds = ['prospect', 'company', 'deal', 'stakeholder'] as const;
export type AboutKind = (typeof aboutKinds)[number];

export const note = z.extend(syncedRow, {
  about_kind: z.enum(aboutKinds),
  about_id: z.uuid(),
  body: text(20_000).check(z.minLength(1)),
  pinned: z.boolean(),
  mentions: z.array(repId),
  source_url: z.nullable(webAddress),
});
export type Note = z.infer<typeof note>;

/** What came of a call; other channels use `objection`, `bounced` and `held` as well. */
export const callOutcomes = [
  'reached',
  'no_answer',
  'voicemail',
  'wrong_number',
  'meeting_agreed',
  'objection',
] as const;
export const touchpointOutcomes = [...callOutcomes, 'bounced', 'held', 'cancelled'] as const;
export type TouchpointOutcome = (typeof touchpointOutcomes)[number];

/** One contact with one or more people by any channel. `thread_key` ties the messages of one conversation. */
export const touchpoint = z.extend(syncedRow, {
  id: touchpointId,
  prospect_ids: z.array(prospectId),
  deal_id: z.nullable(dealId),
  channel: z.enum(channels),
  direction: z.nullable(z.enum(['in', 'out'])),
  occurred_at: instant,
  subject: z.nullable(text(400)),
  snippet: z.nullable(text(1000)),
  thread_key: z.nullable(text(200)),
  /** Of a mail, in lower case: by it one mail that two reps log is found to be one. */
  sender: z.nullable(text(254)),
  /** Of a mail: addresses of prospects, of the rep and of colleagues, no others'. */
  recipients: textSet(100, 254),
  outcome: z.nullable(text(200)),
});
export type Touchpoint = z.infer<typeof touchpoint>;

/** Unique in a workspace: a message logged by two reps is one touchpoint. */
export const touchpointKey = z.extend(syncedRow, {
  touchpoint_id: touchpointId,
  key: text(200),
});
export type TouchpointKey = z.infer<typeof touchpointKey>;

/** A next action: one thing to do, with a due time. `rule` is null where the rep wrote it. */
export const task = z.extend(syncedRow, {
  prospect_id: z.nullable(prospectId),
  deal_id: z.nullable(dealId),
  title: text(300).check(z.minLength(1)),
  channel: z.nullable(z.enum(channels)),
  due_at: z.nullable(instant),
  done_at: z.nullable(instant),
  snoozed_until: z.nullable(instant),
  rule: z.nullable(text(60)),
  reason: z.nullable(text(400)),
  owner_id: z.nullable(repId),
});
export type Task = z.infer<typeof task>;

export const template = z.extend(syncedRow, {
  name: text(120),
  channel: z.enum(channels),
  /** Of an e-mail; null for other channels. */
  subject: z.nullable(text(400)),
  body: text(20_000),
});
export type Template = z.infer<typeof template>;

export const maxCadenceSteps = 30;

export const cadenceStep = z.object({
  channel: z.enum(channels),
  waitDays: z.int().check(z.gte(0), z.lte(250)),
});
export type CadenceStep = z.infer<typeof cadenceStep>;

export const cadence = z.extend(syncedRow, {
  id: cadenceId,
  name: text(120),
  /** `waitDays` counts business days after the step before. */
  steps: z.array(cadenceStep).check(z.maxLength(maxCadenceSteps)),
});
export type Cadence = z.infer<typeof cadence>;

export const stopReasons = [
  'reply',
  'bounce',
  'objection',
  'meeting',
  'finished',
  'by_hand',
] as const;
export type StopReason = (typeof stopReasons)[number];

/** A prospect on a cadence. `step` is the one that comes next, from 0. */
export const enrolment = z.extend(syncedRow, {
  cadence_id: cadenceId,
  prospect_id: prospectId,
  step: z.int().check(z.nonnegative()),
  started_at: instant,
  /** When the step before was done or skipped: the next one counts from there. Null before the first. */
  stepped_at: z.nullable(instant),
  paused_at: z.nullable(instant),
  /** One of `stopReasons`; a text, as an older version may meet a newer reason. */
  stopped_reason: z.nullable(text(60)),
});
export type Enrolment = z.infer<typeof enrolment>;

export const signalKinds = ['job_change', 'reply', 'score_jump'] as const;

/** Something that happened to a prospect and may be worth an action: what, when, from what to what. */
export const signal = z.extend(syncedRow, {
  prospect_id: prospectId,
  company_id: z.nullable(companyId),
  kind: z.enum(signalKinds),
  at: instant,
  before: z.nullable(text(400)),
  after: z.nullable(text(400)),
});
export type Signal = z.infer<typeof signal>;

/** A next action that the rep put away, until a fact newer than `facts_until` appears. */
export const dismissal = z.extend(syncedRow, {
  rule: text(60),
  about_id: z.uuid(),
  facts_until: instant,
});
export type Dismissal = z.infer<typeof dismissal>;

/** Append only: what was known about an entity since when, and from what. Learning without leakage and un-merge read it. */
export const fact = z.extend(syncedRow, {
  entity: z.enum(['prospect', 'company', 'deal']),
  entity_id: z.uuid(),
  field: text(60),
  value: z.nullable(z.union([text(600), z.number(), textSet(50, 254)])),
  known_at: instant,
  source: text(80),
});
export type Fact = z.infer<typeof fact>;
