import { REALTIME_SUBSCRIBE_STATES, RealtimeClient } from '@supabase/supabase-js';
import { timeoutMs } from './send.ts';
import type { Token } from './session.ts';

export interface ListenOptions {
  readonly url: string;
  readonly key: string;
  readonly token: (signal: AbortSignal) => Promise<Token>;
  readonly workspaceId: string;
  readonly onChanged: () => void;
}

const firstWaitMs = 1_000;
const longestWaitMs = 60_000;
const joinTimeoutMs = 10_000;

/**
 * Hears that the workspace changed, until stopped. Also calls back after every join, since nobody tells what happened
 * while the line was down.
 *
 * A broken line, a refused join, a closed channel: whatever ends it, socket and channel are thrown away and made anew
 * after a while. The library's own ways back differ for each of them, and it has none for a channel that the server closed.
 */
export function listen(options: ListenOptions): () => void {
  let failureCount = 0;
  let isStopped = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let hangUp: () => void = () => undefined;

  const open = async (): Promise<void> => {
    const first = await options
      .token(AbortSignal.timeout(timeoutMs))
      .catch((): Token => ({ ok: false, problem: 'offline' }));
    if (isStopped) return;
    if (!first.ok) {
      openLater();
      return;
    }
    hangUp = join(options, {
      onJoined: () => {
        failureCount = 0;
        options.onChanged();
      },
      onEnded: openLater,
    });
  };
  const openLater = (): void => {
    hangUp();
    if (isStopped) return;
    clearTimeout(timer);
    const longest = Math.min(longestWaitMs, firstWaitMs * 2 ** failureCount);
    failureCount += 1;
    // Never all at once, when a server comes back.
    timer = setTimeout(() => void open(), longest * (0.5 + Math.random() / 2));
  };

  void open();
  return () => {
    isStopped = true;
    clearTimeout(timer);
    hangUp();
  };
}

interface Line {
  readonly onJoined: () => void;
  /** Called once. */
  readonly onEnded: () => void;
}

/** One socket with one channel. Returns what lets go of both. */
function join(
  { url, key, token, workspaceId, onChanged }: ListenOptions,
  { onJoined, onEnded }: Line,
): () => void {
  let isOver = false;
  const client = new RealtimeClient(`${url.replace(/^http/, 'ws')}/realtime/v1`, {
    params: { apikey: key },
    timeout: joinTimeoutMs,
    // Asked for at every heartbeat, every 25 s: the session renews a token long before it ends.
    accessToken: async () => {
      const answer = await token(AbortSignal.timeout(timeoutMs));
      return answer.ok ? answer.token : null;
    },
    worker: false,
  });
  const hangUp = (): void => {
    if (isOver) return;
    isOver = true;
    // Says goodbye where somebody is there to hear it, and closes the socket.
    void client.removeAllChannels();
  };
  const channel = client.channel(`workspace:${workspaceId}`, { config: { private: true } });
  channel.on('broadcast', { event: 'changed' }, () => {
    if (!isOver) onChanged();
  });
  // The token is to be there before the first join asks for it.
  void client.setAuth().then(() => {
    if (isOver) return;
    channel.subscribe((status) => {
      if (isOver) return;
      if (status === REALTIME_SUBSCRIBE_STATES.SUBSCRIBED) {
        onJoined();
        return;
      }
      onEnded();
    });
  });
  return hangUp;
}
