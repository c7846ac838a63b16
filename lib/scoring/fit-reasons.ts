import type { FactName, ScoreInputs } from '../model/scoring.ts';
import type { Card, CardBin } from './card.ts';
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
  /** What was learned leaves it no points. */
  readonly isLevelled: readonly FitReason[];
  /** In the profile, with a weight of 0. */
  readonly isWeightless: readonly FitReason[];
  /** What must hold and does not: fit is 0 for it. */
  readonly rulesOut: readonly FitReason[];
  readonly unknown: readonly FactName[];
}

type Kind = Exclude<keyof FitReasons, 'unknown'>;

/** Whether what was learned of a bin is part of its points. */
function isLearnedInUse({ learned }: CardBin, { learnedShare }: Card): boolean {
  return learned !== null && learnedShare > 0;
}

/** Whether neither the profile nor what was learned says anything of a bin. */
export function isUnspoken(bin: CardBin, card: Card): boolean {
  return bin.entry === null && !isLearnedInUse(bin, card);
}

function kindOf(bin: CardBin, card: Card): Kind {
  if (bin.inUse > 0) return 'speaksFor';
  if (bin.inUse < 0) return 'speaksAgainst';
  if (isLearnedInUse(bin, card)) return 'isLevelled';
  return bin.entry === null ? 'isApart' : 'isWeightless';
}

export function toFitReasons(inputs: ScoreInputs, card: Card, at: number): FitReasons {
  const found: Record<Kind, FitReason[]> = {
    speaksFor: [],
    speaksAgainst: [],
    isApart: [],
    isLevelled: [],
    isWeightless: [],
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
    if (!bin) continue;
    found[failsMust(cardFact, key) ? 'rulesOut' : kindOf(bin, card)].push({ fact, bin });
  }
  const byWeight = (one: FitReason, other: FitReason) =>
    Math.abs(other.bin.inUse) - Math.abs(one.bin.inUse);
  for (const reasons of Object.values(found)) reasons.sort(byWeight);
  return { ...found, unknown };
}
