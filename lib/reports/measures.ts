/** Rounded half away from zero to a whole number; `by` is above 0. */
export function divideRounded(value: bigint, by: bigint): bigint {
  const size = value < 0n ? -value : value;
  const rounded = (2n * size + by) / (2n * by);
  return value < 0n ? -rounded : rounded;
}

export function totalOf(values: readonly bigint[]): bigint {
  let sum = 0n;
  for (const value of values) sum += value;
  return sum;
}

/** Null of none. */
export function meanMoney(values: readonly bigint[]): bigint | null {
  return values.length === 0 ? null : divideRounded(totalOf(values), BigInt(values.length));
}

/** Of an even number the mean of the two in the middle; null of none. */
export function medianMoney(values: readonly bigint[]): bigint | null {
  const sorted = values.toSorted((one, other) => (one < other ? -1 : one > other ? 1 : 0));
  const upper = sorted[sorted.length >> 1];
  if (upper === undefined) return null;
  const lower = sorted.length % 2 === 1 ? upper : (sorted[(sorted.length >> 1) - 1] ?? upper);
  return divideRounded(lower + upper, 2n);
}

function sum(values: readonly number[]): number {
  let total = 0;
  for (const value of values) total += value;
  return total;
}

export function mean(values: readonly number[]): number | null {
  return values.length === 0 ? null : sum(values) / values.length;
}

/** Of an even number the mean of the two in the middle; null of none. */
export function median(values: readonly number[]): number | null {
  const sorted = Float64Array.from(values).sort();
  const upper = sorted[sorted.length >> 1];
  if (upper === undefined) return null;
  const lower = sorted.length % 2 === 1 ? upper : (sorted[(sorted.length >> 1) - 1] ?? upper);
  return (lower + upper) / 2;
}

/** The smallest value that at least that share (0–1) of all does not exceed; null of none. */
export function percentile(values: readonly number[], share: number): number | null {
  const sorted = Float64Array.from(values).sort();
  return sorted[Math.max(Math.ceil(sorted.length * share) - 1, 0)] ?? null;
}

/** Null where there is nothing to divide by. */
export function divide(value: number, by: number): number | null {
  return by === 0 ? null : value / by;
}
