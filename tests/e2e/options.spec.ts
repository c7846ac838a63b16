import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { employerOf, katharina, minhAnh, oliver, viewer } from '../sandbox/people.ts';
import { sduiProfilePage } from '../sandbox/sdui-profile.ts';
import { evidenceButton, openStage, profileUrl, receiptsOf, type Stage, until } from './stage.ts';
import type { Words } from './words.ts';

let stage: Stage;
let words: Words;

/** Collects what axe finds, in light and in dark, each fault once with all places where it was seen. */
function aCollector() {
  const placesByFault = new Map<string, string[]>();
  return {
    look: async (view: Page, place: string, without: readonly string[] = []): Promise<void> => {
      if (await view.evaluate(() => !('axe' in window))) await view.evaluate(axe.source);
      for (const colorScheme of ['light', 'dark'] as const) {
        await view.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
        for (const fault of await view.evaluate(runAxe, without)) {
          const places = placesByFault.get(fault) ?? [];
          placesByFault.set(fault, [...places, `${place} (${colorScheme})`]);
        }
      }
      await view.emulateMedia({ colorScheme: 'light' });
    },
    faults: () => [...placesByFault].map(([fault, places]) => `${fault} in ${places.join(', ')}`),
  };
}

/** Runs in the view, as text. */
async function runAxe(without: readonly string[]): Promise<readonly string[]> {
  const { axe: inPage } = window as unknown as { axe: typeof axe };
  await Promise.all(document.getAnimations().map(({ finished }) => finished));
  const { violations } = await inPage.run(document, {
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    rules: Object.fromEntries(without.map((rule) => [rule, { enabled: false }])),
  });
  return violations.map(
    ({ id, nodes }) =>
      `${id}, ${nodes.length} times: ${nodes[0]?.html.replaceAll(/ id="[^"]*"/g, '').slice(0, 120)}`,
  );
}

describe('as shipped', () => {
  beforeAll(async () => {
    stage = await openStage();
    words = stage.words;
  });
  afterAll(() => stage?.browser.close());

  test('a site is not allowed until the rep allows it', async () => {
    const options = await stage.browser.openOwnPage('options.html');
    const row = options.getByRole('listitem').filter({ hasText: words('options.linkedinWhat') });
    await row.getByText(words('options.notAllowed'), { exact: true }).waitFor();
    await row.getByRole('button', { name: words('options.allow'), exact: true }).waitFor();
    expect(await row.getByRole('button', { name: words('options.revoke') }).count()).toBe(0);
    await options.getByText(words('options.terms')).waitFor();
    await options.close();
  });

  test('the keys stand there as the browser has them', async () => {
    const options = await stage.browser.openOwnPage('options.html');
    const commands = await options.evaluate(() =>
      (
        globalThis as unknown as {
          chrome: { commands: { getAll(): Promise<{ name: string; shortcut: string }[]> } };
        }
      ).chrome.commands.getAll(),
    );
    expect(commands.map(({ name }) => name).sort()).toEqual([
      '_execute_action',
      'clip-page',
      'open-panel',
      'write-note',
    ]);
    const texts = {
      'clip-page': 'welcome.clipKey',
      'open-panel': 'welcome.panelKey',
      _execute_action: 'welcome.popupKey',
      'write-note': 'welcome.noteKey',
    };
    for (const [name, key] of Object.entries(texts)) {
      const row = options.getByRole('listitem').filter({ hasText: words(key) });
      const shortcut = commands.find((command) => command.name === name)?.shortcut ?? '';
      const shown = (await row.locator('kbd').allTextContents()).join('+');
      if (shortcut === '') await row.getByText(words('options.noKey')).waitFor();
      else expect(shown.replaceAll(/[^\w]/g, ''), name).toBe(shortcut.replaceAll(/[^\w]/g, ''));
    }
    await options.close();
  });

  test('a tab that was not clicked on is not seen, and the panel says what to do', async () => {
    await stage.reset();
    const panel = await stage.panel();
    const other = await stage.browser.context.newPage();
    await other.goto(profileUrl(katharina));
    await other.bringToFront();
    await panel.getByText(words('page.cannotSee')).waitFor();
    const way = words('page.cannotSeeClick');
    const wayByKey = words('page.cannotSeeHint', 'KEY').split('KEY')[0] ?? '';
    await panel.getByText(way).or(panel.getByText(wayByKey)).first().waitFor();
    await other.close();
  });
});

describe('with LinkedIn allowed', () => {
  beforeAll(async () => {
    stage = await openStage({ extension: 'granted' });
    words = stage.words;
  });
  afterAll(() => stage?.browser.close());

  test('the options say so, and offer to take it back', async () => {
    const options = await stage.browser.openOwnPage('options.html');
    const row = options.getByRole('listitem').filter({ hasText: words('options.linkedinWhat') });
    await row.getByText(words('options.allowed'), { exact: true }).waitFor();
    await row.getByRole('button', { name: words('options.revoke') }).waitFor();
    await options.close();
  });

  test('the panel follows the tabs by itself, and the icon tells who is saved', async () => {
    const worker = await stage.browser.worker();
    await worker.evaluate(spyOnIcon);
    const panel = await stage.panel();
    await stage.showProfile(katharina);
    await panel.getByText(words('page.notSaved')).waitFor();
    expect((await stage.clip()).state).toBe('saved');
    await panel.getByRole('heading', { name: katharina.name }).waitFor();
    await until(() => worker.evaluate(readIcons)).toContainEqual(expect.stringContaining('saved-'));

    const other = await stage.browser.context.newPage();
    await other.goto(profileUrl(oliver));
    await other.bringToFront();
    await panel.getByText(words('page.notSaved')).waitFor();
    await until(async () => (await worker.evaluate(readIcons)).at(-1)).not.toContain('saved-');
    await stage.page.bringToFront();
    await panel.getByRole('heading', { name: katharina.name }).waitFor();
    await until(async () => (await worker.evaluate(readIcons)).at(-1)).toContain('saved-');
    // In the same tab, without a click of ours.
    await stage.page.goto(profileUrl(minhAnh));
    await panel.getByText(words('page.notSaved')).waitFor();
    await stage.page.goto('https://www.linkedin.com/feed/');
    await panel.getByText(words('page.noPerson')).waitFor();
    await other.close();
  });
});

/** Runs in the worker, as text: notes each icon that is set, before the browser gets it. */
function spyOnIcon(): void {
  const { chrome } = globalThis as unknown as {
    chrome: { action: { setIcon(details: { path?: unknown }): Promise<void> } };
  };
  const seen: string[] = [];
  Object.assign(globalThis, { testIcons: seen });
  const plain = chrome.action.setIcon.bind(chrome.action);
  chrome.action.setIcon = (details) => {
    seen.push(JSON.stringify(details.path));
    return plain(details);
  };
}

function readIcons(): readonly string[] {
  return (globalThis as unknown as { testIcons: readonly string[] }).testIcons;
}

/** Seen to fail with the search outside every landmark, and with a button whose name left out the text that it shows. */
describe('axe finds nothing, in light and in dark', () => {
  beforeAll(async () => {
    stage = await openStage();
    words = stage.words;
  });
  afterAll(() => stage?.browser.close());
  beforeEach(() => stage.reset());

  async function addNamesake(panel: Page): Promise<void> {
    await panel.getByRole('button', { name: words('app.more'), exact: true }).click();
    await panel.getByRole('menuitem', { name: words('app.addByHand') }).click();
    await panel.getByRole('textbox', { name: words('fields.full_name') }).fill('Kati Vogelsang');
    const company = panel.getByRole('textbox', { name: words('fields.company_name') });
    await company.fill(employerOf(katharina));
    await company.press('Enter');
    await until(() => stage.liveRows('prospects')).toHaveLength(1);
  }

  test('in the popup, in each of its four states and where nothing can be read', async () => {
    const found = aCollector();
    const look = async (chip: string): Promise<void> => {
      const popup = await stage.popup();
      await popup.getByText(words(chip), { exact: true }).first().waitFor();
      await found.look(popup, chip);
      await popup.close();
    };
    const panel = await stage.panel();
    await stage.page.goto('https://www.linkedin.com/feed/');
    await look('failure.unsupported_page');
    await stage.showProfile(katharina);
    await look('chip.new');
    await addNamesake(panel);
    await look('chip.possibleDuplicate');
    await stage.showProfile(oliver);
    await stage.clip();
    await look('chip.saved');
    await stage.showProfile(
      oliver,
      sduiProfilePage({ ...oliver, headline: 'COO' }, { experience: 'mounted' }),
    );
    await look('chip.changed');
    expect(found.faults()).toEqual([]);
  });

  test('in the panel, in each tab, with evidence open, a receipt and the keys shown', async () => {
    const found = aCollector();
    const panel = await stage.panel();
    const look = (place: string): Promise<void> => found.look(panel, place);
    await stage.showProfile(katharina);
    await stage.browser.grantActiveTab(stage.page);
    await panel.getByText(words('page.notSaved')).waitFor();
    await look('not saved');
    await stage.clip();
    await receiptsOf(panel, words).getByText(words('receipt.saved')).waitFor();
    await look('now, with a receipt');
    await panel.keyboard.press('t');
    await look('add a next action');
    await panel.keyboard.press('Escape');
    for (const key of ['tabs.timeline', 'tabs.fields', 'prospect.history']) {
      await panel.getByRole('tab', { name: words(key) }).click();
      await look(key);
    }
    await panel.getByRole('tab', { name: words('tabs.fields') }).click();
    await evidenceButton(panel, words, 'title').click();
    const title = words('evidence.titleOf', words('fields.title'));
    await panel.getByRole('dialog', { name: title }).waitFor();
    await look('evidence');
    await panel.keyboard.press('Escape');
    await panel.keyboard.press('?');
    await panel.getByRole('dialog', { name: words('keys.title') }).waitFor();
    await look('keys');
    expect(found.faults()).toEqual([]);
  });

  test('in the panel’s review, list, form, search and company', async () => {
    const found = aCollector();
    const panel = await stage.panel();
    const look = (place: string): Promise<void> => found.look(panel, place);
    await stage.showProfile(viewer);
    await stage.clip();
    await panel.getByText(words('page.ownProfile')).waitFor();
    await look('review');
    await panel.keyboard.press('Escape');
    await stage.showProfile(
      katharina,
      sduiProfilePage({ ...katharina, headline: '' }, { experience: 'mounted' }),
    );
    await stage.clip();
    await panel.getByRole('button', { name: words('review.saveWhatWasRead') }).waitFor();
    await look('incomplete');
    await panel.keyboard.press('Escape');
    await stage.showProfile(katharina);
    await stage.clip();
    await panel.getByRole('button', { name: words('company.open') }).click();
    await panel.getByRole('list', { name: words('company.people') }).waitFor();
    await look('company');
    await panel.getByRole('button', { name: words('app.allProspects') }).click();
    await panel.getByRole('list', { name: words('list.title') }).waitFor();
    await look('list');
    await panel.getByRole('combobox', { name: words('app.searchShort'), exact: true }).fill('kat');
    await panel.getByRole('option').first().waitFor();
    await look('search');
    await panel.keyboard.press('Escape');
    await panel.getByRole('button', { name: words('app.more'), exact: true }).click();
    await panel.getByRole('menuitem', { name: words('app.addByHand') }).waitFor();
    // A menu hangs at the end of the body, beside the landmarks, so that nothing cuts it off.
    await found.look(panel, 'menu', ['region']);
    await panel.getByRole('menuitem', { name: words('app.addByHand') }).click();
    await panel.getByRole('textbox', { name: words('add.address') }).fill('?');
    await panel.keyboard.press('Enter');
    await panel.getByRole('alert').first().waitFor();
    await look('form with errors');
    expect(found.faults()).toEqual([]);
  });

  test('in options and on each step of the welcome page', async () => {
    const found = aCollector();
    const options = await stage.browser.openOwnPage('options.html');
    await options.getByText(words('options.notAllowed')).waitFor();
    await found.look(options, 'options');
    const welcome = await stage.browser.openOwnPage('welcome.html');
    for (const step of [1, 2, 3, 4]) {
      await welcome.getByRole('heading', { name: words(`welcome.title${step}`) }).waitFor();
      await found.look(welcome, `welcome ${step}`);
      if (step < 4) await welcome.keyboard.press('Enter');
    }
    expect(found.faults()).toEqual([]);
  });
});
