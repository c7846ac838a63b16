import type { MailSiteId } from '../../lib/model/mail.ts';
import { mailHostsOf } from '../../lib/sites/hosts.ts';
import { store } from '../../lib/store/open.ts';

/** Only an address of no listed site needs them: the popup paints without. */
const settings = () => import('../../lib/store/deal-queries.ts');

/** The webmail that an address belongs to, also on a server that the rep has named. */
export async function findMailSite(url: string): Promise<MailSiteId | undefined> {
  const listed = mailHostsOf(url, []);
  if (listed || !url.startsWith('https:')) return listed?.id;
  const { loadRepSetting } = await settings();
  const { servers } = await loadRepSetting(store(), 'mail');
  return mailHostsOf(url, servers)?.id;
}
