/** Joins the class names that apply, so that a condition can stand in the list. */
export function classNames(...names: readonly (string | false | undefined)[]): string {
  return names.filter(Boolean).join(' ');
}
