/**
 * A bug is reported once a context, in the extension's own console. Only names and codes: never page text, addresses
 * or people, so that a report can be handed on.
 */
const reported = new Set<string>();

export function reportBug(where: string, error: unknown): void {
  const name = error instanceof Error ? `${error.name}: ${error.message}` : typeof error;
  const key = `${where}\n${name}`;
  if (reported.has(key)) return;
  reported.add(key);
  console.error(`[pipeside] ${where}`, error);
}
