import { annualValue, convertAmount, percentOf, sumOf } from '../model/money.ts';
import { loadOwners } from './action-owners.ts';
import { isSameValue } from './flat.ts';
import type { Pipeline } from './kept-pipeline.ts';
import { loadSellingFacts } from './selling-facts.ts';
import type { Store } from './store.ts';

/** Sums the rep's open deals and nobody's, and keeps the sums. Reads every deal: after a change of one, out of its way. */
export async function refreshPipeline(store: Store): Promise<void> {
  const workspace = await loadSellingFacts(store);
  const owners = new Set(await loadOwners(store));
  const { currency: to, rates } = workspace;
  const open = [...workspace.stageById.values()].filter(({ kind }) => kind === 'open');
  const amounts = new Map(open.map((stage) => [stage.id as string, [] as string[]]));
  const counts = new Map<string, number>();
  let unvaluedCount = 0;
  for (const deal of await store.deals.toArray()) {
    const isOwn = owners.has(deal.owner_id ?? '');
    if (deal.deleted_at !== null || deal.outcome !== 'open' || !isOwn) continue;
    counts.set(deal.stage_id, (counts.get(deal.stage_id) ?? 0) + 1);
    const annual = annualValue(deal);
    const own = annual && convertAmount(annual, { from: deal.currency ?? to, to, rates });
    const odds = workspace.stageById.get(deal.stage_id)?.probability;
    if (own && odds !== undefined) amounts.get(deal.stage_id)?.push(percentOf(own, odds));
    else unvaluedCount += 1;
  }
  const stages = open.map(({ id, name }) => ({
    id,
    name,
    openCount: counts.get(id) ?? 0,
    weighted: sumOf(amounts.get(id) ?? []),
  }));
  const value: Pipeline = {
    stages,
    openCount: stages.reduce((sum, { openCount }) => sum + openCount, 0),
    weighted: sumOf(stages.map(({ weighted }) => weighted)),
    currency: to,
    unvaluedCount,
  };
  if (!isSameValue((await store.kv.get('pipeline'))?.value, value)) {
    await store.kv.put({ key: 'pipeline', value });
  }
}
