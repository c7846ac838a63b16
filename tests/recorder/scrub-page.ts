import { JSDOM } from 'jsdom';
import type { Extraction } from '../../lib/model/extraction.ts';
import { type Explanation, explainPage } from '../../lib/sites/registry.ts';
import { isKeptPhrase } from './kept-words.ts';
import { findLeaks, type Leak } from './leaks.ts';
import { findPersonal, type Personal } from './personal.ts';
import { emptyPicture, Renamer } from './rename.ts';

export interface ScrubbedPage {
  readonly html: string;
  readonly url: string;
  readonly before: Explanation;
  readonly after: Explanation;
  readonly personal: Personal;
  readonly renamer: Renamer;
  /** Where something real is still found. Nothing may be written while there is any. */
  readonly leaks: readonly Leak[];
  /** Fields that are read by other layers, or otherwise sure, than on the real page. */
  readonly differences: readonly string[];
}

const readAttributes = new Set([
  ...['alt', 'title', 'aria-label', 'aria-description', 'aria-valuetext', 'aria-roledescription'],
  ...['placeholder', 'label', 'summary', 'abbr', 'content', 'value', 'data-anonymize-value'],
]);
const addressAttributes = new Set([
  'href',
  'action',
  'formaction',
  'cite',
  'xlink:href',
  'manifest',
]);
const mediaAttributes = new Set([
  ...['src', 'srcset', 'poster', 'data', 'background', 'imagesrcset', 'data-delayed-url'],
  ...['data-ghost-url', 'data-src', 'data-srcset', 'data-delayed-background'],
]);
/** Written by the page's maker: kept, and searched for slugs, ids and names. */
const keyAttributes =
  /^(?:id|componentkey|for|name|type|rel|role|lang|dir|style|target|method|media|tabindex|hidden|inert|open|popover|slot|is|itemprop|itemtype|itemscope|property|charset|http-equiv|width|height|sizes|loading|align|colspan|rowspan|datetime|checked|disabled|selected|start|aria-[a-z]+|data-(?:testid|test-id|test-icon|view-name|sdui-screen|section|display-contents|service-name|modal|tracking-control-name|x-search-result|anonymize|vjs-player|popperplacement))$/;
const dropped =
  'script:not([type="application/ld+json"]),noscript,object,embed,base,meta[http-equiv="refresh" i]';
const secrets = /csrf|session|token|nonce|auth(?!_wall)|password|cookie|treeid|trackingid|ajax/i;
const htmlNamespace = 'http://www.w3.org/1999/xhtml';

/** Neither runs nor fetches anything of the page. */
export function parsePage(html: string, url: string): JSDOM {
  return new JSDOM(html, { url, contentType: 'text/html' });
}

/** The page with invented people in place of the real ones, and what a search for the real ones still finds. */
export function scrubPage(
  html: string,
  url: string,
  options: { readonly yearShift?: number } = {},
): ScrubbedPage {
  const onFault = (fault: unknown): never => {
    throw fault;
  };
  const dom = parsePage(html, url);
  const { document } = dom.window;
  const before = explainPage(document, url, { onFault });
  const personal = findPersonal(document, { html, url, explanation: before });
  const renamer = new Renamer(personal, { html, yearShift: options.yearShift ?? -1 });
  scrubTree(document, renamer);
  const scrubbed = `${dom.serialize().trimEnd()}\n`;
  const scrubbedUrl = renamer.address(url);
  const again = parsePage(scrubbed, scrubbedUrl).window.document;
  const after = explainPage(again, scrubbedUrl, { onFault });
  return {
    html: scrubbed,
    url: scrubbedUrl,
    before,
    after,
    personal,
    renamer,
    leaks: findLeaks({ html: scrubbed, document: again, url: scrubbedUrl, personal }),
    differences: listDifferences(before.extraction, after.extraction),
  };
}

function scrubTree(root: Document | DocumentFragment, renamer: Renamer): void {
  for (const element of root.querySelectorAll(dropped)) element.remove();
  for (const element of root.querySelectorAll('*')) {
    scrubAttributes(element, renamer);
    if (element.tagName === 'TEMPLATE')
      scrubTree((element as HTMLTemplateElement).content, renamer);
  }
  scrubNodes(root, renamer);
}

function scrubNodes(parent: Node, renamer: Renamer): void {
  for (const node of [...parent.childNodes]) {
    if (node.nodeType === 8 || node.nodeType === 7) node.remove();
    else if (node.nodeType === 1) {
      const element = node as Element;
      if (/^style$/i.test(element.tagName)) element.textContent = '';
      else if (/^(?:script|code)$/i.test(element.tagName) && isJson(element))
        scrubJson(element, renamer);
      else scrubNodes(element, renamer);
    } else if (node.nodeType === 3 || node.nodeType === 4) {
      node.nodeValue = renamer.text(node.nodeValue ?? '');
    }
  }
}

function isJson(element: Element): boolean {
  return element.tagName === 'SCRIPT' || /^\s*[[{]/.test(element.textContent ?? '');
}

function scrubJson(element: Element, renamer: Renamer): void {
  try {
    const renamed = renamer.json(JSON.parse(element.textContent ?? ''));
    element.textContent = JSON.stringify(renamed).replaceAll('<', '\\u003c');
  } catch {
    // JSON that the reader cannot parse is of no use to a fixture, and what it holds is not known.
    element.textContent = '';
  }
}

function scrubAttributes(element: Element, renamer: Renamer): void {
  for (const { name, value } of [...element.attributes]) {
    const scrubbed = toScrubbed(element, name.toLowerCase(), { value, renamer });
    if (scrubbed === undefined) element.removeAttribute(name);
    else if (scrubbed !== value) element.setAttribute(name, scrubbed);
  }
}

/** The attribute's value without anybody's data, `undefined` where the attribute itself must go. */
function toScrubbed(
  element: Element,
  name: string,
  { value, renamer }: { readonly value: string; readonly renamer: Renamer },
): string | undefined {
  if (/^on|^(?:nonce|integrity|srcdoc|ping|data-(?:csrf|session|token))/.test(name))
    return undefined;
  if (name === 'class') return renamer.className(value);
  if (name === 'style') return renamer.identifier(value.replace(/url\([^)]*\)?/gi, 'none'));
  if (mediaAttributes.has(name)) return toMedia(element, name, { value, renamer });
  if (addressAttributes.has(name)) return toAddress(element, { value, renamer });
  if (element.tagName === 'META') return toMeta(element, name, { value, renamer });
  if (element.tagName === 'INPUT' && name === 'value') {
    return /^(?:submit|button)$/.test(element.getAttribute('type') ?? '')
      ? renamer.text(value)
      : '';
  }
  if (readAttributes.has(name)) return renamer.text(value);
  const isDrawing = element.namespaceURI !== htmlNamespace;
  if (keyAttributes.test(name)) return renamer.identifier(value);
  if (isDrawing && !name.startsWith('data-')) {
    return /^[\d\s.,%a-z#()-]*$/i.test(value) && !/[a-z]{4}/i.test(value)
      ? value
      : renamer.identifier(value);
  }
  if (/^$|^(?:true|false|\d{1,2})$/.test(value)) return value;
  if (/^urn:|^[\w-]*(?:urn|ACoA)/.test(value) && !/\s/.test(value))
    return renamer.identifier(value);
  if (/^https?:\/\//.test(value)) return renamer.address(value);
  return isKeptPhrase(value) ? value : 'x';
}

interface Rename {
  readonly value: string;
  readonly renamer: Renamer;
}

function toMedia(element: Element, name: string, { value, renamer }: Rename): string | undefined {
  if (element.tagName === 'IFRAME' && name === 'src') return renamer.address(value);
  if (name !== 'src' && name !== 'poster') return undefined;
  return value === '' ? value : emptyPicture;
}

function toAddress(element: Element, { value, renamer }: Rename): string | undefined {
  const isResource = element.tagName === 'LINK' && element.getAttribute('rel') !== 'canonical';
  if (isResource) return undefined;
  return renamer.address(value);
}

function toMeta(element: Element, name: string, { value, renamer }: Rename): string {
  if (name !== 'content') return renamer.identifier(value);
  const about = element.getAttribute('name') ?? element.getAttribute('property') ?? '';
  if (secrets.test(about)) return 'x';
  if (/^(?:pageKey|como-pk|serviceVersion|viewport|robots|og:type|twitter:card)$/.test(about)) {
    return renamer.identifier(value);
  }
  if (/^\s*\{/.test(value)) {
    try {
      return JSON.stringify(renamer.json(JSON.parse(value)));
    } catch {
      // Neither JSON nor text: nothing that a reader asks for.
      return 'x';
    }
  }
  return /^https?:\/\//.test(value) ? renamer.address(value) : renamer.text(value);
}

function listDifferences(before: Extraction, after: Extraction): string[] {
  const differences: string[] = [];
  const compare = (what: string, one: unknown, other: unknown): void => {
    const [was, is] = [JSON.stringify(one) ?? 'none', JSON.stringify(other) ?? 'none'];
    if (was !== is) differences.push(`${what}: ${was} → ${is}`);
  };
  for (const part of ['pageKind', 'blocked', 'missing', 'notLoaded', 'warnings'] as const) {
    compare(part, before[part], after[part]);
  }
  const fields = new Set([...Object.keys(before.fields), ...Object.keys(after.fields)]);
  for (const field of fields) {
    const [one, other] = [before, after].map(
      ({ fields: read }) => read[field as keyof typeof read],
    );
    for (const part of ['layer', 'confidence', 'agreed'] as const) {
      compare(`${field} ${part}`, one?.[part], other?.[part]);
    }
    compare(
      `${field} disagreed`,
      one?.disagreed.map(({ layer }) => layer),
      other?.disagreed.map(({ layer }) => layer),
    );
  }
  return differences;
}
