import { foldText } from '../model/fold.ts';
import type { EntryMode, FactName, ProfileEntry, ScoreInputs } from '../model/scoring.ts';
import { holdsWords, matchesIndustry, matchesPlace } from './match-text.ts';

/** The bin of all that has none of its own. */
export const elseKey = 'else';

/** Names an entry of the profile within its fact, and the bin that it makes. */
export function toEntryKey({ fact, value, from, to }: ProfileEntry): string {
  if (fact === 'company_size') return `${from ?? 0}-${to ?? ''}`;
  if (fact === 'seniority' || fact === 'department') return value;
  return foldText(value);
}

interface Ranked {
  readonly entry: ProfileEntry;
  readonly key: string;
  readonly holds: (inputs: ScoreInputs) => boolean;
}

/** Which bin of a fact a prospect falls into. */
export interface Matcher {
  /** `undefined` where the fact is not known. */
  keyOf(inputs: ScoreInputs): string | undefined;
}

/** Few texts of industries and places are different ones: what was found is kept, up to so many. */
const maxKept = 20_000;

function keepByText(match: (text: string) => boolean): (text: string) => boolean {
  const kept = new Map<string, boolean>();
  return (text) => {
    const known = kept.get(text);
    if (known !== undefined) return known;
    const found = match(text);
    if (kept.size < maxKept) kept.set(text, found);
    return found;
  };
}

/** The middle of a range of sizes as people think of them, by ratio; an open one is its beginning. */
export function middleOf([from, to]: NonNullable<ScoreInputs['size']>): number {
  return to === null ? from : Math.sqrt(Math.max(from, 1) * Math.max(to, 1));
}

function toTest(entry: ProfileEntry): Ranked['holds'] {
  const { fact, value } = entry;
  switch (fact) {
    case 'seniority':
      return ({ seniority }) => seniority === value;
    case 'department':
      return ({ departments }) => departments.some((one) => one === value);
    case 'company_size': {
      const [from, to] = [entry.from ?? 0, entry.to ?? Number.POSITIVE_INFINITY];
      return ({ size }) => {
        if (size === null) return false;
        const middle = middleOf(size);
        return middle >= from && middle <= to;
      };
    }
    case 'industry': {
      const matches = keepByText((text) => matchesIndustry(value, text));
      return ({ industry }) => industry !== null && matches(industry);
    }
    case 'place': {
      const matches = keepByText((text) => matchesPlace(value, text));
      return ({ place }) => place !== null && matches(place);
    }
    case 'words': {
      const wanted = foldText(value);
      return ({ words }) => words !== null && holdsWords(words, wanted);
    }
  }
}

function isKnown(fact: FactName, inputs: ScoreInputs): boolean {
  switch (fact) {
    case 'seniority':
      return inputs.seniority !== null;
    case 'department':
      return inputs.departments.length > 0;
    case 'company_size':
      return inputs.size !== null;
    default:
      return inputs[fact] !== null;
  }
}

/** Where the profile says nothing of a value, the bin that it falls into by itself. */
function naturalKey(fact: FactName, inputs: ScoreInputs, sizes: readonly ProfileEntry[]): string {
  switch (fact) {
    case 'seniority':
      return inputs.seniority ?? elseKey;
    case 'department':
      return inputs.departments[0] ?? elseKey;
    case 'industry':
      return foldText(inputs.industry ?? '') || elseKey;
    case 'company_size': {
      if (inputs.size === null) return elseKey;
      const middle = middleOf(inputs.size);
      const wanted = sizes.filter(({ mode }) => mode !== 'unwanted');
      if (wanted.length === 0) return elseKey;
      if (wanted.every(({ from }) => middle < (from ?? 0))) return 'below';
      if (wanted.every(({ to }) => middle > (to ?? Number.POSITIVE_INFINITY))) return 'above';
      return elseKey;
    }
    default:
      return elseKey;
  }
}

const modes: readonly EntryMode[] = ['unwanted', 'must', 'wanted'];

/** Which of two lines counts: unwanted before what must hold, that before wanted; then the heavier one. */
export function compareEntries(one: ProfileEntry, other: ProfileEntry): number {
  return modes.indexOf(one.mode) - modes.indexOf(other.mode) || other.weight - one.weight;
}

function byWeight(one: Ranked, other: Ranked): number {
  return compareEntries(one.entry, other.entry) || (one.key < other.key ? -1 : 1);
}

/** Compiled once for many prospects. */
export function createMatcher(fact: FactName, entries: readonly ProfileEntry[]): Matcher {
  const own = entries.filter((entry) => entry.fact === fact);
  const ranked = own
    .map((entry): Ranked => ({ entry, key: toEntryKey(entry), holds: toTest(entry) }))
    .sort(byWeight);
  return {
    keyOf(inputs) {
      if (!isKnown(fact, inputs)) return undefined;
      const found = ranked.find(({ holds }) => holds(inputs));
      return found?.key ?? naturalKey(fact, inputs, own);
    },
  };
}
