import { type Binned, binColumns, countRanges } from './bins.ts';
import { quadratic } from './matrix.ts';
import type { Prepared } from './prepare.ts';
import { toPrior } from './prior.ts';
import { toRandom } from './random.ts';

/** One of so many shuffles may look as good as the table: what has nothing to say passes in 2 of 100 tables. */
const shuffleCount = 99;
const maxAsGood = 1;

/** Per feature: how much more its bins differ than they should, by the test of a variance of 0 against its prior's. */
function statisticsOf(
  binned: readonly Binned[],
  kernels: readonly Float64Array[],
  of: { readonly prepared: Prepared; readonly missByGroup: Float64Array },
): readonly number[] {
  const { weight, group } = of.prepared;
  const misses = Float64Array.from(
    group,
    (index, row) => (weight[row] ?? 0) * (of.missByGroup[index] ?? 0),
  );
  return binned.map(({ codes, bins }, feature) => {
    const sums = new Float64Array(bins.length);
    for (let row = 0; row < codes.length; row += 1) {
      const code = codes[row] as number;
      if (code >= 0) sums[code] = (sums[code] as number) + (misses[row] as number);
    }
    return quadratic(kernels[feature] ?? new Float64Array(0), sums);
  });
}

/** One figure of a whole table: many features that tell a little count, and one that tells much. */
function sumUp(
  statistics: readonly number[],
  shuffled: { readonly means: readonly number[]; readonly spreads: readonly number[] },
): number {
  return statistics.reduce((sum, value, feature) => {
    const spread = shuffled.spreads[feature] ?? 0;
    const excess = spread > 0 ? (value - (shuffled.means[feature] ?? 0)) / spread : 0;
    return sum + Math.max(0, excess) ** 2;
  }, 0);
}

/**
 * Whether the outcomes go with the features more than they would if they were dealt out anew among the groups. The area
 * under the curve of unseen outcomes alone passes too much: with few rows and many columns its folds share a lucky feature.
 */
export function hasSignal(prepared: Prepared, seed: number): boolean {
  const { groupKeys, group, outcome, weight } = prepared;
  const rows = Int32Array.from(outcome.keys());
  const training = { prepared, rows, isIn: new Uint8Array(rows.length).fill(1) };
  const binned = binColumns(prepared.columns, training);
  const kernels = binned.map((one) => toPrior(one.bins.length, countRanges(one)).kernel);
  const came = new Float64Array(groupKeys.length);
  for (const [row, index] of group.entries()) {
    came[index] = (came[index] ?? 0) + (weight[row] ?? 0) * (outcome[row] ?? 0);
  }
  const rate = came.reduce((sum, share) => sum + share, 0) / came.length;
  const missByGroup = came.map((share) => share - rate);
  const found = statisticsOf(binned, kernels, { prepared, missByGroup });
  const random = toRandom(seed);
  const shuffles = Array.from({ length: shuffleCount }, () => {
    for (let at = missByGroup.length - 1; at > 0; at -= 1) {
      const other = Math.floor(random() * (at + 1));
      const kept = missByGroup[at] ?? 0;
      missByGroup[at] = missByGroup[other] ?? 0;
      missByGroup[other] = kept;
    }
    return statisticsOf(binned, kernels, { prepared, missByGroup });
  });
  // The table is one of the deals: it must be in the means as well, or it would look rarer than it is.
  const all = [found, ...shuffles];
  const means = binned.map(
    (_, feature) => all.reduce((sum, one) => sum + (one[feature] ?? 0), 0) / all.length,
  );
  const spreads = means.map((mean, feature) =>
    Math.sqrt(all.reduce((sum, one) => sum + ((one[feature] ?? 0) - mean) ** 2, 0) / all.length),
  );
  const own = sumUp(found, { means, spreads });
  const asGood = shuffles.filter((one) => sumUp(one, { means, spreads }) >= own);
  return asGood.length <= maxAsGood;
}
