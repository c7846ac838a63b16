import { divide, median } from '../measures.ts';
import { count, type Metric, part, quantity, rowsOf, runningCaveat } from '../metric.ts';
import type { Scope } from '../scope.ts';

/** Of each rep, those with none too; whoever had some and is no rep any more counts with the others. */
function countByRep(scope: Scope): readonly number[] {
  const { repIds, index } = scope;
  const counts = new Map<string, number>();
  for (const id of repIds ?? index.facts.reps.map((rep) => rep.id)) counts.set(id, 0);
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
    const isOne = scope.repIds !== null && scope.repIds.length < 2;
    return {
      now: count(entered.length),
      parts: [
        part('prospects', count(entered.length)),
        ...(isOne ? [] : [part('reps', count(counts.length))]),
      ],
      beside: isOne
        ? []
        : [
            part('perRep', quantity('perRep', divide(ofReps, counts.length))),
            part('medianPerRep', quantity('perRep', median(counts))),
          ],
      caveats: [runningCaveat(scope)],
      rows: { prospects: rowsOf('prospects', entered, ({ id }) => id) },
    };
  },
};
