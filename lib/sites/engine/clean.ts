/** Longest text that is ever taken from one element; a page may hold megabytes in a single node. */
export const maxRawLength = 20_000;

// biome-ignore-start lint/suspicious/noControlCharactersInRegex: control characters are what is removed
const controls = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F]/g;
// biome-ignore-end lint/suspicious/noControlCharactersInRegex: end
/** Direction overrides, marks and isolates: they turn the order of what is shown around them. */
const directions = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/g;
/** Zero-width space, word joiner, byte order mark, soft hyphen, invisible tag letters. */
const invisibles = /[\u00AD\u180E\u200B\u2060-\u2064\uFEFF]|[\u{E0000}-\u{E007F}]/gu;
const loneSurrogates = /\p{Cs}/gu;
/** Joiners carry meaning inside Persian words and emoji, never at the ends. */
const joinersAtEnds = /^[\u200C\u200D\s]+|[\u200C\u200D\s]+$/g;
const emoji =
  /\u200D?[\p{Extended_Pictographic}\p{Regional_Indicator}\u{1F3FB}-\u{1F3FF}\uFE0F\u20E3]/gu;

/** One line of clean text: NFC, no invisible or direction-turning characters, single spaces. */
export function toCleanText(raw: string): string {
  return raw
    .slice(0, maxRawLength)
    .normalize('NFC')
    .replace(loneSurrogates, '')
    .replace(controls, '')
    .replace(directions, '')
    .replace(invisibles, '')
    .replace(/\s+/gu, ' ')
    .replace(joinersAtEnds, '');
}

/** The page's own text for the rep to compare: badges, doubles and joiners as they stood, but nothing that turns what is shown around it. */
export function toShownRaw(raw: string, maxLength: number): string {
  return raw
    .slice(0, maxLength * 4)
    .replace(loneSurrogates, '')
    .replace(controls, '')
    .replace(directions, '')
    .replace(/\s+/gu, ' ')
    .trim()
    .slice(0, maxLength)
    .replace(loneSurrogates, '');
}

/** Text that a page holds twice (once for the eye, once for a screen reader), glued or with a space. */
export function toSingleText(text: string): string {
  const half = text.length / 2;
  if (Number.isInteger(half) && half >= 4 && text.slice(0, half) === text.slice(half)) {
    return text.slice(0, half);
  }
  const [first, second] = [text.slice(0, Math.floor(half)), text.slice(Math.ceil(half))];
  const isSpaced = !Number.isInteger(half) && text.charAt(Math.floor(half)) === ' ';
  // One word twice can be a name (Duran Duran); two words twice cannot.
  if (isSpaced && first === second && first.includes(' ')) return first;
  return text;
}

/** Cuts at a word's end and says so with an ellipsis. */
export function toCapped(text: string, maxLength: number): string {
  if (text.length <= maxLength) return text;
  const cut = text.slice(0, maxLength - 1).replace(loneSurrogates, '');
  const lastSpace = cut.lastIndexOf(' ');
  return `${(lastSpace > maxLength / 2 ? cut.slice(0, lastSpace) : cut).trimEnd()}…`;
}

/** A person's name without badges, pronouns, counts, site suffix and emoji; credentials stay, as the person chose them. */
export function toPersonName(text: string): string {
  return (
    text
      .replace(/^\(\d+\+?\)\s*/, '')
      .replace(/\s*[|–-]\s*LinkedIn$/i, '')
      // A degree badge is glued to the name: `Name• 1st`, `Name · 2nd`. A dot inside a word (Gal·la) stays.
      .replace(/\s*•.*$/u, '')
      .replace(/\s+·.*$|·\s.*$/u, '')
      .replace(/\s*[([]\s*\p{L}+(?:\s*\/\s*\p{L}+)+\s*[)\]]/gu, '')
      .replace(emoji, '')
      .replace(/\s+/gu, ' ')
      .replace(/^[\s,;|–-]+|[\s,;|–-]+$/gu, '')
  );
}

/** For comparing only: no marks, no case, letters and digits in single spaces. */
export function toFolded(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}+/gu, '')
    .replace(/đ/g, 'd')
    .replace(/ø/g, 'o')
    .replace(/ł/g, 'l')
    .replace(/ß/g, 'ss')
    .replace(/æ/g, 'ae')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** Digits of any script as ASCII digits. */
export function toAsciiDigits(text: string): string {
  return text.replace(/\p{Nd}/gu, (digit) => {
    const code = digit.codePointAt(0) ?? 0;
    // Every script's ten digits stand in one run that starts at a multiple of ten or sixteen from its zero.
    let zero = code;
    while (/\p{Nd}/u.test(String.fromCodePoint(zero - 1)) && code - zero < 9) zero -= 1;
    return String(code - zero);
  });
}
