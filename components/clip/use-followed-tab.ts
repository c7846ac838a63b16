import { useCallback, useEffect, useState } from 'react';
import { browser } from '../../lib/platform/browser.ts';
import { reportBug } from '../../lib/platform/log.ts';
import { isSamePage } from '../../lib/sites/address.ts';

export interface FollowedTab {
  readonly tabId: number;
  readonly windowId: number;
  /** Absent where the browser does not show it: no gesture on this tab yet, and the site is not granted. */
  readonly url: string | undefined;
}

export interface Following {
  readonly tab: FollowedTab | undefined;
  /** The tab in front, while the panel keeps showing another one because the rep is writing. */
  readonly newer: FollowedTab | undefined;
  readonly lookAgain: () => void;
  /** Goes to the tab in front, whatever is being written. */
  readonly follow: () => void;
}

function isSameTab(one: FollowedTab | undefined, other: FollowedTab): boolean {
  if (one?.tabId !== other.tabId) return false;
  return one.url === other.url || (!!one.url && !!other.url && isSamePage(one.url, other.url));
}

/** Text that is not saved yet has the cursor: the view must not move on under the rep's hands. */
function isWriting(): boolean {
  const active = document.activeElement;
  const isField = active instanceof HTMLTextAreaElement || active instanceof HTMLInputElement;
  return isField && active.closest('main') !== null && active.value.trim() !== '';
}

type Shown = Pick<Following, 'tab' | 'newer'>;

function toShown(now: Shown, next: FollowedTab, mayMove: boolean): Shown {
  if (isSameTab(now.tab, next)) {
    // Nothing to move; the address may have become visible, or is another part of the same page.
    if (now.tab?.url === next.url && now.newer === undefined) return now;
    return { tab: next, newer: undefined };
  }
  return now.tab && !mayMove ? { tab: now.tab, newer: next } : { tab: next, newer: undefined };
}

/**
 * The active tab of a window, as far as the browser lets us see it. Only the address is looked at; no page is read.
 * A gesture on the tab brings no event of its own, so the panel also looks when it gets the focus and when told to.
 */
export function useFollowedTab(windowId: number | undefined): Following {
  const [shown, setShown] = useState<Shown>({ tab: undefined, newer: undefined });
  const look = useCallback(
    async (isForced: boolean) => {
      if (windowId === undefined) return;
      const [active] = await browser.tabs.query({ active: true, windowId });
      if (active?.id === undefined) return;
      const next: FollowedTab = { tabId: active.id, windowId, url: active.url };
      const mayMove = isForced || !isWriting();
      setShown((now) => toShown(now, next, mayMove));
    },
    [windowId],
  );
  const lookAgain = useCallback(() => {
    look(false).catch((error: unknown) => reportBug('follow', error));
  }, [look]);
  const follow = useCallback(() => {
    look(true).catch((error: unknown) => reportBug('follow', error));
  }, [look]);
  useEffect(() => {
    // oxlint-disable-next-line react/set-state-in-effect -- the browser answers later; nothing is set synchronously
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
  return { ...shown, lookAgain, follow };
}
