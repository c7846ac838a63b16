import { rulesOfOne } from '../../lib/actions/answers.ts';
import { dueMinute } from '../../lib/actions/calendar.ts';
import {
  type Action,
  type DealFacts,
  type RuleId,
  ruleIds,
  type SellingFacts,
} from '../../lib/actions/facts.ts';
import { findActions } from '../../lib/actions/find-actions.ts';

const rulesOfAll: ReadonlySet<RuleId> = new Set(['no_economic_buyer', 'single_threaded']);

/** Gaps that can lose the deal; the others are things not known yet. */
const hardRules: ReadonlySet<RuleId> = new Set([
  'opponent_untouched',
  'champion_silent',
  'no_economic_buyer',
]);

export function isHardGap({ rule }: Action): boolean {
  return hardRules.has(rule);
}

/**
 * What is missing among the people of a deal, by the rules that make its next actions, so that neither says what the
 * other does not: what the rep has put away is silent here too. Of each rule about a person one a person, while the next
 * action asks about one after the other. Silence is a gap once it has lasted too long; the others hold from the first day.
 */
export function toGaps(facts: DealFacts, selling: SellingFacts, nowMs: number): readonly Action[] {
  const now = new Date(nowMs).toISOString();
  const ofAll = findActions(facts, selling).filter(({ rule }) => rulesOfAll.has(rule));
  const ofEach = facts.people.flatMap((person) =>
    findActions({ ...facts, people: [person] }, selling).filter(
      ({ rule, dueAt }) => rulesOfOne.has(rule) && (rule !== 'champion_silent' || dueAt <= now),
    ),
  );
  const positionOf = ({ rule }: Action) => ruleIds.indexOf(rule);
  return [...ofEach, ...ofAll].sort((one, other) => positionOf(one) - positionOf(other));
}

/** Whether nobody has been in touch with a person for as long as the rules call silent. */
export function isSilent(
  of: {
    /** ISO times in UTC. */
    readonly lastTouchAt: string | null;
    readonly addedAt: string;
  },
  { calendar, silenceDays }: SellingFacts,
  nowMs: number,
): boolean {
  const since = calendar.dayOf(of.lastTouchAt ?? of.addedAt);
  const until = calendar.toInstant(calendar.addOpenDays(since, silenceDays), dueMinute);
  return until <= new Date(nowMs).toISOString();
}
