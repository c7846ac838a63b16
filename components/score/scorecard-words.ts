import { i18n } from '#i18n';
import type { FactName, ScoreMode } from '../../lib/model/scoring.ts';
import type { Card, CardBin } from '../../lib/scoring/card.ts';
import type { ScoreLine } from '../../lib/scoring/score.ts';
import { entryText, factLabel, keyText, touchKindLabel } from './score-words.ts';

export function modeLabel(mode: ScoreMode): string {
  return i18n.t(`scorecard.modes.${mode}`);
}

/** Whole points with a real minus: `13`, `−4`, never `−0`. */
export function pointsText(points: number): string {
  const whole = Math.round(points);
  return whole < 0 ? `−${-whole}` : String(Math.abs(whole));
}

/** A bin as words: the line of the profile that makes it, as it was written. */
export function binText(fact: FactName, { entry, key }: CardBin): string {
  return entry === null ? keyText(fact, key) : entryText(entry);
}

/** What a line of a score stands for. */
export function scoreLineText(line: ScoreLine, card: Card): string {
  if (line.kind === 'touch') {
    const kind = touchKindLabel(line.touch);
    return line.count === 1 ? kind : i18n.t('scorecard.touchTimes', [kind, String(line.count)]);
  }
  switch (line.kind) {
    case 'base':
      return i18n.t('scorecard.base');
    case 'floor':
      return i18n.t('scorecard.floor');
    case 'ceiling':
      return i18n.t('scorecard.ceiling');
    case 'must':
      return i18n.t('scorecard.mustFails', [factLabel(line.fact)]);
    case 'fact': {
      const bins = card.facts.find(({ fact }) => fact === line.fact)?.binByKey;
      const bin = bins?.get(line.key);
      const value = bin ? binText(line.fact, bin) : keyText(line.fact, line.key);
      return `${factLabel(line.fact)}: ${value}`;
    }
  }
}
