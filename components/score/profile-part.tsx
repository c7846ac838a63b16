/** Options: the ideal customer profile. */
export function ProfilePart({ mayEdit }: { readonly mayEdit: boolean }) {
  return <div data-may-edit={mayEdit} />;
}
