import type { Extraction } from '../model/extraction.ts';
import { extractionSchema } from '../model/extraction-schema.ts';
import { failed, type Result, success } from '../model/failure.ts';
import { browser } from '../platform/browser.ts';
import { isSamePage, siteOf } from '../sites/address.ts';
import { siteHosts } from '../sites/hosts.ts';

/** A page that hangs must not hang us: the reader itself gives up after three seconds. */
const timeoutMs = 8000;

/** What both browsers say of a tab that was closed. */
const closedTab = /no tab with id|invalid tab id/i;

/**
 * The tab's address where the browser shows it to us: after a gesture on the tab, or with the site granted.
 * @throws where the browser does not answer, as in a worker that is being ended: that says nothing about the tab.
 */
export async function loadTabUrl(tabId: number): Promise<string | undefined> {
  try {
    const tab = await browser.tabs.get(tabId);
    return tab.url;
  } catch (error) {
    if (error instanceof Error && closedTab.test(error.message)) return undefined;
    throw error;
  }
}

async function inject(tabId: number, reader: string): Promise<Result<unknown>> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<Result<unknown>>((resolve) => {
    timer = setTimeout(() => resolve(failed('not_rendered', 'timeout')), timeoutMs);
  });
  const reading = browser.scripting
    .executeScript({ target: { tabId }, files: [reader] })
    .then(([frame]): Result<unknown> => success(frame?.result))
    // Which of the two it is only shows in the browser's English text: both mean "ask the rep for a click".
    .catch((): Result<unknown> => failed('no_access'));
  try {
    return await Promise.race([reading, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** Reads the page in a tab by the packaged reader of its site. `url` is the address that the rep's gesture was meant for. */
export async function readTab(tab: { tabId: number; url: string }): Promise<Result<Extraction>> {
  const site = siteOf(tab.url);
  const host = siteHosts.find((candidate) => candidate.id === site);
  if (!host) return failed('unsupported_page');
  const result = await inject(tab.tabId, host.reader);
  if (!result.ok) return result;
  const extraction = extractionSchema.safeParse(result.value);
  if (!extraction.success) return failed('unknown_layout', 'shape');
  if (!isSamePage((await loadTabUrl(tab.tabId)) ?? '', tab.url)) return failed('page_changed');
  return success(extraction.data);
}

/** Reads the page in a tab for showing, without saving a clip: the popup's card. A refused page is a failure. */
export async function readForCard(tab: {
  tabId: number;
  url: string;
}): Promise<Result<Extraction>> {
  const reading = await readTab(tab);
  if (reading.ok && reading.value.blocked) return failed(reading.value.blocked);
  return reading;
}
