/** Times of one variant, in milliseconds, in the order they were taken. */
export type Times = readonly number[];

export interface Spread {
  readonly p50: number;
  readonly p95: number;
  readonly count: number;
}

/** A way to do something that is timed: resolves to the milliseconds of one run. */
export interface Variant {
  readonly name: string;
  run(round: number): Promise<number>;
}

/** Caches, lazy compilation and the first paint make the first runs tell about the machine's past. */
const discardedRounds = 2;

/** Nearest-rank percentile: always a value that was measured. */
export function percentile(times: Times, part: number): number {
  const sorted = [...times].sort((a, b) => a - b);
  const value = sorted[Math.max(0, Math.ceil(sorted.length * part) - 1)];
  if (value === undefined) throw new Error('nothing was measured');
  return value;
}

export function toSpread(times: Times): Spread {
  return { p50: percentile(times, 0.5), p95: percentile(times, 0.95), count: times.length };
}

/**
 * Runs the variants in turn (A B A B …), so that a slow second of the machine falls on all of them, and leaves out the
 * first two rounds. Ends early at `endsAt`, with at least one round kept.
 */
export async function interleave(
  variants: readonly Variant[],
  options: { readonly rounds: number; readonly endsAt: number },
): Promise<ReadonlyMap<string, Times>> {
  const times = new Map<string, number[]>(variants.map(({ name }) => [name, []]));
  for (let round = 0; round < options.rounds + discardedRounds; round += 1) {
    if (round > discardedRounds && Date.now() > options.endsAt) break;
    for (const variant of variants) {
      const ms = await variant.run(round);
      if (round >= discardedRounds) times.get(variant.name)?.push(ms);
    }
  }
  return times;
}
