import type { CurvePoint } from '../../lib/model/scoring.ts';
import { pageLocale } from '../ui/locale.ts';

/** `.87`, `.014`; where the language writes a comma `0,87`. */
export function shareFigure(share: number, digits: number): string {
  const text = new Intl.NumberFormat(pageLocale(), {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  }).format(share);
  return text.startsWith('0.') ? text.slice(1) : text;
}

/** A share of whole percent as a factor, without zeros that say nothing: `1`, `.6`, `.35`, `0`. */
export function factorFigure(percent: number): string {
  if (percent % 100 === 0) return String(percent / 100);
  return shareFigure(percent / 100, percent % 10 === 0 ? 1 : 2);
}

/** `82 %`, as the language writes it. */
export function percentFigure(share: number): string {
  return new Intl.NumberFormat(pageLocale(), { style: 'percent', maximumFractionDigits: 0 }).format(
    share,
  );
}

/** Fewer people than that say nothing by their share. */
const leastClaimCount = 10;

/**
 * The points of a curve that say in words what its numbers mean: the most and the least that is said of enough people.
 * The same one is not said twice.
 */
export function toClaims(curve: readonly CurvePoint[]): {
  readonly high?: CurvePoint;
  readonly low?: CurvePoint;
} {
  const told = curve
    .filter(({ count }) => count >= leastClaimCount)
    .sort((one, other) => other.said - one.said);
  const high = told[0];
  const low = told.at(-1);
  return {
    ...(high ? { high } : {}),
    ...(low && low !== high ? { low } : {}),
  };
}
