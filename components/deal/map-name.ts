/**
 * Widths of letters in the interface's fonts, in parts of the size of the text, rounded up. An estimate serves: a
 * drawing cannot ask the browser to cut a name, and must not depend on which font is there.
 */
function letterWidth(letter: string): number {
  const base = letter.normalize('NFD').charAt(0);
  if (/[ijlftr.,'’ I|·-]/.test(base)) return 0.36;
  if (/[mwMW]/.test(base)) return 0.9;
  if (/[A-ZĐ]/.test(base)) return 0.72;
  if (base.charCodeAt(0) > 0x2e80) return 1;
  return 0.58;
}

/** About how wide a text is, in the unit in which the size of its letters is given. */
export function estimateWidth(text: string, fontSize: number): number {
  const letters = Array.from(text.normalize('NFC'));
  return letters.reduce((width, letter) => width + letterWidth(letter), 0) * fontSize;
}

/** The part of a text that fits, with a sign that more was there; empty where not even three letters do. */
export function cutToFit(text: string, room: { width: number; fontSize: number }): string {
  if (estimateWidth(text, room.fontSize) <= room.width) return text;
  const letters = Array.from(text.normalize('NFC'));
  for (let length = letters.length - 1; length >= 3; length -= 1) {
    const cut = `${letters.slice(0, length).join('').trimEnd()}…`;
    if (estimateWidth(cut, room.fontSize) <= room.width) return cut;
  }
  return '';
}

/**
 * As much of a name as fits: all of it; else of more than two words the last two, then the last, as Vietnamese people are
 * called (`Thu Hà`, `Hà`), and of two the first; else a part.
 */
export function fitName(name: string, room: { width: number; fontSize: number }): string {
  const words = name.trim().split(/\s+/);
  const [first = ''] = words;
  const last = words.at(-1) ?? first;
  const isLong = words.length > 2;
  const candidates = isLong
    ? [words.join(' '), words.slice(-2).join(' '), last, first]
    : [words.join(' '), first, last];
  const fitting = candidates.find(
    (candidate) => estimateWidth(candidate, room.fontSize) <= room.width,
  );
  return fitting ?? cutToFit(isLong ? last : first, room);
}
