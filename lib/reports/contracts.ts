import type { DealId } from '../model/ids.ts';
import { monthsAfter, type Term, termOf } from '../model/term.ts';
import type { DealFact } from './facts.ts';
import type { Day, PeriodCalendar } from './periods.ts';

/** A recurring deal that was won. */
export interface Contract {
  readonly deal: DealFact;
  /** Whose it is: the company, or where none is known the chain of renewals itself. */
  readonly customer: string;
  readonly startsOn: Day;
  /** The first day on which it does not run any more; null where it has no term. */
  readonly endsOn: Day | null;
}

export function isRunning({ startsOn, endsOn }: Contract, day: Day): boolean {
  return startsOn <= day && (endsOn === null || day < endsOn);
}

/** The same day a year earlier. */
export function yearBefore(day: Day): Day {
  return monthsAfter(day, -12);
}

function toRow(deal: DealFact): Parameters<typeof termOf>[0] {
  return {
    id: deal.id as DealId,
    outcome: deal.outcome,
    billing: deal.isRecurring ? 'annual' : 'one_off',
    term_months: deal.termMonths,
    closed_at: deal.closedAt === null ? null : String(deal.closedAt),
    renews_deal_id: deal.renewsDealId as DealId | null,
  };
}

function rootOf(deal: DealFact, dealById: ReadonlyMap<string, DealFact>): DealFact {
  const seen = new Set<string>();
  let root = deal;
  while (root.renewsDealId !== null && !seen.has(root.id)) {
    seen.add(root.id);
    const renewed = dealById.get(root.renewsDealId);
    if (!renewed) return root;
    root = renewed;
  }
  return root;
}

export function findContracts(
  deals: readonly DealFact[],
  calendar: PeriodCalendar,
): readonly Contract[] {
  const won = deals.filter(
    ({ outcome, isRecurring, closedAt }) => outcome === 'won' && isRecurring && closedAt !== null,
  );
  const renewedIds = new Set(won.flatMap(({ renewsDealId }) => renewsDealId ?? []));
  const renewed = deals.filter(
    ({ id, renewsDealId }) => renewsDealId !== null || renewedIds.has(id),
  );
  const dealById = new Map(renewed.map((deal) => [deal.id, deal]));
  const renewedById = new Map(renewed.map((deal) => [deal.id, toRow(deal)]));
  const dayOf = (ms: string) => calendar.dayOf(Number(ms));

  return won.map((deal) => {
    const term: Term | undefined = termOf(toRow(deal), { renewedById, dayOf });
    return {
      deal,
      customer: deal.companyId ?? rootOf(deal, dealById).companyId ?? rootOf(deal, dealById).id,
      startsOn: term?.startsOn ?? calendar.dayOf(deal.closedAt ?? 0),
      endsOn: term?.endsOn ?? null,
    };
  });
}
