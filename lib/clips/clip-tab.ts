import type { Clip, ClipOrigin } from '../model/clip.ts';
import type { Extraction } from '../model/extraction.ts';
import { type Failure, type Result, success } from '../model/failure.ts';
import { toInstant } from '../platform/clock.ts';
import { newId } from '../platform/ids.ts';
import { isSamePage } from '../sites/address.ts';
import { changeClip, latestClip, loadOpenClips, saveClipJob } from '../store/clips.ts';
import { saveClip } from '../store/commands/clip.ts';
import { matchExtraction } from '../store/match.ts';
import type { Store } from '../store/store.ts';
import { toVerdict } from './decide.ts';
import { loadTabUrl, readTab } from './read-tab.ts';

export interface ClipGesture {
  readonly tabId: number;
  readonly windowId: number;
  readonly url: string;
  readonly origin: ClipOrigin;
}

async function endWith(
  store: Store,
  clip: Clip,
  end: Pick<Clip, 'state'> & { failure?: Failure },
): Promise<Clip> {
  const changed: Clip = {
    ...clip,
    state: end.state,
    failure: end.failure ?? null,
    changedAt: toInstant(Date.now()),
  };
  const stored = await changeClip(store, clip.id, changed);
  return stored.ok ? changed : { ...changed, state: 'failed', failure: stored.failure };
}

/** Second half of a clip: what was read is on disk, now it is matched and saved, or handed to the rep. */
async function settleClip(store: Store, clip: Clip, extraction: Extraction): Promise<Clip> {
  const match = await matchExtraction(store, extraction);
  const verdict = toVerdict(extraction, match);
  if (verdict.kind === 'refuse') {
    return endWith(store, clip, { state: 'failed', failure: { code: verdict.code } });
  }
  const url = await loadTabUrl(clip.tabId);
  const isStillThere = url !== undefined && isSamePage(url, clip.url);
  if (verdict.kind === 'review' || !isStillThere) return endWith(store, clip, { state: 'review' });
  const saved = await saveClip(store, {
    extraction,
    readAt: clip.startedAt,
    clipId: clip.id,
    origin: clip.origin,
    decision:
      verdict.kind === 'create'
        ? { kind: 'create' }
        : { kind: 'update', id: verdict.id, fields: [] },
  });
  if (!saved.ok) return endWith(store, clip, { state: 'failed', failure: saved.failure });
  return { ...clip, state: 'saved', receipt: saved.value };
}

async function continueClip(store: Store, clip: Clip): Promise<Clip> {
  if (clip.state === 'read' && clip.extraction) return settleClip(store, clip, clip.extraction);
  const reading = await readTab({ tabId: clip.tabId, url: clip.url });
  if (!reading.ok) return endWith(store, clip, { state: 'failed', failure: reading.failure });
  const read: Clip = { ...clip, extraction: reading.value, state: 'read' };
  const stored = await changeClip(store, clip.id, { extraction: reading.value, state: 'read' });
  if (!stored.ok) return endWith(store, clip, { state: 'failed', failure: stored.failure });
  return settleClip(store, read, reading.value);
}

/**
 * One press of the key, from the gesture to its end. The clip is on disk before the page is read, so a worker that is
 * killed at any point goes on with it at its next start (`resumeClips`). Fails only where the clip cannot be stored.
 */
export async function clipTab(store: Store, gesture: ClipGesture): Promise<Result<Clip>> {
  const now = toInstant(Date.now());
  const clip: Clip = {
    ...gesture,
    id: newId(),
    startedAt: now,
    changedAt: now,
    state: 'reading',
    extraction: null,
    receipt: null,
    failure: null,
  };
  const stored = await saveClipJob(store, clip);
  if (!stored.ok) return stored;
  return success(await withLock(clip.id, () => continueClip(store, clip)));
}

/** Held from gesture to end, so that a waking worker and a page never go on with the same clip twice. */
function withLock<T>(id: string, run: () => Promise<T>): Promise<T> {
  return navigator.locks.request(`clip:${id}`, run);
}

/** An older clip was seen by the pages that were open then, or by nobody. */
const newsMs = 60_000;

/**
 * A worker that is killed between the end of a save and its announcement leaves the open pages with what they knew before.
 * The clip is written anew as it is: that is announced like any other write.
 */
async function announceLatest(store: Store): Promise<void> {
  await store.transaction('rw', store.clips, async () => {
    const clip = await latestClip(store);
    if (!clip || Date.now() - Date.parse(clip.changedAt) > newsMs) return;
    await store.clips.delete(clip.id);
    await store.clips.put(clip);
  });
}

/** Goes on with what a killed worker or a closed page left behind; gives how many clips that were. */
export async function resumeClips(store: Store): Promise<number> {
  await announceLatest(store);
  const open = await loadOpenClips(store);
  const resumed = await Promise.all(
    open.map((clip) =>
      // A worker that is being ended may hold the lock a little longer, so it is waited for.
      withLock(clip.id, async () => {
        const current = await store.clips.get(clip.id);
        if (!current || (current.state !== 'reading' && current.state !== 'read')) return 0;
        await continueClip(store, current);
        return 1;
      }),
    ),
  );
  return resumed.reduce<number>((sum, count) => sum + count, 0);
}
