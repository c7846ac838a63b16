/** What is drawn from the effects of ranges that were fitted finely: a shape that a person can read. */

/** Effects of ranges in their order, and how much the data says of each (the curvature of its log likelihood). */
export interface Curve {
  readonly effects: readonly number[];
  readonly information: readonly number[];
}

export interface Shape {
  readonly effects: readonly number[];
  /** Whether each range says the same as the one before it. */
  readonly isJoined: readonly boolean[];
}

interface Pool {
  effect: number;
  information: number;
  count: number;
}

function pooled(one: Pool, two: Pool): Pool {
  const information = one.information + two.information;
  const effect =
    information > 0
      ? (one.effect * one.information + two.effect * two.information) / information
      : (one.effect + two.effect) / 2;
  return { effect, information, count: one.count + two.count };
}

function toPools({ effects, information }: Curve): Pool[] {
  return effects.map((effect, at) => ({ effect, information: information[at] ?? 0, count: 1 }));
}

function toShape(pools: readonly Pool[]): Shape {
  return {
    effects: pools.flatMap(({ effect, count }) => Array.from({ length: count }, () => effect)),
    isJoined: pools.flatMap(({ count }) => Array.from({ length: count }, (_, at) => at > 0)),
  };
}

/** The nearest effects that never fall (`up`) or never rise (`down`): pools of adjacent violators. */
export function makeMonotone(curve: Curve, direction: 'up' | 'down'): Shape {
  const sign = direction === 'up' ? 1 : -1;
  const pools: Pool[] = [];
  for (const next of toPools(curve)) {
    let last = next;
    for (let before = pools.at(-1); before; before = pools.at(-1)) {
      if (sign * before.effect < sign * last.effect) break;
      pools.pop();
      last = pooled(before, last);
    }
    pools.push(last);
  }
  return toShape(pools);
}

/** Twice the log likelihood that a shape costs, about. */
function costOf(curve: Curve, shape: Shape): number {
  return curve.effects.reduce(
    (sum, effect, at) =>
      sum + (curve.information[at] ?? 0) * (effect - (shape.effects[at] ?? 0)) ** 2,
    0,
  );
}

/** Twice the log likelihood: a shape that costs less cannot be told from the other by the data. */
const withinNoise = 2;
/** The same for joining two neighbours; and a difference of log odds, of which a table however long shall make no bins. */
const joinedBelow = 0.25;
const sameBelow = 0.05;

/** Joins neighbours that say the same, those that are most alike first. */
function joinAlike(pools: Pool[]): void {
  for (;;) {
    let best = -1;
    let least = Number.POSITIVE_INFINITY;
    for (let at = 1; at < pools.length; at += 1) {
      const one = pools[at - 1];
      const two = pools[at];
      if (!one || !two) continue;
      const difference = Math.abs(one.effect - two.effect);
      const both = one.information + two.information;
      const cost = both > 0 ? ((one.information * two.information) / both) * difference ** 2 : 0;
      if ((cost < joinedBelow || difference < sameBelow) && difference < least) {
        least = difference;
        best = at;
      }
    }
    const one = pools[best - 1];
    const two = pools[best];
    if (!one || !two) return;
    pools.splice(best - 1, 2, pooled(one, two));
  }
}

/** Monotone where that is asked for, or where the data is so within its noise; and no more ranges than it tells apart. */
export function drawShape(curve: Curve, direction: 'up' | 'down' | undefined): Shape {
  const shapes = direction
    ? [makeMonotone(curve, direction)]
    : (['up', 'down'] as const)
        .map((one) => makeMonotone(curve, one))
        .filter((shape) => costOf(curve, shape) < withinNoise)
        .sort((one, two) => costOf(curve, one) - costOf(curve, two));
  const effects = shapes[0]?.effects ?? curve.effects;
  const pools = toPools({ effects, information: curve.information });
  joinAlike(pools);
  return toShape(pools);
}
