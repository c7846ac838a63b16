/** Rows that are chosen to be changed together. */
export interface Selection {
  readonly ids: ReadonlySet<string>;
  /** Where a range begins: the row that was chosen last by itself. */
  readonly anchorId: string | null;
  /** What was chosen before the range, so that a range that becomes shorter lets go. */
  readonly base: ReadonlySet<string>;
}

const none: ReadonlySet<string> = new Set();
export const noSelection: Selection = { ids: none, anchorId: null, base: none };

/** Chooses a row, or lets it go; a range begins at it. */
export function toggleRow({ ids }: Selection, id: string): Selection {
  const next = new Set(ids);
  if (!next.delete(id)) next.add(id);
  return { ids: next, anchorId: id, base: next };
}

/** Chooses what stands between the anchor and another row, both among it, in place of the range before. */
export function chooseRange({ base, anchorId }: Selection, range: readonly string[]): Selection {
  return { ids: new Set([...base, ...range]), anchorId, base };
}

export function selectAll(all: readonly string[]): Selection {
  const ids = new Set(all);
  return { ids, anchorId: null, base: ids };
}

/** Lets go what is no longer there; the same selection where all of it is. */
export function keepOnly(selection: Selection, there: readonly string[]): Selection {
  const left = there.filter((id) => selection.ids.has(id));
  if (left.length === selection.ids.size) return selection;
  const { anchorId } = selection;
  const kept = new Set(left);
  return {
    ids: kept,
    anchorId: anchorId !== null && kept.has(anchorId) ? anchorId : null,
    base: kept,
  };
}
