import type { PageKind } from '../../model/extraction.ts';

export interface LinkedInAddress {
  readonly pageKind: PageKind;
  /** Decoded, NFC, lower case: for comparing. */
  readonly slug?: string;
  /** `ACoA…` of a member, digits of a company. */
  readonly linkedinId?: string;
  /** The page's own address: one host, no language, overlay, details, query. */
  readonly url: string;
  /** What follows the slug: `overlay/contact-info`, `details/experience`; `''` for the page itself. */
  readonly subPage: string;
}

const ownHost = /^(?:(?:www|m|touch|[a-z]{2})\.)?linkedin\.com$/;
const memberId = /^ACoA[\w-]{20,60}$/;
const language = /^[a-z]{2}(?:[-_][a-z]{2,4})?$/i;
/** Pages under `/in/` that name no person. */
const noPerson = new Set(['unavailable', 'me', 'edit']);

/** The address of a page on exactly linkedin.com or one of its country hosts, without reading anything; else `undefined`. */
export function parseLinkedInAddress(address: string): LinkedInAddress | undefined {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (!url || !/^https?:$/.test(url.protocol) || !ownHost.test(url.hostname)) return undefined;
  if (url.port !== '' || url.username !== '') return undefined;
  let parts = url.pathname.split('/').filter((part) => part !== '');
  if (
    parts[0] === 'mwlite' ||
    (parts.length > 2 && language.test(parts[0] ?? '') && isKind(parts[1]))
  ) {
    parts = parts.slice(1);
  }
  const [kind = '', second = '', ...rest] = parts;
  if (kind === 'in') return toProfile(second, rest, url);
  if (isCompanyKind(kind)) return toCompany(kind, second, rest, url);
  return { pageKind: kindOf(kind, second), url: `${url.origin}${url.pathname}`, subPage: '' };
}

export function isLinkedInHost(host: string): boolean {
  return ownHost.test(host) || host === 'lnkd.in' || host.endsWith('.linkedin.com');
}

/** Slug of a link to a person or a company; `undefined` for numeric ids, member ids and anything else. */
export function slugOfHref(href: string): string | undefined {
  return parseHref(href)?.slug;
}

/** Like `parseLinkedInAddress` for a link as it stands in a page, whole or from the root. */
export function parseHref(href: string): LinkedInAddress | undefined {
  const isFromRoot = href.startsWith('/') && !href.startsWith('//');
  return parseLinkedInAddress(isFromRoot ? `https://www.linkedin.com${href}` : href);
}

function isKind(part: string | undefined): boolean {
  return part === 'in' || isCompanyKind(part ?? '');
}

function isCompanyKind(part: string): boolean {
  return part === 'company' || part === 'school' || part === 'showcase';
}

function toSlug(part: string): string | undefined {
  let text = part;
  try {
    text = decodeURIComponent(part);
  } catch {
    // A stray `%`: the address is compared as it stands.
  }
  text = text.normalize('NFC').toLowerCase().trim();
  return text !== '' && text.length <= 150 && !/[\s/?#<>"\\]/.test(text) ? text : undefined;
}

function toProfile(part: string, rest: readonly string[], url: URL): LinkedInAddress {
  const [next = ''] = rest;
  const subPage = (language.test(next) ? rest.slice(1) : rest).join('/');
  if (memberId.test(part)) {
    return {
      pageKind: 'profile',
      linkedinId: part,
      url: `https://www.linkedin.com/in/${part}/`,
      subPage,
    };
  }
  const slug = toSlug(part);
  if (slug === undefined || noPerson.has(slug)) {
    return { pageKind: 'unknown', url: `${url.origin}${url.pathname}`, subPage: '' };
  }
  return {
    pageKind: 'profile',
    slug,
    url: `https://www.linkedin.com/in/${encodeURIComponent(slug)}/`,
    subPage,
  };
}

function toCompany(kind: string, part: string, rest: readonly string[], url: URL): LinkedInAddress {
  const slug = toSlug(part);
  if (slug === undefined || slug === 'unavailable') {
    return { pageKind: 'unknown', url: `${url.origin}${url.pathname}`, subPage: '' };
  }
  const own = `https://www.linkedin.com/${kind}/${encodeURIComponent(slug)}/`;
  const [next = ''] = rest;
  const subPage = (language.test(next) ? rest.slice(1) : rest).join('/');
  return /^\d+$/.test(slug)
    ? { pageKind: 'company', linkedinId: slug, url: own, subPage }
    : { pageKind: 'company', slug, url: own, subPage };
}

function kindOf(first: string, second: string): PageKind {
  if (first === 'sales') {
    if (second === 'lead' || second === 'people') return 'sales_lead';
    return second === 'company' || second === 'account' ? 'sales_company' : 'unknown';
  }
  if (first === 'messaging') return 'messaging';
  if (first === 'search' && second === 'results') return 'people_search';
  return 'unknown';
}
