import { meanMoney, medianMoney, totalOf } from '../measures.ts';
import {
  caveat,
  closedRows,
  closingCaveats,
  count,
  dealRows,
  fewCaveat,
  type Metric,
  money,
  part,
} from '../metric.ts';
import { splitRenewals } from '../renewals.ts';
import { annualOf, splitByValue } from '../valued.ts';

/** Mean annual value of won contracts that are new; the median beside it, recurring and one-off ones apart, and renewals. */
export const annualContractValue: Metric = {
  id: 'annualContractValue',
  better: 'more',
  measure(scope) {
    const { fresh, renewals } = splitRenewals(scope.won());
    const { valued, unvalued } = splitByValue(fresh);
    const values = annualOf(valued);
    const recurring = annualOf(valued.filter(({ deal }) => deal.isRecurring));
    const oneOff = annualOf(valued.filter(({ deal }) => !deal.isRecurring));
    return {
      now: money(meanMoney(values)),
      parts: [part('wonValue', money(totalOf(values))), part('valued', count(values.length))],
      beside: [
        part('median', money(medianMoney(values))),
        part('meanRecurring', money(meanMoney(recurring))),
        part('meanOneOff', money(meanMoney(oneOff))),
        part('renewals', money(meanMoney(annualOf(renewals)))),
      ],
      caveats: [
        fewCaveat(values.length),
        caveat('unvalued', unvalued.length),
        ...closingCaveats(scope),
      ],
      rows: {
        valued: closedRows(valued),
        unvalued: closedRows(unvalued),
        renewals: closedRows(renewals),
        reopened: dealRows(scope.reopened()),
      },
    };
  },
};
