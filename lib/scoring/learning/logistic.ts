import { takeStep } from './newton.ts';
import { nextVariance } from './prior.ts';
import type { Active, FitFeature, FitInput } from './step.ts';
import { takeTurns } from './turns.ts';

export interface Fit {
  readonly intercept: number;
  /** Log odds by feature and bin. */
  readonly effects: readonly Float64Array[];
}

const maxRounds = 16;
/** Log odds; where no effect moves by more, the fit stands. */
const tolerance = 0.01;
/** A variance may grow tenfold at each step, so that a feature which tells something only beside others comes back. */
const leastGuess = 0.003;
const mostGuess = 1;
/** Log odds; a feature whose effects all stay below it, with a variance that falls, is let go. */
const tinyEffect = 0.02;
/** Of parameters; what a step for all of them together costs grows with the cube of it. */
const maxSize = 360;

function logOddsOfAll({ outcome, weight }: FitInput): number {
  let came = 0.5;
  let not = 0.5;
  for (const [row, value] of outcome.entries()) {
    if (value) came += weight[row] ?? 0;
    else not += weight[row] ?? 0;
  }
  return Math.log(came / not);
}

/** Of a feature alone, by the method of moments: χ² of its bins is as many as they are, and more by the variance. */
function guessVariance({ prior, codes }: FitFeature, { outcome, weight }: FitInput): number {
  const counts = new Float64Array(prior.size);
  const came = new Float64Array(prior.size);
  for (const [row, code] of codes.entries()) {
    if (code < 0) continue;
    counts[code] = (counts[code] ?? 0) + (weight[row] ?? 0);
    came[code] = (came[code] ?? 0) + (weight[row] ?? 0) * (outcome[row] ?? 0);
  }
  const total = counts.reduce((sum, count) => sum + count, 0);
  const rate = came.reduce((sum, count) => sum + count, 0) / total;
  const spread = rate * (1 - rate);
  if (!(spread > 0)) return leastGuess;
  let excess = 1;
  for (const [bin, count] of counts.entries()) {
    if (count > 0) excess += ((came[bin] ?? 0) - count * rate) ** 2 / (count * spread) - 1;
  }
  return Math.min(mostGuess, Math.max(leastGuess, excess / (total * spread)));
}

/** The variance of each by what is known now; those are let go of which nothing is left. */
function revise(
  active: readonly Active[],
  covarianceOf: (place: number) => Float64Array,
): readonly Active[] {
  return active.filter((one, place) => {
    const { prior } = one.feature;
    const before = one.variance;
    const covariance = covarianceOf(place);
    one.variance = nextVariance(prior, before, { effects: one.effects, covariance });
    const isTiny = one.effects.every((effect) => Math.abs(effect) < tinyEffect);
    if (!isTiny || one.variance > before) return true;
    one.effects.fill(0);
    return false;
  });
}

/**
 * A logistic regression on bins, each feature's effects held by its prior; the variances are found with them, one step of
 * each in turn.
 */
export function fitAdditive(input: FitInput): Fit {
  const found = input.features.map(({ prior }) => new Float64Array(prior.size));
  let active: readonly Active[] = input.features.map((feature, index) => ({
    feature,
    effects: found[index] ?? new Float64Array(0),
    variance: guessVariance(feature, input),
  }));
  let intercept = logOddsOfAll(input);
  for (let round = 0; round < maxRounds; round += 1) {
    const size = active.reduce((sum, { effects }) => sum + effects.length, 1);
    const step =
      size > maxSize ? takeTurns(active, input, intercept) : takeStep(active, input, intercept);
    intercept = step.intercept;
    if (round > 1 && step.largest < tolerance) break;
    active = revise(active, step.covarianceOf);
  }
  return { intercept, effects: found };
}
