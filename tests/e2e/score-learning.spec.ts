import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { IdealProfile, Scoring } from '../../lib/model/scoring.ts';
import type { Scorecard, Setting } from '../../lib/model/settings.ts';
import { collectFaults } from './axe.ts';
import { removeBuild } from './build.ts';
import { addPage, copyBuild } from './extra-page.ts';
import { openStage, receiptsOf, type Stage, testedBuild, until } from './stage.ts';
import type { Words } from './words.ts';

let stage: Stage;
let folder: string;
let words: Words;

beforeAll(async () => {
  folder = copyBuild(testedBuild);
  const entry = join(import.meta.dirname, 'outcomes-page.ts');
  await addPage(folder, { name: 'outcomes-page', entry });
  stage = await openStage({ build: folder });
  words = stage.words;
});
afterAll(async () => {
  await stage?.browser.close();
  removeBuild(folder);
});
beforeEach(() => stage.reset());

async function fill(options: { readonly count: number; readonly isNoise?: true }): Promise<void> {
  const filler = await stage.browser.openOwnPage('outcomes-page.html');
  await filler.evaluate((of) => window.fillOutcomes?.(of), options);
  await filler.evaluate(() => localStorage.clear());
  await filler.close();
}

async function openScore(): Promise<{ page: Page; part: Locator }> {
  const page = await stage.browser.openOwnPage('options.html#score');
  const part = page.getByRole('region', { name: words('score.title'), exact: true });
  await part.getByRole('heading', { name: words('scorecard.title'), exact: true }).waitFor();
  return { page, part };
}

async function settingOf<Value>(key: string): Promise<Value | undefined> {
  const rows = (await stage.browser.readStore('settings')) as readonly Setting[];
  return rows.find((row) => row.key === key && row.deleted_at === null)?.value as Value | undefined;
}

const inUse = async () => {
  const scoring = await settingOf<Scoring>('scoring');
  return { mode: scoring?.mode ?? 'hand_set', hasScorecard: Boolean(scoring?.scorecardId) };
};

async function weightOf(value: string): Promise<number | undefined> {
  const profile = await settingOf<IdealProfile>('ideal_profile');
  return profile?.entries.find((entry) => entry.value === value)?.weight;
}

const modeOf = (part: Locator, mode: Scoring['mode']) =>
  part
    .getByRole('radiogroup', { name: words('scorecard.mode') })
    .first()
    .getByRole('radio', { name: words(`scorecard.modes.${mode}`) });

/** A number of a row of the table: hand-set points are typed, the others are text. */
async function pointsIn(part: Locator, row: string): Promise<readonly string[]> {
  const cells = part
    .getByRole('table', { name: words('scorecard.title') })
    .getByRole('row', { name: row })
    .first()
    .getByRole('cell');
  return cells.allInnerTexts();
}

describe('learning', () => {
  test('learns on this computer, tells how good it is, is used as a blend, and gives way again', async () => {
    await fill({ count: 140 });
    const { page, part } = await openScore();
    await part.getByText(words('scorecard.nothingLearned', 50)).waitFor();
    expect(await modeOf(part, 'blend').isDisabled()).toBe(true);

    await part.getByRole('button', { name: words('learning.learn') }).press('Enter');
    const found = part.getByRole('region', { name: words('learning.learned') });
    await found.waitFor();
    await found.getByText('140', { exact: true }).waitFor();
    const curve = found.getByRole('table', { name: words('learning.plot') });
    expect(await curve.getByRole('row').count()).toBeGreaterThan(3);
    expect(await stage.browser.readStore('scorecards')).toEqual([]);
    expect(await collectFaults(page)).toEqual([]);

    await found.getByRole('button', { name: words('learning.useIt') }).press('Enter');
    await part.getByText(words('scorecard.inUseBlend', '61%', 140, 90)).waitFor();
    expect(await inUse()).toEqual({ mode: 'blend', hasScorecard: true });
    expect((await stage.browser.readStore('scorecards')) as readonly Scorecard[]).toMatchObject([
      { kind: 'learned', outcome_count: 140 },
    ]);
    // Leading people were won, and it shows; what was set by hand stays what it was.
    const [, learned, used] = await pointsIn(part, words('seniorities.manager'));
    expect(Number(learned?.replace('−', '-'))).toBeLessThan(-5);
    expect(Number(used?.replace('−', '-'))).toBeLessThan(0);
    expect(await weightOf('c_level')).toBe(20);

    await part.getByRole('button', { name: words('learning.toHandSet') }).press('Enter');
    await part.getByText(words('scorecard.inUseHandSet', 140)).waitFor();
    expect((await inUse()).mode).toBe('hand_set');
    await receiptsOf(page, words)
      .getByRole('button', { name: words('app.undo') })
      .first()
      .click();
    await part.getByText(words('scorecard.inUseBlend', '61%', 140, 90)).waitFor();
    expect((await inUse()).mode).toBe('blend');
  });

  test('says so where there is too little, and where it is chance', async () => {
    await fill({ count: 30 });
    const few = await openScore();
    const tooFew = few.part.getByText(words('learning.tooFew', 30, 50));
    await tooFew.waitFor();
    await few.part.getByRole('button', { name: words('learning.learn') }).click();
    await few.part.getByRole('button', { name: words('learning.again') }).waitFor();
    await tooFew.waitFor();

    await stage.reset();
    await fill({ count: 140, isNoise: true });
    const { part } = await openScore();
    await part.getByRole('button', { name: words('learning.learn') }).click();
    await part.getByText(words('learning.noSignal')).waitFor();
    expect(await modeOf(part, 'learned').isDisabled()).toBe(true);
    expect(await stage.browser.readStore('scorecards')).toEqual([]);
  });
});

describe('the scorecard', () => {
  test('keeps what is typed, says what is wrong, what it changes, and is saved as one', async () => {
    await fill({ count: 60 });
    const { page, part } = await openScore();
    const head = () =>
      part.getByRole('textbox', { name: words('scorecard.weightOf', words('seniorities.head')) });
    const cap = () =>
      part.getByRole('textbox', { name: words('scorecard.capOf', words('touchKinds.reply')) });
    const save = () => part.getByRole('button', { name: words('scorecard.save') });
    await head().fill('90');
    await cap().fill('400');
    await part.getByText(words('scorecard.problem.points')).waitFor();
    expect(await save().isDisabled()).toBe(true);

    // After the short rest in which typing is kept.
    await until(async () => (await stage.browser.readStore('drafts')).length).toBe(1);
    await until(async () => JSON.stringify(await stage.browser.readStore('drafts'))).toContain(
      '400',
    );
    await page.reload();
    await until(() => head().inputValue()).toBe('90');
    expect(await cap().inputValue()).toBe('400');
    await cap().fill('60');
    await part.getByText(/\d+ prospects? changes? grade/).waitFor();
    expect(await weightOf('head')).toBe(15);

    await cap().press('Enter');
    await until(() => weightOf('head')).toBe(90);
    expect((await settingOf<Scoring>('scoring'))?.touches.reply.cap).toBe(60);
    expect(await save().count()).toBe(0);
    await receiptsOf(page, words)
      .getByRole('button', { name: words('app.undo') })
      .first()
      .click();
    await until(() => weightOf('head')).toBe(15);
    await until(() => head().inputValue()).toBe('15');
  });

  test('is saved by Ctrl+S; Save and Discard give the focus back to the field', async () => {
    await fill({ count: 20 });
    const { page, part } = await openScore();
    const head = part.getByRole('textbox', {
      name: words('scorecard.weightOf', words('seniorities.head')),
    });
    const hasFocus = () => head.evaluate((field) => field === document.activeElement);
    await head.fill('30');
    await page.keyboard.press('Control+s');
    await until(() => weightOf('head')).toBe(30);

    await head.fill('31');
    await part.getByRole('button', { name: words('scorecard.save') }).press('Enter');
    await until(() => weightOf('head')).toBe(31);
    await until(hasFocus).toBe(true);
    await head.fill('32');
    await part.getByRole('button', { name: words('scorecard.discard') }).press('Enter');
    await until(hasFocus).toBe(true);
    expect(await head.inputValue()).toBe('31');
  });
});
