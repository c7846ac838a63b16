import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { katharina, minhAnh, oliver } from '../sandbox/people.ts';
import { chromeBuild, copyGrantedBuild, removeBuild } from './build.ts';
import { clipByCommand } from './clip-end.ts';
import {
  differingParts,
  type Footprint,
  type FootprintPart,
  openWatched,
  type WatchedPage,
} from './footprint.ts';
import { type ExtensionBrowser, openBrowser, type TestBrowser } from './harness.ts';
import { meterOwnWorld, readMeter, registerReader } from './in-extension.ts';
import { copyBuildWithReader } from './reader-copy.ts';

interface Visit {
  readonly name: string;
  readonly url: string;
  /** A profile that the page goes to without being loaded again. */
  readonly next?: { readonly slug: string; readonly name: string };
}

const visits: readonly Visit[] = [
  { name: 'profile, server-driven', url: toProfile(katharina.slug), next: minhAnh },
  {
    name: 'profile, server-driven, parts to come',
    url: toProfile('hannah-osei-lindt'),
    next: katharina,
  },
  { name: 'profile, ember', url: toProfile(oliver.slug) },
  { name: 'profile, guest', url: toProfile('tran-quoc-bao') },
  { name: 'company, server-driven', url: 'https://www.linkedin.com/company/ho-sen-logistics/' },
];

function toProfile(slug: string): string {
  return `https://www.linkedin.com/in/${slug}/`;
}

/** Chromium names an unpacked extension by its folder. */
function toExtensionId(folder: string): string {
  const hash = createHash('sha256').update(folder).digest('hex').slice(0, 32);
  return hash.replaceAll(/./g, (digit) => 'abcdefghijklmnop'.charAt(Number.parseInt(digit, 16)));
}

/** What is done on a page. Without the extension the rep's key and the toolbar do nothing. */
interface Acts {
  clip(watched: WatchedPage): Promise<void>;
  lookInPopup(watched: WatchedPage): Promise<void>;
}

const noActs: Acts = {
  clip: ({ page }) => page.bringToFront(),
  lookInPopup: ({ page }) => page.bringToFront(),
};

function actsOf(browser: ExtensionBrowser): Acts {
  return {
    clip: async ({ page }) => {
      const { state, failure } = await clipByCommand(browser, page);
      // A clip that read nothing would leave nothing for the wrong reason.
      expect(['saved', 'review'], JSON.stringify(failure)).toContain(state);
    },
    lookInPopup: async ({ page }) => {
      const popup = await browser.triggerAction(page);
      await popup.getByRole('main').waitFor();
      await popup.close();
    },
  };
}

type Steps = Readonly<Record<string, Footprint>>;

interface Walk {
  readonly steps: Steps;
  /** Extensions that run a script in the page, before the first clip and after the last. */
  readonly foreignWorldsAtFirst: readonly string[];
  readonly foreignWorldsAtLast: readonly string[];
}

/** Every step of a visit, and what the page is like after each. */
async function walk(browser: TestBrowser, visit: Visit, acts: Acts): Promise<Walk> {
  const watched = await openWatched(browser, visit.url);
  const steps: Record<string, Footprint> = { opened: await watched.takeFootprint() };
  const foreignWorldsAtFirst = watched.foreignWorlds();
  await acts.clip(watched);
  steps['clipped'] = await watched.takeFootprint();
  await acts.lookInPopup(watched);
  steps['popup closed'] = await watched.takeFootprint();
  if (visit.next !== undefined) {
    const { page } = watched;
    await page.locator(`aside a[href*="/in/${visit.next.slug}/"] p`).first().click();
    await page.locator('main h2', { hasText: visit.next.name }).first().waitFor();
    steps['gone on'] = await watched.takeFootprint();
    await acts.clip(watched);
    steps['clipped again'] = await watched.takeFootprint();
  }
  return { steps, foreignWorldsAtFirst, foreignWorldsAtLast: watched.foreignWorlds() };
}

async function walkAll(browser: TestBrowser, acts: Acts): Promise<ReadonlyMap<string, Walk>> {
  const walks = new Map<string, Walk>();
  for (const visit of visits) walks.set(visit.name, await walk(browser, visit, acts));
  return walks;
}

/** One part at a time: a difference between whole footprints would not be read by anybody. */
function expectSame(name: string, steps: Steps, plain: Steps): void {
  expect(Object.keys(steps), name).toEqual(Object.keys(plain));
  for (const [step, footprint] of Object.entries(steps)) {
    const expected = plain[step];
    if (expected === undefined)
      throw new Error(`${name} has no step ${step} without the extension`);
    for (const part of differingParts(footprint, expected))
      expect(footprint[part], `${name}, ${step}: ${part}`).toEqual(expected[part]);
  }
}

describe('the page is the same', () => {
  let grantedBuild: string;
  let probedIds: readonly string[];
  let plain: ReadonlyMap<string, Walk>;

  beforeAll(async () => {
    grantedBuild = copyGrantedBuild();
    // The pages look for exactly these two, in every run.
    probedIds = [toExtensionId(chromeBuild), toExtensionId(grantedBuild)];
    const browser = await openBrowser({ extension: 'none', sandbox: { probedIds } });
    plain = await walkAll(browser, noActs);
    await browser.close();
  });

  afterAll(() => {
    if (grantedBuild !== undefined) removeBuild(grantedBuild);
  });

  test('the walk has seen something on every page, and what changed was the page itself', () => {
    expect(plain.size).toBe(visits.length);
    for (const [name, { steps }] of plain) {
      const { opened, clipped } = steps;
      if (opened === undefined || clipped === undefined) throw new Error(`${name} was not walked`);
      expect(opened.tree.length, name).toBeGreaterThan(60);
      expect(opened.listeners.join(), name).toContain('click');
      expect(opened.requests.length, name).toBeGreaterThan(2);
      expect(opened.findings, name).toEqual([]);
      expect(differingParts(opened, clipped), name).toEqual([]);
    }
  });

  test.each([
    { run: 'with the extension installed', isGranted: false },
    { run: 'with the permission granted and the reader registered', isGranted: true },
  ])(
    '$run, before and after a clip, the popup and an in-page navigation',
    async ({ isGranted }) => {
      const build = isGranted ? grantedBuild : chromeBuild;
      const browser = await openBrowser({ extension: 'built', build, sandbox: { probedIds } });
      try {
        expect(probedIds).toContain(browser.extensionId);
        if (isGranted) await (await browser.worker()).evaluate(registerReader);
        const origin = `chrome-extension://${browser.extensionId}`;
        const walked = await walkAll(browser, actsOf(browser));
        expect([...walked.keys()]).toEqual([...plain.keys()]);
        for (const [name, { steps, ...ran }] of walked) {
          expectSame(name, steps, plain.get(name)?.steps ?? {});
          // The reader did run: by itself only where it was registered, everywhere for the clip.
          expect(ran.foreignWorldsAtFirst, name).toEqual(isGranted ? [origin] : []);
          expect(ran.foreignWorldsAtLast, name).toEqual([origin]);
        }
        const saved = (await browser.readStore('prospects')) as readonly { full_name: string }[];
        expect(saved.map((prospect) => prospect.full_name)).toContain(katharina.name);
      } finally {
        await browser.close();
      }
    },
  );
});

describe('the extension’s own world of a page', () => {
  test('holds no timer, observer or listener after a reading that had to wait', async () => {
    const browser = await openBrowser({
      extension: 'built',
      sandbox: { navigationDelayMs: 700 },
    });
    try {
      const page = await browser.open(toProfile(katharina.slug));
      await browser.grantActiveTab(page);
      await (await browser.worker()).evaluate(meterOwnWorld);
      await page.locator(`aside a[href*="/in/${minhAnh.slug}/"] p`).first().click();
      // The card of the person before still stands there.
      const clip = await clipByCommand(browser, page);
      expect(clip.extraction?.fields.full_name?.value).toBe(minhAnh.name);
      const meter = await (await browser.worker()).evaluate(readMeter);
      expect(meter.madeCount).toBeGreaterThan(0);
      expect(meter.live).toEqual([]);
    } finally {
      await browser.close();
    }
  });
});

/** Traces that a careless reader could leave, by a part of the footprint that must show it. */
const plants = {
  attribute: { part: 'markup', code: "document.documentElement.setAttribute('data-planted', '')" },
  node: { part: 'tree', code: "document.body.append(document.createElement('div'))" },
  'closed shadow root': {
    part: 'tree',
    code: "document.querySelector('#root h2').attachShadow({ mode: 'closed' })",
  },
  'node that is gone again': {
    part: 'mutations',
    code: "const node = document.createElement('i'); document.body.append(node); node.remove()",
  },
  'style sheet': {
    part: 'sheets',
    code: 'document.adoptedStyleSheets = [...document.adoptedStyleSheets, new CSSStyleSheet()]',
  },
  'listener on the window': {
    part: 'listeners',
    code: "window.addEventListener('planted', () => {})",
  },
  'listener on a node': {
    part: 'listeners',
    code: "document.querySelector('main').addEventListener('click', () => {})",
  },
  request: { part: 'requests', code: "fetch('/planted').catch(() => {})" },
  'line in the console': { part: 'console', code: "console.debug('planted')" },
  'uncaught error': { part: 'console', code: "setTimeout(() => { throw new Error('planted') })" },
  scroll: {
    part: 'view',
    code: "(document.querySelector('main').scrollTop = 40, document.documentElement.scrollTop = 40)",
  },
  focus: { part: 'view', code: "document.querySelector('input').focus()" },
  storage: { part: 'storage', code: "localStorage.setItem('planted', '')" },
  'message to the page': { part: 'findings', code: "window.postMessage('planted', '*')" },
} as const satisfies Readonly<Record<string, { part: keyof Footprint; code: string }>>;

/** The browser keeps a reader out of the page's own world; a script put there by other means must be seen too. */
const plantsInPage = {
  global: { part: 'globals', code: 'window.planted = 1' },
  'element’s property': { part: 'globals', code: 'document.body.planted = 1' },
  timer: { part: 'timers', code: 'void setInterval(() => {}, 1e6)' },
  observer: { part: 'timers', code: 'new ResizeObserver(() => {}).observe(document.body)' },
  'step in the history': { part: 'view', code: "history.replaceState(null, '', '?planted')" },
} as const satisfies Readonly<Record<string, { part: keyof Footprint; code: string }>>;

describe('the comparison sees', () => {
  let browser: ExtensionBrowser;
  let build: string;

  beforeAll(async () => {
    const cases = Object.entries(plants).map(
      ([name, { code }]) => `case ${JSON.stringify(name)}: { ${code}; break; }`,
    );
    build = copyBuildWithReader(
      (reader) =>
        `switch (decodeURIComponent(location.hash.slice(1))) { ${cases.join('\n')} }\n${reader}`,
    );
    browser = await openBrowser({ extension: 'built', build });
  });

  afterAll(async () => {
    await browser?.close();
    if (build !== undefined) removeBuild(build);
  });

  /** A new page each time: Chromium's renderer was seen to crash after a dozen looks at the same one. */
  const differencesBy = async (
    name: string,
    act: (watched: WatchedPage) => Promise<void>,
  ): Promise<readonly FootprintPart[]> => {
    const watched = await openWatched(
      browser,
      `${toProfile(katharina.slug)}#${encodeURIComponent(name)}`,
    );
    const before = await watched.takeFootprint();
    await act(watched);
    return differingParts(before, await watched.takeFootprint());
  };
  const clip = async ({ page }: WatchedPage): Promise<void> => {
    expect((await clipByCommand(browser, page)).failure).toBeNull();
  };

  test('nothing where nothing was planted', async () => {
    expect(await differencesBy('nothing', clip)).toEqual([]);
  });

  test.each(Object.entries(plants))('a planted %s', async (name, { part }) => {
    expect(await differencesBy(name, clip)).toContain(part);
  });

  test.each(Object.entries(plantsInPage))(
    'in the page’s own world, a planted %s',
    async (name, { part, code }) => {
      expect(await differencesBy(name, ({ page }) => page.evaluate(code))).toEqual([part]);
    },
  );
});
