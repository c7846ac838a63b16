import type { Page } from 'playwright-core';

/** From a gesture or an opening to what is on the screen, and what held the page up meanwhile. */

declare global {
  interface Window {
    /** Milliseconds from the start of the page to the frame that shows what is awaited. */
    benchDrawnAt?: number;
    /** Milliseconds of each task over 50 ms. */
    benchLongTasks?: number[];
    benchKey?: KeyWatch;
  }
}

interface KeyWatch {
  readonly before: string;
  /** When the key went down, by the browser. */
  beganAt: number;
  readonly frames: { readonly at: number; readonly text: string }[];
  readonly read: () => string;
  readonly stop: () => void;
}

/** Runs before the page's own scripts: notes long tasks, and when the first of `selector` is on the screen. */
export function noteDrawn(selector: string): void {
  const tasks: number[] = [];
  window.benchLongTasks = tasks;
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) tasks.push(duration);
  }).observe({ type: 'longtask', buffered: true });
  const observer = new MutationObserver(() => {
    if (document.querySelector(selector) === null) return;
    observer.disconnect();
    requestAnimationFrame(() => {
      // A message is heard when the frame has been drawn.
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => {
        window.benchDrawnAt = performance.now();
      };
      port2.postMessage(null);
    });
  });
  observer.observe(document, { childList: true, subtree: true });
}

/** Runs in the page: watches what the next key does to `region`. */
function watchKey(region: string): void {
  const read = (): string =>
    Array.from(document.querySelectorAll(region), ({ textContent }) => textContent).join('|');
  const frames: { at: number; text: string }[] = [];
  let isWaiting = false;
  const observer = new MutationObserver(() => {
    if (isWaiting) return;
    isWaiting = true;
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => {
        isWaiting = false;
        frames.push({ at: performance.now(), text: read() });
      };
      port2.postMessage(null);
    });
  });
  const watch: KeyWatch = {
    before: read(),
    beganAt: Number.NaN,
    frames,
    read,
    stop: () => observer.disconnect(),
  };
  addEventListener(
    'keydown',
    ({ timeStamp }) => {
      watch.beganAt = timeStamp;
    },
    { capture: true, once: true },
  );
  observer.observe(document.body, { childList: true, subtree: true, characterData: true });
  window.benchKey = watch;
}

/** Runs in the page: milliseconds to the first frame that showed what is there now; null where the key changed nothing. */
function readKey(): number | null {
  const watch = window.benchKey;
  if (!watch) throw new Error('no key is watched');
  watch.stop();
  const now = watch.read();
  if (now === watch.before) return null;
  const found = watch.frames.find(({ text }) => text === now);
  return found ? found.at - watch.beganAt : null;
}

/** Long enough for what follows a key: the answer, and the frame that shows it. */
const settleMs = 500;

export async function timeKey(
  page: Page,
  { key, region }: { readonly key: string; readonly region: string },
): Promise<number | null> {
  await page.evaluate(watchKey, region);
  await page.keyboard.press(key);
  await page.waitForTimeout(settleMs);
  return page.evaluate(readKey);
}

/** Tasks over 50 ms since the last time; of a page that was opened with `noteDrawn`. */
export function takeLongTasks(page: Page): Promise<readonly number[]> {
  return page.evaluate(() => window.benchLongTasks?.splice(0) ?? []);
}
