/** How rows are put in order: keys are worked out once, compared many times. Pure. */

export type SortKey = number | string | null;

interface OrderOptions {
  readonly isDescending: boolean;
  /** Some of the places in an order that is nearly right: what was sorted before is sorted again in a fraction of the time. */
  readonly nearly?: readonly number[] | undefined;
}

/** Places of keys, from 0, in their order; those that are null at the end in either direction, and alike ones as they came. */
export function toOrder(
  keys: readonly SortKey[],
  { isDescending, nearly = [] }: OrderOptions,
): readonly number[] {
  const known: number[] = [];
  const isThere = new Uint8Array(keys.length);
  const put = (place: number) => {
    if (isThere[place] !== 0) return;
    isThere[place] = 1;
    if (keys[place] !== null) known.push(place);
  };
  for (const place of nearly) put(place);
  for (const place of keys.keys()) put(place);
  const sign = isDescending ? -1 : 1;
  known.sort((one, other) => {
    const [oneKey, otherKey] = [keys[one] as number, keys[other] as number];
    return oneKey < otherKey ? -sign : oneKey > otherKey ? sign : one - other;
  });
  for (const [place, key] of keys.entries()) if (key === null) known.push(place);
  return known;
}
