import {
  closedRows,
  closingCaveats,
  count,
  dealRows,
  type Metric,
  part,
  runningCaveat,
} from '../metric.ts';

export const dealsClosed: Metric = {
  id: 'dealsClosed',
  better: 'neither',
  measure(scope) {
    const won = scope.won();
    const lost = scope.lost();
    return {
      now: count(won.length + lost.length),
      parts: [part('won', count(won.length)), part('lost', count(lost.length))],
      caveats: [runningCaveat(scope), ...closingCaveats(scope)],
      rows: { won: closedRows(won), lost: closedRows(lost), reopened: dealRows(scope.reopened()) },
    };
  },
};
