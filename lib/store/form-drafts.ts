import { toInstant } from '../platform/clock.ts';
import type { Store } from './store.ts';

/** What was typed into a form and not saved, so that a panel that closes or a worker that dies loses none of it. */

export async function loadFormDraft(store: Store, key: string): Promise<unknown> {
  return (await store.drafts.get(key))?.value;
}

export async function saveFormDraft(store: Store, key: string, value: unknown): Promise<void> {
  await store.drafts.put({ key, value, at: toInstant(store.clock.now()) });
}

export async function dropFormDraft(store: Store, key: string): Promise<void> {
  await store.drafts.delete(key);
}

/** Forgets what was typed before an instant (ISO, UTC). */
export function pruneFormDrafts(store: Store, before: string): Promise<number> {
  return store.drafts.where('at').below(before).delete();
}
