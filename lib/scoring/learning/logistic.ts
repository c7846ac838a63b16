import { blockOfInverse, factorize, invert, invertFactor, solve } from './matrix.ts';

/** Bins of one feature: what is thought of their effects before the data. Each of `kernels` has a variance of its own. */
export interface FeaturePrior {
  readonly start: number;
  readonly size: number;
  /** How effects go together, `size` × `size`; the first is added to by the others. */
  readonly kernels: readonly Float64Array[];
}

export interface Design {
  readonly rowCount: number;
  readonly featureCount: number;
  /** Row by row, a parameter of each feature; −1 is none. */
  readonly codes: Int32Array;
  readonly outcome: Uint8Array;
  readonly weight: Float64Array;
  readonly priors: readonly FeaturePrior[];
  readonly parameterCount: number;
}

export interface Fit {
  readonly intercept: number;
  /** By parameter. */
  readonly effects: Float64Array;
  readonly iterations: number;
  readonly variances: readonly (readonly number[])[];
}

const maxRounds = Number(globalThis.process?.env?.ROUNDS ?? 12);
const tolerance = Number(globalThis.process?.env?.TOL ?? 0.01);

function sigmoid(logOdds: number): number {
  return 1 / (1 + Math.exp(-logOdds));
}

export function fitAdditive(design: Design): Fit {
  const { rowCount, featureCount, codes, outcome, weight, priors } = design;
  const size = design.parameterCount + 1;
  const interceptAt = design.parameterCount;
  let came = 0;
  let total = 0;
  for (let row = 0; row < rowCount; row += 1) {
    total += weight[row] as number;
    came += outcome[row] ? (weight[row] as number) : 0;
  }
  const effects = new Float64Array(size);
  effects[interceptAt] = Math.log((came + 0.5) / (total - came + 0.5));
  let variances = priors.map(({ kernels }) => kernels.map(() => 0.2));
  const matrix = new Float64Array(size * size);
  const gradient = new Float64Array(size);
  const list = new Int32Array(featureCount + 1);
  let iterations = 0;
  const logOddsOf = new Float64Array(rowCount);
  for (let round = 0; round < maxRounds; round += 1) {
    iterations += 1;
    matrix.fill(0);
    gradient.fill(0);
    for (let row = 0; row < rowCount; row += 1) {
      const at = row * featureCount;
      let logOdds = effects[interceptAt] as number;
      let count = 0;
      for (let feature = 0; feature < featureCount; feature += 1) {
        const code = codes[at + feature] as number;
        if (code < 0) continue;
        list[count] = code;
        count += 1;
        logOdds += effects[code] as number;
      }
      list[count] = interceptAt;
      count += 1;
      logOddsOf[row] = logOdds;
      const chance = sigmoid(logOdds);
      const rowWeight = weight[row] as number;
      const slope = rowWeight * ((outcome[row] as number) - chance);
      const curve = rowWeight * chance * (1 - chance);
      for (let one = 0; one < count; one += 1) {
        const oneAt = list[one] as number;
        gradient[oneAt] = (gradient[oneAt] as number) + slope;
        const line = oneAt * size;
        for (let two = 0; two <= one; two += 1) {
          const place = line + (list[two] as number);
          matrix[place] = (matrix[place] as number) + curve;
        }
      }
    }
    matrix[size * size - 1] = (matrix[size * size - 1] as number) + 1e-6;
    const precisions = priors.map((prior, index) => {
      const cov = new Float64Array(prior.size * prior.size);
      prior.kernels.forEach((kernel, k) => {
        const v = variances[index]?.[k] ?? 0;
        for (let i = 0; i < cov.length; i += 1)
          cov[i] = (cov[i] as number) + v * (kernel[i] as number);
      });
      for (let i = 0; i < prior.size; i += 1)
        cov[i * prior.size + i] = (cov[i * prior.size + i] as number) + 1e-7;
      return invert(cov, prior.size);
    });
    const pulls = priors.map((prior, index) => {
      const precision = precisions[index] as Float64Array;
      const pull = new Float64Array(prior.size);
      for (let one = 0; one < prior.size; one += 1) {
        let sum = 0;
        const place = prior.start + one;
        for (let two = 0; two < prior.size; two += 1) {
          const part = precision[one * prior.size + two] as number;
          sum += part * (effects[prior.start + two] as number);
          if (two <= one)
            matrix[place * size + prior.start + two] =
              (matrix[place * size + prior.start + two] as number) + part;
        }
        gradient[place] = (gradient[place] as number) - sum;
        pull[one] = sum;
      }
      return pull;
    });
    factorize(matrix, size);
    solve(matrix, size, gradient);
    let most = 0;
    for (let i = 0; i < size; i += 1) most = Math.max(most, Math.abs(gradient[i] as number));
    const step = most > 2 ? 2 / most : 1;
    for (let i = 0; i < size; i += 1)
      effects[i] = (effects[i] as number) + step * (gradient[i] as number);
    if (round > 1 && most < tolerance) break;
    const inverse = invertFactor(matrix, size);
    variances = priors.map((prior, index) => {
      const precision = precisions[index] as Float64Array;
      const posterior = blockOfInverse(inverse, size, prior);
      const n = prior.size;
      const pull = new Float64Array(n);
      for (let one = 0; one < n; one += 1) {
        let sum = 0;
        for (let two = 0; two < n; two += 1)
          sum += (precision[one * n + two] as number) * (effects[prior.start + two] as number);
        pull[one] = sum;
      }
      // Q = P − P Σ P
      const half = new Float64Array(n * n);
      for (let i = 0; i < n; i += 1)
        for (let k = 0; k < n; k += 1) {
          const a = precision[i * n + k] as number;
          if (a === 0) continue;
          for (let j = 0; j < n; j += 1)
            half[i * n + j] = (half[i * n + j] as number) + a * (posterior[k * n + j] as number);
        }
      const rest = precision.slice();
      for (let i = 0; i < n; i += 1)
        for (let k = 0; k < n; k += 1) {
          const a = half[i * n + k] as number;
          if (a === 0) continue;
          for (let j = 0; j < n; j += 1)
            rest[i * n + j] = (rest[i * n + j] as number) - a * (precision[k * n + j] as number);
        }
      return prior.kernels.map((kernel, k) => {
        let fit = 0;
        let free = 0;
        for (let i = 0; i < n; i += 1)
          for (let j = 0; j < n; j += 1) {
            const c = kernel[i * n + j] as number;
            fit += (pull[i] as number) * c * (pull[j] as number);
            free += c * (rest[i * n + j] as number);
          }
        const ratio = Math.min(10, Math.max(0.1, fit / Math.max(free, 1e-12)));
        return Math.min(25, Math.max(1e-5, (variances[index]?.[k] ?? 0) * ratio));
      });
    });
  }
  return {
    intercept: effects[interceptAt] as number,
    effects: effects.subarray(0, interceptAt),
    iterations,
    variances,
  };
}
