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
const companyKind = /^(?:company|school|showcase)$/;
/** Pages under `/in/` and `/company/` that name nobody. */
const noOne = new Set(['unavailable', 'me', 'edit', 'setup']);

/** The address of a page on exactly linkedin.com or one of its country hosts, without reading anything; else `undefined`. */
export function parseLinkedInAddress(address: string): LinkedInAddress | undefined {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (!url || !/^https?:$/.test(url.protocol) || !ownHost.test(url.hostname)) return undefined;
  if (url.port !== '' || url.username !== '') return undefined;
  // `/en/in/…` and the mobile `/mwlite/in/…` are `/in/…`.
  const path = url.pathname.replace(
    /^\/(?:mwlite|[a-z]{2})(?=\/(?:in|company|school|showcase)\/)/i,
    '',
  );
  const [kind = '', part = '', ...rest] = path.split('/').filter((step) => step !== '');
  const isCompany = companyKind.test(kind);
  const slug = isCompany || kind === 'in' ? toSlug(part) : undefined;
  if (slug === undefined) {
    return { pageKind: kindOf(kind, part), url: url.origin + url.pathname, subPage: '' };
  }
  const isId = isCompany ? /^\d+$/.test(slug) : memberId.test(part);
  return {
    pageKind: isCompany ? 'company' : 'profile',
    url: `https://www.linkedin.com/${kind}/${isId ? part : encodeURIComponent(slug)}/`,
    subPage: (language.test(rest[0] ?? '') ? rest.slice(1) : rest).join('/'),
    ...(isId ? { linkedinId: part } : { slug }),
  };
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

function toSlug(part: string): string | undefined {
  let text = part;
  try {
    text = decodeURIComponent(part);
  } catch {
    // A stray `%`: the address is compared as it stands.
  }
  text = text.normalize('NFC').toLowerCase().trim();
  return /^[^\s/?#<>"\\]{1,150}$/.test(text) && !noOne.has(text) ? text : undefined;
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
