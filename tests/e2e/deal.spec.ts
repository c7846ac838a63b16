import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Deal, Stage as DealStage, Stakeholder } from '../../lib/model/deal.ts';
import { employerOf, katharina } from '../sandbox/people.ts';
import { collectFaults } from './axe.ts';
import { awaitHeading, openStage, receiptsOf, type Stage, until } from './stage.ts';
import type { Words } from './words.ts';

let stage: Stage;
let words: Words;
let panel: Page;

const dealName = 'Maintenance planning, 3 sites';

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
  await panel.getByText(words('deal.none'), { exact: true }).waitFor();
});

async function deals(): Promise<readonly Deal[]> {
  const rows = (await stage.browser.readStore('deals')) as readonly Deal[];
  return rows.filter(({ deleted_at }) => deleted_at === null);
}

async function deal(): Promise<Deal | undefined> {
  return (await deals())[0];
}

async function stageName(): Promise<string | undefined> {
  const rows = (await stage.browser.readStore('stages')) as readonly DealStage[];
  const id = (await deal())?.stage_id;
  return rows.find((row) => row.id === id)?.name;
}

function box(label: string) {
  return panel.getByRole('textbox', { name: label, exact: true });
}

function receipt(text: string) {
  return receiptsOf(panel, words).getByText(text, { exact: true });
}

/** The question before a move; a receipt is a dialog as well. */
function question() {
  return panel
    .getByRole('dialog')
    .filter({ has: panel.getByRole('button', { name: words('stages.stay') }) });
}

/** Opens it by M, and waits until the keys are its own. */
async function ask(): Promise<void> {
  await panel.keyboard.press('m');
  await question().waitFor();
  const hasFocus = () => question().evaluate((shown) => shown.contains(document.activeElement));
  await until(hasFocus).toBe(true);
}

function link(name: string) {
  return panel.getByRole('button', { name, exact: true });
}

function focusedName(): Promise<string | null> {
  return panel.evaluate(() => {
    const focused = document.activeElement;
    const labelled = focused instanceof HTMLInputElement ? focused.labels?.[0]?.textContent : null;
    return focused?.getAttribute('aria-label') ?? labelled ?? focused?.textContent ?? null;
  });
}

/** Walks on by Tab until the control of that name has the focus. */
async function tabTo(name: string): Promise<void> {
  const passed: (string | null)[] = [];
  for (let count = 0; count < 40; count += 1) {
    passed.push(await focusedName());
    if (passed.at(-1) === name) return;
    await panel.keyboard.press('Tab');
  }
  throw new Error(`Tab never came to ${name}, but to ${passed.join(', ')}`);
}

async function openForm(): Promise<void> {
  await panel.keyboard.press('g');
  await panel.getByRole('heading', { name: words('deal.new') }).waitFor();
  await until(focusedName).toBe(words('deal.name'));
}

/** From the saved prospect to the view of a deal with them, by keys alone. */
async function addDeal(): Promise<void> {
  await openForm();
  await panel.keyboard.type(dealName);
  await tabTo(words('fields.amount'));
  await panel.keyboard.type('48,000');
  await tabTo(words('fields.term_months'));
  await panel.keyboard.press('Control+a');
  await panel.keyboard.type('24');
  await panel.keyboard.press('Enter');
  await awaitHeading(panel, dealName);
  await panel.getByText(words('deal.odds'), { exact: true }).waitFor();
}

async function move(): Promise<void> {
  const before = (await deal())?.stage_id;
  await ask();
  await panel.keyboard.press('Enter');
  await question().waitFor({ state: 'hidden' });
  await until(async () => (await deal())?.stage_id === before).toBe(false);
}

/** Chooses among the other stages, out of the open question. */
async function askForStage(name: string): Promise<void> {
  await ask();
  await tabTo(words('stages.another'));
  await panel.keyboard.press('Enter');
  await panel.getByRole('menuitem', { name, exact: true }).press('Enter');
}

describe('a new deal', () => {
  test('from a saved prospect by keys: company and first stakeholder come along, and Z takes it back', async () => {
    await addDeal();
    const [company] = await stage.liveRows('companies');
    const [prospect] = await stage.liveRows('prospects');
    expect(await deals()).toMatchObject([
      {
        name: dealName,
        company_id: company?.id,
        amount: '48000',
        billing: 'annual',
        term_months: 24,
        outcome: 'open',
      },
    ]);
    const parts = (await stage.browser.readStore('stakeholders')) as readonly Stakeholder[];
    expect(parts).toMatchObject([{ prospect_id: prospect?.id, deal_id: (await deal())?.id }]);
    await panel.getByText('$96,000', { exact: true }).waitFor();
    await panel.keyboard.press('z');
    await until(deals).toEqual([]);
    await panel.getByText(words('failure.not_found_here')).waitFor();
  });

  test('a year’s value and the whole one are told while the amount is typed', async () => {
    await openForm();
    await box(words('fields.amount')).fill('4k');
    await panel.getByText('$4,000 a year · $4,000 in 12 months').waitFor();
    await panel.getByRole('radio', { name: words('deal.billing.monthly') }).check();
    await panel.getByText('$48,000 a year · $48,000 in 12 months').waitFor();
    await panel.getByRole('radio', { name: words('deal.billing.one_off') }).check();
    await panel.getByText('$4,000, once').waitFor();
    expect(await box(words('fields.term_months')).count()).toBe(0);
  });

  test.each([
    ['fields.amount', 'forty', 'not_a_number'],
    ['fields.amount', '1.5.2', 'unclear'],
    ['fields.amount', '-3', 'negative'],
    ['fields.amount', '1.23456', 'too_many_places'],
    ['fields.amount', '1234567890123456', 'too_large'],
    ['fields.currency', 'US', 'currency_shape'],
    ['fields.term_months', '0', 'term_range'],
    ['fields.term_months', '601', 'term_range'],
    ['deal.name', ' ', 'name_needed'],
  ])('%s %j is refused beside its field, and stays', async (field, text, problem) => {
    await openForm();
    const wrong = box(words(field));
    await wrong.fill(text);
    await wrong.press('Enter');
    const reason = panel.getByRole('alert').filter({ hasText: words(`deal.problem.${problem}`) });
    await reason.waitFor();
    expect(await wrong.getAttribute('aria-describedby')).toBe(await reason.getAttribute('id'));
    expect(await wrong.inputValue()).toBe(text);
    expect(await deals()).toEqual([]);
  });

  test('a day of another century, and one that is half typed, are refused', async () => {
    await openForm();
    const day = panel.getByLabel(words('fields.expected_close_on'), { exact: true });
    await day.fill('1999-12-31');
    await day.press('Enter');
    const range = panel.getByRole('alert').filter({ hasText: words('deal.problem.day_range') });
    await range.waitFor();
    await day.fill('');
    await day.focus();
    await panel.keyboard.type('12');
    await panel.keyboard.press('Enter');
    await panel
      .getByRole('alert')
      .filter({ hasText: words('deal.problem.day_unfinished') })
      .waitFor();
    expect(await deals()).toEqual([]);
    await day.fill('2099-12-31');
    await day.press('Enter');
    await until(async () => (await deal())?.expected_close_on).toBe('2099-12-31');
  });

  test('what is typed outlives the panel, until the rep lets it go', async () => {
    await openForm();
    await panel.keyboard.type(dealName);
    await box(words('fields.amount')).fill('1.5.2');
    await panel.keyboard.press('Escape');
    await panel.getByText(words('deal.none'), { exact: true }).waitFor();
    await panel.reload();
    await panel.getByText(words('deal.none'), { exact: true }).waitFor();
    await openForm();
    await panel.getByText(words('deal.goOn')).waitFor();
    expect(await box(words('deal.name')).inputValue()).toBe(dealName);
    expect(await box(words('fields.amount')).inputValue()).toBe('1.5.2');
    await link(words('deal.beginAnew')).click();
    await until(() => box(words('fields.amount')).inputValue()).toBe('');
    await until(() => box(words('deal.name')).inputValue()).toBe(employerOf(katharina));
    await until(async () => (await stage.browser.readStore('drafts')).length).toBe(0);
  });
});

describe('moving', () => {
  beforeEach(addDeal);

  test('M asks for what is not met, and goes on without it', async () => {
    await ask();
    await question()
      .getByRole('heading', { name: words('stages.moveTitle', 'Qualification') })
      .waitFor();
    await question().getByText(words('stages.moveWithout', 2)).waitFor();
    await panel.keyboard.press('Tab');
    await panel.keyboard.press(' ');
    await question().getByText(words('stages.moveWithout', 1)).waitFor();
    await panel.keyboard.press('Enter');
    await receipt(words('stages.moved', 'Qualification')).waitFor();
    expect(await deal()).toMatchObject({ checked_criteria: ['Fits the ideal customer profile'] });
    expect(await stageName()).toBe('Qualification');
    await panel.keyboard.press('z');
    await until(stageName).toBe('Prospecting');
    expect(await deal()).toMatchObject({ checked_criteria: [] });
  });

  test('Esc stays, Shift+M goes one back', async () => {
    await ask();
    await panel.keyboard.press('Escape');
    await question().waitFor({ state: 'hidden' });
    expect(await stageName()).toBe('Prospecting');
    await awaitHeading(panel, dealName);
    await move();
    expect(await stageName()).toBe('Qualification');
    await panel.keyboard.press('Shift+M');
    await until(stageName).toBe('Prospecting');
  });

  test('a criterion is ticked where it stands', async () => {
    const tick = panel.getByRole('checkbox', { name: 'A reachable person found' });
    await tick.focus();
    await panel.keyboard.press(' ');
    await until(async () => (await deal())?.checked_criteria).toEqual(['A reachable person found']);
    await receipt(words('stages.criterionMet')).waitFor();
    await until(() => tick.isChecked()).toBe(true);
    await panel.keyboard.press(' ');
    await until(async () => (await deal())?.checked_criteria).toEqual([]);
  });

  test('through every stage to won, and its renewal, linked both ways', async () => {
    const seen: (string | undefined)[] = [];
    for (let count = 0; count < 5; count += 1) {
      await move();
      seen.push(await stageName());
    }
    expect(seen).toEqual([
      'Qualification',
      'Needs assessment',
      'Proposal and quote',
      'Negotiation',
      'Won',
    ]);
    const closed = await deal();
    expect(closed?.outcome).toBe('won');
    expect(closed?.closed_at).not.toBeNull();
    // A closed deal has no next stage.
    await panel.keyboard.press('m');
    expect(await question().count()).toBe(0);
    await tabTo(words('next.renew'));
    await panel.keyboard.press('Enter');
    const renewal = words('next.renewalName', dealName);
    await awaitHeading(panel, renewal);
    const [won, renewed] = await deals();
    expect(renewed).toMatchObject({ renews_deal_id: won?.id, amount: '48000', outcome: 'open' });
    await link(dealName).press('Enter');
    await panel.getByText(words('deal.renewedBy')).waitFor();
    await link(renewal).press('Enter');
    await awaitHeading(panel, renewal);
  });

  test('lost wants a reason, which may be a suggestion, and can be opened again', async () => {
    await move();
    await askForStage('Lost');
    await until(focusedName).toBe(words('stages.why'));
    await panel.keyboard.press('Enter');
    await panel
      .getByRole('alert')
      .filter({ hasText: words('deal.problem.reason_needed') })
      .waitFor();
    expect(await deal()).toMatchObject({ outcome: 'open' });
    await tabTo(words('stages.lostReason.competitor'));
    await panel.keyboard.press('Enter');
    await until(focusedName).toBe(words('stages.why'));
    await panel.keyboard.press('End');
    await panel.keyboard.type(', a cheaper one');
    await panel.keyboard.press('Enter');
    await until(deal).toMatchObject({
      outcome: 'lost',
      lost_reason: 'Competitor, a cheaper one',
    });
    await panel.getByText('Competitor, a cheaper one', { exact: true }).waitFor();
    await link(words('deal.reopen')).press('Enter');
    await until(deal).toMatchObject({ outcome: 'open', lost_reason: null, closed_at: null });
    expect(await stageName()).toBe('Qualification');
  });

  test('the reason that was typed is kept when the panel closes', async () => {
    await askForStage('Lost');
    await until(focusedName).toBe(words('stages.why'));
    await panel.keyboard.type('No budget before spring');
    await until(async () => (await stage.browser.readStore('drafts')).length).toBe(1);
    await panel.reload();
    await panel.getByRole('tab', { name: words('tabs.now') }).waitFor();
    await until(() => link(dealName).count()).toBe(1);
    await askForStage('Lost');
    await until(() => box(words('stages.why')).inputValue()).toBe('No budget before spring');
  });

  test('M works beside the prospect as well, and G opens the deal', async () => {
    await panel.keyboard.press('Escape');
    await link(dealName).waitFor();
    await move();
    expect(await stageName()).toBe('Qualification');
    await panel.keyboard.press('g');
    await awaitHeading(panel, dealName);
  });
});

describe('details', () => {
  beforeEach(async () => {
    await addDeal();
    await panel.keyboard.press('4');
    await editButton('fields.amount').waitFor();
  });

  function editButton(label: string) {
    return link(words('deal.editField', words(label)));
  }

  async function edit(label: string, text: string): Promise<void> {
    await editButton(label).press('Enter');
    await until(focusedName).toBe(words(label));
    await panel.keyboard.press('Control+a');
    await panel.keyboard.type(text);
    await panel.keyboard.press('Enter');
  }

  test('a field is edited where it stands, and the focus goes back to it', async () => {
    await edit('fields.amount', '1,2 tỷ');
    await until(async () => (await deal())?.amount).toBe('1200000000');
    await until(focusedName).toBe(words('deal.editField', words('fields.amount')));
    await edit('fields.currency', 'vnd');
    await until(async () => (await deal())?.currency).toBe('VND');
    await panel.getByText('₫1,200,000,000', { exact: true }).waitFor();
    await edit('deal.company', 'Norrland Press');
    await until(async () => (await stage.liveRows('companies')).map(({ name }) => name)).toContain(
      'Norrland Press',
    );
    await until(focusedName).toBe(words('deal.editField', words('deal.company')));
    await panel.keyboard.press('z');
    await until(async () => (await stage.liveRows('companies')).length).toBe(1);
  });

  test('a refused value stays in its field with the reason, also when the panel closes', async () => {
    await edit('fields.term_months', '700');
    const reason = panel.getByRole('alert').filter({ hasText: words('deal.problem.term_range') });
    await reason.waitFor();
    await until(async () => (await stage.browser.readStore('drafts')).length).toBe(1);
    await panel.reload();
    await link(dealName).waitFor();
    await panel.keyboard.press('g');
    await awaitHeading(panel, dealName);
    await panel.keyboard.press('4');
    const field = box(words('fields.term_months'));
    await until(() => field.inputValue()).toBe('700');
    await field.press('Escape');
    await editButton('fields.term_months').waitFor();
    expect(await deal()).toMatchObject({ term_months: 24 });
    await until(async () => (await stage.browser.readStore('drafts')).length).toBe(0);
  });

  test('a quote without a day was given today; its link opens by a click only', async () => {
    await edit('fields.quote_amount', '46,500');
    await until(async () => (await deal())?.quote_amount).toBe('46500');
    const quotedAt = Date.parse((await deal())?.quoted_at ?? '');
    expect(Math.abs(Date.now() - quotedAt)).toBeLessThan(60_000);
    await edit('fields.quote_url', 'javascript:alert(1)');
    await panel
      .getByRole('alert')
      .filter({ hasText: words('deal.problem.web_shape') })
      .waitFor();
    await panel.keyboard.press('Escape');
    await edit('fields.quote_url', 'quotes.example/4711');
    const quote = panel.getByRole('link', { name: words('deal.openQuote') });
    expect(await quote.getAttribute('href')).toBe('https://quotes.example/4711');
    expect(await quote.getAttribute('rel')).toContain('noopener');
  });

  test('the history has every change of the deal, each with its Undo', async () => {
    await edit('deal.name', 'Two sites');
    await awaitHeading(panel, 'Two sites');
    await panel.keyboard.press('5');
    const changes = panel.getByRole('tabpanel').getByRole('listitem');
    await until(() => changes.count()).toBe(2);
    await changes
      .first()
      .getByRole('button', { name: words('app.undo') })
      .press('Enter');
    await awaitHeading(panel, dealName);
  });
});

describe('around a deal', () => {
  beforeEach(addDeal);

  async function choose(entry: string): Promise<void> {
    await link(words('deal.actions')).press('Enter');
    await panel.getByRole('menuitem', { name: words(entry) }).press('Enter');
  }

  test('another deal with the same company, and both in the company’s list', async () => {
    await choose('deal.newHere');
    await panel.getByRole('heading', { name: words('deal.new') }).waitFor();
    await until(focusedName).toBe(words('deal.name'));
    await panel.keyboard.type('Spare parts');
    await panel.keyboard.press('Enter');
    await awaitHeading(panel, 'Spare parts');
    await choose('deal.openCompany');
    const list = panel.getByRole('list', { name: words('deal.many') });
    await until(() => list.getByRole('listitem').count()).toBe(2);
    await list.getByRole('button').first().focus();
    await panel.keyboard.press('j');
    await panel.keyboard.press('Enter');
    await awaitHeading(panel, dealName);
  });

  test('the menu asks before won and lost', async () => {
    await choose('deal.markWon');
    const won = panel.getByRole('dialog', { name: words('deal.markWon') });
    await won.getByText('$96,000', { exact: true }).waitFor();
    await panel.keyboard.press('Enter');
    await until(deal).toMatchObject({ outcome: 'won' });
  });

  test('deleting goes back, and Z brings it back', async () => {
    await choose('prospect.delete');
    await panel.getByText(words('deal.none'), { exact: true }).waitFor();
    expect(await deals()).toEqual([]);
    await panel.keyboard.press('z');
    await link(dealName).waitFor();
  });
});

test('axe finds no fault in the form, the views and the question', async () => {
  await openForm();
  await box(words('fields.amount')).fill('x');
  await box(words('fields.amount')).press('Enter');
  const faults: string[] = [...(await collectFaults(panel))];
  await panel.keyboard.press('Escape');
  await panel.reload();
  await panel.getByText(words('deal.none'), { exact: true }).waitFor();
  await panel.keyboard.press('g');
  await link(words('deal.beginAnew')).click();
  await box(words('deal.name')).fill(dealName);
  await box(words('fields.amount')).fill('48,000');
  await panel.keyboard.press('Enter');
  await awaitHeading(panel, dealName);
  for (const key of ['1', '4', '5']) {
    await panel.keyboard.press(key);
    faults.push(...(await collectFaults(panel)));
  }
  await ask();
  faults.push(...(await collectFaults(panel)));
  expect(faults).toEqual([]);
});

test('nothing of all this was an error to the browser', () => {
  // Playwright's keys are no gesture, so the browser does not let a clip by key open the panel.
  const isGesture = (text: string) => text.includes('user gesture');
  expect(stage.browser.problems.filter(({ text }) => !isGesture(text))).toEqual([]);
});
