import type { MailPerson } from './mail.ts';

/**
 * One address, one name, and the plainest of lists: all that a script which follows a page carries. Header text is taken
 * apart by `mailbox.ts`.
 */

const maxNameLength = 200;
const maxEmailLength = 254;

/** Local part and host of what can be written to: no quotes, no address literal, a host with a dot. Letters of any script. */
const local =
  /^[\p{L}\p{M}\p{N}!#$%&'*+/=?^_`{|}~-]+(?:\.[\p{L}\p{M}\p{N}!#$%&'*+/=?^_`{|}~-]+)*$/u;
const label = /^[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}-]*[\p{L}\p{M}\p{N}])?$/u;

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is removed
export const invisible =
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u00AD\u061C\u180E\u200B\u200E\u200F\u202A-\u202E\u2060-\u206F\uFEFF\uFFFD]|\p{Cs}|[\u{E0000}-\u{E007F}]/gu;

/** Whether a text is one whole address that can be written to; of any case. */
export function isEmail(text: string): boolean {
  const at = text.lastIndexOf('@');
  if (at < 1 || at > 64 || text.length > maxEmailLength) return false;
  const labels = text.slice(at + 1).split('.');
  const last = labels.at(-1) ?? '';
  return (
    labels.length > 1 &&
    labels.every((part) => part.length < 64 && label.test(part)) &&
    last.length > 1 &&
    !/^\p{N}+$/u.test(last) &&
    local.test(text.slice(0, at))
  );
}

/** A name as it may be kept: one line, NFC, no quotes around it, nothing invisible; `''` where it only repeats an address. */
export function toMailName(raw: string): string {
  const name = raw
    .slice(0, maxNameLength * 10)
    .normalize('NFC')
    .replace(invisible, '')
    .replace(/\s+/gu, ' ')
    .trim()
    .replace(/^(["“”'‘’]+)(.*[^"“”'‘’])["“”'‘’]+$/u, '$2')
    .slice(0, maxNameLength)
    .replace(/\p{Cs}/gu, '')
    .trim();
  return isEmail(name) ? '' : name;
}

/** Writes one person as in a header; without an address the name alone, which is no mailbox. */
export function toMailbox({ email, name }: MailPerson): string {
  if (name === '' || email === '') return name || email;
  const isPlain = /^[\p{L}\p{M}\p{N}!#$%&'*+/=?^_`{|}~ -]*$/u.test(name) && !name.includes('=?');
  return `${isPlain ? name : `"${name.replace(/["\\]/g, '\\$&')}"`} <${email}>`;
}

/**
 * The people of an address field that the rep types into: `Name <address>`, with quotes where a name needs them, or bare
 * addresses. No comments, groups or encoded words, which nobody types.
 */
export function parsePlainMailboxes(text: string): readonly MailPerson[] {
  const people = new Map<string, MailPerson>();
  const each =
    /(?:"((?:[^"\\]|\\.){0,400})"|([^<>,;"]{0,200}?))\s{0,20}<\s*([^<>\s]+)\s*>|([^\s<>,;"]+@[^\s<>,;"]+)/g;
  for (const [, quoted, plain, angled, bare] of text.matchAll(each)) {
    const email = (angled ?? bare ?? '').normalize('NFC').toLowerCase();
    if (!isEmail(email) || people.has(email)) continue;
    const name = quoted?.replace(/\\(.)/g, '$1') ?? plain ?? '';
    people.set(email, { email, name: toMailName(name) });
  }
  return [...people.values()];
}
