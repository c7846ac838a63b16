import type { SiteId } from '../model/extraction.ts';
import type { MailSiteId } from '../model/mail.ts';

export interface SiteHosts {
  readonly id: SiteId;
  /** Match patterns that the rep can grant, and that are asked for one site at a time. */
  readonly origins: readonly string[];
  /** Packaged script that reads one page of the site and hands the reading back. */
  readonly reader: string;
}

export interface MailHosts extends SiteHosts {
  readonly id: MailSiteId;
  /** Packaged script that follows what is opened and sent, where the rep has granted the site and switched it on. */
  readonly watcher: string;
}

/** The one table of hosts: the manifest's optional hosts, the options page and the capture all read it. */
export const siteHosts = [
  { id: 'linkedin', origins: ['https://*.linkedin.com/*'], reader: '/linkedin-reader.js' },
] as const satisfies readonly SiteHosts[];

/** Webmail. A Roundcube runs anywhere: its hosts are the ones that the rep names. */
export const mailHosts: readonly MailHosts[] = [
  {
    id: 'gmail',
    origins: ['https://mail.google.com/*'],
    reader: '/gmail-reader.js',
    watcher: '/gmail-watch.js',
  },
  {
    id: 'outlook',
    origins: [
      'https://outlook.live.com/*',
      'https://outlook.office.com/*',
      'https://outlook.office365.com/*',
      'https://outlook.cloud.microsoft/*',
    ],
    reader: '/outlook-reader.js',
    watcher: '/outlook-watch.js',
  },
  {
    id: 'yahoo',
    origins: ['https://mail.yahoo.com/*'],
    reader: '/yahoo-reader.js',
    watcher: '/yahoo-watch.js',
  },
  {
    id: 'proton',
    origins: ['https://mail.proton.me/*'],
    reader: '/proton-reader.js',
    watcher: '/proton-watch.js',
  },
  { id: 'roundcube', origins: [], reader: '/roundcube-reader.js', watcher: '/roundcube-watch.js' },
];

/** May be asked for one named server at a time; never for all. */
export const anyServer = 'https://*/*';

/** Pattern of a server that the rep has named. */
export function serverOrigin(host: string): string {
  return `https://${host}/*`;
}

/** The webmail that an address belongs to, by its exact host; `servers` are the hosts that the rep has named. */
export function mailHostsOf(url: string, servers: readonly string[]): MailHosts | undefined {
  if (!URL.canParse(url)) return undefined;
  const { protocol, host } = new URL(url);
  if (protocol !== 'https:') return undefined;
  const listed = mailHosts.find(({ origins }) =>
    origins.some((origin) => origin === `https://${host}/*`),
  );
  if (listed) return listed;
  return servers.includes(host) ? mailHosts.find(({ id }) => id === 'roundcube') : undefined;
}
