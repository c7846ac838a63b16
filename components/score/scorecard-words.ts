import { i18n } from '#i18n';
import type { FactName, ScoreMode } from '../../lib/model/scoring.ts';
import type { CardBin } from '../../lib/scoring/card.ts';
import { entryText, keyText } from './score-words.ts';

export function modeLabel(mode: ScoreMode): string {
  return i18n.t(`scorecard.modes.${mode}`);
}

/** Whole points with a real minus: `13`, `−4`, never `−0`. */
export function pointsText(points: number): string {
  const whole = Math.round(points);
  return whole < 0 ? `−${-whole}` : String(Math.abs(whole));
}

/** A bin as words: the line of the profile that makes it, or what companies have on file, as it was written. */
export function binText(
  fact: FactName,
  { entry, key }: CardBin,
  names: ReadonlyMap<string, string>,
): string {
  if (entry !== null) return entryText(entry);
  return (fact === 'industry' ? names.get(key) : undefined) ?? keyText(fact, key);
}
