import type { StageChange } from '../model/deal.ts';
import { isSameValue } from './flat.ts';
import type { Store } from './store.ts';

/** How long deals stay in a stage, as kept: worked out now and then from all moves, never at the time of drawing. */

/** Median days by stage id; a stage that too few deals have left has none. */
export type StageTimes = Readonly<Record<string, number>>;

const key = 'stage_times';
/** Fewer stays than this say nothing about the next one. */
const minStays = 3;
const dayMs = 86_400_000;

export async function loadStageTimes(store: Store): Promise<StageTimes> {
  return ((await store.kv.get(key))?.value as StageTimes | undefined) ?? {};
}

/** Works the medians out again; gives whether any has changed. */
export async function refreshStageTimes(store: Store): Promise<boolean> {
  const [changes, deals] = await Promise.all([
    store.stage_changes.orderBy('ix.deal').toArray(),
    store.deals.orderBy('ix.stage').primaryKeys(),
  ]);
  const times = toStageTimes(changes, new Set(deals));
  if (isSameValue(times, await loadStageTimes(store))) return false;
  await store.kv.put({ key, value: times });
  return true;
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
