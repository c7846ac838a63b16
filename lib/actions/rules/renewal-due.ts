import { monthsAfter } from '../../model/term.ts';
import { addDays, dueMinute } from '../calendar.ts';
import type { DealRule } from '../facts.ts';

const daysAhead = 90;
/** An old contract that ran out long ago is no renewal any more; a missed one is asked for as long as it was before. */
const daysAfter = 90;

/** A contract of some term ends, and no deal renews it. */
export const rule: DealRule = {
  id: 'renewal_due',
  about: 'deal',
  weight: 4,
  find: (deal, { calendar }) => {
    const { outcome, billing, termMonths, termStartsOn, closedAt } = deal;
    if (outcome !== 'won' || billing === 'one_off' || deal.hasRenewal) return undefined;
    if (termMonths === null || closedAt === null) return undefined;
    const closedOn = calendar.dayOf(closedAt);
    const isLater = termStartsOn !== null && termStartsOn > closedOn;
    const termEnds = monthsAfter(isLater ? termStartsOn : closedOn, termMonths);
    const early = addDays(termEnds, -daysAhead);
    // Nobody signs and is asked to renew on one day, however short the term is.
    const dueOn = early > closedOn ? calendar.nextOpen(early) : calendar.addOpenDays(closedOn, 1);
    return {
      dueAt: calendar.toInstant(dueOn, dueMinute),
      until: calendar.toInstant(addDays(termEnds, daysAfter), dueMinute),
      factsAt: closedAt,
      channel: null,
      prospectId: null,
      facts: [{ name: 'termEnds', kind: 'day', value: termEnds }],
    };
  },
};
