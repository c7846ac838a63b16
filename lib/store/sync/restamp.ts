import { randomId } from '../../platform/ids.ts';
import { type ClockReading, clockMs, nextReading, toClockText } from '../hybrid-clock.ts';
import { loadIdentity } from '../identity.ts';
import type { Store } from '../store.ts';
import { type AnyRow, rowKey, type SyncedTableName, syncedTableNames } from '../tables.ts';

/**
 * This computer's clock ran ahead: everything that waits gets a clock of the server's time, in the order in which it was
 * done, and so do the rows that hold those clocks. The one case in which the clock goes back: the server has seen none
 * of these. Gives how many changes were stamped anew.
 */
export function restampWaiting(store: Store, serverMs: number): Promise<number> {
  const tables = [...syncedTableNames, 'outbox', 'base', 'kv'] as const;
  return store.transaction('rw', [...tables], async () => {
    const { clientId } = await loadIdentity(store);
    const entries = await store.outbox.orderBy('seq').toArray();
    const newByOld = new Map<string, string>();
    // Not behind what the server took of these rows before, or their own earlier values would win.
    const known = await store.base.bulkGet(entries.map(({ t, id }) => rowKey(t, id)));
    const clocks = known.flatMap((base) => Object.values(base?.row.clocks ?? {}));
    // As arguments of one call, the clocks of some thousand rows are too many.
    const ms = clocks.reduce((latest, clock) => Math.max(latest, clockMs(clock) + 1), serverMs);
    let reading: ClockReading | undefined;
    for (const { clock } of entries) {
      if (newByOld.has(clock)) continue;
      reading = nextReading(reading, ms);
      newByOld.set(clock, toClockText(reading, clientId));
    }
    await store.outbox.bulkPut(
      entries.map((entry) => ({ ...entry, clock: newByOld.get(entry.clock) ?? entry.clock })),
    );
    const rows = new Map(entries.map(({ t, id }) => [rowKey(t, id), { t, id }]));
    for (const { t, id } of rows.values()) await restampRow(store, { t, id, newByOld });
    await store.kv.put({ key: 'clock', value: reading ?? { ms: serverMs, counter: 0 } });
    return entries.length;
  });
}

async function restampRow(
  store: Store,
  of: { t: SyncedTableName; id: string; newByOld: ReadonlyMap<string, string> },
): Promise<void> {
  const row = (await store.table(of.t).get(of.id)) as AnyRow | undefined;
  if (!row) return;
  const clocks = Object.fromEntries(
    Object.entries(row.clocks).map(([field, clock]) => [field, of.newByOld.get(clock) ?? clock]),
  );
  await store.table(of.t).update(of.id, { clocks } as never);
}

/** Another profile is a copy of this one: from now on they are two devices. What waits keeps its idempotency keys. */
export function takeNewClientId(store: Store): Promise<string> {
  return store.transaction('rw', [...syncedTableNames, 'kv'], async () => {
    const identity = await loadIdentity(store);
    const clientId = randomId();
    await store.kv.put({ key: 'identity', value: { ...identity, clientId } });
    return clientId;
  });
}
