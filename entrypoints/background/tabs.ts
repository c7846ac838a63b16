import { refreshIcon } from '../../lib/clips/icon.ts';
import { loadTabUrl } from '../../lib/clips/read-tab.ts';
import { browser } from '../../lib/platform/browser.ts';
import { reportBug } from '../../lib/platform/log.ts';
import { store } from '../../lib/store/open.ts';

/**
 * Follows the tabs whose address the browser shows to us: sites the rep has granted, and a tab after a gesture on it.
 * Only the address is looked up; no page is read.
 */
export function watchTabs(): void {
  browser.tabs.onUpdated.addListener((tabId, change) => {
    if (change.url === undefined) return;
    refreshIcon(store(), { tabId, url: change.url }).catch((error: unknown) =>
      reportBug('icon', error),
    );
  });
  browser.tabs.onActivated.addListener(({ tabId }) => {
    loadTabUrl(tabId)
      .then((url) => (url === undefined ? false : refreshIcon(store(), { tabId, url })))
      .catch((error: unknown) => reportBug('icon', error));
  });
}
