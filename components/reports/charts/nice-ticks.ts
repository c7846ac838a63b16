const steps = [1, 2, 2.5, 5, 10];
const markCount = 5;

/**
 * Round marks from `least` to beyond `most`, about five of them, the first at or below `least`; an axis from the first to
 * the last holds everything.
 */
export function toNiceTicks(least: number, most: number): readonly number[] {
  const raw = Math.max(most - least, least * 1e-3, 1e-6) / (markCount - 1);
  const size = 10 ** Math.floor(Math.log10(raw));
  const step = (steps.find((each) => each * size >= raw * 0.999) ?? 10) * size;
  const first = Math.floor(least / step + 1e-9);
  const last = Math.max(first + 1, Math.ceil(most / step - 1e-9));
  return Array.from({ length: last - first + 1 }, (_, index) =>
    Number(((first + index) * step).toPrecision(12)),
  );
}
