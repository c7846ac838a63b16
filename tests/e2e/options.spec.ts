import axe from 'axe-core';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { MailSetting } from '../../lib/model/selling.ts';
import type { RepSetting } from '../../lib/model/settings.ts';
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

/** The row of a webmail in the part on mail. */
function mailRow(options: Page, name: string): Locator {
  return options
    .getByRole('list', { name: words('mailOptions.sites'), exact: true })
    .getByRole('listitem')
    .filter({ has: options.getByText(name, { exact: true }) });
}

async function loadMail(): Promise<MailSetting | undefined> {
  const rows = (await stage.browser.readStore('rep_settings')) as readonly RepSetting[];
  return rows.find(({ key, deleted_at }) => key === 'mail' && deleted_at === null)
    ?.value as MailSetting;
}

async function emailsOf(name: string): Promise<readonly string[] | undefined> {
  return (await stage.liveRows('prospects')).find(({ full_name }) => full_name === name)?.emails;
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

  test('what mail is never logged is asked once; what cannot be read stays to be put right', async () => {
    const options = await stage.browser.openOwnPage('options.html');
    const question = options.getByRole('region', { name: words('mailQuestion.title') });
    const save = question.getByRole('button', { name: words('mailQuestion.save') });
    const colleagues = question.getByRole('textbox', { name: words('mailOptions.colleagues') });
    await colleagues.fill('gmail.com');
    await save.click();
    await question.getByText(words('mailOptions.everybody', 'gmail.com')).waitFor();
    await until(() => colleagues.evaluate((field) => field === document.activeElement)).toBe(true);
    expect(await colleagues.inputValue()).toBe('gmail.com');
    expect(await loadMail()).toBeUndefined();
    await colleagues.fill('Duy <duy@ourfirm.example>, @ourfirm.example');
    await colleagues.press('Enter');
    const never = question.getByRole('textbox', { name: words('mailOptions.never') });
    await never.fill('https://www.bank.example/login');
    await save.click();
    await question.waitFor({ state: 'detached' });
    expect(await loadMail()).toMatchObject({
      colleagueAddresses: ['duy@ourfirm.example'],
      colleagueDomains: ['ourfirm.example'],
      neverDomains: ['bank.example'],
      watched: [],
      askedAt: expect.stringMatching(/^\d{4}-/) as string,
    });
    await options.getByRole('button', { name: words('field.remove', 'bank.example') }).click();
    await until(async () => (await loadMail())?.neverDomains).toEqual([]);
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

  test('mail of an allowed site is logged once that is switched on; a server of one’s own is named', async () => {
    const options = await stage.browser.openOwnPage('options.html');
    const gmail = mailRow(options, 'Gmail');
    await gmail.getByText(words('options.allowed'), { exact: true }).waitFor();
    await gmail.getByRole('switch').click();
    await gmail.getByText(words('mailOptions.on'), { exact: true }).waitFor();
    await gmail.getByText(words('mailOptions.waitsForAnswer')).waitFor();
    await until(async () => (await loadMail())?.watched).toEqual(['gmail']);
    const undo = receiptsOf(options, words).getByRole('button', { name: words('app.undo') });
    await undo.first().click();
    await until(async () => (await loadMail())?.watched ?? []).toEqual([]);
    const server = options.getByRole('textbox', { name: words('mailOptions.server'), exact: true });
    for (const [typed, problem] of [
      ['http://mail.firm.example', 'not_https'],
      ['https://mail.google.com/mail/u/0/', 'listed'],
      ['mail.firm.example:8443', 'has_port'],
    ] as const) {
      await server.fill(typed);
      await server.press('Enter');
      await options.getByText(words(`mailOptions.serverProblem.${problem}`)).waitFor();
    }
    await server.fill('https://Mail.firm.example/roundcube/?_task=mail');
    await server.press('Enter');
    await until(async () => (await loadMail())?.servers).toEqual(['mail.firm.example']);
    await options.getByRole('button', { name: words('field.remove', 'mail.firm.example') }).click();
    await until(async () => (await loadMail())?.servers).toEqual([]);
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

  test('in the panel’s fields with a likely address, which is a guess also when it is taken', async () => {
    const found = aCollector();
    const panel = await stage.panel();
    for (const name of ['Anna Weber', 'Oliver Braun', 'Omar Haddad']) {
      await panel.getByRole('button', { name: words('app.more'), exact: true }).click();
      await panel.getByRole('menuitem', { name: words('app.addByHand') }).click();
      await panel.getByRole('textbox', { name: words('fields.full_name') }).fill(name);
      const company = panel.getByRole('textbox', { name: words('fields.company_name') });
      await company.fill(employerOf(katharina));
      await company.press('Enter');
      await panel.getByRole('heading', { name }).first().waitFor();
      await panel.getByRole('tab', { name: words('tabs.fields') }).click();
      await evidenceButton(panel, words, 'emails').click();
      await panel.keyboard.press('e');
      const emails = panel.getByRole('textbox', { name: words('fields.emails') });
      await emails.fill(`${name.toLowerCase().replace(' ', '.')}@falkenried.example`);
      await emails.press('Enter');
      await until(() => emailsOf(name)).toHaveLength(1);
    }
    await stage.showProfile(katharina);
    await stage.clip();
    await panel.getByRole('heading', { name: katharina.name }).first().waitFor();
    await panel.getByRole('tab', { name: words('tabs.fields') }).click();
    const guess = panel.getByRole('group', { name: words('addressGuess.title') });
    const proof = words('addressGuess.proof', '3', '3', 'falkenried.example', 'first.last@');
    await guess.getByText(proof).waitFor();
    const email = 'katharina.vogelsang@falkenried.example';
    await guess.getByText(email).waitFor();
    await found.look(panel, 'likely address');
    expect(await emailsOf(katharina.name)).toEqual([]);
    await guess.getByRole('button', { name: words('addressGuess.accept') }).click();
    await until(() => emailsOf(katharina.name)).toEqual([email]);
    await evidenceButton(panel, words, 'emails').getByText(words('sure.guess')).waitFor();
    expect(found.faults()).toEqual([]);
  });

  test('in options and on each step of the welcome page', async () => {
    const found = aCollector();
    const options = await stage.browser.openOwnPage('options.html');
    await mailRow(options, 'Gmail').getByText(words('options.notAllowed')).waitFor();
    const server = options.getByRole('textbox', { name: words('mailOptions.server'), exact: true });
    await server.fill('mail');
    await server.press('Enter');
    await options.getByText(words('mailOptions.serverProblem.not_a_host')).waitFor();
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
