import { annualValue, convertAmount, percentOf, sumOf } from '../model/money.ts';
import { loadOwners } from './action-owners.ts';
import { isSameValue } from './flat.ts';
import type { Pipeline } from './kept-pipeline.ts';
import { loadSellingFacts } from './selling-facts.ts';
import type { Store } from './store.ts';

/**
 * Sums the rep's open deals and nobody's, and keeps the sums. Reads every deal: after a change of one, out of its way. A
 * deal in a stage that a colleague deleted or closed meanwhile counts as one without a value.
 */
export async function refreshPipeline(store: Store): Promise<void> {
  const workspace = await loadSellingFacts(store);
  const owners = new Set(await loadOwners(store));
  const { currency: to, rates } = workspace;
  const open = [...workspace.stageById.values()].filter(({ kind }) => kind === 'open');
  const amounts = new Map(open.map((stage) => [stage.id as string, [] as string[]]));
  const counts = new Map<string, number>();
  let openCount = 0;
  let unvaluedCount = 0;
  for (const deal of await store.deals.toArray()) {
    const isOwn = owners.has(deal.owner_id ?? '');
    if (deal.deleted_at !== null || deal.outcome !== 'open' || !isOwn) continue;
    openCount += 1;
    counts.set(deal.stage_id, (counts.get(deal.stage_id) ?? 0) + 1);
    const annual = annualValue(deal);
    const own = annual && convertAmount(annual, { from: deal.currency ?? to, to, rates });
    const odds = workspace.stageById.get(deal.stage_id)?.probability;
    const ofStage = amounts.get(deal.stage_id);
    if (own && odds !== undefined && ofStage) ofStage.push(percentOf(own, odds));
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
    openCount,
    weighted: sumOf(stages.map(({ weighted }) => weighted)),
    currency: to,
    unvaluedCount,
  };
  if (!isSameValue((await store.kv.get('pipeline'))?.value, value)) {
    await store.kv.put({ key: 'pipeline', value });
  }
}
