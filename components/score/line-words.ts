import { i18n } from '#i18n';
import type { FactName, ScoreInputs } from '../../lib/model/scoring.ts';
import type { Card, CardBin, CardFact } from '../../lib/scoring/card.ts';
import { isUnspoken } from '../../lib/scoring/fit-reasons.ts';
import { binOf, type ScoreLine } from '../../lib/scoring/score.ts';
import { numberText } from '../ui/locale.ts';
import { toMomentText } from '../ui/moment.ts';
import { sizeText } from '../words.ts';
import {
  departmentLabel,
  entryText,
  factLabel,
  keyText,
  seniorityLabel,
  touchKindLabel,
} from './score-words.ts';

/** What something stands for, and what of it is theirs: `Seniority` `Head`, `Reply` `6 days ago`. */
export interface LineWords {
  readonly what: string;
  readonly is: string;
}

export function cardFactOf(card: Card, fact: FactName): CardFact | undefined {
  return card.facts.find((each) => each.fact === fact);
}

/** A value as it is on file, `undefined` where it is not known. */
export function valueText(
  fact: FactName,
  key: string,
  { inputs, card }: { readonly inputs: ScoreInputs; readonly card: Card },
): string | undefined {
  switch (fact) {
    case 'seniority':
      return inputs.seniority === null ? undefined : seniorityLabel(inputs.seniority);
    case 'department': {
      const own = inputs.departments.find((each) => each === key);
      return own ? departmentLabel(own) : inputs.departments.map(departmentLabel).join(', ');
    }
    case 'industry':
      return inputs.industry ?? undefined;
    case 'company_size':
      return inputs.size === null ? undefined : sizeText(...inputs.size);
    case 'place':
      return inputs.place ?? undefined;
    case 'words': {
      const entry = cardFactOf(card, fact)?.binByKey.get(key)?.entry;
      return entry ? entryText(entry) : i18n.t('score.noWords');
    }
  }
}

/** Not wanted, and it takes points: what was learned may have made it worth something. */
function isUnwanted({ entry, inUse }: CardBin): boolean {
  return entry?.mode === 'unwanted' && inUse < 0;
}

/** A bin as words: the line of the profile that makes it, as it was written; one that is not wanted says so. */
export function binLabel(fact: FactName, bin: CardBin): string {
  const { entry, key } = bin;
  if (entry === null) return keyText(fact, key);
  return isUnwanted(bin) ? i18n.t('score.unwanted', [entryText(entry)]) : entryText(entry);
}

/** With what the profile says of it, where that is not what is wanted. */
function judgedText(
  fact: FactName,
  key: string,
  of: { readonly inputs: ScoreInputs; readonly card: Card },
): string {
  const text = valueText(fact, key, of) ?? '';
  const cardFact = cardFactOf(of.card, fact);
  const bin = cardFact && binOf(cardFact, key);
  if (!cardFact || !bin) return text;
  if (isUnwanted(bin)) return i18n.t('score.unwanted', [text]);
  const isAsked = cardFact.bins.some(({ entry }) => entry !== null && entry.mode !== 'unwanted');
  const isOutside = isAsked && fact !== 'words' && isUnspoken(bin, of.card);
  return isOutside ? i18n.t('score.outside', [text]) : text;
}

/** The words of a line of a score. */
export function lineWords(
  line: ScoreLine,
  of: { readonly inputs: ScoreInputs; readonly card: Card; readonly at: number },
): LineWords {
  switch (line.kind) {
    case 'fact':
      return { what: factLabel(line.fact), is: judgedText(line.fact, line.key, of) };
    case 'must':
      return { what: i18n.t('score.ruledOut'), is: factLabel(line.fact).toLowerCase() };
    case 'touch': {
      const last = toMomentText(new Date(line.lastAt), { now: new Date(of.at) });
      const is = i18n.t('score.times', line.count, [numberText(line.count), last]);
      return {
        what: touchKindLabel(line.touch),
        is: line.isCapped ? i18n.t('score.atCap', [is]) : is,
      };
    }
    case 'ceiling':
      return { what: i18n.t(`score.lines.${line.part}Ceiling`), is: '' };
    default:
      return { what: i18n.t(`score.lines.${line.kind}`), is: '' };
  }
}

/** `+17`, `−4`, `0`. */
export function signedText(points: number): string {
  return points > 0 ? `+${points}` : points < 0 ? `−${-points}` : '0';
}
