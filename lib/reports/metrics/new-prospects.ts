import type { RepFact } from '../facts.ts';
import { divide, median } from '../measures.ts';
import { caveat, count, type Metric, part, quantity, rowsOf, runningCaveat } from '../metric.ts';
import type { Scope } from '../scope.ts';

/** Of each who was a rep within the period, those with none too; whoever had some counts in any case. */
function countByRep(scope: Scope): readonly number[] {
  const { repIds, index, period, asOf } = scope;
  const { reps, leavers = [] } = index.facts;
  const known = [...reps, ...leavers];
  const isAway = ({ from = Number.NEGATIVE_INFINITY, until = Number.POSITIVE_INFINITY }: RepFact) =>
    from >= asOf || until <= period.fromMs;
  const away = new Set(known.filter(isAway).map(({ id }) => id));
  const counts = new Map<string, number>();
  for (const id of repIds ?? known.map((rep) => rep.id)) if (!away.has(id)) counts.set(id, 0);
  for (const { ownerId } of scope.entered()) {
    if (ownerId !== null) counts.set(ownerId, (counts.get(ownerId) ?? 0) + 1);
  }
  counts.delete('');
  return [...counts.values()];
}

export const newProspects: Metric = {
  id: 'newProspects',
  better: 'more',
  measure(scope) {
    const entered = scope.entered();
    const counts = countByRep(scope);
    const ofReps = counts.reduce((sum, each) => sum + each, 0);
    const nobodysCount = entered.filter(({ ownerId }) => ownerId === null).length;
    const isOne = scope.repIds !== null && scope.repIds.length < 2;
    return {
      now: count(entered.length),
      parts: isOne
        ? [part('prospects', count(entered.length))]
        : [part('prospects', count(ofReps)), part('reps', count(counts.length))],
      beside: isOne
        ? []
        : [
            part('perRep', quantity('perRep', divide(ofReps, counts.length))),
            part('medianPerRep', quantity('perRep', median(counts))),
          ],
      caveats: [runningCaveat(scope), isOne ? undefined : caveat('nobodys', nobodysCount)],
      rows: { prospects: rowsOf('prospects', entered, ({ id }) => id) },
    };
  },
};
