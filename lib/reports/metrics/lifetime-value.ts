import { type Contract, isRunning, yearBefore } from '../contracts.ts';
import { divide, divideRounded, totalOf } from '../measures.ts';
import { caveat, count, type Metric, money, part, quantity, rowsOf } from '../metric.ts';
import type { Day } from '../periods.ts';
import type { Scope } from '../scope.ts';

function customersOf(contracts: readonly Contract[]): ReadonlySet<string> {
  return new Set(contracts.map(({ customer }) => customer));
}

const dayMs = 86_400_000;

function countDays(from: Day, until: Day): number {
  return Math.round((Date.parse(until) - Date.parse(from)) / dayMs);
}

/** Days before `until` on which any of them runs, from a day on. */
function countRunning(
  contracts: readonly Contract[],
  { from, until }: { readonly from: Day; readonly until: Day },
): number {
  let days = 0;
  let counted = from;
  for (const { startsOn, endsOn } of contracts.toSorted(byStart)) {
    const begins = startsOn > counted ? startsOn : counted;
    const ends = endsOn !== null && endsOn < until ? endsOn : until;
    if (ends <= begins) continue;
    days += countDays(begins, ends);
    counted = ends;
  }
  return days;
}

function byStart(one: Contract, other: Contract): number {
  return one.startsOn < other.startsOn ? -1 : one.startsOn > other.startsOn ? 1 : 0;
}

interface Churn {
  readonly customerCount: number;
  readonly leftCount: number;
  /** In which those were customers, all together, of the year before the day. */
  readonly customerDays: number;
  readonly yearDays: number;
  readonly ended: readonly Contract[];
}

/** Who was a customer within the year before a day, for how long, and who of them is none any more: who came within it too. */
function readChurn(scope: Scope, lastDay: Day): Churn {
  const year = { from: yearBefore(lastDay), until: lastDay };
  const ran = ({ startsOn, endsOn }: Contract) =>
    startsOn < year.until && (endsOn === null || endsOn > year.from);
  const inYear = scope.contracts().filter(ran);
  const customers = customersOf(inYear);
  const team = Map.groupBy(
    scope.teamContracts().filter((contract) => customers.has(contract.customer)),
    ({ customer }) => customer,
  );
  const left = new Set<string>();
  let customerDays = 0;
  for (const [customer, contracts] of team) {
    customerDays += countRunning(contracts, year);
    if (!contracts.some((contract) => isRunning(contract, lastDay))) left.add(customer);
  }
  return {
    customerCount: customers.size,
    leftCount: left.size,
    customerDays,
    yearDays: countDays(year.from, year.until),
    ended: inYear.filter(({ customer }) => left.has(customer)),
  };
}

/** A whole number of millionths. */
const millionth = 1e6;
const toMillionths = (value: number) => BigInt(Math.round(value * millionth));

/** Years: 1 ÷ churn as a fraction, so that nothing is rounded before the end; null where nobody was a customer. */
function toLifetime({ leftCount, customerDays, yearDays }: Churn, capYears: number) {
  if (customerDays === 0) return null;
  const years = leftCount === 0 ? Number.POSITIVE_INFINITY : customerDays / (leftCount * yearDays);
  return years > capYears
    ? { isCapped: true, years: capYears, over: toMillionths(capYears), under: BigInt(millionth) }
    : { isCapped: false, years, over: BigInt(customerDays), under: BigInt(leftCount * yearDays) };
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
          quantity('ratio', divide(churn.leftCount * churn.yearDays, churn.customerDays)),
        ),
        part('customers', count(customersOf(running).size)),
      ],
      caveats: [
        marginPercent === null ? { kind: 'noMargin' } : undefined,
        lifetime?.isCapped ? { kind: 'capped' } : undefined,
        lifetime !== null && churn.leftCount === 0 ? { kind: 'noChurn' } : undefined,
        churn.customerCount < 10 ? { kind: 'few', count: churn.customerCount } : undefined,
        caveat('unvalued', running.length - valued.length),
      ],
      rows: {
        running: rowsOf('deals', running, idOf),
        ended: rowsOf('deals', churn.ended, idOf),
      },
    };
  },
};
