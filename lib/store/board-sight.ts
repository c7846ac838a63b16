import { loadStoreHead, loadWrittenSince, type StoreHead } from './mirror-head.ts';
import { keptPrefix } from './mirror-keep.ts';
import type { Store } from './store.ts';

/**
 * The board as it was told last, kept for the first sight of the next opening: tables are read behind it. Deals that were
 * written since are read at once; what is worked out of others follows with the board that is told next.
 */

/** Dropped along with the mirrors. */
const key = `${keptPrefix}board`;

interface KeptSight<Packed> {
  /** What made it: another version of the board, or of how it is packed, makes others. */
  readonly shape: string;
  /** Everything up to there is in it. */
  readonly head: StoreHead;
  /** Milliseconds since 1970: the end of the quarter that it shows. */
  readonly untilMs: number;
  /** By `packBoard`, as the dashboard's worker sends it. */
  readonly packed: Packed;
}

export interface Sight<Packed> {
  readonly packed: Packed;
  /** Written since. */
  readonly dealIds: readonly string[];
}

/** Of these a change touches every card. */
const ofAll = ['settings:', 'stages:', 'workspaces:', 'members:'];

export async function keepSight<Packed>(store: Store, value: KeptSight<Packed>): Promise<void> {
  await store.kv.put({ key, value });
}

/** `undefined` where there is none of that shape, or too much was written since. */
export async function loadSight<Packed>(
  store: Store,
  { now, shape }: { readonly now: number; readonly shape: string },
): Promise<Sight<Packed> | undefined> {
  const kept = (await store.kv.get(key))?.value as KeptSight<Packed> | undefined;
  if (kept?.shape !== shape || now >= kept.untilMs) return undefined;
  const head = await loadStoreHead(store);
  const rowKeys = await loadWrittenSince(store, { before: kept.head, now: head });
  if (!rowKeys || rowKeys.some((rowKey) => ofAll.some((own) => rowKey.startsWith(own)))) {
    return undefined;
  }
  const own = 'deals:';
  const deals = rowKeys.filter((rowKey) => rowKey.startsWith(own));
  return { packed: kept.packed, dealIds: deals.map((rowKey) => rowKey.slice(own.length)) };
}
