import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { katharina } from '../sandbox/people.ts';
import { openStage, receiptsOf, type Stage, until } from './stage.ts';
import type { Words } from './words.ts';

let stage: Stage;
let words: Words;
let panel: Page;

beforeAll(async () => {
  stage = await openStage();
  words = stage.words;
  panel = await stage.panel();
});
afterAll(() => stage?.browser.close());

interface ByHand {
  readonly name: string;
  readonly title?: string;
  readonly company?: string;
  readonly email?: string;
  readonly phone?: string;
  readonly address?: string;
}

async function openForm(): Promise<void> {
  await panel.getByRole('button', { name: words('app.more'), exact: true }).click();
  await panel.getByRole('menuitem', { name: words('app.addByHand') }).click();
  await panel.getByRole('heading', { name: words('app.addByHand') }).waitFor();
}

function field(label: string) {
  return panel.getByRole('textbox', { name: words(label), exact: true });
}

async function fillForm(person: ByHand): Promise<void> {
  await openForm();
  await field('fields.full_name').fill(person.name);
  await field('fields.title').fill(person.title ?? '');
  await field('fields.company_name').fill(person.company ?? '');
  await field('fields.emails').fill(person.email ?? '');
  await field('fields.phones').fill(person.phone ?? '');
  await field('add.address').fill(person.address ?? '');
  await panel.keyboard.press('Enter');
}

async function addByHand(person: ByHand): Promise<void> {
  await fillForm(person);
  await panel.getByRole('heading', { name: person.name, exact: true }).waitFor();
  await panel.getByRole('tab', { name: words('tabs.now') }).waitFor();
}

describe('by hand', () => {
  beforeEach(() => stage.reset());

  test.each([
    ['https://www.linkedin.com/in/ada-lindqvist/', 'ada-lindqvist'],
    ['https://uk.linkedin.com/in/Ada-Lindqvist?trk=people', 'ada-lindqvist'],
    ['linkedin.com/in/ada-lindqvist/details/experience/', 'ada-lindqvist'],
    ['https://www.linkedin.com/in/nguy%E1%BB%85n-th%E1%BB%8B-hoa/', 'nguyễn-thị-hoa'],
    ['  ada-lindqvist ', 'ada-lindqvist'],
  ])('%s is the profile of %s', async (address, slug) => {
    await addByHand({ name: 'Ada Lindqvist', address });
    expect(await stage.liveRows('prospects')).toMatchObject([{ linkedin_slug: slug }]);
  });

  test('everything typed is kept, tidied, and known to be the rep’s', async () => {
    await addByHand({
      name: '  Ada Lindqvist ',
      title: 'Plant Manager',
      company: 'Norrland Press AB',
      email: 'Ada@Norrland.example',
      phone: '+46 90 555 0100',
    });
    const [row] = await stage.liveRows('prospects');
    const [company] = await stage.liveRows('companies');
    expect(row).toMatchObject({
      full_name: 'Ada Lindqvist',
      title: 'Plant Manager',
      emails: ['ada@norrland.example'],
      phones: ['+46 90 555 0100'],
      company_id: company?.id,
      source_url: null,
    });
    expect(row?.evidence['title']).toMatchObject({ by: 'rep' });
    await panel.keyboard.press('z');
    await until(() => stage.liveRows('prospects')).toEqual([]);
  });

  test.each([
    ['no name', { name: ' ' }, 'add.nameNeeded'],
    [
      'an address that is none',
      { name: 'Ada Lindqvist', email: 'ada(at)norrland' },
      'add.emailShape',
    ],
    [
      'the address of a company',
      { name: 'Ada Lindqvist', address: 'https://www.linkedin.com/company/norrland/' },
      'add.addressShape',
    ],
    [
      'the address of another site',
      { name: 'Ada Lindqvist', address: 'https://www.linkedin.com.example.org/in/ada/' },
      'add.addressShape',
    ],
  ])('%s is refused beside its field, and nothing is saved', async (_, person, reason) => {
    await fillForm(person);
    await panel
      .getByRole('alert')
      .filter({ hasText: words(reason) })
      .waitFor();
    expect(await stage.rows('prospects')).toEqual([]);
    // What was typed stays, and Esc leaves without saving.
    expect(await field('fields.full_name').inputValue()).toBe(person.name);
    await panel.keyboard.press('Escape');
    await panel.getByRole('heading', { name: words('app.addByHand') }).waitFor({ state: 'hidden' });
    expect(await stage.rows('prospects')).toEqual([]);
  });

  test('somebody whose LinkedIn address is on file is refused, with the reason', async () => {
    await addByHand({ name: 'Ada Lindqvist', address: 'ada-lindqvist' });
    await fillForm({ name: 'Ada L.', address: 'https://www.linkedin.com/in/ada-lindqvist/' });
    await panel.getByText(words('failure.already_saved')).waitFor();
    expect(await stage.liveRows('prospects')).toHaveLength(1);
  });

  test('who was added with the address is known when the page is opened', async () => {
    await addByHand({ name: 'Kati Vogelsang', address: katharina.slug });
    await stage.showProfile(katharina);
    const popup = await stage.popup();
    await popup.getByText(words('chip.changed'), { exact: true }).waitFor();
    const rows = popup.getByRole('table', { name: words('chip.changed') });
    const tick = rows.getByRole('checkbox', { name: words('fields.full_name') });
    expect(await tick.isChecked()).toBe(false);
    await popup.close();
  });
});

describe('the list and the search', () => {
  const byHand: readonly ByHand[] = [
    { name: 'Nguyễn Thị Hoa', title: 'Trưởng phòng mua hàng', company: 'Sông Cầu Foods' },
    { name: 'Đỗ Hữu Phước', title: 'Giám đốc', company: 'Sông Cầu Foods' },
    { name: 'Łucja Żak', title: 'Head of Supply', company: 'Odra Papier' },
    { name: 'Björn Åkesson', title: 'Buyer', company: 'Norrland Press' },
  ];

  beforeAll(async () => {
    await stage.reset();
    for (const person of byHand) await addByHand(person);
    await panel.getByRole('tab', { name: words('tabs.fields') }).click();
    await panel.getByRole('combobox', { name: words('fields.status') }).click();
    await panel
      .getByRole('option', { name: words('prospectStatus.qualified'), exact: true })
      .click();
    const tags = panel.getByRole('textbox', { name: words('fields.tags') });
    await tags.fill('paper');
    await tags.press('Enter');
    await panel.getByRole('button', { name: words('field.remove', 'paper') }).waitFor();
  }, 60_000);

  beforeEach(() => panel.reload());

  async function openList() {
    await panel.getByRole('button', { name: words('app.allProspects') }).click();
    const list = panel.getByRole('list', { name: words('list.title') });
    await list.getByRole('listitem').first().waitFor();
    const names = () =>
      list
        .getByRole('listitem')
        .allTextContents()
        .then((rows) =>
          rows.map((row) => byHand.find(({ name }) => row.includes(name))?.name ?? row),
        );
    return { list, names };
  }

  async function choose(label: string, option: string): Promise<void> {
    await panel.getByRole('combobox', { name: words(label) }).click();
    await panel.getByRole('option', { name: option, exact: true }).click();
  }

  test('newest first, then by name as folded', async () => {
    const { names } = await openList();
    await until(names).toEqual([...byHand].reverse().map(({ name }) => name));
    await choose('list.order', words('list.byName'));
    await until(names).toEqual(['Björn Åkesson', 'Đỗ Hữu Phước', 'Łucja Żak', 'Nguyễn Thị Hoa']);
  });

  test('by status and by tag, and says so when nobody fits', async () => {
    const { names } = await openList();
    await choose('fields.status', words('prospectStatus.qualified'));
    await until(names).toEqual(['Björn Åkesson']);
    await choose('fields.status', words('prospectStatus.nurturing'));
    await panel.getByText(words('list.noMatch')).waitFor();
    await choose('fields.status', words('list.allStatuses'));
    await choose('fields.tags', 'paper');
    await until(names).toEqual(['Björn Åkesson']);
  });

  test('J, K and Enter walk the list', async () => {
    // In the order that was chosen last.
    const { list, names } = await openList();
    const [first = '', second = ''] = await names();
    await panel.keyboard.press('j');
    await panel.keyboard.press('j');
    await panel.keyboard.press('k');
    await until(() => list.locator('[data-chosen]').textContent()).toContain(first);
    await panel.keyboard.press('j');
    await panel.keyboard.press('Enter');
    await panel.getByRole('heading', { name: second }).waitFor();
  });

  test.each([
    ['nguyen', ['Nguyễn Thị Hoa']],
    ['do', ['Đỗ Hữu Phước']],
    ['đỗ h', ['Đỗ Hữu Phước']],
    ['lucja', ['Łucja Żak']],
    ['akes', ['Björn Åkesson']],
    ['song cau', ['Sông Cầu Foods', 'Nguyễn Thị Hoa', 'Đỗ Hữu Phước']],
    ['truong phong', ['Nguyễn Thị Hoa']],
  ])('%s finds %j', async (query, expected) => {
    const search = panel.getByRole('combobox', { name: words('app.searchShort'), exact: true });
    await search.waitFor();
    await panel.keyboard.press('/');
    await until(() => search.evaluate((input) => input === document.activeElement)).toBe(true);
    await panel.keyboard.type(query);
    const hits = panel.getByRole('listbox').getByRole('option');
    await until(async () => {
      const found = await hits.allTextContents();
      return expected.filter((name) => found.some((row) => row.startsWith(name))).length;
    }).toBe(expected.length);
    await until(() => hits.count()).toBe(expected.length);
  });

  test('a hit is opened by arrows and Enter; Esc empties the field', async () => {
    const search = panel.getByRole('combobox', { name: words('app.searchShort'), exact: true });
    await search.fill('song cau');
    const hits = panel.getByRole('listbox').getByRole('option');
    await until(() => hits.count()).toBe(3);
    const second = (await hits.nth(1).textContent()) ?? '';
    await search.press('ArrowDown');
    await until(() => hits.nth(1).getAttribute('aria-selected')).toBe('true');
    await search.press('Enter');
    const name = byHand.find((person) => second.includes(person.name))?.name;
    if (name !== undefined) await panel.getByRole('heading', { name }).waitFor();
    else await panel.getByRole('list', { name: words('company.people') }).waitFor();
    await search.fill('xyzzy');
    await panel.getByText(words('search.none', 'xyzzy')).waitFor();
    await search.press('Escape');
    expect(await search.inputValue()).toBe('');
  });

  test('what is not found is added by Ctrl+Enter under the name that was typed', async () => {
    const search = panel.getByRole('combobox', { name: words('app.searchShort'), exact: true });
    await search.fill('Wanda Marchetti');
    await search.press('Control+Enter');
    await panel.getByRole('heading', { name: words('app.addByHand') }).waitFor();
    expect(await field('fields.full_name').inputValue()).toBe('Wanda Marchetti');
  });

  test('the popup finds too, and opens the hit in the panel', async () => {
    const popup = await stage.popup();
    const search = popup.getByRole('combobox', { name: words('app.searchShort'), exact: true });
    await search.fill('phuoc');
    await popup.getByRole('option').filter({ hasText: 'Đỗ Hữu Phước' }).click();
    await panel.getByRole('heading', { name: 'Đỗ Hữu Phước' }).waitFor();
  });

  test('the copy of everything parses, and holds every table with what was typed', async () => {
    // The panel is no page of the protocol's downloads, so the copy is asked for where it is: in options.
    const options = await stage.browser.openOwnPage('options.html');
    const [download] = await Promise.all([
      options.waitForEvent('download'),
      options.getByRole('button', { name: words('app.exportAll') }).click(),
    ]);
    expect(download.suggestedFilename()).toMatch(/^pipeside-\d{4}-\d\d-\d\d\.json$/);
    const copy = JSON.parse(readFileSync(await download.path(), 'utf8')) as {
      format: string;
      tables: Record<string, readonly { full_name?: string; deleted_at?: string | null }[]>;
    };
    expect(copy.format).toBe('pipeside-export');
    const prospects = copy.tables['prospects']?.filter((row) => row.deleted_at === null) ?? [];
    expect(new Set(prospects.map((row) => row.full_name))).toEqual(
      new Set(byHand.map(({ name }) => name)),
    );
    const tables = await options.evaluate(async () => {
      const connection = await new Promise<IDBDatabase>((resolve, reject) => {
        const request = indexedDB.open('pipeside');
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
      const names = [...connection.objectStoreNames];
      const counts = await Promise.all(
        names.map(
          (name) =>
            new Promise<readonly [string, number]>((resolve, reject) => {
              const request = connection.transaction(name).objectStore(name).count();
              request.onsuccess = () => resolve([name, request.result]);
              request.onerror = () => reject(request.error);
            }),
        ),
      );
      connection.close();
      return counts;
    });
    // Made from the rows again, or of sync's own; the rest is the rep's.
    const derived = new Set([
      'search',
      'search_updates',
      // What tabs show, until they close.
      'mail_views',
      'kv',
      'base',
      'seen',
      'actions',
      'stale',
      'scores',
      'score_inputs',
      'unscored',
      'drafts',
    ]);
    for (const [name, count] of tables) {
      if (derived.has(name)) continue;
      expect(copy.tables[name], name).toHaveLength(count);
    }
    await receiptsOf(options, words).getByText(words('app.exported')).waitFor();
    await options.close();
  });
});

test('nothing of all this was an error to the browser', () => {
  expect(stage.browser.problems).toEqual([]);
});
