import type { StageChange } from '../model/deal.ts';
import { isSameValue } from './flat.ts';
import { toStale } from './stale.ts';
import type { Store } from './store.ts';

/** How long deals stay in a stage, as kept: worked out now and then from all moves, never at the time of drawing. */

/** Median days by stage id; a stage that too few deals have left has none. */
export type StageTimes = Readonly<Record<string, number>>;

const key = 'stage_times';
/** Fewer stays than this say nothing about the next one. */
const minStays = 3;
const dayMs = 86_400_000;
/** An hour: a deal that is entered after the fact is moved through its stages in seconds. */
const shortestStay = 1 / 24;

export async function loadStageTimes(store: Store): Promise<StageTimes> {
  return ((await store.kv.get(key))?.value as StageTimes | undefined) ?? {};
}

/**
 * Works the medians out again; gives whether any has changed. Deals in a stage that takes longer or shorter than before
 * are marked, as it is those that nobody touches which are late.
 */
export async function refreshStageTimes(store: Store): Promise<boolean> {
  const [changes, deals] = await Promise.all([
    store.stage_changes.orderBy('ix.deal').toArray(),
    store.deals.orderBy('ix.stage').primaryKeys(),
  ]);
  const times = toStageTimes(changes, new Set(deals));
  return store.transaction('rw', [store.kv, store.deals, store.stale], async () => {
    const before = await loadStageTimes(store);
    if (isSameValue(times, before)) return false;
    await store.kv.put({ key, value: times });
    const moved = [...new Set([...Object.keys(before), ...Object.keys(times)])].filter(
      (stage) => toWholeDays(before[stage]) !== toWholeDays(times[stage]),
    );
    const concerned = await store.deals.where('ix.stage').anyOf(moved).primaryKeys();
    await store.stale.bulkPut(concerned.map((id) => toStale(`deals:${id}`)));
    return true;
  });
}

/** As the rule of deals that take too long counts them: a median that moves by hours changes nothing. */
function toWholeDays(days: number | undefined): number | undefined {
  return days === undefined ? undefined : Math.max(1, Math.round(days));
}

/** Medians of the stays that have ended, of deals that are still there. */
export function toStageTimes(
  changes: readonly Pick<StageChange, 'deal_id' | 'to_stage_id' | 'at'>[],
  dealIds: ReadonlySet<string>,
): StageTimes {
  const daysByStage = new Map<string, number[]>();
  for (const [dealId, moves] of Map.groupBy(changes, ({ deal_id }) => deal_id as string)) {
    if (!dealIds.has(dealId)) continue;
    const inOrder = moves.toSorted((one, other) => (one.at < other.at ? -1 : 1));
    for (const [at, { to_stage_id, at: enteredAt }] of inOrder.entries()) {
      const left = inOrder[at + 1];
      if (!left) continue;
      const days = (Date.parse(left.at) - Date.parse(enteredAt)) / dayMs;
      if (days < shortestStay) continue;
      const known = daysByStage.get(to_stage_id);
      if (known) known.push(days);
      else daysByStage.set(to_stage_id, [days]);
    }
  }
  const times: Record<string, number> = {};
  for (const [stageId, days] of daysByStage) {
    if (days.length >= minStays) times[stageId] = medianOf(days);
  }
  return times;
}

function medianOf(values: readonly number[]): number {
  const inOrder = values.toSorted((one, other) => one - other);
  const middle = inOrder.length / 2;
  const above = inOrder[Math.floor(middle)] ?? 0;
  return inOrder.length % 2 === 1 ? above : ((inOrder[middle - 1] ?? 0) + above) / 2;
}
