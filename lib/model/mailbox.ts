import emailAddresses from 'email-addresses';
import type { MailPerson } from './mail.ts';
import { invisible, isEmail, toMailName } from './mail-address.ts';

export { isEmail, toMailbox, toMailName } from './mail-address.ts';

/**
 * Addresses as headers and address fields hold them (RFC 5322). What is malformed is left out: it never makes a person.
 * Runs inside pages too.
 */

const maxTextLength = 200_000;
/** RFC 5322 §2.1.1: no line of a header is longer. */
const maxMailboxLength = 998;
const encodedWord = /=\?([\w-]{1,40})(?:\*[\w-]{1,20})?\?([bq])\?([!->@-~]*)\?=/gi;

/** A group may be called anything else. */
const headerName = /^(?:to|b?cc|from|sender|subject|date|[a-z]\w*(?:-\w+)+)$/i;

const wordHere = new RegExp(encodedWord.source, 'iy');

/** The people of a header or an address field, in order; groups are flattened, each address once. */
export function parseMailboxes(text: string): readonly MailPerson[] {
  const people = new Map<string, MailPerson>();
  for (const mailbox of splitMailboxes(text.slice(0, maxTextLength).replace(/\r\n?/g, '\n'))) {
    const person = parseMailbox(mailbox);
    if (person && !people.get(person.email)?.name) people.set(person.email, person);
  }
  return [...people.values()];
}

/**
 * Somebody whom a text names alone: an attribute, a chip, a label. The address is what the last angle brackets hold and
 * the name is everything before them, with whatever signs; only where there are none is it read as a header is.
 */
export function parsePerson(text: string): MailPerson | undefined {
  if (text.length > maxMailboxLength) return undefined;
  const end = text.lastIndexOf('>');
  const start = text.lastIndexOf('<', end);
  const email = text
    .slice(start + 1, Math.max(0, end))
    .replace(invisible, '')
    .trim();
  const [before, after] = [text.slice(0, Math.max(0, start)), text.slice(end + 1)];
  if (start < 0 || !isEmail(email) || after.includes('@')) return parseMailboxes(text)[0];
  const quoted = /^\s*"((?:[^"\\]|\\.)*)"\s*$/.exec(before)?.[1]?.replace(/\\(.)/g, '$1');
  const name = toMailName(decodeWords(quoted ?? before));
  // A second address in brackets is no part of a name.
  return { email: toEmail(email), name: /<[^<>]*@/.test(name) ? '' : name };
}

interface Mailbox {
  /** Without comments. */
  readonly text: string;
  readonly comment: string;
}

/**
 * Cuts a list at commas, semicolons and line ends that stand in no quotes, comment, angle brackets or encoded word, and
 * drops the names of groups. `Doe, Jane <jane@acme.com>` is no list: what has no address begins a name.
 */
function splitMailboxes(text: string): readonly Mailbox[] {
  const found: Mailbox[] = [];
  let [part, comment, waiting] = ['', '', ''];
  let [isQuoted, isAngled] = [false, false];
  let depth = 0;
  let beginsLine = false;
  const end = (): void => {
    const own = part.trim();
    if (own !== '' && !own.includes('@')) waiting = waiting ? `${waiting}, ${own}` : own;
    else if (own !== '') {
      const isNamed = waiting !== '' && /^[^<"]*<[^<>]*>$/.test(own);
      found.push({
        text: isNamed ? `"${waiting.replace(/["\\]/g, '')}, ${own.replace('<', '" <')}` : own,
        comment,
      });
      waiting = '';
    }
    [part, comment] = ['', ''];
  };
  for (let at = 0; at < text.length; at += 1) {
    const char = text.charAt(at);
    if (depth > 0) {
      if (char === '\\') comment += text.charAt((at += 1));
      else if (char === '(') depth += 1;
      else if (char === ')') depth -= 1;
      else comment += char;
    } else if (isQuoted) {
      part += char;
      if (char === '\\') part += text.charAt((at += 1));
      else if (char === '"') isQuoted = false;
    } else if (char === '"') {
      isQuoted = true;
      part += char;
    } else if (char === '(' && !isAngled) depth = 1;
    else if (char === '=' && text.charAt(at + 1) === '?') {
      wordHere.lastIndex = at;
      const whole = wordHere.exec(text)?.[0] ?? char;
      part += whole;
      at += whole.length - 1;
    } else if (char === '<' || char === '>') {
      isAngled = char === '<';
      part += char;
    } else if (isAngled) part += char;
    else if (char === ':' && !part.includes('@')) {
      // Another header: its people are none of this one's.
      if (beginsLine && headerName.test(part.trim())) return found;
      [part, waiting] = ['', ''];
    } else if (char === ',' || char === ';' || char === '\n') {
      // A folded header goes on after its line end.
      const isFolded = char === '\n' && /[ \t]/.test(text.charAt(at + 1));
      beginsLine = char === '\n' || (beginsLine && part.trim() === '');
      if (isFolded) part += ' ';
      else end();
    } else part += char;
  }
  // A quote, a comment or a bracket that never ends: what it swallowed is nobody.
  if (!isQuoted && depth === 0) end();
  return found;
}

function parseMailbox({ text, comment }: Mailbox): MailPerson | undefined {
  if (text.length > maxMailboxLength) return undefined;
  const bare = text
    .replace(/^<([^<>]*)>$/, '$1')
    .replace(invisible, '')
    .trim();
  // By far the most frequent, and five hundred of them must not take long.
  if (isEmail(bare)) return { email: toEmail(bare), name: toMailName(decodeWords(comment)) };
  // A word may hold what is special in a header; inside it nothing is.
  const parsed = emailAddresses.parseOneAddress({
    input: text.replace(encodedWord, 'word'),
    rfc6532: true,
    simple: true,
    rejectTLD: true,
    atInDisplayName: true,
    startAt: 'mailbox',
  });
  if (!parsed || !('address' in parsed) || !isEmail(parsed.address)) return undefined;
  const shown = text
    .slice(0, Math.max(0, text.lastIndexOf('<')))
    .replace(/"((?:[^"\\]|\\.)*)"/g, (_, quoted: string) => quoted.replace(/\\(.)/g, '$1'));
  return {
    email: toEmail(parsed.address),
    name: toMailName(decodeWords(shown) || decodeWords(comment)),
  };
}

function toEmail(address: string): string {
  return address.normalize('NFC').toLowerCase();
}

/** Encoded words of RFC 2047; a character may be cut between two of one charset, and the space between two is none. */
function decodeWords(text: string): string {
  if (!text.includes('=?')) return text;
  let [bytes, charset]: [number[], string] = [[], ''];
  const flush = (): string => {
    const shown = bytes.length > 0 ? decode(bytes, charset) : '';
    bytes = [];
    return shown;
  };
  let decoded = '';
  let last = 0;
  for (const word of text.matchAll(encodedWord)) {
    const between = text.slice(last, word.index);
    const name = (word[1] ?? '').toLowerCase();
    if (between.trim() !== '' || name !== charset) decoded += flush();
    if (last === 0 || between.trim() !== '') decoded += between;
    charset = name;
    bytes.push(...toBytes(word[3] ?? '', (word[2] ?? '').toLowerCase()));
    last = word.index + word[0].length;
  }
  return `${decoded}${flush()}${text.slice(last)}`;
}

function toBytes(text: string, encoding: string): readonly number[] {
  if (encoding === 'b') {
    const base64 = text.replace(/[^A-Za-z0-9+/]/g, '');
    if (base64.length % 4 === 1) return [];
    return Array.from(atob(base64), (char) => char.charCodeAt(0));
  }
  const plain = text.replace(/_/g, ' ');
  return [...plain.matchAll(/=([0-9a-f]{2})|[\s\S]/gi)].map(([char, hex]) =>
    hex === undefined ? char.charCodeAt(0) : Number.parseInt(hex, 16),
  );
}

function decode(bytes: readonly number[], charset: string): string {
  try {
    return new TextDecoder(charset).decode(Uint8Array.from(bytes));
  } catch {
    // A charset that the platform does not know: no name is better than a wrong one.
    return '';
  }
}
