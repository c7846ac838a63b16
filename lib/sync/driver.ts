import type { ServerProblem, SyncServer } from '../model/sync.ts';
import { toInstant } from '../platform/clock.ts';
import { reportBug } from '../platform/log.ts';
import { loadIdentity } from '../store/identity.ts';
import type { Store } from '../store/store.ts';
import { askServerAgain, hasForeignChanges, needsNewerServer } from '../store/sync/batch.ts';
import { changeSyncState, endSession, loadKept } from '../store/sync/kept-state.ts';
import type { RoundTrouble } from './push.ts';
import { runRound } from './round.ts';

const firstDelayMs = 1_000;
const maxDelayMs = 60_000;
/** What only an update or a person can mend is not asked for every minute. */
const slowDelayMs = 5 * 60_000;
/** However long a server asks to be left alone for. */
const longestDelayMs = 10 * 60_000;

const slowProblems: ReadonlySet<ServerProblem> = new Set(['server_old', 'client_old']);

export interface Driver {
  /** Something may be new, here or there. Runs a round soon, unless the waiting time after a failure says otherwise. */
  kick(): void;
  /** The server says that something is new. A round that has not read yet will read it. */
  hint(): void;
  /** Runs a round at once, whatever the waiting time; ends when it is over, or has taken `withinMs`. */
  runNow(options?: { withinMs: number }): Promise<void>;
  /** When a round is due by itself, in milliseconds since the epoch; `undefined` while there is nothing to do. */
  dueAt(): Promise<number | undefined>;
}

export interface DriverOptions {
  readonly store: Store;
  /** The server of the team; `undefined` while there is none. */
  readonly openServer: () => Promise<SyncServer | undefined>;
  readonly random?: () => number;
  /** Called when a round is due later, so that the caller has us woken. */
  readonly onDelay?: (delayMs: number) => void;
  /** Called when rounds have come to rest, however they ended. */
  readonly onRest?: () => void;
}

/**
 * Runs rounds one after another, never two at once: a lock of the browser keeps out another context, and dies with its
 * holder. Nothing that matters is in memory; whoever is killed is gone on from where the store stands.
 */
export function createDriver(options: DriverOptions): Driver {
  const { store } = options;
  let running: Promise<void> | undefined;
  let isWanted = false;
  let isHinted = false;
  let isForced = false;

  const report = (error: unknown) => reportBug('sync', error);

  const run = (): Promise<void> => {
    running ??= (async () => {
      while (isWanted || isHinted) {
        const force = isForced;
        isWanted = false;
        isHinted = false;
        isForced = false;
        const onRead = () => {
          isHinted = false;
        };
        await underLock(() => runOnce({ ...options, onRead }, force));
      }
    })().finally(() => {
      running = undefined;
      // Asked for between the last look and here.
      if (isWanted || isHinted) run().catch(report);
      else options.onRest?.();
    });
    return running;
  };

  return {
    kick: () => {
      isWanted = true;
      run().catch(report);
    },
    hint: () => {
      isHinted = true;
      run().catch(report);
    },
    runNow: async (options) => {
      isWanted = true;
      isForced = true;
      const round = run();
      if (!options) return round;
      // Nobody waits for what comes after; a fault of it is said all the same.
      round.catch(report);
      await Promise.race([round, new Promise((done) => setTimeout(done, options.withinMs))]);
    },
    dueAt: async () => {
      const team = await loadKept(store, 'team');
      if (!team || team.isSignedOut) return undefined;
      if (!team.workspaceId && !(await hasForeignChanges(store))) return undefined;
      return (await loadKept(store, 'sync'))?.nextAt ?? 0;
    },
  };
}

/** Without locks (plain Node) there is no other context either. */
async function underLock(work: () => Promise<void>): Promise<void> {
  const locks = globalThis.navigator?.locks;
  if (!locks) return work();
  await locks.request('pipeside-sync', { ifAvailable: true }, async (lock) => {
    if (lock) await work();
  });
}

async function runOnce(
  options: DriverOptions & { readonly onRead: () => void },
  isForced: boolean,
): Promise<void> {
  const { store, openServer, random = Math.random, onDelay, onRead } = options;
  const before = await loadKept(store, 'sync');
  const wait = toWait(before?.nextAt ?? 0, store.clock.now());
  if (!isForced && wait > 0) {
    onDelay?.(wait);
    return;
  }
  if (isForced) await askServerAgain(store);
  const server = await openServer();
  const team = await loadKept(store, 'team');
  if (!server || !team) return;
  const { workspaceId: ws } = await loadIdentity(store);
  const trouble = await runCaught(store, server, onRead);
  if (!trouble) {
    await changeSyncState(store, ws, {
      phase: 'idle',
      // All else goes through: what the server cannot take yet is said, and no round waits for it.
      problem: (await needsNewerServer(store)) ? 'server_old' : null,
      loadedCount: null,
      failures: 0,
      nextAt: 0,
      syncedAt: toInstant(store.clock.now()),
    });
    return;
  }
  const { problem, retryAfterMs = 0 } = trouble;
  if (problem === 'superseded') {
    await changeSyncState(store, ws, { phase: 'idle' });
    return;
  }
  if (problem === 'signed_out') await endSession(store, team);
  const failures = (before?.failures ?? 0) + 1;
  const delay = Math.max(
    toDelay(problem, failures, random),
    Math.min(retryAfterMs, longestDelayMs),
  );
  const nextAt = store.clock.now() + delay;
  await changeSyncState(store, ws, { phase: 'idle', problem, failures, nextAt });
  onDelay?.(delay);
}

/** A fault of this computer's storage, or of ours: shown as such, tried again, never a loop. */
async function runCaught(
  store: Store,
  server: SyncServer,
  onRead: () => void,
): Promise<RoundTrouble | undefined> {
  try {
    return await runRound(store, server, onRead);
  } catch (error) {
    reportBug('sync', error);
    return { problem: 'storage_failed', detail: error instanceof Error ? error.name : 'unknown' };
  }
}

/** A time that is further away than any delay was written by a clock that ran ahead. */
function toWait(nextAt: number, now: number): number {
  const wait = nextAt - now;
  return wait > longestDelayMs ? 0 : wait;
}

/** 1, 2, 4 … 60 s with full jitter: those who failed together do not come back together. */
export function toDelay(problem: ServerProblem, failures: number, random: () => number): number {
  if (slowProblems.has(problem)) return slowDelayMs;
  const most = Math.min(maxDelayMs, firstDelayMs * 2 ** Math.min(failures - 1, 10));
  return Math.round(most * random());
}

/** After signing in again, or a new network: what failed before says nothing any more. */
export async function forgetFailures(store: Store): Promise<void> {
  const { workspaceId } = await loadIdentity(store);
  await changeSyncState(store, workspaceId, { problem: null, failures: 0, nextAt: 0 });
}
