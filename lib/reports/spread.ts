import { totalOf } from './measures.ts';
import { type LearnedOdds, priorDeals } from './odds.ts';
import { createRandom, type Random } from './random.ts';
import { toWeighted, type WeighedDeal } from './weigh.ts';

/** How far what comes may lie from what is said: each deal is won or not, and the odds themselves are not known for sure. */

export interface Range {
  /** Whole ten-thousandths. */
  readonly low: bigint;
  readonly high: bigint;
}

const drawCount = 2000;
/** The largest are won or lost one by one; of all others together the sum is about normal. */
const singleCount = 300;
const seed = 7;

interface Chance {
  readonly value: number;
  readonly cell: number;
  readonly shares: readonly number[];
}

/**
 * By period 80 % of what open deals may bring in it. Of few deals most outcomes may lie on one side of their weighted sum (one
 * of 5 % brings nothing, nineteen times of twenty): then the range reaches to that.
 */
export function toRanges(
  weighed: readonly WeighedDeal[],
  of: { readonly learned: LearnedOdds; readonly periodCount: number },
): readonly Range[] {
  const { learned, periodCount } = of;
  const chances = weighed
    .flatMap(({ deal, cell, shares }) =>
      deal.annual === null || cell === null
        ? []
        : [{ id: deal.id, value: Number(deal.annual), cell, shares }],
    )
    .sort((one, other) => other.value - one.value || (one.id < other.id ? -1 : 1));
  if (chances.length === 0)
    return Array.from({ length: periodCount }, () => ({ low: 0n, high: 0n }));
  const single = chances.slice(0, singleCount);
  const rest = sumRest(chances.slice(singleCount), periodCount);
  const random = createRandom(seed);
  const drawOdds = openOdds(learned, new Set(chances.map(({ cell }) => cell)));
  const drawn = Array.from({ length: periodCount }, () => new Float64Array(drawCount));
  for (let draw = 0; draw < drawCount; draw += 1) {
    const odds = drawOdds(random);
    for (const { value, cell, shares } of single) {
      const won = odds[cell] ?? 0;
      const at = random.next();
      if (at >= won) continue;
      const period = findPeriod(shares, at / won);
      const sums = drawn[period];
      if (sums) sums[draw] = (sums[draw] ?? 0) + value;
    }
    for (const [period, sums] of drawn.entries()) {
      sums[draw] = (sums[draw] ?? 0) + drawRest(rest, { period, odds, random });
    }
  }
  return drawn.map((sums, period) => {
    sums.sort();
    const low = BigInt(Math.round(sums[Math.floor(drawCount * 0.1)] ?? 0));
    const high = BigInt(Math.round(sums[Math.ceil(drawCount * 0.9) - 1] ?? 0));
    const weighted = totalOf(weighed.map((one) => toWeighted(one, period)));
    return { low: weighted < low ? weighted : low, high: weighted > high ? weighted : high };
  });
}

/** Beyond the last one where it is won later, or before. */
function findPeriod(shares: readonly number[], at: number): number {
  let until = 0;
  for (let period = 0; period < shares.length; period += 1) {
    until += shares[period] ?? 0;
    if (at < until) return period;
  }
  return shares.length;
}

/**
 * Of each age a draw of what its odds may be: of who leaves at it about the age before it, and from the last age on
 * backwards of who is seen at it.
 */
function openOdds(
  { stages }: LearnedOdds,
  asked: ReadonlySet<number>,
): (random: Random) => Float64Array {
  let place = 0;
  const parts = stages.map(({ prior, byAge }) => {
    const ages = byAge.map(({ leaving }) => ({ place: place++, ...leaving }));
    return { prior, ages, isAsked: ages.some((age) => asked.has(age.place)) };
  });
  const odds = new Float64Array(place);
  return (random) => {
    for (const { prior, ages, isAsked } of parts) {
      if (!isAsked) continue;
      let left = prior;
      for (const { place: at, won, lost } of ages) {
        left = random.beta(
          Math.max(tiny, left * priorDeals + won),
          Math.max(tiny, (1 - left) * priorDeals + lost),
        );
        odds[at] = left;
      }
      let staying = 0;
      for (let age = ages.length - 1; age >= 0; age -= 1) {
        const { place: at, share, seenShare } = ages[age] as (typeof ages)[number];
        const own = odds[at] ?? 0;
        odds[at] = seenShare * own + (1 - seenShare) * staying;
        staying = share * own + (1 - share) * staying;
      }
    }
    return odds;
  };
}

const tiny = 1e-6;

/** Of the deals of a cell, by period: Σ value × share, Σ value² × share, Σ value² × share². */
interface Rest {
  readonly cell: number;
  readonly mean: Float64Array;
  readonly square: Float64Array;
  readonly both: Float64Array;
}

function sumRest(chances: readonly Chance[], periodCount: number): readonly Rest[] {
  const restByCell = new Map<number, Rest>();
  for (const { value, cell, shares } of chances) {
    let rest = restByCell.get(cell);
    if (!rest) {
      const zeros = () => new Float64Array(periodCount);
      rest = { cell, mean: zeros(), square: zeros(), both: zeros() };
      restByCell.set(cell, rest);
    }
    for (let period = 0; period < periodCount; period += 1) {
      const part = value * (shares[period] ?? 0);
      rest.mean[period] = (rest.mean[period] ?? 0) + part;
      rest.square[period] = (rest.square[period] ?? 0) + value * part;
      rest.both[period] = (rest.both[period] ?? 0) + part * part;
    }
  }
  return [...restByCell.values()];
}

function drawRest(
  rests: readonly Rest[],
  of: { readonly period: number; readonly odds: Float64Array; readonly random: Random },
): number {
  if (rests.length === 0) return 0;
  let mean = 0;
  let variance = 0;
  for (const { cell, mean: parts, square, both } of rests) {
    const odds = of.odds[cell] ?? 0;
    mean += odds * (parts[of.period] ?? 0);
    variance += odds * (square[of.period] ?? 0) - odds * odds * (both[of.period] ?? 0);
  }
  return Math.max(0, mean + Math.sqrt(Math.max(0, variance)) * of.random.normal());
}
