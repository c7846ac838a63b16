import { mean, median, percentile } from '../measures.ts';
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

/** Median days from creation to close; the mean hides the tail, so the slowest tenth stands beside it. Of new business; of renewals beside it. */
function cycleOf(outcome: 'won' | 'lost', { id, better }: Pick<Metric, 'id' | 'better'>): Metric {
  return {
    id,
    better,
    measure(scope) {
      const told = scope[outcome]().filter(({ cycleDays }) => cycleDays !== null);
      const { fresh, renewals } = splitRenewals(told);
      const daysOf = (closed: typeof fresh) => closed.flatMap(({ cycleDays }) => cycleDays ?? []);
      const days = daysOf(fresh);
      return {
        now: quantity('days', median(days)),
        parts: [part(outcome, count(days.length))],
        beside: [
          part('mean', quantity('days', mean(days))),
          part('slowestTenth', quantity('days', percentile(days, 0.9))),
          part('renewals', quantity('days', median(daysOf(renewals)))),
        ],
        caveats: [fewCaveat(days.length), ...closingCaveats(scope)],
        rows: {
          [outcome]: closedRows(fresh),
          renewals: closedRows(renewals),
          reopened: dealRows(scope.reopened()),
        },
      };
    },
  };
}

export const cycleWon = cycleOf('won', { id: 'cycleWon', better: 'less' });
/** Neither: a quick no saves time, and a slow one may have been worth it. */
export const cycleLost = cycleOf('lost', { id: 'cycleLost', better: 'neither' });
