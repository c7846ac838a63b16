/** Touchpoints. */
export function TouchesView() {
  return null;
}
