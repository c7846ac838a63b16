import { type Department, type Seniority, seniorities } from '../model/scoring.ts';
import { gaps, type Phrase, PhraseIndex, toWords, type Word } from './phrases.ts';
import { higher, leadsOthers, type Rank, TitlePart, toRank } from './title-part.ts';
import { german } from './titles/de.ts';
import { english } from './titles/en.ts';
import { spanish } from './titles/es.ts';
import { french } from './titles/fr.ts';
import { portuguese } from './titles/pt.ts';
import type { TitleMark, TitleTable } from './titles/table.ts';
import { tidyTitle } from './titles/tidy.ts';
import { vietnamese } from './titles/vi.ts';

export interface TitleReading {
  readonly seniority: Seniority | null;
  /** In the order in which they stand in the title. */
  readonly departments: readonly Department[];
}

const tables = [english, vietnamese, german, french, spanish, portuguese];

function gather<Key extends string>(
  pick: (table: TitleTable) => Readonly<Partial<Record<Key, string>>>,
): (readonly [Key, string])[] {
  return tables.flatMap((table) => Object.entries(pick(table)) as [Key, string][]);
}

interface TitleIndex {
  readonly seniorities: PhraseIndex<Seniority | 'none'>;
  readonly departments: PhraseIndex<Department | 'none'>;
  readonly marks: PhraseIndex<TitleMark>;
}

let titleIndex: TitleIndex | undefined;

/** Made at the first use: the background wakes for much else. */
function loadIndex(): TitleIndex {
  titleIndex ??= {
    seniorities: new PhraseIndex({ lists: gather((table) => table.seniorities) }),
    departments: new PhraseIndex({ lists: gather((table) => table.departments) }),
    marks: new PhraseIndex({ lists: gather((table) => table.marks), spelling: 'as_written' }),
  };
  return titleIndex;
}

type RankPhrase = Phrase<Seniority | 'none'>;

/** `Chief Product & Technology Officer`: so far away may the officer be. */
const maxChiefWords = 6;

function isChiefOfficer(words: readonly Word[], position: number): boolean {
  if (words[position]?.folded !== 'chief') return false;
  for (let index = position + 1; index <= position + maxChiefWords; index += 1) {
    const word = words[index];
    if (word === undefined || word.gap >= gaps.comma) return false;
    if (word.folded === 'officer') return true;
  }
  return false;
}

function gapAt(words: readonly Word[], position: number): number {
  return words[position]?.gap ?? gaps.bar;
}

function rankAt(words: readonly Word[], position: number): RankPhrase | undefined {
  const found = loadIndex().seniorities.at(words, position);
  if (found === undefined || !found.isAlone) return found;
  const next = position + found.words.length;
  const isAlone = gapAt(words, next) > gaps.none || loadIndex().marks.at(words, next) !== undefined;
  return isAlone ? found : undefined;
}

function isKnown(words: readonly Word[], position: number): boolean {
  return Boolean(rankAt(words, position) ?? loadIndex().departments.at(words, position));
}

interface FoundFields {
  readonly departments: readonly (Department | 'none')[];
  readonly isWeak: boolean;
  readonly length: number;
}

/** Owners and those at the top run the company as a whole, unless the tables name what else such a title is for. */
function isGeneral(rank: RankPhrase | undefined): rank is RankPhrase {
  return rank !== undefined && (rank.values[0] === 'owner' || rank.values[0] === 'c_level');
}

function fieldsAt(
  words: readonly Word[],
  position: number,
  rank: RankPhrase | undefined,
): FoundFields | undefined {
  const found = loadIndex().departments.at(words, position);
  if (isGeneral(rank) && rank.words.length > (found?.words.length ?? 0)) {
    return {
      departments: ['general_management'],
      isWeak: rank.values[0] === 'owner',
      length: rank.words.length,
    };
  }
  return found && { departments: found.values, isWeak: found.isWeak, length: found.words.length };
}

interface FoundMark {
  readonly mark: TitleMark;
  /** Where the words behind it begin. */
  readonly next: number;
}

function addMark(part: TitlePart, words: readonly Word[], { mark, next }: FoundMark): void {
  if (mark === 'now' && part.skipping === 'clause') part.skipping = 'nothing';
  if (part.skipping !== 'nothing') return;
  switch (mark) {
    case 'at':
      part.skipping = 'company';
      break;
    case 'maybe_at':
      if (words[next]?.isName && !isKnown(words, next)) part.skipping = 'company';
      break;
    case 'firm':
      part.nameCompany();
      break;
    case 'of':
    case 'to':
      part.point(mark);
      break;
    case 'and':
      part.endTitle();
      break;
    case 'former':
      part.skipping = 'clause';
      break;
    case 'ex':
      if (gapAt(words, next) === gaps.none && isKnown(words, next)) part.skipping = 'clause';
      break;
    case 'retired':
      if (gapAt(words, next) >= gaps.comma)
        part.forget(gapAt(words, next) >= gaps.dash ? 'part' : 'clause');
      part.skipping = 'clause';
      break;
    case 'wish':
      part.skipping = 'part';
      break;
    case 'now':
    case 'office':
      break;
  }
}

interface RankOptions {
  readonly isOfficer: boolean;
  readonly isOfOther: boolean;
}

function addRank(part: TitlePart, found: RankPhrase, { isOfficer, isOfOther }: RankOptions): void {
  const [seniority] = found.values;
  if (seniority === undefined) return;
  if (seniority === 'none') {
    if (found.isOwning) part.ownNext();
    return;
  }
  const rank = toRank(isOfficer ? 'c_level' : seniority);
  if (!found.isWeak) part.addRank(rank, { isOwning: found.isOwning, isOfOther });
  else if (!isOfOther) part.weakRank = higher(part.weakRank, rank);
}

/** Whether what follows says that a title is another person's: `CEO’s right hand`, `CTO office manager`. */
function isOfOther(words: readonly Word[], next: number, rank: RankPhrase): boolean {
  const [seniority] = rank.values;
  if (seniority === undefined || seniority === 'none' || gapAt(words, next) > gaps.none) {
    return false;
  }
  if (words[next]?.isOwned) return leadsOthers(toRank(seniority));
  return (
    seniority === 'c_level' && loadIndex().marks.at(words, next)?.values.includes('office') === true
  );
}

function readPart(words: readonly Word[]): TitlePart {
  const part = new TitlePart({ isAfterBar: gapAt(words, 0) === gaps.bar });
  /** Behind the last phrase of its kind, and behind who runs a company. */
  let rankEnd = 0;
  let fieldEnd = 0;
  let companyFrom = 0;
  for (let position = 0; position < words.length; position += 1) {
    const rank = position < rankEnd ? undefined : rankAt(words, position);
    const fields = position < fieldEnd ? undefined : fieldsAt(words, position, rank);
    const isFree = !rank && !fields && position >= rankEnd && position >= fieldEnd;
    const mark = isFree ? loadIndex().marks.at(words, position) : undefined;
    if (rank) rankEnd = position + rank.words.length;
    if (fields) fieldEnd = position + fields.length;

    const gap = position === 0 ? gaps.none : gapAt(words, position);
    if (gap === gaps.comma) part.endClause();
    if (gap === gaps.join) part.endTitle();
    if (gap === gaps.comma && rank && part.skipping === 'company') part.skipping = 'nothing';

    const [meaning] = mark?.values ?? [];
    if (mark && meaning) {
      const isOfCompany = meaning === 'of' && position === companyFrom;
      const next = position + mark.words.length;
      addMark(part, words, { mark: isOfCompany ? 'at' : meaning, next });
    }
    if (rank && part.skipping === 'nothing') {
      const isElses = isOfOther(words, rankEnd, rank);
      addRank(part, rank, { isOfficer: isChiefOfficer(words, position), isOfOther: isElses });
      if (isElses) continue;
      const runsCompany = isGeneral(rank) && fields?.departments.includes('general_management');
      if (runsCompany) companyFrom = rankEnd;
    }
    // Asked again: the rank may have been another person's, and the department with it.
    if (!fields || part.skipping !== 'nothing') continue;
    for (const department of fields.departments) {
      if (department !== 'none') part.addField({ department, isWeak: fields.isWeak });
    }
  }
  part.endClause();
  return part;
}

function readParts(words: readonly Word[]): readonly TitlePart[] {
  const parts: TitlePart[] = [];
  let from = 0;
  for (let position = 1; position <= words.length; position += 1) {
    if (gapAt(words, position) < gaps.dash) continue;
    parts.push(readPart(words.slice(from, position)));
    from = position;
  }
  return parts;
}

/** Parts that no bar stands between: `Sales - Manager` is one title. */
function toGroups(parts: readonly TitlePart[]): readonly (readonly TitlePart[])[] {
  const groups: TitlePart[][] = [];
  for (const part of parts) {
    const last = groups.at(-1);
    if (last === undefined || part.isAfterBar) groups.push([part]);
    else last.push(part);
  }
  return groups;
}

function collect(
  parts: readonly TitlePart[],
  { isWeak }: { readonly isWeak: boolean },
): Department[] {
  const found: Department[] = [];
  for (const { fields } of parts) {
    for (const field of fields) {
      if (field.isWeak === isWeak && !found.includes(field.department))
        found.push(field.department);
    }
  }
  // A director or founder is of general management only where nothing says of what else.
  return isWeak && found.length > 1 ? found.filter((one) => one !== 'general_management') : found;
}

/** Of `CEO | Speaker | Marketing` the first says what somebody is; the rest counts where that says nothing. */
function chooseDepartments(parts: readonly TitlePart[]): readonly Department[] {
  const titled = toGroups(parts)
    .filter((group) => group.some(({ rank }) => rank !== null))
    .flat();
  for (const isWeak of [false, true]) {
    for (const chosen of [titled, parts]) {
      const found = collect(chosen, { isWeak });
      if (found.length > 0) return found;
    }
  }
  return [];
}

/**
 * What a title, a headline, or what a rep wrote for a seniority or department says of a person. Of several titles the
 * highest counts that is held now and is the person's own.
 */
export function readTitle(text: string): TitleReading {
  const parts = readParts(toWords(tidyTitle(text)));
  const rank =
    parts.reduce<Rank | null>((best, part) => higher(best, part.rank), null) ??
    parts.reduce<Rank | null>((best, part) => higher(best, part.weakRank), null);
  return {
    seniority: rank === null ? null : (seniorities[rank] ?? null),
    departments: chooseDepartments(parts),
  };
}
