import {
  type FactName,
  factNames,
  type ScoreInputs,
  type TouchKind,
  touchKinds,
} from '../model/scoring.ts';
import type { Card, CardBin, CardFact } from './card.ts';
import { type Grade, gradeCuts, toGrade } from './grade.ts';
import { elseKey } from './match.ts';
import { toWholePoints } from './whole-points.ts';

/** The numbers alone, for lists. */
export interface Totals {
  /** 0–100. */
  readonly score: number;
  /** 0–100; null where nobody has said who fits. */
  readonly fit: number | null;
  readonly engagement: number;
  /** How much of what fit asks for is known, 0–100. */
  readonly known: number;
}

export type ScoreLine = {
  /** Whole points of the score; all lines sum to it. */
  readonly points: number;
} & (
  | { readonly part: 'fit'; readonly kind: 'base' | 'floor' | 'ceiling' }
  /** A fact that must hold, is known, and does not: takes what all the others added. */
  | { readonly part: 'fit'; readonly kind: 'must'; readonly fact: FactName }
  | { readonly part: 'fit'; readonly kind: 'fact'; readonly fact: FactName; readonly key: string }
  | { readonly part: 'engagement'; readonly kind: 'ceiling' }
  | {
      readonly part: 'engagement';
      readonly kind: 'touch';
      readonly touch: TouchKind;
      readonly count: number;
      /** ms since 1970. */
      readonly lastAt: number;
      readonly isCapped: boolean;
    }
);

export interface Score extends Totals {
  readonly grade: Grade | null;
  /** What fit and engagement add to the score; they sum to it. */
  readonly fitPoints: number;
  readonly engagementPoints: number;
  readonly lines: readonly ScoreLine[];
  /** Facts that fit asks for and that are not known, in order. */
  readonly unknown: readonly FactName[];
}

/** A hair more than rounding errors: halves are rounded up wherever they come from. */
const hair = 1e-9;

function round(value: number): number {
  return Math.floor(value + 0.5 + hair);
}

interface FitWeighed {
  /** 0–1; null where there is nothing to fit. */
  readonly share: number | null;
  readonly known: number;
}

/** Which bin somebody fell into at an instant (ms); `undefined` where the fact was not known. */
export function keyOf(
  { matcher, fact }: CardFact,
  inputs: ScoreInputs,
  at: number,
): string | undefined {
  const since = inputs.since[fact];
  return since !== undefined && since > at ? undefined : matcher.keyOf(inputs);
}

export function binOf(cardFact: CardFact, key: string): CardBin | undefined {
  return cardFact.binByKey.get(key) ?? cardFact.binByKey.get(elseKey);
}

/** Whether a bin rules somebody out. */
export function failsMust(cardFact: CardFact, key: string): boolean {
  if (!cardFact.isMust) return false;
  return cardFact.binByKey.get(key)?.entry?.mode !== 'must';
}

function weighFit(inputs: ScoreInputs, card: Card, at: number): FitWeighed {
  if (card.total <= 0) return { share: null, known: 0 };
  let [sum, asked, known] = [card.base, 0, 0];
  let isRuledOut = false;
  for (const cardFact of card.facts) {
    asked += cardFact.span;
    const key = keyOf(cardFact, inputs, at);
    if (key === undefined) continue;
    known += cardFact.span;
    if (failsMust(cardFact, key)) isRuledOut = true;
    sum += binOf(cardFact, key)?.inUse ?? 0;
  }
  const share = isRuledOut ? 0 : Math.min(1, Math.max(0, sum / card.total));
  return { share, known: asked === 0 ? 1 : known / asked };
}

interface TouchSum {
  readonly points: number;
  readonly count: number;
  readonly lastAt: number;
  readonly isCapped: boolean;
}

function weighTouches(
  inputs: ScoreInputs,
  card: Card,
  at: number,
): Readonly<Partial<Record<TouchKind, TouchSum>>> {
  const sums: Partial<Record<TouchKind, { points: number; count: number; lastAt: number }>> = {};
  for (const [kind, touchedAt] of inputs.touches) {
    const age = at - touchedAt;
    if (age < 0) continue;
    const points = card.touches[kind].points * 2 ** (-age / card.halfLifeMs);
    const sum = sums[kind];
    if (sum) {
      sum.points += points;
      sum.count += 1;
      sum.lastAt = Math.max(sum.lastAt, touchedAt);
    } else sums[kind] = { points, count: 1, lastAt: touchedAt };
  }
  const capped: Partial<Record<TouchKind, TouchSum>> = {};
  for (const kind of touchKinds) {
    const sum = sums[kind];
    if (!sum) continue;
    const { cap } = card.touches[kind];
    capped[kind] = { ...sum, points: Math.min(sum.points, cap), isCapped: sum.points > cap };
  }
  return capped;
}

function sumTouches(touches: Readonly<Partial<Record<TouchKind, TouchSum>>>): number {
  return touchKinds.reduce((sum, kind) => sum + (touches[kind]?.points ?? 0), 0);
}

interface Shares {
  readonly fit: number;
  readonly engagement: number;
}

/** Where nobody has said who fits, engagement is all of the score. */
function toShares(card: Card, fit: number | null): Shares {
  return fit === null
    ? { fit: 0, engagement: 1 }
    : { fit: card.fitShare, engagement: 1 - card.fitShare };
}

interface Weighed extends FitWeighed {
  /** 0–100. */
  readonly engagement: number;
  /** What fit and engagement add to the score, not rounded. */
  readonly fitPart: number;
  readonly engagementPart: number;
}

function weigh(inputs: ScoreInputs, card: Card, at: number): Weighed {
  const { share, known } = weighFit(inputs, card, at);
  const engagement = Math.min(100, sumTouches(weighTouches(inputs, card, at)));
  const shares = toShares(card, share);
  return {
    share,
    known,
    engagement,
    fitPart: shares.fit * 100 * (share ?? 0),
    engagementPart: shares.engagement * engagement,
  };
}

function totalsOf({ share, known, engagement, fitPart, engagementPart }: Weighed): Totals {
  return {
    score: round(fitPart + engagementPart),
    fit: share === null ? null : round(100 * share),
    engagement: round(engagement),
    known: Math.round(100 * known),
  };
}

/** What a prospect comes to at an instant (ms), by what was known and had happened then. */
export function toTotals(inputs: ScoreInputs, card: Card, at: number): Totals {
  return totalsOf(weigh(inputs, card, at));
}

/** The same, and until when (ms) it stays so: see `toNextChange`. */
export function toTotalsUntil(
  inputs: ScoreInputs,
  card: Card,
  at: number,
): Totals & { readonly until: number } {
  const weighed = weigh(inputs, card, at);
  return { ...totalsOf(weighed), until: nextChangeOf(weighed, inputs, { card, at }) };
}

interface ExactLine {
  readonly line: Omit<ScoreLine, 'points'>;
  readonly exact: number;
}

/** The same with every line that it is made of; the whole points of the lines sum to the score. */
export function explainScore(inputs: ScoreInputs, card: Card, at: number): Score {
  const totals = toTotals(inputs, card, at);
  const { share } = weighFit(inputs, card, at);
  const touches = weighTouches(inputs, card, at);
  const shares = toShares(card, share);
  const fit = share === null ? [] : toFitLines(inputs, card, { at, share });
  const engagement = toTouchLines(touches);
  const exactFit = shares.fit * 100 * (share ?? 0);
  const exactEngagement = shares.engagement * Math.min(100, sumTouches(touches));
  const [fitPoints = 0, engagementPoints = 0] = toParts([exactFit, exactEngagement], totals.score, [
    fit.length,
    engagement.length,
  ]);
  return {
    ...totals,
    grade: toGrade(totals.fit, totals.engagement),
    fitPoints,
    engagementPoints,
    lines: [
      ...toWholeLines(fit, shares.fit, fitPoints),
      ...toWholeLines(engagement, shares.engagement, engagementPoints),
    ],
    unknown: factNames.filter((name) =>
      card.facts.some(
        (cardFact) => cardFact.fact === name && keyOf(cardFact, inputs, at) === undefined,
      ),
    ),
  };
}

/** A part without any line has no points: nobody could say where they come from. */
function toParts(
  exact: readonly [number, number],
  score: number,
  [fitCount, engagementCount]: readonly [number, number],
): readonly number[] {
  if (fitCount === 0) return [0, score];
  if (engagementCount === 0) return [score, 0];
  return toWholePoints(exact, score);
}

function toWholeLines(lines: readonly ExactLine[], share: number, points: number): ScoreLine[] {
  const whole = toWholePoints(
    lines.map(({ exact }) => exact * share),
    points,
  );
  return lines.map(({ line }, at) => ({ ...line, points: whole[at] ?? 0 }) as ScoreLine);
}

function toFitLines(
  inputs: ScoreInputs,
  card: Card,
  { at, share }: { at: number; share: number },
): ExactLine[] {
  const lines: ExactLine[] = [];
  const scale = 100 / card.total;
  let failed: FactName | undefined;
  let sum = 0;
  const add = (line: ExactLine['line'], exact: number) => {
    sum += exact;
    lines.push({ line, exact });
  };
  if (card.base !== 0) add({ part: 'fit', kind: 'base' }, card.base * scale);
  for (const cardFact of card.facts) {
    const { fact } = cardFact;
    const key = keyOf(cardFact, inputs, at);
    if (key === undefined) continue;
    if (failsMust(cardFact, key)) failed ??= fact;
    const line = { part: 'fit', kind: 'fact', fact, key } as ExactLine['line'];
    add(line, (binOf(cardFact, key)?.inUse ?? 0) * scale);
  }
  const rest = 100 * share - sum;
  if (failed !== undefined) {
    add({ part: 'fit', kind: 'must', fact: failed } as ExactLine['line'], rest);
  } else if (Math.abs(rest) > hair) {
    add({ part: 'fit', kind: rest > 0 ? 'floor' : 'ceiling' }, rest);
  }
  return lines;
}

function toTouchLines(touches: Readonly<Partial<Record<TouchKind, TouchSum>>>): ExactLine[] {
  const lines = touchKinds.flatMap((touch): ExactLine[] => {
    const sum = touches[touch];
    if (!sum) return [];
    const { points: exact, ...more } = sum;
    return [{ line: { part: 'engagement', kind: 'touch', touch, ...more } as never, exact }];
  });
  const above = sumTouches(touches) - 100;
  if (above > hair) {
    const line = { part: 'engagement', kind: 'ceiling' } as ExactLine['line'];
    lines.push({ line, exact: -above });
  }
  return lines;
}

/**
 * Until when (ms) score and grade stay as they are if nothing happens: never later than they change. By pure decay, which
 * no cap makes faster; Infinity where nothing decays.
 */
export function toNextChange(inputs: ScoreInputs, card: Card, at: number): number {
  return nextChangeOf(weigh(inputs, card, at), inputs, { card, at });
}

function nextChangeOf(
  { engagement, fitPart, engagementPart }: Weighed,
  inputs: ScoreInputs,
  { card, at }: { card: Card; at: number },
): number {
  let next = Number.POSITIVE_INFINITY;
  for (const [, touchedAt] of inputs.touches) {
    if (touchedAt > at) next = Math.min(next, touchedAt);
  }
  for (const since of Object.values(inputs.since)) {
    if (since !== undefined && since > at) next = Math.min(next, since);
  }
  if (engagement <= 0) return next;
  const falls = (value: number, below: number): void => {
    if (below <= 0 || value < below - hair) return;
    // On the edge it falls with the next instant.
    next = Math.min(next, at + Math.max(1, card.halfLifeMs * Math.log2(value / below)));
  };
  falls(engagementPart, round(fitPart + engagementPart) - 0.5 - fitPart);
  for (const cut of gradeCuts) falls(engagement, cut - 0.5);
  return next;
}
