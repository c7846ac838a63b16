import type { CDPSession, Page } from 'playwright-core';
import type { TestBrowser } from './harness.ts';
import { readPageWorld, watchPageWorld } from './in-page.ts';

/**
 * All of a page that something foreign could leave a trace in, in parts that are compared line by line. The page's own
 * view (`markup`, `globals` …) stands beside the browser's (`tree`, `listeners`, `requests` …), which no page script can see.
 */
export interface Footprint {
  /** The document with the open shadow roots, as the page sees it. */
  readonly markup: readonly string[];
  /** Every node and attribute as the browser knows them: closed shadow roots and inner frames too. */
  readonly tree: readonly string[];
  readonly sheets: readonly string[];
  readonly globals: readonly string[];
  /** Of every script world but the test's, on the window and on each node. */
  readonly listeners: readonly string[];
  /** Timers and observers that the page's own world was asked for, by kind. */
  readonly timers: readonly string[];
  /** Scroll places, focus, selection, history. */
  readonly view: readonly string[];
  readonly storage: readonly string[];
  /** Changes of the document since the first look. */
  readonly mutations: readonly string[];
  /** Console, uncaught errors and the browser's own remarks, of every script world. */
  readonly console: readonly string[];
  readonly requests: readonly string[];
  /** What the page itself found when it looked for extensions. */
  readonly findings: readonly string[];
}

export type FootprintPart = keyof Footprint;

export interface WatchedPage {
  readonly page: Page;
  /** Waits until the page is at rest, then looks at all of it. */
  takeFootprint(): Promise<Footprint>;
  /** Origins of the extensions that have a script world in the page. */
  foreignWorlds(): readonly string[];
}

interface World {
  readonly id: number;
  readonly origin: string;
  readonly name: string;
}

/** The testing tool's own world is there in every run, and it is none of the product's. */
const isToolWorld = (world: World): boolean => world.name.startsWith('__playwright');

/** How long a page must not change or ask for anything to count as being at rest. */
const restMs = 200;

/** Opens an address in a new tab that is watched from before its first script. */
export async function openWatched(browser: TestBrowser, url: string): Promise<WatchedPage> {
  const page = await browser.context.newPage();
  const cdp = await browser.context.newCDPSession(page);
  const worlds = await watchWorlds(cdp);
  const lines: string[] = [];
  const requests: string[] = [];
  watchConsole(cdp, lines);
  cdp.on('Network.requestWillBeSent', ({ request, type }) => {
    requests.push(`${request.method} ${request.url} (${type})`);
  });
  await cdp.send('Network.enable');
  await cdp.send('Log.enable');
  await page.addInitScript(watchPageWorld);
  await page.goto(url, { waitUntil: 'load' });
  const readSheets = await watchSheets(cdp);

  const takeFootprint = async (): Promise<Footprint> => {
    await awaitRest(page, requests);
    const own = await page.evaluate(readPageWorld);
    return {
      ...own,
      sheets: [...own.sheets, ...(await readSheets())],
      tree: await readTree(cdp),
      listeners: await readListeners(
        cdp,
        [...worlds.values()].filter((each) => !isToolWorld(each)),
      ),
      console: [...lines],
      requests: [...requests].sort(),
    };
  };
  return {
    page,
    takeFootprint,
    foreignWorlds: () =>
      [...worlds.values()]
        .map((world) => world.origin)
        .filter((origin) => origin.startsWith('chrome-extension:')),
  };
}

/** The parts in which two footprints are not the same. */
export function differingParts(one: Footprint, other: Footprint): readonly FootprintPart[] {
  const parts = Object.keys(one) as FootprintPart[];
  return parts.filter((part) => JSON.stringify(one[part]) !== JSON.stringify(other[part]));
}

async function watchWorlds(cdp: CDPSession): Promise<ReadonlyMap<number, World>> {
  const worlds = new Map<number, World>();
  cdp.on('Runtime.executionContextCreated', ({ context }) => {
    const { id, origin, name } = context;
    worlds.set(id, { id, origin, name });
  });
  cdp.on('Runtime.executionContextDestroyed', ({ executionContextId }) => {
    worlds.delete(executionContextId);
  });
  cdp.on('Runtime.executionContextsCleared', () => worlds.clear());
  await cdp.send('Runtime.enable');
  return worlds;
}

/**
 * Keeps what the page's console shows, of every script world: Playwright passes over those that it did not make.
 * The caller enables the protocol's domains.
 */
export function watchConsole(cdp: CDPSession, lines: string[]): void {
  cdp.on('Runtime.consoleAPICalled', ({ type, args }) => {
    lines.push(
      `console.${type}: ${args.map((arg) => String(arg.value ?? arg.description)).join(' ')}`,
    );
  });
  cdp.on('Runtime.exceptionThrown', ({ exceptionDetails: { text, exception } }) => {
    lines.push(`uncaught: ${text} ${exception?.description ?? ''}`);
  });
  cdp.on('Log.entryAdded', ({ entry }) => {
    lines.push(`${entry.source}: ${entry.text} ${entry.url ?? ''}`);
  });
}

async function awaitRest(page: Page, requests: readonly string[]): Promise<void> {
  const look = async (): Promise<string> =>
    `${requests.length} ${await page.evaluate(() => document.documentElement.outerHTML.length)}`;
  let before = await look();
  let since = Date.now();
  for (const began = Date.now(); Date.now() - began < 10_000; ) {
    await page.waitForTimeout(50);
    const now = await look();
    if (now !== before) since = Date.now();
    else if (Date.now() - since >= restMs) return;
    before = now;
  }
  throw new Error(`${page.url()} has not come to rest in 10 s`);
}

/** Sheets that a page cannot list: an extension's own are among them. Gives a function that reads those that are there. */
async function watchSheets(cdp: CDPSession): Promise<() => Promise<readonly string[]>> {
  const lines = new Map<string, string>();
  cdp.on('CSS.styleSheetAdded', ({ header }) => {
    lines.set(header.styleSheetId, `browser: ${header.origin} ${header.sourceURL}`);
  });
  cdp.on('CSS.styleSheetRemoved', ({ styleSheetId }) => lines.delete(styleSheetId));
  await cdp.send('DOM.enable');
  await cdp.send('CSS.enable');
  return async () => {
    const texts = [...lines].map(async ([styleSheetId, line]) => {
      const { text } = await cdp.send('CSS.getStyleSheetText', { styleSheetId });
      return `${line} ${text}`;
    });
    return (await Promise.all(texts)).sort();
  };
}

interface DomNode {
  readonly nodeName: string;
  readonly nodeValue: string;
  readonly attributes?: readonly string[];
  readonly shadowRootType?: string;
  readonly children?: readonly DomNode[];
  readonly shadowRoots?: readonly DomNode[];
  readonly contentDocument?: DomNode;
}

async function readTree(cdp: CDPSession): Promise<readonly string[]> {
  const { root } = await cdp.send('DOM.getDocument', { depth: -1, pierce: true });
  const lines: string[] = [];
  const walk = (node: DomNode, depth: number): void => {
    const mark = node.shadowRootType === undefined ? '' : ` (${node.shadowRootType} shadow root)`;
    const attributes = (node.attributes ?? []).join(' ');
    lines.push(`${' '.repeat(depth)}${node.nodeName}${mark} ${attributes} ${node.nodeValue}`);
    const inner = node.contentDocument === undefined ? [] : [node.contentDocument];
    for (const child of [...inner, ...(node.shadowRoots ?? []), ...(node.children ?? [])])
      walk(child, depth + 1);
  };
  walk(root, 0);
  return lines;
}

/** A window shows each script world only its own listeners; a document shows those of all worlds, of every node in it. */
async function readListeners(
  cdp: CDPSession,
  worlds: readonly World[],
): Promise<readonly string[]> {
  const lines: string[] = [];
  const read = async (options: {
    readonly expression: 'window' | 'document';
    readonly depth: number;
    readonly contextId?: number;
  }): Promise<void> => {
    const { depth, ...where } = options;
    const { result } = await cdp.send('Runtime.evaluate', where);
    if (result.objectId === undefined) return;
    const { objectId } = result;
    const { listeners } = await cdp.send('DOMDebugger.getEventListeners', {
      objectId,
      depth,
      pierce: true,
    });
    for (const { type, useCapture, passive, once } of listeners)
      lines.push(`${where.expression}: ${type} ${JSON.stringify({ useCapture, passive, once })}`);
    await cdp.send('Runtime.releaseObject', { objectId });
  };
  for (const { id } of worlds) await read({ expression: 'window', depth: 1, contextId: id });
  await read({ expression: 'document', depth: -1 });
  return lines.sort();
}
