import type { PageKind, SiteId } from '../model/extraction.ts';
import { parseLinkedInAddress } from './linkedin/address.ts';

/** What an address alone says. Apart from the packs, so that popup and background do not carry the rules of reading. */
export interface CanonicalAddress {
  readonly site: SiteId;
  readonly pageKind: PageKind;
  /** Decoded and in lower case. */
  readonly slug?: string;
  readonly linkedinId?: string;
  /** One address for every language, overlay and sub-page of the same person or company. */
  readonly url: string;
}

/** The site an address belongs to, by its exact host. */
export function siteOf(url: string): SiteId | undefined {
  return parseLinkedInAddress(url) ? 'linkedin' : undefined;
}

/** What an address names, without reading a page: enough to answer "is this saved?". */
export function canonicalAddress(url: string): CanonicalAddress | undefined {
  const address = parseLinkedInAddress(url);
  if (!address) return undefined;
  return {
    site: 'linkedin',
    pageKind: address.pageKind,
    url: address.url,
    ...(address.slug !== undefined ? { slug: address.slug } : {}),
    ...(address.linkedinId !== undefined ? { linkedinId: address.linkedinId } : {}),
  };
}

/** Whether two addresses name the same page of a site: another overlay, language or query is not another page. */
export function isSamePage(one: string, other: string): boolean {
  if (one === other) return true;
  const address = canonicalAddress(one);
  return address !== undefined && address.url === canonicalAddress(other)?.url;
}
