import type { MailMessage, MailPerson } from '../../model/mail.ts';
import type { Mailbox, MailLogInput } from './mail.ts';

/** Builders for the tests of mail. */

export const me: MailPerson = { email: 'ines@ourfirm.example', name: 'Ines Okafor' };
export const colleague: MailPerson = { email: 'duy@ourfirm.example', name: 'Duy Trần' };
export const linh: MailPerson = { email: 'linh@nordwind.example', name: 'Linh Trần' };
export const stranger: MailPerson = { email: 'omar@elsewhere.example', name: 'Omar Haddad' };

export const mailbox: Mailbox = { site: 'gmail', account: me.email, aliases: [] };

/** Gmail's older id: its upper bits are the time. */
export function idAt(at: string, salt = 1): string {
  return ((BigInt(Date.parse(at)) << 20n) | BigInt(salt)).toString(16);
}

export function aMessage(more: Partial<MailMessage> = {}): MailMessage {
  const at = more.at ?? '2026-03-02T07:30:00.000Z';
  return {
    ids: [idAt(at)],
    from: linh,
    to: [me],
    cc: [],
    bcc: [],
    at,
    isDraft: false,
    isBulk: false,
    isFolded: false,
    ...more,
  };
}

/** A message that the rep wrote; `msg-a:` names it from the press on. */
export function aSentMessage(more: Partial<MailMessage> = {}): MailMessage {
  return aMessage({ from: me, to: [linh], ids: ['msg-a:r-100'], ...more });
}

export function aLog(
  messages: readonly MailMessage[],
  more: Partial<MailLogInput> = {},
): MailLogInput {
  return { mailbox, threadId: '19aa00bb11cc22dd', subject: 'Offer', messages, by: 'rep', ...more };
}
