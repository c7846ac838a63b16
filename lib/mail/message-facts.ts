import type { MailMessage, MailSiteId } from '../model/mail.ts';
import { toMessageKeys } from './keys.ts';
import type { MailFacts } from './same-mail.ts';

/** In ms since 1970, as the page tells it or lets it be guessed; NaN where it does neither. */
export function timeOf({ at, guessedAt }: Pick<MailMessage, 'at' | 'guessedAt'>): number {
  return Date.parse(at ?? guessedAt ?? '');
}

/** Addresses of all recipients, in the order of the header; whoever is shown without one is left out. */
export function recipientsOf({
  to,
  cc,
  bcc,
}: Pick<MailMessage, 'to' | 'cc' | 'bcc'>): readonly string[] {
  return [...to, ...cc, ...bcc].flatMap(({ email }) => (email === '' ? [] : [email]));
}

/** What a message of a mailbox is known by; `at` is `''` where it has no time. */
export function toMailFacts(
  message: MailMessage,
  of: {
    readonly site: MailSiteId;
    readonly account: string;
    readonly threadId: string;
    readonly subject: string;
  },
): MailFacts {
  const time = timeOf(message);
  const at = Number.isNaN(time) ? '' : new Date(time).toISOString();
  const recipients = recipientsOf(message);
  const sender = message.from?.email || null;
  const keys = toMessageKeys({ ...of, ids: message.ids, sender, recipients, at });
  return { sender, subject: of.subject, at, recipients, keys };
}
