import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { collectFaults } from './axe.ts';
import { chromeBuild } from './build.ts';
import { type ExtensionBrowser, openBrowser } from './harness.ts';
import { loadWords, type Words } from './words.ts';

/** The dashboard before there is anything to show, and when its worker does not come. */

const build = process.env['PIPESIDE_BUILD'] ?? chromeBuild;
const places = [
  'pipeline',
  'prospects',
  'companies',
  'deals',
  'reports',
  'forecast',
  'touchpoints',
] as const;

let browser: ExtensionBrowser;
let words: Words;

beforeAll(async () => {
  words = loadWords(build, 'en');
  browser = await openBrowser({ extension: 'built', build });
  browser.context.setDefaultTimeout(10_000);
});
afterAll(() => browser?.close());

/** What each place says while there is nothing. */
const emptyTexts: Readonly<Record<(typeof places)[number], string>> = {
  pipeline: 'board.firstHint',
  prospects: 'list.empty',
  companies: 'lists.noCompany',
  deals: 'deal.none',
  reports: 'reports.empty',
  forecast: 'forecast.noneOpen',
  touchpoints: 'touches.noneYet',
};

async function go(page: Page, place: (typeof places)[number]): Promise<void> {
  const navigation = page.getByRole('navigation', { name: words('dashboard.places') });
  await navigation.getByRole('link', { name: words(`dashboard.${place}`), exact: true }).click();
}

test('of nothing each place says what will be there, under its own title, and axe finds no fault', async () => {
  const page = await browser.openOwnPage('dashboard.html');
  for (const place of places) {
    await go(page, place);
    await page.getByText(words(emptyTexts[place]), { exact: true }).first().waitFor();
    expect(await page.title()).toContain(words(`dashboard.${place}`));
    expect(await collectFaults(page), place).toEqual([]);
  }
  await page.goBack();
  await page.getByText(words(emptyTexts.forecast), { exact: true }).waitFor();
  expect(page.url()).toContain('#forecast');
  await page.close();
});

test('a worker that does not start is said, and the next question starts another', async () => {
  const page = await browser.context.newPage();
  await page.addInitScript(() => {
    const Usual = window.Worker;
    window.Worker = class extends Usual {
      constructor(url: string | URL, options?: WorkerOptions) {
        super(sessionStorage.getItem('mended') ? url : '/not-there.js', options);
      }
    };
  });
  await page.goto(`chrome-extension://${browser.extensionId}/dashboard.html#reports`);
  await page.getByText(words('reports.failed'), { exact: true }).waitFor();
  await page.evaluate(() => sessionStorage.setItem('mended', 'yes'));
  await go(page, 'forecast');
  await page.getByText(words(emptyTexts.forecast), { exact: true }).waitFor();
  await go(page, 'reports');
  await page.getByText(words(emptyTexts.reports), { exact: true }).waitFor();
  await page.close();
});
