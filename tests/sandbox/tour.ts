import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import type { Page } from 'playwright-core';
import type { ExtensionBrowser } from '../e2e/harness.ts';
import { waitUntil } from '../e2e/wait-until.ts';
import { type DemoStack, demoPassword, demoRep } from './demo-stack.ts';
import { findCompany, minhAnh } from './people.ts';
import { toBothSides, toFieldTable } from './stored-fields.ts';

/** The main job, played from the click to the stored prospect and on to the team's database, as a rep would do it. */

const root = resolve(import.meta.dirname, '../..');

export const tourFolder: string = join(root, '.output', 'tour');
export const profileUrl: string = `https://www.linkedin.com/in/${minhAnh.slug}/`;

const companyUrl = `https://www.linkedin.com/company/${minhAnh.companySlug}/about/`;

interface Stage {
  readonly browser: ExtensionBrowser;
  readonly stack: DemoStack;
  readonly page: Page;
  options?: Page;
  popup?: Page;
  panel?: Page;
}

interface TourStep {
  readonly title: string;
  readonly play: (stage: Stage) => Promise<void>;
}

const steps: readonly TourStep[] = [
  {
    title: `Open the profile of ${minhAnh.name} and scroll to Experience`,
    play: async ({ page }) => {
      await page.goto(profileUrl);
      await page.locator('main#workspace').hover();
      await page.mouse.wheel(0, 4000);
      await page.getByText(minhAnh.roles[1]?.title ?? '').waitFor();
      await page.mouse.wheel(0, -4000);
    },
  },
  {
    title: 'Click the toolbar button: the popup reads the page',
    play: async (stage) => {
      stage.popup = await stage.browser.triggerAction(stage.page);
      await stage.popup.getByRole('button', { name: /Clip prospect/ }).waitFor();
      await photograph(stage.popup, 'popup-new');
    },
  },
  {
    title: 'Press Enter: the prospect is saved',
    play: async (stage) => {
      const popup = popupOf(stage);
      await popup.keyboard.press('Enter');
      await popup.getByText('Saved', { exact: true }).first().waitFor();
      await photograph(popup, 'popup-saved');
      await printStore(stage.browser);
    },
  },
  {
    title: 'Open the prospect in the side panel',
    play: async (stage) => {
      const { browser, page } = stage;
      const panel = await browser.awaitPanel(() =>
        popupOf(stage)
          .getByRole('button', { name: /Open in panel/ })
          .click(),
      );
      stage.panel = panel;
      await panel.getByText(minhAnh.name).first().waitFor();
      await photograph(panel, 'panel');
      await photographBeside(page, panel);
    },
  },
  {
    title: 'Ask where a field comes from',
    play: async (stage) => {
      const panel = panelOf(stage);
      await panel.getByRole('tab', { name: 'Fields' }).click();
      const source = panel.getByRole('button', { name: /where this comes from: title/i });
      await source.click();
      await panel.getByText('How sure').waitFor();
      await photograph(panel, 'evidence');
      await panel.keyboard.press('Escape');
    },
  },
  {
    title: 'Search for "nguyen" in the popup',
    play: async (stage) => {
      const popup = await stage.browser.triggerAction(stage.page);
      await popup.getByRole('searchbox').or(popup.getByRole('combobox')).first().fill('nguyen');
      await popup
        .getByRole('option', { name: minhAnh.name })
        .or(popup.getByText(minhAnh.name))
        .first()
        .waitFor();
      await photograph(popup, 'search');
      await popup.close();
    },
  },
  {
    title: `Open the page of ${findCompany(minhAnh.companySlug)?.name} and click the toolbar button`,
    play: async ({ browser, page }) => {
      await page.goto(companyUrl);
      const popup = await browser.triggerAction(page);
      await popup
        .getByText(findCompany(minhAnh.companySlug)?.name ?? '')
        .first()
        .waitFor();
      await photograph(popup, 'company');
      await popup.close();
    },
  },
  {
    title: `Sign in to the team's server on this machine, as ${demoRep.name}`,
    play: async (stage) => {
      const { browser, stack } = stage;
      const options = await browser.openOwnPage('options.html');
      stage.options = options;
      await options.getByLabel('Project URL', { exact: true }).fill(stack.url);
      await options.getByLabel('Publishable key', { exact: true }).fill(stack.key);
      await options.getByRole('button', { name: 'Connect', exact: true }).click();
      await options.getByRole('button', { name: 'Use a password instead' }).click();
      await options.getByLabel('E-mail', { exact: true }).fill(demoRep.email);
      await options.getByLabel('Password', { exact: true }).fill(demoPassword);
      await options.getByRole('button', { name: 'Sign in', exact: true }).click();
      await options.getByText(`Signed in as ${demoRep.email}`).waitFor();
      await photograph(options, 'options-workspaces');
    },
  },
  {
    title: 'Open the workspace: what was clipped goes along',
    play: async (stage) => {
      const { browser, page } = stage;
      const options = optionsOf(stage);
      await options.getByRole('button', { name: /^Open Pipeside demo team/ }).click();
      await options.getByText('Last synced').waitFor();
      await waitUntil(
        'everything is sent',
        async () => (await browser.readStore('outbox')).length === 0,
      );
      await options.getByText('Last synced').scrollIntoViewIfNeeded();
      await options.mouse.wheel(0, 400);
      await photograph(options, 'options-team');
      await page.bringToFront();
      const popup = await browser.triggerAction(page);
      await popup.getByText(/^Synced/).scrollIntoViewIfNeeded();
      await photograph(popup, 'popup-team');
      await popup.close();
    },
  },
  {
    title: 'Look at the same row in the store and in PostgreSQL',
    play: async ({ browser, stack }) => {
      await printBothSides(browser, stack);
    },
  },
];

/**
 * Plays the tour and writes its pictures to {@link tourFolder}.
 * @throws with the step that failed, or with the errors that a page showed.
 */
export async function playTour(browser: ExtensionBrowser, stack: DemoStack): Promise<void> {
  rmSync(tourFolder, { recursive: true, force: true });
  mkdirSync(tourFolder, { recursive: true });
  const stage: Stage = { browser, stack, page: await browser.open('about:blank') };
  browser.context.setDefaultTimeout(15_000);
  for (const [index, step] of steps.entries()) {
    const began = Date.now();
    process.stdout.write(`${index + 1}. ${step.title}\n`);
    try {
      await step.play(stage);
    } catch (error) {
      await photographFailure(stage);
      const reason = error instanceof Error ? error.message : String(error);
      throw new Error(
        `The tour stopped at step ${index + 1}, "${step.title}": ${reason}${listProblems(browser)}`,
        { cause: error },
      );
    }
    process.stdout.write(`   done in ${((Date.now() - began) / 1000).toFixed(1)} s\n`);
  }
  if (browser.problems.length > 0) {
    throw new Error(`The tour was played, but not in silence:${listProblems(browser)}`);
  }
}

async function printStore(browser: ExtensionBrowser): Promise<void> {
  for (const table of ['prospects', 'companies']) {
    const rows = await browser.readStore(table);
    if (rows.length === 0 && table === 'prospects') throw new Error('the store holds no prospect');
    for (const row of rows) process.stdout.write(`\n   ${table}\n${toFieldTable(row)}\n`);
  }
  process.stdout.write('\n');
}

/** @throws where the two differ in what the rep clipped. */
async function printBothSides(browser: ExtensionBrowser, stack: DemoStack): Promise<void> {
  const rows = (await browser.readStore('prospects')) as Record<string, unknown>[];
  const here = rows.find((row) => row['linkedin_slug'] === minhAnh.slug);
  if (here === undefined) throw new Error('the store has lost what was clipped');
  const there = await stack.loadRow('prospects', String(here['id']));
  if (there === undefined) throw new Error('PostgreSQL has no such row');
  process.stdout.write(`\n   public.prospects\n${toBothSides(here, there)}\n\n`);
  for (const field of ['full_name', 'title', 'company_id', 'linkedin_slug', 'owner_id']) {
    if (here[field] !== there[field]) throw new Error(`${field} is not the same on both sides`);
  }
}

/** Takes the page in light and in dark. */
async function photograph(page: Page, name: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    const path = join(tourFolder, `${name}-${colorScheme}.png`);
    await page.screenshot({ path, animations: 'disabled' });
  }
  await page.emulateMedia({ colorScheme: 'light' });
  process.stdout.write(`   ${relative(root, join(tourFolder, name))}-{light,dark}.png\n`);
}

/** The window as a person sees it: the browser draws page and panel apart, so their pictures are put together. */
async function photographBeside(page: Page, panel: Page): Promise<void> {
  const [left, right] = [await page.screenshot(), await panel.screenshot()].map((image) =>
    image.toString('base64'),
  );
  const canvas = await page.context().newPage();
  await canvas.setContent(
    `<style>body{margin:0;display:flex;background:#c8cdd4;gap:1px;width:max-content}img{display:block}</style><img src="data:image/png;base64,${left}"><img src="data:image/png;base64,${right}">`,
  );
  await canvas.locator('body').screenshot({ path: join(tourFolder, 'beside.png') });
  await canvas.close();
  process.stdout.write(`   ${relative(root, join(tourFolder, 'beside.png'))}\n`);
}

/** What could be seen when the tour stopped: the pictures tell more than the message. */
async function photographFailure(stage: Stage): Promise<void> {
  for (const page of stage.browser.context.pages()) {
    const name = new URL(page.url()).pathname.replaceAll(/\W+/g, '-');
    const picture = await page.screenshot({ timeout: 2000 }).catch(() => undefined);
    if (picture !== undefined) writeFileSync(join(tourFolder, `failed${name}.png`), picture);
  }
}

function listProblems(browser: ExtensionBrowser): string {
  return browser.problems.map((problem) => `\n  - ${problem.where}: ${problem.text}`).join('');
}

function popupOf(stage: Stage): Page {
  if (stage.popup === undefined) throw new Error('the popup is not open');
  return stage.popup;
}

function optionsOf(stage: Stage): Page {
  if (stage.options === undefined) throw new Error('the options are not open');
  return stage.options;
}

function panelOf(stage: Stage): Page {
  if (stage.panel === undefined) throw new Error('the panel is not open');
  return stage.panel;
}
