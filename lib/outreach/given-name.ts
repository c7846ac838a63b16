import { vietnameseFamilyNames } from '../model/family-names.ts';
import { foldText } from '../model/fold.ts';

const familyNames: ReadonlySet<string> = new Set(vietnameseFamilyNames);
/** Of those the ones that are never given names. */
const neverGiven: ReadonlySet<string> = new Set(
  'nguyen tran pham huynh bui dang truong'.split(' '),
);

/** What stands before a name and is none, folded. */
const titles: ReadonlySet<string> = new Set(
  'mr mrs ms miss mx dr prof ing dipl ths ts gs pgs ks bs ls ong ba anh chi'.split(' '),
);

function isTitle(word: string): boolean {
  // `Chi` and `Anh` are given names, too: without a point they are titles only in small letters.
  return (
    titles.has(foldText(word)) &&
    (/\.$/.test(word) ||
      !/^(?:anh|chi|chị|ba|bà|ong|ông)$/i.test(word) ||
      word === word.toLowerCase())
  );
}

/** Family name first, as it is written in Viet Nam: `Nguyễn Thu Hà`, `Tran Minh Duc`. */
function isFamilyFirst(words: readonly string[]): boolean {
  const [first = '', last = ''] = [words[0], words.at(-1)].map((word) => foldText(word ?? ''));
  if (words.length < 2 || words.length > 4 || !familyNames.has(first)) return false;
  // `Dương Nguyễn` has turned its name round for readers in the West.
  return !(neverGiven.has(last) && !neverGiven.has(first));
}

/** One loud word as it would be written in a greeting: `HÀ` → `Hà`. */
function toSpoken(word: string, isLoud: boolean): string {
  if (!isLoud) return word;
  return word
    .split('-')
    .map((part) => part.charAt(0).toUpperCase() + part.slice(1).toLowerCase())
    .join('-');
}

/**
 * The name that a greeting uses: the last word of a Vietnamese name (`Nguyễn Thu Hà` → `Hà`), else the first word.
 * Titles before a name, and what follows a comma or stands in brackets, are left aside. Never empty for a name that holds a letter.
 */
export function toGivenName(fullName: string): string {
  const whole = fullName.normalize('NFC').trim();
  const bare = whole.replace(/[,(（[|].*$/su, '').trim() || whole;
  const all = bare.split(/\s+/u).filter((word) => word !== '');
  const from = all.findIndex((word) => !isTitle(word));
  const words = from < 0 ? all : all.slice(from);
  const given = (isFamilyFirst(words) ? words.at(-1) : words[0]) ?? '';
  const isLoud = bare.length > 3 && bare === bare.toUpperCase() && bare !== bare.toLowerCase();
  return toSpoken(given, isLoud);
}
