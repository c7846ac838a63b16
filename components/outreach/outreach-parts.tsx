/** Options: the workspace's templates and cadences. */
export function OutreachParts() {
  return null;
}
