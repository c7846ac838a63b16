import { i18n } from '#i18n';
import type { ScoreInputs } from '../../lib/model/scoring.ts';
import type { Card } from '../../lib/scoring/card.ts';
import { type FitReason, toFitReasons } from '../../lib/scoring/fit-reasons.ts';
import { keyOf } from '../../lib/scoring/score.ts';
import { pageLocale } from '../ui/locale.ts';
import { cardFactOf, valueText } from './line-words.ts';
import { factLabel } from './score-words.ts';

/** Why a prospect fits, in sentences: what speaks for it, what against, and what makes no difference. */
export function fitSentences(
  inputs: ScoreInputs,
  card: Card,
  { at }: { readonly at: number },
): readonly string[] {
  const found = toFitReasons(inputs, card, at);
  const toText = ({ fact, bin }: FitReason) => {
    const label = factLabel(fact).toLowerCase();
    const cardFact = cardFactOf(card, fact);
    const key = cardFact && keyOf(cardFact, inputs, at);
    // That none of the words is there has no value of its own.
    if (key === undefined || (fact === 'words' && bin.entry === null)) return label;
    return i18n.t('score.why.fact', [label, valueText(fact, key, { inputs, card }) ?? '']);
  };
  const list = new Intl.ListFormat(pageLocale(), { style: 'long', type: 'conjunction' });
  const groups = [
    ['score.why.rulesOut', found.rulesOut],
    ['score.why.for', found.speaksFor],
    ['score.why.against', found.speaksAgainst],
    ['score.why.levelled', found.isLevelled],
    ['score.why.weightless', found.isWeightless],
    ['score.why.apart', found.isApart],
  ] as const;
  return groups.flatMap(([key, reasons]) =>
    reasons.length === 0 ? [] : [i18n.t(key, [list.format(reasons.map(toText))])],
  );
}
