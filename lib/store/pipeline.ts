import { annualValue, convertAmount, percentOf, sumOf } from '../model/money.ts';
import { loadOwners } from './action-owners.ts';
import { loadDealOdds } from './deal-scores.ts';
import { isSameValue } from './flat.ts';
import type { Pipeline } from './kept-pipeline.ts';
import { loadSellingFacts } from './selling-facts.ts';
import type { Store } from './store.ts';

/**
 * Sums the rep's open deals and nobody's, and keeps the sums. Reads every deal: after a change of one, out of its way. A
 * deal in a stage that a colleague deleted or closed meanwhile counts as one without a value. Where a learned scorecard is
 * in use it moves the odds of each deal, as of now.
 */
export async function refreshPipeline(store: Store): Promise<void> {
  const workspace = await loadSellingFacts(store);
  const owners = new Set(await loadOwners(store));
  const { currency: to, rates } = workspace;
  const open = [...workspace.stageById.values()].filter(({ kind }) => kind === 'open');
  const amounts = new Map(open.map((stage) => [stage.id as string, [] as string[]]));
  const counts = new Map<string, number>();
  let unvaluedCount = 0;
  let movedCount = 0;
  const deals = (await store.deals.toArray()).filter(
    ({ deleted_at, outcome, owner_id }) =>
      deleted_at === null && outcome === 'open' && owners.has(owner_id ?? ''),
  );
  const { areMoved, oddsOf } = await loadDealOdds(
    store,
    deals.map(({ id }) => id),
  );
  for (const deal of deals) {
    counts.set(deal.stage_id, (counts.get(deal.stage_id) ?? 0) + 1);
    const annual = annualValue(deal);
    const own = annual && convertAmount(annual, { from: deal.currency ?? to, to, rates });
    const odds = workspace.stageById.get(deal.stage_id)?.probability;
    const ofStage = amounts.get(deal.stage_id);
    if (!own || odds === undefined || !ofStage) {
      unvaluedCount += 1;
      continue;
    }
    const moved = oddsOf(deal, odds);
    if (moved !== odds) movedCount += 1;
    ofStage.push(percentOf(own, moved));
  }
  const stages = open.map(({ id, name }) => ({
    id,
    name,
    openCount: counts.get(id) ?? 0,
    weighted: sumOf(amounts.get(id) ?? []),
  }));
  const value: Pipeline = {
    stages,
    openCount: deals.length,
    weighted: sumOf(stages.map(({ weighted }) => weighted)),
    currency: to,
    unvaluedCount,
    movedCount: areMoved ? movedCount : null,
  };
  if (!isSameValue((await store.kv.get('pipeline'))?.value, value)) {
    await store.kv.put({ key: 'pipeline', value });
  }
}
