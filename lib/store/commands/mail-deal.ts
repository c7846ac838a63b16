import type { Receipt } from '../../model/clip.ts';
import type { Result } from '../../model/failure.ts';
import type { DealId } from '../../model/ids.ts';
import { commit } from '../commit.ts';
import { loadThreadSetting } from '../mail-rules.ts';
import type { Store } from '../store.ts';
import { draftThreadSetting } from './mail.ts';

/** `receipt` undoes all of it; `movedCount` are the logged messages that went along. */
export interface ThreadDealMoved {
  readonly receipt: Receipt;
  readonly movedCount: number;
}

/**
 * Says which deal a thread is about. Its logged messages go along, those that have no deal or the one that was said
 * before; one that the rep has put elsewhere stays there. `touchpointIds` are more of the thread, as colleagues named them.
 */
export async function moveThreadDeal(
  store: Store,
  of: {
    readonly threadKey: string;
    readonly dealId: string | null;
    readonly touchpointIds: readonly string[];
  },
): Promise<Result<ThreadDealMoved>> {
  let movedCount = 0;
  const dealId = of.dealId as DealId | null;
  const result = await commit(
    store,
    { command: 'mail/deal', origin: store.origin },
    async (draft) => {
      const deal = dealId === null ? undefined : await draft.require('deals', dealId);
      const before = await loadThreadSetting(store, of.threadKey);
      const [inThread, named] = await Promise.all([
        store.touchpoints.where('ix.thread').equals(of.threadKey).toArray(),
        store.touchpoints.bulkGet([...of.touchpointIds]),
      ]);
      const rows = new Map([...inThread, ...named].flatMap((row) => (row ? [[row.id, row]] : [])));
      for (const row of rows.values()) {
        const isOpen = row.deal_id === null || row.deal_id === before.dealId;
        if (row.deleted_at !== null || row.deal_id === dealId || !isOpen) continue;
        draft.patchRead('touchpoints', row, { deal_id: dealId });
        movedCount += 1;
      }
      const id = await draftThreadSetting(draft, of.threadKey, { ...before, dealId });
      return { table: 'rep_settings', id, name: deal?.name ?? '' };
    },
  );
  return result.ok ? { ok: true, value: { receipt: result.value, movedCount } } : result;
}
