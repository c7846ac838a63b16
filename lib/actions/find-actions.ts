import { dealRules, personRules } from './all-rules.ts';
import { isSettled, toAnsweredDue, toAnswerKey } from './answers.ts';
import {
  type Action,
  type DealFacts,
  type Finding,
  type PersonFacts,
  type Rule,
  ruleIds,
  type SellingFacts,
} from './facts.ts';
import { isLater } from './instants.ts';

/** Percent: most contracts that are asked about are renewed. */
const renewalOdds = 75;

const positionByRule = new Map(ruleIds.map((id, position) => [id, position]));

/** Everything that the rules say of one prospect or deal, the most urgent first; ties are broken the same way every time. */
export function findActions(
  facts: PersonFacts | DealFacts,
  selling: SellingFacts,
): readonly Action[] {
  const stake = toStake(facts, selling);
  const found: Action[] = [];
  const add = (rule: Rule, finding: Finding | undefined): void => {
    if (finding === undefined) return;
    const key = toAnswerKey({ ...finding, rule: rule.id });
    if (isSettled(facts.answers, { ...finding, key })) return;
    const dueAt = toAnsweredDue(facts.answers, { ...finding, key });
    const rank = toRank({ ...stake, weight: rule.weight, dueAt });
    found.push({ ...finding, dueAt, rule: rule.id, rank });
  };
  if (facts.kind === 'prospect') {
    for (const rule of personRules) add(rule, rule.find(facts, selling));
  } else {
    for (const rule of dealRules) add(rule, rule.find(facts, selling));
  }
  return found.sort(compareActions);
}

/** What is to be won. */
export interface Stake {
  readonly worth: number;
  /** Percent. */
  readonly odds: number;
  /** How often the lead score doubles it; below 0 it halves it. */
  readonly doublings: number;
}

/** From half of what a score can be, so many points double what is at stake, or halve it. */
const pointsADoubling = 25;
const evenScore = 50;

/** How often a lead score doubles what is at stake with a prospect who has no deal yet. */
export function toDoublings({ deal, score }: Pick<PersonFacts, 'deal' | 'score'>): number {
  // What is known of a deal says more than whom it is with.
  return deal !== null || score === null ? 0 : (score.score - evenScore) / pointsADoubling;
}

export function toStake(facts: PersonFacts | DealFacts, selling: SellingFacts): Stake {
  if (facts.kind === 'deal') {
    const odds = facts.outcome === 'won' ? renewalOdds : facts.odds;
    return { worth: facts.worth ?? selling.typicalWorth, odds, doublings: 0 };
  }
  return {
    worth: facts.deal?.worth ?? selling.typicalWorth,
    odds: facts.deal?.odds ?? selling.firstProbability,
    doublings: toDoublings(facts),
  };
}

/** The more urgent first: by rank, then what was due sooner, the rule, the person. */
export function compareActions(a: Action, b: Action): number {
  return (
    b.rank - a.rank ||
    compare(a.dueAt, b.dueAt) ||
    (positionByRule.get(a.rule) ?? 0) - (positionByRule.get(b.rule) ?? 0) ||
    compare(a.prospectId ?? '', b.prospectId ?? '')
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

/** Not over at an instant. */
function isStillOn({ until }: Action, at: string): boolean {
  return until === undefined || isLater(until, at);
}

/** The one thing to do of those due until an instant (ISO, UTC); `undefined` is nothing to do. */
export function pickAction(actions: readonly Action[], until: string): Action | undefined {
  let first: Action | undefined;
  for (const action of actions) {
    if (isLater(action.dueAt, until) || !isStillOn(action, until)) continue;
    if (first === undefined || compareActions(action, first) < 0) first = action;
  }
  return first;
}

/** The first of those due later than an instant. */
export function nextAction(actions: readonly Action[], after: string): Action | undefined {
  let next: Action | undefined;
  for (const action of actions) {
    if (!isLater(action.dueAt, after) || !isStillOn(action, action.dueAt)) continue;
    if (next === undefined || isSooner(action, next)) next = action;
  }
  return next;
}

function isSooner(a: Action, b: Action): boolean {
  if (isLater(b.dueAt, a.dueAt)) return true;
  return !isLater(a.dueAt, b.dueAt) && compareActions(a, b) < 0;
}

/**
 * Orders actions of the whole pipeline by impact × urgency: worth × odds × 2^doublings × the rule's weight ×
 * 2^(days late ÷ 5). All actions grow alike with time, so its logarithm without the time of now orders them the same at
 * any moment, and can be kept in an index: log2(worth × odds × weight) + doublings − days from 1970 to the due time ÷ 5.
 * `odds` in percent.
 */
export function toRank(of: Stake & { readonly weight: number; readonly dueAt: string }): number {
  const dueDays = Date.parse(of.dueAt) / 86_400_000;
  const impact = Math.log2(Math.max(of.worth, 1) * Math.max(of.odds, 1) * of.weight);
  return impact + of.doublings - dueDays / 5;
}
