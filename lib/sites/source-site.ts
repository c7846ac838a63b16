import type { SiteId } from '../model/extraction.ts';
import { siteOf } from './address.ts';
import { mailHostsOf } from './hosts.ts';

/** The site that a stored address of a page was read at. Of no listed site, it was a server that some rep had named. */
export function sourceSiteOf(url: string | null): SiteId {
  if (url === null) return 'linkedin';
  return siteOf(url) ?? mailHostsOf(url, [])?.id ?? 'roundcube';
}
