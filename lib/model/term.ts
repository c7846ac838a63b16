import type { Deal } from './deal.ts';

/** Days `YYYY-MM-DD`; a contract is renewed to go on from `endsOn`. */
export interface Term {
  readonly startsOn: string;
  readonly endsOn: string;
}

type Contract = Pick<
  Deal,
  'id' | 'outcome' | 'billing' | 'term_months' | 'closed_at' | 'renews_deal_id'
>;

/**
 * The term of a won recurring deal. It begins on the day of closing; a renewal that was signed early begins where the term
 * ends that it renews. `undefined` where there is no term.
 */
export function termOf(
  deal: Contract,
  of: {
    /** What it renews, what that renewed, and so on. */
    readonly renewedById: ReadonlyMap<string, Contract>;
    readonly dayOf: (instant: string) => string;
  },
): Term | undefined {
  const chain = [deal];
  for (const { renews_deal_id } of chain) {
    const renewed = renews_deal_id === null ? undefined : of.renewedById.get(renews_deal_id);
    if (renewed && !chain.some(({ id }) => id === renewed.id)) chain.push(renewed);
  }
  return chain.reduceRight<Term | undefined>((before, contract) => {
    const { outcome, billing, term_months, closed_at } = contract;
    if (outcome !== 'won' || billing === 'one_off') return undefined;
    if (term_months === null || closed_at === null) return undefined;
    const closedOn = of.dayOf(closed_at);
    const startsOn = before && before.endsOn > closedOn ? before.endsOn : closedOn;
    return { startsOn, endsOn: monthsAfter(startsOn, term_months) };
  }, undefined);
}

/** The day that many months after a day (both `YYYY-MM-DD`); the month's last where it has no such day. */
export function monthsAfter(on: string, months: number): string {
  const [year = 0, month = 1, day = 1] = on.split('-').map(Number);
  const first = new Date(Date.UTC(year, month - 1 + months, 1));
  const lastDay = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0));
  first.setUTCDate(Math.min(day, lastDay.getUTCDate()));
  return first.toISOString().slice(0, 10);
}
