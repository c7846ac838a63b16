import type { Extraction } from './extraction.ts';
import type { Failure } from './failure.ts';

/** What a rep is told after a save, and what `Undo` needs. */
export interface Receipt {
  /** Key of the journal entry; `undoCommand` takes it. */
  readonly journalId: number;
  readonly table: string;
  readonly id: string;
  /** Name of the prospect, company, note … as saved. */
  readonly name: string;
  /** How many fields the command changed. */
  readonly fieldCount: number;
}

export type ClipOrigin = 'command' | 'menu' | 'popup' | 'panel';

/**
 * One act of saving from a page, kept on disk from the gesture to its end, so that a worker that is killed in between
 * goes on at its next start.
 * `reading` → the page is being read · `read` → about to be matched and saved · `review` → the rep decides ·
 * `saved`, `failed`, `dismissed` → ended.
 */
export type ClipState = 'reading' | 'read' | 'review' | 'saved' | 'failed' | 'dismissed';

export interface Clip {
  readonly id: string;
  readonly tabId: number;
  readonly windowId: number;
  /** Address of the tab at the gesture; compared again before anything is saved. */
  readonly url: string;
  readonly origin: ClipOrigin;
  /** ISO time in UTC of the gesture. */
  readonly startedAt: string;
  /** ISO time in UTC of the last change of state. */
  readonly changedAt: string;
  readonly state: ClipState;
  readonly extraction: Extraction | null;
  readonly receipt: Receipt | null;
  readonly failure: Failure | null;
}
