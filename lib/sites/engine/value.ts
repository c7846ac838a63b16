import type { FieldValue } from '../../model/extraction.ts';
import { toCapped, toCleanText, toFolded, toPersonName, toSingleText } from './clean.ts';
import type { ValueKind } from './pack.ts';
import { parseSizeRange } from './size.ts';

export type Verdict =
  | { readonly value: FieldValue }
  /** Why the text cannot be the value, in words for `npm run explain`. */
  | { readonly refused: string };

/** What a check must know of the page beyond the text itself. */
export interface ValueContext {
  /** Folded names of other people found on the page. */
  readonly otherNames: ReadonlySet<string>;
  /** Folded words of the site's own interface that are never a person, a company or a place. */
  readonly interfaceWords: ReadonlySet<string>;
  /** The site's own hosts are never somebody's website. */
  isOwnHost(host: string): boolean;
}

const maxListLength = 20;
const maxNameLength = 200;
const masked = /\*{2,}|^[*\s.,&\-·|]*\*[*\s.,&\-·|]*$/;
const email = /^[^\s@<>"'(),:;]+@(?:[\p{L}\p{N}-]+\.)+\p{L}{2,}$/u;
/** Markup, formulas, counts, addresses, and the site itself. */
const notName = /[<>{}=\\]|^[+@\-\p{Nd}]|https?:|www\.|@\S+\.\p{L}|\blinkedin\b/iu;

type TextKind = 'personName' | 'companyName' | 'line' | 'place' | 'headline' | 'about';
const startsWithCount = /^[+~]?\p{Nd}/u;

function refused(reason: string): Verdict {
  return { refused: reason };
}

const malformed: Verdict = { refused: 'not of the form' };

/** What no text may be, whatever it says. */
function refusalOf(text: string, kind: TextKind, context: ValueContext): string | undefined {
  const folded = toFolded(text);
  if (folded === '') return 'no letter or digit';
  if (masked.test(text)) return 'masked';
  if (context.interfaceWords.has(folded)) return 'interface word';
  if (context.otherNames.has(folded)) return "another person's name";
  if (kind === 'place' && startsWithCount.test(text)) return 'a count';
  if (kind === 'personName' && (notName.test(text) || !/\p{L}/u.test(text))) return 'not a name';
  return undefined;
}

function toText(raw: string, kind: TextKind, context: ValueContext): Verdict {
  const isCut = kind === 'about' || kind === 'headline';
  const maxLength = kind === 'about' ? 600 : kind === 'headline' ? 400 : maxNameLength;
  const line = toSingleText(toCleanText(raw));
  const text = kind === 'personName' ? toPersonName(line) : line;
  if (!isCut && text.length > maxLength) return refused('too long');
  const reason = refusalOf(text, kind, context);
  return reason ? refused(reason) : { value: toCapped(text, maxLength) };
}

/** `undefined` for what is no http address; `URL.parse` is younger than the oldest browser we serve. */
function toUrl(text: string): URL | undefined {
  return /^https?:\/\//i.test(text) && URL.canParse(text) ? new URL(text) : undefined;
}

/** An outside address, unwrapped from the site's own redirect; without the site's own pages. */
function toWebsite(raw: string, context: Pick<ValueContext, 'isOwnHost'>): string | undefined {
  const text = toCleanText(raw);
  const isWhole = /^https?:\/\//i.test(text);
  if (!isWhole && !/^[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+(?:[/?#]\S*)?$/u.test(text))
    return undefined;
  const url = toUrl(isWhole ? text : `https://${text}`);
  if (!url?.hostname.includes('.')) return undefined;
  if (url.username || url.password) return undefined;
  if (context.isOwnHost(url.hostname)) {
    const target = /^\/(?:safety\/go|redir\/redirect)\/?$/.test(url.pathname)
      ? url.searchParams.get('url')
      : null;
    const targetHost = target ? toUrl(target)?.hostname : undefined;
    // One step only: a redirect to the site itself is no website.
    if (!target || targetHost === undefined || context.isOwnHost(targetHost)) return undefined;
    return toWebsite(target, context);
  }
  if (url.href.length > 500) return undefined;
  return url.pathname === '/' && !url.search && !url.hash ? url.origin : url.href;
}

function toPhone(raw: string): string | undefined {
  const text = toCleanText(raw).replace(/\s*\([\p{L}\s./-]+\)\s*$/u, '');
  if (!/^[+(]?[\p{Nd}\s().\-/+]+(?:\s*(?:x|ext\.?)\s*\p{Nd}+)?$/iu.test(text)) return undefined;
  const digitCount = text.replace(/\P{Nd}/gu, '').length;
  return digitCount >= 6 && digitCount <= 17 ? text.trim() : undefined;
}

function toList(raws: readonly string[], parse: (raw: string) => string | undefined): Verdict {
  const values = new Set<string>();
  for (const raw of raws.slice(0, maxListLength * 5)) {
    const value = parse(raw);
    if (value !== undefined) values.add(value);
    if (values.size === maxListLength) break;
  }
  return values.size > 0 ? { value: [...values] } : malformed;
}

/** One field's value from the texts a layer read, or the reason why they cannot be it. */
export function toValue(kind: ValueKind, raws: readonly string[], context: ValueContext): Verdict {
  const raw = raws[0] ?? '';
  switch (kind) {
    case 'slug': {
      const slug = toCleanText(raw).toLowerCase();
      return /^[^\s/?#<>"\\]{1,150}$/.test(slug) ? { value: slug } : malformed;
    }
    case 'memberId':
      return /^ACoA[\w-]{10,60}$/.test(raw) ? { value: raw } : malformed;
    case 'numericId':
      return /^\d{1,15}$/.test(raw) ? { value: raw } : malformed;
    case 'sizeMin':
    case 'sizeMax': {
      for (const text of raws) {
        const range = parseSizeRange(toCleanText(text));
        const end = kind === 'sizeMin' ? range?.min : range?.max;
        if (end !== undefined) return { value: end };
      }
      return malformed;
    }
    case 'website': {
      const website = toList(raws, (text) => toWebsite(text, context));
      return 'value' in website && Array.isArray(website.value)
        ? { value: String(website.value[0]) }
        : website;
    }
    case 'websites':
      return toList(raws, (text) => toWebsite(text, context));
    case 'emails':
      return toList(raws, (text) => {
        const address = toCleanText(text).toLowerCase();
        return address.length <= 254 && email.test(address) ? address : undefined;
      });
    case 'phones':
      return toList(raws, toPhone);
    default:
      return toText(raw, kind, context);
  }
}

/** Whether two layers say the same thing in other spelling. */
export function isSameValue(kind: ValueKind, one: FieldValue, other: FieldValue): boolean {
  if (typeof one === 'number' || typeof other === 'number') return one === other;
  if (Array.isArray(one) && Array.isArray(other)) {
    return one.length === other.length && one.every((item) => other.includes(item));
  }
  const [a, b] = [toFolded(String(one)), toFolded(String(other))];
  if (a === b) return true;
  switch (kind) {
    case 'personName':
      // Family name first or last depends on the interface's language.
      return a.split(' ').sort().join(' ') === b.split(' ').sort().join(' ');
    case 'place':
    case 'headline':
    case 'about':
      // Shortened by the page or by the length cap.
      return a.length > 3 && b.length > 3 && (a.startsWith(b) || b.startsWith(a));
    case 'website':
      return websiteKey(String(one)) === websiteKey(String(other));
    default:
      return false;
  }
}

function websiteKey(address: string): string {
  return address
    .replace(/^https?:\/\/(?:www\.)?/, '')
    .replace(/\/$/, '')
    .toLowerCase();
}
