import { toCleanText, toFolded, toPersonName } from '../../lib/sites/engine/clean.ts';
import type { LayerTrace } from '../../lib/sites/engine/read.ts';
import { parseHref, parseLinkedInAddress } from '../../lib/sites/linkedin/address.ts';
import { readOtherNames } from '../../lib/sites/linkedin/strangers.ts';
import type { Explanation } from '../../lib/sites/registry.ts';
import { readBase64, toDecoded } from './decode.ts';
import { foldWord } from './invent.ts';
import { isKeptPhrase, isPlainHost, keptWords, structureWords, toFramed } from './kept-words.ts';

/** What of a page belongs to somebody: the list by which nothing of it may be found again. */
export interface Personal {
  /** Folded, of people and companies. */
  readonly names: ReadonlySet<string>;
  /** Folded words of the names, of at least two letters. */
  readonly nameWords: ReadonlySet<string>;
  /** Decoded, in lower case. */
  readonly slugs: ReadonlySet<string>;
  readonly ids: ReadonlySet<string>;
  readonly emails: ReadonlySet<string>;
  /** Digits only. */
  readonly phones: ReadonlySet<string>;
  /** Hosts of others than the site. */
  readonly hosts: ReadonlySet<string>;
  /** Decoded paths that name somebody, or that lie on somebody's host. */
  readonly paths: ReadonlySet<string>;
}

type Found = { -readonly [key in keyof Personal]: Set<string> };

const nameFields = new Set(['full_name', 'name', 'company_name']);
const nameKeys =
  /^(?:name|firstName|lastName|givenName|familyName|fullName|companyName|profile:(?:first|last)_name)$/;
const slugKeys = /^(?:publicIdentifier|universalName|vanityName)$/;
const memberId = /(?<![A-Za-z\d])(A[CE][A-Za-z]A[\w-]{15,70})/g;
const idLength = 39;
/** Where a key of the page goes on after the id. */
const afterId =
  /(?:Topcard|About|Activity|ContactInfoDetailSection|(?:Experience|Education)TopLevelSection)$/;

export const emailPattern = /[\p{L}\p{N}._%+'-]+@(?:[\p{L}\p{N}-]+\.)+\p{L}{2,}/u;
export const phonePattern =
  /(?<![\p{L}\p{N}.,-])\+?\(?\p{Nd}[\p{Nd}\s().\-/]{5,}\p{Nd}(?![\p{L}\p{N}])/u;

/** Digits that look like a phone number and are no range of years and no size of a company. */
export function isPhone(text: string): boolean {
  const digits = text.replace(/\P{Nd}/gu, '');
  if (digits.length < 7 || digits.length > 17) return false;
  const groups = text.match(/\p{Nd}+/gu) ?? [];
  if (groups.every((group) => /^(?:19|20)\d\d$/.test(group))) return false;
  // 1.001-5.000
  return !/^\d{1,3}(?:\.\d{3})+(?:\s*-\s*\d{1,3}(?:\.\d{3})+)?$/.test(text.trim());
}

/** Every person, company, id and address that reader, links, structured data and patterns find in the page. */
export function findPersonal(
  document: Document,
  source: { readonly html: string; readonly url: string; readonly explanation: Explanation },
): Personal {
  const found: Found = {
    names: new Set(),
    nameWords: new Set(),
    slugs: new Set(),
    ids: new Set(),
    emails: new Set(),
    phones: new Set(),
    hosts: new Set(),
    paths: new Set(),
  };
  const decoded = toDecoded(source.html);
  const everything = [decoded, toDecoded(source.url), ...readBase64(source.html)].join('\n');
  addRead(found, source.explanation);
  for (const json of readJson(document)) addFromJson(found, json, '');
  const sure = new Set(found.names);
  addNamesOfDocument(found, document, source.url);
  addPatterns(found, everything);
  addPhones(found, document);
  for (const name of found.names) {
    for (const word of name.split(' ')) {
      // A link may hold a whole line ("Buyer at Halverd"): that does not make a name of "at".
      const isName = sure.has(name) || !keptWords.has(word);
      if (isName && word.length > 1 && word !== 'linkedin') found.nameWords.add(word);
    }
  }
  return found;
}

function addName(found: Found, text: string): void {
  const name = toFolded(toPersonName(toCleanText(text)));
  const isAddress = /@\S|\/\S|\.\p{L}{2,}\//u.test(text);
  const isAnyone =
    !isAddress && name.length > 1 && name.length <= 80 && name.split(' ').length <= 7;
  if (!isAnyone || isKeptPhrase(name) || /^[\d ]*$/.test(name)) return;
  // A link that shows an address (`readOtherNames` gives its words), and the names of the site's own types.
  if (/^(?:www |\w\w )?linkedin com\b|^com linkedin\b/.test(name)) return;
  if (name.split(' ').every((word) => keptWords.has(word))) return;
  found.names.add(name);
}

function addRead(found: Found, { extraction, traces }: Explanation): void {
  for (const [field, trace] of Object.entries(traces)) {
    for (const layer of trace) addLayer(found, field, layer);
  }
  for (const [field, reading] of Object.entries(extraction.fields)) {
    for (const value of [reading.value].flat()) {
      if (field === 'phones') found.phones.add(String(value).replace(/\P{Nd}/gu, ''));
    }
  }
}

function addLayer(found: Found, field: string, { value, raw, outcome }: LayerTrace): void {
  if (!nameFields.has(field)) return;
  if (value !== undefined) addName(found, String(value));
  else if (outcome === 'refused' && raw !== undefined) addName(found, raw);
}

function addNamesOfDocument(found: Found, document: Document, url: string): void {
  const own = parseLinkedInAddress(url)?.slug;
  const others = readOtherNames(document, { slugs: new Set(own ? [own] : []), id: '' });
  for (const name of others) {
    const framed = toFramed(name);
    addName(found, framed?.name ?? name);
  }
  for (const link of document.querySelectorAll('a[href*="/company/"],a[href*="/school/"]')) {
    if (parseHref(link.getAttribute('href') ?? '')?.subPage !== '') continue;
    const text = (link.querySelector('strong,h3,[aria-hidden="true"]') ?? link).textContent ?? '';
    if (!/[·\d\n]/.test(text.trim())) addName(found, text);
  }
  for (const element of document.querySelectorAll('[aria-label],[alt],title')) {
    for (const text of [
      element.getAttribute('aria-label'),
      element.getAttribute('alt'),
      element.tagName === 'TITLE' ? element.textContent : null,
    ]) {
      const framed = text === null ? undefined : toFramed(text);
      // "Feed | LinkedIn" is one word; a person has two, a company is found by its page.
      if (framed && / /.test(framed.name.trim()))
        addName(found, framed.name.split(/ [-–:|·.] /)[0] ?? '');
    }
  }
  for (const mark of document.querySelectorAll('[data-anonymize$="-name"]')) {
    addName(found, mark.textContent ?? '');
  }
  for (const meta of document.querySelectorAll('meta[property]')) {
    const property = meta.getAttribute('property') ?? '';
    if (nameKeys.test(property)) addName(found, meta.getAttribute('content') ?? '');
  }
}

/** Structured data and the page's own JSON; what cannot be parsed is searched by its patterns only. */
function* readJson(document: Document): Generator {
  for (const element of document.querySelectorAll('script[type$="json"],code')) {
    const text = element.textContent ?? '';
    if (!/^\s*[[{]/.test(text)) continue;
    try {
      yield JSON.parse(text);
    } catch {
      // Broken JSON is not kept either.
      continue;
    }
  }
}

function addFromJson(found: Found, value: unknown, key: string): void {
  if (typeof value === 'string') {
    if (nameKeys.test(key)) addName(found, value);
    if (slugKeys.test(key)) addSlug(found, value);
  } else if (Array.isArray(value)) {
    for (const item of value) addFromJson(found, item, key);
  } else if (typeof value === 'object' && value !== null) {
    const { firstName, lastName } = value as Record<string, unknown>;
    if (typeof firstName === 'string' && typeof lastName === 'string') {
      addName(found, `${firstName} ${lastName}`);
    }
    for (const [name, item] of Object.entries(value)) addFromJson(found, item, name);
  }
}

function addSlug(found: Found, text: string): void {
  const slug = toDecoded(text).normalize('NFC').toLowerCase();
  if (slug.length < 2 || /^\d+$/.test(slug) || /^ac[a-z]a[\w-]{15,}$/.test(slug)) return;
  if (structureWords.has(slug)) return;
  found.slugs.add(slug);
}

function addPatterns(found: Found, text: string): void {
  for (const [, slug = ''] of text.matchAll(
    /\/(?:in|company|school|showcase|lead|posts)\/([^/?#"'<>\s\\,&)]+)/gi,
  )) {
    addSlug(found, slug);
  }
  for (const [, slug = ''] of text.matchAll(
    /(?:vanityName|universalName|publicIdentifier)["']?\s*[=:]\s*["']?([^,&)"'\s<>#]+)/gi,
  )) {
    addSlug(found, slug);
  }
  for (const [, slug = ''] of text.matchAll(
    /"profile(?:AsideBrowsemap|AsidePymk|AsideProduct|CardsExperienceOnly)([^"\s]+)"/g,
  )) {
    addSlug(found, slug);
  }
  const ids = [
    ...text.matchAll(memberId),
    ...text.matchAll(/\.card\.ref(A[CE][A-Za-z]A[\w-]{15,70})/g),
  ];
  for (const [, id = ''] of ids) {
    const bare = id.replace(afterId, '');
    found.ids.add(bare.length > idLength + 8 ? bare.slice(0, idLength) : bare);
  }
  for (const [, id = ''] of text.matchAll(/urn:li:\w+:\(?(?:[\w:]+,)?(\d{3,})/g)) found.ids.add(id);
  for (const [, id = ''] of text.matchAll(/\/(?:company|school|showcase)\/(\d{3,})/g))
    found.ids.add(id);
  for (const [, list = ''] of text.matchAll(/[cC]urrentCompany=([^&#\s<>]+)/g)) {
    for (const id of list.match(/\d{3,}/g) ?? []) found.ids.add(id);
  }
  for (const [email = ''] of text.matchAll(new RegExp(emailPattern, 'gu'))) {
    found.emails.add(email.toLowerCase());
  }
  for (const [address = ''] of text.matchAll(/https?:\/\/[^\s"'<>\\)]+/gi))
    addAddress(found, address);
}

function addAddress(found: Found, address: string): void {
  if (!URL.canParse(address)) return;
  const url = new URL(address);
  if (/(?:^|\.)(?:w3|schema)\.org$/.test(url.hostname)) return;
  const isPlain = isPlainHost(url.hostname);
  if (!isPlain && !/\.licdn\.com$/.test(url.hostname)) {
    const host = url.hostname.replace(/^www\./, '').normalize('NFC');
    if (host.length > 3) found.hosts.add(host);
  }
  const segments = toDecoded(url.pathname)
    .split('/')
    .filter((part) => part !== '');
  const isNaming = segments.some(
    (part) =>
      foldWord(part).length > 3 &&
      !part.split(/[-_]/).every((word) => structureWords.has(foldWord(word))),
  );
  if (isNaming) found.paths.add(`/${segments.join('/')}`.toLowerCase());
}

function addPhones(found: Found, document: Document): void {
  for (const link of document.querySelectorAll('a[href^="tel:" i]')) {
    found.phones.add((link.getAttribute('href') ?? '').replace(/\P{Nd}/gu, ''));
  }
  const texts = document.querySelectorAll('p,span,dd,li,a,td');
  for (const element of texts) {
    const text = element.childElementCount === 0 ? (element.textContent ?? '') : '';
    for (const [phone = ''] of text.matchAll(new RegExp(phonePattern, 'gu'))) {
      if (isPhone(phone)) found.phones.add(phone.replace(/\P{Nd}/gu, ''));
    }
  }
}
