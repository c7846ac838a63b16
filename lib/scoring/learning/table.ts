/** One named feature of every row. */
export interface Column {
  readonly name: string;
  readonly kind: 'number' | 'words';
  /** null is missing. */
  readonly values: readonly (number | string | null)[];
  /** Ms since 1970 when each value became known; null or absent: not told. */
  readonly knownAt?: readonly (number | null)[];
  /** More of it never lowers (`up`) or never raises (`down`) the outcome. Of numbers alone. */
  readonly direction?: 'up' | 'down';
  /** What a missing value says: `own` (a bin of its own, the default) or `neutral` (0 points always). */
  readonly missing?: 'own' | 'neutral';
}

export interface Table {
  /** Each by a name of its own. */
  readonly columns: readonly Column[];
  /** Whether it came. */
  readonly outcome: readonly boolean[];
  /** Ms since 1970: a value known at or after it is leakage. */
  readonly outcomeAt?: readonly (number | null)[];
  /** Rows of one group (one deal) fall into one fold and count as one outcome. */
  readonly group?: readonly string[];
}
