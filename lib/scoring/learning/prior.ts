import { invert, quadratic } from './matrix.ts';

/**
 * What is thought of the effects of a feature's bins before the data: they vary about 0 with a variance that the data is
 * asked for, each word for itself, ranges the more alike the nearer they are. A feature that tells nothing gets a variance
 * of nearly 0, and its bins no points; a rare word is drawn to 0 by as much as it is rare (empirical Bayes).
 */
export interface Prior {
  readonly size: number;
  /** How the effects go together, `size` × `size`, for a variance of 1. */
  readonly kernel: Float64Array;
  /** The inverse of `kernel`. */
  readonly precision: Float64Array;
}

/** How far ranges speak for each other: all of them over a reach. Most of what a range does is smooth, some of it is a step. */
const smoothReach = 2.5;
const roughReach = 2;
const smoothShare = 0.75;

/** Of a feature whose first `rangeCount` bins are ranges in their order, the others words, or what is missing. */
export function toPrior(size: number, rangeCount: number): Prior {
  const kernel = new Float64Array(size * size);
  const smooth = rangeCount / smoothReach;
  const rough = rangeCount / roughReach;
  for (let one = 0; one < size; one += 1) {
    for (let two = 0; two < size; two += 1) {
      const distance = Math.abs(one - two);
      const areRanges = one < rangeCount && two < rangeCount;
      kernel[one * size + two] = areRanges
        ? smoothShare * Math.exp(-0.5 * (distance / smooth) ** 2) +
          (1 - smoothShare) * Math.exp(-distance / rough)
        : Number(distance === 0);
    }
    // Keeps what the smooth part makes nearly singular invertible.
    kernel[one * size + one] = (kernel[one * size + one] ?? 0) + 1e-4;
  }
  return { size, kernel, precision: invert(kernel, size) };
}

function traceOfProduct(one: Float64Array, two: Float64Array): number {
  let sum = 0;
  for (let at = 0; at < one.length; at += 1) sum += (one[at] as number) * (two[at] as number);
  return sum;
}

const minVariance = 1e-5;
const maxVariance = 25;
/** Found on invented tables of 120 to 9,240 rows: with it, what is said is as far from the average as what comes. */
const doubt = 2;

/**
 * A variance that explains the effects better, by one step of Fellner and Schall's iteration (Wood and Fasiolo 2017):
 * v ← v · (βᵀ K⁻¹ β / v²) / (size / v − tr(K⁻¹ Σ) / v²), where Σ is how unsure the effects are. `doubt` is the rate of an
 * exponential prior of v: what has few outcomes behind it has to show more before it counts.
 */
export function nextVariance(
  prior: Prior,
  variance: number,
  found: { readonly effects: Float64Array; readonly covariance: Float64Array },
): number {
  const explained = quadratic(prior.precision, found.effects) / variance ** 2;
  const free =
    prior.size / variance - traceOfProduct(prior.precision, found.covariance) / variance ** 2;
  const ratio = explained / (Math.max(free, 1e-12) + doubt);
  return Math.min(
    maxVariance,
    Math.max(minVariance, variance * Math.min(10, Math.max(0.1, ratio))),
  );
}
