import type { MailSiteId } from '../model/mail.ts';
import { hashText } from './hash.ts';
import { toBareSubject } from './subject.ts';

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

/** A key is at most 200 characters: what would not fit is named by its hash, never cut, as two may begin alike. */
const maxAccountLength = 64;
const maxIdLength = 100;

/** A hash within a key; no id of a webmail begins so. */
const hashMark = '~';

function toShort(text: string, maxLength: number): string {
  return text.length <= maxLength ? text : hashMark + hashText(text);
}

function toBox({ site, account }: Pick<KeyedMessage, 'site' | 'account'>): string {
  const folded = account.trim().toLowerCase();
  // An account with a colon would end within itself.
  const name = /[:\s]/.test(folded)
    ? hashMark + hashText(folded)
    : toShort(folded, maxAccountLength);
  return `${prefixes[site]}:${name}`;
}

/**
 * One way to write each id: without the page's `#`, Gmail's decimal numbers as the hex that other parts of its page show.
 * `''` for what is no name: empty, the word `undefined`, and Gmail's `bump-`, which only brings a draft up to date.
 */
function toId(id: string): string {
  const bare = id.trim().replace(/^#/, '');
  const decimal = /^(?:msg|thread)-f:(\d{1,20})$/.exec(bare)?.[1];
  if (decimal !== undefined) return BigInt(decimal).toString(16);
  if (/^[0-9a-f]{10,16}$/i.test(bare)) return bare.toLowerCase();
  return /^(?:undefined|null)$|(?:^|:)bump-/.test(bare) ? '' : bare;
}

/** An id that fits into a key; what kind it is stays to be seen: `uid:INBOX:17` → `uid:INBOX:`. */
function toKeyId(id: string): string {
  if (id.length <= maxIdLength) return id;
  const kind = id.slice(0, id.lastIndexOf(':') + 1);
  const shortKind = kind === '' ? '' : `${toShort(kind.slice(0, -1), maxIdLength / 2)}:`;
  return `${shortKind}${hashMark}${hashText(id)}`;
}

/**
 * The keys of a message, surest first, at least one, each at most 200 characters: `gm:<account>:<id>` for each id; where
 * the page has no id, `<account>:<thread>:<minute>:<hash of sender, recipients and subject>`.
 */
export function toMessageKeys(message: KeyedMessage): readonly string[] {
  const box = toBox(message);
  const ids = [...new Set(message.ids.map(toId).filter((id) => id !== ''))];
  if (ids.length > 0) return ids.map((id) => `${box}:${toKeyId(id)}`);
  const thread = toShort(toId(message.threadId).replaceAll(':', '_'), maxIdLength) || 'new';
  const minute = message.at.replace(/\D/g, '').slice(0, 12);
  const recipients = [...new Set(message.recipients.map((email) => email.trim().toLowerCase()))];
  const facts = [
    (message.sender ?? '').toLowerCase(),
    toBareSubject(message.subject),
    ...recipients.filter((email) => email !== '').sort(),
  ];
  return [`${box}:${thread}:${minute}:${hashMark}${hashText(facts.join('\n'))}`];
}

/** An id for a message that was sent where the page names no draft: two presses are two messages. */
export function toPressId(pressedAt: string): string {
  return `press:${Date.parse(pressedAt)}`;
}

/** Names a thread in its mailbox: `thread_key` of a touchpoint, at most 200 characters. */
export function toThreadKey(of: Pick<KeyedMessage, 'site' | 'account' | 'threadId'>): string {
  return `${toBox(of)}:${toKeyId(toId(of.threadId))}`;
}

const keyForm = /^(gm|ow|ya|pm|rc):([^:]+):(.+)$/su;
const withoutId = /^[^:]*:(\d{12}):~[0-9a-z]{11}$/;
const pressForm = /^press:\d+$/;

/** What a key says beside which message it names. */
export interface KeyParts {
  /** Site and account. */
  readonly box: string;
  /** `id`: the page's own · `press`: of the moment it was sent in · `header`: of thread, minute and header. */
  readonly kind: 'id' | 'press' | 'header';
  /** Digits of the UTC minute; `''` where the key has none. */
  readonly minute: string;
}

/** `undefined` for what is no key of a mailbox that is known. */
export function partsOf(key: string): KeyParts | undefined {
  const [, site, account, id] = keyForm.exec(key) ?? [];
  if (id === undefined) return undefined;
  const minute = withoutId.exec(id)?.[1] ?? '';
  const kind = minute !== '' ? 'header' : pressForm.test(id) ? 'press' : 'id';
  return { box: `${site}:${account}`, kind, minute };
}

/** The mailbox and the kind of id that a key is of; `undefined` for one that was made of the header alone. */
function spaceOf(key: string): string | undefined {
  const [, site, account, id] = keyForm.exec(key) ?? [];
  if (id === undefined || withoutId.test(id)) return undefined;
  const kind = /^[0-9a-f]{10,16}$/.test(id) ? 'hex' : id.slice(0, id.lastIndexOf(':') + 1);
  return `${site}:${account}:${kind}`;
}

/** Whether two keys are names of the same kind from one mailbox: where they differ, so do the messages. */
export function isSameSpace(one: string, other: string): boolean {
  const space = spaceOf(one);
  return space !== undefined && space === spaceOf(other);
}
