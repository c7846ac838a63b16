import { foldText } from '../model/fold.ts';
import type { Store } from './store.ts';

/** Industries as companies have them written, by their folded text. Walks companies until all are found. */
export async function loadIndustryNames(
  store: Store,
  folded: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const left = new Set(folded);
  const names = new Map<string, string>();
  if (left.size === 0) return names;
  await store.companies
    .toCollection()
    .until(() => left.size === 0)
    .each(({ industry }) => {
      if (industry === null) return;
      const key = foldText(industry);
      if (left.delete(key)) names.set(key, industry.trim());
    });
  return names;
}
