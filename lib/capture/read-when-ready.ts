import type { BlockCode, Extraction } from '../model/extraction.ts';
import { readPage } from '../sites/registry.ts';

/** How long an in-page navigation may take to bring the card that belongs to the address. */
const patienceMs = 3000;
const pauseMs = 120;

/** Refusals that time may cure: the page is still being drawn, or still shows the person before. */
const passing: ReadonlySet<BlockCode> = new Set(['not_rendered', 'identity_unclear']);

export interface Page {
  readonly document: Document;
  /** The address at this moment; an in-page navigation changes it. */
  url(): string;
  wait(ms: number): Promise<void>;
}

/**
 * Reads the open page once it is drawn, and leaves nothing behind: no listener, timer or observer outlives the answer.
 * An address that changed while reading starts the reading anew, so that fields of two people never mix.
 */
export async function readWhenReady(page: Page): Promise<Extraction> {
  const tryCount = Math.ceil(patienceMs / pauseMs);
  for (let attempt = 0; ; attempt += 1) {
    const url = page.url();
    const extraction = readPage(page.document, url);
    const isPassing = extraction.blocked !== undefined && passing.has(extraction.blocked);
    const hasMoved = page.url() !== url;
    if ((!isPassing && !hasMoved) || attempt >= tryCount) return extraction;
    await page.wait(pauseMs);
  }
}
