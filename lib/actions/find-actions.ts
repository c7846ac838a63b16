import type { Action, DealFacts, PersonFacts, SellingFacts } from './facts.ts';

/** Everything that the rules say of one prospect or deal, the most urgent first; ties are broken the same way every time. */
export function findActions(
  _facts: PersonFacts | DealFacts,
  _selling: SellingFacts,
): readonly Action[] {
  throw new Error('not built yet');
}

/** The one thing to do of those due until an instant (ISO, UTC); `undefined` is nothing to do. */
export function pickAction(_actions: readonly Action[], _until: string): Action | undefined {
  throw new Error('not built yet');
}

/** The first of those due later than an instant. */
export function nextAction(_actions: readonly Action[], _after: string): Action | undefined {
  throw new Error('not built yet');
}

/**
 * Orders actions of the whole pipeline by impact × urgency: worth × odds × the rule's weight × 2^(days late ÷ 5). All
 * actions grow alike with time, so its logarithm without the time of now orders them the same at any moment, and can be
 * kept in an index: log2(worth × odds × weight) − days from 1970 to the due time ÷ 5. `odds` in percent.
 */
export function toRank(of: { worth: number; odds: number; weight: number; dueAt: string }): number {
  const dueDays = Date.parse(of.dueAt) / 86_400_000;
  return Math.log2(Math.max(of.worth, 1) * Math.max(of.odds, 1) * of.weight) - dueDays / 5;
}
