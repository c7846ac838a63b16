import {
  type Department,
  type FactName,
  factNames,
  type IdealProfile,
  type ProfileEntry,
  type ScoreInputs,
  type Seniority,
} from '../model/scoring.ts';
import { toEntryKey } from './match.ts';
import { readTitle } from './read-title.ts';
import { sizeRanges, type Tally, tallyUp } from './seed-values.ts';

/** Whom to sell to, proposed: from whom was sold to, or from what a rep answers. */

/** A line that the best won deals suggest, and what speaks for it. */
export interface SeededEntry {
  readonly entry: ProfileEntry;
  /** People of the best won deals of whom it is true, of all of whom the fact is known. */
  readonly wonCount: number;
  readonly wonKnownCount: number;
  /** `wonCount` ÷ `wonKnownCount`, and the same share among all prospects; 0–1. */
  readonly wonShare: number;
  readonly allShare: number;
}

const minWon = 3;
const maxAFact = 4;
/** Less often than so much more often is chance, or no help. */
const minLift = 1.3;
/** So many people like all others are thought to stand beside those of won deals: three people are no law. */
const smoothing = 5;
const weightRange = { least: 5, most: 20 };

/** Rank and department have lines of their own. */
function isOfTitle(word: string): boolean {
  const { seniority, departments } = readTitle(word);
  return seniority !== null || departments.length > 0;
}

interface Found {
  readonly key: string;
  readonly people: readonly number[];
  readonly lift: number;
  readonly allCount: number;
}

function findLifted(won: Tally, all: Tally): Found[] {
  return Array.from(won.peopleByKey, ([key, people]): Found => {
    const allCount = all.peopleByKey.get(key)?.length ?? 0;
    return { key, people, allCount, lift: liftOf({ won, all }, people.length, allCount) };
  })
    .filter(({ people, lift }) => people.length >= minWon && lift >= minLift)
    .sort(
      (one, other) =>
        gainOf(other) - gainOf(one) ||
        other.key.length - one.key.length ||
        (one.key < other.key ? -1 : 1),
    );
}

/** True of many, and far more often: both count. */
function gainOf({ people, lift }: Found): number {
  return people.length * Math.log2(lift);
}

/** How many times more often a value is found among those of won deals than among all. */
function liftOf(of: { won: Tally; all: Tally }, wonCount: number, allCount: number): number {
  const usual = (allCount + 1) / (of.all.knownCount + 2);
  return (wonCount + smoothing * usual) / (of.won.knownCount + smoothing) / usual;
}

/** What is true of hardly anybody else than another value is, as a city may be of its country's people, is said by that. */
const maxShared = 0.8;

function isSaid({ people }: Found, by: readonly Found[]): boolean {
  return by.some((other) => {
    const own = new Set(other.people);
    return people.filter((place) => own.has(place)).length > maxShared * people.length;
  });
}

function toWeight(lift: number): number {
  const weight = Math.round(10 * Math.log2(lift));
  return Math.min(weightRange.most, Math.max(weightRange.least, weight));
}

function seedFact(
  fact: FactName,
  { won, all }: { won: readonly ScoreInputs[]; all: readonly ScoreInputs[] },
): readonly SeededEntry[] {
  const tallies = { won: tallyUp(won, fact), all: tallyUp(all, fact) };
  const lifted = findLifted(tallies.won, tallies.all);
  const told =
    fact === 'company_size'
      ? joinRanges(lifted)
      : lifted.map((found) => ({ found, value: tallies.won.shownOf(found.key) }));
  const taken: Found[] = [];
  const seeded: SeededEntry[] = [];
  for (const { found, ...values } of told) {
    if (seeded.length === maxAFact) break;
    if (fact === 'words' && isOfTitle(found.key)) continue;
    // Departments and ranks may well be the same people's.
    if ((fact === 'place' || fact === 'words') && isSaid(found, taken)) continue;
    taken.push(found);
    const { people, allCount } = found;
    const lift = liftOf(tallies, people.length, allCount);
    seeded.push({
      entry: { fact, mode: 'wanted', weight: toWeight(lift), ...values },
      wonCount: people.length,
      wonKnownCount: tallies.won.knownCount,
      wonShare: people.length / tallies.won.knownCount,
      allShare: tallies.all.knownCount === 0 ? 0 : allCount / tallies.all.knownCount,
    });
  }
  return seeded.toSorted((one, other) => other.entry.weight - one.entry.weight);
}

interface Range {
  readonly found: Found;
  readonly value: string;
  readonly from: number;
  readonly to: number | null;
}

/** Ranges side by side are one. */
function joinRanges(lifted: readonly Found[]): readonly Range[] {
  const inOrder = lifted.toSorted((one, other) => Number(one.key) - Number(other.key));
  const ranges: Range[] = [];
  let last = Number.NaN;
  for (const found of inOrder) {
    const place = Number(found.key);
    const [from = 0, to = null] = sizeRanges[place] ?? [];
    const before = ranges.at(-1);
    if (before && place === last + 1) {
      const people = [...before.found.people, ...found.people];
      const allCount = before.found.allCount + found.allCount;
      ranges[ranges.length - 1] = { ...before, to, found: { ...found, people, allCount } };
    } else ranges.push({ found, value: '', from, to });
    last = place;
  }
  return ranges;
}

/**
 * Values that people of the best won deals have more often than all prospects have, at most four of a fact, the heaviest
 * first; the weight follows how much more often.
 */
export function seedFromWon(
  won: readonly ScoreInputs[],
  all: readonly ScoreInputs[],
): readonly SeededEntry[] {
  return factNames.flatMap((fact) => seedFact(fact, { won, all }));
}

/** What a rep answers when asked whom they sell to; everything may be left empty. */
export interface ProfileAnswers {
  /** Who decides, the most wanted first. */
  readonly seniorities: readonly Seniority[];
  readonly departments: readonly Department[];
  readonly industries: readonly string[];
  /** Employees; `to` null is open. */
  readonly sizes: readonly { readonly from: number; readonly to: number | null }[];
  readonly places: readonly string[];
  /** Words of a title or headline that speak for somebody. */
  readonly words: readonly string[];
  readonly ruledOut: {
    readonly seniorities: readonly Seniority[];
    readonly departments: readonly Department[];
    readonly industries: readonly string[];
    readonly places: readonly string[];
    readonly words: readonly string[];
  };
  /** Where it is known, one of the named has to hold. */
  readonly must: readonly ('company_size' | 'place')[];
}

const weights: Readonly<Record<FactName, number>> = {
  seniority: 20,
  department: 12,
  industry: 15,
  company_size: 12,
  place: 8,
  words: 6,
};
/** Of those who decide the first named is the most wanted. */
const seniorityStep = 2;
const leastSeniority = 10;
/** Takes more than half of what all the others can add: nobody who was ruled out is worth a call. */
const ruledOutWeight = 40;

export function profileFromAnswers(answers: ProfileAnswers): IdealProfile {
  const { ruledOut, must } = answers;
  const modeOf = (fact: 'company_size' | 'place') => (must.includes(fact) ? 'must' : 'wanted');
  const named = (
    fact: FactName,
    values: readonly string[],
    more: Partial<ProfileEntry> = {},
  ): ProfileEntry[] =>
    values.map((value) => ({
      fact,
      value: value.trim(),
      mode: 'wanted',
      weight: weights[fact],
      ...more,
    }));
  const unwanted = { mode: 'unwanted', weight: ruledOutWeight } as const;
  const entries = mergeEntries(
    // What rules somebody out does so, whatever else was said of it.
    [],
    [
      ...named('seniority', ruledOut.seniorities, unwanted),
      ...named('department', ruledOut.departments, unwanted),
      ...named('industry', ruledOut.industries, unwanted),
      ...named('place', ruledOut.places, unwanted),
      ...named('words', ruledOut.words, unwanted),
      ...answers.seniorities.flatMap((value, place) =>
        named('seniority', [value], {
          weight: Math.max(leastSeniority, weights.seniority - seniorityStep * place),
        }),
      ),
      ...named('department', answers.departments),
      ...named('industry', answers.industries),
      ...answers.sizes.flatMap((range) =>
        named('company_size', [''], { ...range, mode: modeOf('company_size') }),
      ),
      ...named('place', answers.places, { mode: modeOf('place') }),
      ...named('words', answers.words),
    ],
  );
  return { entries: inOrder(entries) };
}

/** By fact, and what rules out last. */
function inOrder(entries: readonly ProfileEntry[]): ProfileEntry[] {
  const placeOf = ({ fact, mode }: ProfileEntry) =>
    factNames.indexOf(fact) * 2 + Number(mode === 'unwanted');
  return entries.toSorted((one, other) => placeOf(one) - placeOf(other));
}

/** As a profile holds them. */
const maxEntries = 200;
const maxValueLength = 120;

/** What is there stays as it is; of what is added, only what is not there yet, and says something. */
export function mergeEntries(
  kept: readonly ProfileEntry[],
  added: readonly ProfileEntry[],
): readonly ProfileEntry[] {
  const merged = [...kept];
  const known = new Set(kept.map((entry) => `${entry.fact}:${toEntryKey(entry)}`));
  for (const entry of added) {
    const key = `${entry.fact}:${toEntryKey(entry)}`;
    const isEmpty = toEntryKey(entry) === '' || entry.value.length > maxValueLength;
    if (isEmpty || known.has(key) || merged.length >= maxEntries) continue;
    known.add(key);
    merged.push(entry);
  }
  return merged;
}
