import type { Receipt } from '../lib/model/clip.ts';
import type { Result } from '../lib/model/failure.ts';
import type { DefaultTexts } from '../lib/model/selling.ts';
import type { BulkChange } from '../lib/store/commands/bulk.ts';
import type { CommandOrigin } from '../lib/store/journal.ts';

/** A command that writes too many rows for the main thread. */
export type LargeWrite =
  | { readonly kind: 'change'; readonly ids: readonly string[]; readonly change: BulkChange }
  | { readonly kind: 'undo'; readonly journalId: number };

/** What a page tells the worker; it has no texts of its own. */
export interface WriteAsked {
  readonly write: LargeWrite;
  readonly origin: CommandOrigin;
  readonly defaults: DefaultTexts;
}

/** What it answers; a bug is told by text. */
export type WriteAnswer =
  | { readonly kind: 'done'; readonly result: Result<Receipt> }
  | { readonly kind: 'broke'; readonly text: string };
