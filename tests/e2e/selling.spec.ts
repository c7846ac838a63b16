import type { Page } from 'playwright-core';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Deal, Stage as DealStage, Stakeholder } from '../../lib/model/deal.ts';
import type { Setting } from '../../lib/model/settings.ts';
import { hannah, katharina, oliver, type SandboxPerson } from '../sandbox/people.ts';
import { collectFaults } from './axe.ts';
import { awaitHeading, openStage, receiptsOf, type Stage, until } from './stage.ts';
import { waitUntil } from './wait-until.ts';
import type { Words } from './words.ts';

/**
 * One deal as a rep lives through it, by keys alone: from a clipped profile over three people and every stage to won, and
 * at each step another next action with its reason.
 */

let stage: Stage;
let words: Words;
let panel: Page;

const dealName = 'Conveyor upgrade, Hamburg';
const dayMs = 86_400_000;

beforeEach(async () => {
  stage = await openStage();
  words = stage.words;
  await workEveryDay();
});
afterEach(() => stage?.browser.close());

/** What is due must not depend on the day of the week on which the tests run. */
async function workEveryDay(): Promise<void> {
  const options = await stage.browser.openOwnPage('options.html');
  const dayCount = async () => {
    const rows = (await stage.browser.readStore('settings')) as readonly Setting[];
    const week = rows.find(({ key }) => key === 'work_week')?.value as
      | { days: unknown[] }
      | undefined;
    return week?.days.length;
  };
  for (const [at, day] of ['Saturday', 'Sunday'].entries()) {
    await options.getByRole('checkbox', { name: day }).click();
    await waitUntil(`${day} is worked`, async () => (await dayCount()) === 6 + at);
  }
  await options.close();
}

async function deal(): Promise<Deal | undefined> {
  return ((await stage.browser.readStore('deals')) as readonly Deal[])[0];
}

async function people(): Promise<number> {
  const rows = (await stage.browser.readStore('stakeholders')) as readonly Stakeholder[];
  return rows.filter(({ deleted_at }) => deleted_at === null).length;
}

async function stageName(): Promise<string | undefined> {
  const rows = (await stage.browser.readStore('stages')) as readonly DealStage[];
  const id = (await deal())?.stage_id;
  return rows.find((row) => row.id === id)?.name;
}

function nextAction() {
  return panel
    .locator('section')
    .filter({ has: panel.getByRole('heading', { name: words('next.title'), exact: true }) });
}

/** The next action and its reason are both in sight. */
async function awaitAction(title: string, reason: string): Promise<void> {
  await nextAction().getByText(title, { exact: true }).first().waitFor();
  await nextAction().getByText(reason, { exact: true }).first().waitFor();
}

function question() {
  return panel
    .getByRole('dialog')
    .filter({ has: panel.getByRole('button', { name: words('stages.stay') }) });
}

async function focusedName(): Promise<string | null> {
  return panel.evaluate(() => {
    const focused = document.activeElement;
    const labelled = focused instanceof HTMLInputElement ? focused.labels?.[0]?.textContent : null;
    return focused?.getAttribute('aria-label') ?? labelled ?? focused?.textContent ?? null;
  });
}

async function tabTo(name: string): Promise<void> {
  for (let count = 0; count < 60; count += 1) {
    if ((await focusedName()) === name) return;
    await panel.keyboard.press('Tab');
  }
  throw new Error(`Tab never came to ${name}`);
}

async function moveOn(to: string): Promise<void> {
  await panel.keyboard.press('m');
  await question().waitFor();
  await until(() => question().evaluate((shown) => shown.contains(document.activeElement))).toBe(
    true,
  );
  await panel.keyboard.press('Enter');
  await until(stageName).toBe(to);
}

async function clipped(person: SandboxPerson): Promise<void> {
  await stage.showProfile(person);
  panel = await stage.panel();
  await stage.clip();
  await awaitHeading(panel, person.name);
  await panel.getByRole('tab', { name: words('tabs.now') }).waitFor();
}

async function openDeal(): Promise<void> {
  await panel.keyboard.press('/');
  await panel.keyboard.type('conveyor');
  await panel.getByRole('option', { name: new RegExp(dealName) }).waitFor();
  await panel.keyboard.press('Enter');
  await awaitHeading(panel, dealName);
}

function daysAgo(days: number): string {
  return new Date(Date.now() - days * dayMs).toISOString().slice(0, 10);
}

/** Opens a field of the deal's details by Tab and Enter, and writes into it. */
async function setDetail(label: string, value: string): Promise<void> {
  await panel.keyboard.press('4');
  await panel.getByRole('button', { name: words('deal.editField', label), exact: true }).waitFor();
  await tabTo(words('deal.editField', label));
  await panel.keyboard.press('Enter');
  await until(focusedName).toBe(label);
  await panel.locator('input:focus').fill(value);
  await panel.keyboard.press('Enter');
  await until(focusedName).toBe(words('deal.editField', label));
  await panel.keyboard.press('1');
}

test('from a clipped profile to a won deal', async () => {
  await clipped(katharina);
  const soon = words('actions.contact_other', katharina.name);
  await nextAction().getByText(words('next.none')).waitFor();
  await nextAction().getByText(soon).waitFor();

  await panel.keyboard.press('g');
  await until(focusedName).toBe(words('deal.name'));
  await panel.keyboard.type(dealName);
  await tabTo(words('fields.amount'));
  await panel.keyboard.type('48,000');
  await panel.keyboard.press('Enter');
  await awaitHeading(panel, dealName);
  await nextAction().getByText(words('next.none')).waitFor();

  // Of the same company: one key joins her to its open deal. Of another: the deal is found, and the person on the page added.
  await clipped(hannah);
  await panel.getByText(words('stakeholders.joinAct', hannah.name)).waitFor();
  await panel.keyboard.press('a');
  await until(people).toBe(2);
  await clipped(oliver);
  await openDeal();
  await panel.keyboard.press('2');
  await panel.getByText(words('stakeholders.addThis', oliver.name)).waitFor();
  await panel.keyboard.press('a');
  await until(people).toBe(3);
  for (const person of [katharina, hannah, oliver]) {
    await panel.getByText(person.name).last().waitFor();
  }
  expect(await collectFaults(panel)).toEqual([]);
  await panel.keyboard.press('1');

  await moveOn('Qualification');
  await setDetail(words('fields.expected_close_on'), daysAgo(3));
  await nextAction().getByText(words('actions.close_date_passed_title', dealName)).waitFor();
  await nextAction()
    .getByText(/^Was to close on .+, still open\.$/)
    .waitFor();
  await panel.keyboard.press('x');
  await receiptsOf(panel, words).getByText(words('next.dismissed')).first().waitFor();
  await nextAction().getByText(words('next.none')).waitFor();

  await moveOn('Needs assessment');
  await awaitAction(
    words('actions.no_economic_buyer_title', dealName),
    words('actions.no_economic_buyer_reason', '30'),
  );
  await panel.keyboard.press('x');
  await receiptsOf(panel, words).getByText(words('next.dismissed')).first().waitFor();

  await moveOn('Proposal and quote');
  await setDetail(words('fields.quoted_at'), daysAgo(9));
  await awaitAction(
    words('actions.quote_unanswered_title', dealName),
    words('actions.quote_unanswered_reason', 9),
  );
  expect(await collectFaults(panel)).toEqual([]);
  await panel.keyboard.press('d');
  await receiptsOf(panel, words).getByText(words('receipt.taskDone')).first().waitFor();
  await until(() =>
    nextAction().getByText(words('actions.quote_unanswered_title', dealName)).count(),
  ).toBe(0);

  await moveOn('Negotiation');
  // What was put away comes back, as the deal is in another stage: a newer fact.
  await awaitAction(
    words('actions.no_economic_buyer_title', dealName),
    words('actions.no_economic_buyer_reason', '75'),
  );
  await panel.keyboard.press('s');
  await receiptsOf(panel, words)
    .getByText(words('next.snoozedTo', words('next.tomorrow')))
    .first()
    .waitFor();
  await nextAction().getByText(words('next.none')).waitFor();

  await moveOn('Won');
  const won = await deal();
  expect(won?.outcome).toBe('won');
  expect(won?.closed_at).not.toBeNull();
  await nextAction().getByText(words('actions.renewal_due_title', dealName)).first().waitFor();

  // The same in the popup's list and on the badge, without anything of this deal left to do.
  const popup = await stage.popup();
  await popup.getByRole('heading', { name: words('today.title') }).waitFor();
  expect(await popup.getByText(dealName).count()).toBe(0);
}, 120_000);
