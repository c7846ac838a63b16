import { annualValue, convertAmount, percentOf, sumOf } from '../model/money.ts';
import { loadOwners } from './action-owners.ts';
import { loadDealOdds } from './deal-scores.ts';
import { isSameValue } from './flat.ts';
import type { Pipeline } from './kept-pipeline.ts';
import { loadSellingFacts } from './selling-facts.ts';
import { loadDaysInStage } from './stage-odds.ts';
import type { Store } from './store.ts';

/**
 * Sums the rep's open deals and nobody's, and keeps the sums. Reads every deal: after a change of one, out of its way. A
 * deal in a stage that a colleague deleted or closed meanwhile counts as one without a value. Odds are learned by stage and
 * age where there are enough closed deals; where a learned scorecard is in use it moves those of each deal, as of now.
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
  const { areMoved, learnedFromCount, stageOddsOf, oddsOf } = await loadDealOdds(
    store,
    deals.map(({ id }) => id),
  );
  const daysByDeal = learnedFromCount === null ? undefined : await loadDaysInStage(store, deals);
  for (const deal of deals) {
    counts.set(deal.stage_id, (counts.get(deal.stage_id) ?? 0) + 1);
    const annual = annualValue(deal);
    const own = annual && convertAmount(annual, { from: deal.currency ?? to, to, rates });
    const stage = workspace.stageById.get(deal.stage_id);
    const ofStage = amounts.get(deal.stage_id);
    if (!own || stage === undefined || !ofStage) {
      unvaluedCount += 1;
      continue;
    }
    const place = { ...stage, days: daysByDeal?.get(deal.id) ?? 0 };
    const moved = oddsOf(deal, place);
    if (moved !== stageOddsOf(place)) movedCount += 1;
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
    learnedFromCount,
  };
  if (!isSameValue((await store.kv.get('pipeline'))?.value, value)) {
    await store.kv.put({ key: 'pipeline', value });
  }
}
