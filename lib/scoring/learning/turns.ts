import { invert } from './matrix.ts';
import { type Active, type FitInput, maxStep, type Step } from './step.ts';

/** What is left to explain of each row, by the log likelihood's quadratic form where the effects are now. */
function linearize(
  active: readonly Active[],
  { outcome, weight }: FitInput,
  intercept: number,
): { readonly miss: Float64Array; readonly bend: Float64Array } {
  const miss = new Float64Array(outcome.length).fill(intercept);
  const bend = new Float64Array(outcome.length);
  for (const { feature, effects } of active) {
    for (let row = 0; row < miss.length; row += 1) {
      const code = feature.codes[row] as number;
      if (code >= 0) miss[row] = (miss[row] as number) + (effects[code] as number);
    }
  }
  for (let row = 0; row < miss.length; row += 1) {
    const chance = 1 / (1 + Math.exp(-(miss[row] as number)));
    miss[row] = (weight[row] as number) * ((outcome[row] as number) - chance);
    bend[row] = (weight[row] as number) * chance * (1 - chance);
  }
  return { miss, bend };
}

/** The effects of one feature, as far as the others leave something to explain; and how unsure they are beside them. */
function takeTurn(
  { feature, effects, variance }: Active,
  of: { readonly miss: Float64Array; readonly bend: Float64Array },
): { readonly largest: number; readonly covariance: Float64Array } {
  const { codes, prior } = feature;
  const { size, precision } = prior;
  const { miss, bend } = of;
  const slope = new Float64Array(size);
  const curve = precision.map((part) => part / variance);
  for (let one = 0; one < size; one += 1) {
    for (let two = 0; two < size; two += 1) {
      slope[one] =
        (slope[one] as number) - (curve[one * size + two] as number) * (effects[two] as number);
    }
  }
  for (let row = 0; row < codes.length; row += 1) {
    const code = codes[row] as number;
    if (code < 0) continue;
    slope[code] = (slope[code] as number) + (miss[row] as number);
    const place = code * size + code;
    curve[place] = (curve[place] as number) + (bend[row] as number);
  }
  const covariance = invert(curve, size);
  const steps = slope.map((_, one) => {
    let step = 0;
    for (let two = 0; two < size; two += 1) {
      step += (covariance[one * size + two] as number) * (slope[two] as number);
    }
    return Math.max(-maxStep, Math.min(maxStep, step));
  });
  for (let bin = 0; bin < size; bin += 1) {
    effects[bin] = (effects[bin] as number) + (steps[bin] as number);
  }
  for (let row = 0; row < codes.length; row += 1) {
    const code = codes[row] as number;
    if (code >= 0)
      miss[row] = (miss[row] as number) - (bend[row] as number) * (steps[code] as number);
  }
  return {
    largest: steps.reduce((most, step) => Math.max(most, Math.abs(step)), 0),
    covariance,
  };
}

const turnsPerRound = 3;

/**
 * The same for tables so wide that all effects together would take too long: one feature after the other, a few times. What
 * features know of each other is left out of how unsure they are, so that some that go together are drawn to 0 more.
 */
export function takeTurns(active: readonly Active[], input: FitInput, before: number): Step {
  const left = linearize(active, input, before);
  const bends = left.bend.reduce((sum, bend) => sum + bend, 0);
  const found: Float64Array[] = [];
  let intercept = before;
  let largest = 0;
  for (let turn = 0; turn < turnsPerRound; turn += 1) {
    const step = left.miss.reduce((sum, miss) => sum + miss, 0) / bends;
    intercept += step;
    for (let row = 0; row < left.miss.length; row += 1) {
      left.miss[row] = (left.miss[row] as number) - (left.bend[row] as number) * step;
    }
    for (const [place, one] of active.entries()) {
      const own = takeTurn(one, left);
      found[place] = own.covariance;
      largest = Math.max(largest, own.largest);
    }
  }
  return { intercept, largest, covarianceOf: (place) => found[place] ?? new Float64Array(0) };
}
