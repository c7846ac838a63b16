/** Draws that are the same for the same seed, so that a forecast does not tremble from one look to the next. */

export interface Random {
  /** From 0 on and below 1. */
  next(): number;
  /** Of mean 0 and variance 1. */
  normal(): number;
  /** Of the beta distribution of so many wins and losses. */
  beta(won: number, lost: number): number;
}

/** Numbers by sfc32 (Doty-Humphrey), normals by Marsaglia's polar method, gammas by Marsaglia and Tsang (2000). */
export function createRandom(seed: number): Random {
  let a = seed >>> 0;
  let b = 0x9e3779b9;
  let c = 0x243f6a88;
  let counter = 1;
  let spare: number | undefined;

  const next = (): number => {
    const sum = (a + b + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + sum;
    return (sum >>> 0) / 4_294_967_296;
  };

  const normal = (): number => {
    if (spare !== undefined) {
      const kept = spare;
      spare = undefined;
      return kept;
    }
    for (;;) {
      const x = 2 * next() - 1;
      const y = 2 * next() - 1;
      const size = x * x + y * y;
      if (size === 0 || size >= 1) continue;
      const scale = Math.sqrt((-2 * Math.log(size)) / size);
      spare = y * scale;
      return x * scale;
    }
  };

  const gamma = (shape: number): number => {
    if (shape < 1) return gamma(shape + 1) * (1 - next()) ** (1 / shape);
    const d = shape - 1 / 3;
    const scale = 1 / Math.sqrt(9 * d);
    for (;;) {
      const x = normal();
      const cube = (1 + scale * x) ** 3;
      if (cube <= 0) continue;
      if (Math.log(1 - next()) < 0.5 * x * x + d * (1 - cube + Math.log(cube))) return d * cube;
    }
  };

  // The first numbers still show how near two seeds are.
  for (let turn = 0; turn < 15; turn += 1) next();
  return {
    next,
    normal,
    beta(won, lost) {
      const one = gamma(won);
      return one / (one + gamma(lost));
    },
  };
}
