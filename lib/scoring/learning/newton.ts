import { blockOfInverse, factorize, invertFactor, solve } from './matrix.ts';
import { toChance } from './scorecard.ts';
import { type Active, type FitInput, maxStep, type Step } from './step.ts';

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
    const chance = toChance(logOdds);
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

/** One step of Newton's for all effects together. */
export function takeStep(active: readonly Active[], input: FitInput, intercept: number): Step {
  const layout = layOut(active, input.outcome.length);
  const { size, starts } = layout;
  const effects = new Float64Array(size);
  for (const [place, one] of active.entries()) effects.set(one.effects, starts[place]);
  effects[size - 1] = intercept;
  const slope = new Float64Array(size);
  const curve = new Float64Array(size * size);
  addRows(input, layout, { effects, slope, curve });
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
  let inverse: Float64Array | undefined;
  return {
    intercept: intercept + scale * (slope[size - 1] as number),
    largest,
    covarianceOf: (place) => {
      inverse ??= invertFactor(curve, size);
      const start = starts[place] ?? 0;
      return blockOfInverse(inverse, size, { start, size: active[place]?.effects.length ?? 0 });
    },
  };
}
