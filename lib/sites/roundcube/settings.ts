import { parsePerson } from '../../model/mailbox.ts';
import type { Found, MailPage } from '../mail/pack.ts';

const nothing: Found = { raws: [] };
const mark = 'rcmail.set_env(';

/**
 * What the page was told by its server: the argument of `rcmail.set_env({…})` in its own scripts, never in what is shown.
 * Senders write parts of it, so it is read as what it is, JSON, and not searched for patterns.
 */
function settingsOf({ document, memo }: MailPage): Readonly<Record<string, unknown>> {
  const kept = memo.get(mark);
  if (kept) return kept as Readonly<Record<string, unknown>>;
  const settings: Record<string, unknown> = {};
  for (const { text } of document.scripts) {
    for (let at = text.indexOf(mark); at >= 0; at = text.indexOf(mark, at + mark.length)) {
      Object.assign(settings, parseObject(text.slice(at + mark.length)));
    }
  }
  memo.set(mark, settings);
  return settings;
}

/** The JSON object that a text begins with. */
function parseObject(text: string): Readonly<Record<string, unknown>> {
  const end = findEnd(text);
  if (end === undefined) return {};
  try {
    const parsed: unknown = JSON.parse(text.slice(0, end));
    return typeof parsed === 'object' && parsed !== null ? { ...parsed } : {};
  } catch {
    // A call with something else than JSON: it tells nothing.
    return {};
  }
}

function findEnd(text: string): number | undefined {
  let depth = 0;
  for (const { 0: token, index } of text.matchAll(/"(?:[^"\\]|\\.)*"|[{}]/g)) {
    if (token === '{') depth += 1;
    else if (token === '}') depth -= 1;
    if (depth === 0) return token === '}' ? index + 1 : undefined;
  }
  return undefined;
}

function settingOf(page: MailPage, name: string): string {
  const value = settingsOf(page)[name];
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

/** A setting as it stands: an address, a subject. */
export function readSetting(name: string) {
  return (_: unknown, page: MailPage): Found => {
    const value = settingOf(page, name);
    return value === '' ? nothing : { raws: [value] };
  };
}

/** Somebody in a setting, written as in a header. */
export function readSettingPeople(name: string) {
  return (_: unknown, page: MailPage): Found => {
    const value = settingOf(page, name);
    const person = parsePerson(value);
    return person ? { raws: [value], people: [person] } : nothing;
  };
}

/** A message's name is its folder and its number in it. */
export function readSettingName(_: unknown, page: MailPage): Found {
  return toName(settingOf(page, 'mailbox'), settingOf(page, 'uid'), page);
}

/** The same from an address: the page's own, or where given a link's. */
export function readAddressName(address: string, page: MailPage): Found {
  const base = URL.canParse(page.url) ? page.url : 'https://server.example';
  if (!URL.canParse(address, base)) return nothing;
  const asked = new URL(address, base).searchParams;
  return toName(asked.get('_mbox') ?? '', asked.get('_uid') ?? '', page);
}

/**
 * Numbers are unique in their folder, folders in their mailbox. Where the mailbox's name is no address, which says whose
 * it is, name and server are part of the message's. Names of folders may hold spaces; an id holds none.
 */
function toName(folder: string, number: string, page: MailPage): Found {
  if (folder === '' || !/^\d{1,12}(?:\.[\d.]{1,20})?$/.test(number)) return nothing;
  const user = settingOf(page, 'username');
  const host = URL.canParse(page.url) ? new URL(page.url).host : '';
  const mailbox = page.account !== '' || user === '' ? '' : `${user}@${host}/`;
  return { raws: [`${mailbox}${folder}:${number}`.replace(/\s/g, '+')] };
}

/** A list's mail can be answered to the list. */
export function isOfList(page: MailPage): boolean {
  return settingsOf(page)['list_post'] === true;
}
