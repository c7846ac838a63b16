import { byText, type CodedColumn, type CodedNumbers, type CodedWords } from './prepare.ts';

/** What a bin holds. A range is from `from` on and below `to`; null is open. Words are compared by `toLevel`. */
export type BinHolds =
  | { readonly holds: 'range'; readonly from: number | null; readonly to: number | null }
  | { readonly holds: 'words'; readonly words: readonly string[] }
  /** Words that no bin has, or that were too rare to say anything of. */
  | { readonly holds: 'other' }
  | { readonly holds: 'missing' };

export interface Binned {
  readonly column: CodedColumn;
  readonly bins: readonly BinHolds[];
  /** Of each row, the rows of training and all others; −1 says nothing. */
  readonly codes: Int16Array;
}

/** The rows that may be looked at. */
export interface Training {
  /** By row. */
  readonly isIn: Uint8Array;
  readonly weight: Float64Array;
  /** Sum of the weights of those that are in. */
  readonly total: number;
}

const maxRanges = 16;
/** So many outcomes, at least, behind a range; few outcomes make few ranges. */
const minRangeWeight = 8;
const maxLevels = 48;
const minLevelWeight = 4;

/** The number with the fewest digits that is above `low` and not above `high`, so that a bound reads well. */
export function roundBetween(low: number, high: number): number {
  for (let digits = -Math.ceil(Math.log10(Math.abs(high) + 1)); digits <= 12; digits += 1) {
    const scale = 10 ** digits;
    const rounded = Math.floor(high * scale) / scale;
    if (rounded > low && rounded <= high) return rounded;
  }
  return high;
}

/** Bounds between quantiles; a value that holds a quantile's share alone, such as 0, stands alone. */
function cutNumbers(column: CodedNumbers, training: Training): readonly number[] {
  const values: number[] = [];
  const weights: number[] = [];
  let total = 0;
  for (const row of column.order) {
    if (!training.isIn[row]) continue;
    const value = column.values[row] ?? 0;
    const weight = training.weight[row] ?? 0;
    total += weight;
    if (value === values.at(-1)) weights[weights.length - 1] = (weights.at(-1) ?? 0) + weight;
    else {
      values.push(value);
      weights.push(weight);
    }
  }
  const least = Math.max(minRangeWeight, total / maxRanges);
  const cuts: number[] = [];
  let held = 0;
  let left = total;
  for (const [at, weight] of weights.entries()) {
    const isHeavy = weight >= least && held >= minRangeWeight;
    if (at > 0 && (held >= least || isHeavy) && left >= minRangeWeight) {
      cuts.push(roundBetween(values[at - 1] ?? 0, values[at] ?? 0));
      held = 0;
    }
    held += weight;
    left -= weight;
  }
  return cuts;
}

function binNumbers(column: CodedNumbers, cuts: readonly number[]): Binned {
  const ranges = [null, ...cuts].map(
    (from, at): BinHolds => ({ holds: 'range', from, to: cuts[at] ?? null }),
  );
  const isOwn = column.missing === 'own';
  const codes = new Int16Array(column.values.length).fill(isOwn ? ranges.length : -1);
  let bin = 0;
  for (const row of column.order) {
    const value = column.values[row] ?? 0;
    while (value >= (cuts[bin] ?? Number.POSITIVE_INFINITY)) bin += 1;
    codes[row] = bin;
  }
  return { column, bins: isOwn ? [...ranges, { holds: 'missing' }] : ranges, codes };
}

function binWords(column: CodedWords, training: Training): Binned {
  const weights = new Float64Array(column.levels.length);
  for (const [row, code] of column.codes.entries()) {
    if (code >= 0 && training.isIn[row]) {
      weights[code] = (weights[code] ?? 0) + (training.weight[row] ?? 0);
    }
  }
  const shown = [...weights.keys()]
    .filter((code) => (weights[code] ?? 0) >= minLevelWeight)
    .sort((one, two) => (weights[two] ?? 0) - (weights[one] ?? 0) || one - two)
    .slice(0, maxLevels)
    .map((code) => column.levels[code] ?? '')
    .sort(byText);
  const binByLevel = new Map(shown.map((level, bin) => [level, bin]));
  const binByCode = Int16Array.from(
    column.levels,
    (level) => binByLevel.get(level) ?? shown.length,
  );
  const missingBin = column.missing === 'own' ? shown.length + 1 : -1;
  return {
    column,
    bins: [
      ...shown.map((level): BinHolds => ({ holds: 'words', words: [level] })),
      { holds: 'other' },
      ...(column.missing === 'own' ? [{ holds: 'missing' } as const] : []),
    ],
    codes: Int16Array.from(column.codes, (code) =>
      code < 0 ? missingBin : (binByCode[code] ?? -1),
    ),
  };
}

/** Bins of one column by the rows of training alone. */
export function binColumn(column: CodedColumn, training: Training): Binned {
  return column.kind === 'words'
    ? binWords(column, training)
    : binNumbers(column, cutNumbers(column, training));
}
