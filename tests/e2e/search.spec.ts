import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { chromeBuild, removeBuild } from './build.ts';
import { addPage, copyBuild } from './extra-page.ts';
import { type ExtensionBrowser, openBrowser } from './harness.ts';
import { awaitHeading } from './stage.ts';
import { loadWords, type Words } from './words.ts';

/** What a rep finds in popup and panel: people, companies, deals and notes, and where each of them opens. */

const build = process.env['PIPESIDE_BUILD'] ?? chromeBuild;
const person = 'Nguyễn Thu Hà';
const company = 'Lạc Vân Cold Chain';
const deal = 'Lập kế hoạch bảo trì, 3 cơ sở';

let browser: ExtensionBrowser;
let words: Words;
let folder: string;
let page: Page;

beforeAll(async () => {
  words = loadWords(build);
  folder = copyBuild(build);
  const entry = join(import.meta.dirname, 'pipeline-page.ts');
  await addPage(folder, { name: 'pipeline-page', entry });
  browser = await openBrowser({ extension: 'built', build: folder });
  browser.context.setDefaultTimeout(10_000);
  const filler = await browser.openOwnPage('pipeline-page.html');
  await filler.evaluate(() => window.fillPipeline?.());
  await filler.close();
  page = await browser.open('https://www.linkedin.com/feed/');
});
afterAll(async () => {
  await browser?.close();
  removeBuild(folder);
});

/** Types into the search, and gives the rows once the first of them begins so. */
async function search(view: Page, text: string, first: string): Promise<readonly string[]> {
  const field = view.getByRole('combobox', { name: words('app.searchShort'), exact: true });
  await field.fill(text);
  const options = view.getByRole('option');
  await expect.poll(async () => (await options.allTextContents())[0] ?? '').toContain(first);
  return options.allTextContents();
}

test('a day of a note and what it is about stand below its words', async () => {
  const panel = await browser.openPanel(page);
  const rows = await search(panel, 'hai phong', 'Kho lạnh');
  const day = await panel.evaluate(() =>
    new Intl.DateTimeFormat(document.documentElement.lang, {
      day: 'numeric',
      month: 'short',
    }).format(new Date()),
  );
  expect(rows).toEqual([
    `“Kho lạnh ở Hải Phòng và Cần Thơ.”${words('search.noteOf', day, company)}`,
    expect.stringMatching(
      new RegExp(`^“…dây chuyền Hải Phòng trước, .*…”${words('search.noteOf', day, person)}$`),
    ),
  ]);
  const marks = await panel.getByRole('option').first().locator('mark').allTextContents();
  expect(marks).toEqual(['Hải', 'Phòng']);
  await panel.keyboard.press('Escape');
});

const ways = [
  ['a deal by its name', 'bao tri', deal, deal],
  ['a deal by its company', 'lac ke', deal, deal],
  ['a note on a prospect', 'day chuyen', '…dây chuyền', person],
  ['a note on a company', 'kho lanh', 'Kho lạnh', company],
  ['a note on a deal', 'truoc thu sau', 'gửi trước thứ Sáu', deal],
  ['a note on a stakeholder', 'hoan von', 'hoàn vốn', deal],
] as const;

test.each(ways)('in the panel, Enter opens %s', async (_what, text, first, heading) => {
  const panel = await browser.openPanel(page);
  await search(panel, text, first.replace(/^…/, ''));
  await panel.keyboard.press('Enter');
  await awaitHeading(panel, heading);
  await panel.keyboard.press('Escape');
});

test.each([ways[0], ways[2], ways[5]])(
  'in the popup, Enter on %s shows it in the panel, and the popup goes',
  async (_what, text, first, heading) => {
    const panel = await browser.openPanel(page);
    const popup = await browser.triggerAction(page);
    await search(popup, text, first.replace(/^…/, ''));
    const gone = popup.waitForEvent('close');
    // The popup may be gone before the key is up again.
    await popup.keyboard.press('Enter').catch(() => undefined);
    await gone;
    await awaitHeading(panel, heading);
    await panel.keyboard.press('Escape');
  },
);

test('people and companies stand before deals, deals before notes', async () => {
  const panel = await browser.openPanel(page);
  const rows = await search(panel, 'lac', company);
  const kinds = rows.map((row) =>
    [company, 'Marcus Feld', person, deal].find((name) => row.startsWith(name)),
  );
  expect(kinds[0]).toBe(company);
  expect(kinds.at(-1)).toBe(deal);
  expect(kinds).toHaveLength(4);
  await panel.keyboard.press('Escape');
});
