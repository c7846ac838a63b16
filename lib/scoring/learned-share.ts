/** Outcomes against which the hand-set points stand as if they had been seen before. */
export const priorStrength = 90;

/** How far the points in use lie from the hand-set towards the learned ones, 0–1: n ÷ (n + 90). */
export function learnedShare(outcomeCount: number): number {
  return outcomeCount / (outcomeCount + priorStrength);
}
