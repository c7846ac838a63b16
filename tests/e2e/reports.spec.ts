import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Download, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { collectFaults } from './axe.ts';
import { removeBuild } from './build.ts';
import type { FilledDashboard } from './dashboard-page.ts';
import { addPage, copyBuild } from './extra-page.ts';
import { type ExtensionBrowser, openBrowser } from './harness.ts';
import { testedBuild, until } from './stage.ts';
import { loadWords, type Words } from './words.ts';

/** Reports, forecast and touchpoints: what is counted, how it is said, and where one gets from a number. */

let folder: string;
let browser: ExtensionBrowser;
let words: Words;
let page: Page;
let filler: Page;
let filled: FilledDashboard | undefined;

beforeAll(async () => {
  words = loadWords(testedBuild);
  folder = copyBuild(testedBuild);
  await addPage(folder, {
    name: 'reports-page',
    entry: join(import.meta.dirname, 'reports-page.ts'),
  });
  browser = await openBrowser({ extension: 'built', build: folder, sandbox: {} });
  browser.context.setDefaultTimeout(10_000);
  filler = await browser.openOwnPage('reports-page.html');
  filled = await filler.evaluate(() => window.fillDashboard?.());
  page = await browser.openOwnPage('dashboard.html');
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.emulateMedia({ reducedMotion: 'reduce' });
});
afterAll(async () => {
  await browser?.close();
  removeBuild(folder);
});

async function show(place: 'reports' | 'forecast' | 'touchpoints'): Promise<void> {
  await page
    .getByRole('navigation', { name: words('dashboard.places') })
    .getByRole('link', { name: words(`dashboard.${place}`), exact: true })
    .click();
}

function card(metric: string): Locator {
  const title = words(`metrics.title.${metric}`);
  return page.getByRole('article').filter({ has: page.getByRole('heading', { name: title }) });
}

function chart(title: string): Locator {
  return page.getByRole('figure', { name: title });
}

/** The drawing itself, once the library has come. */
function drawing(of: Locator): Locator {
  return of.locator('[data-drawing] > svg, [data-drawing] svg.recharts-surface');
}

/** What a table says, row by row. */
function rowsOf(table: Locator): Promise<readonly (readonly string[])[]> {
  return table
    .locator('tbody tr')
    .evaluateAll((rows) =>
      rows.map((row) => [...row.children].map((cell) => (cell as HTMLElement).innerText.trim())),
    );
}

async function save(of: Locator, entry: string): Promise<Download> {
  const name = await of.getByRole('heading').innerText();
  await of.getByRole('button', { name: words('reports.saveOrPrint', name) }).click();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('menuitem', { name: words(entry) }).click(),
  ]);
  return download;
}

async function readSaved(download: Download): Promise<Buffer> {
  return readFile(await download.path());
}

test('figures are what one counts by hand, and say how they were made', async () => {
  await show('reports');
  // Six were won this quarter for 52 + 49 + 44 + 38 + 36 + 22 thousand, four were lost.
  const winRate = card('winRate');
  await winRate.getByText('60.0%', { exact: true }).waitFor();
  await winRate.getByText(words('metrics.formula.winRate', 6, 4)).waitFor();
  const contract = card('annualContractValue');
  await contract.getByText('$40,167', { exact: true }).waitFor();
  await contract
    .getByText(`$241,000 ÷ 6 · ${words('metrics.part.median')} $41,000`, { exact: true })
    .waitFor();
  await card('wonValue').getByText('$241,000', { exact: true }).waitFor();
  await card('dealsClosed').getByText('10', { exact: true }).waitFor();
  // What cannot be said is none, with the reason and the way out.
  const lifetime = card('lifetimeValue');
  await lifetime.getByText(words('reports.none'), { exact: true }).waitFor();
  await lifetime.getByText(words('metrics.caveat.noMargin')).waitFor();
  await card('coverage')
    .getByRole('button', { name: words('metrics.setIt') })
    .waitFor();
  expect(await page.locator('main').innerText()).not.toMatch(/NaN|Infinity|undefined/);
  const byRep = await rowsOf(page.getByRole('table', { name: words('reports.byRep') }).first());
  expect(byRep.map(([name, , , , rate, won]) => [name, rate, won])).toEqual([
    ['Lê Đức', '57.1%', '$161,000'],
    ['Trần Minh Khôi', '66.7%', '$80,000'],
  ]);
  await drawing(chart(words('reports.funnel'))).waitFor();
  expect(await collectFaults(page)).toEqual([]);
});

test('a figure opens its rows, part by part, and all of them in the list; back is where one was', async () => {
  await card('winRate').getByRole('button').click();
  const title = words('reports.rows', words('metrics.title.winRate'));
  const panel = page.getByRole('complementary', { name: title });
  await until(() => panel.getByRole('list').getByRole('button').count()).toBe(6);
  await panel.getByRole('tab', { name: words('metrics.rows.lost') }).click();
  await panel.getByRole('button', { name: /Quillon/ }).waitFor();
  expect(await panel.getByRole('list').getByRole('button').count()).toBe(4);
  expect(await collectFaults(page)).toEqual([]);
  await panel.getByRole('button', { name: words('reports.inList') }).click();
  await until(() => page.locator('[data-list-row]').count()).toBe(4);
  await page.goBack();
  await card('winRate').waitFor();
  await card('winRate').getByRole('button').click();
  await page.keyboard.press('Escape');
  await panel.waitFor({ state: 'detached' });
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe(
    words('metrics.title.winRate'),
  );
});

test('a stage opens as many deals as it says; the focus goes back to the number pressed last', async () => {
  const funnel = chart(words('reports.funnel'));
  const title = words('reports.funnel');
  const stage = (name: string) =>
    funnel.getByRole('button', { name: words('reports.dealsOf', name), exact: true });
  const panel = page.getByRole('complementary');
  await stage('Qualification').click();
  await panel.getByRole('heading', { name: words('reports.stageOf', 'Qualification') }).waitFor();
  await stage('Won').click();
  await panel.getByRole('heading', { name: words('reports.stageOf', 'Won') }).waitFor();
  await until(() => panel.getByRole('list').getByRole('button').count()).toBeGreaterThan(0);
  const shown = await panel.getByRole('list').getByRole('button').count();
  await page.keyboard.press('Escape');
  await panel.waitFor({ state: 'detached' });
  expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe(
    words('reports.dealsOf', 'Won'),
  );
  await funnel.getByRole('button', { name: words('reports.asTable', title) }).click();
  const table = await rowsOf(funnel.getByRole('table'));
  expect(table.at(-1)?.[1]).toBe(String(shown));
  // The period before stands beside it.
  expect(table[1]?.[6]).toMatch(/%$/);
  await funnel.getByRole('button', { name: words('reports.asChart', title) }).click();
});

test('past periods and single reps are a key away', async () => {
  await page.keyboard.press('[');
  const winRate = card('winRate');
  await winRate.getByText(words('metrics.formula.winRate', 3, 2)).waitFor();
  await card('annualContractValue').getByText('$37,667', { exact: true }).waitFor();
  await page.keyboard.press(']');
  await winRate.getByText(words('metrics.formula.winRate', 6, 4)).waitFor();
  await page.keyboard.press('r');
  await page.getByRole('checkbox', { name: 'Trần Minh Khôi' }).check();
  await winRate.getByText(words('metrics.formula.winRate', 2, 1)).waitFor();
  await page.getByRole('checkbox', { name: words('reports.allReps') }).check();
  await page.keyboard.press('Escape');
  await winRate.getByText(words('metrics.formula.winRate', 6, 4)).waitFor();
  await page.getByRole('radio', { name: words('reports.grains.year') }).check();
  await until(() => winRate.innerText()).not.toContain(words('metrics.formula.winRate', 6, 4));
  await page.getByRole('radio', { name: words('reports.grains.quarter') }).check();
  await winRate.getByText(words('metrics.formula.winRate', 6, 4)).waitFor();
});

test('a chart is a table as well, a file of its figures and a picture', async () => {
  const funnel = chart(words('reports.funnel'));
  const title = words('reports.funnel');
  await funnel.getByRole('button', { name: words('reports.asTable', title) }).click();
  const table = await rowsOf(funnel.getByRole('table'));
  expect(table.map(([name]) => name)).toEqual([
    'Prospecting',
    'Qualification',
    'Needs assessment',
    'Proposal and quote',
    'Negotiation',
    'Won',
  ]);
  const csv = (await readSaved(await save(funnel, 'reports.saveCsv'))).toString('utf8');
  const lines = csv.trimEnd().split('\r\n');
  expect(lines[0]).toBe(`\uFEFF${title}`);
  // What it is of and what must be said stand above the figures, and an empty line between.
  expect(lines[1]).toContain(words('reports.allReps'));
  expect(lines.slice(lines.indexOf('') + 2).map((line) => line.split(',').slice(0, 2))).toEqual(
    table.map((cells) => cells.slice(0, 2)),
  );
  await funnel.getByRole('button', { name: words('reports.asChart', title) }).click();

  const trend = page.locator('[data-chart=trend]');
  await drawing(trend).waitFor();
  const box = await drawing(trend).boundingBox();
  const picture = await readSaved(await save(trend, 'reports.savePng'));
  expect(picture.subarray(1, 4).toString('latin1')).toBe('PNG');
  // Twice the drawing and its margins.
  expect(picture.readUInt32BE(16)).toBe((Math.ceil(box?.width ?? 0) + 40) * 2);
  expect(picture.length).toBeGreaterThan(5_000);

  const all = page.waitForEvent('download');
  await page.keyboard.press('e');
  const figures = (await readSaved(await all)).toString('utf8');
  const [share, money] = [words('reports.units.ratio'), words('reports.units.money')];
  expect(figures).toContain(`\r\n${words('metrics.title.winRate')},0.6,${share},,0.6,`);
  expect(figures).toContain(`\r\n"${words('metrics.title.wonValue')}",241000,${money},USD,113000,`);
  expect(figures).toContain(`\r\n${words('reports.stageOf', 'Won')},`);
});

test('on paper nothing is cut, and the heading says what it is', async () => {
  await page.setViewportSize({ width: 720, height: 1000 });
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  await page.getByText(/^Printed on/).waitFor();
  expect(await page.getByRole('navigation').isVisible()).toBe(false);
  const cut = await page.locator('main article, main figure svg, main table').evaluateAll((parts) =>
    parts
      .filter((part) => !part.closest('.sr-only') && part.getClientRects().length > 0)
      .filter((part) => part.getBoundingClientRect().right > document.documentElement.clientWidth)
      .map((part) => part.outerHTML.slice(0, 120)),
  );
  expect(cut).toEqual([]);
  // On white, also where the screen is dark.
  const ground = await page
    .locator('main article')
    .first()
    .evaluate((part) => getComputedStyle(part).backgroundColor);
  expect(ground).toBe('rgb(255, 255, 255)');
  expect((await page.screenshot({ fullPage: true })).length).toBeGreaterThan(20_000);
  await page.emulateMedia({ media: null, colorScheme: 'light' });
  // One chart alone.
  await page.evaluate(() => {
    window.print = () => {};
  });
  const funnel = chart(words('reports.funnel'));
  await funnel
    .getByRole('button', { name: words('reports.saveOrPrint', words('reports.funnel')) })
    .click();
  await page.getByRole('menuitem', { name: words('reports.print') }).click();
  await page.emulateMedia({ media: 'print' });
  expect(await funnel.isVisible()).toBe(true);
  expect(await card('winRate').isVisible()).toBe(false);
  await page.evaluate(() => window.dispatchEvent(new Event('afterprint')));
  await card('winRate').waitFor();
  await page.emulateMedia({ media: null, colorScheme: 'light' });
  await page.setViewportSize({ width: 1280, height: 900 });
});

test('the forecast adds up, and a period opens its deals with odds and value', async () => {
  await show('forecast');
  const table = page.getByRole('table', { name: words('forecast.title'), exact: true }).last();
  await table.waitFor();
  const rows = await rowsOf(table);
  expect(rows.length).toBe(4);
  expect(rows[0]?.[1]).toBe('$241,000');
  await drawing(chart(words('forecast.title'))).waitFor();
  // 17 of the 18 open deals have a close date.
  await page.getByText(words('forecast.undated', 1)).waitFor();
  const openCount = rows.reduce((sum, row) => sum + Number(row.at(-1)), 0);
  expect(openCount).toBeLessThanOrEqual(17);
  expect(openCount).toBeGreaterThan(0);
  expect(await collectFaults(page)).toEqual([]);
  await table.getByRole('button').first().click();
  const panel = page.getByRole('complementary');
  await panel.getByRole('tab').first().click();
  await panel.getByRole('button', { name: /Calderbrook/ }).waitFor();
  await page.keyboard.press('Escape');
});

test('each rep stands against their own target, and the team is their sum', async () => {
  const { ownRepId = '', otherRepId = '' } = filled ?? {};
  await filler.evaluate((targets) => window.setTargets?.(targets), {
    [ownRepId]: '400000',
    [otherRepId]: '150000',
  });
  const table = page.getByRole('table', { name: /^By rep, / });
  await table.getByText('$550,000').waitFor();
  const team = table.locator('tfoot td');
  const rows = await rowsOf(table);
  const amountOf = (text = '') => Number(text.replace(/[^\d]/g, ''));
  expect(rows.map(([name, target, won]) => [name, target, won])).toEqual([
    ['Lê Đức', '$400,000', '$161,000'],
    ['Trần Minh Khôi', '$150,000', '$80,000'],
  ]);
  for (const column of [1, 2, 3, 4]) {
    const sum = rows.reduce((total, row) => total + amountOf(row[column]), 0);
    expect(amountOf(await team.nth(column - 1).innerText())).toBe(sum);
  }
  await chart(words('forecast.title'))
    .getByText(words('forecast.targetMark'), { exact: true })
    .waitFor();
  expect(await collectFaults(page)).toEqual([]);
  await table.getByRole('button', { name: 'Trần Minh Khôi' }).click();
  await until(() => table.locator('tbody tr').count()).toBe(1);
  await page.keyboard.press('r');
  await page.getByRole('checkbox', { name: words('reports.allReps') }).check();
  await page.keyboard.press('Escape');
  await until(() => table.locator('tbody tr').count()).toBe(2);
});

test('deals that the sums leave out or guess stand in the list, as many as were counted', async () => {
  const counts: number[] = [];
  for (const kind of ['undated', 'overdue'] as const) {
    const line = page
      .getByRole('listitem')
      .filter({ hasText: words(`forecast.${kind}Title`) })
      .first();
    const [count = ''] = (await line.innerText()).match(/\d+/) ?? [];
    await line.getByRole('button', { name: words('forecast.showThem') }).click();
    await until(() => page.locator('[data-list-row]').count()).toBe(Number(count));
    counts.push(Number(count));
    await page.goBack();
    await line.waitFor();
  }
  expect(counts.every((count) => count > 0)).toBe(true);
});

test('touchpoints by channel add up, and who hears nothing is named', async () => {
  await show('touchpoints');
  const channels = chart(words('touches.byChannel'));
  await channels
    .getByRole('button', { name: words('reports.asTable', words('touches.byChannel')) })
    .click();
  const rows = await rowsOf(channels.getByRole('table'));
  expect(rows.length).toBeGreaterThan(1);
  for (const [, out, into, neither, total] of rows) {
    expect(Number(out) + Number(into) + Number(neither)).toBe(Number(total));
  }
  await page.getByText(words('touches.notRecorded')).waitFor();
  // A number opens as many rows as it says.
  const into = rows[0]?.[2] ?? '';
  await channels.getByRole('row').nth(1).getByRole('button').nth(1).click();
  const panel = page.getByRole('complementary');
  await panel.getByRole('tab', { name: words('touches.part.in'), selected: true }).waitFor();
  await until(() => panel.getByRole('listitem').count()).toBe(Number(into));
  await page.keyboard.press('Escape');
  await panel.waitFor({ state: 'detached' });
  await page
    .getByRole('list', { name: words('touches.cold') })
    .getByRole('button')
    .first()
    .waitFor();
  expect(await collectFaults(page)).toEqual([]);
  // Who is cold is known of today alone.
  const cold = page.getByRole('columnheader', { name: words('touches.coldCount') });
  await cold.waitFor();
  await page.keyboard.press('[');
  await cold.waitFor({ state: 'detached' });
  await page.getByRole('button', { name: words('reports.running') }).click();
  await cold.waitFor();
  expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe(
    words('reports.earlier'),
  );
  expect(browser.problems).toEqual([]);
});
