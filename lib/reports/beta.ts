/** The beta distribution: what is known of a share after so many wins and losses. */

export interface Beta {
  /** Wins, those of the prior included; above 0. */
  readonly won: number;
  readonly lost: number;
}

const lanczos = [
  0.9999999999998099, 676.5203681218851, -1259.1392167224028, 771.3234287776531, -176.6150291621406,
  12.507343278686905, -0.13857109526572012, 9.984369578019572e-6, 1.5056327351493116e-7,
] as const;

/** ln Γ(x) of x > 0 (Lanczos, g = 7). */
function logGamma(x: number): number {
  if (x < 0.5) return Math.log(Math.PI / Math.sin(Math.PI * x)) - logGamma(1 - x);
  const [first, ...others] = lanczos;
  const sum = others.reduce<number>((all, part, at) => all + part / (x + at), first);
  const t = x + 6.5;
  return 0.5 * Math.log(2 * Math.PI) + (x - 0.5) * Math.log(t) - t + Math.log(sum);
}

const mostTerms = 1000;
const precision = 1e-14;
const tiny = 1e-300;

function awayFromZero(value: number): number {
  return Math.abs(value) < tiny ? tiny : value;
}

/** Continued fraction of the incomplete beta function (DLMF 8.17.22), by Lentz's method. */
function fractionOf({ won: a, lost: b }: Beta, x: number): number {
  let c = 1;
  let d = 1 / awayFromZero(1 - ((a + b) * x) / (a + 1));
  let fraction = d;
  for (let m = 1; m <= mostTerms; m += 1) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / awayFromZero(1 + even * d);
    c = awayFromZero(1 + even / c);
    fraction *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / awayFromZero(1 + odd * d);
    c = awayFromZero(1 + odd / c);
    fraction *= d * c;
    if (Math.abs(d * c - 1) < precision) break;
  }
  return fraction;
}

/** How sure it is that the share lies below `x`: the regularized incomplete beta function. */
export function shareBelow(beta: Beta, x: number): number {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  const { won: a, lost: b } = beta;
  const front = Math.exp(
    logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log1p(-x),
  );
  // The fraction converges fast on this side of the mean alone.
  if (x < (a + 1) / (a + b + 2)) return (front * fractionOf(beta, x)) / a;
  return 1 - (front * fractionOf({ won: b, lost: a }, 1 - x)) / b;
}

/** The share below which it lies with a certainty of `p`. */
export function quantileOf(beta: Beta, p: number): number {
  let low = 0;
  let high = 1;
  for (let step = 0; step < 40; step += 1) {
    const middle = (low + high) / 2;
    if (shareBelow(beta, middle) < p) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
