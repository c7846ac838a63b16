/**
 * Whole numbers beside the exact ones, whose sum is `total`: each is rounded down, and those with the largest remainders
 * get one more until the sum is right (Hamilton's method). Of equal remainders the first gets it. `total` may lie off the
 * exact sum by as much as rounding moves it, or more: then all get their share of the difference.
 */
export function toWholePoints(exact: readonly number[], total: number): number[] {
  const whole = exact.map((value) => Math.floor(value + 1e-9));
  let left = total - whole.reduce((sum, value) => sum + value, 0);
  // A number that is none must not turn for ever.
  if (exact.length === 0 || !Number.isSafeInteger(left)) return whole;
  const inOrder = exact
    .map((value, at) => ({ at, remainder: value - (whole[at] ?? 0) }))
    .sort((one, other) => other.remainder - one.remainder || one.at - other.at);
  for (let turn = 0; left !== 0; turn += 1) {
    const step = Math.sign(left);
    // Too much: the smallest remainder gives first.
    const place = turn % inOrder.length;
    const { at } = inOrder[step > 0 ? place : inOrder.length - 1 - place] ?? { at: 0 };
    whole[at] = (whole[at] ?? 0) + step;
    left -= step;
  }
  return whole;
}
