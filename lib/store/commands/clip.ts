import type { ClipOrigin, Receipt } from '../../model/clip.ts';
import type { Extraction, FieldName } from '../../model/extraction.ts';
import { failed, type Result } from '../../model/failure.ts';
import { commit } from '../commit.ts';
import { type Edits, toIncoming } from '../fields.ts';
import type { Store } from '../store.ts';
import { saveCompanyPage } from './clip-company.ts';
import { saveProfilePage } from './clip-profile.ts';

/**
 * What the rep decided. `fields` are the ones to take over from the page; `'all'` takes what the merge rules would tick.
 */
export type ClipDecision =
  | { readonly kind: 'create' }
  | { readonly kind: 'update'; readonly id: string; readonly fields: readonly FieldName[] | 'all' };

export interface ClipInput {
  readonly extraction: Extraction;
  readonly decision: ClipDecision;
  /** ISO time in UTC of the reading. */
  readonly readAt: string;
  /** What the rep typed over the readings in the review. */
  readonly edits?: Edits;
  readonly origin?: ClipOrigin;
  /** The stored clip that this ends: it becomes *saved* in the same transaction, and ends only once. */
  readonly clipId?: string;
}

/**
 * Saves a profile or company page. Saving what is on file already writes nothing: the receipt says `fieldCount` 0, as
 * does a page of which the rep took over no field.
 */
export async function saveClip(store: Store, input: ClipInput): Promise<Result<Receipt>> {
  const { extraction, clipId, edits } = input;
  if (extraction.blocked) return failed(extraction.blocked);
  const { pageKind } = extraction;
  if (pageKind !== 'profile' && pageKind !== 'company') return failed('nothing_to_save', pageKind);
  const incoming = toIncoming(extraction, input.readAt, edits);
  const nameField = pageKind === 'profile' ? 'full_name' : 'name';
  if (!incoming.get(nameField)?.value) return failed('nothing_to_save', nameField);
  if (clipId !== undefined) {
    const clip = await store.clips.get(clipId).catch(() => undefined);
    if (clip?.state === 'saved' && clip.receipt) return { ok: true, value: clip.receipt };
  }

  const onReceipt = async (receipt: Receipt) => {
    if (clipId === undefined) return;
    const changedAt = new Date(store.clock.now()).toISOString();
    await store.clips.update(clipId, { state: 'saved', receipt, failure: null, changedAt });
  };
  const save = pageKind === 'profile' ? saveProfilePage : saveCompanyPage;
  return commit(
    store,
    { command: 'clip/save', origin: input.origin ?? store.origin, onReceipt },
    (draft) => save(draft, { ...input, incoming }),
  );
}
