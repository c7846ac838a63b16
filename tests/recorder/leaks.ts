import { foldText } from '../../lib/model/fold.ts';
import { readBase64, toDecoded } from './decode.ts';
import { foldWord } from './invent.ts';
import { isKeptPhrase, isPlainHost, keptWords, structureWords, toFramed } from './kept-words.ts';
import type { Personal } from './personal.ts';

/** Something real that is still there. */
export interface Leak {
  readonly what: 'name' | 'slug' | 'id' | 'e-mail' | 'phone' | 'host' | 'path';
  readonly text: string;
  readonly where: string;
}

interface Place {
  readonly where: string;
  readonly text: string;
  readonly kind: 'text' | 'class' | 'key' | 'address';
}

const minNameLength = 3;
const addresses = /^(?:href|src|action|content|formaction|cite)$/;
const texts = /^(?:alt|title|aria-label|aria-description|placeholder|value|label|summary)$/;

/**
 * Searches a scrubbed page for everything of `personal`, in every encoding, without asking how it was scrubbed: whole
 * names, slugs, ids and addresses in the file itself, and single words of names in each text and attribute.
 */
export function findLeaks(page: {
  readonly html: string;
  readonly document: Document;
  readonly url: string;
  readonly personal: Personal;
}): readonly Leak[] {
  const { personal } = page;
  const places = [
    ...listPlaces(page.document),
    { where: 'the address', text: page.url, kind: 'address' } as const,
  ];
  const file: Place = { where: 'the file', text: page.html, kind: 'text' };
  const leaks = new Map<string, Leak>();
  const search = (place: Place): void => {
    for (const text of [toDecoded(place.text), ...readBase64(place.text)]) {
      for (const leak of [
        ...findWhole(text, place, personal),
        ...findWords(text, place, personal),
      ]) {
        leaks.set(`${leak.what} ${leak.text} ${leak.where}`, leak);
      }
    }
  };
  for (const place of places) search(place);
  // Once more over the file, for what no place holds: comments, tags, whatever the walk forgot.
  for (const text of [toDecoded(file.text), ...readBase64(file.text)]) {
    for (const leak of findWhole(text, file, personal)) {
      const isKnown = [...leaks.values()].some(
        (known) => known.what === leak.what && known.text === leak.text,
      );
      if (!isKnown) leaks.set(`${leak.what} ${leak.text}`, leak);
    }
  }
  return [...leaks.values()];
}

function listPlaces(root: Document | DocumentFragment): Place[] {
  const places: Place[] = [];
  const walk = (parent: Node): void => {
    for (const node of parent.childNodes) {
      const owner = parent.nodeType === 1 ? toPath(parent as Element) : 'the page';
      if (node.nodeType === 3) {
        places.push({ where: `text of ${owner}`, text: node.nodeValue ?? '', kind: 'text' });
      } else if (node.nodeType === 8) {
        places.push({ where: `comment in ${owner}`, text: node.nodeValue ?? '', kind: 'key' });
      } else if (node.nodeType === 1) {
        const element = node as Element;
        for (const { name, value } of element.attributes) {
          places.push({ where: `${name} of ${toPath(element)}`, text: value, kind: kindOf(name) });
          if (name.includes('-')) {
            places.push({ where: `name of ${toPath(element)}`, text: name, kind: 'key' });
          }
        }
        if (element.tagName === 'TEMPLATE') walk((element as HTMLTemplateElement).content);
        walk(element);
      }
    }
  };
  walk(root);
  return places;
}

function kindOf(attribute: string): Place['kind'] {
  if (attribute === 'class') return 'class';
  if (texts.test(attribute)) return 'text';
  return addresses.test(attribute) ? 'address' : 'key';
}

function toPath(element: Element): string {
  const names: string[] = [];
  for (let at: Element | null = element; at && names.length < 4; at = at.parentElement) {
    names.unshift(at.tagName.toLowerCase());
  }
  return names.join(' > ');
}

function findWhole(text: string, { where }: Place, personal: Personal): Leak[] {
  const leaks: Leak[] = [];
  const lower = text.normalize('NFC').toLowerCase();
  const folded = ` ${foldText(text)} `;
  const add = (what: Leak['what'], found: string): void => {
    leaks.push({ what, text: found, where });
  };
  for (const name of personal.names) {
    const isTelling = name
      .split(' ')
      .some((word) => word.length >= minNameLength && !isCommon(word));
    if (name.includes(' ') && isTelling && folded.includes(` ${name} `)) add('name', name);
  }
  for (const slug of personal.slugs) {
    const isTelling = slug
      .split(/[^\p{L}\p{N}]+/u)
      .some((word) => word.length >= minNameLength && !isCommon(foldWord(word)));
    if (isTelling && hasPart(lower, slug)) add('slug', slug);
  }
  for (const id of personal.ids) {
    const pattern = /^\d+$/.test(id)
      ? new RegExp(
          `(?:urn:li:[\\w:(,]*:|(?:company|school|showcase)/|urrentCompany=\\W*)${id}(?!\\d)`,
        )
      : undefined;
    if (
      pattern
        ? pattern.test(text) || (id.length > 5 && hasDigits(text, id))
        : lower.includes(id.toLowerCase())
    )
      add('id', id);
  }
  for (const email of personal.emails) if (lower.includes(email)) add('e-mail', email);
  for (const host of personal.hosts) if (hasPart(lower, host)) add('host', host);
  for (const path of personal.paths) if (path.length > 4 && lower.includes(path)) add('path', path);
  for (const phone of personal.phones) {
    if (phone.length >= 7 && text.replace(/(?<=\d)[\s().\-/]+(?=\d)/g, '').includes(phone))
      add('phone', phone);
  }
  return leaks;
}

function hasDigits(text: string, digits: string): boolean {
  return new RegExp(`(?<!\\d)${digits}(?!\\d)`).test(text);
}

/** A short slug must stand alone, a long one may be glued to a key. */
function hasPart(text: string, part: string): boolean {
  if (part.length > 5) return text.includes(part);
  const escaped = part.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
  return new RegExp(`(?<![\\p{L}\\p{N}])${escaped}(?![\\p{L}\\p{N}])`, 'u').test(text);
}

function isCommon(word: string): boolean {
  return structureWords.has(word) || keptWords.has(word) || isKeptPhrase(word);
}

/** Single words of names: whole ones of three letters, parts of five; never the words of the page's maker in their own places. */
function findWords(text: string, { where, kind }: Place, personal: Personal): Leak[] {
  if (kind === 'text' && isKeptPhrase(text)) return [];
  const framed = kind === 'text' ? toFramed(text) : undefined;
  const searched = (framed ? framed.name : text).replaceAll(/https?:\/\/[^/\s"']+/g, (host) =>
    isPlainHost(host.replace(/^https?:\/\//, '')) ? ' ' : host,
  );
  const leaks: Leak[] = [];
  for (const [token] of searched.matchAll(/[\p{L}\p{M}]+/gu)) {
    const folded = foldWord(token);
    const isJson = kind === 'text' && /^\s*[[{]/.test(text);
    const isOwnWord =
      (kind !== 'text' || isJson) && (structureWords.has(folded) || keptWords.has(folded));
    if (folded.length < minNameLength || isOwnWord) continue;
    for (const name of personal.nameWords) {
      if (name.length < minNameLength) continue;
      const isPart =
        name.length >= 5 && kind !== 'class' && folded.includes(name) && !isFromMaker(token, name);
      if (folded === name || isPart) leaks.push({ what: 'name', text: name, where });
    }
  }
  return leaks;
}

/** `profileCardsExperience`: a word between capitals that the page's maker wrote. */
function isFromMaker(token: string, name: string): boolean {
  const parts = token.split(/(?<=\p{Ll})(?=\p{Lu})/u).map(foldWord);
  return parts.length > 1 && parts.some((part) => part === name && structureWords.has(part));
}
