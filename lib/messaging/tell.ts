import type { Result } from '../model/failure.ts';
import { isOrphaned, sendFromPage } from '../platform/page-runtime.ts';
import type { MessageInput, MessageName, Protocol } from './protocol.ts';

/** Messages that scripts of ours inside pages send. */
export type ToldName = {
  [Name in MessageName]: 'content' extends Protocol[Name]['from'][number] ? Name : never;
}[MessageName];

/** A worker that has to start answers within this; one that died on the way never does. */
const timeoutMs = 10_000;

/**
 * `orphaned`: the extension is gone, and this script with it · `unheard`: say it again later · `refused`: the worker
 * has heard it and takes it for no good, which another try does not change.
 */
export type Told = 'heard' | 'unheard' | 'refused' | 'orphaned';

/** `send.ts` for a script inside a page, without the polyfill. Never throws. */
export async function tell<Name extends ToldName>(
  name: Name,
  input: MessageInput<Name>,
): Promise<Told> {
  if (isOrphaned()) return 'orphaned';
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), timeoutMs);
  });
  try {
    const reply = sendFromPage({ pipeside: 1, name, input });
    const result = (await Promise.race([reply, late])) as Result<unknown> | undefined;
    if (result === undefined) return 'unheard';
    if (result.ok) return 'heard';
    const { code } = result.failure;
    return code === 'invalid_input' || code === 'refused_sender' ? 'refused' : 'unheard';
  } catch {
    // The worker could not start, or the extension was updated just now.
    return isOrphaned() ? 'orphaned' : 'unheard';
  } finally {
    clearTimeout(timer);
  }
}
