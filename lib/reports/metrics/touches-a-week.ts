import { count, type Metric, part, quantity, rowsOf } from '../metric.ts';

/** A week that has begun is not made larger than it is: three calls on a Monday are three a week so far. */
const fewestDays = 7;

/** Held or logged; what is planned stands beside. */
function aWeek(kind: 'calls' | 'meetings'): Metric {
  return {
    id: kind,
    better: 'more',
    measure(scope) {
      const held = scope.held(kind);
      const planned = scope.planned(kind);
      const days = Math.max(scope.dayCount, fewestDays);
      const idOf = ({ id }: { readonly id: string }) => id;
      return {
        now: quantity('perWeek', (held.length * 7) / days),
        parts: [part(kind, count(held.length)), part('days', quantity('days', days))],
        beside: [part('planned', count(planned.length))],
        rows: {
          [kind]: rowsOf('touchpoints', held, idOf),
          planned: rowsOf('touchpoints', planned, idOf),
        },
      };
    },
  };
}

export const calls = aWeek('calls');
export const meetings = aWeek('meetings');
