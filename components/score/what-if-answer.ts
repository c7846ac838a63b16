import { i18n } from '#i18n';
import type { FactName, ScoreInputs, TouchKind } from '../../lib/model/scoring.ts';
import type { Card } from '../../lib/scoring/card.ts';
import { toGrade } from '../../lib/scoring/grade.ts';
import { type Totals, toTotals } from '../../lib/scoring/score.ts';
import { toTotalsWith } from '../../lib/scoring/what-if.ts';
import { signedText } from './line-words.ts';

/** Whom is asked about. */
export interface Asked {
  readonly inputs: ScoreInputs;
  readonly card: Card;
  readonly at: number;
}

export interface Choices {
  readonly bins: Readonly<Partial<Record<FactName, string>>>;
  readonly touches: readonly TouchKind[];
}

/** What choices change: the score, the grade alone, or nothing, and why not. */
export type Answer =
  | { readonly kind: 'instead'; readonly by: number; readonly score: number }
  | { readonly kind: 'same' | 'sameScore' | 'most' | 'capped' };

export function toAnswer({ inputs, card, at }: Asked, changes: Choices): Answer {
  const is = toTotals(inputs, card, at);
  const would = toTotalsWith(inputs, card, { at, changes });
  if (would.score !== is.score) {
    return { kind: 'instead', by: would.score - is.score, score: is.score };
  }
  if (toGrade(would.fit, would.engagement) !== toGrade(is.fit, is.engagement)) {
    return { kind: 'sameScore' };
  }
  return { kind: whyNot(changes, { is, would, card }) };
}

/** A cap is the reason where touchpoints that count for something leave engagement as it is. */
function whyNot(
  { bins, touches }: Choices,
  { is, would, card }: { is: Totals; would: Totals; card: Card },
): 'same' | 'most' | 'capped' {
  const hasWeight = is.fit === null || card.fitShare < 1;
  const isOfTouches = Object.keys(bins).length === 0 && touches.length > 0;
  if (!hasWeight || !isOfTouches || would.engagement !== is.engagement) return 'same';
  if (is.engagement === 100) return 'most';
  // One that adds a little may round to nothing: no cap is in its way.
  return touches.every((kind) => card.touches[kind].points >= 1) ? 'capped' : 'same';
}

export function answerText(answer: Answer): string {
  return answer.kind === 'instead'
    ? i18n.t('whatIf.instead', [signedText(answer.by), String(answer.score)])
    : i18n.t(`whatIf.${answer.kind}`);
}
