import type { Change } from '../../model/sync.ts';
import type { OutboxEntry } from '../outbox.ts';
import type { Store } from '../store.ts';
import { rowKey } from '../tables.ts';

/** The server takes 2 MiB; this much is through in time on a line of 1 Mbit/s. */
const maxBytes = 1024 * 1024;

/**
 * The next changes to send, in their order, at most `limit` and 1 MiB (one that is larger goes alone). From now on they
 * are frozen: a `mid` always means the same bytes. Rows whose changes are held back wait as a whole, as a later change
 * may build on an earlier one.
 */
export function takeBatch(store: Store, limit: number, now: number): Promise<readonly Change[]> {
  return store.transaction('rw', store.outbox, async () => {
    const taken: OutboxEntry[] = [];
    const held = new Set<string>();
    let bytes = 0;
    await store.outbox
      .orderBy('seq')
      .until(() => taken.length >= limit || bytes > maxBytes)
      .each((entry) => {
        const key = rowKey(entry.t, entry.id);
        if (held.has(key) || (entry.heldUntil ?? 0) > now) {
          held.add(key);
          return;
        }
        const size = JSON.stringify(entry).length;
        if (taken.length >= limit || (taken.length > 0 && bytes + size > maxBytes)) {
          bytes = maxBytes + 1;
          return;
        }
        bytes += size;
        taken.push(entry);
      });
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

/** Puts a change that the server cannot answer for aside for a while, so that the others go on. */
export async function holdBack(store: Store, mid: string, until: number): Promise<void> {
  await store.outbox.where('mid').equals(mid).modify({ heldUntil: until });
}
