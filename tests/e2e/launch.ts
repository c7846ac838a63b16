import { type BrowserContext, chromium } from 'playwright-core';
import { findChromium } from '../chromium/find-chromium.ts';

export interface LaunchOptions {
  readonly window?: 'headless' | 'headed';
  readonly colorScheme?: 'light' | 'dark';
  /** Of the browser's own interface, and so of the extension's texts. */
  readonly language?: string;
}

/** Nothing may reach the network: the sandbox answers what it knows, and no other name resolves. */
const browserFlags: readonly string[] = [
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-quic',
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
  '--window-size=1360,900',
];

/** Starts Chromium in the profile folder, with the extension of the build folder if there is one. */
export async function launchChromium(
  profile: string,
  options: LaunchOptions,
  build: string | undefined,
): Promise<BrowserContext> {
  // Chromium announces popups and panels as targets of type "other"; Playwright makes pages of those only when told so here.
  process.env['PW_CHROMIUM_ATTACH_TO_OTHER'] = '1';
  const language = options.language ?? 'en';
  const isHeadless = options.window !== 'headed';
  const start = (chromiumSandbox: boolean): Promise<BrowserContext> =>
    chromium.launchPersistentContext(profile, {
      executablePath: findChromium().path,
      headless: isHeadless,
      chromiumSandbox,
      // The popup and the panel keep the size that the browser gives them.
      viewport: null,
      colorScheme: options.colorScheme ?? 'light',
      env: { ...definedOnly(process.env), LANGUAGE: language },
      args: [
        ...browserFlags,
        ...(isHeadless ? ['--disable-gpu'] : []),
        `--lang=${language}`,
        ...(build === undefined
          ? []
          : [`--disable-extensions-except=${build}`, `--load-extension=${build}`]),
      ],
    });
  if (process.getuid?.() === 0) return start(false);
  try {
    return await start(true);
  } catch (error) {
    // Some Linux systems keep user namespaces from programs outside their own packages; only sandbox pages are opened here.
    if (error instanceof Error && error.message.includes('No usable sandbox')) return start(false);
    throw error;
  }
}

function definedOnly(environment: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(
    Object.entries(environment).filter(
      (entry): entry is [string, string] => entry[1] !== undefined,
    ),
  );
}
