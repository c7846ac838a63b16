import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Prospect } from '../../lib/model/prospect.ts';
import { katharina, minhAnh, type SandboxPerson } from '../sandbox/people.ts';
import { sduiProfilePage } from '../sandbox/sdui-profile.ts';
import { clipByCommand } from './clip-end.ts';
import { watchConsole } from './footprint.ts';
import { type ExtensionBrowser, openBrowser } from './harness.ts';
import { readFailureTexts } from './own-texts.ts';

const host = 'https://www.linkedin.com';

function toDocument(title: string, body: string, head = ''): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${title}</title><link rel="icon" href="data:,">${head}</head><body>${body}</body></html>`;
}

function toProfile(person: SandboxPerson): string {
  return sduiProfilePage(person, { experience: 'mounted' });
}

/** The page with a script before every other of its own. */
function withScript(page: string, script: string): string {
  return page.replace('<head>', `<head><script>${script}</script>`);
}

/** Another member than every other, so that nothing is taken for somebody who is saved already. */
function aStranger(number: number): SandboxPerson {
  return { ...katharina, memberId: `ACoAAASANDBOX9${number}`.padEnd(39, 'x') };
}

const muchText = 'Words that belong to nobody in particular. '.repeat(40);

interface RefusedPage {
  readonly name: string;
  readonly url: string;
  /** Left out where the sandbox, or the browser itself, answers. */
  readonly html?: string;
  readonly code: string;
}

/** Pages that hold nobody to clip, and what the rep is told. */
const refusedPages: readonly RefusedPage[] = [
  {
    name: 'a sign-in wall in a profile’s place',
    url: `${host}/in/behind-the-wall/`,
    html: toDocument(
      'Sign Up | LinkedIn',
      '<main class="authwall"><h1>Join to see who you already know</h1><form class="join-form"><input type="email"></form></main>',
      '<meta name="pageKey" content="auth_wall_desktop_profile">',
    ),
    code: 'sign_in_wall',
  },
  { name: 'the address of the sign-in wall', url: `${host}/authwall`, code: 'sign_in_wall' },
  {
    name: 'a security check',
    url: `${host}/checkpoint/challenge/AgE1`,
    html: toDocument(
      'Security Verification | LinkedIn',
      '<main><h1>Let’s do a quick security check</h1><form action="/checkpoint/challenge/verify"><iframe title="captcha" src="about:blank#captcha"></iframe></form></main>',
    ),
    code: 'captcha',
  },
  {
    name: 'a profile that is not there',
    url: `${host}/in/nobody-of-this-name/`,
    code: 'not_found',
  },
  {
    name: 'a member whose name is withheld',
    url: `${host}/in/withheld/`,
    html: toProfile({ ...katharina, slug: 'withheld', name: 'LinkedIn Member' }),
    code: 'masked_person',
  },
  { name: 'the feed', url: `${host}/feed/`, code: 'unsupported_page' },
  {
    name: 'the messages',
    url: `${host}/messaging/thread/2-abc/`,
    html: toDocument(
      '(2) Messaging | LinkedIn',
      `<main><h1>Messaging</h1><a href="/in/${katharina.slug}/"><h2>${katharina.name}</h2></a><p>${muchText}</p></main>`,
    ),
    code: 'unsupported_page',
  },
  {
    name: 'a layout that nobody knows',
    url: `${host}/in/new-layout/`,
    html: toDocument(
      'Dora Lindqvist | LinkedIn',
      `<main><article><h3>Dora Lindqvist</h3><p>${muchText}</p></article></main>`,
    ),
    code: 'unknown_layout',
  },
  {
    name: 'two cards of two people',
    url: `${host}/in/${minhAnh.slug}/?two`,
    html: toProfile(minhAnh).replace(
      /<\/section><aside/,
      () =>
        /<section aria-label="Primary content">.*?<\/section><aside/s.exec(
          toProfile(katharina),
        )?.[0] ?? '',
    ),
    code: 'identity_unclear',
  },
  {
    name: 'the card of somebody else',
    url: `${host}/in/somebody-else/`,
    html: toProfile(katharina),
    code: 'identity_unclear',
  },
  {
    name: 'a page that is never drawn',
    url: `${host}/in/never-drawn/`,
    html: toDocument('LinkedIn', '<main></main>'),
    code: 'not_rendered',
  },
  {
    name: 'a page whose parts stand in for the document’s own',
    url: `${host}/in/clobbered/`,
    html: toDocument(
      'LinkedIn',
      `<main><form name="querySelector"></form><form name="querySelectorAll"></form><form name="title"></form><form name="body"></form><p>${muchText}</p></main>`,
    ),
    code: 'unknown_layout',
  },
  {
    name: 'a page of another site',
    url: 'https://notes.example/',
    html: '<!doctype html><title>Notes</title><p>Katharina Vogelsang</p>',
    code: 'unsupported_page',
  },
  {
    name: 'a host that only looks like the site',
    url: 'https://www.linkedin.com.people.example/in/katharina-vogelsang/',
    html: toProfile(katharina),
    code: 'unsupported_page',
  },
  { name: 'a page of the browser', url: 'chrome://version/', code: 'unsupported_page' },
];

/** Pages that move while they are read: where to, by which script. */
const movingPages: readonly RefusedPage[] = [
  {
    name: 'a page that loads another one',
    url: `${host}/in/leaves-by-load/`,
    html: withScript(
      toDocument('LinkedIn', '<main></main>'),
      "document.addEventListener('visibilitychange', () => {}); setTimeout(() => { location.href = '/feed/' }, 2500)",
    ),
    code: 'page_changed',
  },
  {
    name: 'a page that turns into another person’s',
    url: `${host}/in/leaves-by-script/`,
    html: withScript(
      toProfile(katharina),
      `setTimeout(() => history.pushState(null, '', '/in/${katharina.slug}/'), 2500)`,
    ),
    code: 'page_changed',
  },
];

/** What a page can do to its own world: the reader's is another one. */
const sabotage = `
  const refuse = () => { throw new Error('sabotage') };
  for (const name of ['querySelector', 'querySelectorAll', 'getElementsByTagName', 'createElement'])
    Object.defineProperty(document, name, { get: refuse });
  Object.defineProperty(document, 'title', { get: refuse });
  for (const name of ['textContent', 'firstChild', 'nodeValue', 'parentElement'])
    Object.defineProperty(Node.prototype, name, { get: refuse });
  for (const name of ['getAttribute', 'matches', 'closest', 'querySelector', 'querySelectorAll'])
    Element.prototype[name] = refuse;
  for (const name of ['map', 'filter', 'find', 'flatMap', 'some', 'every', 'join', 'push'])
    Array.prototype[name] = refuse;
  for (const name of ['trim', 'replace', 'replaceAll', 'normalize', 'split', 'toLowerCase', 'match'])
    String.prototype[name] = refuse;
  RegExp.prototype.exec = RegExp.prototype.test = JSON.parse = JSON.stringify = refuse;
  window.setTimeout = window.Promise = window.URL = window.Map = window.Set = refuse;
`;

interface StrangePage {
  readonly name: string;
  readonly person: SandboxPerson;
  readonly toPage?: (page: string) => string;
  /** The name as it is stored; absent where it is no name, so that the rep is asked and nothing is stored. */
  readonly savedName?: string;
}

/** Pages that can be read, and would do harm to a careless reader or view. */
const strangePages: readonly StrangePage[] = [
  {
    name: 'a page that breaks its own world',
    person: { ...aStranger(1), slug: 'breaks-its-world' },
    toPage: (page) => withScript(page, sabotage),
    savedName: katharina.name,
  },
  {
    name: 'a name that is markup',
    person: { ...aStranger(2), slug: 'markup-name', name: '<img src=x onerror=alert(1)>' },
  },
  {
    name: 'a headline and an about that are markup',
    person: {
      ...aStranger(5),
      slug: 'markup-text',
      name: 'Marit Solberg-Aune',
      headline: '<script>alert(1)</script><a href="javascript:alert(1)">Head</a> of nothing',
      about: '<img src=x onerror=alert(1)><iframe srcdoc="<script>alert(1)</script>"></iframe>',
    },
    savedName: 'Marit Solberg-Aune',
  },
  {
    name: 'a name that turns the direction of what follows',
    person: {
      ...aStranger(3),
      slug: 'turned-name',
      name: 'Katharina \u202Egnasle\u202Cgov \u2066Vogel\u2069',
    },
    savedName: 'Katharina gnaslegov Vogel',
  },
  {
    name: 'a name, headline and text of a million letters',
    person: {
      ...aStranger(4),
      slug: 'endless-text',
      name: `Katharina ${'o'.repeat(1_000_000)}`,
      headline: 'Buyer '.repeat(170_000),
      about: 'About '.repeat(170_000),
    },
  },
];

function toUrl({ person }: StrangePage): string {
  return `${host}/in/${person.slug}/`;
}

let browser: ExtensionBrowser;
const texts = readFailureTexts();

/** What a page's console shows of us: nothing may. */
const pageLines: string[] = [];

beforeAll(async () => {
  const pages = new Map([
    ...[...refusedPages, ...movingPages].flatMap(({ url, html }) =>
      html === undefined ? [] : [[url, html] as const],
    ),
    ...strangePages.map(
      (each) => [toUrl(each), (each.toPage ?? ((page) => page))(toProfile(each.person))] as const,
    ),
  ]);
  browser = await openBrowser({ extension: 'built', sandbox: { pages } });
});

afterAll(() => browser?.close());

/** A tab whose console is kept with that of every script world in it. */
async function openTab(url: string): Promise<Page> {
  const page = await browser.context.newPage();
  const cdp = await browser.context.newCDPSession(page);
  watchConsole(cdp, pageLines);
  await cdp.send('Runtime.enable');
  await page.goto(url, { waitUntil: 'load' });
  return page;
}

async function expectNothingStored(): Promise<void> {
  for (const table of ['prospects', 'companies', 'facts', 'journal', 'outbox'])
    expect(await browser.readStore(table), table).toEqual([]);
}

/** Of the extension's own pages and worker; headless Chromium never takes a dispatched command for a gesture. */
function ownProblems(): readonly string[] {
  return browser.problems
    .filter(({ where }) => /^(?:worker|chrome-extension:)/.test(where))
    .map(({ text }) => text)
    .filter((text) => !text.includes('in response to a user gesture'));
}

async function expectTold(page: Page, code: string): Promise<void> {
  const { what, todo } = texts(code);
  await page.getByText(what, { exact: true }).first().waitFor({ timeout: 9000 });
  await page.getByText(todo, { exact: true }).first().waitFor({ timeout: 1000 });
}

describe('nothing is stored, and the rep is told why, on', () => {
  test.each(refusedPages)('$name', async ({ url, code }) => {
    const page = await openTab(url);
    const clip = await clipByCommand(browser, page);
    expect(clip).toMatchObject({ state: 'failed', receipt: null });
    const told = clip.failure?.code ?? clip.extraction?.blocked;
    expect(told).toBe(code);
    await expectTold(await browser.openPanel(page), code);
    const popup = await browser.triggerAction(page);
    await expectTold(popup, code);
    await popup.close();
    await expectNothingStored();
    expect(pageLines).toEqual([]);
    expect(ownProblems()).toEqual([]);
  });

  test.each(movingPages)('$name while it is read', async ({ url, code }) => {
    const page = await openTab(url);
    const clip = await clipByCommand(browser, page);
    expect(clip).toMatchObject({ state: 'failed', failure: { code }, receipt: null });
    await expectNothingStored();
    // From the popup: the page starts anew, and moves while the card is being read.
    await page.goto(url);
    const popup = await browser.triggerAction(page);
    await expectTold(popup, code);
    await popup.close();
    await expectNothingStored();
    expect(pageLines).toEqual([]);
    expect(ownProblems()).toEqual([]);
  });
});

describe('is read as text, and does no harm:', () => {
  test.each(strangePages)('$name', async (strange) => {
    const url = toUrl(strange);
    const page = await openTab(url);
    pageLines.length = 0;
    const requestCount = browser.sandbox.requests.length;
    const clip = await clipByCommand(browser, page);
    expect(clip.state).toBe(strange.savedName === undefined ? 'review' : 'saved');
    const panel = await browser.openPanel(page);
    const popup = await browser.triggerAction(page);
    await popup.locator('#root > *').first().waitFor();
    await popup.waitForTimeout(300);
    for (const view of [panel, popup]) {
      expect(
        await view.locator('img, iframe, script:not([src]), a[href^="javascript:"]').count(),
      ).toBe(0);
      const text = await view.locator('body').innerText();
      expect(text).not.toMatch(/[\u202A-\u202E\u2066-\u2069]/);
      expect(text.length).toBeLessThan(20_000);
    }
    await popup.close();
    const saved = (await browser.readStore('prospects')) as readonly Prospect[];
    const own = saved.find((prospect) => prospect.linkedin_slug === strange.person.slug);
    expect(own?.full_name).toBe(strange.savedName);
    expect(JSON.stringify(own ?? {}).length).toBeLessThan(60_000);
    expect(JSON.stringify(saved)).not.toMatch(/[\u202A-\u202E\u2066-\u2069]/);
    expect(browser.sandbox.requests.slice(requestCount)).toEqual([]);
    expect(pageLines).toEqual([]);
    expect(ownProblems()).toEqual([]);
  });
});
