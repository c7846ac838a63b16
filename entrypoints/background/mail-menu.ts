import { i18n } from '#i18n';
import { originsOf } from '../../lib/clips/mail-watchers.ts';
import { browser } from '../../lib/platform/browser.ts';
import { mailHosts } from '../../lib/sites/hosts.ts';
import { loadRepSetting } from '../../lib/store/deal-queries.ts';
import type { Store } from '../../lib/store/store.ts';

export const mailMenuId = 'log-mail';

async function loadPatterns(store: Store): Promise<string[]> {
  const { servers } = await loadRepSetting(store, 'mail');
  return mailHosts.flatMap((site) => originsOf(site, servers));
}

/** Once after an installation; the browser keeps it. */
export async function createMailMenu(store: Store): Promise<void> {
  browser.contextMenus.create({
    id: mailMenuId,
    title: i18n.t('commands.logMail'),
    contexts: ['page', 'selection', 'link'],
    documentUrlPatterns: await loadPatterns(store),
  });
}

let shownOn: string | undefined;

/** The servers that the rep has named have it as well. */
export async function keepMailMenu(store: Store): Promise<void> {
  const documentUrlPatterns = await loadPatterns(store);
  const text = documentUrlPatterns.join(' ');
  if (shownOn === text) return;
  shownOn = text;
  try {
    await browser.contextMenus.update(mailMenuId, { documentUrlPatterns });
  } catch {
    // Not made yet: it is made with these after the installation.
  }
}
