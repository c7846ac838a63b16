import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Touchpoint } from '../../lib/model/engagement.ts';
import { katharina, oliver } from '../sandbox/people.ts';
import { collectFaults } from './axe.ts';
import { openStage, receiptsOf, type Stage, until } from './stage.ts';
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
  await openTimeline();
});

async function openTimeline(): Promise<void> {
  await panel.getByRole('tab', { name: words('tabs.timeline') }).click();
  await noteBox().waitFor();
}

async function reopenPanel(): Promise<void> {
  await panel.close();
  panel = await stage.panel();
  await openTimeline();
}

function noteBox(view: Page = panel) {
  return view.getByRole('textbox', { name: words('notes.placeholder', katharina.name) });
}

function receipt(key: string, ...values: readonly string[]) {
  return receiptsOf(panel, words).getByText(words(key, ...values), { exact: true });
}

function form(channel: string) {
  return panel.getByRole('form', { name: words(`touchpoints.kinds.${channel}`) });
}

async function touchpoints(): Promise<readonly Touchpoint[]> {
  const rows = (await stage.browser.readStore('touchpoints')) as readonly Touchpoint[];
  return rows.filter(({ deleted_at }) => deleted_at === null);
}

async function writeNote(body: string): Promise<void> {
  await noteBox().fill(body);
  await noteBox().press('Control+Enter');
  await receipt('receipt.noteSaved').waitFor();
}

function notes() {
  return panel
    .getByRole('region', { name: words('notes.title') })
    .getByRole('listitem')
    .filter({ has: panel.locator('time') });
}

function entries() {
  return panel
    .getByRole('region', { name: words('touchpoints.title') })
    .getByRole('listitem')
    .filter({ has: panel.locator('time') });
}

/** Leaves the field, so that single letters act. */
async function leaveField(): Promise<void> {
  await panel.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
}

async function logCall(outcomeKey: string, subject: string): Promise<void> {
  await leaveField();
  await panel.keyboard.press('l');
  await form('call').waitFor();
  await panel.keyboard.press(outcomeKey);
  await form('call')
    .getByRole('textbox', { name: words('touchpoints.subject') })
    .fill(subject);
  await panel.keyboard.press('Enter');
  await form('call').waitFor({ state: 'hidden' });
}

describe('a note', () => {
  test('shows its Markdown, and nothing of HTML or of odd addresses', async () => {
    await writeNote(
      [
        'Wants **three sites** by *Tết*: see [the plan](https://plans.example/a).',
        '- pilot first',
        '- then the rest',
        '> the start date is the question',
        '<img src=x onerror=alert(1)> [x](javascript:alert(1))',
      ].join('\n'),
    );
    const note = notes().first();
    await note.getByText('three sites').waitFor();
    expect(await note.locator('strong, em').allInnerTexts()).toEqual(['three sites', 'Tết']);
    expect(await note.locator('ul li').allInnerTexts()).toEqual(['pilot first', 'then the rest']);
    expect(await note.locator('blockquote').innerText()).toContain('start date');
    expect(await note.locator('img').count()).toBe(0);
    const links = await note.locator('a').evaluateAll((all) =>
      all.map((each) => {
        const link = each as HTMLAnchorElement;
        return [link.getAttribute('href'), link.target, link.rel];
      }),
    );
    expect(links).toEqual([['https://plans.example/a', '_blank', 'noopener noreferrer']]);
  });

  test('that is pinned comes first, and J, E and Del act on the one that is reached', async () => {
    await writeNote('The older one');
    await writeNote('The newer one');
    await until(() => notes().first().innerText()).toContain('The newer one');
    await notes()
      .nth(1)
      .getByRole('button', { name: words('notes.pin') })
      .click();
    await until(() => notes().first().innerText()).toContain('The older one');
    await until(() => notes().first().innerText()).toContain(words('notes.pinned'));
    await leaveField();
    await panel.keyboard.press('j');
    await panel.keyboard.press('j');
    await panel.keyboard.press('e');
    const edit = panel.getByRole('textbox', { name: words('notes.edit') });
    await until(() => edit.inputValue()).toBe('The newer one');
    await panel.keyboard.type(', changed');
    await panel.keyboard.press('Control+Enter');
    await notes().nth(1).getByText('The newer one, changed').waitFor();
    await until(() => panel.evaluate(() => document.activeElement?.tagName)).toBe('LI');
    await panel.keyboard.press('Delete');
    await until(() => stage.liveRows('notes')).toHaveLength(1);
    // The focus goes on to a neighbour, and Z brings the note back.
    await until(() => panel.evaluate(() => document.activeElement?.tagName)).toBe('LI');
    await panel.keyboard.press('z');
    await until(() => stage.liveRows('notes')).toHaveLength(2);
  });

  test('that is edited and cancelled stays as it was', async () => {
    await writeNote('As it was');
    await notes()
      .first()
      .getByRole('button', { name: words('notes.edit') })
      .click();
    const edit = panel.getByRole('textbox', { name: words('notes.edit') });
    await edit.fill('Something else');
    await edit.press('Escape');
    await notes().first().getByText('As it was').waitFor();
    await notes()
      .first()
      .getByRole('button', { name: words('notes.edit') })
      .click();
    await until(() => edit.inputValue()).toBe('As it was');
  });

  test('that is too long says by how much, and nothing of it is lost', async () => {
    const body = 'x'.repeat(20_010);
    await noteBox().fill(body);
    await panel
      .getByRole('alert')
      .filter({ hasText: words('notes.tooLong', '10') })
      .waitFor();
    await noteBox().press('Control+Enter');
    expect(await stage.liveRows('notes')).toEqual([]);
    expect((await noteBox().inputValue()).length).toBe(body.length);
  });

  test('that is not saved is there when the panel opens again, and is gone once it is', async () => {
    await noteBox().fill('Half a tho');
    await panel.waitForTimeout(300);
    await reopenPanel();
    await until(() => noteBox().inputValue()).toBe('Half a tho');
    await noteBox().press('End');
    await panel.keyboard.type('ught');
    await panel.keyboard.press('Control+Enter');
    await until(async () => (await stage.liveRows('notes'))[0]?.body).toBe('Half a thought');
    await reopenPanel();
    expect(await noteBox().inputValue()).toBe('');
  });

  test('alone in a workspace nobody is offered for an @', async () => {
    await noteBox().fill('@');
    await noteBox().press('a');
    expect(await panel.getByRole('listbox', { name: words('notes.mention') }).count()).toBe(0);
  });

  test('names a colleague of the team', async () => {
    const member = (await stage.browser.readStore('members'))[0] as object;
    await (await stage.browser.worker()).evaluate(putMembers, [
      { ...member, name: 'Minh Châu' },
      {
        ...member,
        id: '3b6f0f0e-5a55-4d3a-9d6b-0d7c5d1f8a01',
        rep_id: '3b6f0f0e-5a55-4d3a-9d6b-0d7c5d1f8a02',
        name: 'Duy Trần',
        ix: { rep: '3b6f0f0e-5a55-4d3a-9d6b-0d7c5d1f8a02' },
      },
    ]);
    await reopenPanel();
    await noteBox().fill('Ask ');
    await noteBox().press('End');
    await panel.keyboard.type('@tr');
    const offer = panel.getByRole('listbox', { name: words('notes.mention') });
    await until(() => offer.getByRole('option').allInnerTexts()).toEqual([
      expect.stringContaining('Duy Trần'),
    ]);
    await panel.keyboard.press('Enter');
    await panel.keyboard.type('for the plan');
    await until(() => noteBox().inputValue()).toBe('Ask @Duy Trần for the plan');
    await panel.keyboard.press('Control+Enter');
    await until(async () => (await stage.liveRows('notes'))[0]?.mentions).toEqual([
      '3b6f0f0e-5a55-4d3a-9d6b-0d7c5d1f8a02',
    ]);
    await notes().first().getByText('@Duy Trần', { exact: true }).waitFor();
    await (await stage.browser.worker()).evaluate(putMembers, [member]);
  });
});

describe('a touchpoint', () => {
  test('a call is logged by L, 1, Enter, and taken back by Z', async () => {
    await panel.keyboard.press('1');
    await panel.keyboard.press('l');
    await form('call').waitFor();
    await panel.keyboard.press('1');
    await panel.keyboard.press('Enter');
    await receipt('touchpoints.logged', words('touchpoints.kinds.call')).waitFor();
    expect(await touchpoints()).toMatchObject([
      { channel: 'call', direction: 'out', outcome: 'reached', subject: null },
    ]);
    expect((await stage.liveRows('prospects'))[0]?.status).toBe('working');
    await entries().getByText(words('touchpoints.outcomes.reached')).waitFor();
    await panel.keyboard.press('z');
    await until(touchpoints).toEqual([]);
    expect((await stage.liveRows('prospects'))[0]?.status).toBe('new');
    // Another tab and back is no new request.
    await panel.keyboard.press('1');
    await openTimeline();
    await notes().first().waitFor({ state: 'hidden' });
    expect(await form('call').count()).toBe(0);
  });

  test('a hand that is faster than the store loses no key', async () => {
    await panel.keyboard.press('1');
    await noteBox().waitFor({ state: 'hidden' });
    for (const key of ['l', '2', 'Enter']) await panel.keyboard.press(key);
    await until(touchpoints).toMatchObject([{ channel: 'call', outcome: 'no_answer' }]);
    await form('call').waitFor({ state: 'hidden' });
  });

  test('says what became of the cadence', async () => {
    await panel.keyboard.press('1');
    await panel.getByRole('button', { name: words('cadence.enrol') }).click();
    await panel.getByRole('menuitem').first().click();
    await until(() => stage.browser.readStore('enrolments')).toHaveLength(1);
    await panel.keyboard.press('l');
    await form('call').waitFor();
    await form('call')
      .getByRole('radio', { name: words('touchpoints.byThem') })
      .check();
    await panel.keyboard.press('1');
    await panel.keyboard.press('Enter');
    const [cadence] = (await stage.browser.readStore('cadences')) as readonly { name: string }[];
    await receiptsOf(panel, words)
      .getByText(words('touchpoints.stoppedBy.reply', cadence?.name ?? ''))
      .waitFor();
  });

  test('stand in the order of time, with what is ahead on top', async () => {
    await logCall('2', 'First try');
    await leaveField();
    await panel
      .getByRole('button', { name: words('touchpoints.kinds.meeting'), exact: true })
      .click();
    const meeting = form('meeting');
    await meeting.getByRole('textbox', { name: words('touchpoints.subject') }).fill('Site visit');
    await meeting.getByRole('radio', { name: words('touchpoints.planned') }).check();
    const day = new Date(Date.now() + 7 * 24 * 60 * 60 * 1000).toISOString().slice(0, 10);
    await meeting.getByLabel(words('touchpoints.day'), { exact: true }).fill(day);
    await meeting.getByLabel(words('touchpoints.time'), { exact: true }).fill('09:30');
    await panel.keyboard.press('Enter');
    await until(touchpoints).toHaveLength(2);
    await logCall('1', 'Second try');
    await until(() => entries().count()).toBe(3);
    const texts = await entries().allInnerTexts();
    expect(texts[0]).toContain('Site visit');
    expect(texts[0]).toContain(words('timeline.ahead'));
    expect(texts[1]).toContain('Second try');
    expect(texts[2]).toContain('First try');
    expect(texts[2]).toContain(words('touchpoints.outcomes.no_answer'));
  });

  test('is refused beside its field, and nothing typed is lost', async () => {
    await leaveField();
    await panel.keyboard.press('l');
    const call = form('call');
    await call.getByRole('textbox', { name: words('touchpoints.subject') }).fill('Tomorrow');
    await call.getByRole('radio', { name: words('touchpoints.earlier') }).check();
    const day = new Date(Date.now() + 2 * 24 * 60 * 60 * 1000).toISOString().slice(0, 10);
    await call.getByLabel(words('touchpoints.day'), { exact: true }).fill(day);
    await panel.keyboard.press('Enter');
    await call
      .getByRole('alert')
      .filter({ hasText: words('touchpoints.problems.ahead') })
      .waitFor();
    await call.getByLabel(words('touchpoints.day'), { exact: true }).fill('');
    await panel.keyboard.press('Enter');
    await call
      .getByRole('alert')
      .filter({ hasText: words('touchpoints.problems.noTime') })
      .waitFor();
    expect(await touchpoints()).toEqual([]);
    await panel.waitForTimeout(300);
    await reopenPanel();
    await panel.keyboard.press('l');
    await form('call').getByText(words('touchpoints.found')).waitFor();
    const subject = form('call').getByRole('textbox', { name: words('touchpoints.subject') });
    expect(await subject.inputValue()).toBe('Tomorrow');
    await form('call')
      .getByRole('button', { name: words('touchpoints.startOver') })
      .click();
    await until(() => subject.inputValue()).toBe('');
    await panel.keyboard.press('Escape');
    await form('call').waitFor({ state: 'hidden' });
  });

  test('is changed and deleted where it stands', async () => {
    await logCall('1', 'Wants a pilot');
    await entries().getByText('Wants a pilot').waitFor();
    await leaveField();
    await panel.keyboard.press('j');
    await panel.keyboard.press('Enter');
    const edit = form('call');
    const subject = edit.getByRole('textbox', { name: words('touchpoints.subject') });
    await until(() => subject.inputValue()).toBe('Wants a pilot');
    await subject.fill('Wants two pilots');
    await edit.getByRole('radio', { name: words('touchpoints.byThem') }).check();
    await panel.keyboard.press('Enter');
    await until(touchpoints).toMatchObject([
      { subject: 'Wants two pilots', direction: 'in', outcome: 'reached' },
    ]);
    await entries().getByText(words('touchpoints.from', katharina.name)).waitFor();
    await until(() => panel.evaluate(() => document.activeElement?.tagName)).toBe('LI');
    await panel.keyboard.press('Delete');
    await until(touchpoints).toEqual([]);
    await panel.keyboard.press('z');
    await until(touchpoints).toHaveLength(1);
  });

  test('older ones wait behind a count', async () => {
    for (let index = 0; index < 10; index += 1) await logCall('2', `Try ${index}`);
    await until(() => entries().count()).toBe(8);
    await panel.getByRole('button', { name: words('timeline.older', 2) }).click();
    await until(() => entries().count()).toBe(10);
  }, 120_000);
});

describe('a marked text', () => {
  const address = 'https://www.linkedin.com/in/katharina';

  test('of a saved page is a note at once, with its source and Undo', async () => {
    await stage.browser.grantActiveTab(stage.page);
    await (await stage.browser.worker()).evaluate(dispatchSelection, [
      '  We buy   in March. ',
      `${stage.page.url()}?trk=public#about`,
    ] as const);
    await receipt('receipt.noteSaved').waitFor();
    expect(await stage.liveRows('notes')).toMatchObject([
      {
        about_id: (await stage.liveRows('prospects'))[0]?.id,
        body: '> We buy in March.',
        source_url: stage.page.url(),
      },
    ]);
    await openTimeline();
    const source = notes().first().getByRole('link');
    expect(await source.innerText()).toBe('www.linkedin.com');
    await panel.keyboard.press('z');
    await until(() => stage.liveRows('notes')).toEqual([]);
  });

  test('of any other page asks whom it is about, by keyboard alone', async () => {
    await (await stage.browser.worker()).evaluate(dispatchSelection, [
      'Three plants close **in March**',
      'https://news.example/story?utm_source=x#top',
    ] as const);
    const search = panel.getByRole('combobox', { name: words('quick.who') });
    await search.waitFor();
    await panel.getByRole('option').filter({ hasText: katharina.name }).waitFor();
    await search.fill('kath');
    await panel.getByRole('option').filter({ hasText: katharina.name }).waitFor();
    await panel.keyboard.press('Enter');
    const text = panel.getByRole('textbox', { name: words('quick.text') });
    await until(() => text.inputValue()).toBe('> Three plants close **in March**');
    await panel.keyboard.type('\nAsk her.');
    await panel.keyboard.press('Control+Enter');
    await receipt('receipt.noteSaved').waitFor();
    expect(await stage.liveRows('notes')).toMatchObject([
      {
        about_kind: 'prospect',
        body: '> Three plants close **in March**\nAsk her.',
        source_url: 'https://news.example/story',
      },
    ]);
    await panel.getByRole('tab', { name: words('tabs.timeline') }).waitFor();
  });

  test('can be let go', async () => {
    await (await stage.browser.worker()).evaluate(dispatchSelection, [
      'Nothing of use',
      address,
    ] as const);
    await panel.getByRole('combobox', { name: words('quick.who') }).waitFor();
    await panel.keyboard.press('Escape');
    await panel.getByRole('combobox', { name: words('quick.who') }).waitFor({ state: 'hidden' });
    expect(await stage.liveRows('notes')).toEqual([]);
  });
});

describe('in the popup', () => {
  test('N writes a note there, and what is not saved goes on in the panel', async () => {
    let popup = await stage.popup();
    await popup.getByRole('button', { name: words('quick.logCall') }).waitFor();
    const begin = async (): Promise<void> => {
      await popup.keyboard.press('n');
      await until(() =>
        popup.evaluate(() => document.activeElement?.getAttribute('aria-label')),
      ).toBe(words('notes.placeholder', katharina.name));
    };
    await begin();
    await popup.keyboard.type('From the popup');
    await popup.keyboard.press('Control+Enter');
    await until(async () => (await stage.liveRows('notes'))[0]?.body).toBe('From the popup');
    await noteBox(popup).waitFor({ state: 'hidden' });
    if (popup.isClosed()) popup = await stage.popup();
    await begin();
    await popup.keyboard.type('Half of it');
    await popup.waitForTimeout(300);
    await popup.close();
    await reopenPanel();
    await until(() => noteBox().inputValue()).toBe('Half of it');
  });

  test('L opens the form for a call in the panel', async () => {
    const popup = await stage.popup();
    await popup.getByRole('button', { name: words('quick.logCall') }).waitFor();
    // The popup closes by it, at times before the key is up.
    await popup.keyboard.press('l').catch(() => undefined);
    await form('call').waitFor();
    await panel.keyboard.press('1');
    await panel.keyboard.press('Enter');
    await until(touchpoints).toMatchObject([{ channel: 'call', outcome: 'reached' }]);
  });
});

test('a company asks with whom it was', async () => {
  const [company] = await stage.liveRows('companies');
  await panel
    .getByRole('button', { name: company?.name ?? '', exact: true })
    .first()
    .click();
  await panel.getByRole('heading', { name: company?.name ?? '', exact: true }).waitFor();
  await panel.keyboard.press('l');
  const people = form('call').getByRole('group', { name: words('touchpoints.with') });
  await people.getByRole('checkbox', { name: katharina.name }).uncheck();
  await panel.keyboard.press('Enter');
  await form('call').getByRole('alert').waitFor();
  await people.getByRole('checkbox', { name: katharina.name }).check();
  await panel.keyboard.press('Enter');
  await until(touchpoints).toMatchObject([
    { prospect_ids: [(await stage.liveRows('prospects'))[0]?.id] },
  ]);
});

test('has no fault that axe finds, in light and in dark', async () => {
  await writeNote('**A note** with [a link](https://plans.example/)\n- and a list');
  await writeNote('Another');
  await notes()
    .first()
    .getByRole('button', { name: words('notes.pin') })
    .click();
  await logCall('1', 'Wants a pilot');
  await panel.keyboard.press('l');
  await form('call').waitFor();
  await panel.keyboard.press('2');
  expect(await collectFaults(panel)).toEqual([]);
  await panel.keyboard.press('Escape');
  await (await stage.browser.worker()).evaluate(dispatchSelection, [
    `${oliver.name} was quoted`,
    'https://news.example/story',
  ] as const);
  await panel.getByRole('option').first().waitFor();
  expect(await collectFaults(panel)).toEqual([]);
});

test('nothing went wrong on the way', () => {
  // The worker was handed the click without the gesture that goes with it.
  const isGesture = (text: string) => text.includes('in response to a user gesture');
  expect(stage.browser.problems.filter(({ text }) => !isGesture(text))).toEqual([]);
});

declare const chrome: {
  readonly contextMenus: { readonly onClicked: { dispatch(...args: readonly unknown[]): void } };
  readonly tabs: { query(query: object): Promise<readonly unknown[]> };
};

/** Runs in the worker, as text: what the browser tells of a click on the entry for a marked text. */
async function dispatchSelection([selectionText, pageUrl]: readonly [
  string,
  string,
]): Promise<void> {
  const [tab] = await chrome.tabs.query({ active: true, lastFocusedWindow: true });
  chrome.contextMenus.onClicked.dispatch(
    { menuItemId: 'clip-selection', selectionText, pageUrl, editable: false },
    tab,
  );
}

/** Runs in the worker, as text: whoever there is in the workspace. */
async function putMembers(members: readonly object[]): Promise<void> {
  const connection = await new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open('pipeside');
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  const transaction = connection.transaction('members', 'readwrite');
  transaction.objectStore('members').clear();
  for (const member of members) transaction.objectStore('members').put(member);
  await new Promise<void>((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onerror = () => reject(transaction.error);
  });
  connection.close();
}
