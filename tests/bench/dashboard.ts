import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { addPage } from '../e2e/extra-page.ts';
import { type ExtensionBrowser, openBrowser } from '../e2e/harness.ts';
import { noteDrawn, takeLongTasks, timeKey } from './drawn.ts';
import { copyBuildForBench, removeCopy } from './extension.ts';
import { type Frames, lateMs, watchFrames } from './frames.ts';
import { interleave, toSpread } from './measure.ts';
import type { Row } from './table.ts';

/** Of the prospects; four take part in a deal. */
const dealShare = 1 / 5;
const card = '[data-board] [data-card]';
const listRow = '[data-list-row]';
const floorElement = '[data-floor]';
const openTimeoutMs = 60_000;

/** For the figures, however long filling took. */
const measuredMs = 6 * 60_000;

/** What is typed, letter by letter, and taken back; each letter is one keystroke. */
const boardWords = ['anna', 'linh', '12', 'maria', '777'];
const listWords = ['anna', 'linh', 'tran', 'mul', 'sof'];

/** Longest tasks by what was done. */
type LongTasks = Map<string, number[]>;

function addTasks(found: LongTasks, what: string, tasks: readonly number[]): void {
  found.set(what, [...(found.get(what) ?? []), ...tasks]);
}

async function openTimed(
  context: BrowserContext,
  { url, awaited }: { readonly url: string; readonly awaited: string },
): Promise<{ readonly page: Page; readonly ms: number }> {
  const page = await context.newPage();
  await page.addInitScript(noteDrawn, awaited);
  await page.goto(url, { waitUntil: 'commit' });
  const handle = await page.waitForFunction(() => window.benchDrawnAt, undefined, {
    timeout: openTimeoutMs,
  });
  return { page, ms: (await handle.jsonValue()) ?? Number.NaN };
}

/** The page of `copyBuildForBench` shows a text; this one an element, drawn by its first script. */
function addEmptyPage(folder: string): void {
  writeFileSync(
    join(folder, 'bench-floor.html'),
    `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Floor</title></head>
<body><script src="/bench-floor.js"></script></body></html>`,
  );
  writeFileSync(
    join(folder, 'bench-floor.js'),
    `document.body.insertAdjacentHTML('beforeend', '<p data-floor>nothing to see</p>');`,
  );
}

interface Parts {
  readonly dealCount: number;
  readonly origin: string;
  readonly endsAt: number;
  readonly longTasks: LongTasks;
}

async function benchOpenings(
  browser: ExtensionBrowser,
  { dealCount, origin, endsAt, longTasks }: Parts,
): Promise<readonly Row[]> {
  const open = (what: string, path: string, awaited: string) => ({
    name: what,
    run: async () => {
      const { page, ms } = await openTimed(browser.context, { url: `${origin}/${path}`, awaited });
      // What the page does after its first sight is part of opening it.
      await page.waitForTimeout(1_000);
      if (awaited !== floorElement) addTasks(longTasks, what, await takeLongTasks(page));
      await page.close();
      return ms;
    },
  });
  const times = await interleave(
    [
      open('open the board', 'dashboard.html', card),
      open('open the list', 'dashboard.html#prospects', listRow),
      open('open an empty page', 'bench-floor.html', floorElement),
    ],
    { rounds: 12, endsAt },
  );
  const floor = toSpread(times.get('open an empty page') ?? []);
  return [
    {
      what: `dashboard: open to the board drawn, ${dealCount} deals`,
      unit: 'ms',
      ours: toSpread(times.get('open the board') ?? []),
      floor,
      aims: [{ of: 'p95', most: 400 }],
    },
    {
      what: 'dashboard: open to the list of prospects drawn',
      unit: 'ms',
      ours: toSpread(times.get('open the list') ?? []),
      floor,
    },
  ];
}

interface Filter {
  readonly path: string;
  readonly what: string;
  readonly awaited: string;
  /** What the filter changes. */
  readonly region: string;
  /** Over this the wheel is turned. */
  readonly scrolled: string;
  readonly words: readonly string[];
}

const filters: readonly Filter[] = [
  {
    path: 'dashboard.html',
    what: 'the board',
    awaited: card,
    region: '[data-board]',
    scrolled: '[data-board] [data-cards]',
    words: boardWords,
  },
  {
    path: 'dashboard.html#prospects',
    what: 'the list of prospects',
    awaited: listRow,
    region: listRow,
    scrolled: 'main .overflow-auto',
    words: listWords,
  },
];

async function typeWords(page: Page, { region, words }: Filter): Promise<readonly number[]> {
  const times: number[] = [];
  for (const word of words) {
    for (const key of [...word.split(''), ...word.split('').map(() => 'Backspace')]) {
      const ms = await timeKey(page, { key, region });
      if (ms !== null) times.push(ms);
    }
  }
  return times;
}

/** Turns the wheel over what scrolls, as fast as a hand does. */
async function scroll(page: Page, scrolled: string): Promise<void> {
  const box = await page.locator(scrolled).first().boundingBox();
  if (!box) throw new Error(`${scrolled} is not there to scroll`);
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  for (let turn = 0; turn < 90; turn += 1) {
    await page.mouse.wheel(0, turn % 30 < 20 ? 400 : -300);
    await page.waitForTimeout(16);
  }
}

async function benchScroll(
  page: Page,
  { what, scrolled }: Pick<Filter, 'what' | 'scrolled'>,
): Promise<readonly Row[]> {
  const [busy, idle]: [Frames[], Frames[]] = [[], []];
  for (let round = 0; round < 4; round += 1) {
    const endBusy = await watchFrames(page);
    await scroll(page, scrolled);
    busy.push(await endBusy());
    const endIdle = await watchFrames(page);
    await page.waitForTimeout(1_500);
    idle.push(await endIdle());
  }
  const of = (frames: readonly Frames[], figure: (one: Frames) => number) =>
    toSpread(frames.slice(1).map(figure));
  return [
    {
      what: `dashboard: scrolling ${what}, frames later than ${lateMs} ms of 100; floor: at rest`,
      unit: '%',
      ours: of(busy, ({ latePercent }) => latePercent),
      floor: of(idle, ({ latePercent }) => latePercent),
    },
    {
      what: `dashboard: scrolling ${what}, the longest frame; floor: at rest`,
      unit: 'ms',
      ours: of(busy, ({ longestMs }) => longestMs),
      floor: of(idle, ({ longestMs }) => longestMs),
    },
  ];
}

async function benchView(
  browser: ExtensionBrowser,
  { filter, origin, longTasks }: Parts & { readonly filter: Filter },
): Promise<readonly Row[]> {
  const { path, what, awaited } = filter;
  const { page } = await openTimed(browser.context, { url: `${origin}/${path}`, awaited });
  await page.waitForTimeout(2_000);
  await takeLongTasks(page);
  const frames = await benchScroll(page, filter);
  addTasks(longTasks, `scroll ${what}`, await takeLongTasks(page));
  await page.locator('main input[type="text"]').first().click();
  const times = await typeWords(page, filter);
  addTasks(longTasks, `filter ${what}`, await takeLongTasks(page));
  await page.close();
  return [
    {
      what: `dashboard: a key in the filter of ${what}, to drawn`,
      unit: 'ms',
      ours: toSpread(times),
      aims: [{ of: 'p95', most: 50 }],
    },
    ...frames,
  ];
}

async function benchMetrics(page: Page, endsAt: number): Promise<readonly Row[]> {
  type Timed = 'timeFacts' | 'timeMetrics' | 'timeMetricsAnew' | 'timeMetricsByRep';
  const run = (name: Timed, rounds: number) =>
    interleave(
      [
        {
          name,
          run: () =>
            page.evaluate((method) => window.dashboardBench?.[method]() ?? Number.NaN, name),
        },
      ],
      { rounds, endsAt },
    );
  const facts = await run('timeFacts', 3);
  const metrics = await run('timeMetrics', 20);
  const anew = await run('timeMetricsAnew', 6);
  const byRep = await run('timeMetricsByRep', 10);
  return [
    {
      what: 'dashboard: all metrics of four quarters, as after a change of a deal',
      unit: 'ms',
      ours: toSpread(metrics.get('timeMetrics') ?? []),
      aims: [{ of: 'p95', most: 150 }],
    },
    {
      what: 'dashboard: the same of rows that were never put in order',
      unit: 'ms',
      ours: toSpread(anew.get('timeMetricsAnew') ?? []),
    },
    {
      what: 'dashboard: the same for each rep',
      unit: 'ms',
      ours: toSpread(byRep.get('timeMetricsByRep') ?? []),
    },
    {
      what: 'dashboard: facts of the metrics from rows in memory',
      unit: 'ms',
      ours: toSpread(facts.get('timeFacts') ?? []),
    },
  ];
}

/**
 * The opening of a dashboard that never was open: all tables are read row by row. Waits until what was read is kept, as it is
 * when a rep looks at the board for half a minute; the others are those of every day.
 */
async function benchFirstOpening(browser: ExtensionBrowser, filler: Page): Promise<Row> {
  const url = `chrome-extension://${browser.extensionId}/dashboard.html`;
  const { page, ms } = await openTimed(browser.context, { url, awaited: card });
  await filler.waitForFunction(() => window.dashboardBench?.isKept(), undefined, {
    timeout: 180_000,
    polling: 1_000,
  });
  await page.close();
  return {
    what: 'dashboard: open to the board drawn, the very first time',
    unit: 'ms',
    ours: toSpread([ms]),
  };
}

function toTaskRows(longTasks: LongTasks): readonly Row[] {
  return Array.from(longTasks, ([what, tasks]): Row => {
    const over = tasks.filter((ms) => ms > 100).length;
    return {
      what: `dashboard: ${what}, the longest task (${over} over 100 ms; 0: none over 50)`,
      unit: 'ms',
      ours: toSpread([Math.max(0, ...tasks)]),
      aims: [{ of: 'value', most: 100 }],
    };
  });
}

/** The dashboard of a rep with years of deals: opened, filtered, scrolled, and its metrics. */
export async function benchDashboard(of: {
  readonly build: string;
  readonly rowCount: number;
  readonly endsAt: number;
}): Promise<readonly Row[]> {
  const { rowCount } = of;
  const dealCount = Math.floor(rowCount * dealShare);
  const copy = await copyBuildForBench(of.build);
  addEmptyPage(copy);
  await addPage(copy, {
    name: 'bench-dashboard',
    entry: join(import.meta.dirname, 'dashboard-bench-page.ts'),
  });
  const browser = await openBrowser({ extension: 'built', build: copy });
  try {
    const page = await browser.openOwnPage('bench-dashboard.html');
    await page.waitForFunction(() => window.dashboardBench !== undefined);
    const began = Date.now();
    await page.evaluate((asked) => window.dashboardBench?.fill(asked), {
      prospects: rowCount,
      deals: dealCount,
    });
    const counts = await page.evaluate(() => window.dashboardBench?.countFacts());
    console.log(
      `${counts?.prospects} prospects, ${counts?.deals} deals, ${counts?.touches} touchpoints in ${((Date.now() - began) / 1000).toFixed(0)} s`,
    );
    // Filling takes minutes where the disk is slow; figures are wanted all the same.
    const endsAt = Math.max(of.endsAt, Date.now() + measuredMs);
    const rows: Row[] = [...(await benchMetrics(page, endsAt))];
    rows.push(await benchFirstOpening(browser, page));
    await page.close();
    const parts: Parts = {
      dealCount,
      origin: `chrome-extension://${browser.extensionId}`,
      endsAt,
      longTasks: new Map(),
    };
    rows.unshift(...(await benchOpenings(browser, parts)));
    for (const filter of filters) rows.push(...(await benchView(browser, { ...parts, filter })));
    return [...rows, ...toTaskRows(parts.longTasks)];
  } finally {
    await browser.close();
    removeCopy(copy);
  }
}
