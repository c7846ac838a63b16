import type { ClosedDeal } from './fact-index.ts';

/** Deals without an amount, or in a currency without a rate, are left out of sums and means, and told. */
export function splitByValue(closed: readonly ClosedDeal[]): {
  readonly valued: readonly ClosedDeal[];
  readonly unvalued: readonly ClosedDeal[];
} {
  return {
    valued: closed.filter(({ deal }) => deal.annual !== null),
    unvalued: closed.filter(({ deal }) => deal.annual === null),
  };
}

/** Of those that have one. */
export function annualOf(closed: readonly ClosedDeal[]): readonly bigint[] {
  return closed.flatMap(({ deal }) => (deal.annual === null ? [] : [deal.annual]));
}
