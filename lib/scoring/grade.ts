/** A–D says how well somebody fits, 1–4 how much they are engaged. */
export type FitLetter = 'A' | 'B' | 'C' | 'D';
export type EngagementDigit = 1 | 2 | 3 | 4;
export type Grade = `${FitLetter}${EngagementDigit}`;

/** From which number on a grade is the best, the second, the third. */
export const gradeCuts = [75, 50, 25] as const;

/** Below this much of what fit asks for is known, 0–100, a grade is unsure. */
export const sureFrom = 50;

const letters = ['A', 'B', 'C', 'D'] as const;

function placeOf(value: number): 0 | 1 | 2 | 3 {
  const [first, second, third] = gradeCuts;
  return value >= first ? 0 : value >= second ? 1 : value >= third ? 2 : 3;
}

/** Of fit and engagement as they are shown, 0–100. Null where nobody has said who fits. */
export function toGrade(fit: number | null, engagement: number): Grade | null {
  if (fit === null) return null;
  return `${letters[placeOf(fit)]}${(placeOf(engagement) + 1) as EngagementDigit}`;
}
