import type { SubjectTable } from '../../lib/store/action-row.ts';

export interface SubjectActionsProps {
  readonly about: { readonly table: SubjectTable; readonly id: string; readonly name: string };
  /** Given where the action may lead to another deal: a renewal. */
  readonly onOpenDeal?: (id: string) => void;
}

/** The one thing to do for a prospect or a deal with its reason, what follows it, and a way to write the next. */
export function SubjectActions(_props: SubjectActionsProps) {
  return null;
}
