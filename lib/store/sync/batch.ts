import type { Change } from '../../model/sync.ts';
import { randomId } from '../../platform/ids.ts';
import { loadIdentity } from '../identity.ts';
import type { OutboxEntry } from '../outbox.ts';
import type { Store } from '../store.ts';
import { loadAwaited, namedIn } from './awaited.ts';

/** The server takes 2 MiB; this much is through in time on a line of 1 Mbit/s. */
const maxBytes = 1024 * 1024;
/** How long a change that the server broke on is held back. */
export const maxHoldMs = 60 * 60 * 1000;
/** How long one is that needs a newer server: each refusal is a line in its ledger. */
const serverHoldMs = 24 * 60 * 60 * 1000;

/**
 * The next changes to send, in their order, at most `limit` and 1 MiB (one that is larger goes alone). From now on they
 * are frozen: a `mid` always means the same bytes. A row of which something is held back waits as a whole, and so
 * does what names it: the server would not know what they speak of. The same holds for what names a stage or cadence
 * that the workspace begins with, until the server has it or it goes along. `exceptWs`: not what was made there.
 */
export function takeBatch(
  store: Store,
  limit: number,
  { now, exceptWs }: { now: number; exceptWs?: string | undefined },
): Promise<readonly Change[]> {
  const tables = [store.outbox, store.kv, store.stages, store.cadences];
  return store.transaction('rw', tables, async () => {
    const taken: OutboxEntry[] = [];
    const held = new Set<string>();
    const awaited = await loadAwaited(store);
    let bytes = 0;
    let isFull = false;
    let after = 0;
    // In pages: one question each, where a cursor asks once a change.
    while (!isFull) {
      const page = await store.outbox.where('seq').above(after).limit(limit).toArray();
      for (const entry of page) {
        if (entry.ws === exceptWs) continue;
        const text = JSON.stringify(entry);
        const isWaiting = (id: string) => held.has(id) || (awaited.has(id) && id !== entry.id);
        const mayWait = held.size > 0 || awaited.size > 0;
        if (isHeldBack(entry, now) || (mayWait && namedIn(entry).some(isWaiting))) {
          held.add(entry.id);
          continue;
        }
        isFull = taken.length >= limit || (taken.length > 0 && bytes + text.length > maxBytes);
        if (isFull) break;
        bytes += text.length;
        taken.push(entry);
        if (entry.op === 'put') awaited.delete(entry.id);
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
function isHeldBack(
  { heldUntil = 0, needsNewerServer = false }: OutboxEntry,
  now: number,
): boolean {
  return heldUntil > now && heldUntil <= now + (needsNewerServer ? serverHoldMs : maxHoldMs);
}

/** Puts a change that the server cannot answer for aside for a while, so that the others go on. */
export async function holdBack(store: Store, mid: string, until: number): Promise<void> {
  await store.outbox.where('mid').equals(mid).modify({ heldUntil: until });
}

/**
 * Lets refused changes go on waiting, with what rests on them. The server answers a number and a key once for all, so
 * the refused ones get keys of their own and all of them new numbers, in their order. Inside a transaction.
 */
export async function waitOn(
  store: Store,
  refused: readonly { readonly entry: OutboxEntry; readonly needsNewerServer: boolean }[],
): Promise<void> {
  if (refused.length === 0) return;
  const reasonByMid = new Map(refused.map((one) => [one.entry.mid, one]));
  const moving = new Set<string>();
  const moved: OutboxEntry[] = [];
  for (const entry of await store.outbox.orderBy('seq').toArray()) {
    const isRefused = reasonByMid.has(entry.mid);
    if (!isRefused && !namedIn(entry).some((id) => moving.has(id))) continue;
    moving.add(entry.id);
    moved.push(entry);
  }
  await store.outbox.bulkDelete(moved.map(({ seq }) => seq));
  const now = store.clock.now();
  await store.outbox.bulkAdd(
    moved.map(({ seq: _seq, ...entry }) => {
      const reason = reasonByMid.get(entry.mid);
      if (!reason) return entry as OutboxEntry;
      const { needsNewerServer } = reason;
      const heldUntil = now + (needsNewerServer ? serverHoldMs : maxHoldMs);
      const fresh = { ...entry, mid: randomId(), attempts: 0, heldUntil, needsNewerServer };
      return fresh as OutboxEntry;
    }),
  );
}

/** Whether something waits until the server is updated. */
export async function needsNewerServer(store: Store): Promise<boolean> {
  const first = await store.outbox.filter((entry) => entry.needsNewerServer === true).first();
  return first !== undefined;
}

/** Somebody asks for it now: the server may have been updated. */
export async function askServerAgain(store: Store): Promise<void> {
  await store.outbox.filter((entry) => entry.needsNewerServer === true).modify({ heldUntil: 0 });
}
