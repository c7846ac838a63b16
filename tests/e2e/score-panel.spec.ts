import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ProfileEntry } from '../../lib/model/scoring.ts';
import { collectFaults } from './axe.ts';
import { removeBuild } from './build.ts';
import { addPage, copyBuild } from './extra-page.ts';
import { type ExtensionBrowser, openBrowser } from './harness.ts';
import { testedBuild, until } from './stage.ts';
import { loadWords, type Words } from './words.ts';

/** The lead score in the panel: its rows sum to it, what is not known is named, and asking "what if" changes nothing. */

let folder: string;
let browser: ExtensionBrowser;
let words: Words;
let filler: Page;
let panel: Page;

const wanted = { mode: 'wanted' } as const;
const entries: readonly ProfileEntry[] = [
  { ...wanted, fact: 'seniority', value: 'c_level', weight: 30 },
  { ...wanted, fact: 'seniority', value: 'head', weight: 20 },
  { ...wanted, fact: 'department', value: 'operations', weight: 15 },
  { ...wanted, fact: 'industry', value: 'logistics', weight: 20 },
  { ...wanted, fact: 'company_size', value: '', from: 200, to: 2000, weight: 15 },
  { ...wanted, fact: 'place', value: 'Germany', weight: 20 },
  { fact: 'place', value: 'Hải Phòng', mode: 'unwanted', weight: 5 },
  { ...wanted, fact: 'words', value: 'maintenance', weight: 10 },
];

beforeAll(async () => {
  words = loadWords(testedBuild);
  folder = copyBuild(testedBuild);
  await addPage(folder, { name: 'score-page', entry: join(import.meta.dirname, 'score-page.ts') });
  browser = await openBrowser({ extension: 'built', build: folder });
  browser.context.setDefaultTimeout(10_000);
  filler = await browser.openOwnPage('score-page.html');
  await filler.evaluate(() => window.fillScores?.());
  panel = await browser.openOwnPage('sidepanel.html');
  await panel.setViewportSize({ width: 400, height: 1000 });
});
afterAll(async () => {
  await browser?.close();
  removeBuild(folder);
});

async function openProspect(name: string): Promise<void> {
  await panel
    .getByRole('combobox', { name: words('app.searchShort'), exact: true })
    .fill(name.split(' ').at(-1) ?? name);
  await panel.getByRole('option', { name: new RegExp(`^${name}`) }).click();
  await panel.getByRole('heading', { name }).first().waitFor();
}

function section(): Locator {
  return panel.getByRole('region', { name: words('score.title'), exact: true });
}

async function numbersOf(selector: string): Promise<readonly number[]> {
  const texts = await section().locator(selector).allTextContents();
  return texts.map((text) => Number(text.replace('−', '-')));
}

function totalOf(): Promise<number> {
  return numbersOf('[data-total]').then(([total]) => total ?? Number.NaN);
}

describe('without a profile', () => {
  test('engagement alone counts, and a button leads to where the profile is', async () => {
    await openProspect('Nguyễn Thu Hà');
    await section().getByText(words('profile.nobodySaid')).waitFor();
    const points = await numbersOf('[data-points]');
    expect(points.reduce((sum, each) => sum + each, 0)).toBe(await totalOf());
    expect(await totalOf()).toBeGreaterThan(0);
    const opened = browser.context.waitForEvent('page');
    await section()
      .getByRole('button', { name: words('score.setUpProfile') })
      .click();
    const options = await opened;
    expect(options.url()).toContain('options.html#profile');
    await options.close();
  });
});

describe('with a profile', () => {
  beforeAll(async () => {
    await filler.evaluate((lines) => window.saveIdealProfile?.({ entries: [...lines] }), entries);
    await section().getByText(words('profile.nobodySaid')).waitFor({ state: 'hidden' });
  });

  test('the rows sum to the number, and what takes away stands among them', async () => {
    const points = await numbersOf('[data-points]');
    // Seniority, department, industry, size, place, words; reply, meeting, three messages.
    expect(points).toHaveLength(9);
    expect(points.filter((each) => each < 0)).toHaveLength(1);
    const total = await totalOf();
    expect(points.reduce((sum, each) => sum + each, 0)).toBe(total);
    await section().getByText(String(total), { exact: true }).first().waitFor();
    const place = section()
      .getByRole('row')
      .filter({ hasText: words('scoreFacts.place') });
    expect(await place.textContent()).toContain(words('score.unwanted', 'Hải Phòng, Vietnam'));
    expect(await collectFaults(panel)).toEqual([]);
  });

  test('what if: I asks, the answer is another number, and nothing is changed by it', async () => {
    const before = await totalOf();
    await panel.keyboard.press('i');
    const asking = panel.getByRole('dialog', { name: words('whatIf.title') });
    const answer = asking.getByRole('status');
    expect(await answer.textContent()).toContain(words('whatIf.asItIs'));
    // The first field has the focus.
    await panel.keyboard.press('Enter');
    await panel.getByRole('option').first().waitFor();
    await panel.keyboard.press('Escape');
    await panel.getByRole('option').first().waitFor({ state: 'hidden' });
    await asking.waitFor();
    await panel.keyboard.press('Enter');
    await panel.getByRole('option', { name: words('seniorities.c_level'), exact: true }).click();
    await until(() => answer.textContent()).toContain(words('whatIf.instead', '+6', before));
    await asking.getByRole('checkbox', { name: words('touchKinds.call') }).press(' ');
    await until(() => answer.textContent()).toContain(words('whatIf.instead', '+16', before));
    expect(await collectFaults(panel)).toEqual([]);
    await asking.getByRole('button', { name: words('whatIf.reset') }).click();
    await until(() => answer.textContent()).toContain(words('whatIf.asItIs'));
    await panel.keyboard.press('Escape');
    await asking.waitFor({ state: 'hidden' });
    expect(await totalOf()).toBe(before);
    expect(await browser.readStore('touchpoints')).toHaveLength(5);
  });

  test('what is not known is named, with what it would be worth', async () => {
    await openProspect('Marcus Feld');
    await section()
      .getByText(words('scoreFacts.place').toLowerCase(), { exact: false })
      .first()
      .waitFor();
    const text = (await section().textContent()) ?? '';
    expect(text).toContain(words('scoreFacts.place').toLowerCase());
    expect(text).toContain(words('score.outside', words('seniorities.manager')));
    const raises = section().getByRole('list');
    expect(await raises.textContent()).toContain('Germany');
    // Nothing has happened yet.
    await section().getByText(words('score.noTouches')).waitFor();
    await panel.getByRole('tab', { name: words('tabs.fields') }).click();
    const role = `${words('seniorities.manager')} · ${words('departments.finance')}`;
    await panel.getByText(words('score.roleFromTitle', role)).waitFor();
  });
});
