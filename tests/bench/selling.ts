import type { Page } from 'playwright-core';
import { type ExtensionBrowser, openBrowser } from '../e2e/harness.ts';
import { copyBuildForBench, removeCopy } from './extension.ts';
import { interleave, toSpread } from './measure.ts';
import type { Shown } from './page.ts';
import type { Row } from './table.ts';

const dealCount = 10_000;

/** Runs in the panel: has it show a prospect, as following a tab does, and waits for the next action. */
async function timeSwitch(shown: Shown & { windowId: number; awaited: string }): Promise<number> {
  const isThere = (): boolean => {
    const text = document.querySelector('main')?.textContent ?? '';
    return text.includes(shown.name) && text.includes(shown.awaited);
  };
  const content = new Promise<void>((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`${shown.name} was not shown`)), 5_000);
    const observer = new MutationObserver(() => {
      if (!isThere()) return;
      observer.disconnect();
      clearTimeout(timer);
      resolve();
    });
    observer.observe(document.body, { childList: true, subtree: true, characterData: true });
  });
  const intent = { kind: 'prospect', id: shown.id, isNoting: false };
  const { chrome } = globalThis as unknown as {
    chrome: { storage: { session: { set(items: object): Promise<void> } } };
  };
  const began = performance.now();
  await chrome.storage.session.set({
    [`intent:${shown.windowId}`]: { intent, at: Date.now() },
  });
  await content;
  return performance.now() - began;
}

async function windowIdOf(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const { chrome } = globalThis as unknown as {
      chrome: { windows: { getCurrent(): Promise<{ id: number }> } };
    };
    return (await chrome.windows.getCurrent()).id;
  });
}

async function benchPanel(
  browser: ExtensionBrowser,
  { people, endsAt }: { people: readonly Shown[]; endsAt: number },
): Promise<Row> {
  const panel = await browser.openOwnPage('sidepanel.html');
  const windowId = await windowIdOf(panel);
  // Names of several people may be alike; the one before must not be taken for the next.
  const distinct = [...new Map(people.map((one) => [one.name, one])).values()];
  const show = (round: number) => {
    const shown = distinct[round % distinct.length];
    if (!shown) throw new Error('nobody to show');
    return panel.evaluate(timeSwitch, { ...shown, windowId, awaited: 'Next action' });
  };
  await show(0);
  const times = await interleave([{ name: 'switch', run: (round) => show(round + 1) }], {
    rounds: 100,
    endsAt,
  });
  return {
    what: 'panel: another prospect, to content',
    unit: 'ms',
    ours: toSpread(times.get('switch') ?? []),
    aims: [{ of: 'p95', most: 50 }],
  };
}

async function benchList(page: Page, endsAt: number): Promise<readonly Row[]> {
  const run = (name: 'timeDayList' | 'timeRankAll') => () =>
    page.evaluate((method) => window.benchPage?.[method]() ?? Number.NaN, name);
  const times = await interleave(
    [
      { name: 'list', run: run('timeDayList') },
      { name: 'all', run: run('timeRankAll') },
      {
        name: 'one',
        run: (round) =>
          page.evaluate((at) => window.benchPage?.timeRefreshOne(at) ?? Number.NaN, round),
      },
    ],
    { rounds: 40, endsAt },
  );
  const spread = (name: string) => toSpread(times.get(name) ?? []);
  return [
    {
      what: 'next actions: the first 50 of all, ranked, with names and counts',
      unit: 'ms',
      ours: spread('list'),
      aims: [{ of: 'p95', most: 50 }],
    },
    { what: 'next actions: every one read and ranked anew', unit: 'ms', ours: spread('all') },
    { what: 'next actions: after one change of a deal', unit: 'ms', ours: spread('one') },
  ];
}

/** What a rep with years of deals waits for: the day's list, the panel, and what the background does for them. */
export async function benchSelling(parts: {
  readonly build: string;
  readonly rowCount: number;
  readonly endsAt: number;
}): Promise<readonly Row[]> {
  const { rowCount, endsAt } = parts;
  const copy = await copyBuildForBench(parts.build);
  const browser = await openBrowser({ extension: 'built', build: copy });
  try {
    const page = await browser.openOwnPage('bench-page.html');
    const began = Date.now();
    await page.evaluate((count) => window.benchPage?.fill(count), rowCount);
    const people = await page.evaluate((count) => window.benchPage?.fillDeals(count), dealCount);
    const filledMs = Date.now() - began;
    const rebuildMs = await page.evaluate(() => window.benchPage?.timeRebuild() ?? Number.NaN);
    const counts = await page.evaluate(() => window.benchPage?.countActions());
    console.log(
      `${rowCount} prospects and ${dealCount} deals in ${(filledMs / 1000).toFixed(0)} s: ` +
        `${counts?.all} actions, ${counts?.due} due`,
    );
    const rows: Row[] = [
      { what: 'next actions: all worked out anew', unit: 'ms', ours: toSpread([rebuildMs]) },
      ...(await benchList(page, endsAt)),
    ];
    await page.close();
    rows.push(await benchPanel(browser, { people: people ?? [], endsAt }));
    return rows;
  } finally {
    await browser.close();
    removeCopy(copy);
  }
}
