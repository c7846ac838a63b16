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

function isSorted(times: Float64Array): boolean {
  for (let index = 1; index < times.length; index += 1) {
    // Of one time the tie must be looked at.
    if (!((times[index - 1] ?? 0) < (times[index] ?? 0))) return false;
  }
  return true;
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
  if (isSorted(known)) return { items: dated, times: known, undated };
  const order = Uint32Array.from(dated, (_, index) => index);
  order.sort((one, other) => {
    const apart = (known[one] ?? 0) - (known[other] ?? 0);
    return apart === 0 ? compare(dated[one] as Item, dated[other] as Item) : apart;
  });
  return {
    items: Array.from(order, (index) => dated[index] as Item),
    times: Float64Array.from(order, (index) => known[index] ?? 0),
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
