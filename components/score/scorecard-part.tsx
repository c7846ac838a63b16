/** What each fact and each touchpoint is worth: hand-set, learned, in use. */
export function ScorecardPart({ mayEdit }: { readonly mayEdit: boolean }) {
  return <div data-may-edit={mayEdit} />;
}
