import { foldText } from '../../lib/model/fold.ts';

interface Alphabet {
  readonly test: RegExp;
  readonly consonants: string;
  readonly vowels: string;
}

const latin: Alphabet = {
  test: /\p{Script=Latin}/u,
  consonants: 'bdfgjklmnprstvz',
  vowels: 'aeiou',
};
const alphabets: readonly Alphabet[] = [
  latin,
  { test: /\p{Script=Cyrillic}/u, consonants: 'бвгдклмнпрст', vowels: 'аеио' },
  { test: /\p{Script=Greek}/u, consonants: 'βγδκλμνπρστ', vowels: 'αειο' },
  { test: /\p{Script=Arabic}/u, consonants: 'بدرسكلمنفحج', vowels: 'اوي' },
  { test: /\p{Script=Hebrew}/u, consonants: 'בדלמנרסקגט', vowels: 'אוי' },
  { test: /\p{Script=Devanagari}/u, consonants: 'कगतदनपबमरल', vowels: 'सवहयच' },
];
/** Scripts that write words without spaces: a name is found by its characters, wherever it stands. */
const runOn =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
const runOnPool = [
  '山川木林石田水火土金月日星雲風雨雪海島橋村町野原森草花竹米麦',
  '나다라마바사아자차카타파하거너더러머버서',
] as const;

const lengthClasses = [2, 4, 6, 9, 12] as const;

function lengthClassOf(length: number): number {
  if (length <= 2) return lengthClasses[0];
  if (length <= 4) return lengthClasses[1];
  if (length <= 7) return lengthClasses[2];
  return length <= 11 ? lengthClasses[3] : lengthClasses[4];
}

/** A folded word: letters and digits only. */
export function foldWord(word: string): string {
  return foldText(word).replaceAll(' ', '');
}

/** The invented word in the form of the real one: capitals, and a mark where there was one. */
function shape(invented: string, original: string): string {
  const isMarked = latin.test.test(original) && foldWord(original) !== original.toLowerCase();
  const marked = isMarked
    ? invented.replace(/[aeiou]/, (vowel) => `${vowel}\u0301`.normalize('NFC'))
    : invented;
  const letters = Array.from(original).filter((letter) => /\p{L}/u.test(letter));
  if (letters.length > 1 && letters.every((letter) => letter === letter.toUpperCase())) {
    return marked.toUpperCase();
  }
  const [first = ''] = letters;
  return first === first.toUpperCase() ? marked.charAt(0).toUpperCase() + marked.slice(1) : marked;
}

/** Neighbouring counts give letters that look nothing alike, and each run the same ones. */
function scatter(count: number): number {
  let state = Math.imul(count ^ (count >>> 16), 0x45d9f3b);
  state = Math.imul(state ^ (state >>> 16), 0x45d9f3b);
  return (state ^ (state >>> 16)) >>> 0;
}

/** Deals out words by a count and never by the real word: what is invented says nothing about what it stands for. */
export class Inventor {
  readonly #wordByWord = new Map<string, string>();
  readonly #codeByCode = new Map<string, string>();
  readonly #numberByDigits = new Map<string, string>();
  readonly #phoneByDigits = new Map<string, string>();
  readonly #idByUuid = new Map<string, string>();
  readonly #used = new Set<string>();
  readonly #isTaken: (word: string) => boolean;
  #count = 0;

  /** @param isTaken whether a folded word or a number must not be dealt out, because the real page has it. */
  constructor(isTaken: (word: string) => boolean) {
    this.#isTaken = isTaken;
  }

  /** Same word, in whatever case and with or without marks: same invented word. */
  word(original: string): string {
    if (runOn.test(original)) return this.#runOnWord(original);
    const folded = foldWord(original);
    if (folded === '') return original;
    return shape(this.#deal(folded), original);
  }

  /** An initial follows the word it begins. */
  #deal(folded: string): string {
    const known = this.#wordByWord.get(folded);
    if (known !== undefined) return known;
    const alphabet = alphabets.find(({ test }) => test.test(folded)) ?? latin;
    let length = lengthClassOf(folded.length);
    for (let tries = 1; ; tries += 1) {
      const invented = this.#spell(alphabet, length);
      if (!this.#used.has(invented) && !this.#isTaken(foldWord(invented))) {
        this.#used.add(invented);
        this.#wordByWord.set(folded, invented);
        return invented;
      }
      // All short words may be taken.
      if (tries % 50 === 0) length += 1;
    }
  }

  #spell({ consonants, vowels }: Alphabet, length: number): string {
    this.#count += 1;
    let word = '';
    while (word.length < length) {
      const letters = word.length % 2 === 0 ? consonants : vowels;
      word += letters.charAt(scatter(this.#count * 16 + word.length) % letters.length);
    }
    return word;
  }

  #runOnWord(original: string): string {
    return Array.from(original)
      .map((character) => {
        if (!runOn.test(character)) return character;
        const known = this.#wordByWord.get(character);
        if (known !== undefined) return known;
        const pool = /\p{Script=Hangul}/u.test(character) ? runOnPool[1] : runOnPool[0];
        this.#count += 1;
        const offset = this.#count % pool.length;
        const rotated = Array.from(pool.slice(offset) + pool.slice(0, offset));
        const invented = rotated.find((candidate) => !this.#isTaken(candidate)) ?? '〇';
        this.#wordByWord.set(character, invented);
        return invented;
      })
      .join('');
  }

  /** A run of letters and digits with both: as long as before, and none of it kept. */
  code(original: string): string {
    const known = this.#codeByCode.get(original);
    if (known !== undefined) return known;
    const count = String(this.#codeByCode.size + 1);
    const invented = `x${count.padStart(Math.max(1, original.length - 1), '0')}`;
    this.#codeByCode.set(original, invented);
    return invented;
  }

  /** Digits, as many as before; one or two stay, they are nobody's. */
  number(digits: string): string {
    if (digits.length < 3) return digits;
    const known = this.#numberByDigits.get(digits);
    if (known !== undefined) return known;
    const start = 8 * 10 ** Math.min(digits.length - 1, 14);
    let number = start + this.#numberByDigits.size + 1;
    while (digits.length > 4 && this.#isTaken(String(number))) number += 1;
    const invented = String(number).padStart(digits.length, '8').slice(-digits.length);
    this.#numberByDigits.set(digits, invented);
    return invented;
  }

  /** A member's id: the same beginning and length, then what says that it is invented. */
  memberId(original: string): string {
    const known = this.#codeByCode.get(original);
    if (known !== undefined) return known;
    const count = String(this.#codeByCode.size + 1).padStart(4, '0');
    const length = Math.max(24, original.length);
    const invented = `${original.slice(0, 4)}AC${count}PipesideInvented`
      .padEnd(length, 'x')
      .slice(0, length);
    this.#codeByCode.set(original, invented);
    return invented;
  }

  uuid(original: string): string {
    const key = original.toLowerCase();
    const known = this.#idByUuid.get(key);
    if (known !== undefined) return known;
    const count = (this.#idByUuid.size + 1).toString(16).padStart(12, '0');
    const invented = `00000000-0000-4000-8000-${count}`;
    this.#idByUuid.set(key, invented);
    return invented;
  }

  /** A number of the same look that reaches nobody: fives, and a count at the end. */
  phone(original: string): string {
    const digits = original.replace(/\P{Nd}/gu, '');
    let invented = this.#phoneByDigits.get(digits);
    if (invented === undefined) {
      const count = String(this.#phoneByDigits.size + 1).padStart(2, '0');
      invented = `${'5'.repeat(Math.max(0, digits.length - 4))}01${count}`.slice(-digits.length);
      this.#phoneByDigits.set(digits, invented);
    }
    let at = 0;
    return original.replace(/\p{Nd}/gu, () => invented.charAt(at++));
  }
}
