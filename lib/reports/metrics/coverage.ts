import { countClosedOfYear } from '../coverage-needed.ts';
import { closerOf, type DealFact } from '../facts.ts';
import { divide, totalOf } from '../measures.ts';
import { caveat, dealRows, fewCaveat, type Metric, money, part, quantity } from '../metric.ts';
import type { Scope } from '../scope.ts';
import { toCoverage, toTarget } from '../targets.ts';
import { annualOf } from '../valued.ts';

/** Open deals by whether they are expected to close until the end of the period; one whose day has passed is. */
function splitExpected(open: readonly DealFact[], { index, period }: Scope) {
  const { until } = index.calendar.at(period.fromMs, period.grain);
  return {
    expected: open.filter(({ expectedCloseOn: day }) => day !== null && day < until),
    undated: open.filter(({ expectedCloseOn }) => expectedCloseOn === null),
  };
}

/**
 * Open value that is expected to close in the period ÷ what its target still lacks, of owners who have a target: as the
 * forecast has it. When the period is over nothing can come in it any more. How much is needed follows from the win rate of
 * four quarters: three times is right at one of 33 % only.
 */
export const coverage: Metric = {
  id: 'coverage',
  better: 'more',
  measure(scope) {
    const { index, repIds, period, asOf } = scope;
    const target = toTarget(index.facts, { repIds, grain: period.grain });
    const isTargeted = (ownerId: string | null) => target.repIds.has(ownerId ?? '');
    const { expected, undated } = splitExpected(scope.open(), scope);
    const open = expected.filter(({ ownerId }) => isTargeted(ownerId));
    const values = open.flatMap(({ annual }) => annual ?? []);
    const won = totalOf(annualOf(scope.won().filter(({ deal }) => isTargeted(closerOf(deal)))));
    const isOver = asOf >= index.calendar.at(period.fromMs, period.grain).untilMs;
    const openValue = totalOf(values);
    const closed = countClosedOfYear(index, { repIds, until: asOf });
    return {
      now: quantity('times', isOver ? null : toCoverage(openValue, { target: target.units, won })),
      parts: [
        part('openValue', money(openValue)),
        part('target', money(target.units)),
        part('wonValue', money(won)),
      ],
      beside: [part('needed', quantity('times', divide(closed.all, closed.won)))],
      caveats: [
        target.units === null ? { kind: 'noTarget' } : caveat('noTarget', target.lackingCount),
        target.units === null ? undefined : caveat('untargeted', expected.length - open.length),
        caveat('undated', undated.length),
        fewCaveat(closed.all),
        caveat('unvalued', open.length - values.length),
      ],
      rows: { open: dealRows(open) },
    };
  },
};
