import type { Grade } from './grade.ts';

/** Somebody whose grade would be another. */
export interface PreviewExample {
  readonly prospectId: string;
  readonly before: Grade | null;
  readonly after: Grade | null;
}

/** What a card that is not in use yet would make of all prospects. */
export interface Preview {
  readonly prospectCount: number;
  /** Whose fit is 50 or more. */
  readonly fitCount: number;
  /** Whose grade is another than by the card in use. */
  readonly movedCount: number;
  /** A few of them, those first whose score moves the most. */
  readonly examples: readonly PreviewExample[];
}
