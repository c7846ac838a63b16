/** One cell of a column, and where it stands. */
export interface Cell {
  readonly text: string;
  readonly line: number;
}

const nothing = new Set([
  '',
  'na',
  'n/a',
  '#n/a',
  'null',
  'none',
  'nan',
  'nil',
  '-',
  '–',
  '—',
  '?',
]);

/** Null where a cell says nothing: empty, `n/a`, a dash. */
export function toPresent(text: string): string | null {
  const trimmed = text.replace(/\s+/gu, ' ').trim();
  return nothing.has(trimmed.toLowerCase()) ? null : trimmed;
}

/** What could not be read, in place of a value. */
export interface Unreadable {
  readonly why: string;
}

export function isUnreadable(value: unknown): value is Unreadable {
  return typeof value === 'object' && value !== null && 'why' in value;
}

/** Values of a column, row by row: null for an empty cell. */
export interface ReadColumn<Value> {
  readonly values: readonly (Value | Unreadable | null)[];
  /** How it was read, where the file leaves room for another reading. */
  readonly notes: readonly string[];
}
