import type { Billing, Influence, StakeholderRole, Stance } from '../model/deal.ts';
import type { CadenceStep } from '../model/engagement.ts';
import type { Channel, ProspectStatus } from '../model/prospect.ts';
import type { Grade } from '../scoring/grade.ts';
import type { BusinessCalendar } from './calendar.ts';

/**
 * What the rules look at and what they give. Neither holds the time of now: a rule says when its action is due if
 * nothing else happens, so that what was worked out once stays true until a fact changes.
 */

/** In the order that decides between two actions of one rank. */
export const ruleIds = [
  'reply_waits',
  'notice_due',
  'meeting_follow_up',
  'close_date_passed',
  'quote_unanswered',
  'cadence_step',
  'not_contacted',
  'score_jump',
  'renewal_due',
  'opponent_untouched',
  'champion_silent',
  'no_economic_buyer',
  'single_threaded',
  'role_guessed',
  'job_change',
  'stalled',
] as const;
export type RuleId = (typeof ruleIds)[number];

/** One contact; lists of them have the newest first. */
export interface Touch {
  /** ISO time in UTC. */
  readonly at: string;
  readonly channel: Channel;
  readonly direction: 'in' | 'out' | null;
  readonly outcome: string | null;
  readonly subject: string | null;
}

/** What the rep has answered, by what `toAnswerKey` says; ISO times in UTC. */
export interface Answers {
  /** Facts up to then are dealt with: done, or put away. */
  readonly settledUntil: Readonly<Record<string, string>>;
  readonly snoozedUntil: Readonly<Record<string, string>>;
  /** The newest fact that was put off: one after it ends the snooze. Absent where it holds whatever happens. */
  readonly snoozedFactsUntil?: Readonly<Record<string, string>>;
}

/** A prospect on a cadence that has neither ended nor been stopped, and has a step left. */
export interface RunningCadence {
  readonly enrolmentId: string;
  readonly cadenceId: string;
  readonly name: string;
  readonly steps: readonly CadenceStep[];
  /** The step that comes next, from 0. */
  readonly step: number;
  readonly startedAt: string;
  readonly steppedAt: string | null;
  readonly pausedAt: string | null;
}

export interface PersonSignal {
  readonly kind: 'job_change' | 'reply' | 'score_jump';
  readonly at: string;
  /** Of a job change the title or the company; of a jump the score, in whole points. */
  readonly before: string | null;
  readonly after: string | null;
}

/** The lead score, for the order of actions: of the newest thing that has happened, so that it knows no time of now. */
export interface PersonScore {
  /** 0–100. */
  readonly score: number;
  /** 0–100. */
  readonly fit: number;
  readonly grade: Grade;
}

export interface PersonFacts {
  readonly kind: 'prospect';
  readonly id: string;
  readonly ownerId: string | null;
  readonly status: ProspectStatus;
  readonly isDoNotContact: boolean;
  readonly preferredChannel: Channel | null;
  readonly createdAt: string;
  readonly noticeDueAt: string | null;
  readonly noticeSentAt: string | null;
  readonly touches: readonly Touch[];
  /** The newest first. */
  readonly signals: readonly PersonSignal[];
  readonly cadence: RunningCadence | null;
  /** Null where nobody has said who fits. */
  readonly score: PersonScore | null;
  /** The open deal with this person that weighs most. */
  readonly deal: {
    readonly id: string;
    readonly worth: number | null;
    /** Percent, 0–100: its stage's, moved by what was learned of this person where that is in use. */
    readonly odds: number;
  } | null;
  readonly answers: Answers;
}

export interface StakeholderFacts {
  readonly prospectId: string;
  readonly roles: readonly StakeholderRole[];
  readonly stance: Stance;
  readonly influence: Influence;
  /** The rep's reason for role, stance and influence; null where it rests on a title only. */
  readonly evidence: string | null;
  /** When any of these changed last. */
  readonly changedAt: string;
  /** Since when the person takes part. */
  readonly addedAt: string;
  readonly lastTouchAt: string | null;
  readonly preferredChannel: Channel | null;
  readonly isDoNotContact: boolean;
}

export interface DealFacts {
  readonly kind: 'deal';
  readonly id: string;
  readonly ownerId: string | null;
  readonly outcome: 'open' | 'won' | 'lost';
  readonly createdAt: string;
  readonly stageId: string;
  /** Percent, 0–100. */
  readonly probability: number;
  /** The same, moved by what was learned of its people where that is in use: for the order of actions. */
  readonly odds: number;
  readonly enteredStageAt: string;
  /** `YYYY-MM-DD`. */
  readonly expectedCloseOn: string | null;
  readonly quotedAt: string | null;
  readonly closedAt: string | null;
  readonly billing: Billing;
  readonly termMonths: number | null;
  /** `YYYY-MM-DD`: of a won deal the day on which its term begins, where it has one; a renewal's where the renewed term ends. */
  readonly termStartsOn: string | null;
  readonly hasRenewal: boolean;
  /** Total value in the workspace's currency; null where there is no amount, or no rate for its currency. */
  readonly worth: number | null;
  readonly people: readonly StakeholderFacts[];
  /** Touchpoints of the deal, and of its people since it began; the newest first. */
  readonly touches: readonly Touch[];
  readonly answers: Answers;
}

/** What holds for all of the workspace. */
export interface SellingFacts {
  readonly calendar: BusinessCalendar;
  /** How long deals stayed in a stage, by stage: the median in days of those that left it; a stage of few moves has none. */
  readonly medianDaysByStage: Readonly<Record<string, number>>;
  /** Business days after which a person counts as silent. */
  readonly silenceDays: number;
  /** What a deal is worth in the middle, in the workspace's currency; for those without an amount. */
  readonly typicalWorth: number;
  /** Percent that an open deal has at its start; for people without one. */
  readonly firstProbability: number;
}

/** A value behind an action; the text says it, and the rep can look at each. */
export type ActionFact =
  /** ISO time in UTC. */
  | { readonly name: string; readonly kind: 'instant'; readonly value: string }
  /** `YYYY-MM-DD`. */
  | { readonly name: string; readonly kind: 'day'; readonly value: string }
  /** Business days that have passed since an ISO time. */
  | { readonly name: string; readonly kind: 'since'; readonly value: string }
  /** Days that have passed since an ISO time. */
  | { readonly name: string; readonly kind: 'daysSince'; readonly value: string }
  | { readonly name: string; readonly kind: 'count'; readonly value: number }
  | { readonly name: string; readonly kind: 'text'; readonly value: string }
  | { readonly name: string; readonly kind: 'channel'; readonly value: Channel }
  /** The id of a prospect, shown by name. */
  | { readonly name: string; readonly kind: 'person'; readonly value: string };

/** What one rule says of one prospect or deal. */
export interface Finding {
  /** ISO time in UTC; may be ahead. */
  readonly dueAt: string;
  /** ISO time in UTC from which on it is over; absent where it stays until a fact changes. */
  readonly until?: string;
  /**
   * The newest fact that it rests on: once that is settled, the rule is silent until there is a newer one. Never later than
   * both the rows' own times and `dueAt`, so that what is done once it is due is settled by the time of doing it.
   */
  readonly factsAt: string;
  readonly channel: Channel | null;
  /** One person of several, where it is about them. */
  readonly prospectId: string | null;
  /** The run of a cadence whose next step it is. */
  readonly enrolmentId?: string;
  /** In the order in which its reason names them. */
  readonly facts: readonly ActionFact[];
}

export interface Action extends Finding {
  readonly rule: RuleId;
  /** Higher comes first, whatever the time is; see `toRank`. */
  readonly rank: number;
}

interface RuleOf<Facts> {
  readonly id: RuleId;
  /** How much sooner than others it is done, all else equal: 1, 2, 4, 8. */
  readonly weight: number;
  /** Silent with `undefined`. Facts that are settled, and snoozes, are looked at by whoever asks. */
  readonly find: (facts: Facts, selling: SellingFacts) => Finding | undefined;
}
export interface PersonRule extends RuleOf<PersonFacts> {
  readonly about: 'prospect';
}
export interface DealRule extends RuleOf<DealFacts> {
  readonly about: 'deal';
}
export type Rule = PersonRule | DealRule;
