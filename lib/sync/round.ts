import type { SyncServer } from '../model/sync.ts';
import { loadIdentity } from '../store/identity.ts';
import type { Store } from '../store/store.ts';
import { hasForeignChanges } from '../store/sync/batch.ts';
import { changeSyncState, loadKept } from '../store/sync/kept-state.ts';
import { leaveWorkspace } from '../store/sync/leave-team.ts';
import { learnDevices, proveSame } from './prove.ts';
import { pullAll } from './pull.ts';
import { pushAll, type RoundTrouble } from './push.ts';

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
  if (!team || team.isSignedOut) return undefined;
  const ws = team.workspaceId;
  if (!ws) return pushForeign(store, server);
  const before = await loadKept(store, 'sync');
  const cursor = await loadKept(store, 'cursor');
  const readsFirst = cursor?.isAdopting === true;
  const steps = readsFirst ? [pull, push, pull] : [push, pull];
  for (const step of steps) {
    const trouble = await step(store, server, { ws, failures: before?.failures ?? 0, onRead });
    if (trouble) return trouble;
  }
  const trouble = await proveSame(store, server, ws);
  if (!trouble) await learnDevices(store, server, ws);
  return trouble;
}

/** No workspace is open, but something waits for one that was: it is the rep's, and they may still be its member. */
async function pushForeign(store: Store, server: SyncServer): Promise<RoundTrouble | undefined> {
  const { workspaceId } = await loadIdentity(store);
  if (!(await hasForeignChanges(store))) return undefined;
  const options = { hasTriedBefore: false, exceptWs: workspaceId };
  const trouble = await pushAll(store, server, options);
  if (trouble?.problem !== 'not_member') return trouble;
  return dropForeign(store, server, { ws: workspaceId, trouble, exceptWs: workspaceId });
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
  await changeSyncState(store, ws, { phase: 'pushing' });
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
  { ws, trouble, exceptWs }: { ws: string; trouble: RoundTrouble; exceptWs?: string },
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
  return pushAll(store, server, { hasTriedBefore: false, exceptWs });
}

async function pull(
  store: Store,
  server: SyncServer,
  { ws, onRead }: StepOptions,
): Promise<RoundTrouble | undefined> {
  await changeSyncState(store, ws, { phase: 'pulling' });
  onRead?.();
  return pullAll(store, server, ws);
}
