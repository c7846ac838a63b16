import { send } from '../messaging/send.ts';
import type { Clip, Receipt } from '../model/clip.ts';
import type { Extraction } from '../model/extraction.ts';
import { failed, type Result } from '../model/failure.ts';
import { toInstant } from '../platform/clock.ts';
import { newId } from '../platform/ids.ts';
import { isSamePage } from '../sites/address.ts';
import { changeClip, saveClipJob } from '../store/clips.ts';
import { type ClipDecision, saveClip } from '../store/commands/clip.ts';
import type { Edits } from '../store/fields.ts';
import type { Store } from '../store/store.ts';
import { loadTabUrl } from './read-tab.ts';

export interface Reading {
  readonly tabId: number;
  readonly windowId: number;
  readonly url: string;
  /** ISO time in UTC. */
  readonly readAt: string;
  readonly extraction: Extraction;
}

export interface ReadingDecision {
  readonly decision: ClipDecision;
  /** What the rep typed over the reading. */
  readonly edits?: Edits;
}

/** The icon follows by a message; a worker that does not answer only leaves the icon as it was. */
function refreshIconOf(tabId: number): void {
  void send('icon/refresh', { tabId });
}

/** Saves what the rep sees in the card, if the tab still shows that page. */
export async function saveReading(
  store: Store,
  reading: Reading,
  { decision, edits }: ReadingDecision,
): Promise<Result<Receipt>> {
  const url = await loadTabUrl(reading.tabId);
  if (url === undefined || !isSamePage(url, reading.url)) return failed('page_changed');
  const saved = await saveClip(store, {
    extraction: reading.extraction,
    readAt: reading.readAt,
    origin: 'popup',
    decision,
    ...(edits === undefined ? {} : { edits }),
  });
  if (saved.ok) refreshIconOf(reading.tabId);
  return saved;
}

/** Puts a reading aside as a clip for the panel's review. Nothing is saved to the pipeline yet. */
export function putToReview(store: Store, reading: Reading): Promise<Result<Clip>> {
  const clip: Clip = {
    id: newId(),
    tabId: reading.tabId,
    windowId: reading.windowId,
    url: reading.url,
    origin: 'popup',
    startedAt: reading.readAt,
    changedAt: toInstant(Date.now()),
    state: 'review',
    extraction: reading.extraction,
    receipt: null,
    failure: null,
  };
  return saveClipJob(store, clip);
}

/**
 * Ends a review with the rep's decision. The rep has seen what is saved, so a tab that has moved on meanwhile does not
 * matter here: the reading is the one that was reviewed.
 */
export async function saveReview(
  store: Store,
  clip: Clip & { extraction: Extraction },
  { decision, edits }: ReadingDecision,
): Promise<Result<Receipt>> {
  const saved = await saveClip(store, {
    extraction: clip.extraction,
    readAt: clip.startedAt,
    clipId: clip.id,
    decision,
    ...(edits === undefined ? {} : { edits }),
  });
  if (saved.ok) refreshIconOf(clip.tabId);
  return saved;
}

export async function dismissReview(store: Store, clip: Clip): Promise<void> {
  await changeClip(store, clip.id, { state: 'dismissed', changedAt: toInstant(Date.now()) });
}
