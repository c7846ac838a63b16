import type { MailSiteId } from '../model/mail.ts';

export interface KeyedMessage {
  readonly site: MailSiteId;
  /** In lower case; `''` where the page does not say. */
  readonly account: string;
  readonly threadId: string;
  /** Names of the message in its mailbox, surest first. */
  readonly ids: readonly string[];
  readonly subject: string;
  readonly sender: string | null;
  readonly recipients: readonly string[];
  /** ISO time in UTC. */
  readonly at: string;
}

const prefixes: Readonly<Record<MailSiteId, string>> = {
  gmail: 'gm',
  outlook: 'ow',
  yahoo: 'ya',
  proton: 'pm',
  roundcube: 'rc',
};

/**
 * The keys of a message, surest first, at least one, each at most 200 characters: `gm:<account>:<id>` for each id; where
 * the page has no id, `<account>:<thread>:<minute>:<hash of sender, recipients and subject>`.
 */
export function toMessageKeys(message: KeyedMessage): readonly string[] {
  const box = `${prefixes[message.site]}:${message.account}`;
  if (message.ids.length > 0) return message.ids.map((id) => `${box}:${id}`.slice(0, 200));
  return [`${box}:${message.threadId}:${message.at.slice(0, 16)}`.slice(0, 200)];
}

/** Names a thread in its mailbox: `thread_key` of a touchpoint. */
export function toThreadKey(of: Pick<KeyedMessage, 'site' | 'account' | 'threadId'>): string {
  return `${prefixes[of.site]}:${of.account}:${of.threadId}`.slice(0, 200);
}

/** Whether two keys are names of the same kind from one mailbox: where they differ, so do the messages. */
export function isSameSpace(one: string, other: string): boolean {
  return one.slice(0, one.lastIndexOf(':')) === other.slice(0, other.lastIndexOf(':'));
}
