import { blockOfInverse, factorize, invertFactor, solve } from './matrix.ts';
import { nextVariance, type Prior } from './prior.ts';

export interface FitFeature {
  readonly prior: Prior;
  /** Bin of each row; −1 says nothing. */
  readonly codes: Int16Array;
}

export interface FitInput {
  readonly features: readonly FitFeature[];
  readonly outcome: Uint8Array;
  /** By row, more than 0. */
  readonly weight: Float64Array;
}

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
/** Of parameters; what a step costs grows with the cube of it. */
const maxSize = 640;
/** One step of Newton's changes no effect by more. */
const maxStep = 2;

interface Active {
  readonly feature: FitFeature;
  readonly effects: Float64Array;
  variance: number;
}

/** Rows by what is active: for each row one parameter of each feature, one after the other. */
interface Layout {
  readonly starts: readonly number[];
  /** Of all parameters, with the intercept as the last. */
  readonly size: number;
  readonly codes: Int32Array;
}

function layOut(active: readonly Active[], rowCount: number): Layout {
  const starts: number[] = [];
  let size = 0;
  for (const { feature } of active) {
    starts.push(size);
    size += feature.prior.size;
  }
  const codes = new Int32Array(rowCount * active.length);
  for (const [place, { feature }] of active.entries()) {
    const start = starts[place] ?? 0;
    for (let row = 0; row < rowCount; row += 1) {
      const code = feature.codes[row] as number;
      codes[row * active.length + place] = code < 0 ? -1 : start + code;
    }
  }
  return { starts, size: size + 1, codes };
}

/** Slope and curvature of the log likelihood; the inner loop is most of the time that learning takes. */
function addRows(
  input: FitInput,
  layout: Layout,
  sums: {
    readonly effects: Float64Array;
    readonly slope: Float64Array;
    readonly curve: Float64Array;
  },
): void {
  const { outcome, weight } = input;
  const { size, codes } = layout;
  const { effects, slope, curve } = sums;
  const rowCount = outcome.length;
  const featureCount = codes.length / rowCount;
  const held = new Int32Array(featureCount + 1);
  for (let row = 0; row < rowCount; row += 1) {
    let logOdds = effects[size - 1] as number;
    let count = 0;
    for (let at = row * featureCount; at < (row + 1) * featureCount; at += 1) {
      const code = codes[at] as number;
      if (code < 0) continue;
      held[count] = code;
      count += 1;
      logOdds += effects[code] as number;
    }
    held[count] = size - 1;
    const chance = 1 / (1 + Math.exp(-logOdds));
    const miss = (weight[row] as number) * ((outcome[row] as number) - chance);
    const bend = (weight[row] as number) * chance * (1 - chance);
    for (let one = 0; one <= count; one += 1) {
      const code = held[one] as number;
      const line = code * size;
      slope[code] = (slope[code] as number) + miss;
      for (let two = 0; two <= one; two += 1) {
        const place = line + (held[two] as number);
        curve[place] = (curve[place] as number) + bend;
      }
    }
  }
}

/** What the prior pulls at the effects, and how stiffly. */
function addPriors(
  active: readonly Active[],
  layout: Layout,
  sums: { readonly slope: Float64Array; readonly curve: Float64Array },
): void {
  for (const [place, { feature, effects, variance }] of active.entries()) {
    const start = layout.starts[place] ?? 0;
    const { size, precision } = feature.prior;
    for (let one = 0; one < size; one += 1) {
      let pull = 0;
      for (let two = 0; two < size; two += 1) {
        const part = (precision[one * size + two] as number) / variance;
        pull += part * (effects[two] as number);
        if (two <= one) {
          const at = (start + one) * layout.size + start + two;
          sums.curve[at] = (sums.curve[at] as number) + part;
        }
      }
      sums.slope[start + one] = (sums.slope[start + one] as number) - pull;
    }
  }
}

function logOddsOfAll({ outcome, weight }: FitInput): number {
  let came = 0.5;
  let not = 0.5;
  for (const [row, value] of outcome.entries()) {
    if (value) came += weight[row] ?? 0;
    else not += weight[row] ?? 0;
  }
  return Math.log(came / not);
}

interface Guess {
  readonly variance: number;
  /** How far χ² lies above what it would be of nothing, in its own spreads. */
  readonly evidence: number;
}

/** Of a feature alone, by the method of moments: χ² of its bins is as many as they are, and more by the variance. */
function guess({ prior, codes }: FitFeature, { outcome, weight }: FitInput): Guess {
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
  if (!(spread > 0)) return { variance: leastGuess, evidence: 0 };
  let excess = 1;
  let filledCount = 0;
  for (const [bin, count] of counts.entries()) {
    if (count === 0) continue;
    filledCount += 1;
    excess += ((came[bin] ?? 0) - count * rate) ** 2 / (count * spread) - 1;
  }
  return {
    variance: Math.min(mostGuess, Math.max(leastGuess, excess / (total * spread))),
    evidence: excess / Math.sqrt(2 * Math.max(1, filledCount - 1)),
  };
}

/** All features, or where their bins are too many those that tell most by themselves. */
function chooseFeatures(input: FitInput, found: readonly Float64Array[]): readonly Active[] {
  const guessed = input.features.map((feature, index) => ({
    feature,
    effects: found[index] ?? new Float64Array(0),
    ...guess(feature, input),
  }));
  let size = 0;
  const chosen = new Set(
    guessed
      .toSorted((one, two) => two.evidence - one.evidence)
      .filter(({ feature }) => {
        size += feature.prior.size;
        return size <= maxSize;
      }),
  );
  return guessed.filter((one) => chosen.has(one));
}

/** One step of Newton's, in place of the effects. */
function takeStep(
  active: readonly Active[],
  layout: Layout,
  of: { readonly input: FitInput; readonly intercept: number },
): { readonly intercept: number; readonly largest: number; readonly factor: Float64Array } {
  const { size, starts } = layout;
  const effects = new Float64Array(size);
  for (const [place, one] of active.entries()) effects.set(one.effects, starts[place]);
  effects[size - 1] = of.intercept;
  const slope = new Float64Array(size);
  const curve = new Float64Array(size * size);
  addRows(of.input, layout, { effects, slope, curve });
  addPriors(active, layout, { slope, curve });
  factorize(curve, size);
  solve(curve, size, slope);
  const largest = slope.reduce((most, step) => Math.max(most, Math.abs(step)), 0);
  const scale = largest > maxStep ? maxStep / largest : 1;
  for (const [place, one] of active.entries()) {
    const start = starts[place] ?? 0;
    for (let bin = 0; bin < one.effects.length; bin += 1) {
      one.effects[bin] = (one.effects[bin] as number) + scale * (slope[start + bin] as number);
    }
  }
  return { intercept: of.intercept + scale * (slope[size - 1] as number), largest, factor: curve };
}

/** The variance of each by what is known now; those are let go of which nothing is left. */
function revise(
  active: readonly Active[],
  layout: Layout,
  factor: Float64Array,
): readonly Active[] {
  const inverse = invertFactor(factor, layout.size);
  return active.filter((one, place) => {
    const { prior } = one.feature;
    const start = layout.starts[place] ?? 0;
    const covariance = blockOfInverse(inverse, layout.size, { start, size: prior.size });
    const before = one.variance;
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
  const rowCount = input.outcome.length;
  const found = input.features.map(({ prior }) => new Float64Array(prior.size));
  let active = chooseFeatures(input, found);
  let intercept = logOddsOfAll(input);
  let layout = layOut(active, rowCount);
  for (let round = 0; round < maxRounds; round += 1) {
    const step = takeStep(active, layout, { input, intercept });
    intercept = step.intercept;
    if (round > 1 && step.largest < tolerance) break;
    const kept = revise(active, layout, step.factor);
    if (kept.length < active.length) layout = layOut(kept, rowCount);
    active = kept;
  }
  return { intercept, effects: found };
}
