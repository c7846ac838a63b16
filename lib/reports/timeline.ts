/** Things in the order of their times, so that what lies in a period is found without looking at all. */
export interface Timeline<Item> {
  readonly items: readonly Item[];
  readonly times: Float64Array;
  /** Those of no known time. */
  readonly undated: readonly Item[];
}

export const emptyTimeline: Timeline<never> = {
  items: [],
  times: new Float64Array(),
  undated: [],
};

export interface TimelineOf<Item> {
  /** `NaN` where it is not known. */
  readonly timeOf: (item: Item) => number;
  /** What comes first of one time: whatever order the items come in, theirs is the same. */
  readonly compare: (one: Item, other: Item) => number;
}

function isSorted(times: Float64Array, compareAt: (one: number, other: number) => number): boolean {
  for (let at = 1; at < times.length; at += 1) {
    const apart = (times[at] ?? 0) - (times[at - 1] ?? 0);
    if (apart < 0 || (apart === 0 && compareAt(at - 1, at) > 0)) return false;
  }
  return true;
}

/** Whole numbers up to here are exact. */
const exactLimit = 2 ** 53;

/**
 * The order of times, ties by `compareAt`. Numbers are sorted many times faster than by a function: so time and place
 * share one number, the time as exactly as fits, and what falls together is put right afterwards.
 */
function toOrder(
  times: Float64Array,
  compareAt: (one: number, other: number) => number,
): Uint32Array {
  const size = times.length;
  let first = Number.POSITIVE_INFINITY;
  let last = Number.NEGATIVE_INFINITY;
  for (const time of times) {
    if (time < first) first = time;
    if (time > last) last = time;
  }
  const step = Math.max(1, Math.ceil(((last - first + 1) * size) / exactLimit));
  const keys = new Float64Array(size);
  for (let at = 0; at < size; at += 1) {
    keys[at] = Math.floor(((times[at] ?? 0) - first) / step) * size + at;
  }
  keys.sort();
  const order = Uint32Array.from(keys, (key) => key % size);
  const stepOf = (at: number) => Math.floor((keys[at] ?? 0) / size);
  for (let from = 0; from < size; ) {
    let until = from + 1;
    while (until < size && stepOf(until) === stepOf(from)) until += 1;
    if (until - from > 1) {
      order.subarray(from, until).sort((one, other) => {
        const apart = (times[one] ?? 0) - (times[other] ?? 0);
        return apart === 0 ? compareAt(one, other) : apart;
      });
    }
    from = until;
  }
  return order;
}

export function createTimeline<Item>(
  all: readonly Item[],
  { timeOf, compare }: TimelineOf<Item>,
): Timeline<Item> {
  const dated: Item[] = [];
  const undated: Item[] = [];
  const times = new Float64Array(all.length);
  for (const item of all) {
    const time = timeOf(item);
    if (Number.isFinite(time)) {
      times[dated.length] = time;
      dated.push(item);
    } else {
      undated.push(item);
    }
  }
  const known = times.subarray(0, dated.length);
  undated.sort(compare);
  const compareAt = (one: number, other: number) =>
    compare(dated[one] as Item, dated[other] as Item);
  if (isSorted(known, compareAt)) return { items: dated, times: known, undated };
  const order = toOrder(known, compareAt);
  return {
    items: Array.from(order, (at) => dated[at] as Item),
    times: Float64Array.from(order, (at) => known[at] ?? 0),
    undated,
  };
}

/** How many lie before a time. */
export function countBefore({ times }: Timeline<unknown>, time: number): number {
  let from = 0;
  let until = times.length;
  while (from < until) {
    const middle = (from + until) >> 1;
    if ((times[middle] ?? 0) < time) from = middle + 1;
    else until = middle;
  }
  return from;
}

/** `until` is not among them. */
export function between<Item>(
  timeline: Timeline<Item>,
  { from, until }: { readonly from: number; readonly until: number },
): readonly Item[] {
  return timeline.items.slice(countBefore(timeline, from), countBefore(timeline, until));
}

/** The same by owner; null is nobody. */
export function groupByOwner<Item>(
  { items, times, undated }: Timeline<Item>,
  ownerOf: (item: Item) => string | null,
): ReadonlyMap<string | null, Timeline<Item>> {
  const groups = new Map<string | null, { items: Item[]; times: number[]; undated: Item[] }>();
  const groupOf = (item: Item) => {
    const owner = ownerOf(item);
    const known = groups.get(owner);
    if (known) return known;
    const group = { items: [], times: [], undated: [] };
    groups.set(owner, group);
    return group;
  };
  for (const [index, item] of items.entries()) {
    const group = groupOf(item);
    group.items.push(item);
    group.times.push(times[index] ?? 0);
  }
  for (const item of undated) groupOf(item).undated.push(item);
  return new Map(
    Array.from(groups, ([owner, group]) => [
      owner,
      { ...group, times: Float64Array.from(group.times) },
    ]),
  );
}
