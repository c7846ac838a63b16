import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { addPage, copyBuild } from '../e2e/extra-page.ts';
import { openBrowser } from '../e2e/harness.ts';
import { removeCopy } from './extension.ts';
import { type Frames, lateMs, watchFrames } from './frames.ts';
import { interleave, toSpread, type Variant } from './measure.ts';
import type { ScorePage } from './score-page.ts';
import type { Row } from './table.ts';

/** Methods of the page that give milliseconds of one run. */
type Timed = {
  [Name in keyof ScorePage]: ScorePage[Name] extends (round: number) => Promise<number>
    ? Name
    : never;
}[keyof ScorePage];

function run(page: Page, name: Timed): Variant {
  return {
    name,
    run: (round) =>
      page.evaluate(([method, at]) => window.scorePage?.[method](at) ?? Number.NaN, [
        name,
        round,
      ] as const),
  };
}

async function benchChanges(page: Page, endsAt: number): Promise<readonly Row[]> {
  const times = await interleave(
    [run(page, 'timeOne'), run(page, 'timeOneFloor'), run(page, 'timeCommit')],
    { rounds: 200, endsAt },
  );
  const spread = (name: Timed) => toSpread(times.get(name) ?? []);
  return [
    {
      what: 'scores: one change, from its mark to the kept score; floor: the same reads and writes',
      unit: 'ms',
      ours: spread('timeOne'),
      floor: spread('timeOneFloor'),
      aims: [{ of: 'p95', most: 5 }],
    },
    { what: 'scores: a strict commit by itself', unit: 'ms', ours: spread('timeCommit') },
  ];
}

async function benchViews(page: Page, endsAt: number): Promise<readonly Row[]> {
  const times = await interleave(
    [run(page, 'timeBestPage'), run(page, 'timeRowScores'), run(page, 'timeView')],
    { rounds: 40, endsAt },
  );
  const previews = await interleave([run(page, 'timePreview')], { rounds: 5, endsAt });
  const row = (what: string, spread: readonly number[], most?: number): Row => ({
    what: `scores: ${what}`,
    unit: 'ms',
    ours: toSpread(spread),
    ...(most === undefined ? {} : { aims: [{ of: 'p95', most }] }),
  });
  return [
    row('the list by score, its first page', times.get('timeBestPage') ?? [], 100),
    row('of 60 rows on a screen', times.get('timeRowScores') ?? [], 20),
    row('one prospect with all its lines', times.get('timeView') ?? [], 20),
    row('a preview of other weights', previews.get('timePreview') ?? []),
  ];
}

async function benchAll(page: Page, endsAt: number): Promise<readonly Row[]> {
  const times = await interleave([run(page, 'timeAll'), run(page, 'timeAllFloor')], {
    rounds: 8,
    endsAt,
  });
  return [
    {
      what: 'scores: everybody after a changed weight; floor: all read and written',
      unit: 'ms',
      ours: toSpread(times.get('timeAll') ?? []),
      floor: toSpread(times.get('timeAllFloor') ?? []),
      aims: [{ of: 'p95', most: 2000 }],
    },
  ];
}

/** The background works everybody out while a page of ours is on the screen; then the page rests as long. */
async function benchFrames(
  page: Page,
  { shown, name }: { shown: Page; name: string },
): Promise<readonly Row[]> {
  const inBackground = run(page, 'timeAllInBackground');
  const [times, busy, idle]: [number[], Frames[], Frames[]] = [[], [], []];
  for (let round = 0; round < 7; round += 1) {
    await shown.bringToFront();
    const endBusy = await watchFrames(shown);
    const ms = await inBackground.run(round);
    const ofBusy = await endBusy();
    // What follows of it: lists that read scores anew, and the badge.
    await shown.waitForTimeout(500);
    const endIdle = await watchFrames(shown);
    await shown.waitForTimeout(ms);
    const ofIdle = await endIdle();
    // The first one starts the worker.
    if (round < 2) continue;
    times.push(ms);
    busy.push(ofBusy);
    idle.push(ofIdle);
  }
  const of = (frames: readonly Frames[], figure: (one: Frames) => number) =>
    toSpread(frames.map(figure));
  return [
    {
      what: `scores: everybody in the background, with ${name} open`,
      unit: 'ms',
      ours: toSpread(times),
      aims: [{ of: 'p95', most: 2000 }],
    },
    {
      what: `scores: ${name} meanwhile, frames later than ${lateMs} ms of 100; floor: at rest`,
      unit: '%',
      ours: of(busy, ({ latePercent }) => latePercent),
      floor: of(idle, ({ latePercent }) => latePercent),
    },
    {
      what: `scores: ${name} meanwhile, the longest frame; floor: at rest`,
      unit: 'ms',
      ours: of(busy, ({ longestMs }) => longestMs),
      floor: of(idle, ({ longestMs }) => longestMs),
    },
  ];
}

/** Lead scores of a store of years: one change, everybody, and what is drawn of them. */
export async function benchScoring(parts: {
  readonly build: string;
  readonly rowCount: number;
  readonly endsAt: number;
}): Promise<readonly Row[]> {
  const { rowCount, endsAt } = parts;
  const copy = copyBuild(parts.build);
  await addPage(copy, { name: 'bench-scores', entry: join(import.meta.dirname, 'score-page.ts') });
  const browser = await openBrowser({ extension: 'built', build: copy });
  try {
    const page = await browser.openOwnPage('bench-scores.html');
    await page.waitForFunction(() => window.scorePage !== undefined);
    const began = Date.now();
    const touchCount = await page.evaluate((count) => window.scorePage?.fill(count), rowCount);
    console.log(
      `${rowCount} prospects and ${touchCount} touchpoints in ${((Date.now() - began) / 1000).toFixed(0)} s`,
    );
    const builds = await interleave([run(page, 'timeBuild')], { rounds: 1, endsAt });
    const rows: Row[] = [
      {
        what: 'scores: everybody from the rows, once',
        unit: 'ms',
        ours: toSpread(builds.get('timeBuild') ?? []),
      },
      ...(await benchChanges(page, endsAt)),
      ...(await benchAll(page, endsAt)),
      ...(await benchViews(page, endsAt)),
    ];
    const panel = await browser.openOwnPage('sidepanel.html');
    rows.push(...(await benchFrames(page, { shown: panel, name: 'the panel' })));
    await panel.close();
    return rows;
  } finally {
    await browser.close();
    removeCopy(copy);
  }
}
