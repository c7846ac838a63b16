import type { FactIndex } from './fact-index.ts';
import { divide } from './measures.ts';
import { isRenewal } from './renewals.ts';
import { pick } from './scope.ts';
import { between } from './timeline.ts';

const quarterCount = 4;

/** What new business was closed in the quarter of an instant before `until` and in the three before it: one quarter's are few. */
export function countClosedOfYear(
  { calendar, closed }: FactIndex,
  { repIds, until }: { readonly repIds: readonly string[] | null; readonly until: number },
): { readonly won: number; readonly all: number } {
  const { fromMs } = calendar.shift(calendar.at(until - 1, 'quarter'), 1 - quarterCount);
  const found = pick(closed, repIds)
    .flatMap((line) => between(line, { from: fromMs, until }))
    .filter(({ deal }) => !isRenewal(deal));
  return {
    won: found.filter(({ deal }) => deal.outcome === 'won').length,
    all: found.length,
  };
}

/** 1 ÷ win rate of four quarters; null where nothing was won in them. */
export function toCoverageNeeded(
  index: FactIndex,
  of: Parameters<typeof countClosedOfYear>[1],
): number | null {
  const { won, all } = countClosedOfYear(index, of);
  return divide(all, won);
}
