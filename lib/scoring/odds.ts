import {
  type LearnedBody,
  type ScoreInputs,
  type TouchKind,
  touchKinds,
} from '../model/scoring.ts';
import type { Card } from './card.ts';
import { elseKey } from './match.ts';

/** A score moves the odds of a stage by no more than this, up or down: a factor of three. */
const mostShift = Math.log(3);
/** The stage tells already a part of what the learned facts tell. */
const toldByStage = 0.5;

function logit(share: number): number {
  return Math.log(share / (1 - share));
}

/**
 * The odds of a stage (whole percent) moved by what was learned of a person: half of their log odds against the average,
 * at most a factor of three. What is certain stays, and nothing becomes certain.
 */
export function moveOdds(percent: number, { logOdds }: { readonly logOdds: number }): number {
  if (percent <= 0 || percent >= 100 || Number.isNaN(logOdds)) return percent;
  const shift = Math.max(-mostShift, Math.min(mostShift, toldByStage * logOdds));
  const moved = 100 / (1 + Math.exp(-logit(percent / 100) - shift));
  return Math.max(1, Math.min(99, Math.round(moved)));
}

/**
 * How much more likely (log odds) than the average a prospect is by a learned scorecard, at an instant (ms): its facts and
 * its touchpoints, which decay and are capped as they are in the score; as far as the card uses what was learned.
 */
export function learnedLogOdds(
  inputs: ScoreInputs,
  body: LearnedBody,
  { at, card }: { readonly at: number; readonly card: Card },
): number {
  if (card.learnedShare === 0) return 0;
  return (
    card.learnedShare *
    (factOdds(inputs, body, { at, card }) +
      touchOdds(inputs, body, { at, card }) -
      (body.touchMean ?? 0))
  );
}

interface On {
  readonly at: number;
  readonly card: Card;
}

function factOdds(inputs: ScoreInputs, body: LearnedBody, { at, card }: On): number {
  let sum = 0;
  for (const { fact, matcher } of card.facts) {
    const bins = body.facts[fact];
    if (!bins || (inputs.since[fact] ?? 0) > at) continue;
    const key = matcher.keyOf(inputs);
    if (key === undefined) continue;
    const bin = bins.find((one) => one.key === key) ?? bins.find((one) => one.key === elseKey);
    sum += bin?.logOdds ?? 0;
  }
  return sum;
}

function touchOdds(inputs: ScoreInputs, body: LearnedBody, { at, card }: On): number {
  const fresh: Partial<Record<TouchKind, number>> = {};
  for (const [kind, touchedAt] of inputs.touches) {
    if (touchedAt > at) continue;
    fresh[kind] = (fresh[kind] ?? 0) + 2 ** ((touchedAt - at) / card.halfLifeMs);
  }
  return touchKinds.reduce((sum, kind) => {
    const { points, cap } = card.touches[kind];
    const most = points > 0 ? cap / points : 0;
    return sum + (body.touches[kind] ?? 0) * Math.min(fresh[kind] ?? 0, most);
  }, 0);
}
