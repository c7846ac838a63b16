import type { MailMessage, MailReading } from '../model/mail.ts';
import { me } from '../store/commands/a-mail.ts';

export const threadUrl = 'https://mail.google.com/mail/u/0/#inbox/FMfcgzQbABC';

/** A thread as Gmail's reader hands it back. */
export function aThreadReading(
  messages: readonly MailMessage[],
  more: Partial<MailReading> = {},
): MailReading {
  return {
    site: 'gmail',
    pageKind: 'mail_thread',
    pack: 'gmail.thread',
    version: 1,
    url: threadUrl,
    account: me.email,
    aliases: [],
    thread: { id: '19aa00bb11cc22dd', subject: 'Offer', messages, hiddenCount: 0 },
    drafts: [],
    rows: [],
    ...more,
  };
}
