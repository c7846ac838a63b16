import { foldText } from '../model/fold.ts';
import { loadIndustries } from './industries.ts';
import type { NamesRead, NameTree } from './name-tree.ts';
import { countryDepth, loadPlaces } from './places.ts';

/** So long must a word be to stand for all words that it begins: `food`, but not `man` for `manchester`. */
const minStemLength = 4;

function hasWord(words: readonly string[], wanted: string): boolean {
  return words.some(
    (word) => word === wanted || (wanted.length >= minStemLength && word.startsWith(wanted)),
  );
}

/** Whether all words of one text stand in the other, in any order, whole or as the beginning of a longer one. */
export function matchesText(wanted: string, text: string): boolean {
  const words = foldText(text).split(' ');
  const folded = foldText(wanted);
  return folded !== '' && folded.split(' ').every((word) => hasWord(words, word));
}

/** Of `Paris, Texas, United States` the country that is named decides where the rest may lie. */
function keepNamedCountry(places: NameTree, ids: readonly number[]): readonly number[] {
  const countries = ids.filter((id) => places.above(id, countryDepth) === id);
  if (countries.length === 0) return ids;
  return ids.filter((id) => {
    const country = places.above(id, countryDepth);
    return country === null || countries.includes(country);
  });
}

function isNothing({ ids, words }: NamesRead): boolean {
  return ids.length === 0 && words.length === 0;
}

/** Whether a location lies in a place that is wanted: by its words, or as part of a country or region. */
export function matchesPlace(wanted: string, location: string): boolean {
  const places = loadPlaces();
  const want = places.read(wanted);
  if (isNothing(want)) return matchesText(wanted, location);
  const have = places.read(location);
  const ids = keepNamedCountry(places, have.ids);
  return (
    want.ids.every((id) => ids.some((one) => places.isWithin(one, id))) &&
    // Whole words alone: Niger does not lie in Nigeria.
    want.words.every((word) => have.words.includes(word))
  );
}

/** Whether an industry is the one that is wanted, or a part of it, also in another language. */
export function matchesIndustry(wanted: string, industry: string): boolean {
  if (matchesText(wanted, industry)) return true;
  const industries = loadIndustries();
  const want = industries.read(wanted);
  if (isNothing(want)) return false;
  const have = industries.read(industry);
  return (
    want.ids.every((id) => have.ids.some((one) => industries.isWithin(one, id))) &&
    want.words.every((word) => hasWord(have.words, word))
  );
}
