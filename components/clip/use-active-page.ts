import { useCallback, useEffect, useRef, useState } from 'react';
import type { Reading } from '../../lib/clips/save-reading.ts';
import { send } from '../../lib/messaging/send.ts';
import type { Failure } from '../../lib/model/failure.ts';
import { browser } from '../../lib/platform/browser.ts';
import { toInstant } from '../../lib/platform/clock.ts';
import { siteOf } from '../../lib/sites/address.ts';
import { findMailSite } from '../mail/find-mail-site.ts';

export interface PageTab {
  readonly tabId: number;
  readonly windowId: number;
  readonly url: string;
}

export type ActivePage =
  | { readonly status: 'looking' }
  /** A page of no site that we read, or one whose address the browser does not show to us. */
  | { readonly status: 'none'; readonly isHidden: boolean }
  | { readonly status: 'reading'; readonly tab: PageTab }
  /** Webmail, which its own card reads. */
  | { readonly status: 'mail'; readonly tab: PageTab }
  | { readonly status: 'read'; readonly tab: PageTab; readonly reading: Reading }
  | { readonly status: 'failed'; readonly tab: PageTab; readonly failure: Failure };

async function loadActiveTab(): Promise<PageTab | undefined> {
  const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
  const { id: tabId, windowId, url } = tab ?? {};
  if (tabId === undefined || windowId === undefined || url === undefined) return undefined;
  return { tabId, windowId, url };
}

async function readActivePage(onReading: (tab: PageTab) => void): Promise<ActivePage> {
  // Apart from the first paint: the reader's checks are not needed to show what is due.
  const reading = import('../../lib/clips/read-tab.ts');
  const tab = await loadActiveTab();
  if (!tab) return { status: 'none', isHidden: true };
  if (siteOf(tab.url) === undefined) {
    const site = await findMailSite(tab.url);
    return site ? { status: 'mail', tab } : { status: 'none', isHidden: false };
  }
  onReading(tab);
  const readAt = toInstant(Date.now());
  const { readForCard } = await reading;
  const result = await readForCard(tab);
  // The gesture has let us see the address: the icon may now say whether it is saved.
  void send('icon/refresh', { tabId: tab.tabId });
  if (!result.ok) return { status: 'failed', tab, failure: result.failure };
  return { status: 'read', tab, reading: { ...tab, readAt, extraction: result.value } };
}

/** Reads the page of the active tab once, as opening the popup is the rep's gesture, and again when asked. */
export function useActivePage(): { readonly page: ActivePage; readonly readAgain: () => void } {
  const [page, setPage] = useState<ActivePage>({ status: 'looking' });
  const turn = useRef(0);
  const readAgain = useCallback(() => {
    turn.current += 1;
    const mine = turn.current;
    const set = (next: ActivePage) => {
      if (turn.current === mine) setPage(next);
    };
    readActivePage((tab) => set({ status: 'reading', tab })).then(set, () =>
      set({ status: 'none', isHidden: true }),
    );
  }, []);
  useEffect(() => {
    readAgain();
    return () => {
      turn.current += 1;
    };
  }, [readAgain]);
  return { page, readAgain };
}
