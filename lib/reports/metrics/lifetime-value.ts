import { type Contract, isRunning, yearBefore } from '../contracts.ts';
import { divideRounded, totalOf } from '../measures.ts';
import { caveat, count, type Metric, money, part, quantity, rowsOf } from '../metric.ts';
import type { Day } from '../periods.ts';
import type { Scope } from '../scope.ts';

function customersOf(contracts: readonly Contract[]): ReadonlySet<string> {
  return new Set(contracts.map(({ customer }) => customer));
}

/** Who was a customer a year before the day, and of those who is none any more. */
function readChurn(scope: Scope, lastDay: Day) {
  const firstDay = yearBefore(lastDay);
  const atStart = scope.contracts().filter((contract) => isRunning(contract, firstDay));
  const still = customersOf(
    scope.teamContracts().filter((contract) => isRunning(contract, lastDay)),
  );
  const ended = atStart.filter(({ customer }) => !still.has(customer));
  return { startCount: customersOf(atStart).size, leftCount: customersOf(ended).size, ended };
}

/** A whole number of millionths. */
const millionth = 1e6;
const toMillionths = (value: number) => BigInt(Math.round(value * millionth));

/** Years: 1 ÷ churn as a fraction, so that nothing is rounded before the end; null where nobody was a customer a year ago. */
function toLifetime(
  { startCount, leftCount }: { startCount: number; leftCount: number },
  capYears: number,
) {
  if (startCount === 0) return null;
  const isCapped = leftCount === 0 || startCount / leftCount > capYears;
  return isCapped
    ? { isCapped, years: capYears, over: toMillionths(capYears), under: BigInt(millionth) }
    : {
        isCapped,
        years: startCount / leftCount,
        over: BigInt(startCount),
        under: BigInt(leftCount),
      };
}

/**
 * Annual value of a customer × margin × lifetime, as of the end of the period. A company's contracts count together, so
 * upsell raises its value and a renewal keeps it.
 */
export const lifetimeValue: Metric = {
  id: 'lifetimeValue',
  better: 'more',
  measure(scope) {
    const { calendar, facts } = scope.index;
    const { marginPercent, lifetimeCapYears } = facts.settings;
    const lastDay = calendar.dayOf(scope.asOf - 1);
    const running = scope.contracts().filter((contract) => isRunning(contract, lastDay));
    const valued = running.filter(({ deal }) => deal.annual !== null);
    const customerCount = customersOf(valued).size;
    const annual = totalOf(valued.flatMap(({ deal }) => deal.annual ?? []));
    const churn = readChurn(scope, lastDay);
    const lifetime = toLifetime(churn, lifetimeCapYears);
    const value =
      marginPercent === null || lifetime === null || customerCount === 0
        ? null
        : divideRounded(
            annual * toMillionths(marginPercent) * lifetime.over,
            BigInt(customerCount) * toMillionths(100) * lifetime.under,
          );
    const idOf = ({ deal }: Contract) => deal.id;
    return {
      now: money(value),
      parts: [
        part(
          'customerValue',
          money(customerCount === 0 ? null : divideRounded(annual, BigInt(customerCount))),
        ),
        part('margin', quantity('ratio', marginPercent === null ? null : marginPercent / 100)),
        part('lifetime', quantity('years', lifetime?.years ?? null)),
      ],
      beside: [
        part(
          'churn',
          quantity('ratio', lifetime === null ? null : churn.leftCount / churn.startCount),
        ),
        part('customers', count(customersOf(running).size)),
      ],
      caveats: [
        marginPercent === null ? { kind: 'noMargin' } : undefined,
        lifetime?.isCapped ? { kind: 'capped' } : undefined,
        lifetime !== null && churn.leftCount === 0 ? { kind: 'noChurn' } : undefined,
        churn.startCount < 10 ? { kind: 'few', count: churn.startCount } : undefined,
        caveat('unvalued', running.length - valued.length),
      ],
      rows: {
        running: rowsOf('deals', running, idOf),
        ended: rowsOf('deals', churn.ended, idOf),
      },
    };
  },
};
