/** Tones of the ramp in styles.css. */
const toneCount = 5;

/** The colour of a step: further along is stronger. Another number of steps than the ramp has lies between its tones. */
export function toStepColor(index: number, stepCount: number): string {
  const place = stepCount < 2 ? toneCount - 1 : (index * (toneCount - 1)) / (stepCount - 1);
  const below = Math.floor(place);
  const share = Math.round((place - below) * 100);
  const tone = `var(--color-stage-${below + 1})`;
  if (share === 0) return tone;
  return `color-mix(in oklab, ${tone} ${100 - share}%, var(--color-stage-${below + 2}))`;
}
