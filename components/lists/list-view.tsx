import type { ListFilter, ListTable } from '../../lib/store/record-lists.ts';

export interface ListViewProps {
  readonly table: ListTable;
  /** What it begins with, and what that is called: the rows behind a number. */
  readonly filter: ListFilter | undefined;
  readonly title: string | undefined;
}

/** All prospects, companies or deals. */
export function ListView(_props: ListViewProps) {
  return null;
}
