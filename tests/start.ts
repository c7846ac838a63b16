import { relative, resolve } from 'node:path';
import { findChromium } from './chromium/find-chromium.ts';
import { buildExtension, chromeLocalBuild } from './e2e/build.ts';
import { openBrowser } from './e2e/harness.ts';
import { type DemoStack, demoPassword, startDemoStack } from './sandbox/demo-stack.ts';
import { playTour, profileUrl, tourFolder } from './sandbox/tour.ts';

/**
 * `npm start`: the extension in a browser with a throw-away profile, on the sandbox's LinkedIn, and a team's server on
 * this machine, thrown away at the end too. Without a display, or with `--tour`, the main job is played and photographed instead.
 */

async function start(): Promise<void> {
  const began = Date.now();
  const { path, version } = findChromium();
  process.stdout.write(`Browser: ${version === '' ? path : version}\n`);
  process.stdout.write(`Built: ${buildExtension('chrome', { forLocalStack: true })}\n`);
  const beganStack = Date.now();
  const stack = await startDemoStack(tellMail);
  process.stdout.write(
    `Team's server: ${stack.url} (${((Date.now() - beganStack) / 1000).toFixed(1)} s)\n\n`,
  );
  try {
    if (hasDisplay() && !process.argv.includes('--tour')) {
      await openForPerson(stack);
      return;
    }
    await tour(stack);
  } finally {
    await stack.stop();
  }
  process.stdout.write(`\nPictures: ${relative(resolve('.'), tourFolder)}. `);
  process.stdout.write(`The tour is through, ${((Date.now() - began) / 1000).toFixed(0)} s.\n`);
}

function tellMail({ to, code }: { readonly to: string; readonly code: string }): void {
  process.stdout.write(`Mail to ${to}: your code is ${code}\n`);
}

async function tour(stack: DemoStack): Promise<void> {
  const browser = await openBrowser({
    extension: 'built',
    build: chromeLocalBuild,
    sandbox: { server: stack.url },
  });
  try {
    await playTour(browser, stack);
  } finally {
    await browser.close();
  }
}

async function openForPerson(stack: DemoStack): Promise<void> {
  const browser = await openBrowser({
    extension: 'built',
    build: chromeLocalBuild,
    window: 'headed',
    sandbox: { server: stack.url },
  });
  await browser.open(profileUrl);
  process.stdout.write(`${toInstructions(stack)}\n`);
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

function toInstructions({ url, key }: DemoStack): string {
  return `A browser is open on an invented LinkedIn profile. Its profile folder is thrown away at the end.

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

To share with a team: the button Options in the popup's or the panel's menu, then

  Project URL       ${url}
  Publishable key   ${key}
  Accounts          ines@team.example (owner), duy@team.example (manager), rosa@team.example (rep)
  Password          ${demoPassword}    (or have a code sent: the mail is printed here)

Close the browser to end.`;
}

try {
  await start();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
