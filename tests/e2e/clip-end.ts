import type { Page } from 'playwright-core';
import type { Clip } from '../../lib/model/clip.ts';
import type { ExtensionBrowser } from './harness.ts';

/** The longest a reading may take: the reader's patience, the worker's with a reader that hangs, and a slow machine. */
const timeoutMs = 15_000;

const isOver = (clip: Clip): boolean => clip.state !== 'reading' && clip.state !== 'read';

/** Clips the page by the command, as the key does, and waits for the clip's end, whatever it is. */
export async function clipByCommand(browser: ExtensionBrowser, page: Page): Promise<Clip> {
  const clip = await clipOnce(browser, page);
  // On a loaded machine, a grant by the protocol was seen to be without effect (2 of some 400). One that never has any still shows.
  return clip.failure?.code === 'no_access' ? clipOnce(browser, page) : clip;
}

async function clipOnce(browser: ExtensionBrowser, page: Page): Promise<Clip> {
  const before = new Set((await readClips(browser)).map((clip) => clip.id));
  await browser.runCommand(page, 'clip-page');
  for (const began = Date.now(); Date.now() - began < timeoutMs; ) {
    const clip = (await readClips(browser)).find((each) => !before.has(each.id));
    if (clip !== undefined && isOver(clip)) return clip;
    await page.waitForTimeout(30);
  }
  throw new Error(`the clip of ${page.url()} has no end`);
}

async function readClips(browser: ExtensionBrowser): Promise<readonly Clip[]> {
  return (await browser.readStore('clips')) as readonly Clip[];
}
