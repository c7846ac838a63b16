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
  return (await loadTab(tabId))?.url;
}

/** `undefined` where the tab was closed. */
async function loadTab(tabId: number): Promise<{ readonly url?: string | undefined } | undefined> {
  try {
    return await browser.tabs.get(tabId);
  } catch (error) {
    if (error instanceof Error && closedTab.test(error.message)) return undefined;
    throw error;
  }
}

/** Runs a packaged reader once in a tab and gives what it hands back, of each frame where all are asked. */
export async function runReader(
  tabId: number,
  reader: string,
  { allFrames = false }: { allFrames?: boolean } = {},
): Promise<Result<readonly unknown[]>> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<Result<readonly unknown[]>>((resolve) => {
    timer = setTimeout(() => resolve(failed('not_rendered', 'timeout')), timeoutMs);
  });
  const reading = browser.scripting
    .executeScript({ target: { tabId, allFrames }, files: [reader] })
    .then((frames): Result<readonly unknown[]> => success(frames.map(({ result }) => result)))
    // Why only shows in the browser's English text; `toRefusal` asks the tab instead.
    .catch((): Result<readonly unknown[]> => failed('no_access'));
  try {
    return await Promise.race([reading, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** A reading ends without a result when the page is left meanwhile, not only when the browser does not let us in. */
export async function toRefusal(
  tab: { tabId: number; url: string },
  isSame: (one: string, other: string) => boolean,
): Promise<Result<never>> {
  const now = await loadTab(tab.tabId);
  if (!now) return failed('page_gone');
  const hasMoved = now.url !== undefined && !isSame(now.url, tab.url);
  return failed(hasMoved ? 'page_changed' : 'no_access');
}

/** Reads the page in a tab by the packaged reader of its site. `url` is the address that the rep's gesture was meant for. */
export async function readTab(tab: { tabId: number; url: string }): Promise<Result<Extraction>> {
  const site = siteOf(tab.url);
  const host = siteHosts.find((candidate) => candidate.id === site);
  if (!host) return failed('unsupported_page');
  const result = await runReader(tab.tabId, host.reader);
  if (!result.ok) {
    return result.failure.code === 'no_access' ? toRefusal(tab, isSamePage) : result;
  }
  const [read] = result.value;
  // The reader always hands something back, unless its page is loaded anew or left under it.
  if (read === undefined || read === null) return failed('page_changed', 'empty');
  if (!isSamePage((await loadTabUrl(tab.tabId)) ?? '', tab.url)) return failed('page_changed');
  const extraction = extractionSchema.safeParse(read);
  if (!extraction.success) return failed('unknown_layout', 'shape');
  const { url } = extraction.data;
  // The tab may have gone elsewhere and come back, and the reader was in between.
  if (url !== '' && !isSamePage(url, tab.url)) return failed('page_changed');
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
