import { divide, divideRounded, mean, meanMoney, totalOf } from '../measures.ts';
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
  quantity,
} from '../metric.ts';
import { isRenewal, splitRenewals } from '../renewals.ts';
import { annualOf, splitByValue } from '../valued.ts';

/** Money per day: nothing is rounded before the end. */
function toVelocity({
  openCount,
  values,
  wonCount,
  closedCount,
  days,
}: {
  openCount: number;
  values: readonly bigint[];
  wonCount: number;
  closedCount: number;
  days: readonly number[];
}): bigint | null {
  const allDays = days.reduce((sum, each) => sum + each, 0);
  if (values.length === 0 || closedCount === 0 || allDays === 0) return null;
  const above = [openCount, wonCount, days.length].map(BigInt);
  const below = [values.length, closedCount, allDays].map(BigInt);
  return divideRounded(
    above.reduce((product, each) => product * each, totalOf(values)),
    below.reduce((product, each) => product * each, 1n),
  );
}

/** Open deals × mean won value × win rate ÷ mean won cycle; the win rate is the one of won + lost. New business alone. */
export const velocity: Metric = {
  id: 'velocity',
  better: 'more',
  measure(scope) {
    const open = scope.open().filter((deal) => !isRenewal(deal));
    const { fresh: won } = splitRenewals(scope.won());
    const { fresh: lost } = splitRenewals(scope.lost());
    const { valued, unvalued } = splitByValue(won);
    const values = annualOf(valued);
    const closedCount = won.length + lost.length;
    const days = won.flatMap(({ cycleDays }) => cycleDays ?? []);
    const value = toVelocity({
      openCount: open.length,
      values,
      wonCount: won.length,
      closedCount,
      days,
    });
    return {
      now: { unit: 'moneyPerDay', value },
      parts: [
        part('open', count(open.length)),
        part('meanWon', money(meanMoney(values))),
        part('winRate', quantity('ratio', divide(won.length, closedCount))),
        part('meanCycle', quantity('days', mean(days))),
      ],
      caveats: [
        fewCaveat(closedCount),
        caveat('unvalued', unvalued.length),
        ...closingCaveats(scope),
      ],
      rows: {
        open: dealRows(open),
        won: closedRows(won),
        lost: closedRows(lost),
        reopened: dealRows(scope.reopened()),
      },
    };
  },
};
