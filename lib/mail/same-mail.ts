import { toUntagged } from './address.ts';
import { isSameSpace } from './keys.ts';
import { toBareSubject } from './subject.ts';

/** How far apart the clocks of two mailboxes may put one message. */
export const sameMailToleranceMs = 2 * 60_000;
/** How far apart two sightings may be to be shown as one message, perhaps: a page that has no time but words. */
const likelyToleranceMs = 10 * 60_000;

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
  if (!one.sender || one.sender !== other.sender) return false;
  if (!isWithin(one, other, sameMailToleranceMs) || !isSameSubject(one, other)) return false;
  const known = new Set(one.recipients.map(toUntagged));
  const isShared = other.recipients.some((email) => known.has(toUntagged(email)));
  return isShared && !areTold(one, other);
}

/** Whether two sightings may be one message, for the rep to say: times up to ten minutes apart, a sender unknown at most. */
export function isLikelySame(one: MailFacts, other: MailFacts): boolean {
  if (one.sender && other.sender && one.sender !== other.sender) return false;
  if (!isWithin(one, other, likelyToleranceMs) || !isSameSubject(one, other)) return false;
  return !areTold(one, other);
}

function isSameSubject(one: MailFacts, other: MailFacts): boolean {
  return toBareSubject(one.subject ?? '') === toBareSubject(other.subject ?? '');
}

/** False where a time is none. */
function isWithin(one: MailFacts, other: MailFacts, toleranceMs: number): boolean {
  return Math.abs(Date.parse(one.at) - Date.parse(other.at)) <= toleranceMs;
}

/** Whether their names tell them apart: of one kind from one mailbox, and none in common. */
function areTold(one: MailFacts, other: MailFacts): boolean {
  // A name in common outweighs: Gmail may show the number of a draft that a sent message no longer has.
  if (one.keys.some((key) => other.keys.includes(key))) return false;
  return one.keys.some((key) => other.keys.some((name) => isSameSpace(key, name)));
}
