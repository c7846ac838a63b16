import type { FactName, ScoreInputs } from '../model/scoring.ts';
import type { Card, CardBin, CardFact } from './card.ts';
import { binOf, failsMust, keyOf } from './score.ts';

export interface FitReason {
  readonly fact: FactName;
  /** The bin that somebody falls into, or that of all the rest. */
  readonly bin: CardBin;
}

/** Why somebody fits, as data for words. Each fact of the card is in one of the lists. */
export interface FitReasons {
  /** The heaviest first. */
  readonly speaksFor: readonly FitReason[];
  readonly speaksAgainst: readonly FitReason[];
  /** Known, and nothing that anybody asks for. */
  readonly isApart: readonly FitReason[];
  /** What must hold and does not: fit is 0 for it. */
  readonly rulesOut: readonly FitReason[];
  readonly unknown: readonly FactName[];
}

type Kind = Exclude<keyof FitReasons, 'unknown'>;

function kindOf(cardFact: CardFact, key: string, { inUse }: CardBin): Kind {
  if (failsMust(cardFact, key)) return 'rulesOut';
  if (inUse > 0) return 'speaksFor';
  return inUse < 0 ? 'speaksAgainst' : 'isApart';
}

export function toFitReasons(inputs: ScoreInputs, card: Card, at: number): FitReasons {
  const found: Record<Kind, FitReason[]> = {
    speaksFor: [],
    speaksAgainst: [],
    isApart: [],
    rulesOut: [],
  };
  const unknown: FactName[] = [];
  for (const cardFact of card.facts) {
    const { fact } = cardFact;
    const key = keyOf(cardFact, inputs, at);
    if (key === undefined) {
      unknown.push(fact);
      continue;
    }
    const bin = binOf(cardFact, key);
    if (bin) found[kindOf(cardFact, key, bin)].push({ fact, bin });
  }
  const byWeight = (one: FitReason, other: FitReason) =>
    Math.abs(other.bin.inUse) - Math.abs(one.bin.inUse);
  for (const reasons of Object.values(found)) reasons.sort(byWeight);
  return { ...found, unknown };
}
