import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Deal } from '../../lib/model/deal.ts';
import type { Prospect } from '../../lib/model/prospect.ts';
import { collectFaults } from './axe.ts';
import { removeBuild } from './build.ts';
import type { FilledDashboard } from './dashboard-page.ts';
import { addPage, copyBuild } from './extra-page.ts';
import { type ExtensionBrowser, openBrowser } from './harness.ts';
import { receiptsOf, testedBuild, until } from './stage.ts';
import { loadWords, type Words } from './words.ts';

/** Prospects, companies and deals as tables: what is shown of them, and what is done to many at once. */

let folder: string;
let browser: ExtensionBrowser;
let words: Words;
let page: Page;
let filled: FilledDashboard;

const openCount = 18;
const dealCount = 38;
const peopleCount = 53;

beforeAll(async () => {
  words = loadWords(testedBuild);
  folder = copyBuild(testedBuild);
  await addPage(folder, {
    name: 'dashboard-page',
    entry: join(import.meta.dirname, 'dashboard-page.ts'),
  });
  await addPage(folder, { name: 'lists-page', entry: join(import.meta.dirname, 'lists-page.ts') });
  browser = await openBrowser({ extension: 'built', build: folder, sandbox: {} });
  browser.context.setDefaultTimeout(10_000);
  const filler = await browser.openOwnPage('dashboard-page.html');
  const found = await filler.evaluate(() => window.fillDashboard?.());
  if (!found) throw new Error('nothing was filled in');
  filled = found;
  page = await browser.openOwnPage('dashboard.html#deals');
  await page.setViewportSize({ width: 1280, height: 800 });
});
afterAll(async () => {
  await browser?.close();
  removeBuild(folder);
});

async function show(place: 'prospects' | 'companies' | 'deals'): Promise<void> {
  await page.evaluate((hash) => {
    window.location.hash = hash;
  }, place);
  await page.reload();
  await rows().first().waitFor();
}

beforeEach(() => show('deals'));

function rows(): Locator {
  return page.locator('[data-list-row]');
}

function names(): Promise<readonly string[]> {
  return page.locator('[data-row-name]').allTextContents();
}

function rowOf(name: string): Locator {
  return rows().filter({ has: page.getByRole('button', { name, exact: true }) });
}

function checkOf(name: string): Locator {
  return page.getByRole('checkbox', { name: words('lists.select', name) });
}

function head(name: string): Locator {
  return page.getByRole('columnheader', { name, exact: true });
}

function heads(): Promise<readonly string[]> {
  return page.getByRole('columnheader').allTextContents();
}

function filterField(): Locator {
  return page.getByRole('searchbox', { name: words('lists.filter') });
}

function bar(): Locator {
  return page.getByRole('region', { name: words('lists.changeSelected') });
}

async function press(of: Page | Locator, key: string, ...values: readonly string[]): Promise<void> {
  await of.getByRole('button', { name: words(key, ...values), exact: true }).click();
}

async function countText(text: string): Promise<void> {
  await page.getByRole('status').getByText(text, { exact: true }).waitFor();
}

/** Whether the focus is where a filter is typed. */
function isInFilter(): Promise<boolean> {
  return filterField().evaluate((field) => field === document.activeElement);
}

async function showAll(): Promise<void> {
  await press(page, 'lists.clearFilter');
  await countText(String(dealCount));
}

test('open deals come first, by what they weigh; a head puts them in another order', async () => {
  await countText(words('lists.countOf', String(openCount), String(dealCount)));
  const table = page.getByRole('table', { name: words('dashboard.deals') });
  expect(await table.getAttribute('aria-rowcount')).toBe(String(openCount + 1));
  expect((await names())[0]).toBe('Vàm Nao Packaging');
  expect(await head(words('deal.weighted')).getAttribute('aria-sort')).toBe('descending');
  // 72,000 a year at 75 percent.
  await rowOf('Vàm Nao Packaging').getByText('$54,000').waitFor();
  await head(words('fields.name')).getByRole('button').click();
  await until(async () => (await names())[0]).toBe('Brightwell Pumps');
  expect(await head(words('fields.name')).getAttribute('aria-sort')).toBe('ascending');
  await head(words('fields.name')).getByRole('button').click();
  await until(async () => (await names())[0]).toBe('Vàm Nao Packaging');
  expect(await collectFaults(page)).toEqual([]);
  // The order is kept for the next time.
  await head(words('deal.weighted')).getByRole('button').click();
  await until(async () => (await names()).at(-1)).toBe('Pellworth Dairy');
});

test('a filter by words, stage, outcome, close and standstill; it is let go at once', async () => {
  await page.keyboard.press('f');
  await page.keyboard.type('thach');
  await until(names).toEqual(['Thạch Anh Ceramics']);
  await countText(words('lists.countOf', '1', String(dealCount)));
  await page.keyboard.press('Escape');
  await until(names).toHaveLength(openCount);
  await press(page, 'lists.stalled');
  await until(names).toContain('Long Vĩ Steel');
  expect(await names()).not.toContain('Harbour Vale');
  await press(page, 'lists.stalled');
  await press(page, 'lists.closes.any');
  await page
    .getByRole('dialog')
    .getByRole('button', { name: words('lists.closes.overdue') })
    .click();
  await page.keyboard.press('Escape');
  await until(names).toEqual(['Long Vĩ Steel']);
  await press(page, 'lists.closes.overdue');
  await press(page.getByRole('dialog'), 'lists.closes.none');
  await page.keyboard.press('Escape');
  await until(names).toEqual(['Thạch Anh Ceramics']);
  await filterField().fill('nothing like it');
  await page.getByText(words('lists.noMatch')).waitFor();
  expect(await collectFaults(page)).toEqual([]);
  await page
    .getByRole('button', { name: words('lists.clearFilter') })
    .last()
    .click();
  await countText(String(dealCount));
  await until(isInFilter).toBe(true);
  // A filter that is let go in the bar hands the focus on as well.
  await filterField().fill('an');
  await press(page, 'lists.clearFilter');
  await until(isInFilter).toBe(true);
});

test('the keys begin at the top of another filter', async () => {
  for (let step = 0; step < 6; step += 1) await page.keyboard.press('j');
  await page.keyboard.press('f');
  await page.keyboard.type('an');
  await until(async () => (await names()).length).toBeLessThan(openCount);
  await page.evaluate(() => (document.activeElement as HTMLElement).blur());
  await page.keyboard.press('j');
  const [first = ''] = await names();
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe(first);
  await page.keyboard.press('x');
  expect(await checkOf(first).isChecked()).toBe(true);
  await page.keyboard.press('Escape');
});

test('columns come, go and change places, and are so the next time', async () => {
  await press(page, 'lists.columnsTitle');
  const menu = page.getByRole('dialog');
  await menu.getByRole('checkbox', { name: words('fields.outcome'), exact: true }).check();
  await menu.getByRole('checkbox', { name: words('fields.company_id'), exact: true }).uncheck();
  const up = menu.getByRole('button', { name: words('lists.columnUp', words('fields.outcome')) });
  for (let place = 0; place < 6; place += 1) await up.press('Enter');
  expect(await up.evaluate((button) => button === document.activeElement)).toBe(true);
  expect(await collectFaults(page)).toEqual([]);
  const wanted = ['', 'fields.name', 'fields.stage_id', 'fields.outcome'];
  const shown = async () => (await heads()).slice(0, wanted.length);
  await until(shown).toEqual(wanted.map((key) => key && words(key)));
  await show('deals');
  expect(await shown()).toEqual(wanted.map((key) => key && words(key)));
  await press(page, 'lists.columnsTitle');
  await press(menu, 'lists.columnsDefault');
  await until(async () => (await heads())[2]).toBe(words('fields.company_id'));
});

test('a view is kept under a name, shown, renamed and removed', async () => {
  await filterField().fill('an');
  await press(page, 'lists.views.title');
  const panel = page.getByRole('dialog');
  await panel.getByRole('textbox', { name: words('lists.views.saveAs') }).fill('With an');
  await press(panel, 'app.save');
  await panel.getByRole('button', { name: 'With an', exact: true }).waitFor();
  expect(await collectFaults(page)).toEqual([]);
  await press(panel, 'lists.views.default');
  await until(names).toHaveLength(openCount);
  await press(page, 'lists.views.title');
  await panel.getByRole('button', { name: 'With an', exact: true }).click();
  await until(() => filterField().inputValue()).toBe('an');
  await page.getByRole('button', { name: 'With an' }).click();
  await press(panel, 'lists.views.rename', 'With an');
  await panel.getByRole('textbox', { name: words('lists.views.name') }).fill('Any an');
  await page.keyboard.press('Enter');
  const pencil = panel.getByRole('button', { name: words('lists.views.rename', 'Any an') });
  await until(() => pencil.evaluate((button) => button === document.activeElement)).toBe(true);
  await press(panel, 'lists.views.remove', 'Any an');
  await panel.getByRole('button', { name: 'Any an', exact: true }).waitFor({ state: 'detached' });
  const first = panel.getByRole('button', { name: words('lists.views.default') });
  await until(() => first.evaluate((button) => button === document.activeElement)).toBe(true);
});

test('a range is chosen by Shift and by keys; many change their status with one Undo', async () => {
  await show('prospects');
  const order = await names();
  await checkOf(order[1] ?? '').click();
  await checkOf(order[4] ?? '').click({ modifiers: ['Shift'] });
  await bar().getByText(words('lists.selected', 4)).waitFor();
  await page.keyboard.press('Escape');
  await bar().waitFor({ state: 'detached' });
  for (const key of ['j', 'x', 'Shift+ArrowDown', 'Shift+ArrowDown'])
    await page.keyboard.press(key);
  await bar().getByText(words('lists.selected', 3)).waitFor();
  await page.keyboard.press('Shift+ArrowUp');
  await bar().getByText(words('lists.selected', 2)).waitFor();
  await bar()
    .getByRole('button', { name: words('lists.selectAllOf', String(peopleCount)) })
    .click();
  await bar().getByText(words('lists.selected', peopleCount)).waitFor();
  expect(await collectFaults(page)).toEqual([]);
  const statuses = async () =>
    ((await browser.readStore('prospects')) as readonly Prospect[])
      .map(({ id, status }) => `${id} ${status}`)
      .sort();
  const before = await statuses();
  const soAlready = before.filter((one) => one.endsWith(' qualified')).length;
  await press(bar(), 'fields.status');
  await page
    .getByRole('menuitem', { name: words('prospectStatus.qualified'), exact: true })
    .click();
  const receipts = receiptsOf(page, words);
  await receipts
    .getByText(words('lists.changed.prospects', peopleCount - soAlready), { exact: true })
    .waitFor();
  await receipts.getByText(words('lists.left', soAlready)).waitFor();
  expect((await statuses()).every((one) => one.endsWith(' qualified'))).toBe(true);
  await page.keyboard.press('z');
  await until(statuses).toEqual(before);
});

test('deals are lost together, and only with a reason', async () => {
  const lost = ['Kestrelmoor', 'Grantley Mills'];
  for (const name of lost) await checkOf(name).click();
  await press(bar(), 'fields.stage_id');
  const panel = page.getByRole('dialog');
  await panel.getByRole('radio', { name: words('defaults.lost.name'), exact: true }).check();
  await press(panel, 'lists.apply', '2');
  await panel.getByText(words('deal.problem.reason_needed')).waitFor();
  expect(await collectFaults(page)).toEqual([]);
  await press(panel, 'stages.lostReason.price');
  await press(panel, 'lists.apply', '2');
  await receiptsOf(page, words).getByText(words('lists.changed.deals', 2)).waitFor();
  const found = async () =>
    ((await browser.readStore('deals')) as readonly Deal[])
      .filter(({ name }) => lost.includes(name))
      .map(({ outcome, lost_reason }) => [outcome, lost_reason]);
  const reason = words('stages.lostReason.price');
  await until(found).toEqual([
    ['lost', reason],
    ['lost', reason],
  ]);
  // They are no longer among the open ones, and so no longer chosen.
  await until(names).toHaveLength(openCount - 2);
  await bar().waitFor({ state: 'detached' });
  await page.keyboard.press('z');
  await until(names).toHaveLength(openCount);
  expect(await found()).toEqual([
    ['open', null],
    ['open', null],
  ]);
});

test('tags are put on companies', async () => {
  await show('companies');
  await checkOf('Halden Rail Works').click();
  await press(bar(), 'fields.tags');
  const panel = page.getByRole('dialog');
  await panel.getByRole('textbox', { name: words('lists.tags.add') }).fill('Rail, North');
  await page.keyboard.press('Enter');
  await press(panel, 'lists.apply', '1');
  await receiptsOf(page, words).getByText(words('lists.changed.companies', 1)).waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('combobox', { name: words('fields.tags') }).click();
  await page.getByRole('option', { name: 'Rail' }).click();
  await until(names).toEqual(['Halden Rail Works']);
});

test('the rows behind a number come under its name, and all of them by one press', async () => {
  const ids = ['Calderbrook', 'Tarn Alloys'].map((name) => filled.dealIds[name]);
  await page.evaluate((given) => {
    const place = { kind: 'list', table: 'deals', filter: { ids: given }, title: 'Won by us' };
    window.history.pushState({ place }, '', '#deals');
    window.dispatchEvent(new PopStateEvent('popstate'));
  }, ids);
  await until(names).toEqual(['Calderbrook', 'Tarn Alloys']);
  await page.getByText('Won by us').waitFor();
  await press(page, 'lists.views.title');
  await page.getByRole('dialog').getByText(words('lists.views.noNumber')).waitFor();
  await page.keyboard.press('Escape');
  await press(page, 'lists.showAll');
  await countText(String(dealCount));
  expect(await page.getByText('Won by us').count()).toBe(0);
  await until(isInFilter).toBe(true);
});

test('all rows that fit go into a file, with the columns that are shown', async () => {
  await showAll();
  await filterField().fill('vân');
  // The second one by who takes part in it.
  const found = ['Lạc Vân Cold Chain', 'Sông Trà Fresh', 'Corvane Glass', 'Hạ Vân'];
  await until(names).toEqual(found);
  const saved = page.waitForEvent('download');
  await press(page, 'lists.csv');
  const download = await saved;
  expect(download.suggestedFilename()).toMatch(/^Deals-\d{4}-\d{2}-\d{2}\.csv$/);
  const text = await readFile(await download.path(), 'utf8');
  expect(text.startsWith('\uFEFF')).toBe(true);
  const [first = '', ...lines] = text.slice(1).trimEnd().split('\r\n');
  expect(first.split(',').slice(0, 4)).toEqual(
    ['fields.name', 'fields.company_id', 'fields.stage_id', 'lists.columns.value'].map((key) =>
      words(key),
    ),
  );
  expect(lines.map((line) => line.split(',').slice(0, 5).join(','))).toEqual([
    'Lạc Vân Cold Chain,Lạc Vân Cold Chain,Proposal and quote,48000,USD',
    'Sông Trà Fresh,Sông Trà Fresh,Needs assessment,45000,USD',
    'Corvane Glass,Corvane Glass,Qualification,26000,USD',
    'Hạ Vân,Hạ Vân,Lost,18000,USD',
  ]);
});

test('a hundred and more are changed by a worker, which is told of whatever the rep looks at', async () => {
  const crowdCount = 120;
  const filler = await browser.openOwnPage('lists-page.html');
  await filler.evaluate((count) => window.addPeople?.(count), crowdCount);
  const statuses = async () =>
    ((await browser.readStore('prospects')) as readonly Prospect[])
      .filter(({ tags }) => tags.includes('crowd'))
      .map(({ status }) => status);
  await page.bringToFront();
  await show('prospects');
  await filterField().fill('crowd');
  await countText(words('lists.countOf', String(crowdCount), String(peopleCount + crowdCount)));
  await page.getByRole('checkbox', { name: words('lists.selectAll') }).click();
  await bar().getByText(words('lists.selected', crowdCount)).waitFor();
  const hold = await filler.evaluateHandle(() => window.holdProspects?.());
  await press(bar(), 'fields.status');
  await page
    .getByRole('menuitem', { name: words('prospectStatus.nurturing'), exact: true })
    .click();
  const changing = words('lists.changing', crowdCount);
  await bar().getByText(changing).waitFor();
  expect(
    await bar()
      .getByRole('button', { name: words('fields.status') })
      .isDisabled(),
  ).toBe(true);
  // What is chosen can be let go; what runs stays in sight, and no second one begins.
  await press(bar(), 'lists.clearSelection');
  await bar().waitFor({ state: 'detached' });
  await page.getByRole('status').getByText(changing, { exact: true }).first().waitFor();
  await receiptsOf(page, words).getByText(changing).waitFor();
  expect(await collectFaults(page)).toEqual([]);
  await hold.evaluate((release) => release?.());
  await receiptsOf(page, words)
    .getByText(words('lists.changed.prospects', crowdCount), { exact: true })
    .waitFor();
  expect(new Set(await statuses())).toEqual(new Set(['nurturing']));
  const again = await filler.evaluateHandle(() => window.holdProspects?.());
  await page.keyboard.press('z');
  await page.getByRole('status').getByText(changing, { exact: true }).first().waitFor();
  await again.evaluate((release) => release?.());
  await receiptsOf(page, words).getByText(words('receipt.undone')).waitFor();
  expect(new Set(await statuses())).toEqual(new Set(['new']));
  await filler.close();
});

test('a name, and Enter on it, opens the record in the panel', async () => {
  await page.keyboard.press('j');
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Vàm Nao Packaging');
  const panel = await browser.awaitPanel(() => page.keyboard.press('Enter'));
  await panel.getByRole('heading', { name: 'Vàm Nao Packaging' }).first().waitFor();
  await page.getByRole('button', { name: 'Corvane Glass', exact: true }).click();
  await panel.getByRole('heading', { name: 'Corvane Glass' }).first().waitFor();
  await show('prospects');
  await page.getByRole('button', { name: 'June Pask', exact: true }).click();
  await panel.getByRole('heading', { name: 'June Pask' }).first().waitFor();
});
