import type { ClipOrigin } from '../model/clip.ts';
import type { SyncedTableName } from './tables.ts';

/** Where a command came from; shown in the history. */
export type CommandOrigin = ClipOrigin | 'options' | 'dashboard' | 'background';

/** Values by field; the evidence of a field stands beside it as `evidence.<field>`. */
export type FlatFields = Readonly<Record<string, unknown>>;

/** What a command did to one row. `before` is null where it made the row. */
export interface RowChange {
  readonly t: SyncedTableName;
  readonly id: string;
  readonly before: FlatFields | null;
  readonly after: FlatFields;
}

/** One command, with all that is needed to take it back. */
export interface JournalEntry {
  readonly id: number;
  readonly command: string;
  /** ISO time in UTC. */
  readonly at: string;
  readonly by: string;
  readonly origin: CommandOrigin;
  readonly changes: readonly RowChange[];
  /** `table:id` of each row touched; an index. */
  readonly rows: readonly string[];
  /** The entry that took this one back, null while it stands. */
  readonly undoneBy: number | null;
  /** The entry that this one takes back. */
  readonly undoes: number | null;
}
