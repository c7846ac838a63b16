import type { SiteId } from '../model/extraction.ts';

export interface SiteHosts {
  readonly id: SiteId;
  /** Match patterns that the rep can grant, and that are asked for one site at a time. */
  readonly origins: readonly string[];
  /** Packaged script that reads one page of the site and hands the extraction back. */
  readonly reader: string;
}

/** The one table of hosts: the manifest's optional hosts, the options page and the capture all read it. */
export const siteHosts: readonly SiteHosts[] = [
  { id: 'linkedin', origins: ['https://*.linkedin.com/*'], reader: '/linkedin-reader.js' },
];
