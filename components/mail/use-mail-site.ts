import { useLiveQuery } from 'dexie-react-hooks';
import type { MailSiteId } from '../../lib/model/mail.ts';
import { siteOf } from '../../lib/sites/address.ts';
import { mailHostsOf } from '../../lib/sites/hosts.ts';
import { loadRepSetting } from '../../lib/store/deal-queries.ts';
import { store } from '../../lib/store/open.ts';

/**
 * The webmail that a tab shows. `looking` until the store has said whether the rep has named the server, for addresses of
 * no listed site alone.
 */
export function useMailSite(url: string | undefined): MailSiteId | 'looking' | undefined {
  const listed = url === undefined ? undefined : mailHostsOf(url, [])?.id;
  const isKnown = url === undefined || listed !== undefined || siteOf(url) !== undefined;
  const servers = useLiveQuery(
    async () => (isKnown ? [] : (await loadRepSetting(store(), 'mail')).servers),
    [isKnown],
  );
  if (isKnown) return listed;
  return servers === undefined ? 'looking' : mailHostsOf(url, servers)?.id;
}
