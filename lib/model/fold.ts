/** Letters that NFD does not take apart into a base letter and a mark. */
const foldedByLetter: Readonly<Record<string, string>> = {
  đ: 'd',
  ð: 'd',
  ø: 'o',
  ł: 'l',
  ħ: 'h',
  ı: 'i',
  ŧ: 't',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  þ: 'th',
};
const foldable = new RegExp(`[${Object.keys(foldedByLetter).join('')}]`, 'g');

/**
 * Lower case without marks, runs of anything but letters and digits as one space: `Nguyễn Đức-Anh` → `nguyen duc anh`.
 * Used for searching and comparing, never for showing.
 */
export function foldText(value: string): string {
  return value
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}+/gu, '')
    .replace(foldable, (letter) => foldedByLetter[letter] ?? letter)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
