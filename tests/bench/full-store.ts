import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { type ExtensionBrowser, openBrowser } from '../e2e/harness.ts';
import { benchClip } from './clip.ts';
import { copyBuildForBench, removeCopy } from './extension.ts';
import { createSequence } from './invented.ts';
import { interleave, toSpread } from './measure.ts';
import { readSavedPages } from './pages.ts';
import { benchPopup, benchSearch } from './popup.ts';
import type { Row } from './table.ts';

/** Stands nowhere else in the interface. */
const newestName = 'Zephyrine Ottokarsen';

/** Names, titles and companies as a rep types them: plain letters, the first few of a word or two. */
const queries = [
  'ng',
  'ngu',
  'nguyen',
  'tr',
  'linh',
  'linh n',
  'thuy',
  'thu',
  'brandt',
  'kow',
  'okoro',
  'mo',
  'quill',
  'pham',
  'vo',
  'gru',
  'head',
  'head of',
  'plant d',
  'chief',
  'it a',
  'son ha',
  'dong a',
  'north',
  'kest',
  'lumen o',
  'ada',
  'ines',
  'rosa s',
  'yil',
  'jans',
  'umar t',
  'vera w',
  'sefa',
  'castell',
  'hollis',
  'wren',
  'tamm',
  'ueda',
  'zof',
];

interface Parts {
  readonly build: string;
  readonly rowCount: number;
  readonly endsAt: number;
  readonly asked: readonly ('popup' | 'store' | 'clip')[];
}

async function benchStore(page: Page, { rowCount, endsAt }: Parts): Promise<readonly Row[]> {
  const next = createSequence(11);
  const anyIndex = (): number => Math.floor(next() * rowCount);
  const variants = [
    {
      name: 'match',
      run: () => page.evaluate((index) => window.benchPage?.timeMatch(index) ?? 0, anyIndex()),
    },
    {
      name: 'stranger',
      run: (round: number) =>
        page.evaluate((index) => window.benchPage?.timeMatchOfStranger(index) ?? 0, round),
    },
    {
      name: 'search',
      run: (round: number) =>
        page.evaluate(
          (text) => window.benchPage?.timeSearch(text) ?? 0,
          queries[round % queries.length] ?? '',
        ),
    },
  ];
  const times = await interleave(variants, { rounds: 200, endsAt });
  const spread = (name: string) => toSpread(times.get(name) ?? []);
  return [
    {
      what: `match look-up by address at ${rowCount}`,
      unit: 'ms',
      ours: spread('match'),
      aims: [{ of: 'p95', most: 20 }],
    },
    {
      what: `match of a stranger's reading at ${rowCount}`,
      unit: 'ms',
      ours: spread('stranger'),
      aims: [{ of: 'p95', most: 20 }],
    },
    { what: `search, the store alone, at ${rowCount}`, unit: 'ms', ours: spread('search') },
  ];
}

async function fillStore(browser: ExtensionBrowser, rowCount: number): Promise<Page> {
  const page = await browser.openOwnPage('bench-page.html');
  const began = Date.now();
  await page.evaluate(([count, name]) => window.benchPage?.fill(count, name), [
    rowCount,
    newestName,
  ] as const);
  console.log(`filled with ${rowCount} prospects in ${((Date.now() - began) / 1000).toFixed(1)} s`);
  return page;
}

async function benchInPopup(browser: ExtensionBrowser, parts: Parts): Promise<readonly Row[]> {
  const { rowCount, endsAt } = parts;
  const origin = `chrome-extension://${browser.extensionId}`;
  const shown = { origin, shownName: newestName, rowCount, endsAt };
  const rows = await benchPopup(browser.context, shown);
  const popup = await browser.openOwnPage('popup.html');
  await popup.getByText(newestName).first().waitFor();
  return [...rows, ...(await benchSearch(popup, { queries, rowCount, endsAt }))];
}

async function benchClips(browser: ExtensionBrowser, parts: Parts): Promise<readonly Row[]> {
  const folder = join(import.meta.dirname, '..', 'fixtures', 'linkedin');
  const saved = readSavedPages(folder).find(({ known }) => known !== undefined);
  if (saved?.known === undefined) {
    return [
      {
        what: 'click to saved',
        unit: 'ms',
        ours: undefined,
        note: 'no saved profile with a known name',
      },
    ];
  }
  const { known } = saved;
  return benchClip(browser, { saved, known, rowCount: parts.rowCount, endsAt: parts.endsAt });
}

/** Everything that is measured with a store as a rep has it after years. */
export async function benchFullStore(parts: Parts): Promise<readonly Row[]> {
  const copy = await copyBuildForBench(parts.build, newestName);
  const browser = await openBrowser({ extension: 'built', build: copy });
  try {
    const page = await fillStore(browser, parts.rowCount);
    const rows: Row[] = [];
    const attempt = async (what: string, work: () => Promise<readonly Row[]>): Promise<void> => {
      try {
        rows.push(...(await work()));
      } catch (error) {
        const [note = ''] = String(error instanceof Error ? error.message : error).split('\n');
        process.exitCode = 1;
        rows.push({ what, unit: 'ms', ours: undefined, note: `broke: ${note.slice(0, 100)}` });
      }
    };
    if (parts.asked.includes('store')) await attempt('store', () => benchStore(page, parts));
    await page.close();
    if (parts.asked.includes('popup')) await attempt('popup', () => benchInPopup(browser, parts));
    if (parts.asked.includes('clip')) await attempt('clip', () => benchClips(browser, parts));
    return rows;
  } finally {
    await browser.close();
    removeCopy(copy);
  }
}
