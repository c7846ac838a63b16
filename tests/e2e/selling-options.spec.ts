import axe from 'axe-core';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Deal, Stage } from '../../lib/model/deal.ts';
import type { RepSetting, Setting } from '../../lib/model/settings.ts';
import { openStage, receiptsOf, type Stage as TestStage, until } from './stage.ts';
import type { Words } from './words.ts';

let stage: TestStage;
let words: Words;

async function liveStages(): Promise<readonly Stage[]> {
  const rows = (await stage.browser.readStore('stages')) as readonly Stage[];
  return rows
    .filter((row) => row.deleted_at === null)
    .sort((one, other) => one.position - other.position);
}

async function settingOf<Value>(table: 'settings' | 'rep_settings', key: string): Promise<Value> {
  const rows = (await stage.browser.readStore(table)) as readonly (Setting | RepSetting)[];
  return rows.find((row) => row.key === key && row.deleted_at === null)?.value as Value;
}

const stageNames = async () => (await liveStages()).map(({ name }) => name);

function stageList(options: Page): Locator {
  return options.getByRole('list', { name: words('selling.stages'), exact: true });
}

function nameField(options: Page, name: string): Locator {
  return options.getByRole('textbox', { name: words('selling.nameOf', name), exact: true });
}

const receipts = (options: Page) => receiptsOf(options, words);

async function openOptions(): Promise<Page> {
  const options = await stage.browser.openOwnPage('options.html');
  await stageList(options).getByRole('listitem').first().waitFor();
  // Above the stages: until it is drawn they move.
  await options.getByRole('heading', { name: words('mailOptions.title'), exact: true }).waitFor();
  return options;
}

async function undo(options: Page): Promise<void> {
  await receipts(options)
    .getByRole('button', { name: words('app.undo') })
    .first()
    .click();
  await receipts(options).getByText(words('receipt.undone')).waitFor();
}

/** Columns that the store keeps itself, and those of a task or deal that these tests do not look at. */
const plainDeal = {
  company_id: null,
  name: 'Cold chain',
  amount: '48000',
  currency: 'EUR',
  billing: 'one_off',
  term_months: null,
  expected_close_on: null,
  outcome: 'open',
  closed_at: null,
  lost_reason: null,
  needs: null,
  quote_amount: null,
  quoted_at: null,
  quote_url: null,
  checked_criteria: [],
  renews_deal_id: null,
};
const plainTask = {
  prospect_id: null,
  deal_id: null,
  channel: null,
  done_at: null,
  snoozed_until: null,
  rule: null,
  reason: null,
};

/** Runs in a page of the extension, as text: writes a row of the rep's own past the commands. */
async function putRow([table, row]: readonly [string, object]): Promise<void> {
  const connection = await new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open('pipeside');
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  const transaction = connection.transaction(['kv', table], 'readwrite');
  const read = transaction.objectStore('kv').get('identity');
  read.onsuccess = () => {
    const { workspaceId, repId } = (
      read.result as { value: { workspaceId: string; repId: string } }
    ).value;
    const at = new Date().toISOString();
    transaction.objectStore(table).put({
      workspace_id: workspaceId,
      updated_by: repId,
      owner_id: repId,
      created_at: at,
      updated_at: at,
      deleted_at: null,
      rev: null,
      clocks: {},
      ...row,
    });
  };
  await new Promise<void>((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onerror = () => reject(transaction.error);
  });
  connection.close();
}

describe('as shipped', () => {
  beforeAll(async () => {
    stage = await openStage();
    words = stage.words;
  });
  afterAll(() => stage?.browser.close());
  beforeEach(() => stage.reset());

  test('stages are edited where they stand, with errors beside the field and Undo', async () => {
    const options = await openOptions();
    const field = nameField(options, 'Qualification');
    await field.fill('');
    await field.press('Enter');
    await stageList(options).getByText(words('selling.stageProblem.name_needed')).waitFor();
    await field.fill('Discovery');
    await field.press('Enter');
    await until(stageNames).toContain('Discovery');
    await undo(options);
    await until(stageNames).toContain('Qualification');

    const percent = options.getByRole('textbox', {
      name: words('selling.probabilityOf', 'Qualification'),
    });
    await percent.fill('120');
    await percent.press('Enter');
    await stageList(options).getByText(words('selling.stageProblem.percent')).waitFor();
    await percent.fill('20 %');
    await percent.press('Enter');
    await until(async () => (await liveStages())[1]?.probability).toBe(20);

    const criteria = options.getByRole('textbox', {
      name: words('selling.criteriaOf', 'Qualification'),
    });
    await criteria.fill('Need asked\nBudget asked');
    await criteria.press('Control+Enter');
    await until(async () => [...((await liveStages())[1]?.exit_criteria ?? [])].sort()).toEqual([
      'Budget asked',
      'Need asked',
    ]);
    await options.close();
  });

  test('they are ordered by button and by key, and the focus goes along', async () => {
    const options = await openOptions();
    await options
      .getByRole('button', { name: words('selling.moveDown', 'Prospecting'), exact: true })
      .click();
    await until(async () => (await stageNames()).slice(0, 2)).toEqual([
      'Qualification',
      'Prospecting',
    ]);
    await receipts(options)
      .getByText(words('selling.stageMoved', 2, 7))
      .waitFor();
    await nameField(options, 'Prospecting').focus();
    await options.keyboard.press('Alt+ArrowDown');
    await until(async () => (await stageNames()).indexOf('Prospecting')).toBe(2);
    await until(() =>
      nameField(options, 'Prospecting').evaluate((it) => it.matches(':focus')),
    ).toBe(true);
    await options.keyboard.press('Alt+ArrowUp');
    await until(async () => (await stageNames()).indexOf('Prospecting')).toBe(1);
    await undo(options);
    await until(async () => (await stageNames()).indexOf('Prospecting')).toBe(2);
    await options.close();
  });

  test('one is added, and what was typed is there again after the page was closed', async () => {
    const options = await openOptions();
    await options.getByRole('button', { name: words('selling.addStage') }).click();
    const form = options.getByRole('form', { name: words('selling.addStage') });
    await form.getByRole('textbox', { name: words('fields.name') }).fill('Pilot');
    await options.close();
    const again = await openOptions();
    const kept = again.getByRole('form', { name: words('selling.addStage') });
    await kept.getByRole('button', { name: words('selling.addStage') }).click();
    await kept.getByText(words('selling.stageProblem.percent')).waitFor();
    await kept.getByRole('textbox', { name: words('selling.probability') }).fill('60');
    await kept.getByRole('button', { name: words('selling.addStage') }).click();
    await until(stageNames).toContain('Pilot');
    // Open stages come before won and lost ones.
    expect((await liveStages()).findIndex(({ name }) => name === 'Pilot')).toBe(5);
    await until(() => kept.count()).toBe(0);
    await again.close();
  });

  test('a deleted stage asks where its deals go; the last of a kind stays', async () => {
    const options = await openOptions();
    const deleteButton = (name: string) =>
      options.getByRole('button', { name: words('selling.deleteStageNamed', name), exact: true });
    await deleteButton('Won').click();
    await stageList(options).getByText(words('selling.stageProblem.last_of_kind')).waitFor();
    // Written at the first command.
    await nameField(options, 'Needs assessment').fill('Needs');
    await nameField(options, 'Needs assessment').press('Enter');
    await until(stageNames).toContain('Needs');
    const negotiation = (await liveStages()).find(({ name }) => name === 'Negotiation');
    const deal = {
      ...plainDeal,
      id: '0190a000-0000-7000-8000-000000000001',
      stage_id: negotiation?.id,
      ix: { stage: negotiation?.id },
    };
    await options.evaluate(putRow, ['deals', deal] as const);
    await deleteButton('Negotiation').click();
    const question = options.getByRole('group', { name: words('selling.dealsGo', 1) });
    await question.getByRole('combobox').click();
    await options.getByRole('option', { name: 'Needs', exact: true }).click();
    await question.getByRole('button', { name: words('selling.deleteStage') }).click();
    await until(stageNames).not.toContain('Negotiation');
    const dealStage = async () => {
      const [deal] = (await stage.browser.readStore('deals')) as readonly Deal[];
      return (await liveStages()).find(({ id }) => id === deal?.stage_id)?.name;
    };
    expect(await dealStage()).toBe('Needs');
    await undo(options);
    await until(dealStage).toBe('Negotiation');
    await options.close();
  });

  test('holidays of Vietnam are looked up and kept; the calendars load only then', async () => {
    const options = await openOptions();
    const loaded: string[] = [];
    options.on('request', (request) => loaded.push(request.url()));
    const isLoaded = () => loaded.some((url) => url.includes('holiday-lookup'));
    await options.reload();
    await stageList(options).getByRole('listitem').first().waitFor();
    expect(loaded.some((url) => url.includes('selling-parts'))).toBe(true);
    expect(isLoaded()).toBe(false);
    await options.getByRole('button', { name: words('selling.lookUp') }).click();
    const lookup = options.getByRole('group', { name: words('selling.lookUp') });
    await lookup.getByRole('combobox', { name: words('selling.country'), exact: true }).click();
    expect(isLoaded()).toBe(true);
    await options.getByRole('option', { name: 'Vietnam' }).waitFor();
    await options.keyboard.type('Vietnam');
    await options.keyboard.press('Enter');
    await lookup.getByText('National Day').first().waitFor();
    await lookup.getByRole('link', { name: words('selling.dataCredit') }).waitFor();
    await lookup.getByRole('button', { name: words('selling.keepDays') }).click();
    interface Kept {
      readonly country: string;
      readonly until: string;
      readonly days: readonly { on: string; name: string }[];
    }
    await until(() => settingOf<Kept>('settings', 'holidays')).toMatchObject({ country: 'VN' });
    const kept = await settingOf<Kept>('settings', 'holidays');
    const year = new Date().getFullYear();
    expect(kept.until).toBe(`${year + 4}-12-31`);
    for (const each of [year, year + 4]) {
      const days = kept.days.filter(({ on }) => on.startsWith(String(each))).map(({ on }) => on);
      expect(days).toEqual(
        expect.arrayContaining([`${each}-01-01`, `${each}-04-30`, `${each}-09-02`]),
      );
      // Tết is five days.
      expect(days.length).toBeGreaterThanOrEqual(10);
    }
    const list = options.getByRole('group', { name: words('selling.holidays') });
    const row = list.getByRole('listitem').filter({ hasText: 'National Day' }).first();
    await row.getByRole('button').click();
    await until(async () => (await settingOf<Kept>('settings', 'holidays')).days.length).toBe(
      kept.days.length - 1,
    );
    await undo(options);

    await options.getByRole('button', { name: words('selling.addDay') }).click();
    const form = options.getByRole('form', { name: words('selling.addDay') });
    await form.getByLabel(words('selling.day'), { exact: true }).fill(`${year}-06-15`);
    await form.getByRole('button', { name: words('selling.addDay') }).click();
    await form.getByText(words('selling.dayProblem.name_needed')).waitFor();
    await form.getByRole('textbox', { name: words('fields.name') }).fill('Founders’ day');
    await form.getByRole('button', { name: words('selling.addDay') }).click();
    const ownDay = { on: `${year}-06-15`, name: 'Founders’ day' };
    await until(async () => (await settingOf<Kept>('settings', 'holidays')).days).toContainEqual(
      ownDay,
    );
    // Looked up again for another country, the day by hand stays.
    await options.getByRole('button', { name: words('selling.lookUpAgain') }).click();
    await options.getByRole('combobox', { name: words('selling.country'), exact: true }).click();
    await options.getByRole('option', { name: 'Germany' }).waitFor();
    await options.keyboard.type('Germany');
    await options.keyboard.press('Enter');
    await options.getByRole('button', { name: words('selling.keepDays') }).click();
    await until(() => settingOf<Kept>('settings', 'holidays')).toMatchObject({ country: 'DE' });
    const german = (await settingOf<Kept>('settings', 'holidays')).days;
    expect(german).toContainEqual(ownDay);
    expect(german.map(({ on }) => on)).toContain(`${year}-10-03`);
    expect(german.map(({ on }) => on)).not.toContain(`${year}-09-02`);
    await options.close();
  });

  test('work week, currency, rates and time away are kept, and what does not fit is refused', async () => {
    const options = await openOptions();
    await options.getByRole('checkbox', { name: 'Saturday' }).click();
    await until(() => settingOf('settings', 'work_week')).toEqual({ days: [1, 2, 3, 4, 5, 6] });

    await options.getByRole('button', { name: words('selling.addRate') }).click();
    const form = options.getByRole('form', { name: words('selling.addRate') });
    await form.getByRole('textbox', { name: words('fields.currency') }).fill('vnd');
    const rate = form.getByRole('textbox', { name: words('selling.rateOf', 'VND', 'USD') });
    await rate.fill('25.400');
    await rate.press('Enter');
    await form.getByText(words('selling.rateProblem.unclear')).waitFor();
    await rate.fill('25400');
    await rate.press('Enter');
    await until(() => settingOf('settings', 'currency_rates')).toEqual({ rates: { VND: '25400' } });

    const currency = options.getByRole('textbox', { name: words('fields.currency'), exact: true });
    await currency.fill('euro');
    await currency.press('Enter');
    await options.getByText(words('selling.currencyShape')).waitFor();
    await currency.fill('eur');
    await currency.press('Enter');
    await until(async () => {
      const [workspace] = (await stage.browser.readStore('workspaces')) as { currency: string }[];
      return workspace?.currency;
    }).toBe('EUR');
    expect(await settingOf('settings', 'currency_rates')).toEqual({ rates: {} });

    const away = options.getByRole('form', { name: words('selling.away') });
    const year = new Date().getFullYear() + 1;
    await away.getByLabel(words('selling.firstDay')).fill(`${year}-03-10`);
    await away.getByLabel(words('selling.lastDay')).fill(`${year}-03-01`);
    await away.getByRole('button', { name: words('selling.saveAway') }).click();
    await away.getByText(words('selling.awayProblem.order')).waitFor();
    await away.getByLabel(words('selling.lastDay')).fill(`${year}-03-14`);
    await away.getByRole('button', { name: words('selling.saveAway') }).click();
    await until(() => settingOf('rep_settings', 'away')).toEqual({
      from: `${year}-03-10`,
      until: `${year}-03-14`,
    });
    await options.close();
  });

  test('the parts are led to by name', async () => {
    const options = await openOptions();
    const nav = options.getByRole('navigation', { name: words('options.title') });
    for (const link of await nav.getByRole('link').all()) {
      const anchor = (await link.getAttribute('href')) ?? '';
      expect(await options.locator(anchor).count(), anchor).toBeGreaterThanOrEqual(
        anchor === '#outreach' ? 0 : 1,
      );
    }
    await nav.getByRole('link', { name: words('selling.money') }).click();
    await until(() =>
      options
        .locator('#money')
        .evaluate((part) => Math.abs(part.getBoundingClientRect().top) < 120),
    ).toBe(true);
    await until(() =>
      nav.getByRole('link', { name: words('selling.money') }).getAttribute('aria-current'),
    ).toBe('true');
    await options.close();
  });

  test('nothing breaks the policy, and axe finds nothing, in light and in dark', async () => {
    const options = await openOptions();
    await options.getByRole('button', { name: words('selling.addStage') }).click();
    await options.getByRole('button', { name: words('selling.addRate') }).click();
    await options.getByRole('button', { name: words('selling.lookUp') }).click();
    await options.getByRole('link', { name: words('selling.dataCredit') }).waitFor();
    await options
      .getByRole('form', { name: words('selling.addStage') })
      .getByRole('button', { name: words('selling.addStage') })
      .click();
    await options.evaluate(axe.source);
    for (const colorScheme of ['light', 'dark'] as const) {
      await options.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      expect(await options.evaluate(runAxe), colorScheme).toEqual([]);
    }
    expect(stage.browser.problems).toEqual([]);
    await options.close();
  });
});

/** Runs in the view, as text. */
async function runAxe(): Promise<readonly string[]> {
  const { axe: inPage } = window as unknown as { axe: typeof axe };
  await Promise.all(document.getAnimations().map(({ finished }) => finished));
  const { violations } = await inPage.run(document, {
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  });
  return violations.map(
    ({ id, nodes }) => `${id}, ${nodes.length} times: ${nodes[0]?.html.slice(0, 160)}`,
  );
}

/** Runs in a page of the extension, as text: this store belongs to a team in which the rep is no more than that. */
async function joinAsRep(): Promise<void> {
  const connection = await new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open('pipeside');
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  const transaction = connection.transaction(['kv', 'members'], 'readwrite');
  const read = transaction.objectStore('kv').get('identity');
  read.onsuccess = () => {
    const { workspaceId, repId } = (
      read.result as { value: { workspaceId: string; repId: string } }
    ).value;
    const at = new Date().toISOString();
    transaction.objectStore('kv').put({
      key: 'team',
      value: {
        url: 'https://abcdefgh.supabase.co',
        key: 'sb_publishable_x',
        email: 'linh@nordwind.example',
        userId: repId,
        workspaceId,
        workspaceName: 'Nordwind',
        isSignedOut: false,
      },
    });
    transaction.objectStore('members').put({
      id: '0190a000-0000-7000-8000-0000000000aa',
      workspace_id: workspaceId,
      updated_by: repId,
      created_at: at,
      updated_at: at,
      deleted_at: null,
      rev: 1,
      clocks: {},
      rep_id: repId,
      name: 'Linh Trần',
      role: 'rep',
      ix: { rep: repId },
    });
  };
  await new Promise<void>((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onerror = () => reject(transaction.error);
  });
  connection.close();
}

describe('as a rep of a team', () => {
  beforeAll(async () => {
    stage = await openStage();
    words = stage.words;
  });
  afterAll(() => stage?.browser.close());

  test('what is set for all is shown with the reason why it cannot be changed; one’s own can', async () => {
    const options = await openOptions();
    await options.getByRole('checkbox', { name: 'Saturday' }).click();
    await until(() => settingOf('settings', 'work_week')).toBeDefined();
    await options.evaluate(joinAsRep);
    await options.reload();
    await stageList(options).getByText('Negotiation', { exact: true }).waitFor();
    expect(await stageList(options).getByRole('button').count()).toBe(0);
    expect(await stageList(options).getByRole('textbox').count()).toBe(0);
    await until(() => options.getByText(words('selling.managersOnly')).count()).toBe(7);
    await options.getByText(words('selling.ownersOnly')).waitFor();
    expect(await options.getByRole('checkbox', { name: 'Saturday' }).isDisabled()).toBe(true);
    const away = options.getByRole('form', { name: words('selling.away') });
    const day = `${new Date().getFullYear() + 1}-03-10`;
    await away.getByLabel(words('selling.firstDay')).fill(day);
    await away.getByLabel(words('selling.lastDay')).fill(day);
    await away.getByRole('button', { name: words('selling.saveAway') }).click();
    await until(() => settingOf('rep_settings', 'away')).toEqual({ from: day, until: day });
    await options.close();
  });
});

interface Shown {
  readonly name: string;
  readonly title: string;
  readonly message: string;
}

/** Runs in the worker, as text: notes each notification before the browser gets it, and moves the worker's time. */
function spyOnNotifications(now: number): void {
  const scope = globalThis as unknown as {
    chrome: {
      notifications: {
        create(name: string, of: { title: string; message: string }): Promise<string>;
      };
    };
    testShown: Shown[];
  };
  scope.testShown = [];
  const { notifications } = scope.chrome;
  const plain = notifications.create.bind(notifications);
  notifications.create = (name, of) => {
    scope.testShown.push({ name, title: of.title, message: of.message });
    return plain(name, of);
  };
  Date.now = () => now;
}

function moveTime(now: number): void {
  Date.now = () => now;
}

function readShown(): readonly Shown[] {
  return (globalThis as unknown as { testShown: readonly Shown[] }).testShown;
}

interface AlarmScope {
  readonly chrome: {
    readonly alarms: {
      readonly onAlarm: { dispatch(alarm: { name: string }): void };
      get(name: string): Promise<{ scheduledTime: number } | undefined>;
    };
    readonly notifications: { readonly onClicked: { dispatch(name: string): void } };
  };
}

function ringAlarm(name: string): void {
  (globalThis as unknown as AlarmScope).chrome.alarms.onAlarm.dispatch({ name });
}

async function alarmAt(name: string): Promise<number | undefined> {
  const { alarms } = (globalThis as unknown as AlarmScope).chrome;
  return (await alarms.get(name))?.scheduledTime;
}

/** Runs in a fresh worker, as text: as a browser that opens the popup for a click on its button alone. */
function refusePopup(): void {
  const { action } = (
    globalThis as unknown as { chrome: { action: { openPopup(): Promise<void> } } }
  ).chrome;
  action.openPopup = () => Promise.reject(new Error('no gesture'));
}

function clickNotification(name: string): void {
  (globalThis as unknown as AlarmScope).chrome.notifications.onClicked.dispatch(name);
}

describe('with notifications allowed', () => {
  beforeAll(async () => {
    stage = await openStage({ extension: 'granted' });
    words = stage.words;
  });
  afterAll(() => stage?.browser.close());

  test('reminders are switched on, told once a day and at their time, and held in quiet hours', async () => {
    const options = await openOptions();
    await options.getByRole('switch', { name: words('reminders.digest') }).click();
    await until(() => settingOf('rep_settings', 'reminders')).toMatchObject({ isDigestOn: true });
    await options.getByRole('switch', { name: words('reminders.own') }).click();
    await until(() => settingOf('rep_settings', 'reminders')).toMatchObject({ isOwnOn: true });
    const at = options.getByLabel(words('reminders.digestAt'), { exact: true });
    await at.fill('09:15');
    await at.press('Enter');
    await until(() => settingOf('rep_settings', 'reminders')).toMatchObject({
      digestAt: 9 * 60 + 15,
    });
    await options.close();

    const panel = await stage.panel();
    await panel.getByRole('button', { name: words('app.more'), exact: true }).click();
    await panel.getByRole('menuitem', { name: words('app.addByHand') }).click();
    const name = panel.getByRole('textbox', { name: words('fields.full_name') });
    await name.fill('Linh Trần');
    await name.press('Enter');
    await until(() => stage.liveRows('prospects')).toHaveLength(1);

    // Tomorrow, in the rep's own time, so that no real alarm interferes.
    const morning = new Date();
    morning.setDate(morning.getDate() + 1);
    morning.setHours(8, 30, 0, 0);
    const atHour = (hour: number, minute = 0) => new Date(morning).setHours(hour, minute, 0, 0);
    for (const [place, due] of [atHour(10, 30), atHour(20)].entries()) {
      const dueAt = new Date(due).toISOString();
      const id = `0190a000-0000-7000-8000-00000000000${place}`;
      const task = { ...plainTask, id, title: `Call ${place}`, due_at: dueAt, ix: { due: dueAt } };
      await panel.evaluate(putRow, ['tasks', task] as const);
    }
    const worker = await stage.browser.worker();
    await worker.evaluate(spyOnNotifications, morning.getTime());
    const shown = () => worker.evaluate(readShown);
    const ring = async (alarm: string, now: number): Promise<void> => {
      await worker.evaluate(moveTime, now);
      await worker.evaluate(ringAlarm, alarm);
    };
    await ring('digest', atHour(8, 30));
    await until(() => worker.evaluate(alarmAt, 'digest')).toBe(atHour(9, 15));
    expect(await shown()).toEqual([]);

    await ring('digest', atHour(9, 15));
    await until(shown).toHaveLength(1);
    const [digest] = await shown();
    expect(digest).toMatchObject({ name: 'digest', title: words('reminders.due', 1) });
    expect(digest?.message).toContain('Linh Trần');
    const tomorrow = new Date(atHour(9, 15));
    tomorrow.setDate(tomorrow.getDate() + 1);
    await until(() => worker.evaluate(alarmAt, 'digest')).toBe(tomorrow.getTime());

    // Asked again on the same day, as after a restart, nothing more is shown.
    await ring('digest', atHour(10));
    await ring('reminders', atHour(10, 1));
    expect(await shown()).toHaveLength(1);

    // Own next actions: at their time, and what comes up in the evening at the end of the quiet hours.
    await until(() => worker.evaluate(alarmAt, 'own-action')).toBe(atHour(10, 30));
    await ring('own-action', atHour(10, 30));
    await until(shown).toHaveLength(2);
    expect((await shown())[1]).toEqual({
      name: 'own-action',
      title: words('reminders.ownDue', 1),
      message: 'Call 0',
    });
    const nextMorning = new Date(atHour(8));
    nextMorning.setDate(nextMorning.getDate() + 1);
    await until(() => worker.evaluate(alarmAt, 'own-action')).toBe(nextMorning.getTime());
    await ring('own-action', atHour(20, 1));
    await ring('own-action', nextMorning.getTime());
    await until(shown).toHaveLength(3);
    expect((await shown())[2]).toMatchObject({ name: 'own-action', message: 'Call 1' });

    // A click opens the day's list: in the popup, or where that does not open in a tab.
    const pages = () => stage.browser.context.pages().map((page) => page.url());
    await worker.evaluate(clickNotification, 'digest');
    await until(pages).toContainEqual(expect.stringMatching(/popup\.html/));
    for (const page of stage.browser.context.pages()) {
      if (page.url().includes('/popup.html')) await page.close();
    }
    await stage.browser.stopWorker();
    const woken = await stage.browser.worker();
    await woken.evaluate(refusePopup);
    await woken.evaluate(clickNotification, 'digest');
    await until(pages).toContainEqual(expect.stringMatching(/popup\.html/));
    const tab = stage.browser.context.pages().find((page) => page.url().includes('/popup.html'));
    await tab?.getByRole('heading', { name: words('today.title') }).waitFor();
    await tab?.getByText('Linh Trần').first().waitFor();
  });
});
