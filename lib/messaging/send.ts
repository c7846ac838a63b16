import type { Failure, Result } from '../model/failure.ts';
import { browser } from '../platform/browser.ts';
import type { MessageInput, MessageName, MessageOutput } from './protocol.ts';

/** No handler takes this long; a worker that died on the way never answers at all. */
const timeoutMs = 10_000;

const silent: { ok: false; failure: Failure } = { ok: false, failure: { code: 'worker_silent' } };

/** Sends one message to the background. Never throws: a worker that does not answer is the failure `worker_silent`. */
export async function send<Name extends MessageName>(
  name: Name,
  input: MessageInput<Name>,
): Promise<Result<MessageOutput<Name>>> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<typeof silent>((resolve) => {
    timer = setTimeout(() => resolve(silent), timeoutMs);
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
