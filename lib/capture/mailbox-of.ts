import type { MailReading } from '../model/mail.ts';
import type { MailAdapter } from '../sites/mail/adapter.ts';

/** Whose mailbox a page shows; `account` is `''` where it does not say yet. */
export type Mailbox = Pick<MailReading, 'account' | 'aliases'>;

/**
 * The part of an address that names the mailbox where one site shows several: `/mail/u/1`, a delegated `/d/…` or `/b/…`
 * beside it.
 */
export function mailboxPartOf(url: string): string {
  const { origin, pathname } = new URL(url);
  return origin + (/^\/(?:[^/]+\/)*?u\/\d+(?:\/[bd]\/[^/]+)?/.exec(pathname)?.[0] ?? '');
}

export interface MailboxMemory {
  /** Reads the page where the mailbox of this part is not known yet. */
  of(part: string): Mailbox;
  learn(reading: MailReading): void;
}

/** Reading a whole page for two addresses is dear: once known they are kept as long as the page lives. */
export function rememberMailbox(page: {
  readonly document: Document;
  url(): string;
  readonly adapter: Pick<MailAdapter, 'read'>;
}): MailboxMemory {
  const known = new Map<string, Mailbox>();
  const learn = (reading: MailReading): void => {
    const { account, aliases } = reading;
    if (account !== '') known.set(mailboxPartOf(page.url()), { account, aliases });
  };
  return {
    learn,
    of: (part) => {
      const isHere = mailboxPartOf(page.url()) === part;
      if (!known.has(part) && isHere) {
        learn(page.adapter.read(page.document, page.url(), 'headers'));
      }
      return known.get(part) ?? { account: '', aliases: [] };
    },
  };
}
