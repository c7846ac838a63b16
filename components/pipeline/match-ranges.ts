import { foldText } from '../../lib/model/fold.ts';

type Range = readonly [start: number, end: number];

/**
 * Which parts of a text a search found: the beginnings of its words, compared folded, in UTF-16 units of the text as it
 * stands (`nguy` marks `Nguy` of `Nguyễn`).
 */
export function toMatchRanges(text: string, query: string): readonly Range[] {
  return [...findMatches(text, query)];
}

/** The ranges one after the other, for a text that is long. */
export function* findMatches(text: string, query: string): Generator<Range, undefined> {
  const words = foldText(query)
    .split(' ')
    .filter((word) => word !== '');
  const firstLetters = new Set(words.map(toFirstLetter));
  for (const match of text.matchAll(/[\p{L}\p{N}\p{M}]+/gu)) {
    const token = match[0];
    const first = foldLetter(toFirstLetter(token));
    if (first !== '' && !firstLetters.has(toFirstLetter(first))) continue;
    const folded = foldText(token);
    const word = words
      .filter((candidate) => folded.startsWith(candidate))
      .reduce(
        (longest, candidate) => (candidate.length > longest.length ? candidate : longest),
        '',
      );
    if (word === '') continue;
    yield [match.index, match.index + prefixLength(token, word.length)];
  }
}

function toFirstLetter(word: string): string {
  return String.fromCodePoint(word.codePointAt(0) ?? 0);
}

const foldedByLetter = new Map<string, string>();

/** Folding a word takes ten times as long as looking its first letter up, and few words begin with the right one. */
function foldLetter(letter: string): string {
  const known = foldedByLetter.get(letter);
  if (known !== undefined) return known;
  const folded = foldText(letter);
  foldedByLetter.set(letter, folded);
  return folded;
}

/** How many units of a word make up so many folded letters, with the marks that belong to the last of them. */
function prefixLength(token: string, foldedCount: number): number {
  let length = 0;
  let folded = 0;
  for (const letter of token) {
    const isMark = /^\p{M}$/u.test(letter);
    if (folded >= foldedCount && !isMark) break;
    length += letter.length;
    if (!isMark) folded += foldText(letter).length;
  }
  return length;
}
