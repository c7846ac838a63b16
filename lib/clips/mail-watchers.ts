import type { MailSiteId } from '../model/mail.ts';
import { browser } from '../platform/browser.ts';
import { keepPageScripts, type PageScript, runInOpenTabs } from '../platform/scripts.ts';
import { type MailHosts, mailHosts, serverOrigin } from '../sites/hosts.ts';
import { loadRepSetting } from '../store/deal-queries.ts';
import type { Store } from '../store/store.ts';

const prefix = 'mail-';

/** Where a site may be: its own addresses, of a Roundcube those that the rep has named. */
export function originsOf(site: MailHosts, servers: readonly string[]): readonly string[] {
  return site.id === 'roundcube' ? servers.map(serverOrigin) : site.origins;
}

async function grantedOf(origins: readonly string[]): Promise<readonly string[]> {
  const granted = await Promise.all(
    origins.map((origin) => browser.permissions.contains({ origins: [origin] })),
  );
  return origins.filter((_, at) => granted[at]);
}

/** Whether the browser lets us into a page still: a script that runs there is not ended when the rep takes that back. */
export function isGranted(url: string): Promise<boolean> {
  return browser.permissions.contains({ origins: [serverOrigin(new URL(url).host)] });
}

/**
 * Has the browser run the watchers of the sites that the rep has switched on and lets us into, and of no other; also in
 * pages that are open already; none before the rep has said what is never logged. Gives these sites. Safe at any time, by two at once.
 */
export function keepWatchers(store: Store): Promise<readonly MailSiteId[]> {
  return navigator.locks.request('mail-watchers', async () => {
    const { watched, servers, askedAt } = await loadRepSetting(store, 'mail');
    const on = mailHosts.filter(({ id }) => askedAt !== null && watched.includes(id));
    const scripts = await Promise.all(
      on.map(
        async (site): Promise<PageScript> => ({
          id: `${prefix}${site.id}`,
          file: site.watcher.slice(1),
          matches: await grantedOf(originsOf(site, servers)),
          allFrames: site.id === 'roundcube',
        }),
      ),
    );
    const wanted = scripts.filter(({ matches }) => matches.length > 0);
    const changed = await keepPageScripts(prefix, wanted);
    await Promise.all(changed.map(runInOpenTabs));
    const ids = new Set(wanted.map(({ id }) => id));
    return on.filter(({ id }) => ids.has(`${prefix}${id}`)).map(({ id }) => id);
  });
}
