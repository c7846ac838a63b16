import type { DealFact } from './facts.ts';

/** A renewal is won more often and sooner than new business: in one number they would hide it. */
export function isRenewal({ renewsDealId }: Pick<DealFact, 'renewsDealId'>): boolean {
  return renewsDealId !== null;
}

export function splitRenewals<Item extends { readonly deal: DealFact }>(
  closed: readonly Item[],
): { readonly fresh: readonly Item[]; readonly renewals: readonly Item[] } {
  return {
    fresh: closed.filter(({ deal }) => !isRenewal(deal)),
    renewals: closed.filter(({ deal }) => isRenewal(deal)),
  };
}
