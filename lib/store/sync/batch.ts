import type { Change } from '../../model/sync.ts';
import { loadIdentity } from '../identity.ts';
import type { OutboxEntry } from '../outbox.ts';
import type { Store } from '../store.ts';

/** The server takes 2 MiB; this much is through in time on a line of 1 Mbit/s. */
const maxBytes = 1024 * 1024;
/** The longest that a change is held back. */
export const maxHoldMs = 60 * 60 * 1000;

/**
 * The next changes to send, in their order, at most `limit` and 1 MiB (one that is larger goes alone). From now on they
 * are frozen: a `mid` always means the same bytes. A row of which something is held back waits as a whole, and so
 * does what names it: the server would not know what they speak of. `exceptWs`: not what was made there.
 */
export function takeBatch(
  store: Store,
  limit: number,
  { now, exceptWs }: { now: number; exceptWs?: string | undefined },
): Promise<readonly Change[]> {
  return store.transaction('rw', store.outbox, async () => {
    const taken: OutboxEntry[] = [];
    const held = new Set<string>();
    let bytes = 0;
    let isFull = false;
    let after = 0;
    // In pages: one question each, where a cursor asks once a change.
    while (!isFull) {
      const page = await store.outbox.where('seq').above(after).limit(limit).toArray();
      for (const entry of page) {
        if (entry.ws === exceptWs) continue;
        const text = JSON.stringify(entry);
        if (isHeldBack(entry, now) || [...held].some((id) => text.includes(id))) {
          held.add(entry.id);
          continue;
        }
        isFull = taken.length >= limit || (taken.length > 0 && bytes + text.length > maxBytes);
        if (isFull) break;
        bytes += text.length;
        taken.push(entry);
      }
      const last = page.at(-1);
      if (!last || page.length < limit) break;
      after = last.seq;
    }
    const fresh = taken.filter((entry) => entry.attempts === 0);
    await store.outbox.bulkPut(fresh.map((entry) => ({ ...entry, attempts: 1 })));
    return taken.map(({ mid, seq, ws, t, id, op, f, clock }) => ({
      mid,
      seq,
      ws,
      t,
      id,
      op,
      f,
      clock,
    }));
  });
}

/** Whether something waits for a workspace that is not the open one. */
export async function hasForeignChanges(store: Store): Promise<boolean> {
  const { workspaceId } = await loadIdentity(store);
  return (await store.outbox.filter((entry) => entry.ws !== workspaceId).count()) > 0;
}

/** A time that is further away than any of ours was written by a clock that ran ahead. */
function isHeldBack({ heldUntil = 0 }: OutboxEntry, now: number): boolean {
  return heldUntil > now && heldUntil <= now + maxHoldMs;
}

/** Puts a change that the server cannot answer for aside for a while, so that the others go on. */
export async function holdBack(store: Store, mid: string, until: number): Promise<void> {
  await store.outbox.where('mid').equals(mid).modify({ heldUntil: until });
}
