import { defaultReportSettings } from '../model/reports.ts';
import type { ReportFacts } from '../reports/facts.ts';
import { learnOdds } from '../reports/odds.ts';
import { listStages } from './deal-queries.ts';
import { isSameValue } from './flat.ts';
import { type StageOdds, stageOddsKey } from './stage-odds.ts';
import type { Store } from './store.ts';

/** Learns odds of stages from all deals and moves, out of everybody's way, and keeps them; gives whether any has changed. */
export async function refreshStageOdds(store: Store): Promise<boolean> {
  const value = toStageOdds(await loadFacts(store), store.clock.now());
  return store.transaction('rw', store.kv, async () => {
    const before = (await store.kv.get(stageOddsKey))?.value;
    if (isSameValue(before ?? null, value)) return false;
    await store.kv.put({ key: stageOddsKey, value });
    return true;
  });
}

/** What odds are learned from, and nothing more. */
async function loadFacts(store: Store): Promise<ReportFacts> {
  const [deals, moves, stages] = await Promise.all([
    store.deals.filter(({ deleted_at }) => deleted_at === null).toArray(),
    store.stage_changes.toArray(),
    listStages(store),
  ]);
  return {
    deals: deals.map((deal) => ({
      id: deal.id,
      ownerId: null,
      companyId: null,
      stageId: deal.stage_id,
      outcome: deal.outcome,
      createdAt: Date.parse(deal.created_at),
      closedAt: deal.closed_at === null ? null : Date.parse(deal.closed_at),
      expectedCloseOn: null,
      annual: null,
      total: null,
      isRecurring: false,
      termMonths: null,
      renewsDealId: deal.renews_deal_id,
    })),
    moves: moves.map(({ deal_id, from_stage_id, to_stage_id, at }) => ({
      dealId: deal_id,
      fromStageId: from_stage_id,
      toStageId: to_stage_id,
      at: Date.parse(at),
    })),
    stages,
    prospects: [],
    touches: [],
    past: [],
    reps: [],
    settings: defaultReportSettings,
    timeZone: 'UTC',
    currency: '',
  };
}

function toStageOdds(facts: ReportFacts, now: number): StageOdds {
  const { dealCount, stages } = learnOdds(facts, { at: now + 1 });
  return {
    dealCount,
    agesByStage: Object.fromEntries(
      stages.map(({ stageId, byAge }) => [
        stageId,
        byAge.map(({ fromDay, mean }) => ({ fromDay, percent: toPercent(mean) })),
      ]),
    ),
  };
}

/** No open deal is certain. */
function toPercent(share: number): number {
  return Math.max(1, Math.min(99, Math.round(share * 100)));
}
