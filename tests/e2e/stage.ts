import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import type { Clip } from '../../lib/model/clip.ts';
import type { Company } from '../../lib/model/company.ts';
import type { Note, Signal, Task } from '../../lib/model/engagement.ts';
import type { Prospect } from '../../lib/model/prospect.ts';
import type { JournalEntry } from '../../lib/store/journal.ts';
import type { OutboxEntry } from '../../lib/store/outbox.ts';
import type { SandboxPerson } from '../sandbox/people.ts';
import type { SandboxOptions } from '../sandbox/serve.ts';
import { chromeBuild } from './build.ts';
import { type ExtensionBrowser, openBrowser } from './harness.ts';
import { loadWords, type Words } from './words.ts';

/** One browser for a file of tests: a tab on the sandbox, the panel beside it, and a store that is emptied between tests. */
export interface Stage {
  readonly browser: ExtensionBrowser;
  /** The tab in front, on the sandbox. */
  readonly page: Page;
  readonly words: Words;
  /** Pages of the test's own, by address; they come before the sandbox's. */
  readonly pages: Map<string, string>;
  /** Shows a profile as the sandbox has it, or as `markup`. */
  showProfile(person: SandboxPerson, markup?: string): Promise<void>;
  /** The panel beside the tab. */
  panel(): Promise<Page>;
  /** Presses the key for a clip on the tab and waits until the clip has ended or waits for the rep. */
  clip(): Promise<Clip>;
  popup(): Promise<Page>;
  rows<Name extends keyof RowsByTable>(table: Name): Promise<readonly RowsByTable[Name][]>;
  /** Rows that are not deleted. */
  liveRows<Name extends 'prospects' | 'companies' | 'tasks' | 'notes'>(
    table: Name,
  ): Promise<readonly RowsByTable[Name][]>;
  /** Empties the store, closes popups and other tabs, and starts the panel anew where it is open. */
  reset(): Promise<void>;
}

interface RowsByTable {
  prospects: Prospect;
  companies: Company;
  tasks: Task;
  notes: Note;
  signals: Signal;
  clips: Clip;
  journal: JournalEntry;
  outbox: OutboxEntry;
}

/** Another folder than `.output` may be tried while the product is being changed. */
export const testedBuild: string = process.env['PIPESIDE_BUILD'] ?? chromeBuild;

/** How long a state may take to come, on a slow machine; nothing waits for it to pass. */
const patienceMs = 10_000;

/** Waits until the look gives what is expected: `await until(() => stage.liveRows('notes')).toHaveLength(1)`. */
export function until<T>(look: () => T | Promise<T>) {
  return expect.poll(look, { timeout: patienceMs, interval: 40 });
}

export function profileUrl(person: { readonly slug: string }): string {
  return `https://www.linkedin.com/in/${person.slug}/`;
}

export async function openStage(
  options: {
    readonly extension?: 'built' | 'granted';
    readonly sandbox?: Omit<SandboxOptions, 'pages'>;
    readonly colorScheme?: 'light' | 'dark';
    /** Folder of another build, with a page of the test's own in it. */
    readonly build?: string;
  } = {},
): Promise<Stage> {
  const pages = new Map<string, string>();
  const browser = await openBrowser({
    extension: options.extension ?? 'built',
    build: options.build ?? testedBuild,
    colorScheme: options.colorScheme ?? 'light',
    sandbox: { ...options.sandbox, pages },
  });
  browser.context.setDefaultTimeout(patienceMs);
  const page = await browser.open('https://www.linkedin.com/feed/');
  const rows: Stage['rows'] = async (table) => (await browser.readStore(table)) as never;
  const panelOf = (): Page | undefined =>
    browser.context.pages().find((each) => each.url().includes('/sidepanel.html'));

  return {
    browser,
    page,
    pages,
    words: loadWords(testedBuild),
    rows,
    liveRows: async (table) =>
      (await rows(table)).filter((row) => row.deleted_at === null && !isMerged(row)),
    showProfile: async (person, markup) => {
      const url = profileUrl(person);
      if (markup === undefined) pages.delete(url);
      else pages.set(url, markup);
      await page.goto(url, { waitUntil: 'load' });
    },
    panel: () => browser.openPanel(page),
    popup: () => browser.triggerAction(page),
    clip: async () => {
      const before = new Set((await rows('clips')).map((clip) => clip.id));
      await browser.runCommand(page, 'clip-page');
      return awaitClip(async () => (await rows('clips')).find((clip) => !before.has(clip.id)));
    },
    reset: async () => {
      pages.clear();
      for (const each of browser.context.pages())
        if (each !== page && each !== panelOf()) await each.close();
      await (await browser.worker()).evaluate(emptyStore);
      await panelOf()?.reload();
      // What was being typed as the page went is no concern of the next test.
      await panelOf()?.evaluate(() => localStorage.clear());
    },
  };
}

function isMerged(row: object): boolean {
  return 'merged_into' in row && row.merged_into !== null;
}

/** Waits for the end of a clip, or for its review. */
async function awaitClip(load: () => Promise<Clip | undefined>): Promise<Clip> {
  let last: Clip | undefined;
  await until(async () => {
    last = await load();
    return last?.state;
  }).toMatch(/^(saved|review|failed)$/);
  if (last === undefined) throw new Error('no clip was begun');
  return last;
}

/** The place where receipts appear. */
export function receiptsOf(view: Page, words: Words): Locator {
  return view.getByRole('region', { name: words('app.receipts') });
}

/** Waits until a view shows a person or a company. @throws with what the view shows instead. */
export async function awaitHeading(view: Page, name: string): Promise<void> {
  try {
    await view.getByRole('heading', { name }).first().waitFor();
  } catch (error) {
    const shown = await view.locator('body').ariaSnapshot();
    throw new Error(`${name} is not shown, but:\n${shown}`, { cause: error });
  }
}

/** What opens a field's evidence; its name may go on with how sure the field is. */
export function evidenceButton(view: Page, words: Words, field: string): Locator {
  const title = words('evidence.titleOf', words(`fields.${field}`));
  return view.getByRole('button', { name: new RegExp(`^${title}(?! \\w)`) });
}

/** Runs in the worker, as text. Who the rep is stays, as the pages that are open know it. */
async function emptyStore(): Promise<void> {
  const kept = new Set(['workspaces', 'members', 'kv']);
  const known = await indexedDB.databases();
  if (!known.some(({ name }) => name === 'pipeside')) return;
  const connection = await new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open('pipeside');
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  const names = [...connection.objectStoreNames];
  await new Promise<void>((resolve, reject) => {
    const transaction = connection.transaction(names, 'readwrite');
    for (const name of names) if (!kept.has(name)) transaction.objectStore(name).clear();
    transaction.objectStore('kv').delete('search');
    transaction.oncomplete = () => resolve();
    transaction.onerror = () => reject(transaction.error);
  });
  connection.close();
}
