import { divide } from '../measures.ts';
import {
  closedRows,
  closingCaveats,
  count,
  dealRows,
  fewCaveat,
  type Metric,
  part,
  quantity,
} from '../metric.ts';
import { splitRenewals } from '../renewals.ts';

/** Of new business; of renewals beside it. */
export const winRate: Metric = {
  id: 'winRate',
  better: 'more',
  measure(scope) {
    const { fresh: won, renewals: wonAgain } = splitRenewals(scope.won());
    const { fresh: lost, renewals: lostAgain } = splitRenewals(scope.lost());
    const renewals = [...wonAgain, ...lostAgain];
    const closedCount = won.length + lost.length;
    return {
      now: quantity('ratio', divide(won.length, closedCount)),
      parts: [part('won', count(won.length)), part('lost', count(lost.length))],
      beside: [part('renewals', quantity('ratio', divide(wonAgain.length, renewals.length)))],
      caveats: [fewCaveat(closedCount), ...closingCaveats(scope)],
      rows: {
        won: closedRows(won),
        lost: closedRows(lost),
        renewals: closedRows(renewals),
        reopened: dealRows(scope.reopened()),
      },
    };
  },
};
