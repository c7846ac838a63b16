/** Markup that is safe to put into other markup as it is. */
export interface Html {
  readonly markup: string;
}

type Part = Html | string | number | undefined | readonly Html[];

/** A template whose plain values are escaped and whose {@link Html} values are not. */
export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Html {
  return {
    markup: strings.reduce((text, piece, index) => `${text}${toMarkup(parts[index - 1])}${piece}`),
  };
}

export const nothing: Html = { markup: '' };

function toMarkup(part: Part): string {
  if (part === undefined) return '';
  if (typeof part === 'string') return escapeText(part);
  if (typeof part === 'number') return String(part);
  if ('markup' in part) return part.markup;
  return part.map((each) => each.markup).join('');
}

function escapeText(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

/** A class name with the look of a built style sheet: the same for the same word, and no help to a reader. */
export function hashed(word: string): string {
  return `_${hash(word).toString(16).padStart(8, '0')}`;
}

/** The other style of hidden class names: a long run of letters. */
export function scrambled(word: string): string {
  const letters = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';
  let state = hash(word);
  let name = '';
  while (name.length < 35) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    name += letters[state % letters.length] ?? '';
  }
  return name;
}

/** A uuid that stands for the random keys of a page, but the same in every run. */
export function keyOf(word: string): string {
  const digits = [0, 1, 2, 3]
    .map((salt) => hash(`${salt}${word}`).toString(16).padStart(8, '0'))
    .join('');
  return [
    digits.slice(0, 8),
    digits.slice(8, 12),
    digits.slice(12, 16),
    digits.slice(16, 20),
    digits.slice(20),
  ].join('-');
}

/** FNV-1a with 32 bits. */
export function hash(word: string): number {
  let value = 0x811c9dc5;
  for (const character of word) {
    value = Math.imul(value ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  }
  return value;
}
