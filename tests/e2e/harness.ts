import { existsSync, rmSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { BrowserContext, CDPSession, Page, Worker } from 'playwright-core';
import { type Sandbox, type SandboxOptions, serveSandbox } from '../sandbox/serve.ts';
import { awaitPage } from './await-page.ts';
import { checkBuild, chromeBuild, copyGrantedBuild, removeBuild } from './build.ts';
import {
  dispatchCommand,
  dispatchMenuClick,
  readRows,
  removePopup,
  restorePopup,
} from './in-worker.ts';
import { type LaunchOptions, launchChromium } from './launch.ts';
import { collectProblems, type Problem, reportViolations } from './problems.ts';
import { waitUntil } from './wait-until.ts';
import { createWorkerHandle } from './worker-handle.ts';

export interface BrowserOptions extends LaunchOptions {
  /** `built`: as shipped. `granted`: with the optional sites granted. `none`: a browser without the extension. */
  readonly extension: 'built' | 'granted' | 'none';
  /** Folder of another build than the one in `.output`. */
  readonly build?: string;
  readonly sandbox?: SandboxOptions;
}

export interface TestBrowser {
  readonly context: BrowserContext;
  /** The folder of the profile; it goes with the browser's `close`. */
  readonly profile: string;
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

/** How long a browser that is closed by a person or a signal may take to let go of its profile. */
const endingMs = 1000;

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
    process.off('exit', cleanLate);
    if (options.extension === 'granted') removeBuild(loaded);
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  };
  /** After an interruption: the browser is about to end, and still writes into its profile for a moment. */
  const cleanLate = (): void => {
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, endingMs);
    clean();
  };
  process.on('exit', cleanLate);
  let context: BrowserContext | undefined;
  try {
    context = await launchChromium(
      profile,
      options,
      options.extension === 'none' ? undefined : loaded,
    );
    return await toTestBrowser(context, { options, build: loaded, profile, clean });
  } catch (error) {
    await context?.close();
    clean();
    throw error;
  }
}

async function toTestBrowser(
  context: BrowserContext,
  parts: {
    readonly options: BrowserOptions;
    readonly build: string;
    readonly profile: string;
    readonly clean: () => void;
  },
): Promise<TestBrowser> {
  const { options, build, profile, clean } = parts;
  let isClosed = false;
  context.once('close', () => {
    isClosed = true;
  });
  const problems = collectProblems(context);
  await context.addInitScript(reportViolations);
  const plain: TestBrowser = {
    context,
    profile,
    sandbox: await serveSandbox(context, options.sandbox ?? {}),
    problems,
    open: (url) => openTab(context, url),
    close: async () => {
      if (isClosed) await sleep(endingMs);
      else await context.close();
      clean();
    },
  };
  if (options.extension === 'none') return plain;
  const browser = await withExtension(plain);
  await awaitWelcome(context, build);
  return browser;
}

async function withExtension(plain: TestBrowser): Promise<ExtensionBrowser> {
  const { context } = plain;
  const worker =
    context.serviceWorkers()[0] ??
    (await context.waitForEvent('serviceworker', { timeout: 15_000 }));
  const extensionId = new URL(worker.url()).host;
  const origin = `chrome-extension://${extensionId}`;
  const cdp = await startSession(context);
  const handle = createWorkerHandle({ context, cdp, worker, origin });

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
    const popup = await (await handle.awake()).evaluate(removePopup);
    await press(page);
    await (await handle.awake()).evaluate(restorePopup, popup);
  };

  return {
    ...plain,
    extensionId,
    worker: handle.awake,
    stopWorker: handle.stop,
    triggerAction,
    grantActiveTab,
    runCommand: async (page, command) => {
      await grantActiveTab(page);
      await (await handle.awake()).evaluate(dispatchCommand, command);
    },
    clickMenu: async (page, menuItemId) => {
      await grantActiveTab(page);
      await (await handle.awake()).evaluate(dispatchMenuClick, menuItemId);
    },
    awaitPanel,
    openPanel: async (page) => {
      const already = context.pages().find((each) => each.url().startsWith(panelUrl));
      if (already !== undefined) return already;
      // A popup that loses the focus closes by itself, at times before it has asked for the panel.
      for (let attempt = 1; ; attempt += 1) {
        const popup = await triggerAction(page);
        try {
          const panel = await awaitPanel(() => openPanelFrom(context, popup));
          if (!popup.isClosed()) await popup.close();
          return panel;
        } catch (error) {
          if (!popup.isClosed() || attempt === 3) throw error;
        }
      }
    },
    openOwnPage: (path) => openTab(context, `${origin}/${path}`),
    readStore: async (table) =>
      (await handle.awake()).evaluate(readRows, [storeName, table] as const),
  };
}

/** The page that opens after the installation would otherwise come in front of the first page of a test. */
async function awaitWelcome(context: BrowserContext, build: string): Promise<void> {
  if (!existsSync(join(build, 'welcome.html'))) return;
  const findWelcome = (): Page | undefined =>
    context.pages().find((page) => page.url().endsWith('/welcome.html'));
  await waitUntil('the welcome page is open', async () => findWelcome() !== undefined);
  await findWelcome()?.waitForLoadState('load');
}

/** `sidePanel.open` wants a gesture; the protocol can run a script as if one had just happened. */
async function openPanelFrom(context: BrowserContext, popup: Page): Promise<void> {
  const session = await context.newCDPSession(popup);
  await session.send('Runtime.evaluate', {
    expression: 'void chrome.sidePanel.open({ windowId: chrome.windows.WINDOW_ID_CURRENT })',
    userGesture: true,
  });
}

async function openTab(context: BrowserContext, url: string): Promise<Page> {
  const blank = context.pages().find((page) => page.url() === 'about:blank');
  const page = blank ?? (await context.newPage());
  await page.goto(url, { waitUntil: 'load' });
  await page.bringToFront();
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
