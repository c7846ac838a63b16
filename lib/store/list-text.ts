import { foldText } from '../model/fold.ts';

/** Folded texts of what lists sort and search by, each worked out once: folding 50,000 anew takes as long as all the rest. */
const foldedByText = new Map<string, string>();
const mostKept = 200_000;

/** Addresses, and most names: what `foldText` makes of them, in a third of the time. */
const plain = /^[ -~]*$/;

function fold(text: string): string {
  if (!plain.test(text)) return foldText(text);
  return text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
}

export function foldOnce(text: string): string {
  const kept = foldedByText.get(text);
  if (kept !== undefined) return kept;
  if (foldedByText.size >= mostKept) foldedByText.clear();
  const folded = fold(text);
  foldedByText.set(text, folded);
  return folded;
}

/** What a text is put in order by: its folded letters; one that has none by itself. */
export function toTextKey(text: string | null): string | null {
  return text === null || text === '' ? null : foldOnce(text) || text;
}
