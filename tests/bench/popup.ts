import type { BrowserContext, Page } from 'playwright-core';
import { emptyText } from './extension.ts';
import { interleave, toSpread } from './measure.ts';
import type { Row } from './table.ts';

const rounds = 30;

declare global {
  interface Window {
    /** Milliseconds from the start of the page to the change that brought the awaited text. */
    benchContentAt?: number;
  }
}

/** Runs before the page's own scripts: notes when a text first stands in the page. */
function noteContent(awaited: string): void {
  const observer = new MutationObserver(() => {
    if (!(document.body?.textContent ?? '').includes(awaited)) return;
    window.benchContentAt = performance.now();
    observer.disconnect();
  });
  observer.observe(document, { childList: true, subtree: true, characterData: true });
}

async function timeToContent(
  context: BrowserContext,
  url: string,
  awaited: string,
): Promise<number> {
  const page = await context.newPage();
  try {
    await page.addInitScript(noteContent, awaited);
    await page.goto(url, { waitUntil: 'commit' });
    const handle = await page.waitForFunction(() => window.benchContentAt, undefined, {
      timeout: 15_000,
    });
    return (await handle.jsonValue()) ?? Number.NaN;
  } finally {
    await page.close();
  }
}

/** From opening the popup to its newest prospect, with a full store, beside an empty page of the extension. */
export async function benchPopup(
  context: BrowserContext,
  parts: {
    readonly origin: string;
    /** Stands in the popup as soon as it shows something of the store. */
    readonly awaited: string;
    readonly rowCount: number;
    readonly endsAt: number;
  },
): Promise<readonly Row[]> {
  const { origin, awaited } = parts;
  const variant = (name: string, path: string, text: string) => ({
    name,
    run: () => timeToContent(context, `${origin}/${path}`, text),
  });
  const times = await interleave(
    [variant('popup', 'popup.html', awaited), variant('empty', 'bench-empty.html', emptyText)],
    { rounds, endsAt: parts.endsAt },
  );
  return [
    {
      what: `popup to content at ${parts.rowCount} prospects`,
      unit: 'ms',
      ours: toSpread(times.get('popup') ?? []),
      floor: toSpread(times.get('empty') ?? []),
      aims: [{ of: 'ratio', most: 1.5 }],
    },
  ];
}

/** Runs in the popup: puts `text` into the empty search field at once and waits for rows. */
async function timeKeystroke(text: string): Promise<number> {
  const field = document.querySelector<HTMLInputElement>(
    'input[role="combobox"], input[type="search"]',
  );
  if (field === null) throw new Error('the popup has no search field');
  const countRows = (): number => document.querySelectorAll('[role="option"]').length;
  const untilRows = (isDone: (count: number) => boolean): Promise<void> =>
    new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error(`no rows for ${text}`)), 5_000);
      const check = (): void => {
        if (!isDone(countRows())) return;
        observer.disconnect();
        clearTimeout(timer);
        resolve();
      };
      const observer = new MutationObserver(check);
      observer.observe(document.body, { childList: true, subtree: true });
      check();
    });
  // React keeps its own idea of the value; the prototype's setter goes past it, so that it hears the event.
  const { set } = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value') ?? {};
  const type = (value: string): void => {
    set?.call(field, value);
    field.dispatchEvent(new InputEvent('input', { bubbles: true }));
  };
  field.focus();
  if (field.value !== '') type('');
  await untilRows((count) => count === 0);
  const began = performance.now();
  type(text);
  await untilRows((count) => count > 0);
  return performance.now() - began;
}

/** From a keystroke in the popup's search to rows on screen, the field and the list included. */
export async function benchSearch(
  page: Page,
  parts: {
    readonly queries: readonly string[];
    readonly rowCount: number;
    readonly endsAt: number;
  },
): Promise<readonly Row[]> {
  const { queries } = parts;
  const times = await interleave(
    [
      {
        name: 'keystroke',
        run: (round) => page.evaluate(timeKeystroke, queries[round % queries.length] ?? ''),
      },
    ],
    { rounds: 100, endsAt: parts.endsAt },
  );
  return [
    {
      what: `search keystroke to rows at ${parts.rowCount}`,
      unit: 'ms',
      ours: toSpread(times.get('keystroke') ?? []),
      aims: [{ of: 'p95', most: 10 }],
    },
  ];
}
