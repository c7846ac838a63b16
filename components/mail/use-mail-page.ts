import { useLiveQuery } from 'dexie-react-hooks';
import { useCallback, useRef, useState } from 'react';
import { isSameMailPage, type MailTab, openMailTab } from '../../lib/clips/mail-tab.ts';
import type { Failure } from '../../lib/model/failure.ts';
import { toInstant } from '../../lib/platform/clock.ts';
import { loadMailCard, type MailCard } from '../../lib/store/mail-card.ts';
import type { MailView } from '../../lib/store/mail-rows.ts';
import { mailViewOf } from '../../lib/store/mail-views.ts';
import { store } from '../../lib/store/open.ts';

export interface MailPageNow {
  /** What the tab shows as it was last read; absent where that was another page of the site. */
  readonly view: MailView | undefined;
  /** Absent where no thread is open. */
  readonly card: MailCard | undefined;
}

export interface MailPageState {
  /** `undefined` until the store has answered. */
  readonly now: MailPageNow | undefined;
  readonly isReading: boolean;
  /** Whether this view has read the page that the tab shows. */
  readonly hasRead: boolean;
  readonly failure: Failure | undefined;
  /** Must follow a gesture of the rep's: the page is read once. */
  readonly read: () => Promise<void>;
}

interface Reading {
  readonly url: string;
  readonly isOver: boolean;
  readonly failure?: Failure;
  /** ISO time in UTC of the end. */
  readonly at?: string;
}

/** A webmail tab: what its page told or a gesture read, and all that the store knows about it. */
export function useMailPage({ tabId, windowId, url }: MailTab): MailPageState {
  const [reading, setReading] = useState<Reading>();
  const isBusy = useRef(false);
  const kept = useLiveQuery(async () => {
    const view = await mailViewOf(store(), tabId);
    if (!view || !isSameMailPage(view.url, url)) return { view: undefined, card: undefined };
    return { view, card: await loadMailCard(store(), view.reading) };
  }, [tabId, url]);
  const read = useCallback(async () => {
    if (isBusy.current) return;
    isBusy.current = true;
    setReading({ url, isOver: false });
    const result = await openMailTab(store(), { tabId, windowId, url });
    isBusy.current = false;
    setReading({
      ...{ url, isOver: true, at: toInstant(Date.now()) },
      ...(result.ok ? {} : { failure: result.failure }),
    });
  }, [tabId, windowId, url]);
  // A refusal is about the page that was read, not about where the tab went since.
  const own = reading?.url === url ? reading : undefined;
  // What the page has told since is newer than a refusal.
  const isOutdated = (kept?.view?.at ?? '') > (own?.at ?? '');
  const failure = isOutdated ? undefined : own?.failure;
  // For a moment after the tab went elsewhere the answer is still about where it was.
  const isOfThisPage = !kept?.view || isSameMailPage(kept.view.url, url);
  return {
    now: isOfThisPage ? kept : undefined,
    isReading: own?.isOver === false,
    hasRead: own?.isOver === true && failure === undefined,
    failure,
    read,
  };
}
