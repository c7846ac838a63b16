/** Nobody was reached. */
const failedOutcomes: ReadonlySet<string> = new Set([
  'no_answer',
  'wrong_number',
  'bounced',
  'cancelled',
]);

/** Not one of those that failed; what lies ahead counts until it is cancelled. */
export function isReached({ outcome }: { readonly outcome: string | null }): boolean {
  return outcome === null || !failedOutcomes.has(outcome);
}
