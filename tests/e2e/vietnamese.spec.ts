import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { katharina } from '../sandbox/people.ts';
import { chromeBuild, removeBuild } from './build.ts';
import { addPage, copyBuild } from './extra-page.ts';
import { type ExtensionBrowser, openBrowser } from './harness.ts';
import { findCutTexts, readShownTexts, toForeignCheck } from './shown-texts.ts';
import { loadMessages, loadWords, type Words } from './words.ts';

/** The whole interface in Vietnamese: no text is left in English, none is cut, in a narrow panel and a usual one. */

const pictures = join(resolve(import.meta.dirname, '../..'), '.output', 'vietnamese');
const height = 900;
const build = process.env['PIPESIDE_BUILD'] ?? chromeBuild;
/** Words of English dates; the pipeline of the tests has none of them. */
const englishDate = /\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|ago|yesterday|[AP]M)\b/;

let browser: ExtensionBrowser;
let words: Words;
let folder: string;
let isEnglish: (text: string) => boolean;

beforeAll(async () => {
  mkdirSync(pictures, { recursive: true });
  words = loadWords(build, 'vi');
  isEnglish = toForeignCheck(loadMessages(build, 'en'), loadMessages(build, 'vi'));
  folder = copyBuild(build);
  const entry = join(import.meta.dirname, 'pipeline-page.ts');
  await addPage(folder, { name: 'pipeline-page', entry });
  browser = await openBrowser({ extension: 'built', build: folder, language: 'vi' });
  browser.context.setDefaultTimeout(10_000);
  const filler = await browser.openOwnPage('pipeline-page.html');
  await filler.evaluate(() => window.fillPipeline?.());
  await filler.close();
});
afterAll(async () => {
  await browser?.close();
  removeBuild(folder);
});

/** Adds up what is wrong, so that one run tells all of it. */
function aLooker(page: Page) {
  const faults = new Set<string>();
  return {
    faults: () => [...faults],
    look: async (place: string): Promise<void> => {
      await page.evaluate(() => document.fonts.ready);
      for (const text of await page.evaluate(readShownTexts)) {
        if (isEnglish(text) || englishDate.test(text)) faults.add(`English in ${place}: ${text}`);
      }
      for (const fault of await page.evaluate(findCutTexts)) faults.add(`${place}: ${fault}`);
      await page.screenshot({ path: join(pictures, `${place}.png`) });
    },
  };
}

async function find(page: Page, text: string): Promise<void> {
  await page.getByRole('combobox', { name: words('app.searchShort'), exact: true }).fill(text);
  await page.getByRole('option').first().waitFor();
}

async function openFirst(page: Page, text: string, heading: string): Promise<void> {
  await find(page, text);
  await page.getByRole('option', { name: new RegExp(`^${heading}`) }).click();
  await page.getByRole('heading', { name: heading }).first().waitFor();
}

async function lookAtTabs(page: Page, look: (place: string) => Promise<void>, place: string) {
  for (const [index, tab] of (await page.getByRole('tab').all()).entries()) {
    await tab.click();
    await expect.poll(() => tab.getAttribute('aria-selected')).toBe('true');
    // What a tab shows is read from the store.
    await page.waitForTimeout(200);
    await look(`${place}-tab${index + 1}`);
  }
}

test('the browser took the language, and every view says so', async () => {
  const english = loadWords(build, 'en');
  for (const text of [english('app.back'), english('page.lastClipped', '29 thg 11')]) {
    expect(isEnglish(text), text).toBe(true);
  }
  const page = await browser.openOwnPage('options.html');
  expect(await page.evaluate(() => document.documentElement.lang)).toBe('vi');
  await page.getByRole('heading', { name: words('options.title') }).waitFor();
  await page.close();
});

describe.each([288, 400])('the panel at %i px', (width) => {
  let panel: Page;
  beforeAll(async () => {
    panel = await browser.openOwnPage('sidepanel.html');
    await panel.setViewportSize({ width, height });
  });
  afterAll(() => panel?.close());

  test('search, a prospect, a company and a deal with all their tabs', async () => {
    const { look, faults } = aLooker(panel);
    await panel.getByText(words('page.noPerson')).waitFor();
    await look(`panel-${width}-page`);
    await find(panel, 'hai phong');
    await look(`panel-${width}-search`);
    await openFirst(panel, 'thu ha', 'Nguyễn Thu Hà');
    await lookAtTabs(panel, look, `panel-${width}-prospect`);
    await openFirst(panel, 'lac van', 'Lạc Vân Cold Chain');
    await look(`panel-${width}-company`);
    await openFirst(panel, 'lap ke hoach', 'Lập kế hoạch bảo trì, 3 cơ sở');
    await panel.waitForTimeout(300);
    await look(`panel-${width}-deal`);
    await lookAtTabs(panel, look, `panel-${width}-deal`);
    expect(faults()).toEqual([]);
  });

  test.each([
    ['prospect', 'Nguyễn Thu Hà', 'thu ha', ['t', 'w', 'p', 'l', 'n', 'g']],
    ['deal', 'Lập kế hoạch bảo trì, 3 cơ sở', 'lap ke hoach', ['t', 'm', 'a', 'l', 'n']],
    ['company', 'Lạc Vân Cold Chain', 'lac van', ['g', 'l', 'n']],
  ])('what a key opens on a %s', async (kind, heading, text, keys) => {
    const { look, faults } = aLooker(panel);
    for (const key of keys) {
      await openFirst(panel, text, heading);
      // What a key acts on is read from the store.
      await panel.waitForTimeout(300);
      await panel.keyboard.press(key);
      await panel.waitForTimeout(500);
      await look(`panel-${width}-${kind}-${key}`);
      await panel.reload();
      await panel.getByText(words('page.noPerson')).waitFor();
    }
    expect(faults()).toEqual([]);
  });

  test('the list, the form, what waits, the menu and the keys', async () => {
    const { look, faults } = aLooker(panel);
    await panel.getByRole('button', { name: words('app.allProspects') }).click();
    await panel.getByRole('list', { name: words('list.title') }).waitFor();
    await look(`panel-${width}-list`);
    await panel.keyboard.press('?');
    await panel.getByRole('dialog', { name: words('keys.title') }).waitFor();
    await look(`panel-${width}-keys`);
    await panel.keyboard.press('Escape');
    await panel.getByRole('button', { name: words('app.more'), exact: true }).click();
    await panel.getByRole('menuitem', { name: words('app.addByHand') }).waitFor();
    await look(`panel-${width}-menu`);
    await panel.getByRole('menuitem', { name: words('app.addByHand') }).click();
    await panel.getByRole('textbox', { name: words('add.address') }).fill('?');
    await panel.keyboard.press('Enter');
    await panel.getByRole('alert').first().waitFor();
    await look(`panel-${width}-add`);
    await panel.keyboard.press('Escape');
    expect(faults()).toEqual([]);
  });
});

test('the popup: a new page, a saved one, today and search', async () => {
  const page = await browser.open(`https://www.linkedin.com/in/${katharina.slug}/`);
  const popup = await browser.triggerAction(page);
  const { look, faults } = aLooker(popup);
  await popup.getByText(words('chip.new'), { exact: true }).first().waitFor();
  await look('popup-new');
  await popup.keyboard.press('Enter');
  await popup.getByText(words('chip.saved'), { exact: true }).first().waitFor();
  await look('popup-saved');
  await find(popup, 'hai');
  await look('popup-search');
  expect(faults()).toEqual([]);
  await popup.close();
});

test('options and welcome', async () => {
  const options = await browser.openOwnPage('options.html');
  for (const width of [480, 1280]) {
    await options.setViewportSize({ width, height });
    await options.getByText(words('options.terms')).waitFor();
    const { look, faults } = aLooker(options);
    await look(`options-${width}`);
    await options.screenshot({ path: join(pictures, `options-${width}.png`), fullPage: true });
    expect(faults()).toEqual([]);
  }
  const welcome = await browser.openOwnPage('welcome.html');
  const { look, faults } = aLooker(welcome);
  for (const step of [1, 2, 3, 4]) {
    await welcome.getByRole('heading', { name: words(`welcome.title${step}`) }).waitFor();
    await look(`welcome-${step}`);
    if (step < 4) await welcome.keyboard.press('Enter');
  }
  expect(faults()).toEqual([]);
});

test('the dashboard: each of its places', async () => {
  const page = await browser.openOwnPage('dashboard.html');
  await page.setViewportSize({ width: 1280, height });
  const { look, faults } = aLooker(page);
  await page.locator('[data-card]').first().waitFor();
  await look('dashboard-board');
  for (const place of ['prospects', 'companies', 'deals']) {
    await page.getByRole('link', { name: words(`dashboard.${place}`), exact: true }).click();
    await page.locator('[data-list-row]').first().waitFor();
    await look(`dashboard-${place}`);
  }
  for (const place of ['reports', 'forecast', 'touchpoints']) {
    await page.getByRole('link', { name: words(`dashboard.${place}`), exact: true }).click();
    await page.locator('main').getByRole('table').first().waitFor();
    await look(`dashboard-${place}`);
  }
  expect(faults()).toEqual([]);
  await page.close();
});
