import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { employerOf, katharina } from '../sandbox/people.ts';
import { evidenceButton, openStage, receiptsOf, type Stage, until } from './stage.ts';
import type { Words } from './words.ts';

let stage: Stage;
let words: Words;
let panel: Page;

beforeAll(async () => {
  stage = await openStage();
  words = stage.words;
});
afterAll(() => stage?.browser.close());

beforeEach(async () => {
  await stage.reset();
  await stage.showProfile(katharina);
  panel = await stage.panel();
  await stage.clip();
  await panel.getByRole('tab', { name: words('tabs.now') }).waitFor();
});

async function prospect() {
  return (await stage.liveRows('prospects'))[0];
}

function tab(key: string) {
  return panel.getByRole('tab', { name: words(key) });
}

async function openTab(key: string): Promise<void> {
  await tab(key).click();
  await until(() => tab(key).getAttribute('aria-selected')).toBe('true');
}

function receipt(key: string) {
  return receiptsOf(panel, words).getByText(words(key), { exact: true });
}

/** The element that has the focus, by its name. */
function focusedName(): Promise<string | null> {
  return panel.evaluate(
    () =>
      document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.tagName ?? null,
  );
}

describe('by keyboard', () => {
  test('1 to 5 open the tabs', async () => {
    const keys = ['tabs.now', 'tabs.people', 'tabs.timeline', 'tabs.fields', 'prospect.history'];
    for (const [index, key] of [...keys.entries()].reverse()) {
      await panel.keyboard.press(String(index + 1));
      await until(() => tab(key).getAttribute('aria-selected')).toBe('true');
    }
  });

  test('? lists the keys that act now, Esc closes the list and gives the focus back', async () => {
    await panel.keyboard.press('?');
    const list = panel.getByRole('dialog', { name: words('keys.title') });
    for (const key of ['tabs.now', 'tabs.fields', 'next.add', 'keys.search'])
      await list.getByText(words(key), { exact: true }).waitFor();
    // The keys of the view wait while the list is open.
    await panel.keyboard.press('2');
    expect(await tab('tabs.now').getAttribute('aria-selected')).toBe('true');
    await panel.keyboard.press('Escape');
    await list.waitFor({ state: 'hidden' });
    await panel.keyboard.press('2');
    await until(() => tab('tabs.people').getAttribute('aria-selected')).toBe('true');
  });

  test('a field’s evidence opens and closes, and the focus goes back to the field', async () => {
    await openTab('tabs.fields');
    const title = words('evidence.titleOf', words('fields.title'));
    await evidenceButton(panel, words, 'title').focus();
    await panel.keyboard.press('Enter');
    const evidence = panel.getByRole('dialog', { name: title });
    await evidence.getByText(words('evidence.rule'), { exact: true }).waitFor();
    await evidence.getByText('Leiterin Einkauf', { exact: true }).waitFor();
    await evidence.getByText(words('evidence.howSure'), { exact: true }).waitFor();
    await panel.keyboard.press('Escape');
    await evidence.waitFor({ state: 'hidden' });
    await until(focusedName).toContain(title);
  });
});

describe('a note', () => {
  test('is saved by Ctrl+Enter, counted, edited, deleted and taken back', async () => {
    await openTab('tabs.timeline');
    const box = panel.getByRole('textbox', { name: words('notes.placeholder', katharina.name) });
    await box.fill('Prefers calls before nine.\nHas two buyers under her.');
    await box.press('Enter');
    expect(await stage.liveRows('notes')).toEqual([]);
    await box.press('Backspace');
    await box.press('Control+Enter');
    await receipt('receipt.noteSaved').waitFor();
    expect(await stage.liveRows('notes')).toMatchObject([
      { about_kind: 'prospect', about_id: (await prospect())?.id },
    ]);
    expect(await box.inputValue()).toBe('');
    const item = panel.getByRole('listitem').filter({ hasText: 'Prefers calls' });
    await item.getByRole('button', { name: words('notes.delete') }).click();
    await until(() => stage.liveRows('notes')).toHaveLength(0);
    await panel.keyboard.press('z');
    await item.waitFor();
    await item.getByRole('button', { name: words('notes.edit') }).click();
    const edit = panel.getByRole('textbox', { name: words('notes.edit') });
    // The cursor goes to the end of the note first.
    await until(focusedName).toBe(words('notes.edit'));
    await edit.fill('Prefers e-mail.');
    await edit.press('Control+Enter');
    await until(async () => (await stage.liveRows('notes'))[0]?.body).toBe('Prefers e-mail.');
  });

  test('can be begun by its own command, with the cursor in it', async () => {
    await stage.browser.runCommand(stage.page, 'write-note');
    const placeholder = words('notes.placeholder', katharina.name);
    await until(focusedName).toBe(placeholder);
  });
});

describe('a next action', () => {
  async function add(title: string): Promise<void> {
    await panel.keyboard.press('t');
    await panel.getByRole('textbox', { name: words('next.what') }).fill(title);
    await panel.keyboard.press('Enter');
    await receipt('receipt.taskAdded').waitFor();
    await nextAction().getByText(title, { exact: true }).waitFor();
  }

  /** Where the keys act: a receipt names it as well, and is there sooner. */
  function nextAction() {
    return panel
      .locator('section')
      .filter({ has: panel.getByRole('heading', { name: words('next.title'), exact: true }) });
  }

  async function task() {
    return (await stage.rows('tasks'))[0];
  }

  test('is added, and D does it', async () => {
    await add('Send the price list');
    expect(await task()).toMatchObject({ title: 'Send the price list', done_at: null });
    await panel.keyboard.press('d');
    await receipt('receipt.taskDone').waitFor();
    expect((await task())?.done_at).toEqual(expect.any(String));
    await panel.getByText(words('next.none')).first().waitFor();
    await panel.keyboard.press('z');
    await until(async () => (await task())?.done_at).toBeNull();
  });

  test('S puts it off to tomorrow', async () => {
    await add('Ask for the drawings');
    await panel.keyboard.press('s');
    await until(async () => (await task())?.snoozed_until).toEqual(expect.any(String));
    const nextDay = new Date((await task())?.snoozed_until ?? 0);
    const tomorrow = new Date();
    tomorrow.setDate(tomorrow.getDate() + 1);
    expect(nextDay.toDateString()).toBe(tomorrow.toDateString());
  });

  test('X puts it away, Z brings it back', async () => {
    await add('Invite to the fair');
    await panel.keyboard.press('x');
    await until(() => stage.liveRows('tasks')).toHaveLength(0);
    await panel.keyboard.press('z');
    await until(() => stage.liveRows('tasks')).toHaveLength(1);
    await panel.getByText('Invite to the fair', { exact: true }).first().waitFor();
  });

  test('that is due today stands in the popup, and is done there', async () => {
    await panel.keyboard.press('t');
    await panel.getByRole('textbox', { name: words('next.what') }).fill('Call about the offer');
    await panel.getByRole('combobox', { name: words('next.when') }).click();
    await panel.getByRole('option', { name: words('next.today') }).click();
    await panel.getByRole('button', { name: words('app.save') }).click();
    await receipt('receipt.taskAdded').waitFor();
    const popup = await stage.popup();
    const today = popup.getByRole('region', { name: words('today.title') });
    await today.getByText('Call about the offer').waitFor();
    await popup.keyboard.press('d');
    await today.getByText(words('today.nothing')).waitFor();
    expect((await task())?.done_at).toEqual(expect.any(String));
  });
});

describe('a field', () => {
  async function edit(field: string) {
    const label = words(`fields.${field}`);
    const row = evidenceButton(panel, words, field);
    await row.click();
    await panel.keyboard.press('e');
    return { row, input: panel.getByRole('textbox', { name: label, exact: true }) };
  }

  beforeEach(() => openTab('tabs.fields'));

  test('is edited where it stands: Enter saves, and says that the rep typed it', async () => {
    const { row, input } = await edit('title');
    await until(focusedName).toBe(words('fields.title'));
    await input.fill('Einkaufsleitung');
    await input.press('Enter');
    await row.waitFor();
    expect(await prospect()).toMatchObject({ title: 'Einkaufsleitung' });
    expect((await prospect())?.evidence['title']).toMatchObject({ by: 'rep' });
    await until(() => row.textContent()).toContain(words('sure.rep'));
    await until(focusedName).toContain(words('evidence.titleOf', words('fields.title')));
    await receiptsOf(panel, words)
      .getByRole('button', { name: words('app.undo') })
      .click();
    await until(async () => (await prospect())?.title).toBe('Leiterin Einkauf');
  });

  test('is within reach beneath a receipt: the end of the list comes out from under it', async () => {
    const { input } = await edit('title');
    await input.fill('Einkaufsleitung');
    await input.press('Enter');
    const receipts = receiptsOf(panel, words);
    await receipts.getByRole('button', { name: words('app.undo') }).waitFor();
    const usual = await panel.evaluate(() => ({ width: innerWidth, height: innerHeight }));
    await panel.setViewportSize({ ...usual, height: 480 });
    const list = panel.getByRole('tabpanel');
    await list.evaluate((element) => element.scrollTo(0, element.scrollHeight));
    const last = await list.getByRole('button').last().boundingBox();
    const receipt = await receipts.boundingBox();
    if (last === null || receipt === null) throw new Error('not on screen');
    await panel.setViewportSize(usual);
    expect(last.y + last.height).toBeLessThanOrEqual(receipt.y);
  });

  test('is left as it was by Esc', async () => {
    const { row, input } = await edit('headline');
    await input.fill('Nonsense');
    await input.press('Escape');
    await until(() => input.inputValue()).toBe(katharina.headline);
    await input.press('Escape');
    await row.waitFor();
    expect(await prospect()).toMatchObject({ headline: katharina.headline });
    expect(await stage.rows('journal')).toHaveLength(1);
  });

  test('refuses what does not fit, with the reason beside it', async () => {
    const { input } = await edit('full_name');
    await input.fill('   ');
    await input.press('Enter');
    await panel
      .getByRole('alert')
      .filter({ hasText: words('failure.invalid_input') })
      .waitFor();
    expect(await input.getAttribute('aria-invalid')).toBe('true');
    expect(await prospect()).toMatchObject({ full_name: katharina.name });
  });

  test('that is a set takes and gives back one value at a time', async () => {
    const { input } = await edit('emails');
    await input.fill('K.Vogelsang@falkenried.example');
    await input.press('Enter');
    await until(async () => (await prospect())?.emails).toEqual(['k.vogelsang@falkenried.example']);
    await input.fill('not an address');
    await input.press('Enter');
    await panel.getByText(words('failure.invalid_input'), { exact: false }).first().waitFor();
    expect((await prospect())?.emails).toEqual(['k.vogelsang@falkenried.example']);
  });

  test('status, owner and tags are set and taken back', async () => {
    await panel.getByRole('combobox', { name: words('fields.status') }).click();
    await panel.getByRole('option', { name: words('prospectStatus.working'), exact: true }).click();
    await until(async () => (await prospect())?.status).toBe('working');
    await panel.getByRole('combobox', { name: words('fields.owner_id') }).click();
    await panel.getByRole('option', { name: words('app.nobody') }).click();
    await until(async () => (await prospect())?.owner_id).toBeNull();
    const tags = panel.getByRole('textbox', { name: words('fields.tags') });
    await tags.fill('steel, kassel');
    await until(async () => [...((await prospect())?.tags ?? [])].sort()).toEqual([
      'kassel',
      'steel',
    ]);
    await panel.getByRole('button', { name: words('field.remove', 'steel') }).click();
    await until(async () => (await prospect())?.tags).toEqual(['kassel']);
    await receiptsOf(panel, words)
      .getByRole('button', { name: words('app.undo') })
      .click();
    await until(async () => [...((await prospect())?.tags ?? [])].sort()).toEqual([
      'kassel',
      'steel',
    ]);
  });
});

describe('the record', () => {
  test('is deleted from its menu, and Undo brings all of it back', async () => {
    await openTab('tabs.timeline');
    const box = panel.getByRole('textbox', { name: words('notes.placeholder', katharina.name) });
    await box.fill('Knows the plant in Kassel.');
    await box.press('Control+Enter');
    await until(() => stage.liveRows('notes')).toHaveLength(1);
    const before = await prospect();
    await panel.getByRole('button', { name: words('prospect.actions') }).click();
    await panel.getByRole('menuitem', { name: words('prospect.delete') }).click();
    await panel.getByText(words('page.notSaved')).waitFor();
    expect(await stage.liveRows('prospects')).toEqual([]);
    expect(await stage.liveRows('notes')).toEqual([]);
    await receiptsOf(panel, words)
      .getByRole('button', { name: words('app.undo') })
      .click();
    await panel.getByRole('heading', { name: katharina.name }).waitFor();
    expect(await prospect()).toMatchObject({
      id: before?.id,
      tags: before?.tags,
      title: before?.title,
    });
    expect(await stage.liveRows('notes')).toHaveLength(1);
  });

  test('leads to its company, where size and industry are edited and the people stand', async () => {
    await panel.getByRole('button', { name: words('company.open') }).click();
    await panel
      .getByRole('heading', { name: employerOf(katharina) })
      .first()
      .waitFor();
    const people = panel.getByRole('list', { name: words('company.people') });
    await people.getByText(katharina.name).waitFor();
    await evidenceButton(panel, words, 'size').click();
    await panel.keyboard.press('e');
    const input = panel.getByRole('textbox', { name: words('fields.size'), exact: true });
    await input.fill('many');
    await input.press('Enter');
    await panel
      .getByRole('alert')
      .filter({ hasText: words('company.sizeShape') })
      .waitFor();
    await input.fill('1001-5000');
    await input.press('Enter');
    await until(async () => (await stage.liveRows('companies'))[0]).toMatchObject({
      size_min: 1001,
      size_max: 5000,
    });
    await people.getByText(katharina.name).click();
    await panel.getByRole('tab', { name: words('tabs.now') }).waitFor();
    await panel.keyboard.press('Escape');
    await people.waitFor();
  });
});

describe('a newer version', () => {
  test('that opens the store stops this panel, which says so', async () => {
    const other = await stage.browser.openOwnPage('options.html');
    await other.evaluate(async () => {
      const known = await indexedDB.databases();
      const version = (known.find(({ name }) => name === 'pipeside')?.version ?? 0) + 10;
      const opened = indexedDB.open('pipeside', version);
      opened.onblocked = () => document.body.setAttribute('data-blocked', '');
      return new Promise<void>((resolve, reject) => {
        opened.onsuccess = () => {
          opened.result.close();
          resolve();
        };
        opened.onerror = () => reject(opened.error);
      });
    });
    await panel.getByText(words('app.updated')).first().waitFor();
    expect(await other.locator('body[data-blocked]').count()).toBe(0);
  });
});
