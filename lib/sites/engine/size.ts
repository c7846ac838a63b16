import { toAsciiDigits } from './clean.ts';

/** Upper ends of LinkedIn's own brackets. Anything else beside a company is another figure, followers for example. */
const tops = [1, 10, 50, 200, 500, 1000, 5000, 10_000];

const moreThan =
  /\+\s*(?:de\s*)?\d|以上|(?:more than|over|plus de|más de|mais de|mehr als|über|oltre|più di|meer dan|trên|hơn)\s*\d/iu;

export interface SizeRange {
  readonly min: number;
  readonly max?: number;
}

/** `1,001-5,000 employees`, `1.001–5.000 Beschäftigte`, `De 51 a 200 empleados`, `1K-5K`, `10,001+`; else `undefined`. */
export function parseSizeRange(text: string): SizeRange | undefined {
  const ascii = toAsciiDigits(text.slice(0, 200).normalize('NFKC'));
  const numbers: { value: number; isThousands: boolean; after: string }[] = [];
  const number =
    /(\d{1,3}(?:[.,'’٬\s]\d{3})+|\d+)\s*(k|mil|tsd|тыс|bin|千|n(?=\s*[-–—+]|\s*$|\s+nhân))?\.?/giu;
  for (const match of ascii.matchAll(number)) {
    const value = Number((match[1] ?? '').replace(/\D/g, ''));
    const isThousands = match[2] !== undefined;
    const after = ascii.slice(match.index + match[0].length, match.index + match[0].length + 8);
    numbers.push({ value: isThousands ? value * 1000 : value, isThousands, after });
  }
  const [low, high] = numbers;
  if (!low || numbers.length > 2) return undefined;
  if (!high) {
    const isOpen = /^\s*\+/.test(low.after) || moreThan.test(ascii);
    return isOpen && (low.value === 10_001 || low.value === 10_000) ? { min: 10_001 } : undefined;
  }
  // The short form rounds the lower end: `1K-5K` is the bracket 1001–5000.
  const min = low.isThousands ? low.value + 1 : low.value;
  const index = tops.indexOf(high.value);
  const isKnown = min === (tops[index - 1] ?? 0) + 1 || (index === 0 && min === 0);
  return index >= 0 && isKnown ? { min, max: high.value } : undefined;
}
