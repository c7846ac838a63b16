import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { minhAnh } from '../sandbox/people.ts';
import { collectFaults } from './axe.ts';
import { removeBuild } from './build.ts';
import { addPage, copyBuild } from './extra-page.ts';
import { type ExtensionBrowser, openBrowser } from './harness.ts';
import { profileUrl, testedBuild, until } from './stage.ts';
import { waitUntil } from './wait-until.ts';
import { loadWords, type Words } from './words.ts';

/** The lead score where people and deals stand in lists, and what a learned one does to the odds of a deal. */

let folder: string;
let browser: ExtensionBrowser;
let words: Words;
let page: Page;
let filler: Page;
let panel: Page;

const best = 'Nguyễn Thu Hà';
const dealName = 'Maintenance planning';

beforeAll(async () => {
  words = loadWords(testedBuild);
  folder = copyBuild(testedBuild);
  await addPage(folder, {
    name: 'score-lists-page',
    entry: join(import.meta.dirname, 'score-lists-page.ts'),
  });
  browser = await openBrowser({ extension: 'built', build: folder, sandbox: {} });
  browser.context.setDefaultTimeout(10_000);
  page = await browser.open(profileUrl(minhAnh));
  await browser.runCommand(page, 'clip-page');
  await waitUntil(
    'the page is saved',
    async () => (await browser.readStore('prospects')).length === 1,
  );
  filler = await browser.openOwnPage('score-lists-page.html');
  await filler.evaluate(() => window.fillLists?.());
  panel = await browser.openOwnPage('sidepanel.html');
  await panel.setViewportSize({ width: 400, height: 900 });
});
afterAll(async () => {
  await browser?.close();
  removeBuild(folder);
});

function grades(of: Page | Locator): Promise<readonly (string | null)[]> {
  return of
    .getByRole('img', { name: /^(?:.+: )?(?:Grade) / })
    .evaluateAll((chips) => chips.map((chip) => chip.textContent));
}

async function search(text: string): Promise<void> {
  const field = panel.getByRole('combobox', { name: words('app.searchShort'), exact: true });
  await field.fill(text);
  await panel.getByRole('option').first().waitFor();
}

test('the popup says the grade of the page’s person, of the newest, and of what is found', async () => {
  await page.bringToFront();
  const popup = await browser.triggerAction(page);
  const card = popup.getByRole('region', { name: minhAnh.name });
  await card.getByText(words('scoreLine.points', 45)).waitFor();
  expect(await grades(card)).toEqual(['A4']);
  const recent = popup.getByRole('list', { name: words('today.recent') });
  const row = recent.getByRole('button', { name: new RegExp(best) });
  await row.waitFor();
  expect(await grades(row)).toEqual(['A2']);
  expect(await collectFaults(popup)).toEqual([]);
  await popup.getByRole('combobox').first().fill('thu ha');
  const hit = popup.getByRole('option', { name: new RegExp(best) });
  await hit.waitFor();
  expect(await grades(hit)).toEqual(['A2']);
  await popup.close();
});

test('a list has the best score first where one asks for it, and the next time as well', async () => {
  const openList = async () => {
    await panel.reload();
    await panel.getByRole('button', { name: words('app.allProspects') }).click();
    await panel.getByRole('list', { name: words('list.title') }).waitFor();
  };
  const names = () =>
    panel
      .getByRole('list', { name: words('list.title') })
      .getByRole('button')
      .evaluateAll((rows) => rows.map((row) => row.querySelector('span[title]')?.textContent));
  await openList();
  const byScore = [best, minhAnh.name, 'Annika Wolfsen', 'Marcus Feld', 'Đỗ Khánh Vy'];
  expect(await names()).not.toEqual(byScore);
  await panel.getByRole('combobox', { name: words('list.order') }).click();
  await panel.getByRole('option', { name: words('list.byScore') }).click();
  await until(names).toEqual(byScore);
  const list = panel.getByRole('list', { name: words('list.title') });
  expect(await grades(list)).toEqual(['A2', 'A4', 'C4', 'C4', 'D4']);
  await panel.getByRole('listbox').waitFor({ state: 'hidden' });
  expect(await collectFaults(panel)).toEqual([]);
  await openList();
  await until(names).toEqual(byScore);
});

test('a deal has the grade of the best of its people; what is set by hand moves no odds, what is learned does', async () => {
  await search('maintenance');
  await panel.getByRole('option', { name: new RegExp(`^${dealName}`) }).click();
  await panel.getByRole('heading', { name: dealName }).first().waitFor();
  await panel.getByText(words('deal.oddsHandSet', `${best}, 84 points`)).waitFor();
  await panel.getByText('$24,000', { exact: true }).waitFor();
  await filler.evaluate(() => window.useLearned?.('learned'));
  await panel.getByText(words('deal.oddsMoved', '50', '71', best)).waitFor();
  await panel.getByText('$34,080', { exact: true }).waitFor();
  expect(await collectFaults(panel)).toEqual([]);

  await panel.getByRole('tab', { name: words('tabs.people') }).click();
  const list = panel.getByRole('list', { name: words('stakeholders.list') });
  await list.waitFor();
  expect((await grades(list)).length).toBe(2);
  const map = panel.getByRole('group', { name: words('stakeholders.map') });
  await map.getByRole('button', { name: new RegExp(`^${best}, Grade A`) }).waitFor();
  expect(await collectFaults(panel)).toEqual([]);

  const popup = await browser.openOwnPage('popup.html');
  await popup.getByText(words('pipeline.moved', 1)).waitFor();
  await popup.getByText('$34,080').first().waitFor();
  await filler.evaluate(() => window.useLearned?.('hand_set'));
  await popup.getByText('$24,000').first().waitFor();
  expect(await popup.getByText(words('pipeline.moved', 1)).count()).toBe(0);
  await panel.getByRole('tab', { name: words('tabs.now') }).click();
  await panel.getByText(words('deal.oddsHandSet', `${best}, 84 points`)).waitFor();
});
