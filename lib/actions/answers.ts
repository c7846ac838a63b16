import type { Answers, Finding, RuleId } from './facts.ts';
import { isLater, toLater } from './instants.ts';

/** Rules that look at each person of a deal by themselves; others that name somebody are about the deal. */
export const rulesOfOne: ReadonlySet<RuleId> = new Set([
  'opponent_untouched',
  'champion_silent',
  'role_guessed',
]);

type Answered = Pick<Finding, 'prospectId' | 'enrolmentId'> & { readonly rule: RuleId };

/**
 * What an answer is kept under: the rule, and whom of several or which run of a cadence it was about. At most 60
 * characters, as the rows of answers have no more.
 */
export function toAnswerKey({ rule, prospectId, enrolmentId }: Answered): string {
  if (rulesOfOne.has(rule) && prospectId !== null) return `${rule}:${prospectId}`;
  return enrolmentId === undefined ? rule : `${rule}:${enrolmentId}`;
}

/** Done or put away, and nothing newer has happened. */
export function isSettled(
  { settledUntil }: Answers,
  { key, factsAt }: Pick<Finding, 'factsAt'> & { readonly key: string },
): boolean {
  const until = settledUntil[key];
  return until !== undefined && !isLater(factsAt, until);
}

/** When it is due by the rep's word: later where it was put off, and nothing newer has happened. */
export function toAnsweredDue(
  { snoozedUntil, snoozedFactsUntil }: Answers,
  { key, dueAt, factsAt }: Pick<Finding, 'dueAt' | 'factsAt'> & { readonly key: string },
): string {
  const until = snoozedUntil[key];
  const factsUntil = snoozedFactsUntil?.[key] ?? factsAt;
  if (until === undefined || isLater(factsAt, factsUntil)) return dueAt;
  return toLater(dueAt, until);
}
