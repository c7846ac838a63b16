import type { SenderFacts } from '../messaging/sender.ts';
import type { MailSiteId } from '../model/mail.ts';
import { type MailHosts, mailHostsOf } from '../sites/hosts.ts';

/** More than a rep's own acts in a second is a page gone wrong. */
const maxPerSecond = 10;
const secondMs = 1_000;

export interface MailSender {
  readonly tabId: number;
  readonly site: MailHosts;
  /** Of the frame that tells it. */
  readonly url: string;
  readonly isTop: boolean;
}

/**
 * The tab and the site that a message of a watcher comes from, by what the browser says of the sender; `undefined` where
 * it is no webmail of that name, or not the page itself. Roundcube shows a message in a frame of its own.
 */
export function toMailSender(
  from: SenderFacts,
  said: { readonly site: MailSiteId; readonly servers: readonly string[] },
): MailSender | undefined {
  const { url = '', tab, frameId } = from;
  const site = mailHostsOf(url, said.servers);
  const isTop = frameId === 0;
  if (tab?.id === undefined || site?.id !== said.site) return undefined;
  if (!isTop && site.id !== 'roundcube') return undefined;
  return { tabId: tab.id, site, url, isTop };
}

/** Counts what each tab tells; `true` where it is too much. In memory: a worker that is ended has heard nothing lately. */
export function createRateGuard(now: () => number): (tabId: number) => boolean {
  const timesByTab = new Map<number, readonly number[]>();
  return (tabId) => {
    const at = now();
    const recent = (timesByTab.get(tabId) ?? []).filter((time) => time > at - secondMs);
    const isTooMuch = recent.length >= maxPerSecond;
    // Tabs that were closed do not pile up.
    for (const [id, times] of timesByTab) {
      if ((times.at(-1) ?? 0) <= at - secondMs) timesByTab.delete(id);
    }
    timesByTab.set(tabId, isTooMuch ? recent : [...recent, at]);
    return isTooMuch;
  };
}
