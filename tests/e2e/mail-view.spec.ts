import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Enrolment, Touchpoint } from '../../lib/model/engagement.ts';
import type { SandboxMail, SandboxThread } from '../sandbox/mail-model.ts';
import { aSandboxMail, mailboxOf, sam } from '../sandbox/mail-people.ts';
import { katharina, minhAnh, type SandboxPerson } from '../sandbox/people.ts';
import { collectFaults } from './axe.ts';
import { removeBuild } from './build.ts';
import { copyBuild } from './extra-page.ts';
import { type ExtensionBrowser, openBrowser } from './harness.ts';
import { openMail, openThread } from './mail-hands.ts';
import { addMailStore, addPeople, enrolByMail, switchMailOn } from './mail-store.ts';
import { testedBuild, until } from './stage.ts';
import { loadWords, type Words } from './words.ts';

/** What the rep sees beside an open thread, with leave by a gesture alone and with the site switched on. */

let build: string;
let words: Words;
/** Where pictures for the README go, if they are asked for. */
const shots = process.env['PIPESIDE_SHOTS'];

beforeAll(async () => {
  build = copyBuild(testedBuild);
  words = loadWords(testedBuild);
  await addMailStore(build);
});
afterAll(() => {
  if (build !== undefined) removeBuild(build);
});

function toKnown(person: SandboxPerson) {
  const { name, email } = mailboxOf(person);
  return { name, email, company: person.roles[0]?.company ?? '' };
}

async function live<Row extends { readonly deleted_at: string | null }>(
  browser: ExtensionBrowser,
  table: string,
): Promise<readonly Row[]> {
  const rows = (await browser.readStore(table)) as readonly Row[];
  return rows.filter(({ deleted_at }) => deleted_at === null);
}

function threadOf(mail: SandboxMail, subject: string): SandboxThread {
  const thread = mail.threads(0).find((each) => each.subject === subject);
  if (thread === undefined) throw new Error(`no thread ${subject}`);
  return thread;
}

async function awaitHeading(view: Page, name: string): Promise<void> {
  await view.getByRole('heading', { name, exact: true }).first().waitFor();
}

describe('with leave by a gesture alone', () => {
  let browser: ExtensionBrowser;
  let mail: SandboxMail;
  let page: Page;
  const subject = 'Cold rooms: dates for a first call';

  beforeAll(async () => {
    mail = aSandboxMail();
    browser = await openBrowser({ extension: 'built', build, sandbox: { mail } });
    browser.context.setDefaultTimeout(10_000);
    await addPeople(browser, [toKnown(minhAnh)]);
    page = await openMail(browser);
    await openThread(page, threadOf(mail, subject));
  });
  afterAll(() => browser?.close());

  const count = async () => (await live<Touchpoint>(browser, 'touchpoints')).length;

  test('nothing is read before it', async () => {
    await page.waitForTimeout(600);
    expect(await browser.readStore('mail_views')).toEqual([]);
    expect(await count()).toBe(0);
  });

  test('the popup shows the open thread', async () => {
    await page.bringToFront();
    const popup = await browser.triggerAction(page);
    await popup.getByText(subject).first().waitFor();
    await popup.getByText(minhAnh.name).first().waitFor();
    expect(await collectFaults(popup)).toEqual([]);
    await popup.close();
    expect(await count()).toBe(0);
  });

  test('the key logs the thread once, folded messages too, and nothing twice', async () => {
    await browser.runCommand(page, 'clip-page');
    // A folded message of the rep's does not say to whom it went; there is one who it can be.
    await until(count).toBe(2);
    await page.locator('[data-unfolds]').first().click();
    await page.locator('.adn').nth(1).waitFor();
    await browser.runCommand(page, 'clip-page');
    await page.waitForTimeout(1_000);
    expect(await count()).toBe(2);
    const rows = await live<Touchpoint>(browser, 'touchpoints');
    expect(new Set(rows.map(({ direction }) => direction))).toEqual(new Set(['in', 'out']));
    expect(rows.map((row) => row.snippet)).toEqual([null, null]);
    expect(new Set(rows.map((row) => row.thread_key)).size).toBe(1);
  });

  test('the panel shows the thread and who is in it, without faults', async () => {
    const panel = await browser.openPanel(page);
    await awaitHeading(panel, subject);
    await panel.getByText(minhAnh.name).first().waitFor();
    expect(await collectFaults(panel)).toEqual([]);
  });
});

describe('with the site switched on', () => {
  let browser: ExtensionBrowser;
  let mail: SandboxMail;
  let page: Page;
  let panel: Page;
  let prospectId: string;
  const subject = 'Angebot Schichtplanung, Werk 2';

  beforeAll(async () => {
    mail = aSandboxMail();
    browser = await openBrowser({ extension: 'granted', build, sandbox: { mail } });
    browser.context.setDefaultTimeout(10_000);
    [prospectId = ''] = await addPeople(browser, [toKnown(katharina)]);
    await enrolByMail(browser, prospectId);
    expect(await switchMailOn(browser, ['gmail'])).toEqual(['gmail']);
    page = await openMail(browser);
    panel = await browser.openPanel(page);
  });
  afterAll(() => browser?.close());

  test('a reply that is opened is logged, stops the cadence and waits as the next action', async () => {
    const [before] = (await browser.readStore('enrolments')) as readonly Enrolment[];
    expect(before?.stopped_reason).toBeNull();
    const { token } = threadOf(mail, subject);
    mail.deliver(
      0,
      { token },
      {
        from: mailboxOf(katharina),
        to: [sam],
        at: Date.now() + 1_000,
        text: 'Haben Sie etwas für uns?',
      },
    );
    await page.bringToFront();
    await openThread(page, threadOf(mail, subject));
    await until(async () => (await live<Touchpoint>(browser, 'touchpoints')).length).toBe(2);
    const rows = await live<Touchpoint>(browser, 'touchpoints');
    expect(rows.every(({ direction }) => direction === 'in')).toBe(true);
    await until(async () => {
      const [row] = (await browser.readStore('enrolments')) as readonly Enrolment[];
      return row?.stopped_reason;
    }).toBe('reply');
    // On a day on which nobody works it is what comes next.
    await panel.getByText(words('actions.reply_waits_title', katharina.name)).first().waitFor();
  });

  test('the panel follows the page by itself, without faults, light and dark', async () => {
    await awaitHeading(panel, subject);
    expect(await collectFaults(panel)).toEqual([]);
    if (shots === undefined) return;
    for (const colorScheme of ['light', 'dark'] as const) {
      await panel.emulateMedia({ colorScheme });
      await panel.setViewportSize({ width: 400, height: 900 });
      await panel.screenshot({ path: join(shots, `mail.${colorScheme}.png`) });
    }
    await panel.emulateMedia({ colorScheme: 'light' });
  });

  test('a list of threads is not read', async () => {
    await page.evaluate(() => {
      location.hash = '#inbox';
    });
    await page.locator('[role="main"] tr.zA').first().waitFor();
    await page.waitForTimeout(600);
    const views = (await browser.readStore('mail_views')) as readonly {
      readonly reading: { readonly rows: readonly unknown[] };
    }[];
    expect(views.flatMap(({ reading }) => reading.rows)).toEqual([]);
    expect(browser.problems).toEqual([]);
  });
});
