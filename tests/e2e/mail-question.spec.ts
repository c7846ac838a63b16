import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { MailSetting } from '../../lib/model/selling.ts';
import { aSandboxMail, mailboxOf } from '../sandbox/mail-people.ts';
import { katharina } from '../sandbox/people.ts';
import { collectFaults } from './axe.ts';
import { removeBuild } from './build.ts';
import { copyBuild } from './extra-page.ts';
import { type ExtensionBrowser, openBrowser } from './harness.ts';
import { openMail, openThread } from './mail-hands.ts';
import { addMailStore, addPeople } from './mail-store.ts';
import { testedBuild, until } from './stage.ts';
import { loadWords } from './words.ts';

/** The question that stands beside the mail once the rep has logged something, until it is answered. */

const words = loadWords(testedBuild);
let build: string;
let browser: ExtensionBrowser;
let page: Page;

beforeAll(async () => {
  build = copyBuild(testedBuild);
  await addMailStore(build);
  const mail = aSandboxMail();
  browser = await openBrowser({ extension: 'granted', build, sandbox: { mail } });
  browser.context.setDefaultTimeout(10_000);
  await addPeople(browser, [mailboxOf(katharina)]);
  page = await openMail(browser);
  const thread = mail.threads(0).find(({ subject }) => subject.startsWith('Angebot'));
  if (thread === undefined) throw new Error('no thread');
  await openThread(page, thread);
});
afterAll(async () => {
  await browser?.close();
  if (build !== undefined) removeBuild(build);
});

async function loadMail(): Promise<MailSetting | undefined> {
  const rows = (await browser.readStore('rep_settings')) as readonly {
    readonly key: string;
    readonly value: MailSetting;
  }[];
  return rows.find(({ key }) => key === 'mail')?.value;
}

test('it is one line; unfolded and answered, it switches the webmail on and is gone', async () => {
  const panel = await browser.openPanel(page);
  await panel.getByRole('button', { name: words('mail.read') }).click();
  await panel.getByRole('button', { name: words('mail.logButton', 1) }).click();
  const line = panel.getByText(words('mailQuestion.bar'));
  await line.waitFor();
  expect((await line.boundingBox())?.height).toBeLessThanOrEqual(40);
  await panel.getByRole('button', { name: words('mailQuestion.answer') }).click();
  const question = panel.getByRole('region', { name: words('mailQuestion.title') });
  expect(await collectFaults(panel)).toEqual([]);
  const turnOn = question.getByRole('button', {
    name: words('mailQuestion.saveAndTurnOn', 'Gmail'),
  });
  const never = question.getByRole('textbox', { name: words('mailOptions.never') });
  const hasFocus = () => never.evaluate((field) => field === document.activeElement);

  // What is not understood is not gone over: the field has the focus again.
  await never.fill('nonsense');
  await turnOn.click();
  await until(hasFocus).toBe(true);
  expect((await loadMail())?.askedAt ?? null).toBeNull();

  await never.fill('bank.example');
  await turnOn.click();
  await question.waitFor({ state: 'detached' });
  expect(await loadMail()).toMatchObject({
    watched: ['gmail'],
    neverDomains: ['bank.example'],
    askedAt: expect.stringMatching(/^\d{4}-/) as string,
  });
  expect(await panel.evaluate(() => document.activeElement?.tagName)).not.toBe('BODY');
  await until(async () => (await browser.readStore('mail_views')).length).toBe(1);
  expect(browser.problems).toEqual([]);
});
