import type { Failure, Result } from '../model/failure.ts';
import { browser } from '../platform/browser.ts';
import type { MessageInput, MessageName, MessageOutput } from './protocol.ts';

/** No handler takes this long; a worker that died on the way never answers at all. */
const localTimeoutMs = 10_000;
/** Who asks a server waits for it: a request gives up after 25 s, and one message may make two. */
const networkTimeoutMs = 60_000;

function timeoutOf(name: MessageName): number {
  return name.startsWith('team/') || name === 'sync/now' ? networkTimeoutMs : localTimeoutMs;
}

const silent: { ok: false; failure: Failure } = { ok: false, failure: { code: 'worker_silent' } };

/** Sends one message to the background. Never throws: a worker that does not answer is the failure `worker_silent`. */
export async function send<Name extends MessageName>(
  name: Name,
  input: MessageInput<Name>,
): Promise<Result<MessageOutput<Name>>> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<typeof silent>((resolve) => {
    timer = setTimeout(() => resolve(silent), timeoutOf(name));
  });
  try {
    const reply = browser.runtime.sendMessage({ pipeside: 1, name, input });
    const result = (await Promise.race([reply, late])) as Result<MessageOutput<Name>> | undefined;
    return result ?? silent;
  } catch {
    // The receiving end is gone: the extension was updated, or the worker could not start.
    return silent;
  } finally {
    clearTimeout(timer);
  }
}
