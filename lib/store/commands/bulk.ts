import type { Receipt } from '../../model/clip.ts';
import type { Result } from '../../model/failure.ts';
import type { ProspectStatus } from '../../model/prospect.ts';
import type { Store } from '../store.ts';

/** One change to many rows, with one Undo: one journal entry. */

export type BulkChange =
  | { readonly table: 'prospects'; readonly status: ProspectStatus }
  | { readonly table: 'prospects' | 'deals'; readonly ownerId: string | null }
  | {
      readonly table: 'prospects' | 'companies';
      readonly addTags: readonly string[];
      readonly removeTags: readonly string[];
    }
  | { readonly table: 'deals'; readonly stageId: string; readonly lostReason: string | null };

/**
 * `fieldCount` of the receipt is how many rows were changed; rows that are so already, or are gone, are left. All or none:
 * `not_allowed` where one of them may not be changed by this rep.
 */
export function changeMany(
  _store: Store,
  _ids: readonly string[],
  _change: BulkChange,
): Promise<Result<Receipt>> {
  throw new Error('not here yet');
}
