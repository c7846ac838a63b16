import { foldText } from '../../lib/model/fold.ts';

/**
 * Which parts of a text a search found: the beginnings of its words, compared folded, in UTF-16 units of the text as it
 * stands (`nguy` marks `Nguy` of `Nguyễn`).
 */
export function toMatchRanges(text: string, query: string): readonly (readonly [number, number])[] {
  const words = foldText(query)
    .split(' ')
    .filter((word) => word !== '');
  const ranges: [number, number][] = [];
  for (const match of text.matchAll(/[\p{L}\p{N}\p{M}]+/gu)) {
    const token = match[0];
    const folded = foldText(token);
    const word = words
      .filter((candidate) => folded.startsWith(candidate))
      .reduce(
        (longest, candidate) => (candidate.length > longest.length ? candidate : longest),
        '',
      );
    if (word === '') continue;
    ranges.push([match.index, match.index + prefixLength(token, word.length)]);
  }
  return ranges;
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
