/**
 * The letters for a monogram: first of the first word and first of the last, as Vietnamese and Western names both
 * are shown (`Nguyễn Thu Hà` → `NH`). Words without a letter (badges, emoji, digits) do not count.
 */
export function toInitials(name: string): string {
  const letters = name
    .normalize('NFC')
    .split(/[\s\u00b7\u2022|,/()]+/u)
    .map((word) => /\p{L}\p{M}*/u.exec(word)?.[0])
    .filter((letter) => letter !== undefined);
  const first = letters[0];
  const last = letters.at(-1);
  if (first === undefined || last === undefined) return '';
  return (letters.length === 1 ? first : first + last).toLocaleUpperCase();
}
