import { useCallback, useEffect, useState } from 'react';
import { browser } from '../../lib/platform/browser.ts';
import { reportBug } from '../../lib/platform/log.ts';

export interface FollowedTab {
  readonly tabId: number;
  readonly windowId: number;
  /** Absent where the browser does not show it: no gesture on this tab yet, and the site is not granted. */
  readonly url: string | undefined;
}

/**
 * The active tab of a window, as far as the browser lets us see it. Only the address is looked at; no page is read.
 * A gesture on the tab brings no event of its own, so the panel also looks when it gets the focus and when told to.
 */
export function useFollowedTab(windowId: number | undefined): {
  readonly tab: FollowedTab | undefined;
  readonly lookAgain: () => void;
} {
  const [tab, setTab] = useState<FollowedTab>();
  const lookAgain = useCallback(() => {
    if (windowId === undefined) return;
    browser.tabs
      .query({ active: true, windowId })
      .then(([active]) => {
        if (active?.id === undefined) return;
        const { id, url } = active;
        setTab((now) =>
          now?.tabId === id && now.url === url ? now : { tabId: id, windowId, url },
        );
      })
      .catch((error: unknown) => reportBug('follow', error));
  }, [windowId]);
  useEffect(() => {
    lookAgain();
    browser.tabs.onActivated.addListener(lookAgain);
    browser.tabs.onUpdated.addListener(lookAgain);
    window.addEventListener('focus', lookAgain);
    return () => {
      browser.tabs.onActivated.removeListener(lookAgain);
      browser.tabs.onUpdated.removeListener(lookAgain);
      window.removeEventListener('focus', lookAgain);
    };
  }, [lookAgain]);
  return { tab, lookAgain };
}
