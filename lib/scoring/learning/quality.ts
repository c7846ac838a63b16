/** How good chances are that were said of outcomes: all weighted, and those of one group known to go together. */

export interface Said {
  /** By row: what it is ordered by. */
  readonly totals: ArrayLike<number>;
  readonly chances: Float64Array;
  readonly outcome: Uint8Array;
  readonly weight: Float64Array;
  readonly group: Int32Array;
}

export interface CurveBin {
  readonly from: number;
  readonly to: number;
  /** Rows of which it was said that they come with a chance from `from` on and below `to`. */
  readonly count: number;
  /** Mean of what was said, and the share that came, with its 95 % range (Wilson). */
  readonly said: number;
  readonly came: number;
  readonly low: number;
  readonly high: number;
}

interface Tally {
  came: number;
  not: number;
}

/** Weight of those that came and did not, by total, from the lowest on. */
function tally(
  said: Pick<Said, 'totals' | 'outcome' | 'weight'>,
): readonly (readonly [number, Tally])[] {
  const byTotal = new Map<number, Tally>();
  for (const [row, value] of said.outcome.entries()) {
    const total = said.totals[row] ?? 0;
    let at = byTotal.get(total);
    if (!at) {
      at = { came: 0, not: 0 };
      byTotal.set(total, at);
    }
    if (value) at.came += said.weight[row] ?? 0;
    else at.not += said.weight[row] ?? 0;
  }
  return [...byTotal].sort(([one], [two]) => one - two);
}

/** The chance that one that came stands above one that did not; ties are half. 0.5 where there is only one kind. */
export function aucOf(said: Pick<Said, 'totals' | 'outcome' | 'weight'>): number {
  let above = 0;
  let came = 0;
  let not = 0;
  for (const [, at] of tally(said)) {
    above += at.came * (not + at.not / 2);
    came += at.came;
    not += at.not;
  }
  return came > 0 && not > 0 ? above / (came * not) : 0.5;
}

const z95 = 1.959964;

/**
 * The AUC with its 95 % range: DeLong's variance by placements, summed by group, as rows of a group are one outcome
 * (Obuchowski 1997).
 */
export function aucRangeOf(said: Said): {
  readonly auc: number;
  readonly low: number;
  readonly high: number;
} {
  const lines = tally(said);
  const auc = aucOf(said);
  let came = 0;
  let not = 0;
  for (const [, at] of lines) {
    came += at.came;
    not += at.not;
  }
  if (came === 0 || not === 0) return { auc, low: 0, high: 1 };
  const placeByTotal = new Map<number, { readonly ofCame: number; readonly ofNot: number }>();
  let cameBelow = 0;
  let notBelow = 0;
  for (const [total, at] of lines) {
    placeByTotal.set(total, {
      ofCame: (notBelow + at.not / 2) / not,
      ofNot: 1 - (cameBelow + at.came / 2) / came,
    });
    cameBelow += at.came;
    notBelow += at.not;
  }
  const pulls = new Float64Array(1 + said.group.reduce((most, index) => Math.max(most, index), 0));
  for (const [row, value] of said.outcome.entries()) {
    const place = placeByTotal.get(said.totals[row] ?? 0);
    const index = said.group[row] ?? 0;
    const pull = value
      ? ((place?.ofCame ?? auc) - auc) / came
      : ((place?.ofNot ?? auc) - auc) / not;
    pulls[index] = (pulls[index] ?? 0) + (said.weight[row] ?? 0) * pull;
  }
  const variance = pulls.reduce((sum, pull) => sum + pull ** 2, 0);
  const correction = pulls.length > 1 ? pulls.length / (pulls.length - 1) : 1;
  const reach = z95 * Math.sqrt(variance * correction);
  return { auc, low: Math.max(0, auc - reach), high: Math.min(1, auc + reach) };
}

function meanOf(said: Said, of: (row: number) => number): number {
  let sum = 0;
  let total = 0;
  for (const [row, weight] of said.weight.entries()) {
    sum += weight * of(row);
    total += weight;
  }
  return sum / total;
}

export function brierOf(said: Said): number {
  return meanOf(said, (row) => ((said.chances[row] ?? 0) - (said.outcome[row] ?? 0)) ** 2);
}

export function logLossOf(said: Said): number {
  return meanOf(said, (row) => {
    const chance = said.chances[row] ?? 0;
    return -Math.log(Math.max(1e-12, said.outcome[row] ? chance : 1 - chance));
  });
}

function wilson(share: number, count: number): readonly [low: number, high: number] {
  const z2 = z95 ** 2;
  const middle = (share + z2 / (2 * count)) / (1 + z2 / count);
  const reach =
    (z95 / (1 + z2 / count)) * Math.sqrt((share * (1 - share)) / count + z2 / (4 * count ** 2));
  return [Math.max(0, middle - reach), Math.min(1, middle + reach)];
}

const curveBins = 10;

/** What was said against what came, in bins of equal width, without the empty ones; and the error of calibration over them. */
export function calibrationOf(said: Said): {
  readonly ece: number;
  readonly curve: readonly CurveBin[];
} {
  const sums = Array.from({ length: curveBins }, () => ({ rows: 0, weight: 0, said: 0, came: 0 }));
  let total = 0;
  for (const [row, weight] of said.weight.entries()) {
    const chance = said.chances[row] ?? 0;
    const at = sums[Math.min(curveBins - 1, Math.floor(chance * curveBins))];
    if (!at) continue;
    at.rows += 1;
    at.weight += weight;
    at.said += weight * chance;
    at.came += weight * (said.outcome[row] ?? 0);
    total += weight;
  }
  return {
    ece: sums.reduce((sum, at) => sum + Math.abs(at.said - at.came), 0) / total,
    curve: sums.flatMap((at, index): readonly CurveBin[] => {
      if (at.rows === 0) return [];
      const share = at.came / at.weight;
      const [low, high] = wilson(share, at.weight);
      return [
        {
          from: index / curveBins,
          to: (index + 1) / curveBins,
          count: at.rows,
          said: at.said / at.weight,
          came: share,
          low,
          high,
        },
      ];
    }),
  };
}
