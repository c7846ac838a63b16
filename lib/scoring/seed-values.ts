import { foldText } from '../model/fold.ts';
import type { FactName, ScoreInputs } from '../model/scoring.ts';
import { middleOf } from './match.ts';

/** What lines of a profile could say of somebody, and of how many. */

/** From–to of the sizes that LinkedIn's company pages tell. */
export const sizeRanges: readonly (readonly [from: number, to: number | null])[] = [
  [1, 1],
  [2, 10],
  [11, 50],
  [51, 200],
  [201, 500],
  [501, 1_000],
  [1_001, 5_000],
  [5_001, 10_000],
  [10_001, null],
];

/** By what it is compared by, how it is written. */
type Values = ReadonlyMap<string, string>;

/** What may be said of somebody in one line of the profile; `undefined` where the fact is not known. */
const readers: Readonly<Record<FactName, (inputs: ScoreInputs) => Values | undefined>> = {
  seniority: ({ seniority }) =>
    seniority === null ? undefined : new Map([[seniority, seniority]]),
  department: ({ departments }) =>
    departments.length === 0 ? undefined : new Map(departments.map((one) => [one, one])),
  industry: ({ industry }) => toTexts(industry === null ? [] : [industry]),
  company_size: ({ size }) => {
    if (size === null) return undefined;
    const middle = middleOf(size);
    const place = sizeRanges.findIndex(([, to]) => to === null || middle <= to);
    return new Map([[String(place), '']]);
  },
  place: ({ place }) => toTexts(place === null ? [] : place.split(',')),
  words: ({ words }) => (words === null ? undefined : toTitleWords(words)),
};

const maxTextLength = 120;

function toTexts(texts: readonly string[]): Values | undefined {
  const values = texts.flatMap((text): [string, string][] => {
    const [key, shown] = [foldText(text), text.trim()];
    return key === '' || shown.length > maxTextLength ? [] : [[key, shown]];
  });
  return values.length === 0 ? undefined : new Map(values);
}

/** What stands before the employer's name, folded, in the languages whose titles are read. */
const beforeEmployer = new Set(['at', 'bei', 'chez', 'tai']);
/** Words that join others and say nothing by themselves, folded. */
const joining = new Set(
  (
    'of the and for to in with von und fur der die das des mit de du la le les et pour aux avec el los las en y para del ' +
    'con e o do da dos das em com a cua cho cac va phu trach'
  ).split(' '),
);
const minLetters = 3;

/**
 * Words of a title, and pairs of them, for one syllable is no word in Vietnamese. `words` is folded; after the title stands
 * the headline.
 */
function toTitleWords(words: string): Values {
  const all = words.split(' ');
  const end = all.findIndex((word) => beforeEmployer.has(word));
  const own = end < 0 ? all : all.slice(0, end);
  const tells = (word: string | undefined): word is string =>
    word !== undefined && !joining.has(word) && !/^\p{N}+$/u.test(word);
  const found = new Set<string>();
  for (const [at, word] of own.entries()) {
    const next = own[at + 1];
    if (!tells(word)) continue;
    if (word.length >= minLetters) found.add(word);
    if (tells(next) && next !== word) found.add(`${word} ${next}`);
  }
  return new Map(Array.from(found, (one) => [one, one]));
}

export interface Tally {
  readonly knownCount: number;
  /** Places in the list of those of whom a value is true. */
  readonly peopleByKey: ReadonlyMap<string, readonly number[]>;
  /** The spelling that most have. */
  shownOf(key: string): string;
}

export function tallyUp(people: readonly ScoreInputs[], fact: FactName): Tally {
  const peopleByKey = new Map<string, number[]>();
  const spellings = new Map<string, Map<string, number>>();
  let knownCount = 0;
  for (const [at, inputs] of people.entries()) {
    const values = readers[fact](inputs);
    if (values === undefined) continue;
    knownCount += 1;
    for (const [key, shown] of values) {
      const own = peopleByKey.get(key);
      if (own) own.push(at);
      else peopleByKey.set(key, [at]);
      const counts = spellings.get(key) ?? new Map<string, number>();
      spellings.set(key, counts.set(shown, (counts.get(shown) ?? 0) + 1));
    }
  }
  return {
    knownCount,
    peopleByKey,
    shownOf(key) {
      const counts = [...(spellings.get(key) ?? [])];
      counts.sort(([one, own], [other, more]) => more - own || (one < other ? -1 : 1));
      return counts[0]?.[0] ?? key;
    },
  };
}
