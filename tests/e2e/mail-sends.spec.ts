import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Touchpoint } from '../../lib/model/engagement.ts';
import type { SendRow } from '../../lib/store/mail-rows.ts';
import type { SandboxMail } from '../sandbox/mail-model.ts';
import { aSandboxMail } from '../sandbox/mail-people.ts';
import { removeBuild } from './build.ts';
import { copyBuild } from './extra-page.ts';
import { type ExtensionBrowser, openBrowser } from './harness.ts';
import { type MailCase, mailCases, nameOf } from './mail-cases.ts';
import { awaitScreen, openMail } from './mail-hands.ts';
import { addMailStore, addPeople, switchMailOn } from './mail-store.ts';
import { testedBuild } from './stage.ts';
import { waitUntil } from './wait-until.ts';

/**
 * Each message ends as exactly one touchpoint, or none: all cases are played one after another in one browser with the
 * built package, then the time in which a message can be undone is waited for once.
 */

let browser: ExtensionBrowser;
let mail: SandboxMail;
let page: Page;
let build: string;
const faults = new Map<string, unknown>();
let idByEmail: ReadonlyMap<string, string>;

/** The guard is 30 s, and an alarm may come as late again. */
const settledMs = 75_000;

beforeAll(async () => {
  build = copyBuild(testedBuild);
  await addMailStore(build);
  mail = aSandboxMail({ undoMs: 5_000, delayMs: [20, 150] });
  browser = await openBrowser({ extension: 'granted', build, sandbox: { mail } });
  browser.context.setDefaultTimeout(10_000);
  const emails = mailCases.flatMap(({ people }) => people);
  const ids = await addPeople(
    browser,
    emails.map((email) => ({ name: nameOf(email), email })),
  );
  idByEmail = new Map(emails.map((email, index) => [email, ids[index] ?? '']));
  expect(await switchMailOn(browser, ['gmail'])).toEqual(['gmail']);
  page = await openMail(browser);
  for (const each of mailCases) await attempt(each, 'play');
  await waitUntil('nothing is on its way', async () => (await openSends()).length === 0, settledMs);
  for (const each of mailCases) await attempt(each, 'after');
}, 240_000);

afterAll(async () => {
  await browser?.close();
  if (build !== undefined) removeBuild(build);
});

/** A case that cannot be played is the fault of its own test, not of those after it. */
async function attempt(each: MailCase, part: 'play' | 'after'): Promise<void> {
  try {
    await each[part]?.({ browser, mail, page }, each.people);
  } catch (error) {
    faults.set(each.name, error);
    await page.goto('about:blank');
    await page.goto('https://mail.google.com/mail/u/0/#inbox', { waitUntil: 'load' });
    await awaitScreen(page);
  }
}

async function openSends(): Promise<readonly string[]> {
  const rows = (await browser.readStore('sends')) as readonly SendRow[];
  return rows
    .filter(({ state }) => state === 'pending' || state === 'confirmed')
    .map(({ state, draft }) => `${draft.subject}: ${state}`);
}

async function touchpoints(): Promise<readonly Touchpoint[]> {
  const rows = (await browser.readStore('touchpoints')) as readonly Touchpoint[];
  return rows.filter(({ deleted_at }) => deleted_at === null);
}

function withPerson(rows: readonly Touchpoint[], email: string): readonly Touchpoint[] {
  const id = idByEmail.get(email);
  return rows.filter(({ prospect_ids }) => prospect_ids.some((one) => one === id));
}

describe('each message is logged exactly once', () => {
  test.each(mailCases)('$name', async ({ name, people, ends }) => {
    if (faults.has(name)) throw faults.get(name);
    const rows = await touchpoints();
    const counts = people.map((email) => withPerson(rows, email).length);
    const sends = (await browser.readStore('sends')) as readonly SendRow[];
    const shown = sends
      .filter(({ draft }) =>
        [...draft.to, ...draft.cc, ...draft.bcc].some(({ email }) => people.includes(email)),
      )
      .map(({ state, draft }) => `${draft.subject}: ${state}`);
    expect(counts, shown.join(', ')).toEqual(ends);
  });

  test('and nothing else is', async () => {
    const expected = mailCases.flatMap(({ ends }) => ends).reduce((sum, count) => sum + count, 0);
    const rows = await touchpoints();
    const people = rows.reduce((sum, row) => sum + row.prospect_ids.length, 0);
    expect(people, JSON.stringify(rows.map(({ subject }) => subject))).toBe(expected);
    const known = await browser.readStore('prospects');
    expect(known).toHaveLength(idByEmail.size);
  });

  test('the mail host was asked nothing but by its own page', () => {
    const asked = browser.sandbox.requests.filter((line) => line.includes('//mail.google.com/'));
    const own =
      /^(?:GET https:\/\/mail\.google\.com\/mail\/u\/\d\/(?:popout\?.*)?|POST https:\/\/mail\.google\.com\/sync\/u\/\d\/i\/s)$/;
    expect(asked.length).toBeGreaterThan(50);
    expect(asked.filter((line) => !own.test(line))).toEqual([]);
    expect(browser.sandbox.refused).toEqual([]);
    expect(browser.problems).toEqual([]);
  });
});
