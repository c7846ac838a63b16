import { relative, resolve } from 'node:path';
import { findChromium } from './chromium/find-chromium.ts';
import { buildExtension } from './e2e/build.ts';
import { openBrowser } from './e2e/harness.ts';
import { playTour, profileUrl, tourFolder } from './sandbox/tour.ts';

/**
 * `npm start`: the extension in a browser with a throw-away profile, on the sandbox's LinkedIn.
 * Without a display, or with `--tour`, the main job is played and photographed instead.
 */

async function start(): Promise<void> {
  const began = Date.now();
  const { path, version } = findChromium();
  process.stdout.write(`Browser: ${version === '' ? path : version}\n`);
  process.stdout.write(`Built: ${buildExtension('chrome')}\n\n`);
  if (hasDisplay() && !process.argv.includes('--tour')) return openForPerson();
  await tour();
  process.stdout.write(`\nPictures: ${relative(resolve('.'), tourFolder)}. `);
  process.stdout.write(`The tour is through, ${((Date.now() - began) / 1000).toFixed(0)} s.\n`);
}

async function tour(): Promise<void> {
  const browser = await openBrowser({ extension: 'built' });
  try {
    await playTour(browser);
  } finally {
    await browser.close();
  }
}

async function openForPerson(): Promise<void> {
  const browser = await openBrowser({ extension: 'built', window: 'headed' });
  await browser.open(profileUrl);
  process.stdout.write(`${instructions}\n`);
  await browser.context.waitForEvent('close', { timeout: 0 });
  await browser.close();
}

function hasDisplay(): boolean {
  if (process.env['CI'] !== undefined) return false;
  if (process.platform !== 'linux') return process.env['SSH_CONNECTION'] === undefined;
  return [process.env['DISPLAY'], process.env['WAYLAND_DISPLAY']].some(
    (name) => name !== undefined && name !== '',
  );
}

const instructions = `A browser is open on an invented LinkedIn profile. Its profile folder is thrown away at the end.

  Alt+C   clip the prospect on the page (on a Mac: Alt+Shift with the letter)
  Alt+P   open the side panel
  Alt+O   open the popup (or click the Pipeside button in the toolbar; it is under the puzzle piece)

Other pages to try, all invented:
  https://www.linkedin.com/feed/                                    posts, and links to the profiles
  https://www.linkedin.com/in/oliver-pemberton-5b2a91/              the older layout
  https://www.linkedin.com/in/tran-quoc-bao/                        seen without signing in
  https://www.linkedin.com/company/falkenried-foerdertechnik/about/ a company
  https://www.linkedin.com/search/results/people/                   a people search
  https://mail.google.com/mail/u/0/#inbox                           a mailbox

Close the browser to end.`;

try {
  await start();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
