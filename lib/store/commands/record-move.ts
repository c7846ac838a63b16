import type { DealId, StageId } from '../../model/ids.ts';
import type { Draft } from '../draft.ts';

/** Appends one step of a deal's way through the stages; `from` is null where it begins. */
export function recordMove(
  draft: Draft,
  { dealId, from, to }: { dealId: DealId; from: StageId | null; to: StageId },
): void {
  draft.append('stage_changes', {
    deal_id: dealId,
    from_stage_id: from,
    to_stage_id: to,
    at: draft.at,
    by: draft.identity.repId,
  });
}
