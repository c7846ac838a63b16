import { totalOf } from '../measures.ts';
import {
  caveat,
  closedRows,
  closingCaveats,
  count,
  dealRows,
  type Metric,
  money,
  part,
  runningCaveat,
} from '../metric.ts';
import { splitRenewals } from '../renewals.ts';
import { annualOf, splitByValue } from '../valued.ts';

export const wonValue: Metric = {
  id: 'wonValue',
  better: 'more',
  measure(scope) {
    const won = scope.won();
    const { valued, unvalued } = splitByValue(won);
    const recurring = valued.filter(({ deal }) => deal.isRecurring);
    const { renewals } = splitRenewals(valued);
    const oneOff = valued.filter(({ deal }) => !deal.isRecurring);
    const totals = won.flatMap(({ deal }) => (deal.total === null ? [] : [deal.total]));
    return {
      now: money(totalOf(annualOf(valued))),
      parts: [part('won', count(won.length))],
      beside: [
        part('totalValue', money(totalOf(totals))),
        part('recurring', money(totalOf(annualOf(recurring)))),
        part('oneOff', money(totalOf(annualOf(oneOff)))),
        part('renewals', money(renewals.length === 0 ? null : totalOf(annualOf(renewals)))),
      ],
      caveats: [
        runningCaveat(scope),
        caveat('unvalued', unvalued.length),
        ...closingCaveats(scope),
      ],
      rows: {
        won: closedRows(won),
        unvalued: closedRows(unvalued),
        reopened: dealRows(scope.reopened()),
      },
    };
  },
};
