import type { MailReading } from '../model/mail.ts';
import type { MailAdapter } from '../sites/mail/adapter.ts';
import type { Page } from './read-when-ready.ts';

/** How long an in-page navigation may take to bring the thread. */
const patienceMs = 3000;
const pauseMs = 120;

/**
 * Reads the open mail on the rep's gesture once it is drawn, and leaves nothing behind: no listener, timer or observer
 * outlives the answer. An address that changed while reading starts the reading anew.
 */
export async function readMailWhenReady(
  page: Page,
  adapter: Pick<MailAdapter, 'read'>,
): Promise<MailReading> {
  const tryCount = Math.ceil(patienceMs / pauseMs);
  for (let attempt = 0; ; attempt += 1) {
    const url = page.url();
    const reading = adapter.read(page.document, url, 'asked');
    const isPassing = reading.blocked === 'not_rendered';
    const hasMoved = page.url() !== url;
    if ((!isPassing && !hasMoved) || attempt >= tryCount) return reading;
    await page.wait(pauseMs);
  }
}
