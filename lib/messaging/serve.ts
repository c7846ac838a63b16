import { type Failure, failed } from '../model/failure.ts';
import { browser } from '../platform/browser.ts';
import { reportBug } from '../platform/log.ts';
import { answer, type Handlers } from './answer.ts';
import type { SenderFacts } from './sender.ts';

function isOurs(raw: unknown): boolean {
  return typeof raw === 'object' && raw !== null && Object.hasOwn(raw, 'pipeside');
}

/** Call at the top of the background, before anything is awaited: a worker that wakes for a message must be listening. */
export function serveMessages(handlers: Handlers): void {
  const own = { id: browser.runtime.id, baseUrl: browser.runtime.getURL('') };
  browser.runtime.onMessage.addListener((raw: unknown, sender: SenderFacts) => {
    if (!isOurs(raw)) return undefined;
    return answer(raw, { sender, own }, handlers).catch(
      (error: unknown): { ok: false; failure: Failure } => {
        reportBug('serve', error);
        return failed('worker_silent', 'bug');
      },
    );
  });
}
