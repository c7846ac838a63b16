/**
 * What the tests of the boundary to the page run inside the extension's worker, or from there in the extension's own
 * world of a page. Each is sent there as text, so it may use nothing from outside itself.
 */

declare const chrome: {
  readonly tabs: {
    query(query: object): Promise<readonly { readonly id: number }[]>;
  };
  readonly scripting: {
    executeScript<Args extends readonly unknown[], Value>(injection: {
      readonly target: { readonly tabId: number };
      readonly args?: Args;
      readonly func: (...args: Args) => Value;
    }): Promise<readonly { readonly result: Awaited<Value> }[]>;
    registerContentScripts(scripts: readonly object[]): Promise<void>;
  };
  readonly runtime: {
    sendMessage(message: unknown): Promise<unknown>;
  };
  readonly storage: Readonly<
    Record<'local' | 'session' | 'sync', { get(key: null): Promise<object> }>
  >;
};

/** Has the packaged reader run in every LinkedIn page by itself. The product never does that, not even with the permission. */
export async function registerReader(): Promise<void> {
  await chrome.scripting.registerContentScripts([
    {
      id: 'reader-in-every-page',
      matches: ['https://*.linkedin.com/*'],
      js: ['linkedin-reader.js'],
      runAt: 'document_idle',
    },
  ]);
}

/** What of the extension's own world in a page was ever asked for, and what of it is still there. */
export interface WorldMeter {
  readonly madeCount: number;
  readonly live: readonly string[];
}

/** Counts from now on what is asked for in the extension's own world of the active tab. */
export async function meterOwnWorld(): Promise<void> {
  const [tab] = await chrome.tabs.query({ active: true, lastFocusedWindow: true });
  await chrome.scripting.executeScript({
    target: { tabId: tab?.id ?? -1 },
    func: () => {
      const live = new Map<unknown, string>();
      const meter = { madeCount: 0, live };
      Object.defineProperty(globalThis, 'testMeter', { value: meter, configurable: true });
      const add = (key: unknown, name: string): void => {
        meter.madeCount += 1;
        live.set(key, name);
      };
      const later = globalThis.setTimeout;
      Object.assign(globalThis, {
        setTimeout: (run: () => void, ms: number): number => {
          const id = Number(
            later(() => {
              live.delete(`timer ${id}`);
              run();
            }, ms),
          );
          add(`timer ${id}`, 'setTimeout');
          return id;
        },
        setInterval: () => add({}, 'setInterval'),
        requestAnimationFrame: () => add({}, 'requestAnimationFrame'),
        requestIdleCallback: () => add({}, 'requestIdleCallback'),
      });
      for (const observer of [
        MutationObserver,
        IntersectionObserver,
        ResizeObserver,
        PerformanceObserver,
      ]) {
        observer.prototype.observe = function observe(this: unknown): void {
          add(this, observer.name);
        };
        observer.prototype.disconnect = function disconnect(this: unknown): void {
          live.delete(this);
        };
      }
      EventTarget.prototype.addEventListener = function addEventListener(type: string): void {
        add({}, `listener for ${type}`);
      };
    },
  });
}

export async function readMeter(): Promise<WorldMeter> {
  const [tab] = await chrome.tabs.query({ active: true, lastFocusedWindow: true });
  const [frame] = await chrome.scripting.executeScript({
    target: { tabId: tab?.id ?? -1 },
    func: () => {
      const { testMeter } = globalThis as unknown as {
        testMeter: { madeCount: number; live: ReadonlyMap<unknown, string> };
      };
      return { madeCount: testMeter.madeCount, live: [...testMeter.live.values()] };
    },
  });
  if (frame === undefined) throw new Error('the meter could not be read');
  return frame.result;
}

/** Sends each message from the extension's own world of the active tab, as a content script does, and gives the answers. */
export async function sendFromPage(messages: readonly unknown[]): Promise<readonly unknown[]> {
  const [tab] = await chrome.tabs.query({ active: true, lastFocusedWindow: true });
  const [frame] = await chrome.scripting.executeScript({
    target: { tabId: tab?.id ?? -1 },
    args: [messages] as const,
    func: (all) =>
      Promise.all(
        all.map((message) =>
          chrome.runtime.sendMessage(message).then(
            (answer) => answer ?? 'no answer',
            (error: unknown) => `rejected: ${String(error)}`,
          ),
        ),
      ),
  });
  if (frame === undefined) throw new Error('nothing was sent');
  return frame.result;
}

/** Everything in the extension's storage areas, as text. */
export async function readStorageAreas(): Promise<Readonly<Record<string, string>>> {
  const areas = ['local', 'session', 'sync'] as const;
  const texts = await Promise.all(
    areas.map(async (area) => [area, JSON.stringify(await chrome.storage[area].get(null))]),
  );
  return Object.fromEntries(texts) as Readonly<Record<string, string>>;
}

/** Keeps the address of every request that the worker makes for anything but its own files, and lets none of them out. */
export function watchWorkerRequests(): void {
  const asked: string[] = [];
  const plainFetch = globalThis.fetch;
  const refuse = (url: unknown): never => {
    asked.push(String(url));
    throw new TypeError('no request leaves during this test');
  };
  class RefusedConnection {
    constructor(url: unknown) {
      refuse(url);
    }
  }
  Object.assign(globalThis, {
    workerRequests: asked,
    fetch: async (target: RequestInfo | URL, init?: RequestInit): Promise<Response> => {
      const url = new URL(target instanceof Request ? target.url : target, location.href);
      return url.origin === location.origin ? plainFetch(target, init) : refuse(url);
    },
    WebSocket: RefusedConnection,
    EventSource: RefusedConnection,
  });
}

export function readWorkerRequests(): readonly string[] {
  return (globalThis as unknown as { workerRequests: readonly string[] }).workerRequests;
}
