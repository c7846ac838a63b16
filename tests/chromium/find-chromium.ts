import { existsSync, readdirSync, realpathSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { chromium as playwright } from 'playwright-core';
import { installChromium } from './install-chromium.ts';
import { minimumMajor, readVersion, type Verdict } from './read-version.ts';

export interface Chromium {
  readonly path: string;
  /** As the browser says it, for example `Chromium 156.0.8078.79`; empty where it cannot be asked without a window. */
  readonly version: string;
}

/** Where a browser may lie, best first: what the person named, Playwright's own, the system's, Puppeteer's. */
function listCandidates(environment: NodeJS.ProcessEnv): readonly string[] {
  const candidates = [
    playwright.executablePath(),
    ...listSystemPaths(environment),
    ...listPuppeteerPaths(),
  ];
  return [...new Set(candidates)].filter(
    (path) => path !== '' && existsSync(path) && !isSnap(path),
  );
}

function listSystemPaths(environment: NodeJS.ProcessEnv): readonly string[] {
  if (process.platform === 'darwin') {
    return ['/Applications', join(homedir(), 'Applications')].flatMap((folder) => [
      join(folder, 'Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing'),
      join(folder, 'Chromium.app/Contents/MacOS/Chromium'),
    ]);
  }
  if (process.platform === 'win32') {
    return ['LOCALAPPDATA', 'PROGRAMFILES', 'PROGRAMFILES(X86)'].flatMap((name) => {
      const folder = environment[name];
      return folder === undefined ? [] : [join(folder, 'Chromium', 'Application', 'chrome.exe')];
    });
  }
  const folders = [
    ...(environment['PATH'] ?? '').split(delimiter),
    '/usr/bin',
    '/usr/local/bin',
    '/opt/chromium',
  ];
  return folders
    .filter((folder) => folder !== '')
    .flatMap((folder) => ['chromium', 'chromium-browser'].map((name) => join(folder, name)));
}

/** Chrome for Testing as `npx @puppeteer/browsers install chrome` keeps it, newest first. */
function listPuppeteerPaths(): readonly string[] {
  const cache = join(homedir(), '.cache', 'puppeteer', 'chrome');
  if (!existsSync(cache)) return [];
  const inside: Partial<Record<NodeJS.Platform, string>> = {
    linux: 'chrome-linux64/chrome',
    win32: 'chrome-win64/chrome.exe',
    darwin: `chrome-mac-${process.arch === 'arm64' ? 'arm64' : 'x64'}/Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing`,
  };
  const path = inside[process.platform];
  if (path === undefined) return [];
  return readdirSync(cache)
    .sort((a, b) => b.localeCompare(a, 'en', { numeric: true }))
    .map((build) => join(cache, build, path));
}

/** Ubuntu's `chromium` is a snap: its confinement can read neither a profile in /tmp nor a build in a hidden folder. */
function isSnap(path: string): boolean {
  const real = realpathSync(path);
  return real.endsWith('/snap') || dirname(real).startsWith('/snap/');
}

/**
 * A Chromium or Chrome for Testing of {@link minimumMajor} or newer, installed first where there is none.
 * Branded Chrome is never taken: since 137 it ignores `--load-extension`.
 * @throws an error that says what to do, when `PIPESIDE_CHROMIUM` is no use or nothing can be installed.
 */
export function findChromium(environment: NodeJS.ProcessEnv = process.env): Chromium {
  const named = environment['PIPESIDE_CHROMIUM'];
  if (named !== undefined && named !== '') {
    const verdict = readVersion(named);
    if (verdict.kind === 'fit') return { path: named, version: verdict.version };
    throw new Error(`PIPESIDE_CHROMIUM names ${named}: ${verdict.why} ${adviceForTheNamed}`);
  }
  const found = firstFit(environment);
  if (found.chromium !== undefined) return found.chromium;
  for (const refusal of found.refusals) process.stdout.write(`${refusal}\n`);
  const attempts = installChromium();
  const installed = firstFit(environment);
  if (installed.chromium !== undefined) return installed.chromium;
  throw new Error(
    [
      `No Chromium ${minimumMajor} or newer was found, and none could be installed.`,
      ...[...installed.refusals, ...attempts].map((line) => `  - ${line}`),
      'Do one of these, then run the command again:',
      '  - install Chromium with the system (Debian: apt-get install chromium; as root this is done for you)',
      '  - npx playwright-core install --no-shell chromium',
      '  - set PIPESIDE_CHROMIUM to the path of a Chromium or a Chrome for Testing',
    ].join('\n'),
  );
}

const adviceForTheNamed = `Set it to a Chromium or Chrome for Testing of ${minimumMajor} or newer, or unset it to have one found.`;

function firstFit(environment: NodeJS.ProcessEnv): {
  readonly chromium?: Chromium;
  readonly refusals: readonly string[];
} {
  const refusals: string[] = [];
  for (const path of listCandidates(environment)) {
    const verdict: Verdict = readVersion(path);
    if (verdict.kind === 'fit') return { chromium: { path, version: verdict.version }, refusals };
    refusals.push(`${path}: ${verdict.why}`);
  }
  return { refusals };
}
