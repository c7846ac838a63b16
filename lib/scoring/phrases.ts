import { foldText } from '../model/fold.ts';

/** What stands between a word and the one before it. The greater it is, the less the two have to do with each other. */
export const gaps = { none: 0, join: 1, comma: 2, dash: 3, bar: 4 } as const;

export interface Word {
  readonly folded: string;
  /** Lower case, marks as written. */
  readonly raw: string;
  /** Also where the text has no capitals at all. */
  readonly isCapital: boolean;
  /** Begins with a capital, in a text that is not all in capitals. */
  readonly isName: boolean;
  /** An apostrophe says that it is of the word before it: the `s` of `CEO’s office`, the `office` of `directors’ office`. */
  readonly isOwned: boolean;
  readonly gap: number;
}

const wordPattern = /[\p{L}\p{N}\p{M}]+|@/gu;
const barPattern = /[|•·●▪■◆¦│;\n➤→»\p{Extended_Pictographic}]/u;
const dashPattern = /[–—]|\s-|\s\/\s/;
const commaPattern = /[,():[\]]/;
const joinPattern = /[&+/]/;
const apostrophePattern = /^['’´`]/;
// biome-ignore lint/suspicious/noControlCharactersInRegex: all of ASCII
const asciiPattern = /^[\x00-\x7f]*$/;

function toGap(between: string): number {
  if (between === ' ' || between === '' || between === '-') return gaps.none;
  if (barPattern.test(between)) return gaps.bar;
  if (dashPattern.test(between)) return gaps.dash;
  if (commaPattern.test(between)) return gaps.comma;
  return joinPattern.test(between) ? gaps.join : gaps.none;
}

/** Titles are made of few words: what was found of a word is kept, up to so many. */
const maxKept = 10_000;

const foldedByRaw = new Map<string, string>();

function foldWord(raw: string): string {
  const known = foldedByRaw.get(raw);
  if (known !== undefined) return known;
  const folded = foldText(raw);
  if (foldedByRaw.size < maxKept) foldedByRaw.set(raw, folded);
  return folded;
}

function isOwned(word: string, owner: string, between: string): boolean {
  if (!apostrophePattern.test(between)) return false;
  return between.length === 1 ? word === 's' : owner.endsWith('s');
}

export function toWords(text: string): readonly Word[] {
  const words: Word[] = [];
  const isAscii = asciiPattern.test(text);
  const composed = isAscii ? text : text.normalize('NFC');
  const isOneCase = composed === composed.toLowerCase();
  const isShouted = composed === composed.toUpperCase();
  let end = 0;
  wordPattern.lastIndex = 0;
  for (let match = wordPattern.exec(composed); match; match = wordPattern.exec(composed)) {
    const written = match[0];
    const raw = written.toLowerCase();
    const between = composed.slice(end, match.index);
    words.push({
      folded: isAscii ? raw : foldWord(raw),
      raw,
      isCapital: isOneCase || (raw !== written && written === written.toUpperCase()),
      isName: !isShouted && raw.charAt(0) !== written.charAt(0),
      isOwned: between !== ' ' && isOwned(raw, words.at(-1)?.raw ?? '', between),
      gap: words.length === 0 ? gaps.bar : toGap(between),
    });
    end = match.index + written.length;
  }
  return words;
}

/**
 * Marks before a phrase in a table. `!` the marks on its letters must be as written; `^` must be in capitals, unless the
 * text has none; `<` only where a part of the text begins; `=` only where a part is nothing else; `?` counts only where
 * nothing else is found; `>` a rank behind it is another person's.
 */
const flagPattern = /^[!^<=?>]*/;

interface Pattern {
  readonly text: string;
  readonly kind: 'exact' | 'begin' | 'end';
}

export interface Phrase<Value> {
  readonly words: readonly Pattern[];
  readonly isRaw: boolean;
  readonly isCapital: boolean;
  readonly isFirst: boolean;
  readonly isAlone: boolean;
  readonly isWeak: boolean;
  readonly isOwning: boolean;
  readonly values: Value[];
}

function matchesWord({ text, kind }: Pattern, word: string): boolean {
  if (kind === 'exact') return word === text;
  if (kind === 'begin') return word.startsWith(text);
  return word.endsWith(text) || word.endsWith(`${text}in`);
}

function toPattern(written: string, isRaw: boolean): Pattern {
  const text = isRaw ? written.replaceAll('*', '').toLowerCase() : foldWord(written);
  if (written.endsWith('*')) return { text, kind: 'begin' };
  return { text, kind: written.startsWith('*') ? 'end' : 'exact' };
}

const keyLength = 3;

/** More words first, whole words before parts of words, long parts before short ones. */
function byLength<Value>(one: Phrase<Value>, other: Phrase<Value>): number {
  const weigh = ({ words }: Phrase<Value>) =>
    words.length * 1000 +
    words.reduce((sum, { text, kind }) => sum + text.length + (kind === 'exact' ? 100 : 0), 0);
  return weigh(other) - weigh(one);
}

export interface PhraseOptions<Value> {
  /**
   * Phrases of a value, with spaces between them and underscores within; `part*` begins a word, `*part` ends one, also
   * before the German `-in`.
   */
  readonly lists: Iterable<readonly [Value, string]>;
  /** All of it with the marks as written. */
  readonly spelling?: 'as_written';
}

/** Finds the longest phrase of a table at a place in a text. */
export class PhraseIndex<Value> {
  readonly #byBegin = new Map<string, Phrase<Value>[]>();
  readonly #byEnd = new Map<string, Phrase<Value>[]>();
  /** Those whose first word it may be, the longest first. */
  readonly #byWord = new Map<string, readonly Phrase<Value>[]>();

  constructor({ lists, spelling }: PhraseOptions<Value>) {
    const byText = new Map<string, Phrase<Value>>();
    for (const [value, list] of lists) {
      for (const written of list.split(/\s+/).filter(Boolean)) {
        const flags = flagPattern.exec(written)?.[0] ?? '';
        const isRaw = spelling === 'as_written' || flags.includes('!');
        const words = written
          .slice(flags.length)
          .split('_')
          .map((word) => toPattern(word, isRaw));
        const key = `${flags}${words.map(({ kind, text }) => `${kind}:${text}`).join(' ')}`;
        const known = byText.get(key);
        if (known) {
          if (!known.values.includes(value)) known.values.push(value);
          continue;
        }
        byText.set(key, {
          words,
          isRaw,
          isCapital: flags.includes('^'),
          isFirst: flags.includes('<') || flags.includes('='),
          isAlone: flags.includes('='),
          isWeak: flags.includes('?'),
          isOwning: flags.includes('>'),
          values: [value],
        });
      }
    }
    for (const phrase of [...byText.values()].sort(byLength)) {
      const first = phrase.words[0];
      if (first === undefined) continue;
      const [index, key] =
        first.kind === 'end'
          ? [this.#byEnd, first.text.slice(-keyLength)]
          : [this.#byBegin, first.text.slice(0, keyLength)];
      const bucket = index.get(key);
      if (bucket) bucket.push(phrase);
      else index.set(key, [phrase]);
    }
  }

  at(words: readonly Word[], position: number): Phrase<Value> | undefined {
    const word = words[position];
    if (word === undefined) return undefined;
    for (const phrase of this.#beginningWith(word)) {
      if (holds(phrase, words, position)) return phrase;
    }
    return undefined;
  }

  #beginningWith(word: Word): readonly Phrase<Value>[] {
    const known = this.#byWord.get(word.raw);
    if (known !== undefined) return known;
    const { folded, raw } = word;
    const found = [
      ...(this.#byBegin.get(folded.slice(0, keyLength)) ?? []),
      ...(raw === folded ? [] : (this.#byBegin.get(raw.slice(0, keyLength)) ?? [])),
      ...(this.#byEnd.get(folded.slice(-keyLength)) ?? []),
      ...(this.#byEnd.get(folded.slice(-keyLength - 2, -2)) ?? []),
    ].filter(({ words: [first], isRaw }) => first && matchesWord(first, isRaw ? raw : folded));
    if (this.#byWord.size < maxKept) this.#byWord.set(raw, found);
    return found;
  }
}

/** Whether a phrase whose first word is there goes on, and is written as it must be. */
function holds<Value>(phrase: Phrase<Value>, words: readonly Word[], position: number): boolean {
  const first = words[position];
  if (first === undefined) return false;
  if (phrase.isFirst && first.gap === gaps.none) return false;
  if (phrase.isCapital && !first.isCapital) return false;
  for (let index = 1; index < phrase.words.length; index += 1) {
    const pattern = phrase.words[index];
    const word = words[position + index];
    if (pattern === undefined || word === undefined || word.gap !== gaps.none) return false;
    if (!matchesWord(pattern, phrase.isRaw ? word.raw : word.folded)) return false;
  }
  return true;
}
