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
 * As much of a name as fits: all of it, else its last two words, as Vietnamese people are called (`Thu Hà`), else the
 * first word or the last one, whichever is longer and fits, else a part.
 */
export function fitName(name: string, room: { width: number; fontSize: number }): string {
  const words = name.trim().split(/\s+/);
  const [first = ''] = words;
  const last = words.at(-1) ?? first;
  const single = first.length >= last.length ? [first, last] : [last, first];
  const candidates = [words.join(' '), ...(words.length > 2 ? [words.slice(-2).join(' ')] : [])];
  const fitting = [...candidates, ...single].find(
    (candidate) => estimateWidth(candidate, room.fontSize) <= room.width,
  );
  return fitting ?? cutToFit(first.length <= last.length ? first : last, room);
}
