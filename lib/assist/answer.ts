import { toSeenText } from './data-block.ts';

/** What a model proposed, made harmless: text to read, to change or to throw away. */
export interface Proposal {
  readonly text: string;
  /** Of an e-mail. */
  readonly subject: string | undefined;
  /** Addresses were taken out of it. */
  readonly hadLinks: boolean;
  /** It was longer than asked for, and its end is not there. */
  readonly isCut: boolean;
}

const maxSubjectLength = 120;

/** A link with words of its own leaves its words. */
const markdownLink = /!?\[([^\]\n]{0,300})\]\([^)\n]{0,2000}\)/gu;
const tag = /<\/?[a-z!][^<>]{0,2000}>/giu;
/** With a scheme; or as mail programs make links by themselves: `www.`, an e-mail address, a host with a path, a host by itself. */
const addresses = [
  /\b[a-z][a-z0-9+.-]{1,20}:\/\/\S+/giu,
  /\b(?:mailto|javascript|data|tel|sms):\S+/giu,
  /[^\s@]{1,64}@[\p{L}\d-]{1,63}(?:\.[\p{L}\d-]{1,63})+/gu,
  /\bwww\.\S+/giu,
  /\b(?:[\p{L}\d-]+\.)+\p{L}{2,24}\/\S*/giu,
  // In small letters only: `Node.js` and `Ltd.The` are no hosts.
  /\b(?:[a-z\d-]+\.)+(?!js\b|ts\b)[a-z]{2,24}\b(?![.\p{L}])/gu,
];

function withoutAddresses(text: string): string {
  const named = text.replace(markdownLink, '$1');
  return addresses.reduce((left, address) => left.replace(address, ''), named);
}

/** The marks of Markdown say nothing in a message. */
function withoutMarks(text: string): string {
  return text
    .replace(/^[ \t]{0,3}#{1,6}[ \t]+/gmu, '')
    .replace(/(\*\*|__)(?=\S)([^\n]+?)\1/gu, '$2')
    .replace(/`+/gu, '')
    .replace(/^[ \t]*[*•][ \t]+/gmu, '- ');
}

function tidy(text: string): string {
  return text
    .replace(/[ \t]+([,.;:!?])(?=\s|$)/gu, '$1')
    .replace(/[ \t]{2,}/gu, ' ')
    .replace(/[ \t]+$/gmu, '')
    .replace(/\n{3,}/gu, '\n\n')
    .trim();
}

function cut(text: string, maxLength: number): string {
  if (text.length <= maxLength) return text;
  const head = text.slice(0, maxLength - 1).replace(/\p{Cs}/gu, '');
  const space = head.search(/\s\S*$/u);
  return `${(space > maxLength / 2 ? head.slice(0, space) : head).trimEnd()}…`;
}

function toPlain(text: string): { readonly text: string; readonly hadLinks: boolean } {
  const seen = toSeenText(text).replace(tag, '');
  const bare = withoutAddresses(seen);
  return { text: tidy(withoutMarks(bare)), hadLinks: bare !== seen };
}

/** The object that was asked for; what is none counts as the text itself. */
function readObject(raw: string): { readonly text: string; readonly subject: string } {
  const inside = /^\s*```(?:json)?\s*([\s\S]*?)```\s*$/u.exec(raw)?.[1] ?? raw;
  try {
    const value: unknown = JSON.parse(inside);
    if (typeof value === 'string') return { text: value, subject: '' };
    const { text, subject } = (value ?? {}) as Readonly<Record<string, unknown>>;
    return {
      text: typeof text === 'string' ? text : '',
      subject: typeof subject === 'string' ? subject : '',
    };
  } catch {
    // Not every model keeps to the shape; the words are what counts.
  }
  return { text: raw, subject: '' };
}

/** An answer as a proposal; `undefined` where nothing is left of it. */
export function parseAnswer(
  raw: string,
  { maxLength }: { readonly maxLength: number },
): Proposal | undefined {
  // A model that does not stop is not read to its end.
  const read = readObject(raw.slice(0, maxLength * 8));
  const [plain, subject] = [toPlain(read.text), toPlain(read.subject)];
  if (plain.text === '') return undefined;
  const shown = cut(plain.text, maxLength);
  const subjectLine = cut(subject.text.replace(/\s+/gu, ' '), maxSubjectLength);
  return {
    text: shown,
    subject: subjectLine === '' ? undefined : subjectLine,
    hadLinks: plain.hadLinks || subject.hadLinks,
    isCut: shown !== plain.text,
  };
}
