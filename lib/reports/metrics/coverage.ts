import { toUnits } from '../../model/money.ts';
import { countClosedOfYear } from '../coverage-needed.ts';
import { divide, divideRounded, totalOf } from '../measures.ts';
import { caveat, dealRows, fewCaveat, type Metric, money, part, quantity } from '../metric.ts';
import type { Grain } from '../periods.ts';
import type { Scope } from '../scope.ts';

/** Of a quarter's target: a quarter has 13 weeks and 3 months. */
const shareByGrain: Readonly<Record<Grain, { readonly times: bigint; readonly by: bigint }>> = {
  week: { times: 1n, by: 13n },
  month: { times: 1n, by: 3n },
  quarter: { times: 1n, by: 1n },
  year: { times: 4n, by: 1n },
};

/** The team's target is the sum of its reps'. */
function toTarget({ repIds, index, period }: Scope) {
  const { quarterTargets } = index.facts.settings;
  const ids = [...new Set(repIds ?? index.facts.reps.map(({ id }) => id))].filter(
    (id) => id !== '',
  );
  const targets = ids.flatMap((id) => quarterTargets[id] ?? []);
  const share = shareByGrain[period.grain];
  return {
    lackingCount: ids.length - targets.length,
    /** Whole quarters' targets, not rounded: × `times` ÷ `by` is the period's. */
    units: totalOf(targets.map(toUnits)) * share.times,
    by: share.by,
    isSet: targets.length > 0,
  };
}

/** Open value ÷ target. How much is needed follows from the win rate of four quarters: three times is right at one of 33 % only. */
export const coverage: Metric = {
  id: 'coverage',
  better: 'more',
  measure(scope) {
    const open = scope.open();
    const closed = countClosedOfYear(scope.index, { repIds: scope.repIds, until: scope.asOf });
    const values = open.flatMap(({ annual }) => (annual === null ? [] : [annual]));
    const openValue = totalOf(values);
    const target = toTarget(scope);
    const times = target.units > 0n ? Number(openValue * target.by) / Number(target.units) : null;
    return {
      now: quantity('times', times),
      parts: [
        part('openValue', money(openValue)),
        part('target', money(target.isSet ? divideRounded(target.units, target.by) : null)),
      ],
      beside: [part('needed', quantity('times', divide(closed.all, closed.won)))],
      caveats: [
        target.isSet ? caveat('noTarget', target.lackingCount) : { kind: 'noTarget' },
        fewCaveat(closed.all),
        caveat('unvalued', open.length - values.length),
      ],
      rows: { open: dealRows(open) },
    };
  },
};
