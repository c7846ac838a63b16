import { foldText } from '../model/fold.ts';
import { readPhones } from './signature-phones.ts';
import { hasTitleWord, isArea } from './title-words.ts';

export interface Signature {
  readonly title?: string;
  readonly phones: readonly string[];
}

const maxLines = 12;
const maxLineLength = 120;
const maxTitleLength = 80;
/** Lines below the name that may hold the title: the next one, or the one below the firm or the pronouns. */
const titleDistance = 2;

/** Where somebody else's words begin. */
const quote =
  /^\s*>|^-{2,}\s*\p{L}|^_{5,}|(?:wrote|schrieb|a écrit|escribió|đã viết|ha scritto|escreveu)\s*:?$|^(?:from|von|de|từ|da|sent|gesendet|envoyé|enviado|đã gửi)\s*:/iu;

/** Whole words in any script, which `\b` does not know. */
function inWords(words: string, behind = '(?![\\p{L}\\p{N}])'): string {
  return `(?<![\\p{L}\\p{N}])(?:${words})${behind}`;
}

const noTitle = new RegExp(
  [
    '@|https?:|www\\.|\\.(?:com|de|fr|es|vn|net|org|io)(?![\\p{L}\\p{N}])',
    '[\\d<>{}=]',
    '^["“„«‘\']',
    '[!?;…]$',
    // Companies.
    inWords(
      'gmbh|inc|llc|ltd|limited|corp|corporation|plc|ag|kg|s\\.?a\\.?|s\\.?l\\.?|s\\.?a\\.?r\\.?l\\.?|b\\.v\\.|n\\.v\\.|jsc',
      '\\.?$',
    ),
    inWords('công ty|tập đoàn|tổng công ty|tnhh|ctcp'),
    // Closings, devices, the law.
    inWords(
      'regards|sincerely|thanks|thank you|cheers|grüße|grüßen|gruß|cordialement|saludos|atentamente|trân trọng|thân mến',
    ),
    'kính thư|sent from|gesendet von|envoyé de|enviado desde|được gửi từ|confidential|vertraulich|confidentiel|disclaimer',
    'intended|amtsgericht|handelsregister|registergericht|sitz der',
    '(?:geschäftsführ(?:er|ung|erin)|managing directors?|vorstand|vorsitzender?|gérants?)\\s*:',
    // Whole sentences.
    inWords('is|are|was|we|you|your|our|i|ist|sind|wir|sie|nous|vous|est|está|somos'),
  ].join('|'),
  'iu',
);
const pronouns = /\s*[([]\s*\p{L}+(?:\s*\/\s*\p{L}+)+\s*[)\]]\s*/gu;
const credential =
  /^(?:ph\.?\s?d\.?|mba|m\.?d\.?|m\.?sc\.?|b\.?sc\.?|ma|cpa|cfa|pmp|esq\.?|jr\.?|sr\.?|dipl\.?-?ing\.?|dr\.?|prof\.?|ll\.?m\.?)$/i;
/** What parts a name, a title and a firm on one line. */
const between = /\s*[|•·｜]\s*|\s+[-–—/]+\s+|\t+/u;
const firmBehind = /\s+(?:at|@|bei|chez|tại|bij|presso)\s+.*$/iu;

/** The title in one part of a line, without a firm before or behind it. */
function toTitle(text: string): string | undefined {
  const bare = text.replace(firmBehind, '').replace(pronouns, ' ').replace(/\s+/gu, ' ').trim();
  const parts = bare.split(/\s*,\s*/u);
  const [first = '', ...others] = parts.slice(parts.findIndex((part) => hasTitleWord(part)));
  const areasBehind = others.filter((part) => isArea(part) && !noTitle.test(part));
  const title = [first, ...areasBehind].join(', ').replace(/[\s,:.]+$/u, '');
  if (title.length < 2 || title.length > maxTitleLength || noTitle.test(title)) return undefined;
  return hasTitleWord(title) && title.split(' ').length <= 10 ? title : undefined;
}

/** The parts of a line behind the name; `undefined` where it does not begin with it. */
function toBehindName(line: string, name: string): readonly string[] | undefined {
  const [head = '', ...behind] = line.replace(pronouns, ' ').split(between);
  const [shown = '', ...beside] = head.split(/\s*,\s*/u);
  const wanted = foldText(name).split(' ');
  const words = foldText(shown).split(' ');
  const shared = wanted.filter((word) => words.includes(word)).length;
  // `Ha Nguyen` signs as `Nguyễn Thu Hà`, `Jane` as `Jane Doe`: all of the shorter name, and no more than a name's words.
  const isName =
    shared > 0 && shared === Math.min(wanted.length, words.length) && words.length <= 6;
  if (!isName || (wanted.length > 1 && words.length === 1)) return undefined;
  return [beside.filter((part) => !credential.test(part)).join(', '), ...behind];
}

function readTitle(lines: readonly string[], name: string): string | undefined {
  if (foldText(name) === '') return undefined;
  for (let at = lines.length - 1; at >= 0; at -= 1) {
    const behind = toBehindName(lines[at] ?? '', name);
    if (behind === undefined) continue;
    const below = lines.slice(at + 1, at + 1 + titleDistance);
    const parts = [...behind, ...below.map((line) => line.split(between)[0] ?? '')];
    const title = parts.map(toTitle).find((one) => one !== undefined);
    if (title !== undefined) return title;
  }
  return undefined;
}

/**
 * Title and phones from the last lines of a mail, whose writer is called `name`. A title is only what stands beside or below
 * the name and holds a word for what people do; blank beats wrong.
 */
export function parseSignature(lines: readonly string[], name: string): Signature {
  const own: string[] = [];
  for (const line of lines.slice(-maxLines)) {
    const text = line
      .normalize('NFC')
      .replace(/[\p{Cf}]/gu, '')
      .trim();
    if (quote.test(text)) break;
    if (text !== '' && text.length <= maxLineLength) own.push(text);
  }
  const title = readTitle(own, name);
  const phones = readPhones(own);
  return title === undefined ? { phones } : { title, phones };
}
