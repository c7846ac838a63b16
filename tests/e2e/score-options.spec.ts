import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { IdealProfile, ProfileEntry } from '../../lib/model/scoring.ts';
import type { Setting } from '../../lib/model/settings.ts';
import { collectFaults } from './axe.ts';
import { openStage, receiptsOf, type Stage, until } from './stage.ts';
import type { Words } from './words.ts';

let stage: Stage;
let words: Words;

beforeAll(async () => {
  stage = await openStage();
  words = stage.words;
});
afterAll(() => stage?.browser.close());
beforeEach(() => stage.reset());

async function openProfile(): Promise<{ page: Page; part: Locator }> {
  const page = await stage.browser.openOwnPage('options.html#profile');
  return { page, part: page.getByRole('region', { name: words('profile.title'), exact: true }) };
}

/** The profile as it is saved. */
async function savedLines(): Promise<readonly ProfileEntry[]> {
  const rows = (await stage.browser.readStore('settings')) as readonly Setting[];
  const row = rows.find((each) => each.key === 'ideal_profile' && each.deleted_at === null);
  return (row?.value as IdealProfile | undefined)?.entries ?? [];
}

const weightsByValue = async () =>
  Object.fromEntries((await savedLines()).map(({ value, weight }) => [value, weight]));

/** A line as it stands in the form: what it asks for, how it counts, what it weighs. */
function lineOf(part: Locator, text: string, of: { mode: ProfileEntry['mode']; weight: number }) {
  return part.getByRole('button', {
    name: `${text} ${words(`profile.chip.${of.mode}`, of.weight)}`,
  });
}

/** Where the next line is written or picked; what is offered has the same name. */
const fieldOf = (part: Locator, fact: string) =>
  part.locator('input').and(part.getByLabel(words(`scoreFacts.${fact}`), { exact: true }));

describe('the ideal customer profile', () => {
  test('questions make a first profile by keys alone; it waits to be saved, and outlives a reload', async () => {
    const { page, part } = await openProfile();
    await part.getByRole('button', { name: words('profile.ask.begin') }).press('Enter');
    const form = part.getByRole('form', { name: words('profile.ask.title') });
    const answer = async (name: string) => {
      await form.getByRole('checkbox', { name, exact: true }).press(' ');
    };
    await answer(words('seniorities.c_level'));
    await answer(words('seniorities.head'));
    await page.keyboard.press('Enter');
    await form.getByText(words('profile.ask.step', 2, 7)).waitFor();

    // What was answered so far is still there, and so is the question.
    await page.reload();
    await form.getByText(words('profile.ask.step', 2, 7)).waitFor();
    await answer(words('departments.operations'));
    await page.keyboard.press('Enter');
    await fieldOf(form, 'industry').waitFor();
    await page.keyboard.type('Logistics');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    await answer('201–500');
    await form.getByRole('checkbox', { name: words('profile.ask.mustSize') }).press(' ');
    for (const step of [5, 6, 7]) {
      await page.keyboard.press('Enter');
      await form.getByText(words('profile.ask.step', step, 7)).waitFor();
    }
    await answer(words('seniorities.trainee'));
    await page.keyboard.press('Enter');

    await part.getByText(words('profile.added', 6)).waitFor();
    await lineOf(part, words('seniorities.head'), { mode: 'wanted', weight: 18 }).waitFor();
    await lineOf(part, words('seniorities.trainee'), { mode: 'unwanted', weight: 40 }).waitFor();
    expect(await savedLines()).toEqual([]);

    await page.reload();
    await part.getByText(words('profile.unsaved', 6)).waitFor();
    await page.keyboard.press('Control+s');
    await until(weightsByValue).toMatchObject({
      c_level: 20,
      head: 18,
      Logistics: 15,
      trainee: 40,
    });
    await part.getByText(words('profile.unsaved', 6)).waitFor({ state: 'detached' });
    expect((await savedLines()).find(({ fact }) => fact === 'company_size')).toMatchObject({
      from: 201,
      to: 500,
      mode: 'must',
    });
  });

  test('lines are written, weighed and removed by keys; a save is undone as a whole', async () => {
    const { page, part } = await openProfile();
    await part.getByRole('button', { name: words('profile.write') }).click();
    const seniority = fieldOf(part, 'seniority');
    // No label says so, but a title of these words is read as that.
    await seniority.fill('CFO');
    await seniority.press('Enter');
    await seniority.press('Escape');
    const place = fieldOf(part, 'place');
    await place.fill('Da Nang');
    await place.press('Enter');
    await place.fill('đà nẵng');
    await place.press('Enter');
    await part.getByText(words('profile.problems.taken')).waitFor();
    await place.press('Escape');

    const size = words('scoreFacts.company_size');
    const from = part.getByRole('textbox', { name: words('profile.sizeFromOf', size) });
    await from.fill('2,000');
    await part.getByRole('textbox', { name: words('profile.sizeToOf', size) }).fill('200');
    await page.keyboard.press('Enter');
    await part.getByText(words('profile.sizeProblems.reversed')).waitFor();
    await page.keyboard.press('Escape');
    await from.fill('200–2,000');
    await from.press('Enter');

    // From the empty field to the last line, and into it.
    await place.press('Backspace');
    await page.keyboard.press('Enter');
    await page
      .getByRole('radio', { name: words('profile.modes.wanted'), exact: true })
      .press('ArrowRight');
    await page.keyboard.press('Tab');
    await page.keyboard.type('30');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Enter');
    await lineOf(part, 'Da Nang', { mode: 'must', weight: 31 }).waitFor();
    expect(await collectFaults(page)).toEqual([]);

    await page.keyboard.press('Control+s');
    await until(weightsByValue).toEqual({ c_level: 20, 'Da Nang': 31, '': 12 });
    await lineOf(part, 'Da Nang', { mode: 'must', weight: 31 }).press('Delete');
    await part.getByText(words('profile.unsaved', 1)).waitFor();
    await page.keyboard.press('Control+s');
    await until(weightsByValue).toEqual({ c_level: 20, '': 12 });
    await receiptsOf(page, words)
      .getByRole('button', { name: words('app.undo') })
      .first()
      .click();
    await until(weightsByValue).toEqual({ c_level: 20, 'Da Nang': 31, '': 12 });
    await lineOf(part, 'Da Nang', { mode: 'must', weight: 31 }).waitFor();
    expect(await part.getByText(words('profile.unsaved', 1)).count()).toBe(0);
  });
});
