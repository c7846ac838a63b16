import type { Deal, Stage } from '../model/deal.ts';
import { fewestClosed } from '../reports/fewest-closed.ts';
import type { Store } from './store.ts';

/**
 * Odds of stages as they were learned last from the workspace's own closed deals (`learn-stage-odds.ts`), for pages: the
 * learner stays in the background. For live queries: read through Dexie alone.
 */

/** From so many days in a stage on; whole percent. */
export interface AgeOdds {
  readonly fromDay: number;
  readonly percent: number;
}

export interface StageOdds {
  /** Closed deals that were learned from. */
  readonly dealCount: number;
  /** By stage, the youngest age first. */
  readonly agesByStage: Readonly<Record<string, readonly AgeOdds[]>>;
}

/** Where a deal stands, or would stand. */
export interface StagePlace extends Pick<Stage, 'id' | 'probability'> {
  readonly days: number;
}

export const stageOddsKey = 'stage_odds';
const dayMs = 86_400_000;

/** `undefined` until there are enough closed deals. */
export async function loadStageOdds(store: Store): Promise<StageOdds | undefined> {
  const kept = (await store.kv.get(stageOddsKey))?.value as StageOdds | undefined;
  return kept && kept.dealCount >= fewestClosed ? kept : undefined;
}

/** Whole percent: what was learned of the stage and the days in it, else what is set. */
export function stageOddsOf(
  learned: StageOdds | undefined,
  { id, probability, days }: StagePlace,
): number {
  const ages = learned?.agesByStage[id] ?? [];
  return (ages.findLast(({ fromDay }) => days >= fromDay) ?? ages[0])?.percent ?? probability;
}

/** More deals than this are picked out of all moves: as many questions of an index take longer. */
const mostAsked = 500;

/** Of deals the days since they came into their stage. */
export async function loadDaysInStage(
  store: Store,
  deals: readonly Pick<Deal, 'id' | 'stage_id' | 'created_at'>[],
): Promise<ReadonlyMap<string, number>> {
  const ids = deals.map(({ id }) => id as string);
  const moves =
    ids.length > mostAsked
      ? await store.stage_changes.toArray()
      : await store.stage_changes.where('ix.deal').anyOf(ids).toArray();
  const stageByDeal = new Map(deals.map(({ id, stage_id }) => [id as string, stage_id]));
  const enteredByDeal = new Map<string, string>();
  for (const { deal_id, to_stage_id, at } of moves) {
    if (stageByDeal.get(deal_id) !== to_stage_id) continue;
    if (at > (enteredByDeal.get(deal_id) ?? '')) enteredByDeal.set(deal_id, at);
  }
  const now = store.clock.now();
  return new Map(
    deals.map(({ id, created_at }) => [id, toDays(enteredByDeal.get(id) ?? created_at, now)]),
  );
}

/** From an ISO time until an instant; with fractions. */
export function toDays(from: string, untilMs: number): number {
  return Math.max(0, (untilMs - Date.parse(from)) / dayMs);
}
