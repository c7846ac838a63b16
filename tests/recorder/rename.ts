import { parseSizeRange } from '../../lib/sites/engine/size.ts';
import { toDecoded } from './decode.ts';
import { foldWord, Inventor } from './invent.ts';
import {
  isKeptPhrase,
  isKeptWord,
  isPlainHost,
  keptPartsOf,
  keptWords,
  structureWords,
  toFramed,
} from './kept-words.ts';
import { memberId, slugParts, textParts, uuid } from './parts.ts';
import { emailPattern, isPhone, type Personal } from './personal.ts';

/** A picture that shows and fetches nothing. */
export const emptyPicture =
  'data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw==';

/** Segments of the site's own addresses after which comes somebody's name. */
const naming =
  /^(?:in|company|school|showcase|posts|lead|people|pulse|account|thread|mutual-connections)$/;
const plainParameters = /^(?:screenContext|isSelfProfile|isSdui|locale|origin)$/;
const namingParameters =
  /^(?:facetC|c)onnectionOf$|^(?:facetC|c)urrentCompany$|^(?:profileUrn|recipient|vanityName|variables|miniProfileUrn|url)$/;

type Groups = Readonly<Record<string, string | undefined>>;

/** Puts invented words in the place of real ones: the same for the same word, wherever and however it is written. */
export class Renamer {
  readonly #inventor: Inventor;
  readonly #personal: Personal;
  readonly #yearShift: number;
  /** Longest first, so that a name inside another is not taken for it. */
  readonly #longNameWords: readonly string[];
  readonly #ids: readonly string[];
  readonly #slugs: readonly string[];
  readonly #initials = new Map<string, string>();

  constructor(personal: Personal, options: { readonly html: string; readonly yearShift: number }) {
    this.#personal = personal;
    this.#yearShift = options.yearShift;
    const longest = (values: ReadonlySet<string>): string[] =>
      [...values].sort((one, other) => other.length - one.length);
    this.#ids = longest(personal.ids);
    this.#slugs = longest(personal.slugs).filter((slug) => slug.length > 2);
    this.#longNameWords = longest(personal.nameWords).filter((name) => foldWord(name).length > 3);
    const real = new Set(
      toDecoded(options.html)
        .match(/[\p{L}\p{M}]+|\d+/gu)
        ?.map(foldWord),
    );
    const parts = [...personal.nameWords].filter((name) => name.length > 2);
    this.#inventor = new Inventor(
      (invented) =>
        real.has(invented) ||
        keptWords.has(invented) ||
        structureWords.has(invented) ||
        parts.some((part) => invented.includes(part)),
    );
    this.#readInitials();
  }

  #readInitials(): void {
    for (const name of this.#personal.names) {
      const words = name.split(' ');
      if (words.length < 2 || words.length > 3) continue;
      const firsts = words.map((part) => part.charAt(0)).join('');
      const invented = words.map((part) => this.word(part).charAt(0)).join('');
      if (!this.#initials.has(firsts)) this.#initials.set(firsts, invented);
      for (const part of words) {
        const first = part.charAt(0);
        if (!this.#initials.has(first)) this.#initials.set(first, this.word(part).charAt(0));
      }
    }
  }

  /** One word; a name that is glued to another (`adathornbury`) is found inside. */
  word(original: string): string {
    const folded = foldWord(original);
    const rest = this.#personal.nameWords.has(folded) ? undefined : this.#splitGlued(folded);
    if (!rest) return this.#inventor.word(original);
    const glued = rest.map((part) => this.#inventor.word(part)).join('');
    return original === original.toUpperCase() ? glued.toUpperCase() : glued;
  }

  #splitGlued(folded: string): readonly string[] | undefined {
    for (const name of this.#longNameWords) {
      const part = foldWord(name);
      const at = folded.indexOf(part);
      const isAtEnd = at === 0 || (at > 0 && at + part.length === folded.length);
      if (!isAtEnd || part.length === folded.length) continue;
      const [before, after] = [folded.slice(0, at), folded.slice(at + part.length)];
      return [before, part, after]
        .filter((piece) => piece !== '')
        .flatMap((piece) => (piece === part ? [piece] : (this.#splitGlued(piece) ?? [piece])));
    }
    return undefined;
  }

  /** A text that people read: all words but those of the interface are replaced. */
  text(text: string): string {
    if (text.trim() === '') return text;
    // Once for the eye and once for a screen reader, glued: the same twice again.
    const half = text.slice(0, text.length / 2);
    if (half.trim().length > 3 && half + half === text) return this.text(half).repeat(2);
    if (isKeptPhrase(text) && !this.#personal.names.has(foldWord(text))) return text;
    const framed = toFramed(text);
    if (framed) return `${framed.before}${this.#freeText(framed.name)}${framed.after}`;
    const kept = keptPartsOf(text)[0];
    if (kept !== undefined) {
      const at = text.indexOf(kept);
      return `${this.#freeText(text.slice(0, at))}${kept}${this.#freeText(text.slice(at + kept.length))}`;
    }
    return this.#freeText(text);
  }

  #freeText(text: string): string {
    const hasSize = parseSizeRange(text) !== undefined;
    // Its words are glued to the figures in some languages, and the figures are one of ten brackets.
    if (hasSize && text.trim().length < 30 && !this.#namesSomebody(text)) return text;
    return text.replace(textParts, (...found) => {
      const groups = found.at(-1) as Groups;
      const match = found[0];
      const next = text.charAt((found.at(-3) as number) + match.length);
      if (groups['url'] || groups['host']) return this.address(match);
      if (groups['email']) return this.email(match);
      if (groups['urn']) return this.identifier(match);
      if (groups['phone'])
        return isPhone(match) ? this.#inventor.phone(match) : this.#numbersIn(match, hasSize);
      if (groups['ordinal']) return match;
      if (groups['number']) return hasSize ? match : this.#number(match);
      if (groups['word']) return this.#wordOfText(match, next);
      return this.#code(match);
    });
  }

  #namesSomebody(text: string): boolean {
    const words = text.match(/[\p{L}\p{M}]+/gu) ?? [];
    return words.some((part) => this.#personal.nameWords.has(foldWord(part)));
  }

  #numbersIn(text: string, hasSize: boolean): string {
    return hasSize ? text : text.replace(/\d+/g, (digits) => this.#number(digits));
  }

  #wordOfText(text: string, next: string): string {
    const folded = foldWord(text);
    const isUpper = text === text.toUpperCase();
    const initials = isUpper && text.length <= 3 ? this.#initials.get(folded) : undefined;
    if (text.length === 1 && /\p{Script=Latin}/u.test(text)) {
      return next === '.' && initials ? initials.toUpperCase() : text;
    }
    if (initials !== undefined && text.length > 1) return initials.toUpperCase();
    if (folded === 'linkedin') return text;
    const isSomebody = this.#personal.nameWords.has(folded);
    return !isSomebody && isKeptWord(text) ? text : this.word(text);
  }

  /** In running text a year is moved, in keys and addresses it is a number like any other. */
  #number(digits: string): string {
    if (/^(?:19[5-9]|20[0-4])\d$/.test(digits)) return String(Number(digits) + this.#yearShift);
    // "500+", "0 notifications": the same on many pages.
    return digits === '500' ? digits : this.#inventor.number(digits);
  }

  number(value: number): number {
    if (!Number.isSafeInteger(value) || Math.abs(value) < 1000) return value;
    return Number(this.#number(String(Math.abs(value)))) * Math.sign(value);
  }

  #code(text: string): string {
    if (uuid.test(text)) return this.#inventor.uuid(text);
    const id = this.#ids.find((known) => text.startsWith(known));
    if (id !== undefined) return this.#inventor.memberId(id) + text.slice(id.length);
    if (memberId.test(text)) {
      return this.#inventor.memberId(text.slice(0, 39)) + text.slice(39);
    }
    const parts = text.match(/[\p{L}\p{M}]+|\d+/gu) ?? [];
    const isNamed = parts.some((part) => {
      const folded = foldWord(part);
      return this.#longNameWords.includes(folded) || this.#splitGlued(folded) !== undefined;
    });
    // `adathornbury77`
    if (isNamed) {
      return parts
        .map((part) => (/\d/.test(part) ? this.#inventor.number(part) : this.word(part)))
        .join('');
    }
    return this.#inventor.code(text);
  }

  /** A slug or another name in an address: every part of it is replaced. */
  slug(text: string): string {
    return text.replace(slugParts, (...found) => {
      const groups = found.at(-1) as Groups;
      const match = found[0];
      if (groups['word']) return /^linkedin$/i.test(match) ? match : this.word(match);
      return groups['number'] ? this.#inventor.number(match) : this.#code(match);
    });
  }

  email(text: string): string {
    const at = text.lastIndexOf('@');
    return `${this.slug(text.slice(0, at))}@${this.#host(text.slice(at + 1))}`;
  }

  #host(text: string): string {
    if (isPlainHost(text)) return text;
    const labels = text.split('.');
    const names = labels.slice(0, -1).map((label) => (label === 'www' ? label : this.slug(label)));
    return [...names, 'example'].join('.');
  }

  /** A key of the page's maker in which a slug, an id or a name may stand: only those are replaced. */
  identifier(text: string): string {
    const slugs = this.#slugs.flatMap((slug) => [slug, encodeURIComponent(slug)]).map(escape);
    const parts = [
      uuid.source,
      ...this.#ids.filter((id) => id.length > 5 || /^[A-Z]/.test(id)).map(escape),
      memberId.source,
      String.raw`(?<=urn:li:\w+:\(?(?:[\w:]+,)?)\d{3,}`,
      ...slugs,
      String.raw`\d{6,}`,
      emailPattern.source,
    ];
    const replaced = text.replace(new RegExp(parts.join('|'), 'giu'), (match: string) => {
      if (/^\d+$/.test(match)) return this.#inventor.number(match);
      if (match.includes('@')) return this.email(match);
      if (uuid.test(match) || this.#ids.includes(match) || memberId.test(match))
        return this.#code(match);
      return this.#encodedAs(match, (decoded) => this.slug(decoded));
    });
    // Ids of threads and messages are base64 of other ids.
    const bare = replaced.replace(/(?<=urn:li:.*[,:(]\d+-)[\w+/=-]{4,}/g, (tail) =>
      this.#inventor.code(tail),
    );
    return this.#namesIn(bare);
  }

  /** Names between the words of a key: a whole word of three letters, or a part of five. */
  #namesIn(text: string): string {
    return text.replace(/\p{L}+/gu, (match) => {
      const folded = foldWord(match);
      if (structureWords.has(folded) || keptWords.has(folded)) return match;
      if (folded.length > 2 && this.#personal.nameWords.has(folded)) return this.word(match);
      const camel = match.split(/(?<=\p{Ll})(?=\p{Lu})/u);
      const part = this.#longNameWords.find((name) => name.length > 4 && folded.includes(name));
      if (part === undefined) return match;
      if (camel.length > 1) return camel.map((piece) => this.#namesIn(piece)).join('');
      return this.word(match);
    });
  }

  /** A class: names stand in it as whole words if at all. */
  className(text: string): string {
    return text.replace(/\p{L}+/gu, (match) => {
      const folded = foldWord(match);
      const isName = folded.length > 2 && this.#personal.nameWords.has(folded);
      const isCommon = structureWords.has(folded) || keptWords.has(folded);
      return isName && !isCommon ? this.word(match) : match;
    });
  }

  /** A whole address, one from the root, or a bare `host/path`. */
  address(text: string): string {
    const trimmed = text.trim();
    if (trimmed === '' || trimmed === '#') return text;
    if (/^mailto:/i.test(trimmed)) {
      const [to = ''] = toDecoded(trimmed.slice(7)).split('?');
      return `mailto:${to.includes('@') ? this.email(to) : this.slug(to)}`;
    }
    if (/^tel:/i.test(trimmed)) return `tel:${this.#inventor.phone(trimmed.slice(4))}`;
    if (/^data:/i.test(trimmed)) return emptyPicture;
    if (/^(?:javascript|blob|about|chrome[\w-]*|moz-extension):/i.test(trimmed)) return '#';
    const parts =
      /^((?:https?:)?\/\/)?([^/?#]*)([^?#]*)(?:\?([^#]*))?(?:#(.*))?$/iu.exec(trimmed) ?? [];
    const [, scheme = '', authority = '', path = '', query, fragment] = parts;
    const isFromRoot = scheme === '' && authority === '';
    const isOwn = isFromRoot || isPlainHost(authority);
    const start = `${scheme}${this.#host(authority.replace(/^.*@/, ''))}`;
    const host = isFromRoot ? '' : start;
    const tail = `${query === undefined ? '' : `?${this.#query(query)}`}${
      fragment === undefined ? '' : `#${this.identifier(fragment)}`
    }`;
    return `${host}${this.#path(path, isOwn)}${tail}`;
  }

  #path(path: string, isOwn: boolean): string {
    let previous = '';
    return path
      .split('/')
      .map((segment) => {
        const isNamed = naming.test(previous);
        previous = segment;
        const words = segment.split(/[-_.]/);
        const isPlain = isOwn && words.every((part) => structureWords.has(foldWord(part)));
        if (segment === '' || segment === '404' || (isPlain && !isNamed)) return segment;
        if (isPlain && isNamed && !this.#personal.slugs.has(segment.toLowerCase())) return segment;
        return this.#encodedAs(segment, (decoded) => this.slug(decoded));
      })
      .join('/');
  }

  #query(query: string): string {
    return query
      .split('&')
      .map((pair) => {
        const at = pair.indexOf('=');
        if (at < 0) return this.slug(pair);
        const [key, value] = [pair.slice(0, at), pair.slice(at + 1)];
        const name = /^\w+$/.test(key) ? this.className(key) : 'x';
        if (plainParameters.test(key) && /^[\w-]{0,40}$/.test(value)) return `${name}=${value}`;
        if (!namingParameters.test(key) && !this.#isKnown(value)) return `${name}=x`;
        const renamed = this.#encodedAs(value, (decoded) => this.#parameter(key, decoded));
        return `${name}=${renamed}`;
      })
      .join('&');
  }

  /** A slug or an id of the page: the reader may bind by it, whatever the parameter is called. */
  #isKnown(value: string): boolean {
    const decoded = toDecoded(value);
    return this.#personal.slugs.has(decoded.toLowerCase()) || this.#personal.ids.has(decoded);
  }

  #parameter(key: string, value: string): string {
    if (key === 'url') return this.address(value);
    if (key === 'vanityName' || this.#isKnown(value)) return this.slug(value);
    if (/company/i.test(key))
      return value.replace(/\d+/g, (digits) => this.#inventor.number(digits));
    return this.identifier(value).replace(/(?<=(?:vanity|universal)Name:)[^,)]+/g, (slug) =>
      this.#personal.slugs.has(slug.toLowerCase()) ? this.slug(slug) : slug,
    );
  }

  /** Renames what stands behind percent signs, and puts them back where there were any. */
  #encodedAs(text: string, rename: (decoded: string) => string): string {
    if (!text.includes('%')) return rename(text);
    try {
      return encodeURIComponent(rename(decodeURIComponent(text)));
    } catch {
      // A stray `%`: nothing of it is kept.
      return 'x';
    }
  }

  /** A value of the page's JSON, by its key and its form. */
  json(value: unknown, key = ''): unknown {
    if (typeof value === 'string') return this.#jsonText(value, key);
    if (typeof value === 'number') return this.number(value);
    if (Array.isArray(value)) return value.map((item) => this.json(item, key));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([name, item]) => [
        this.className(this.identifier(name)),
        this.json(item, name),
      ]),
    );
  }

  #jsonText(text: string, key: string): string {
    if (/^(?:[$@]|\$?recipeType|service|locale$)/.test(key) && /^[\w.:/@-]+$/.test(text)) {
      return this.identifier(text);
    }
    if (/^(?:publicIdentifier|universalName|vanityName)$/.test(key)) {
      return this.#encodedAs(text, (decoded) => this.slug(decoded));
    }
    if (/^urn:|^bpr-guid-\d+$/.test(text)) return this.identifier(text);
    if (/^(?:https?:\/\/|\/)\S*$/.test(text)) return this.address(text);
    return this.text(text);
  }
}

function escape(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
}
