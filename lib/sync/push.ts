import type { Change, ServerProblem, SyncServer, Verdict } from '../model/sync.ts';
import { loadIdentity } from '../store/identity.ts';
import type { Store } from '../store/store.ts';
import { holdBack, maxHoldMs, takeBatch } from '../store/sync/batch.ts';
import { restampWaiting, takeNewClientId } from '../store/sync/restamp.ts';
import { settleVerdicts } from '../store/sync/settle.ts';

/** As many as the server takes at a time. */
const maxBatch = 500;
/** How often one round mends the same fault before it is left to the next. */
const maxMends = 3;
/** So many in a row are no fault of theirs. */
const maxSuspects = 4;

export interface RoundTrouble {
  /** `superseded`: the store went on to something else meanwhile; nothing is wrong. */
  readonly problem: ServerProblem | 'superseded';
  readonly detail?: string | undefined;
  readonly retryAfterMs?: number | undefined;
}

/**
 * Sends everything that waits. Gives what stopped it; `undefined` when nothing waits any more. What broke the server as a
 * batch is taken apart, until the one change that does it stands alone and is put aside.
 */
export async function pushAll(
  store: Store,
  server: SyncServer,
  {
    hasTriedBefore,
    exceptWs,
  }: {
    hasTriedBefore: boolean;
    /** What was made in this workspace stays: it is on no server yet. */
    exceptWs?: string | undefined;
  },
): Promise<RoundTrouble | undefined> {
  let limit = maxBatch;
  let mends = 0;
  // Put aside since the server last took anything.
  let suspects: string[] = [];
  for (;;) {
    const batch = await takeBatch(store, limit, { now: store.clock.now(), exceptWs });
    if (batch.length === 0) return undefined;
    const { clientId } = await loadIdentity(store);
    const reply = await server.push(clientId, batch);
    if (reply.ok) {
      const { settledCount } = await settleVerdicts(store, reply.value);
      if (settledCount === 0) return { problem: 'server_odd', detail: 'no verdict' };
      limit = Math.min(maxBatch, limit * 2);
      mends = 0;
      suspects = [];
      continue;
    }
    const { problem, detail, serverMs } = reply;
    const isMendable = problem === 'cloned' || problem === 'clock_ahead' || problem === 'too_large';
    if (isMendable && mends >= maxMends * 4) return { problem, detail };
    mends += 1;
    if (problem === 'cloned') await takeNewClientId(store);
    else if (problem === 'clock_ahead') await restampWaiting(store, serverMs ?? store.clock.now());
    else if (problem === 'too_large' && batch.length > 1) limit = Math.ceil(batch.length / 2);
    else if (problem === 'too_large') await rejectAlone(store, batch);
    else if (hasTriedBefore && problem === 'server_odd' && suspects.length < maxSuspects) {
      limit = Math.ceil(batch.length / 2);
      const [only] = batch;
      if (batch.length > 1 || !only) continue;
      suspects.push(only.mid);
      await holdBack(store, only.mid, store.clock.now() + maxHoldMs);
    } else {
      // Where nothing goes through, the server is broken and not the change: none waits longer than the next try.
      for (const mid of suspects) await holdBack(store, mid, 0);
      return { problem, detail, retryAfterMs: reply.retryAfterMs };
    }
  }
}

/** One change that is larger than the server takes will never be sent: the rep is told, with the values. */
async function rejectAlone(store: Store, batch: readonly Change[]): Promise<void> {
  const verdicts: Verdict[] = batch.map(({ mid }) => ({
    mid,
    status: 'rejected',
    code: 'PT413',
    message: 'larger than the server takes',
  }));
  await settleVerdicts(store, verdicts);
}
