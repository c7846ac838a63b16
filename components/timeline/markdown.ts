import type { RichBlock, RichInline } from '../ui/rich-text.tsx';

/**
 * The part of Markdown that notes have: paragraphs with their line breaks, **bold**, *italic*, `code`, lists, quotes and
 * links to the web and to mail addresses. Everything else, HTML too, is text and shown as it was typed.
 */
export function parseMarkdown(
  source: string,
  { chips = [] }: { readonly chips?: readonly string[] } = {},
): readonly RichBlock[] {
  // The longest first, or `@Linh` would be found in `@Linh Trần`.
  const context: Context = { chips: [...chips].sort((one, other) => other.length - one.length) };
  return toBlocks(source.replace(/\r\n?/g, '\n').split('\n'), { context, depth: 0 });
}

interface Context {
  readonly chips: readonly string[];
}

/** Quotes within quotes, and marks within marks, are text from here on. */
const maxDepth = 4;
/** Of what stands between two marks: bounds the search for the second one. */
const maxSpan = 1000;

const quoteLine = /^ {0,3}> ?(.*)$/;
const dotLine = /^\s*[-•] +(\S.*)$/;
const numberLine = /^\s*(\d{1,6})[.)] +(\S.*)$/;

interface Place {
  readonly context: Context;
  readonly depth: number;
}

function toBlocks(lines: readonly string[], place: Place): readonly RichBlock[] {
  const blocks: RichBlock[] = [];
  let index = 0;
  /** Takes lines as long as `read` gives something for them. */
  const takeWhile = <T>(read: (line: string) => T | undefined): T[] => {
    const taken: T[] = [];
    for (; index < lines.length; index += 1) {
      const value = read(lines[index] ?? '');
      if (value === undefined) break;
      taken.push(value);
    }
    return taken;
  };
  while (index < lines.length) {
    const line = lines[index] ?? '';
    if (line.trim() === '') {
      index += 1;
    } else if (quoteLine.test(line) && place.depth < maxDepth) {
      const inner = takeWhile((next) => quoteLine.exec(next)?.[1]);
      blocks.push({
        kind: 'quote',
        children: toBlocks(inner, { ...place, depth: place.depth + 1 }),
      });
    } else if (dotLine.test(line)) {
      const items = takeWhile((next) => dotLine.exec(next)?.[1]);
      blocks.push({ kind: 'list', start: null, items: items.map((item) => toPieces(item, place)) });
    } else if (numberLine.test(line)) {
      const start = Number(numberLine.exec(line)?.[1]);
      const items = takeWhile((next) => numberLine.exec(next)?.[2]);
      blocks.push({ kind: 'list', start, items: items.map((item) => toPieces(item, place)) });
    } else {
      const taken = takeWhile((next) => (isPlain(next, place) ? next : undefined));
      blocks.push({ kind: 'paragraph', children: toLines(taken, place) });
    }
  }
  return blocks;
}

function isPlain(line: string, { depth }: Place): boolean {
  if (line.trim() === '' || dotLine.test(line) || numberLine.test(line)) return false;
  return depth >= maxDepth || !quoteLine.test(line);
}

/** The pieces of some lines with a break between two; a mark may reach over it. */
function toLines(lines: readonly string[], place: Place): readonly RichInline[] {
  return toPieces(lines.map((line) => line.trimEnd()).join('\n'), place);
}

/** Where a piece begins at the start of a text, and how much of the text it takes. */
interface Found {
  readonly piece: RichInline;
  readonly length: number;
}

const opening = /[\\`*[@\n]|https?:\/\//i;
const escaped = /^\\([\\`*[\]()>@•.-])/;
const code = new RegExp(`^\`([^\`\\n]{1,${maxSpan}})\``);
const strong = new RegExp(`^\\*\\*(?=[^\\s*])([^]{0,${maxSpan}}?[^\\s*])\\*\\*`);
const em = new RegExp(`^\\*(?=[^\\s*])([^*]{0,${maxSpan}}?[^\\s*])\\*(?!\\*)`);
/** No spaces, and nothing that cannot be seen: it may turn an address around. */
const link = new RegExp(`^\\[([^[\\]\\n]{1,${maxSpan}})\\]\\(([^\\s\\p{C}()<>]{1,2000})\\)`, 'u');
const bareLink = /^https?:\/\/[^\s\p{C}<>"`]{1,2000}/iu;

function toPieces(source: string, place: Place): readonly RichInline[] {
  const pieces: RichInline[] = [];
  let text = '';
  const put = (piece: RichInline) => {
    if (text !== '') pieces.push({ kind: 'text', text });
    text = '';
    pieces.push(piece);
  };
  let rest = source;
  let before = '';
  while (rest !== '') {
    const at = rest.search(opening);
    if (at !== 0) {
      const plain = at < 0 ? rest : rest.slice(0, at);
      text += plain;
      before = plain.at(-1) ?? before;
      rest = rest.slice(plain.length);
      continue;
    }
    const literal = escaped.exec(rest);
    const found = literal ? undefined : findPiece(rest, { ...place, before });
    if (found) put(found.piece);
    else text += literal?.[1] ?? rest[0];
    const length = literal?.[0].length ?? found?.length ?? 1;
    before = rest[length - 1] ?? '';
    rest = rest.slice(length);
  }
  if (text !== '') pieces.push({ kind: 'text', text });
  return pieces;
}

/** A letter or digit before a mark makes it part of a word: `2*3*4`, `ha@lacvan.example`. */
const wordEnd = /[\p{L}\p{N}]$/u;

function findPiece(rest: string, place: Place & { readonly before: string }): Found | undefined {
  if (rest[0] === '\n') return { piece: { kind: 'break' }, length: 1 };
  if (rest[0] === '`') {
    const span = code.exec(rest);
    return span?.[1] === undefined
      ? undefined
      : { piece: { kind: 'code', text: span[1] }, length: span[0].length };
  }
  if (rest[0] === '@') return findChip(rest, place);
  const inner: Place = { context: place.context, depth: place.depth + 1 };
  if (rest[0] === '*') {
    if (inner.depth > maxDepth || wordEnd.test(place.before)) return undefined;
    const bold = strong.exec(rest);
    const span = bold ?? em.exec(rest);
    if (span?.[1] === undefined) return undefined;
    const kind = bold ? 'strong' : 'em';
    return { piece: { kind, children: toPieces(span[1], inner) }, length: span[0].length };
  }
  if (rest[0] === '[') {
    const [whole, label, href] = link.exec(rest) ?? [];
    if (!whole || label === undefined || !isSafeLink(href)) return undefined;
    const children: RichInline[] = [{ kind: 'text', text: label }];
    return { piece: { kind: 'link', href, children }, length: whole.length };
  }
  const href = withoutTail(bareLink.exec(rest)?.[0] ?? '');
  if (!isSafeLink(href)) return undefined;
  const children: RichInline[] = [{ kind: 'text', text: href }];
  return { piece: { kind: 'link', href, children }, length: href.length };
}

/** What ends a sentence is not part of its address; a bracket is where it was opened inside. */
function withoutTail(url: string): string {
  const bare = url.replace(/[.,;:!?'*\]}…]+$/, '');
  if (!bare.endsWith(')')) return bare;
  const count = (sign: string) => bare.split(sign).length;
  return count('(') < count(')') ? withoutTail(bare.slice(0, -1)) : bare;
}

/** Only what a browser may open from a click, and an address with a place in it. */
function isSafeLink(href: string | undefined): href is string {
  if (href === undefined || !URL.canParse(href)) return false;
  const { protocol, host, pathname } = new URL(href);
  if (protocol === 'mailto:') return pathname.includes('@');
  return (protocol === 'https:' || protocol === 'http:') && host !== '';
}

function findChip(
  rest: string,
  { context, before }: { context: Context; before: string },
): Found | undefined {
  if (wordEnd.test(before)) return undefined;
  const name = context.chips.find((one) => startsWithName(rest.slice(1), one));
  if (name === undefined) return undefined;
  const text = rest.slice(0, name.length + 1);
  return { piece: { kind: 'chip', text }, length: text.length };
}

/** Whether a text begins with a name as a word of its own, however it is capitalised. */
export function startsWithName(text: string, name: string): boolean {
  if (name === '') return false;
  const head = text.slice(0, name.length);
  if (head.toLowerCase() !== name.toLowerCase()) return false;
  return !/^[\p{L}\p{M}\p{N}_]/u.test(text.slice(name.length));
}
