import { foldText } from '../model/fold.ts';
import { loadIndustries } from './industries.ts';
import type { NamesRead, NameTree } from './name-tree.ts';
import { countryDepth, loadPlaces } from './places.ts';

/** So long must a word be to stand for others that it begins: `food`, but not `man` for `manchester`. */
const minStemLength = 4;

/** Whether folded words hold a folded text, whose last word may be the beginning of a longer one. */
export function holdsWords(words: string, wanted: string): boolean {
  if (wanted === '') return false;
  const lastLength = wanted.length - 1 - wanted.lastIndexOf(' ');
  const end = lastLength < minStemLength ? ' ' : '';
  return ` ${words} `.includes(` ${wanted}${end}`);
}

/** Not all that goes on is an ending: a `career` is no `care`, and `mediation` no `media`. */
const endings = ['s', 'es', 'n', 'en', 'ing', 'ment', 'ments', 'ation', 'ations'];

function toStems(word: string): readonly string[] {
  const stems = endings
    .filter((ending) => word.endsWith(ending))
    .map((ending) => word.slice(0, -ending.length));
  if (word.endsWith('ies')) stems.push(`${word.slice(0, -3)}y`);
  return [word, ...stems.filter(({ length }) => length >= minStemLength)];
}

function hasWord(words: readonly string[], wanted: string): boolean {
  const stems = toStems(wanted);
  return words.some((word) => toStems(word).some((stem) => stems.includes(stem)));
}

/** Whether all words of one text stand in the other, in any order, but for their endings. */
export function matchesText(wanted: string, text: string): boolean {
  const words = foldText(text).split(' ');
  const folded = foldText(wanted);
  return folded !== '' && folded.split(' ').every((word) => hasWord(words, word));
}

/**
 * Places are written from the small to the large: of `Peru, Indiana` and `Paris, Texas, United States` the last name, if
 * it is not that of a city below, decides in which country the rest lies.
 */
function keepOneCountry(places: NameTree, { ids, words }: NamesRead): readonly number[] {
  const countryOf = (id: number) => places.above(id, countryDepth);
  const named = ids.filter((id) => countryOf(id) === id);
  if (named.length === ids.length && words.length === 0) return ids;
  const last = ids.at(-1);
  const decides = last !== undefined && places.above(last, countryDepth + 1) === last;
  const country = decides ? countryOf(last) : named.at(-1);
  if (country === undefined) return ids;
  return ids.filter((id) => [null, country].includes(countryOf(id)));
}

function isNothing({ ids, words }: NamesRead): boolean {
  return ids.length === 0 && words.length === 0;
}

function liesIn(wanted: string, location: string): boolean {
  const places = loadPlaces();
  const want = places.read(wanted);
  if (isNothing(want)) return matchesText(wanted, location);
  const have = places.read(location);
  const ids = keepOneCountry(places, have);
  return (
    want.ids.every((id) => ids.some((one) => places.isWithin(one, id))) &&
    // Whole words alone: Niger does not lie in Nigeria.
    want.words.every((word) => have.words.includes(word))
  );
}

/** Whether a location lies in a place that is wanted: by its words, or as part of a country or region. */
export function matchesPlace(wanted: string, location: string): boolean {
  if (liesIn(wanted, location)) return true;
  // `Hanoi / Singapore`: in the one or the other.
  const several = location.split(/[/|&;•·]/);
  return several.length > 1 && several.some((one) => liesIn(wanted, one));
}

/** Whether an industry is the one that is wanted, or a part of it, also in another language. */
export function matchesIndustry(wanted: string, industry: string): boolean {
  const industries = loadIndustries();
  const want = industries.read(wanted);
  // A text of names alone is not looked for by its words: `law` is not in `law enforcement`.
  const isNamed = want.ids.length > 0 && want.words.length === 0;
  if (!isNamed && matchesText(wanted, industry)) return true;
  if (isNothing(want)) return false;
  const have = industries.read(industry);
  return (
    want.ids.every((id) => have.ids.some((one) => industries.isWithin(one, id))) &&
    want.words.every((word) => hasWord(have.words, word))
  );
}
