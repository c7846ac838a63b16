import {
  type FactName,
  factNames,
  type ScoreInputs,
  type TouchKind,
  touchKinds,
} from '../model/scoring.ts';
import type { Card, CardBin, CardFact } from './card.ts';
import { failsMust, keyOf, type Totals, toTotals } from './score.ts';

/** Facts with another value than somebody has. */
type ChangedValues = Partial<
  Pick<ScoreInputs, 'seniority' | 'departments' | 'industry' | 'size' | 'place' | 'words'>
>;

/** What might be otherwise than it is. */
export interface Changes {
  /** Facts that fall into another bin of the card, by its key; null is not known. Before `values`. */
  readonly bins?: Readonly<Partial<Record<FactName, string | null>>>;
  readonly values?: ChangedValues;
  /** Touchpoints more, just now. */
  readonly touches?: readonly TouchKind[];
}

export interface WhatIf {
  /** ms since 1970. */
  readonly at: number;
  readonly changes: Changes;
}

const factByValue = {
  seniority: 'seniority',
  departments: 'department',
  industry: 'industry',
  size: 'company_size',
  place: 'place',
  words: 'words',
} as const satisfies Record<keyof ChangedValues, FactName>;

function changeInputs(inputs: ScoreInputs, { at, changes }: WhatIf): ScoreInputs {
  const { bins = {}, values = {}, touches = [] } = changes;
  const changed = new Set<string>([
    ...Object.keys(bins),
    ...Object.keys(values).map((name) => factByValue[name as keyof ChangedValues]),
  ]);
  const since = Object.entries(inputs.since).filter(([fact]) => !changed.has(fact));
  return {
    ...inputs,
    ...values,
    since: Object.fromEntries(since),
    touches: [...touches.map((kind) => [kind, at] as const), ...inputs.touches],
  };
}

function changeCard(card: Card, { bins = {} }: Changes): Card {
  return {
    ...card,
    facts: card.facts.map((cardFact) => {
      const key = bins[cardFact.fact];
      if (key === undefined) return cardFact;
      return { ...cardFact, matcher: { keyOf: () => key ?? undefined } };
    }),
  };
}

/** What somebody would come to. */
export function toTotalsWith(inputs: ScoreInputs, card: Card, whatIf: WhatIf): Totals {
  return toTotals(changeInputs(inputs, whatIf), changeCard(card, whatIf.changes), whatIf.at);
}

export type Raise = {
  /** Whole points that the score would be higher by, more than 0. */
  readonly gain: number;
  /** What it would be. */
  readonly score: number;
} & (
  | { readonly kind: 'fact'; readonly fact: FactName; readonly bin: CardBin }
  | { readonly kind: 'touch'; readonly touch: TouchKind }
);

/** Of what is wanted the heaviest; where one of them must hold, of these. */
function bestBinOf(cardFact: CardFact): CardBin | undefined {
  return cardFact.bins
    .filter(({ key }) => !failsMust(cardFact, key))
    .reduce<CardBin | undefined>(
      (best, bin) => (best === undefined || bin.inUse > best.inUse ? bin : best),
      undefined,
    );
}

/** What a rep can bring about: a message of ours is no merit of theirs. */
const raisingTouches = touchKinds.filter((kind) => kind !== 'sent');

/**
 * What would raise the score, the most first: a fact that is not known, if it turned out as is hoped, and a touchpoint.
 * What is known is not wished away. Of equal gains facts come first, each in their order.
 */
export function findRaises(inputs: ScoreInputs, card: Card, at: number): readonly Raise[] {
  const { score } = toTotals(inputs, card, at);
  const withGain = (changes: Changes) => {
    const raised = toTotalsWith(inputs, card, { at, changes }).score;
    return { gain: raised - score, score: raised };
  };
  const facts = factNames.flatMap((fact): Raise[] => {
    const cardFact = card.facts.find((each) => each.fact === fact);
    if (!cardFact || keyOf(cardFact, inputs, at) !== undefined) return [];
    const bin = bestBinOf(cardFact);
    return bin ? [{ kind: 'fact', fact, bin, ...withGain({ bins: { [fact]: bin.key } }) }] : [];
  });
  const touches = raisingTouches.map(
    (touch): Raise => ({ kind: 'touch', touch, ...withGain({ touches: [touch] }) }),
  );
  return [...facts, ...touches]
    .filter(({ gain }) => gain > 0)
    .sort((one, other) => other.gain - one.gain);
}

/** One fact in another bin, where that changes the most for the better: what asking "what if" is worth. */
export interface Wish {
  readonly fact: FactName;
  readonly bin: CardBin;
  readonly score: number;
}

/** The fact, known or not, that keeps the score lowest; `undefined` where all are at their best. */
export function findWish(inputs: ScoreInputs, card: Card, at: number): Wish | undefined {
  const { score } = toTotals(inputs, card, at);
  let best: Wish | undefined;
  for (const cardFact of card.facts) {
    const { fact } = cardFact;
    const bin = bestBinOf(cardFact);
    if (!bin || bin.key === keyOf(cardFact, inputs, at)) continue;
    const changes = { bins: { [fact]: bin.key } };
    const wished = toTotalsWith(inputs, card, { at, changes }).score;
    if (wished > (best?.score ?? score)) best = { fact, bin, score: wished };
  }
  return best;
}
