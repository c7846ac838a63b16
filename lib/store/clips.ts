import type { Clip } from '../model/clip.ts';
import { failed, type Result, success } from '../model/failure.ts';
import { toStorageFailure } from './storage-failure.ts';
import type { Store } from './store.ts';

/** Clips are work of this computer: no journal, no outbox. */
async function saved<T>(write: () => Promise<T>): Promise<Result<T>> {
  try {
    return success(await write());
  } catch (error) {
    return toStorageFailure(error);
  }
}

export function saveClipJob(store: Store, clip: Clip): Promise<Result<Clip>> {
  return saved(async () => {
    await store.clips.put(clip);
    return clip;
  });
}

/** Gives the clip as changed, `not_found_here` where it is gone. */
export async function changeClip(
  store: Store,
  id: string,
  patch: Partial<Omit<Clip, 'id'>>,
): Promise<Result<Clip>> {
  const changed = await saved(() =>
    store.transaction('rw', store.clips, async () => {
      const clip = await store.clips.get(id);
      if (!clip) return undefined;
      const next: Clip = { ...clip, ...patch, id };
      await store.clips.put(next);
      return next;
    }),
  );
  if (!changed.ok) return changed;
  return changed.value ? success(changed.value) : failed('not_found_here', 'clips');
}

/** Clips that a killed worker or a closed page left between the gesture and its end, oldest first. */
export function loadOpenClips(store: Store): Promise<Clip[]> {
  return store.clips.where('state').anyOf('reading', 'read').sortBy('startedAt');
}

/** The clip that was begun last, in a tab or a window where one is named. */
export async function latestClip(
  store: Store,
  within: { windowId?: number; tabId?: number } = {},
): Promise<Clip | undefined> {
  const { windowId, tabId } = within;
  if (tabId === undefined && windowId === undefined) return store.clips.orderBy('startedAt').last();
  const clips = await (tabId === undefined
    ? store.clips.where('windowId').equals(windowId ?? -1)
    : store.clips
        .where('tabId')
        .equals(tabId)
        .filter((clip) => windowId === undefined || clip.windowId === windowId)
  ).sortBy('startedAt');
  return clips.at(-1);
}

/** Clips that wait for the rep's decision, newest first. */
export function listReviews(store: Store): Promise<Clip[]> {
  return store.clips.where('state').equals('review').reverse().sortBy('startedAt');
}

/** Drops the clips that were begun before an instant, however they ended. */
export function pruneClips(store: Store, before: string): Promise<number> {
  return store.clips.where('startedAt').below(before).delete();
}
