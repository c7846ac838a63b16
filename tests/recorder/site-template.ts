/**
 * The files of a new site, by their path. `site` in the pack is what `SiteId` says, so the pack compiles only once the
 * site is registered there: a site half begun does not ship.
 */
export function siteFiles(name: string, host: string): Readonly<Record<string, string>> {
  const title = name.charAt(0).toUpperCase() + name.slice(1);
  const pattern = host.replace(/^www\./, '').replaceAll('.', '\\.');
  return {
    [`lib/sites/${name}/address.ts`]: `import type { PageKind } from '../../model/extraction.ts';

export interface ${title}Address {
  readonly pageKind: PageKind;
  /** Decoded, NFC, lower case: for comparing. */
  readonly slug?: string;
  /** The page's own address: one host, no language, query or sub-page. */
  readonly url: string;
}

/** Exact, with its known sub-domains: \`host.includes\` would take \`not-${host}\` for it. */
const ownHost = /^(?:www\\.)?${pattern}$/;

/** The address of a page of the site, without reading anything; else \`undefined\`. */
export function parse${title}Address(address: string): ${title}Address | undefined {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (!url || !/^https?:$/.test(url.protocol) || !ownHost.test(url.hostname)) return undefined;
  if (url.port !== '' || url.username !== '') return undefined;
  return { pageKind: 'unknown', url: url.origin + url.pathname };
}

export function is${title}Host(host: string): boolean {
  return ownHost.test(host);
}
`,
    [`lib/sites/${name}/profile.pack.ts`]: `import type { Pack } from '../engine/pack.ts';

/** A person's page. Layers stand most trusted first: structured data, stable attributes, semantics, and words last. */
export const profilePack: Pack = {
  id: '${name}.profile',
  version: 1,
  site: '${name}',
  pageKind: 'profile',
  seenWorking: '${new Date().toISOString().slice(0, 10)}',
  ready: ['main h1'],
  blocked: [{ code: 'sign_in_wall', path: /^\\/login\\b/ }],
  strangers: ['aside', 'dialog', '[role="dialog"]', '[popover]', '[inert]'],
  regions: {},
  fields: {
    full_name: {
      value: 'personName',
      required: true,
      layers: [
        { name: 'json-ld', kind: 'jsonLd', type: 'Person', path: ['name'], confidence: 'certain' },
        { name: 'heading', kind: 'css', select: 'h1' },
      ],
    },
  },
};
`,
    [`lib/sites/${name}/index.ts`]: `import type { BlockCode, PageKind } from '../../model/extraction.ts';
import type { Pack } from '../engine/pack.ts';
import type { BoundPage } from '../engine/page.ts';
import { parse${title}Address } from './address.ts';
import { profilePack } from './profile.pack.ts';

export const packs: readonly Pack[] = [profilePack];

export type BoundOrBlocked =
  | { readonly page: BoundPage; readonly pack: Pack; readonly blocked?: never }
  | { readonly blocked: BlockCode; readonly pack?: Pack; readonly page?: never };

/**
 * The page with its one identity bound, or why it is refused. Until address, card and id of a page are bound to one
 * person here, every page is refused: blank beats wrong.
 */
export function bindPage(
  _document: Document,
  url: string,
  packOf: (kind: PageKind) => Pack | undefined,
): BoundOrBlocked {
  const address = parse${title}Address(url);
  const pack = address && packOf(address.pageKind);
  return pack ? { blocked: 'unknown_layout', pack } : { blocked: 'unsupported_page' };
}
`,
    [`tests/fixtures/${name}/README.md`]: `One folder a page: \`page.html\` with invented people and \`expected.json\` with what must be read; at least six readable pages a pack, in three languages, one of them Vietnamese or Arabic, besides walls, pages not found and pages not rendered. \`npm run capture-fixture -- SAVED.html --url URL\` makes one from a page you may see.
`,
  };
}

/** What a person does next, in order: each step is asked for by the compiler or by a test. */
export function stepsAfter(name: string, host: string): string {
  return `Register it:
  lib/model/extraction.ts   add '${name}' to SiteId (until then the pack does not compile)
  lib/sites/hosts.ts        a row: id '${name}', origins ['https://${host}/*'], reader '/${name}-reader.js'
  entrypoints/              ${name}-reader.ts, like linkedin-reader.ts
  lib/sites/address.ts      siteOf and canonicalAddress: ask address.ts of the new site too
  lib/sites/registry.ts     add its packs to \`packs\`, and its bindPage to \`read\`
  lib/sites/reasons.ts      why a layer is trusted, where its source alone does not say
  components/prospect/rule-text.ts and locales/   words for each new layer, and the site's label
  tests/contract/packs.test.ts                    walk tests/fixtures/${name} too

Then \`npm run test:contract\`: it fails until every pack has its fixtures and every layer is alive in one.`;
}
