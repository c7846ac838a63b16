import { mean, median, percentile } from '../measures.ts';
import {
  closedRows,
  closingCaveats,
  count,
  fewCaveat,
  type Metric,
  part,
  quantity,
} from '../metric.ts';

/** Median days from creation to close; the mean hides the tail, so the slowest tenth stands beside it. */
function cycleOf(outcome: 'won' | 'lost', { id, better }: Pick<Metric, 'id' | 'better'>): Metric {
  return {
    id,
    better,
    measure(scope) {
      const told = scope[outcome]().filter(({ cycleDays }) => cycleDays !== null);
      const days = told.flatMap(({ cycleDays }) => cycleDays ?? []);
      return {
        now: quantity('days', median(days)),
        parts: [part(outcome, count(days.length))],
        beside: [
          part('mean', quantity('days', mean(days))),
          part('slowestTenth', quantity('days', percentile(days, 0.9))),
        ],
        caveats: [fewCaveat(days.length), ...closingCaveats(scope)],
        rows: { [outcome]: closedRows(told) },
      };
    },
  };
}

export const cycleWon = cycleOf('won', { id: 'cycleWon', better: 'less' });
/** Neither: a quick no saves time, and a slow one may have been worth it. */
export const cycleLost = cycleOf('lost', { id: 'cycleLost', better: 'neither' });
