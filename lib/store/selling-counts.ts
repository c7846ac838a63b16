import type { Store } from './store.ts';

/** What the options say of the workspace's deals beside what can be changed. */

export function countDealsIn(store: Store, stageId: string): Promise<number> {
  return store.deals.where('ix.stage').equals(stageId).count();
}

/** Currencies that deals are in, by their letters. Walks all deals, as no list needs an index of them. */
export async function listDealCurrencies(store: Store): Promise<readonly string[]> {
  const found = new Set<string>();
  await store.deals.each(({ currency, deleted_at }) => {
    if (currency !== null && deleted_at === null) found.add(currency);
  });
  return [...found].sort();
}
