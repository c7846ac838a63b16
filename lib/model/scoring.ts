import * as z from 'zod/mini';
import { text } from './row.ts';

/**
 * The words of the lead score: whom a workspace wants to sell to, what each fact and each touchpoint is worth, and what
 * was learned of that from outcomes.
 */

/** What fit looks at, in the order in which it is shown. */
export const factNames = [
  'seniority',
  'department',
  'industry',
  'company_size',
  'place',
  'words',
] as const;
export type FactName = (typeof factNames)[number];

/** From the top down. `head` leads a department, `manager` a team, `senior` and `specialist` nobody. */
export const seniorities = [
  'owner',
  'c_level',
  'vp',
  'director',
  'head',
  'manager',
  'senior',
  'specialist',
  'assistant',
  'trainee',
] as const;
export type Seniority = (typeof seniorities)[number];

export const departments = [
  'general_management',
  'sales',
  'marketing',
  'customer_service',
  'product',
  'design',
  'engineering',
  'it',
  'data',
  'research',
  'quality',
  'production',
  'maintenance',
  'operations',
  'supply_chain',
  'procurement',
  'finance',
  'legal',
  'hr',
  'administration',
] as const;
export type Department = (typeof departments)[number];

/** What engagement counts: an answer, a meeting that was held, a call that was taken, an event, a message of ours. */
export const touchKinds = ['reply', 'meeting', 'call', 'event', 'sent'] as const;
export type TouchKind = (typeof touchKinds)[number];

/**
 * One line of the ideal customer profile. Of several lines of one fact the heaviest that holds counts, and an unwanted one
 * before a wanted one. Of the lines that must hold, one of each fact has to: where the fact is known and none does, fit is 0.
 */
export const profileEntry = z.object({
  fact: z.enum(factNames),
  /** A seniority, a department, or words; of `company_size` empty. */
  value: text(120),
  /** Employees, of `company_size` alone; null is open. */
  from: z.optional(z.nullable(z.int().check(z.gte(0)))),
  to: z.optional(z.nullable(z.int().check(z.gte(0)))),
  mode: z.enum(['wanted', 'unwanted', 'must']),
  /** What it adds, or takes where it is unwanted; fit is the share of the heaviest that can be had. */
  weight: z.int().check(z.gte(0), z.lte(100)),
});
export type ProfileEntry = z.infer<typeof profileEntry>;
export type EntryMode = ProfileEntry['mode'];

export const idealProfile = z.object({
  entries: z.array(profileEntry).check(z.maxLength(200)),
});
export type IdealProfile = z.infer<typeof idealProfile>;

const touchWeight = z.object({
  /** Of 100 for a fresh one. */
  points: z.int().check(z.gte(0), z.lte(100)),
  /** All of the kind together add no more. */
  cap: z.int().check(z.gte(0), z.lte(100)),
});
export type TouchWeight = z.infer<typeof touchWeight>;

export const scoreModes = ['hand_set', 'learned', 'blend'] as const;
export type ScoreMode = (typeof scoreModes)[number];

/** How the score is put together. */
export const scoring = z.object({
  mode: z.enum(scoreModes),
  /** The learned scorecard in use; null where it is the hand-set one. */
  scorecardId: z.nullable(z.uuid()),
  /** Percent of the score that fit makes; engagement makes the rest. */
  fitShare: z.int().check(z.gte(0), z.lte(100)),
  /** Days after which a touchpoint counts half. */
  halfLifeDays: z.int().check(z.gte(1), z.lte(365)),
  touches: z.object({
    reply: touchWeight,
    meeting: touchWeight,
    call: touchWeight,
    event: touchWeight,
    sent: touchWeight,
  }),
  /** A rise of at least so many points within a week is a reason to get in touch; 0 is never. */
  jumpPoints: z.int().check(z.gte(0), z.lte(100)),
});
export type Scoring = z.infer<typeof scoring>;

export const defaultScoring: Scoring = {
  mode: 'hand_set',
  scorecardId: null,
  fitShare: 60,
  halfLifeDays: 14,
  touches: {
    reply: { points: 40, cap: 80 },
    meeting: { points: 45, cap: 90 },
    call: { points: 25, cap: 50 },
    event: { points: 15, cap: 30 },
    sent: { points: 3, cap: 9 },
  },
  jumpPoints: 15,
};

export const minLearnedOutcomes = 50;

/** What was learned of one bin of a fact. */
const learnedBin = z.object({
  key: text(160),
  /** Change of the log odds, against the average of all; an unknown fact is 0. */
  logOdds: z.number(),
  count: z.int().check(z.gte(0)),
  cameCount: z.int().check(z.gte(0)),
});
export type LearnedBin = z.infer<typeof learnedBin>;

const curvePoint = z.object({
  from: z.number(),
  to: z.number(),
  count: z.int(),
  /** Mean of what was said, and the share that came, 0–1; with the 95 % range of the share. */
  said: z.number(),
  came: z.number(),
  low: z.number(),
  high: z.number(),
});
export type CurvePoint = z.infer<typeof curvePoint>;

/** How good a scorecard is on outcomes it was not fitted on. */
export const learnedQuality = z.object({
  auc: z.number(),
  aucLow: z.number(),
  aucHigh: z.number(),
  brier: z.number(),
  /** Expected calibration error, 10 bins of equal width. */
  ece: z.number(),
  /** The hand-set scorecard's on the same outcomes; null where there is no profile. */
  handSetAuc: z.nullable(z.number()),
  folds: z.int(),
  curve: z.array(curvePoint).check(z.maxLength(20)),
});
export type LearnedQuality = z.infer<typeof learnedQuality>;

const refusedFact = z.object({ name: text(60), reason: text(60) });

/** The body of a learned scorecard; aggregates only, nobody can be told from it. */
export const learnedBody = z.object({
  formatVersion: z.literal(1),
  facts: z.partialRecord(z.enum(factNames), z.array(learnedBin).check(z.maxLength(200))),
  /** By kind of touchpoint: what one fresh one changes of the log odds, never less than 0. */
  touches: z.partialRecord(z.enum(touchKinds), z.number()),
  /** What the touchpoints of an average prospect come to by these, capped as the score caps them. */
  touchMean: z.optional(z.number()),
  /** Log odds of an average prospect. */
  base: z.number(),
  outcomes: z.object({
    /** Deals and disqualified prospects; several people of one deal are one outcome. */
    count: z.int(),
    cameCount: z.int(),
    rowCount: z.int(),
  }),
  quality: learnedQuality,
  /** What was left out, and why: known only after the outcome, or the same everywhere. */
  refused: z.array(refusedFact).check(z.maxLength(50)),
});
export type LearnedBody = z.infer<typeof learnedBody>;

/** What the score needs of a prospect; small, kept by the store. Times in ms since 1970. */
export interface ScoreInputs {
  readonly seniority: Seniority | null;
  readonly departments: readonly Department[];
  /** As written; null where it is not known. */
  readonly industry: string | null;
  /** Employees of the company, from and to; `to` is null for an open range. */
  readonly size: readonly [from: number, to: number | null] | null;
  readonly place: string | null;
  /** Title and headline. */
  readonly words: string | null;
  /** Facts that became known, or changed, after the prospect was saved. */
  readonly since: Readonly<Partial<Record<FactName, number>>>;
  readonly createdAt: number;
  /** Those that count at all, the newest first. */
  readonly touches: readonly Touch[];
}
export type Touch = readonly [kind: TouchKind, at: number];
