import type { Receipt } from '../model/clip.ts';
import type { Failure } from '../model/failure.ts';
import { toInstant } from '../platform/clock.ts';
import type { Store } from './store.ts';

/**
 * One press of the key on a webmail page, kept until the next one in its window, so that the panel can show how it ended:
 * `opened`: read, and the rep decides in the panel · `logged`: with a receipt, whose `journalId` is 0 where all of it was
 * logged before.
 */
export interface MailGesture {
  readonly id: string;
  readonly tabId: number;
  readonly windowId: number;
  readonly url: string;
  /** ISO time in UTC. */
  readonly at: string;
  readonly state: 'reading' | 'opened' | 'logged' | 'failed';
  readonly receipt: Receipt | null;
  readonly loggedCount: number;
  readonly failure: Failure | null;
}

const prefix = 'mail_gesture:';
/** What a worker left behind longer ago is no wish any more. */
const staleMs = 60_000;

function keyOf(windowId: number): string {
  return `${prefix}${windowId}`;
}

export async function saveMailGesture(store: Store, gesture: MailGesture): Promise<void> {
  await store.kv.put({ key: keyOf(gesture.windowId), value: gesture });
}

/** Writes how it ended, unless the rep has pressed again meanwhile. */
export async function changeMailGesture(store: Store, ended: MailGesture): Promise<void> {
  const key = keyOf(ended.windowId);
  await store.transaction('rw', store.kv, async () => {
    const kept = (await store.kv.get(key))?.value as MailGesture | undefined;
    if (kept?.id === ended.id) await store.kv.put({ key, value: ended });
  });
}

/** The last one in a window. For live queries; a panel shows each `id` once. */
export async function latestMailGesture(
  store: Store,
  windowId: number,
): Promise<MailGesture | undefined> {
  return (await store.kv.get(keyOf(windowId)))?.value as MailGesture | undefined;
}

async function listMailGestures(store: Store): Promise<readonly MailGesture[]> {
  const rows = await store.kv.where('key').startsWith(prefix).toArray();
  return rows.map(({ value }) => value as MailGesture);
}

export async function loadOpenMailGestures(store: Store): Promise<readonly MailGesture[]> {
  const since = toInstant(store.clock.now() - staleMs);
  const all = await listMailGestures(store);
  return all.filter(({ state, at }) => state === 'reading' && at >= since);
}

/** With the tabs of a browser that was closed go its windows. */
export async function dropMailGestures(store: Store): Promise<void> {
  await store.kv.where('key').startsWith(prefix).delete();
}
