import type { SavedSelection } from '../../lib/platform/intent.ts';

export interface SelectionNoteProps {
  /** The text that was marked, and the address of its page. */
  readonly body: string;
  readonly url: string;
  /** Where it was saved already, as its page is of somebody on file. */
  readonly saved?: SavedSelection | undefined;
  readonly onDone: (
    saved: { readonly table: 'prospects' | 'companies' | 'deals'; readonly id: string } | undefined,
  ) => void;
}

/** Asks whom a marked text of a page is about, and keeps it as a note with its source. */
export function SelectionNote(_props: SelectionNoteProps) {
  return null;
}
