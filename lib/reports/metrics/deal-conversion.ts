import { divide } from '../measures.ts';
import { caveat, count, dealRows, type Metric, part, quantity } from '../metric.ts';
import { isClosedBy } from '../scope.ts';

/** Won ÷ created, by cohort of creation: another number than the win rate. */
export const dealConversion: Metric = {
  id: 'dealConversion',
  better: 'more',
  measure(scope) {
    const created = scope.created();
    const isClosed = (deal: (typeof created)[number]) => isClosedBy(deal, scope.knownAt + 1);
    const won = created.filter((deal) => deal.outcome === 'won' && isClosed(deal));
    const lost = created.filter((deal) => deal.outcome === 'lost' && isClosed(deal));
    const open = created.filter((deal) => !isClosed(deal));
    return {
      now: quantity('ratio', divide(won.length, created.length)),
      parts: [part('won', count(won.length)), part('created', count(created.length))],
      beside: [part('lost', count(lost.length)), part('open', count(open.length))],
      caveats: [caveat('openCohort', open.length)],
      rows: {
        won: dealRows(won),
        created: dealRows(created),
        lost: dealRows(lost),
        open: dealRows(open),
      },
    };
  },
};
