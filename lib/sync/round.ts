import type { SyncServer } from '../model/sync.ts';
import { toInstant } from '../platform/clock.ts';
import { loadIdentity } from '../store/identity.ts';
import type { Store } from '../store/store.ts';
import { differingTables, sumRows } from '../store/sync/checksum.ts';
import { changeSyncState, freshCursor, keep, loadKept } from '../store/sync/kept-state.ts';
import { leaveWorkspace } from '../store/sync/leave-team.ts';
import { pullAll, startReset } from './pull.ts';
import { pushAll, type RoundTrouble } from './push.ts';

const checksumPeriodMs = 24 * 60 * 60 * 1000;
const nearReloadPeriodMs = 7 * checksumPeriodMs;

/**
 * One round: send what waits, read what is new, once a day prove that both sides are the same. A store that has just
 * joined a team reads first: what was made here may be the team's already. Gives what stopped it, `undefined` after a
 * whole round or where there is no team. `onRead` is called before reading: hints up to then are answered by it.
 */
export async function runRound(
  store: Store,
  server: SyncServer,
  onRead?: () => void,
): Promise<RoundTrouble | undefined> {
  const team = await loadKept(store, 'team');
  if (!team?.workspaceId || team.isSignedOut) return undefined;
  const ws = team.workspaceId;
  const before = await loadKept(store, 'sync');
  const cursor = await loadKept(store, 'cursor');
  const readsFirst = cursor?.isAdopting === true;
  const steps = readsFirst ? [pull, push, pull] : [push, pull];
  for (const step of steps) {
    const trouble = await step(store, server, { ws, failures: before?.failures ?? 0, onRead });
    if (trouble) return trouble;
  }
  const { workspaceId } = await loadIdentity(store);
  if (workspaceId !== ws) return undefined;
  return (await proveSame(store, server, ws)) ?? (await learnDevices(store, server, ws));
}

interface StepOptions {
  readonly ws: string;
  readonly failures: number;
  readonly onRead: (() => void) | undefined;
}

async function push(
  store: Store,
  server: SyncServer,
  { ws, failures }: StepOptions,
): Promise<RoundTrouble | undefined> {
  if ((await store.outbox.count()) === 0) return undefined;
  await changeSyncState(store, { phase: 'pushing' });
  const trouble = await pushAll(store, server, { hasTriedBefore: failures > 1 });
  // Membership of every workspace in the batch is gone: reading says so of this one, and puts it right.
  if (trouble?.problem === 'not_member') {
    const read = await pullAll(store, server, ws);
    return read ?? (await dropForeign(store, server, { ws, trouble }));
  }
  return trouble;
}

/** What waits for a workspace that the rep has left for another, and was then removed from. */
async function dropForeign(
  store: Store,
  server: SyncServer,
  { ws, trouble }: { ws: string; trouble: RoundTrouble },
): Promise<RoundTrouble | undefined> {
  const others = new Set<string>();
  await store.outbox.each((entry) => {
    if (entry.ws !== ws) others.add(entry.ws);
  });
  let hasLeft = false;
  for (const other of others) {
    const reply = await server.pull(other, Number.MAX_SAFE_INTEGER, {
      limit: 1,
      scope: null,
      upto: null,
    });
    if (!reply.ok) return reply;
    if (!('gone' in reply.value)) continue;
    await leaveWorkspace(store, other);
    hasLeft = true;
  }
  if (!hasLeft) return trouble;
  return pushAll(store, server, { hasTriedBefore: false });
}

async function pull(
  store: Store,
  server: SyncServer,
  { ws, onRead }: StepOptions,
): Promise<RoundTrouble | undefined> {
  await changeSyncState(store, { phase: 'pulling' });
  onRead?.();
  return pullAll(store, server, ws);
}

/** Once a day, when nothing waits: the same rows in the same versions, or everything is read again. */
async function proveSame(
  store: Store,
  server: SyncServer,
  ws: string,
): Promise<RoundTrouble | undefined> {
  const now = store.clock.now();
  const last = await loadKept(store, 'checksum');
  // What was just loaded is what the server has: the first proof is due a day later.
  if (!last) await keep(store, 'checksum', { at: now });
  if (!last || now - last.at < checksumPeriodMs) return undefined;
  if ((await store.outbox.count()) > 0) return undefined;
  if ((await loadKept(store, 'scope'))?.kind === 'near') return reloadNear(store, server, ws);
  const reply = await server.checksum(ws);
  if (!reply.ok) return reply;
  if ('gone' in reply.value) return undefined;
  const here = await sumRows(store);
  await keep(store, 'checksum', { at: now });
  if (differingTables(here, reply.value).length === 0) return undefined;
  // Somebody may have changed a row between our reading and the sums: only what differs twice is a fault.
  const read = await pullAll(store, server, ws);
  if (read) return read;
  const again = await server.checksum(ws);
  if (!again.ok) return again;
  if ('gone' in again.value) return undefined;
  if (differingTables(await sumRows(store), again.value).length === 0) return undefined;
  await changeSyncState(store, { mendedAt: toInstant(now) });
  await startReset(store, (await loadKept(store, 'cursor')) ?? freshCursor(ws));
  return pullAll(store, server, ws);
}

/**
 * A store that keeps a part cannot be compared as a whole: it is read again now and then, which also drops what has
 * become neither the rep's own nor recent.
 */
async function reloadNear(
  store: Store,
  server: SyncServer,
  ws: string,
): Promise<RoundTrouble | undefined> {
  const now = store.clock.now();
  const last = await loadKept(store, 'checksum');
  if (last && now - last.at < nearReloadPeriodMs) return undefined;
  await keep(store, 'checksum', { at: now });
  await startReset(store, (await loadKept(store, 'cursor')) ?? freshCursor(ws));
  return pullAll(store, server, ws);
}

/** Who works on which device, asked only where something was overwritten and the device is not known. */
async function learnDevices(
  store: Store,
  server: SyncServer,
  ws: string,
): Promise<RoundTrouble | undefined> {
  const open = await store.issues.where('state').equals('open').toArray();
  const overwritten = open.filter((issue) => issue.kind === 'overwritten' && issue.ws === ws);
  if (overwritten.length === 0) return undefined;
  const known = (await loadKept(store, 'clients')) ?? {};
  const isKnown = async ({ t, rowId }: (typeof overwritten)[number]) => {
    const row = (await store.table(t).get(rowId)) as
      | { clocks?: Record<string, string> }
      | undefined;
    return Object.values(row?.clocks ?? {}).every((clock) => clock.slice(19) in known);
  };
  for (const issue of overwritten) {
    if (await isKnown(issue)) continue;
    const reply = await server.clients(ws);
    if (!reply.ok) return reply;
    await keep(store, 'clients', { ...known, ...reply.value });
    return undefined;
  }
  return undefined;
}
