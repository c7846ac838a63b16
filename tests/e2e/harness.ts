import { rmSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type BrowserContext,
  type CDPSession,
  type ConsoleMessage,
  chromium,
  type Page,
  type Worker,
} from 'playwright-core';
import { findChromium } from '../chromium/find-chromium.ts';
import { type Sandbox, type SandboxOptions, serveSandbox } from '../sandbox/serve.ts';
import { checkBuild, chromeBuild, copyGrantedBuild, removeBuild } from './build.ts';
import {
  dispatchCommand,
  dispatchMenuClick,
  readRows,
  removePopup,
  restorePopup,
} from './in-worker.ts';

export interface BrowserOptions {
  /** `built`: as shipped. `granted`: with the optional sites granted. `none`: a browser without the extension. */
  readonly extension: 'built' | 'granted' | 'none';
  /** Folder of another build than the one in `.output`. */
  readonly build?: string;
  readonly window?: 'headless' | 'headed';
  readonly colorScheme?: 'light' | 'dark';
  /** Of the browser's own interface, and so of the extension's texts. */
  readonly language?: string;
  readonly sandbox?: SandboxOptions;
}

/** An error that a page or the worker showed: a failed script, a console error, a breach of the content security policy. */
export interface Problem {
  /** The page's address, or `worker`. */
  readonly where: string;
  readonly text: string;
}

export interface TestBrowser {
  readonly context: BrowserContext;
  readonly sandbox: Sandbox;
  readonly problems: readonly Problem[];
  /** Opens an address in a new tab, in front. */
  open(url: string): Promise<Page>;
  close(): Promise<void>;
}

export interface ExtensionBrowser extends TestBrowser {
  readonly extensionId: string;
  /** The extension's worker, woken when it sleeps. */
  worker(): Promise<Worker>;
  /** Ends the worker as the browser does with an idle one: no message, no event. */
  stopWorker(): Promise<void>;
  /** A click on the toolbar button while `page` is in front: grants `activeTab` and returns the popup that opens. */
  triggerAction(page: Page): Promise<Page>;
  /** Grants `activeTab` for `page` without opening the popup, as a keyboard command does. */
  grantActiveTab(page: Page): Promise<void>;
  /** What the keyboard command does on `page`: the grant, then the listeners. Playwright's keys never fire commands. */
  runCommand(page: Page, command: string): Promise<void>;
  /** What the page's context menu entry does. */
  clickMenu(page: Page, menuItemId: string): Promise<void>;
  /** The side panel beside `page`, whatever the popup shows. */
  openPanel(page: Page): Promise<Page>;
  /** The side panel that `act` opens, for example a click in the popup. */
  awaitPanel(act: () => Promise<void>): Promise<Page>;
  /** A page of the extension in a tab of its own, for example `options.html`. */
  openOwnPage(path: string): Promise<Page>;
  /** Every row of a table, straight from IndexedDB. */
  readStore(table: string): Promise<readonly unknown[]>;
}

const storeName = 'pipeside';

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

export function openBrowser(
  options: BrowserOptions & { readonly extension: 'none' },
): Promise<TestBrowser>;
export function openBrowser(
  options: BrowserOptions & { readonly extension: 'built' | 'granted' },
): Promise<ExtensionBrowser>;
/** Starts Chromium with a throw-away profile on the sandbox. The caller closes it. */
export async function openBrowser(options: BrowserOptions): Promise<TestBrowser> {
  const build = options.build ?? chromeBuild;
  if (options.extension !== 'none') checkBuild(build);
  const loaded = options.extension === 'granted' ? copyGrantedBuild(build) : build;
  const profile = await mkdtemp(join(tmpdir(), 'pipeside-profile-'));
  const clean = (): void => {
    process.off('exit', clean);
    if (options.extension === 'granted') removeBuild(loaded);
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  };
  process.on('exit', clean);
  try {
    const context = await launch(
      profile,
      options,
      options.extension === 'none' ? undefined : loaded,
    );
    const problems = collectProblems(context);
    await context.addInitScript(reportViolations);
    const sandbox = await serveSandbox(context, options.sandbox ?? {});
    const plain: TestBrowser = {
      context,
      sandbox,
      problems,
      open: (url) => openTab(context, url),
      close: async () => {
        await context.close();
        clean();
      },
    };
    return options.extension === 'none' ? plain : await withExtension(plain);
  } catch (error) {
    clean();
    throw error;
  }
}

async function launch(
  profile: string,
  options: BrowserOptions,
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

async function withExtension(plain: TestBrowser): Promise<ExtensionBrowser> {
  const { context } = plain;
  const worker =
    context.serviceWorkers()[0] ??
    (await context.waitForEvent('serviceworker', { timeout: 15_000 }));
  const extensionId = new URL(worker.url()).host;
  const origin = `chrome-extension://${extensionId}`;
  const cdp = await startSession(context);
  const run = createRunner({ context, cdp, worker, origin });

  const press = async (page: Page): Promise<void> => {
    await page.bringToFront();
    await cdp.send('Extensions.triggerAction', {
      id: extensionId,
      targetId: await findTab(cdp, page.url()),
    });
  };
  const triggerAction = (page: Page): Promise<Page> =>
    awaitPage(context, `${origin}/popup.html`, () => press(page));
  const panelUrl = `${origin}/sidepanel.html`;
  const awaitPanel = (act: () => Promise<void>): Promise<Page> => awaitPage(context, panelUrl, act);
  const grantActiveTab = async (page: Page): Promise<void> => {
    const popup = await (await run.awake()).evaluate(removePopup);
    await press(page);
    await (await run.awake()).evaluate(restorePopup, popup);
  };

  return {
    ...plain,
    extensionId,
    worker: run.awake,
    stopWorker: run.stop,
    triggerAction,
    grantActiveTab,
    runCommand: async (page, command) => {
      await grantActiveTab(page);
      await (await run.awake()).evaluate(dispatchCommand, command);
    },
    clickMenu: async (page, menuItemId) => {
      await grantActiveTab(page);
      await (await run.awake()).evaluate(dispatchMenuClick, menuItemId);
    },
    awaitPanel,
    openPanel: async (page) => {
      const already = context.pages().find((each) => each.url().startsWith(panelUrl));
      if (already !== undefined) return already;
      const popup = await triggerAction(page);
      const panel = await awaitPanel(() => openPanelFrom(context, popup));
      if (!popup.isClosed()) await popup.close();
      return panel;
    },
    openOwnPage: (path) => openTab(context, `${origin}/${path}`),
    readStore: async (table) => (await run.awake()).evaluate(readRows, [storeName, table] as const),
  };
}

interface Runner {
  awake(): Promise<Worker>;
  stop(): Promise<void>;
}

/** Playwright's handle outlives the worker: it hangs while the worker is down and serves the next one. So: wake, then use. */
function createRunner(parts: {
  readonly context: BrowserContext;
  readonly cdp: CDPSession;
  readonly worker: Worker;
  readonly origin: string;
}): Runner {
  const { context, cdp, worker, origin } = parts;
  const listRunning = async (): Promise<readonly string[]> => {
    const { targetInfos } = await cdp.send('Target.getTargets', {
      filter: [{ type: 'service_worker' }],
    });
    return targetInfos
      .filter((target) => target.url.startsWith(origin))
      .map((target) => target.targetId);
  };
  const waitUntil = async (isRunning: boolean): Promise<void> => {
    for (let attempt = 0; attempt < 100; attempt += 1) {
      if ((await listRunning()).length > 0 === isRunning) return;
      await sleep(50);
    }
    throw new Error(`the extension's worker is ${isRunning ? 'still down' : 'still up'} after 5 s`);
  };
  return {
    awake: async () => {
      if ((await listRunning()).length === 0) {
        await wakeWorker(context, cdp, origin);
        await waitUntil(true);
      }
      return worker;
    },
    stop: async () => {
      for (const targetId of await listRunning())
        await cdp.send('Target.closeTarget', { targetId });
      await waitUntil(false);
    },
  };
}

/** Sends a message that nobody answers, from a tab in the background that runs none of the product's code. */
async function wakeWorker(context: BrowserContext, cdp: CDPSession, origin: string): Promise<void> {
  const url = `${origin}/manifest.json`;
  const page = await awaitPage(context, url, async () => {
    await cdp.send('Target.createTarget', { url, background: true });
  });
  await page.evaluate('chrome.runtime.sendMessage({}).catch(() => undefined)');
  await page.close();
}

/** `sidePanel.open` wants a gesture; the protocol can run a script as if one had just happened. */
async function openPanelFrom(context: BrowserContext, popup: Page): Promise<void> {
  const session = await context.newCDPSession(popup);
  await session.send('Runtime.evaluate', {
    expression: 'void chrome.sidePanel.open({ windowId: chrome.windows.WINDOW_ID_CURRENT })',
    userGesture: true,
  });
}

async function awaitPage(
  context: BrowserContext,
  url: string,
  act: () => Promise<void>,
): Promise<Page> {
  const opened = context.waitForEvent('page', {
    predicate: (page) => page.url().startsWith(url),
    timeout: 10_000,
  });
  const [page] = await Promise.all([opened, act()]);
  await page.waitForLoadState('load');
  return page;
}

async function openTab(context: BrowserContext, url: string): Promise<Page> {
  const blank = context.pages().find((page) => page.url() === 'about:blank');
  const page = blank ?? (await context.newPage());
  await page.goto(url, { waitUntil: 'load' });
  return page;
}

async function startSession(context: BrowserContext): Promise<CDPSession> {
  const browser = context.browser();
  if (browser === null) throw new Error('the browser has gone');
  return browser.newBrowserCDPSession();
}

/** The toolbar belongs to a tab, which is a target above the page's own. */
async function findTab(cdp: CDPSession, url: string): Promise<string> {
  const { targetInfos } = await cdp.send('Target.getTargets', { filter: [{ type: 'tab' }] });
  const tabs = targetInfos.filter((target) => target.url === url);
  const active =
    tabs.find((target) => JSON.stringify(target).includes('"tabActive":true')) ?? tabs[0];
  if (active === undefined) throw new Error(`no tab shows ${url}`);
  return active.targetId;
}

/** A file that does not load is named by the message's place only. */
function withSource(message: ConsoleMessage): string {
  const { url } = message.location();
  return url === '' ? message.text() : `${message.text()} (${url})`;
}

function collectProblems(context: BrowserContext): readonly Problem[] {
  const problems: Problem[] = [];
  context.on('console', (message) => {
    if (message.type() !== 'error') return;
    problems.push({ where: message.page()?.url() ?? 'worker', text: withSource(message) });
  });
  context.on('weberror', (error) => {
    problems.push({ where: error.page()?.url() ?? 'worker', text: error.error().message });
  });
  return problems;
}

/** Runs in every page before its own scripts. In other pages than ours it leaves nothing behind. */
function reportViolations(): void {
  if (location.protocol !== 'chrome-extension:') return;
  document.addEventListener('securitypolicyviolation', (event) => {
    console.error(
      `securitypolicyviolation: ${event.violatedDirective} refused ${event.blockedURI}`,
    );
  });
}

function definedOnly(environment: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(
    Object.entries(environment).filter(
      (entry): entry is [string, string] => entry[1] !== undefined,
    ),
  );
}

function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
