import { foldText } from '../../lib/model/fold.ts';
import type { FactName, ProfileEntry } from '../../lib/model/scoring.ts';
import { toEntryKey } from '../../lib/scoring/match.ts';

/** What was changed of the profile and is not saved, by line; null where a line is taken away. */
export type ProfileChanges = Readonly<Record<string, ProfileEntry | null>>;

/** Facts whose lines are written, not picked. */
export type WrittenFact = Extract<FactName, 'industry' | 'place' | 'words'>;
export type KnownFact = Extract<FactName, 'seniority' | 'department'>;

/** What stands in the fields of the profile, saved or not. */
export interface ProfileDraft {
  readonly changes: ProfileChanges;
  /** What is typed and no line yet. */
  readonly typed: Readonly<Partial<Record<WrittenFact | KnownFact, string>>>;
  readonly size: SizeText;
}

export interface SizeText {
  readonly from: string;
  readonly to: string;
}

export const emptyDraft: ProfileDraft = { changes: {}, typed: {}, size: { from: '', to: '' } };

/** What a new line of a fact weighs. */
const firstWeights: Readonly<Record<FactName, number>> = {
  seniority: 20,
  department: 15,
  industry: 15,
  company_size: 12,
  place: 8,
  words: 6,
};

export const maxEntries = 200;
export const maxValueLength = 120;

export function toEntry(
  fact: FactName,
  value: string,
  size: Pick<ProfileEntry, 'from' | 'to'> = {},
): ProfileEntry {
  return { fact, value, ...size, mode: 'wanted', weight: firstWeights[fact] };
}

/** Names a line of the profile: what it asks for, whatever it weighs. */
export function toLineId(entry: ProfileEntry): string {
  return `${entry.fact}:${toEntryKey(entry)}`;
}

function isSame(one: ProfileEntry, other: ProfileEntry): boolean {
  return one.mode === other.mode && one.weight === other.weight && one.value === other.value;
}

/** One line of each id: of two the heavier, as the score takes it. */
function toLines(entries: readonly ProfileEntry[]): Map<string, ProfileEntry> {
  const lines = new Map<string, ProfileEntry>();
  for (const entry of entries) {
    const id = toLineId(entry);
    const before = lines.get(id);
    if (!before || before.weight < entry.weight) lines.set(id, entry);
  }
  return lines;
}

/** The profile with what was changed: lines stay where they are, new ones come last. */
export function applyChanges(
  kept: readonly ProfileEntry[],
  changes: ProfileChanges,
): readonly ProfileEntry[] {
  const lines = toLines(kept);
  for (const [id, entry] of Object.entries(changes)) {
    if (entry === null) lines.delete(id);
    else lines.set(id, entry);
  }
  return [...lines.values()];
}

/** What still differs from the profile as it is kept, whoever else has changed that meanwhile. */
export function dropSettled(
  kept: readonly ProfileEntry[],
  changes: ProfileChanges,
): ProfileChanges {
  const lines = toLines(kept);
  return Object.fromEntries(
    Object.entries(changes).filter(([id, entry]) => {
      const line = lines.get(id);
      return entry === null || line === undefined
        ? line !== (entry ?? undefined)
        : !isSame(line, entry);
    }),
  );
}

export function withLines(
  changes: ProfileChanges,
  entries: readonly ProfileEntry[],
): ProfileChanges {
  return { ...changes, ...Object.fromEntries(entries.map((entry) => [toLineId(entry), entry])) };
}

export function withoutLine(changes: ProfileChanges, id: string): ProfileChanges {
  return { ...changes, [id]: null };
}

export type ValueProblem = 'empty' | 'taken' | 'full' | 'long';

/** What is wrong with a text that is to become a line. */
export function findValueProblem(
  entry: ProfileEntry,
  lines: readonly ProfileEntry[],
): ValueProblem | undefined {
  const isText = entry.fact === 'industry' || entry.fact === 'place' || entry.fact === 'words';
  if (isText && foldText(entry.value) === '') return 'empty';
  if (entry.value.length > maxValueLength) return 'long';
  const id = toLineId(entry);
  if (lines.some((line) => toLineId(line) === id)) return 'taken';
  return lines.length >= maxEntries ? 'full' : undefined;
}

const wholeNumber = /^\d{1,3}$/;

/** A weight as it is typed; `undefined` where it is none. */
export function parseWeight(text: string): number | undefined {
  const trimmed = text.trim();
  const weight = Number(trimmed);
  return wholeNumber.test(trimmed) && weight <= 100 ? weight : undefined;
}
