import { toUntagged } from './address.ts';
import { isSameSpace, type KeyParts, partsOf } from './keys.ts';
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

/** With whom a message is, as far as they are prospects. */
export interface PeopledMail extends MailFacts {
  readonly prospectIds: readonly string[];
}

/** Messages that may be one share this text: the index by which they are found. */
export function toMailKey(sender: string, subject: string | null): string {
  return `${sender}\n${toBareSubject(subject ?? '')}`;
}

/**
 * Whether two sightings are surely one message: same sender, bare subject, times at most two minutes apart, a prospect and
 * a recipient in common, and no names that tell them apart. The rep's own side in common says nothing: whoever is always
 * copied in is in any two.
 */
export function isSameMail(one: PeopledMail, other: PeopledMail): boolean {
  const known = new Set(one.recipients.map(toUntagged));
  const isShared = other.recipients.some((email) => known.has(toUntagged(email)));
  return isShared && isAlike(one, other) && !isToldInBox(one, other);
}

/**
 * Whether two sightings in one mailbox are one message, of which a page once gave no name. Not by recipients: a page
 * shows them or folds them away. Of several, the nearest in time (`toDistance`) is it.
 */
export function isSameInBox(one: PeopledMail, other: PeopledMail): boolean {
  return isOfOneBox(one, other) && isAlike(one, other) && !isToldInBox(one, other);
}

/** Whether what is seen may be what was deleted in the same mailbox, under whatever name: rather not logged than again. */
export function isDeletedInBox(seen: PeopledMail, deleted: PeopledMail): boolean {
  if (!isOfOneBox(seen, deleted) || !isAlike(seen, deleted)) return false;
  return isNamedAlike(seen, deleted) || !isToldByMinute(seen, deleted);
}

/** How far apart two sightings are: a page without ids tells the minute alone. */
export function toDistance(one: MailFacts, other: MailFacts): number {
  const minuteOf = ({ at }: MailFacts) => Math.floor(Date.parse(at) / 60_000);
  const ms = Math.abs(Date.parse(one.at) - Date.parse(other.at));
  return Math.abs(minuteOf(one) - minuteOf(other)) * sameMailToleranceMs + ms;
}

/** Whether two sightings may be one message, for the rep to say: times up to ten minutes apart, a sender unknown at most. */
export function isLikelySame(one: MailFacts, other: MailFacts): boolean {
  if (one.sender && other.sender && one.sender !== other.sender) return false;
  if (!isWithin(one, other, likelyToleranceMs) || !isSameSubject(one, other)) return false;
  return !areTold(one, other);
}

function isAlike(one: PeopledMail, other: PeopledMail): boolean {
  if (!one.sender || one.sender !== other.sender) return false;
  if (!isWithin(one, other, sameMailToleranceMs) || !isSameSubject(one, other)) return false;
  return one.prospectIds.some((id) => other.prospectIds.includes(id)) && !areTold(one, other);
}

function isSameSubject(one: MailFacts, other: MailFacts): boolean {
  return toBareSubject(one.subject ?? '') === toBareSubject(other.subject ?? '');
}

/** False where a time is none. */
function isWithin(one: MailFacts, other: MailFacts, toleranceMs: number): boolean {
  return Math.abs(Date.parse(one.at) - Date.parse(other.at)) <= toleranceMs;
}

/** A name in common outweighs: Gmail may show the number of a draft that a sent message no longer has. */
function isNamedAlike(one: MailFacts, other: MailFacts): boolean {
  return one.keys.some((key) => other.keys.includes(key));
}

/** Whether their names tell them apart: of one kind from one mailbox, and none in common. */
function areTold(one: MailFacts, other: MailFacts): boolean {
  if (isNamedAlike(one, other)) return false;
  return one.keys.some((key) => other.keys.some((name) => isSameSpace(key, name)));
}

function isOfOneBox(one: MailFacts, other: MailFacts): boolean {
  const boxes = new Set(toParts(one).map(({ box }) => box));
  return toParts(other).some(({ box }) => boxes.has(box));
}

/**
 * Two messages of one mailbox whose names do not say it: a page dates one message alike each time, so one that moved to
 * another folder, where it has another name, keeps its time.
 */
function isToldInBox(one: MailFacts, other: MailFacts): boolean {
  if (isNamedAlike(one, other)) return false;
  const isMoved = one.at === other.at;
  return isToldByMinute(one, other) || (!isMoved && toPairs(one, other, 'id').length > 0);
}

function isToldByMinute(one: MailFacts, other: MailFacts): boolean {
  const pairs = toPairs(one, other, 'header');
  return pairs.length > 0 && !pairs.some(([a, b]) => a.minute === b.minute);
}

/** Keys of one kind that both have from one mailbox. */
function toPairs(
  one: MailFacts,
  other: MailFacts,
  kind: KeyParts['kind'],
): readonly (readonly [KeyParts, KeyParts])[] {
  const among = toParts(other).filter((part) => part.kind === kind);
  return toParts(one)
    .filter((part) => part.kind === kind)
    .flatMap((part) => among.flatMap((next) => (next.box === part.box ? [[part, next]] : [])));
}

function toParts({ keys }: MailFacts): readonly KeyParts[] {
  return keys.flatMap((key) => partsOf(key) ?? []);
}
