import type { Receipt } from '../../model/clip.ts';
import type { Result } from '../../model/failure.ts';
import { type DealId, ownIdOf } from '../../model/ids.ts';
import { commit } from '../commit.ts';
import type { Draft } from '../draft.ts';
import { loadThreadSetting, threadSettingKey } from '../mail-rules.ts';
import type { Store } from '../store.ts';

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
      const id = await saveSetting(draft, of.threadKey, { ...before, dealId });
      return { table: 'rep_settings', id, name: deal?.name ?? '' };
    },
  );
  return result.ok ? { ok: true, value: { receipt: result.value, movedCount } } : result;
}

async function saveSetting(
  draft: Draft,
  threadKey: string,
  value: Awaited<ReturnType<typeof loadThreadSetting>>,
): Promise<string> {
  const { workspaceId, repId } = draft.identity;
  const key = threadSettingKey(threadKey);
  const rows = await draft.store.rep_settings.where('ix.key').equals(key).toArray();
  const kept = rows.find((row) => row.rep_id === repId);
  const id = kept?.id ?? ownIdOf(workspaceId, 'rep-setting', `${repId}:${key}`);
  if (kept) draft.patchRead('rep_settings', kept, { value });
  else await draft.create('rep_settings', id, { rep_id: repId, key, value });
  return id;
}
