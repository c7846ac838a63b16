import type { MirrorRows, MirrorTable } from './mirror-rows.ts';
import type { KeptScore } from './score-rows.ts';
import type { Store } from './store.ts';

/** What a kept value may rest on: a mirrored table, another table of the store, or one value of `kv`. */
export type MirrorSource =
  | MirrorTable
  | 'stages'
  | 'members'
  | 'workspaces'
  | 'settings'
  | 'rep_settings'
  | 'scorecards'
  | `kv:${string}`;

/** Tables that the dashboard's worker holds in memory, kept in step with every write of any page. */
export interface Mirrors {
  readonly store: Store;
  /**
   * Live rows by id (of `actions` by key): neither deleted nor merged away. Read when first asked for, then kept in step; the
   * map is always the same one and changes in place, so that it is not held over an `await`.
   */
  rows<Table extends MirrorTable>(table: Table): Promise<ReadonlyMap<string, MirrorRows[Table]>>;
  /** Lead scores as they are kept, by prospect; `undefined` for who was not scored yet. */
  scores(): Promise<(prospectId: string) => KeptScore | undefined>;
  /** What `make` gave, kept until one of the sources changes; the same value meanwhile. */
  memo<Value>(
    key: string,
    sources: readonly MirrorSource[],
    make: () => Value | Promise<Value>,
  ): Promise<Value>;
}

/** Reads nothing yet. `onChanged` is called some milliseconds after a change of what was read. */
export function openMirrors(
  store: Store,
  _onChanged: () => void,
): Mirrors & { readonly close: () => void; readonly look: () => Promise<void> } {
  const notYet = () => {
    throw new Error('not here yet');
  };
  return {
    store,
    rows: notYet,
    scores: notYet,
    memo: notYet,
    close: () => {},
    look: async () => {},
  };
}
