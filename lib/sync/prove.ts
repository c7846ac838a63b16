import type { SyncServer } from '../model/sync.ts';
import { toInstant } from '../platform/clock.ts';
import { clockClient } from '../store/hybrid-clock.ts';
import type { Store } from '../store/store.ts';
import { differingTables, sumRows } from '../store/sync/checksum.ts';
import { changeSyncState, keep, loadKept, startReset } from '../store/sync/kept-state.ts';
import { pullAll } from './pull.ts';
import type { RoundTrouble } from './push.ts';

const proofPeriodMs = 24 * 60 * 60 * 1000;
const nearReloadPeriodMs = 7 * proofPeriodMs;

/**
 * Once a day, when nothing waits: the same rows in the same versions, or everything is read again. Asked for at the end
 * of a round that is whole without it: that the server had no time for it is no trouble, it is asked tomorrow.
 */
export async function proveSame(
  store: Store,
  server: SyncServer,
  ws: string,
): Promise<RoundTrouble | undefined> {
  const isNear = (await loadKept(store, 'scope'))?.kind === 'near';
  if (!(await takeTurn(store, isNear ? nearReloadPeriodMs : proofPeriodMs))) return undefined;
  // A store that keeps a part cannot be compared as a whole. Reading it again also drops what has become neither the
  // rep's own nor recent.
  if (!isNear) {
    if (!(await differs(store, server, ws))) return undefined;
    // Somebody may have changed a row between our reading and the sums: only what differs twice is a fault.
    const read = await pullAll(store, server, ws);
    if (read) return read;
    if (!(await differs(store, server, ws))) return undefined;
    await changeSyncState(store, ws, { mendedAt: toInstant(store.clock.now()) });
  }
  await startReset(store);
  return pullAll(store, server, ws);
}

/**
 * Whether it is due, and notes that it is being done. What was just loaded is what the server has: the first time is
 * due a period later. A time in the future was written by a clock that ran ahead.
 */
function takeTurn(store: Store, periodMs: number): Promise<boolean> {
  return store.transaction('rw', store.kv, async () => {
    const now = store.clock.now();
    const last = await loadKept(store, 'checksum');
    if (last && last.at <= now && now - last.at < periodMs) return false;
    await keep(store, 'checksum', { at: now });
    return last !== undefined;
  });
}

async function differs(store: Store, server: SyncServer, ws: string): Promise<boolean> {
  const reply = await server.checksum(ws);
  if (!reply.ok || 'gone' in reply.value) return false;
  const here = await sumRows(store);
  return here !== undefined && differingTables(here, reply.value).length > 0;
}

/** Client ids are uuids; a clock of the server's own and one of a deletion have none. */
const clientIdShape = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * Who works on which device, asked only where something was overwritten by one that is not known. One that the server
 * does not know either is kept as nobody's, and not asked about again.
 */
export async function learnDevices(store: Store, server: SyncServer, ws: string): Promise<void> {
  const open = await store.issues.where('state').equals('open').toArray();
  const known = (await loadKept(store, 'clients')) ?? {};
  const strange = new Set<string>();
  for (const { kind, ws: of, t, rowId } of open) {
    if (kind !== 'overwritten' || of !== ws) continue;
    const row = (await store.table(t).get(rowId)) as
      | { clocks?: Record<string, string> }
      | undefined;
    for (const clock of Object.values(row?.clocks ?? {})) {
      const clientId = clockClient(clock);
      if (clientIdShape.test(clientId) && !(clientId in known)) strange.add(clientId);
    }
  }
  if (strange.size === 0) return;
  const reply = await server.clients(ws);
  if (!reply.ok) return;
  const nobodys = Object.fromEntries([...strange].map((clientId) => [clientId, '']));
  await keep(store, 'clients', { ...nobodys, ...known, ...reply.value });
}
