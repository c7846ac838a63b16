import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Stakeholder } from '../../lib/model/deal.ts';
import { hannah, katharina } from '../sandbox/people.ts';
import { collectFaults } from './axe.ts';
import { awaitHeading, openStage, receiptsOf, type Stage, until } from './stage.ts';
import type { Words } from './words.ts';

let stage: Stage;
let words: Words;
let panel: Page;

const dealName = 'Maintenance planning, 3 sites';
const company = 'Falkenried Fördertechnik';

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

async function parts(): Promise<readonly Stakeholder[]> {
  const rows = (await stage.browser.readStore('stakeholders')) as readonly Stakeholder[];
  return rows.filter(({ deleted_at }) => deleted_at === null);
}

async function partOf(name: string): Promise<Stakeholder | undefined> {
  const person = (await stage.liveRows('prospects')).find((row) => row.full_name === name);
  return (await parts()).find((row) => row.prospect_id === person?.id);
}

/** From the prospect in view to their new deal, by keys. */
async function startDeal(): Promise<void> {
  await panel.keyboard.press('g');
  await panel.getByRole('textbox', { name: words('deal.name'), exact: true }).fill(dealName);
  await panel.keyboard.press('Enter');
  await awaitHeading(panel, dealName);
}

async function openPeople(): Promise<void> {
  await panel.keyboard.press('2');
  await map().waitFor();
}

async function addByHand(name: string, title: string): Promise<void> {
  await panel.getByRole('button', { name: words('app.more'), exact: true }).click();
  await panel.getByRole('menuitem', { name: words('app.addByHand') }).click();
  const field = (label: string) => panel.getByRole('textbox', { name: words(label), exact: true });
  await field('fields.full_name').fill(name);
  await field('fields.title').fill(title);
  await field('fields.company_name').fill(company);
  await panel.keyboard.press('Enter');
  await awaitHeading(panel, name);
}

function map() {
  return panel.getByRole('group', { name: words('stakeholders.map') });
}

function onMap(name: string) {
  return map().getByRole('button', { name: new RegExp(`^${name}`) });
}

function list() {
  return panel.getByRole('list', { name: words('stakeholders.list') });
}

function row(name: string) {
  return list().getByRole('listitem').filter({ hasText: name });
}

function form() {
  return panel.getByRole('group', { name: words('stakeholders.roles') });
}

function role(name: string) {
  return form().getByRole('checkbox', { name: words(`stakeholders.roleNames.${name}`) });
}

function box(key: string) {
  return panel.getByRole('textbox', { name: words(key), exact: true });
}

function option(name: string) {
  return panel.getByRole('option', { name: new RegExp(name) });
}

function receipt(text: string) {
  return receiptsOf(panel, words).getByText(text, { exact: true });
}

function focusedLabel(): Promise<string> {
  return panel.evaluate(
    () =>
      document.activeElement?.getAttribute('aria-label') ??
      document.activeElement?.textContent ??
      '',
  );
}

/** The deal of Katharina with two colleagues, each added by keys. */
async function startWithThree(): Promise<void> {
  const pick = words('stakeholders.pick');
  await addByHand('Jonas Lindqvist', 'Chief Financial Officer');
  await addByHand('Mai Sương', 'Automation Lead');
  await panel.getByRole('button', { name: words('page.toThisPage') }).click();
  await panel.getByText(words('deal.none'), { exact: true }).waitFor();
  await startDeal();
  await openPeople();
  await panel.keyboard.press('a');
  await option('Jonas Lindqvist').waitFor();
  // As fast as one types: Enter waits for the answer, and the next Enter takes nobody twice.
  await panel.keyboard.type('mai');
  await panel.keyboard.press('Enter');
  await until(() => panel.getByRole('combobox', { name: pick }).inputValue()).toBe('');
  await panel.keyboard.press('Enter');
  await until(parts).toHaveLength(3);
  await panel.keyboard.press('Escape');
  await row('Jonas Lindqvist').waitFor();
}

describe('adding people', () => {
  test('one person is said to be only one, and what to do about it', async () => {
    await startDeal();
    await openPeople();
    await panel
      .getByText(words('stakeholders.onlyAt', katharina.name, company), { exact: true })
      .waitFor();
    await panel.getByText(words('stakeholders.people', 1), { exact: true }).waitFor();
  });

  test('A opens the search with the company’s people first; several are added in a row, and Z takes one back', async () => {
    await startWithThree();
    await panel.getByText(words('stakeholders.people', 3), { exact: true }).waitFor();
    // The focus is back at what opened the search, so that the list's keys act.
    await until(focusedLabel).toContain(words('stakeholders.add'));
    await receipt(words('stakeholders.added', 'Jonas Lindqvist')).waitFor();
    await panel.keyboard.press('z');
    await until(parts).toHaveLength(2);
    await onMap('Jonas Lindqvist').waitFor({ state: 'detached' });
  });

  test('a person who is found by no letters is not offered, and Esc empties the text before it closes', async () => {
    await startDeal();
    await openPeople();
    await panel.keyboard.press('a');
    const search = panel.getByRole('combobox', { name: words('stakeholders.pick') });
    await search.fill('zzz');
    await panel.getByText(words('stakeholders.pickNone', 'zzz')).waitFor();
    await search.press('Enter');
    await search.press('Escape');
    await until(() => search.inputValue()).toBe('');
    await search.press('Escape');
    await search.waitFor({ state: 'detached' });
    expect(await parts()).toHaveLength(1);
  });

  test('A adds the person on the page beside the panel', async () => {
    await startDeal();
    await stage.showProfile(hannah);
    await stage.clip();
    await awaitHeading(panel, hannah.name);
    await panel.keyboard.press('/');
    await panel.keyboard.type('maintenance');
    await option(dealName).waitFor();
    await panel.keyboard.press('Enter');
    await awaitHeading(panel, dealName);
    await openPeople();
    await panel
      .getByRole('button', { name: words('stakeholders.addThis', hannah.name), exact: true })
      .waitFor();
    await panel.keyboard.press('a');
    await onMap(hannah.name).waitFor();
    expect(await partOf(hannah.name)).toMatchObject({ roles: [], stance: 'unknown' });
    // Nobody of the page is left to add: A searches now.
    await panel.keyboard.press('a');
    await panel.getByRole('combobox', { name: words('stakeholders.pick') }).waitFor();
  });

  test('a colleague of a deal’s people joins it from their own view by A', async () => {
    await startDeal();
    await addByHand('Jonas Lindqvist', 'Chief Financial Officer');
    await panel
      .getByRole('button', { name: words('stakeholders.joinAct', 'Jonas Lindqvist') })
      .waitFor();
    await panel.keyboard.press('a');
    await until(() => partOf('Jonas Lindqvist')).toBeDefined();
    await receipt(words('stakeholders.added', 'Jonas Lindqvist')).waitFor();
    await panel.keyboard.press('2');
    await onMap('Jonas Lindqvist').waitFor();
  });

  test('somebody without a deal is told so where the people would be', async () => {
    await panel.keyboard.press('2');
    await panel.getByText(words('stakeholders.noDeal', katharina.name), { exact: true }).waitFor();
  });
});

describe('a person’s part', () => {
  test('is judged by keys from the map: the drawing, the list and the gaps say the same', async () => {
    await startWithThree();
    await onMap(katharina.name).focus();
    await panel.keyboard.press('End');
    await until(focusedLabel).toContain('Mai Sương');
    await panel.keyboard.press('Enter');
    await form().waitFor();
    await role('technical_evaluator').focus();
    await panel.keyboard.press('Space');
    await panel.getByText(words('stakeholders.roleHints.technical_evaluator')).last().waitFor();
    await panel
      .getByRole('radiogroup', { name: words('stakeholders.stance') })
      .getByRole('radio', { name: words('stakeholders.stances.against') })
      .press('Space');
    await panel
      .getByRole('radiogroup', { name: words('stakeholders.influence') })
      .getByRole('radio', { name: words('stakeholders.influences.high') })
      .press('Space');
    await box('stakeholders.evidence').fill('Would rather build it himself');
    await box('stakeholders.needs').fill('Keep the control system');
    expect(await partOf('Mai Sương')).toMatchObject({ stance: 'unknown' });
    await panel.keyboard.press('Control+Enter');
    await form().waitFor({ state: 'detached' });
    expect(await partOf('Mai Sương')).toMatchObject({
      roles: ['technical_evaluator'],
      stance: 'against',
      influence: 'high',
      evidence: 'Would rather build it himself',
      needs: 'Keep the control system',
    });
    // The focus is back on the person, who stands first on the map now.
    await until(focusedLabel).toBe(
      `Mai Sương, Technical evaluator, high influence, against, ${words('stakeholders.noTouch')}`,
    );
    await panel.keyboard.press('Home');
    await until(focusedLabel).toContain('Mai Sương');
    await row('Mai Sương').getByText('“Would rather build it himself”').waitFor();
    await row('Mai Sương').getByText(words('stakeholders.never'), { exact: true }).waitFor();
    const gaps = panel.getByRole('list', { name: words('stakeholders.gapsTitle') });
    await gaps.getByText(words('actions.opponent_untouched_reason', 'Mai Sương')).waitFor();
    await panel.keyboard.press('z');
    await until(async () => (await partOf('Mai Sương'))?.stance).toBe('unknown');
    await gaps.waitFor({ state: 'detached' });
  });

  test('a role without evidence is said to be a guess until there is some', async () => {
    await startDeal();
    await openPeople();
    await panel.keyboard.press('j');
    await panel.keyboard.press('Enter');
    await role('champion').check();
    const guess = panel.getByText(words('stakeholders.guessed'), { exact: true });
    await guess.waitFor();
    await panel.keyboard.press('Control+Enter');
    await row(katharina.name).getByText(words('stakeholders.guessed')).waitFor();
    const gaps = panel.getByRole('list', { name: words('stakeholders.gapsTitle') });
    await gaps.getByText(words('actions.role_guessed_reason', katharina.name)).waitFor();
    // J and Enter again: the focus came back to the row.
    await panel.keyboard.press('Enter');
    await box('stakeholders.evidence').fill('Gave us the plan of the line');
    await panel.keyboard.press('Control+Enter');
    await row(katharina.name).getByText('“Gave us the plan of the line”').waitFor();
    expect(await guess.count()).toBe(0);
    expect(await gaps.count()).toBe(0);
  });

  test('what was typed outlives the panel, is shown as unsaved, and can be let go', async () => {
    await startDeal();
    await openPeople();
    await panel.keyboard.press('j');
    await panel.keyboard.press('Enter');
    await role('user').check();
    await box('stakeholders.evidence').fill('Half a sentence');
    await until(() => stage.browser.readStore('drafts')).toMatchObject([
      { value: { evidence: 'Half a sentence' } },
    ]);
    await panel.reload();
    await panel.getByRole('tab', { name: words('tabs.people') }).click();
    await row(katharina.name).waitFor();
    expect(await parts()).toMatchObject([{ roles: [], evidence: null }]);
    await panel.keyboard.press('j');
    await panel.keyboard.press('Enter');
    await until(() => box('stakeholders.evidence').inputValue()).toBe('Half a sentence');
    expect(await role('user').isChecked()).toBe(true);
    await panel.getByText(words('stakeholders.goOn'), { exact: true }).waitFor();
    await panel.getByRole('button', { name: words('stakeholders.letGo') }).click();
    await until(() => box('stakeholders.evidence').inputValue()).toBe('');
    expect(await role('user').isChecked()).toBe(false);
    await panel.keyboard.press('Escape');
    await form().waitFor({ state: 'detached' });
    expect(await parts()).toMatchObject([{ roles: [], evidence: null }]);
    await until(async () => (await stage.browser.readStore('drafts')).length).toBe(0);
  });

  test('a text that is too long is refused beside its field, and stays', async () => {
    await startDeal();
    await openPeople();
    await panel.keyboard.press('j');
    await panel.keyboard.press('Enter');
    const evidence = box('stakeholders.evidence');
    await evidence.fill('x'.repeat(2_003));
    const reason = panel.getByRole('alert').filter({ hasText: words('stakeholders.tooLong', 3) });
    await reason.waitFor();
    expect(await evidence.getAttribute('aria-describedby')).toBe(await reason.getAttribute('id'));
    await panel.keyboard.press('Control+Enter');
    expect((await evidence.inputValue()).length).toBe(2_003);
    expect(await parts()).toMatchObject([{ evidence: null }]);
    await evidence.fill('x'.repeat(2_000));
    await panel.keyboard.press('Control+Enter');
    await until(async () => (await parts())[0]?.evidence?.length).toBe(2_000);
  });

  test('a person is taken out with the notes on their part, and Z brings both back', async () => {
    await startDeal();
    await openPeople();
    await panel.keyboard.press('j');
    await panel.keyboard.press('Enter');
    await panel
      .getByRole('textbox', { name: words('notes.placeholder', katharina.name) })
      .fill('Decides with her deputy');
    await panel.keyboard.press('Control+Enter');
    await until(() => stage.liveRows('notes')).toHaveLength(1);
    const [note] = await stage.liveRows('notes');
    expect(note).toMatchObject({
      about_kind: 'stakeholder',
      about_id: (await partOf(katharina.name))?.id,
    });
    await panel.getByRole('button', { name: words('stakeholders.remove') }).click();
    await panel.getByText(words('stakeholders.none'), { exact: true }).waitFor();
    expect(await parts()).toEqual([]);
    expect(await stage.liveRows('notes')).toEqual([]);
    await panel.keyboard.press('z');
    await onMap(katharina.name).waitFor();
    expect(await stage.liveRows('notes')).toHaveLength(1);
  });
});

describe('reading', () => {
  test('the map is one stop for Tab; arrows walk in reading order', async () => {
    await startWithThree();
    const names = await map()
      .getByRole('button')
      .evaluateAll((all) => all.map((each) => each.getAttribute('aria-label')?.split(',')[0]));
    expect(names).toEqual(['Jonas Lindqvist', katharina.name, 'Mai Sương']);
    const stops = map().locator('[tabindex="0"]');
    expect(await stops.count()).toBe(1);
    await stops.focus();
    for (const name of [katharina.name, 'Mai Sương', 'Mai Sương']) {
      await panel.keyboard.press('ArrowDown');
      await until(focusedLabel).toContain(name);
    }
    await panel.keyboard.press('ArrowLeft');
    await until(focusedLabel).toContain(katharina.name);
  });

  test('no view has faults, in light and dark', async () => {
    await startWithThree();
    expect(await collectFaults(panel)).toEqual([]);
    await onMap('Mai Sương').press('Enter');
    await role('champion').check();
    expect(await collectFaults(panel)).toEqual([]);
    await panel.keyboard.press('Escape');
    await panel.keyboard.press('a');
    await panel.getByRole('combobox', { name: words('stakeholders.pick') }).waitFor();
    expect(await collectFaults(panel)).toEqual([]);
  });
});

test('nothing failed behind all this', () => {
  // The key opens the panel by a gesture, which the tests cannot make.
  const isGesture = (text: string) => text.includes('response to a user gesture');
  expect(stage.browser.problems.filter(({ text }) => !isGesture(text))).toEqual([]);
});
