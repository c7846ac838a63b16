import { divide } from '../measures.ts';
import {
  closedRows,
  closingCaveats,
  count,
  fewCaveat,
  type Metric,
  part,
  quantity,
} from '../metric.ts';

export const winRate: Metric = {
  id: 'winRate',
  better: 'more',
  measure(scope) {
    const won = scope.won();
    const lost = scope.lost();
    const closedCount = won.length + lost.length;
    return {
      now: quantity('ratio', divide(won.length, closedCount)),
      parts: [part('won', count(won.length)), part('lost', count(lost.length))],
      caveats: [fewCaveat(closedCount), ...closingCaveats(scope)],
      rows: { won: closedRows(won), lost: closedRows(lost) },
    };
  },
};
