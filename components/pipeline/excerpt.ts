import { findMatches } from './match-ranges.ts';

const maxLength = 64;
/** A narrow view cuts the end of the line: what was found stands near its beginning. */
const leadLength = 14;

/** A note's words without the marks that set them in bold or in a list. */
function toPlainText(markdown: string): string {
  return markdown
    .replace(/\[([^[\]]*)\]\([^()\s]*\)/g, '$1')
    .replace(/^[ \t]*(?:>[ \t]*)*(?:[-*+]|\d+[.)])?[ \t]+/gm, '')
    .replace(/\*\*|`|^>/gm, '')
    .replace(/\s+/g, ' ')
    .trim();
}

/** The words of a note around the first one that was found, in quotes, with an ellipsis where it goes on. */
export function toExcerpt(markdown: string, query: string): string {
  const text = toPlainText(markdown);
  const foundAt = findMatches(text, query).next().value?.[0] ?? 0;
  const start = foundAt <= leadLength ? 0 : toWordStart(text, foundAt - leadLength, foundAt);
  const end = toWordEnd(text, start + maxLength);
  return `“${start > 0 ? '…' : ''}${text.slice(start, end)}${end < text.length ? '…' : ''}”`;
}

/** The first word that begins at or after a place, and not after `latest`. */
function toWordStart(text: string, from: number, latest: number): number {
  const space = text.indexOf(' ', from - 1);
  return space < 0 || space >= latest ? latest : space + 1;
}

function toWordEnd(text: string, until: number): number {
  if (until >= text.length) return text.length;
  const space = text.lastIndexOf(' ', until);
  // A text without spaces is cut where it is too long, but not through a letter.
  if (space > until - maxLength / 2) return space;
  return /[\uDC00-\uDFFF]/.test(text.charAt(until)) ? until - 1 : until;
}
