import tailwindcss from '@tailwindcss/vite';
import type { Rolldown } from 'vite';
import { defineConfig } from 'wxt';
import { readServerBuild, toConnectSources } from './lib/backend/allowed-server.ts';
import { anyServer, mailHosts, siteHosts } from './lib/sites/hosts.ts';
import { findDevelopmentBrowser } from './tests/chromium/development-browser.ts';

/**
 * Sites a rep may grant one at a time. None is a required host: `activeTab` serves the click. `anyServer` is what lets a
 * Roundcube be asked for, under the one name that the rep types.
 */
const optionalHosts = [
  ...[...siteHosts, ...mailHosts].flatMap((site): readonly string[] => site.origins),
  anyServer,
];

/** Which servers this build may talk to, and whether a project is baked in. */
const servers = readServerBuild(process.env);

/**
 * Extension pages load nothing but their own files and talk to nobody but the team's Supabase.
 * While developing, the page also needs the development server: its socket, its modules and its injected styles.
 */
function contentSecurityPolicy(isServing: boolean): string {
  const development = isServing ? ['http://localhost:3000', 'ws://localhost:3000'] : [];
  return [
    "default-src 'none'",
    `script-src 'self'${isServing ? ' http://localhost:3000' : ''}`,
    `style-src 'self'${isServing ? " 'unsafe-inline' http://localhost:3000" : ''}`,
    "img-src 'self' data:",
    "font-src 'self'",
    ["connect-src 'self'", ...toConnectSources(servers), ...development].join(' '),
    "frame-src 'none'",
    "frame-ancestors 'none'",
    "form-action 'none'",
    "base-uri 'none'",
    "object-src 'none'",
  ].join('; ');
}

/**
 * Alt+Shift with a letter. On Windows, Linux and ChromeOS Chrome keeps Alt+Shift+C, P and N for tab groups and split tabs,
 * and then leaves a command without any key, silently: there it is Alt with the letter.
 */
function suggestKey(letter: string, browser: string) {
  const key = { default: `Alt+Shift+${letter}` };
  if (browser === 'firefox') return key;
  const short = `Alt+${letter}`;
  return { ...key, windows: short, linux: short, chromeos: short };
}

type PartName = Extract<Rolldown.CodeSplittingGroup['name'], (...given: never) => unknown>;
type BuildContext = Parameters<PartName>[1];

/** The modules that a page loads before it is drawn, or with `isLater` ever. */
function listModules(page: string, isLater: boolean, context: BuildContext): ReadonlySet<string> {
  const found = new Set<string>();
  const waiting = [page];
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    if (found.has(id)) continue;
    found.add(id);
    const { importedIds = [], dynamicallyImportedIds = [] } = context.getModuleInfo(id) ?? {};
    waiting.push(...importedIds, ...(isLater ? dynamicallyImportedIds : []));
  }
  return found;
}

/**
 * Names the file for a module that some page loads before it is drawn: by those pages, and by those that may come to it
 * later. Each page loads what it needs and no more, in a few files: one alone costs the browser milliseconds, whatever its
 * size, and by every set of parts that share something there would be hundreds. The rest is split as usual.
 */
function nameParts(pages: readonly { readonly name: string; readonly inputPath: string }[]) {
  let known: { name: string; first: ReadonlySet<string>; ever: ReadonlySet<string> }[] | undefined;
  const toPartName: PartName = (id, context) => {
    known ??= pages.map(({ name, inputPath }) => ({
      name,
      first: listModules(inputPath, false, context),
      ever: listModules(inputPath, true, context),
    }));
    const first = known.filter((page) => page.first.has(id));
    if (first.length === 0) return null;
    if (first.length === pages.length) return 'pages';
    const later = known.filter((page) => page.ever.has(id) && !page.first.has(id));
    const toText = (some: readonly { readonly name: string }[]) =>
      some.map(({ name }) => name).join('-');
    return later.length === 0 ? toText(first) : `${toText(first)}-later-${toText(later)}`;
  };
  return toPartName;
}

export default defineConfig({
  imports: false,
  modules: ['@wxt-dev/module-react', '@wxt-dev/webextension-polyfill', '@wxt-dev/i18n/module'],
  manifestVersion: 3,
  hooks: {
    'vite:build:extendConfig': (pages, { build }) => {
      const output = build?.rolldownOptions?.output;
      // What has one file of its own, a script for a site or the background, is not split.
      if (pages.length < 2 || output === undefined || Array.isArray(output)) return;
      output.codeSplitting = {
        groups: [
          {
            name: nameParts(pages),
            debugName: 'what pages load before they are drawn',
            includeDependenciesRecursively: false,
          },
        ],
      };
    },
  },
  dev: { server: { port: 3000, strictPort: true } },
  webExt: findDevelopmentBrowser(),
  // A build that may talk to this machine is never taken for one that is shipped.
  ...(servers.isLocalAllowed
    ? { outDirTemplate: '{{browser}}-mv{{manifestVersion}}{{modeSuffix}}-local' }
    : {}),
  vite: () => ({
    define: { __PIPESIDE_SERVERS__: JSON.stringify(servers) },
    plugins: [tailwindcss()],
    // Of the charts' library of numbers: its other form makes code out of a text, to find the window.
    resolve: {
      alias: [{ find: /^decimal\.js-light$/, replacement: 'decimal.js-light/decimal.mjs' }],
    },
    build: {
      target: ['chrome148', 'firefox142'],
      cssTarget: ['chrome148', 'firefox142'],
      // Files of the package are on this computer: a link for each part of what comes later costs more than it saves.
      modulePreload: {
        resolveDependencies: (_file, parts, { hostType }) => (hostType === 'js' ? [] : parts),
      },
    },
  }),
  manifest: ({ browser, command }) => ({
    name: '__MSG_extension_name__',
    description: '__MSG_extension_description__',
    default_locale: 'en',
    permissions: [
      'storage',
      'unlimitedStorage',
      'alarms',
      'activeTab',
      'scripting',
      'contextMenus',
      ...(browser === 'firefox' ? [] : ['sidePanel']),
    ],
    optional_permissions: ['notifications'],
    optional_host_permissions: optionalHosts,
    ...(browser === 'firefox'
      ? {
          browser_specific_settings: {
            gecko: {
              id: 'pipeside@pipeside.example',
              strict_min_version: '142.0',
              data_collection_permissions: { required: ['none'] },
            },
          },
        }
      : { minimum_chrome_version: '148', externally_connectable: { ids: [], matches: [] } }),
    incognito: 'not_allowed',
    content_security_policy: { extension_pages: contentSecurityPolicy(command === 'serve') },
    commands: {
      'clip-page': {
        suggested_key: suggestKey('C', browser),
        description: '__MSG_commands_clip__',
      },
      'open-panel': {
        suggested_key: suggestKey('P', browser),
        description: '__MSG_commands_panel__',
      },
      _execute_action: { suggested_key: suggestKey('O', browser) },
      'write-note': {
        suggested_key: suggestKey('N', browser),
        description: '__MSG_commands_note__',
      },
    },
  }),
});
