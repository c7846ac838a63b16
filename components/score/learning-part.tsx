/** Learning from the workspace's own outcomes, and how good what was learned is. */
export function LearningPart({ mayEdit }: { readonly mayEdit: boolean }) {
  return <div data-may-edit={mayEdit} />;
}
