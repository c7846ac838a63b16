import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Deal } from '../../lib/model/deal.ts';
import { collectFaults } from './axe.ts';
import { removeBuild } from './build.ts';
import type { FilledDashboard } from './dashboard-page.ts';
import { addPage, copyBuild } from './extra-page.ts';
import { type ExtensionBrowser, openBrowser } from './harness.ts';
import { receiptsOf, testedBuild, until } from './stage.ts';
import { loadWords, type Words } from './words.ts';

/** The pipeline board: what is shown of it, and what can be done by pointer and by key. */

let folder: string;
let browser: ExtensionBrowser;
let words: Words;
let page: Page;
let filled: FilledDashboard;

beforeAll(async () => {
  words = loadWords(testedBuild);
  folder = copyBuild(testedBuild);
  await addPage(folder, {
    name: 'dashboard-page',
    entry: join(import.meta.dirname, 'dashboard-page.ts'),
  });
  browser = await openBrowser({ extension: 'built', build: folder, sandbox: {} });
  browser.context.setDefaultTimeout(10_000);
  browser.context.setDefaultNavigationTimeout(30_000);
  const filler = await browser.openOwnPage('dashboard-page.html');
  const found = await filler.evaluate(() => window.fillDashboard?.());
  if (!found) throw new Error('nothing was filled in');
  filled = found;
  page = await browser.openOwnPage('dashboard.html');
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.emulateMedia({ reducedMotion: 'reduce' });
});
afterAll(async () => {
  await browser?.close();
  removeBuild(folder);
});

/** As it opens, with all that the worker has to say. */
beforeEach(async () => {
  await page.evaluate(() => sessionStorage.clear());
  await page.reload();
  await cardOf('Corvane Glass')
    .and(page.getByRole('button', { name: /Grade/ }))
    .waitFor();
});

function column(name: string): Locator {
  return page.getByRole('region', { name: new RegExp(`^${name}`) });
}

function cardOf(deal: string): Locator {
  return page.getByRole('button', { name: new RegExp(`^${deal}, `) });
}

function namesIn(of: Locator): Promise<readonly string[]> {
  return of
    .locator('[data-card]')
    .evaluateAll((cards) => cards.map((card) => card.firstChild?.textContent?.split(',')[0] ?? ''));
}

function shownNames(): Promise<readonly string[]> {
  return namesIn(page.locator('[data-board]'));
}

async function showTeam(): Promise<void> {
  await page.getByRole('radio', { name: words('board.team') }).check();
}

function bar(): Locator {
  return page.getByRole('group', { name: words('board.filters') });
}

/** Receipts are dialogs as well: by its title. */
function dialog(title: string): Locator {
  return page.getByRole('dialog', { name: title });
}

async function stageOf(deal: string): Promise<string> {
  const [deals, stages] = await Promise.all([
    browser.readStore('deals') as Promise<readonly Deal[]>,
    browser.readStore('stages') as Promise<readonly { id: string; name: string }[]>,
  ]);
  const id = deals.find((one) => one.id === filled.dealIds[deal])?.stage_id;
  return stages.find((stage) => stage.id === id)?.name ?? '';
}

/** The name of what has the focus. */
function focusedText(): Promise<string> {
  return page.evaluate(
    () => document.activeElement?.ariaLabel ?? document.activeElement?.textContent ?? '',
  );
}

function focusedCard(): Promise<string | undefined> {
  return page.evaluate(
    () => document.activeElement?.closest('[data-card]')?.firstChild?.textContent?.split(',')[0],
  );
}

async function undo(deal: string, stage: string): Promise<void> {
  // The card has moved before the move is saved.
  await receiptsOf(page, words)
    .getByRole('button', { name: words('app.undo') })
    .waitFor();
  await page.keyboard.press('z');
  await until(() => namesIn(column(stage))).toContain(deal);
}

test('in a team one’s own deals come first; what the heads say adds up', async () => {
  expect(await shownNames()).not.toContain('Kestrelmoor');
  await showTeam();
  await until(shownNames).toContain('Kestrelmoor');
  // 820,000 in all: 150 + 150 + 250 + 155 + 115; weighted 5, 15, 30, 50 and 75 percent of them.
  await page.getByText(words('board.weightedOf', '$268,750', '$820,000')).waitFor();
  await page.getByText(words('board.openDeals', 18)).waitFor();
  const needs = column('Needs assessment');
  await needs.getByText('$250,000').waitFor();
  await needs.getByText('30 % → $75,000').waitFor();
  expect(await namesIn(column('Lost'))).toHaveLength(4);
  await column('Lost').getByText('Competitor', { exact: true }).waitFor();
  expect(await cardOf('Kestrelmoor').textContent()).toContain(words('board.gap.no_economic_buyer'));
  expect(await collectFaults(page)).toEqual([]);
});

test('dragged to where something is open, it asks; Esc leaves it where it was', async () => {
  await cardOf('Corvane Glass').dragTo(column('Needs assessment'));
  const question = dialog(words('stages.moveTitle', 'Needs assessment'));
  await question.waitFor();
  await page.locator('[data-ghost]').waitFor();
  expect(await collectFaults(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await question.waitFor({ state: 'hidden' });
  expect(await namesIn(column('Qualification'))).toContain('Corvane Glass');
  await until(focusedCard).toBe('Corvane Glass');
});

test('dragged back, it moves at once, and Z takes it back', async () => {
  await cardOf('Lạc Vân Cold Chain').dragTo(column('Prospecting'));
  await until(() => namesIn(column('Prospecting'))).toContain('Lạc Vân Cold Chain');
  await until(() => stageOf('Lạc Vân Cold Chain')).toBe('Prospecting');
  await page.getByText(words('board.movedTo', 'Lạc Vân Cold Chain', 'Prospecting')).waitFor();
  await undo('Lạc Vân Cold Chain', 'Proposal and quote');
  expect(await stageOf('Lạc Vân Cold Chain')).toBe('Proposal and quote');
});

test('by the menu of a card one can do without dragging; a closed deal goes on where it was closed', async () => {
  const deal = 'Minh Quang Textiles';
  await cardOf(deal).hover();
  await page.getByRole('button', { name: words('board.more', deal) }).click();
  await page.getByRole('menuitem', { name: words('stages.moveTo', 'Prospecting') }).click();
  await until(() => namesIn(column('Prospecting'))).toContain(deal);
  await undo(deal, 'Qualification');
  await cardOf('Calderbrook').focus();
  await page.keyboard.press('Shift+m');
  await until(() => namesIn(column('Negotiation'))).toContain('Calderbrook');
  await until(focusedCard).toBe('Calderbrook');
  await undo('Calderbrook', 'Won');
});

test('dropped on Lost it wants a reason', async () => {
  await cardOf('Tidemark Ferries').dragTo(column('Lost'));
  const question = dialog(words('deal.markLost'));
  await question.getByRole('button', { name: words('stages.lostReason.price') }).click();
  await page.keyboard.press('Enter');
  await until(() => namesIn(column('Lost'))).toContain('Tidemark Ferries');
  expect(await cardOf('Tidemark Ferries').textContent()).toContain('Price');
  await undo('Tidemark Ferries', 'Proposal and quote');
});

test('a move that could not be written asks again with what was said, and goes on', async () => {
  const deal = 'Tidemark Ferries';
  await page.evaluate(() => {
    const put = Reflect.get(IDBObjectStore.prototype, 'put');
    IDBObjectStore.prototype.put = function (this: IDBObjectStore, ...given) {
      const isFull = this.name === 'deals' && sessionStorage.getItem('isFull') === 'yes';
      if (isFull) throw new DOMException('no room', 'QuotaExceededError');
      return Reflect.apply(put, this, given);
    };
    sessionStorage.setItem('isFull', 'yes');
  });
  await cardOf(deal).dragTo(column('Lost'));
  const question = dialog(words('deal.markLost'));
  await question.getByRole('button', { name: words('stages.lostReason.price') }).click();
  await page.keyboard.press('Enter');
  await receiptsOf(page, words).getByText(words('failure.storage_full')).waitFor();
  await until(() => question.getByLabel(words('stages.why')).inputValue()).toBe('Price');
  expect(await stageOf(deal)).toBe('Proposal and quote');
  expect(await namesIn(column('Proposal and quote'))).toContain(deal);
  await page.evaluate(() => sessionStorage.removeItem('isFull'));
  await question.getByRole('button', { name: words('deal.markLost') }).click();
  await until(() => namesIn(column('Lost'))).toContain(deal);
  await undo(deal, 'Proposal and quote');
});

test('by key: over the board, on with the criteria that are met, back, and the focus goes along', async () => {
  await page.keyboard.press('j');
  const [first, second] = await namesIn(column('Prospecting'));
  expect(await focusedCard()).toBe(first);
  await page.keyboard.press('j');
  expect(await focusedCard()).toBe(second);
  await page.keyboard.press('k');
  await page.keyboard.press('l');
  const moved = (await focusedCard()) ?? '';
  expect(await namesIn(column('Qualification'))).toContain(moved);
  await page.keyboard.press('m');
  const question = dialog(words('stages.moveTitle', 'Needs assessment'));
  await question.getByRole('checkbox').first().waitFor();
  for (const box of await question.getByRole('checkbox').all()) await box.check();
  await page.keyboard.press('Enter');
  await until(() => namesIn(column('Needs assessment'))).toContain(moved);
  await until(focusedCard).toBe(moved);
  await page.keyboard.press('Shift+m');
  await until(() => stageOf(moved)).toBe('Qualification');
  await until(() => namesIn(column('Qualification'))).toContain(moved);
  await until(focusedCard).toBe(moved);
});

test('arrows switch between one’s own deals and the team’s, and walk over the board elsewhere', async () => {
  const radio = (name: string) => page.getByRole('radio', { name });
  await radio(words('board.mine')).focus();
  await page.keyboard.press('ArrowRight');
  expect(await radio(words('board.team')).isChecked()).toBe(true);
  await until(shownNames).toContain('Kestrelmoor');
  await page.keyboard.press('ArrowLeft');
  await until(shownNames).not.toContain('Kestrelmoor');
  await page.keyboard.press('j');
  const before = await focusedCard();
  await page.keyboard.press('ArrowDown');
  expect(await focusedCard()).not.toBe(before);
});

test('a key opens the menu of a card, from which it comes to any stage; the focus is on the card again', async () => {
  const deal = 'Halden Rail Works';
  const stage = await stageOf(deal);
  for (const key of ['.', 'Shift+F10']) {
    await cardOf(deal).focus();
    await page.keyboard.press(key);
    await page.getByRole('menuitem', { name: words('stages.moveTo', 'Lost') }).waitFor();
    await page.keyboard.press('Escape');
    await until(focusedCard).toBe(deal);
  }
  await page.keyboard.press('.');
  await page.getByRole('menuitem', { name: words('stages.moveTo', 'Lost') }).waitFor();
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  await dialog(words('deal.markLost')).waitFor();
  await page.keyboard.press('Escape');
  await until(focusedCard).toBe(deal);
  await page.keyboard.press('.');
  await page.getByRole('menuitem', { name: words('stages.moveTo', 'Prospecting') }).waitFor();
  await page.keyboard.type(words('stages.moveTo', 'Prospecting'));
  await page.keyboard.press('Enter');
  await until(() => stageOf(deal)).toBe('Prospecting');
  await until(focusedCard).toBe(deal);
  await undo(deal, stage);
  await page.keyboard.press('?');
  await page.getByRole('dialog').getByText(words('board.cardMenu')).first().waitFor();
  await page.keyboard.press('Escape');
});

test('a card that a move takes out of the filter hands the focus to what comes up in its place', async () => {
  // A deal that is closed closes in this quarter; opened again, it closes on no day that is known.
  await bar()
    .getByRole('button', { name: words('board.closingQuarter') })
    .click();
  const won = await namesIn(column('Won'));
  const [, deal = '', next = ''] = won;
  await cardOf(deal).focus();
  await page.keyboard.press('Shift+m');
  await until(() => namesIn(column('Won'))).toEqual(won.filter((name) => name !== deal));
  await until(focusedCard).toBe(next);
  await until(() => stageOf(deal)).not.toBe('Won');
  await undo(deal, 'Won');
});

/** What a test breaks on purpose is reported by the page. */
const onPurpose = 'the dashboard worker could not answer';

test('what could not be read is said above the board, and asked for again', async () => {
  await page.addInitScript(() => {
    const post = Worker.prototype.postMessage;
    Worker.prototype.postMessage = function (this: Worker, ...sent: readonly unknown[]) {
      const [asked] = sent as [{ id: number; name: string; asked?: { isWhole?: boolean } }];
      if (asked.asked?.isWhole !== true || sessionStorage.getItem('isWholeBoard') !== 'no') {
        Reflect.apply(post, this, sent);
        return;
      }
      const data = { kind: 'failed', id: asked.id };
      this.dispatchEvent(new MessageEvent('message', { data }));
    };
  });
  await page.evaluate(() => sessionStorage.setItem('isWholeBoard', 'no'));
  await page.reload();
  // The first sight is the board of the last time.
  const told = page.getByRole('alert').filter({ hasText: words('board.oldShown') });
  await told.waitFor();
  expect(await shownNames()).toContain('Corvane Glass');
  expect(await collectFaults(page)).toEqual([]);
  const again = told.getByRole('button', { name: words('board.again') });
  await again.press('Enter');
  await told.waitFor();
  await page.evaluate(() => sessionStorage.removeItem('isWholeBoard'));
  await again.press('Enter');
  await told.waitFor({ state: 'detached' });
  expect(await page.evaluate(() => document.activeElement !== document.body)).toBe(true);
});

test('what was found goes when the focus leaves the search, and on a press beside it', async () => {
  const search = page.getByRole('combobox', { name: words('app.searchShort') });
  const option = page.getByRole('option', { name: /Corvane Glass/ }).first();
  const isOpen = () => search.getAttribute('aria-expanded');
  await page.keyboard.press('/');
  await page.keyboard.type('Corvane');
  await option.waitFor();
  expect(await isOpen()).toBe('true');
  await page.getByRole('heading', { name: words('board.title') }).click();
  await option.waitFor({ state: 'detached' });
  expect(await isOpen()).toBe('false');
  await page.keyboard.press('/');
  await option.waitFor();
  await bar().getByRole('searchbox').focus();
  await option.waitFor({ state: 'detached' });
});

test('D does the next action, whose receipt takes it back', async () => {
  const card = cardOf('Lạc Vân Cold Chain');
  const next = /Call Nguyễn Thu Hà/;
  await card.focus();
  await page.keyboard.press('d');
  await receiptsOf(page, words).getByText(words('receipt.taskDone')).waitFor();
  await until(() => card.textContent()).not.toMatch(next);
  await page.keyboard.press('z');
  await until(() => card.textContent()).toMatch(next);
});

test('filters by text, mark and owner hold together, say themselves, and are let go', async () => {
  await showTeam();
  const text = bar().getByRole('searchbox');
  await text.fill('van lac');
  await until(shownNames).toEqual(['Lạc Vân Cold Chain']);
  await text.fill('no such deal');
  await page.getByText(words('board.noneFits')).waitFor();
  await page
    .getByRole('main')
    .getByRole('button', { name: words('board.clear') })
    .last()
    .click();
  await until(shownNames).toContain('Corvane Glass');
  await showTeam();
  await bar()
    .getByRole('button', { name: new RegExp(`^${words('board.stalled')}`) })
    .click();
  await until(shownNames).toContain('Sao Khuê Plastics');
  expect(await shownNames()).not.toContain('Corvane Glass');
  await bar()
    .getByRole('button', { name: words('board.moreFilters'), exact: true })
    .click();
  const panel = dialog(words('board.filters'));
  await panel.getByRole('combobox', { name: words('board.owner') }).click();
  await page.getByRole('option', { name: 'Trần Minh Khôi' }).click();
  await until(shownNames).toEqual(['Sao Khuê Plastics', 'Grantley Mills']);
  await page.getByRole('listbox').waitFor({ state: 'hidden' });
  expect(await collectFaults(page)).toEqual([]);
  await page.keyboard.press('Escape');
  const owner = words('board.ownerIs', 'Trần Minh Khôi');
  await bar()
    .getByRole('button', { name: words('board.letGo', owner) })
    .press('Enter');
  await until(shownNames).toContain('Long Vĩ Steel');
  await until(focusedText).toBe(words('board.textFilter'));
  await bar()
    .getByRole('button', { name: words('board.clear') })
    .press('Enter');
  await until(shownNames).toContain('Corvane Glass');
});

test('a view is kept under a name, shown by one press, renamed and removed', async () => {
  await showTeam();
  await bar()
    .getByRole('button', { name: new RegExp(`^${words('board.stalled')}`) })
    .click();
  await page.getByRole('button', { name: words('board.views'), exact: true }).click();
  const panel = dialog(words('board.viewsTitle'));
  await panel.getByRole('textbox', { name: words('board.viewKeepAs') }).fill('Stuck');
  await page.keyboard.press('Enter');
  await panel.waitFor({ state: 'hidden' });
  const view = page.getByRole('button', { name: 'Stuck', exact: true });
  await view.waitFor();
  expect(await view.getAttribute('aria-pressed')).toBe('true');
  const stuck = await shownNames();
  await page.reload();
  await until(shownNames).toContain('Corvane Glass');
  await view.click();
  await until(shownNames).toEqual(stuck);
  await page.getByRole('button', { name: words('board.views'), exact: true }).click();
  await panel.getByRole('textbox', { name: words('board.viewRename', 'Stuck') }).fill('Slow');
  await page.keyboard.press('Enter');
  await panel.getByRole('button', { name: words('board.viewRemove', 'Slow') }).waitFor();
  expect(await collectFaults(page)).toEqual([]);
  await panel.getByRole('button', { name: words('board.viewRemove', 'Slow') }).click();
  await page.getByRole('button', { name: 'Slow', exact: true }).waitFor({ state: 'hidden' });
  // Nothing is left to remove: the field has the focus, and the keys of the board behind it do nothing.
  await until(() => panel.getByRole('textbox').evaluate((field) => field.matches(':focus'))).toBe(
    true,
  );
});

test('a name that is in use is said to be, and its view is replaced', async () => {
  const keep = async (name: string, label: string) => {
    await page.getByRole('button', { name: words('board.views'), exact: true }).click();
    const panel = dialog(words('board.viewsTitle'));
    await panel.getByRole('textbox', { name: words('board.viewKeepAs') }).fill(name);
    await panel.getByRole('button', { name: label, exact: true }).click();
    await panel.waitFor({ state: 'hidden' });
  };
  const view = page.getByRole('button', { name: 'Week', exact: true });
  await keep('Week', words('app.save'));
  await view.waitFor();
  await bar()
    .getByRole('button', { name: new RegExp(`^${words('board.needsAction')}`) })
    .click();
  await until(() => view.getAttribute('aria-pressed')).toBe('false');
  await keep('week', words('board.viewReplace'));
  await until(() => view.getAttribute('aria-pressed')).toBe('true');
  expect(await view.count()).toBe(1);
});

test('Enter, and a click, open the deal in the panel beside the board', async () => {
  await cardOf('Halden Rail Works').focus();
  const panel = await browser.awaitPanel(() => page.keyboard.press('Enter'));
  await panel.getByRole('heading', { name: 'Halden Rail Works' }).first().waitFor();
  await cardOf('Corvane Glass').click();
  await panel.getByRole('heading', { name: 'Corvane Glass' }).first().waitFor();
  await page.keyboard.press('n');
  await panel.getByRole('textbox', { name: words('deal.name') }).waitFor();
});

test('nothing was refused by the page’s policy, and nothing broke', () => {
  expect(browser.problems.filter(({ text }) => !text.includes(onPurpose))).toEqual([]);
});
