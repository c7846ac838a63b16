import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { type ExtensionBrowser, openBrowser } from '../e2e/harness.ts';
import { benchClip } from './clip.ts';
import { copyBuildForBench, removeCopy } from './extension.ts';
import { interleave, toSpread } from './measure.ts';
import type { Filled } from './page.ts';
import { readSavedPages } from './pages.ts';
import { benchPopup, benchSearch } from './popup.ts';
import type { Row } from './table.ts';

/** Names, titles and companies as a rep types them: plain letters, the first few of a word or two. */
const queries =
  'an,anna,mar,maria,ja,jan,lin,linh,duc,anh,thao,sof,sofia,jur,zoe,luk,sor,quy,hai,tuan,phu,nguyen,tran,le,pham,hoa,vu,dan,mul,sch,wei,dub,gar,head,vp,vp eng,dir,chief r,plant m,leiter,truong,log,gmbh,foods,ener'.split(
    ',',
  );

/** A profile that is new, complete and unambiguous, so that the key saves it at once. */
const clippedPage = 'sdui-en-experience';

interface Parts {
  readonly build: string;
  readonly rowCount: number;
  readonly endsAt: number;
  readonly asked: readonly ('popup' | 'store' | 'clip')[];
}

interface FilledParts extends Parts {
  readonly filled: Filled;
}

async function benchStore(page: Page, parts: FilledParts): Promise<readonly Row[]> {
  const { rowCount, endsAt, filled } = parts;
  const pickFrom = (list: readonly string[], round: number): string =>
    list[round % list.length] ?? '';
  const variants = [
    {
      name: 'match',
      run: (round: number) =>
        page.evaluate(
          (slug) => window.benchPage?.timeMatch(slug) ?? Number.NaN,
          pickFrom(filled.slugs, round),
        ),
    },
    {
      name: 'stranger',
      run: (round: number) =>
        page.evaluate(
          (companyName) => window.benchPage?.timeMatchOfStranger(companyName) ?? Number.NaN,
          pickFrom(filled.companyNames, round),
        ),
    },
    {
      name: 'search',
      run: (round: number) =>
        page.evaluate(
          (text) => window.benchPage?.timeSearch(text) ?? Number.NaN,
          pickFrom(queries, round),
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

async function fillStore(page: Page, rowCount: number): Promise<Filled> {
  const began = Date.now();
  const filled = await page.evaluate((count) => window.benchPage?.fill(count), rowCount);
  if (filled === undefined) throw new Error('the bench page did not start');
  console.log(`filled with ${rowCount} prospects in ${((Date.now() - began) / 1000).toFixed(1)} s`);
  return filled;
}

async function benchInPopup(
  browser: ExtensionBrowser,
  parts: FilledParts,
): Promise<readonly Row[]> {
  const { rowCount, endsAt, filled } = parts;
  const origin = `chrome-extension://${browser.extensionId}`;
  const shown = { origin, awaited: filled.newestName, rowCount, endsAt };
  const rows = await benchPopup(browser.context, shown);
  const popup = await browser.openOwnPage('popup.html');
  await popup.getByText(filled.newestName).first().waitFor();
  return [...rows, ...(await benchSearch(popup, { queries, rowCount, endsAt }))];
}

async function benchClips(browser: ExtensionBrowser, parts: Parts): Promise<readonly Row[]> {
  const folder = join(import.meta.dirname, '..', 'fixtures', 'linkedin');
  const saved = readSavedPages(folder).find(({ name }) => name === clippedPage);
  if (saved?.known === undefined)
    throw new Error(`no saved page ${clippedPage} with a known person`);
  const { known } = saved;
  return benchClip(browser, { saved, known, rowCount: parts.rowCount, endsAt: parts.endsAt });
}

/** Everything that is measured with a store as a rep has it after years. */
export async function benchFullStore(parts: Parts): Promise<readonly Row[]> {
  const copy = await copyBuildForBench(parts.build);
  const browser = await openBrowser({ extension: 'built', build: copy });
  try {
    const page = await browser.openOwnPage('bench-page.html');
    const filled = await fillStore(page, parts.rowCount);
    const all: FilledParts = { ...parts, filled };
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
    if (parts.asked.includes('store')) await attempt('store', () => benchStore(page, all));
    await page.close();
    if (parts.asked.includes('popup')) await attempt('popup', () => benchInPopup(browser, all));
    if (parts.asked.includes('clip')) await attempt('clip', () => benchClips(browser, parts));
    return rows;
  } finally {
    await browser.close();
    removeCopy(copy);
  }
}
