import type { SizeText } from './profile-draft.ts';

export interface SizeRange {
  readonly from: number;
  /** Null is open. */
  readonly to: number | null;
}

export interface SizeProblem {
  readonly field: keyof SizeText;
  readonly problem: 'needed' | 'number' | 'reversed';
}

/** Thousands may be set apart, in any language's way. */
const grouped = /^\d{1,3}(?:[.,\s’'](?=\d{3}(?!\d))\d{3})*$/;
const plain = /^\d{1,9}$/;
const range = /^(.+?)\s*[-–—]\s*(.*)$/;
const openRange = /^(.+?)\s*\+$/;

function parseCount(text: string): number | undefined {
  if (!grouped.test(text) && !plain.test(text)) return undefined;
  const digits = text.replaceAll(/\D/g, '');
  return digits.length <= 9 ? Number(digits) : undefined;
}

/** A whole range may be written into the first field: `200–2,000`, `500+`. */
function toParts({ from, to }: SizeText): SizeText {
  const [first, last] = [from.trim(), to.trim()];
  if (last !== '') return { from: first, to: last };
  const open = openRange.exec(first);
  if (open) return { from: open[1] ?? '', to: '' };
  const both = range.exec(first);
  return both ? { from: both[1] ?? '', to: both[2] ?? '' } : { from: first, to: '' };
}

/** Employees from and to, as they are typed. Without a beginning it is 0, without an end it is open. */
export function parseSize(typed: SizeText): SizeRange | SizeProblem {
  const { from, to } = toParts(typed);
  if (from === '' && to === '') return { field: 'from', problem: 'needed' };
  const first = from === '' ? 0 : parseCount(from);
  if (first === undefined) return { field: 'from', problem: 'number' };
  if (to === '') return { from: first, to: null };
  const last = parseCount(to);
  if (last === undefined) return { field: typed.to === '' ? 'from' : 'to', problem: 'number' };
  if (first > last) return { field: typed.to === '' ? 'from' : 'to', problem: 'reversed' };
  return { from: first, to: last };
}

/** The ranges that LinkedIn sorts companies into. */
export const sizeBands: readonly SizeRange[] = [
  { from: 1, to: 10 },
  { from: 11, to: 50 },
  { from: 51, to: 200 },
  { from: 201, to: 500 },
  { from: 501, to: 1000 },
  { from: 1001, to: 5000 },
  { from: 5001, to: 10_000 },
  { from: 10_001, to: null },
];

/** Bands that lie beside one another are one range. */
export function joinBands(bands: readonly SizeRange[]): readonly SizeRange[] {
  const joined: SizeRange[] = [];
  for (const band of bands.toSorted((one, other) => one.from - other.from)) {
    const last = joined.at(-1);
    if (last && last.to !== null && band.from <= last.to + 1) {
      joined[joined.length - 1] = { from: last.from, to: band.to };
    } else joined.push(band);
  }
  return joined;
}
