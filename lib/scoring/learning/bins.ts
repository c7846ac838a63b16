import {
  byText,
  type CodedColumn,
  type CodedNumbers,
  type CodedWords,
  type Prepared,
} from './prepare.ts';

/** What a bin holds. A range is from `from` on and below `to`, null is open; words are as `toLevel` makes them. */
export type BinHolds =
  | { readonly holds: 'range'; readonly from: number | null; readonly to: number | null }
  | { readonly holds: 'words'; readonly words: readonly string[] }
  /** Words that no other bin has: unseen, or too rare to say anything of. */
  | { readonly holds: 'other' }
  | { readonly holds: 'missing' };

export interface Binned {
  readonly column: CodedColumn;
  /** Ranges first, in their order. */
  readonly bins: readonly BinHolds[];
  /** Bin of each row of the table; −1 says nothing. */
  readonly codes: Int16Array;
}

/** The rows that may be looked at, in their order. */
export interface Training {
  readonly prepared: Prepared;
  readonly rows: Int32Array;
  /** By row of the table. */
  readonly isIn: Uint8Array;
}

/** Fine, as the effects of neighbours are held together and those that come out alike are joined. */
const maxRanges = 16;
/** Of a range at either end. */
const endParts = 3;
/** Outcomes behind a range; few outcomes make few ranges. */
const minRangeWeight = 8;
const maxLevels = 48;
const minLevelWeight = 4;

/** The number with the fewest digits that is above `low` and not above `high`, so that a bound reads well. */
export function roundBetween(low: number, high: number): number {
  const first = -Math.ceil(Math.log10(Math.abs(high) + 1));
  for (let digits = first; digits <= 12; digits += 1) {
    // A power with a negative exponent is not exact; its inverse is.
    const rounded =
      digits < 0
        ? Math.floor(high / 10 ** -digits) * 10 ** -digits
        : Math.floor(high * 10 ** digits) / 10 ** digits;
    if (rounded > low && rounded <= high) return rounded;
  }
  return high;
}

interface Weighed {
  readonly value: number;
  weight: number;
}

function weighValues(column: CodedNumbers, { isIn, prepared }: Training): readonly Weighed[] {
  const values: Weighed[] = [];
  for (const row of column.order) {
    if (!isIn[row]) continue;
    const value = column.values[row] ?? 0;
    const weight = prepared.weight[row] ?? 0;
    const last = values.at(-1);
    if (last?.value === value) last.weight += weight;
    else values.push({ value, weight });
  }
  return values;
}

/**
 * Bounds between quantiles, at both ends between finer ones, as what is far out often says most. A value that holds a
 * quantile's share by itself, such as 0, stands alone.
 */
function cutNumbers(column: CodedNumbers, training: Training): readonly number[] {
  const values = weighValues(column, training);
  const total = values.reduce((sum, { weight }) => sum + weight, 0);
  const share = Math.max(minRangeWeight, total / maxRanges);
  const endShare = Math.max(minRangeWeight, share / endParts);
  const cuts: number[] = [];
  let held = 0;
  let left = total;
  for (const [at, { value, weight }] of values.entries()) {
    const isEnd = total - left <= share || left <= share;
    const isFull =
      held >= (isEnd ? endShare : share) || (weight >= share && held >= minRangeWeight);
    if (isFull && left >= minRangeWeight) {
      cuts.push(roundBetween(values[at - 1]?.value ?? value, value));
      held = 0;
    }
    held += weight;
    left -= weight;
  }
  return cuts;
}

/** What came too late says nothing. */
function silence(codes: Int16Array, { isLate }: CodedColumn): void {
  for (let row = 0; row < codes.length; row += 1) if (isLate[row]) codes[row] = -1;
}

function binNumbers(column: CodedNumbers, training: Training): Binned {
  const cuts = cutNumbers(column, training);
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
  silence(codes, column);
  return { column, bins: isOwn ? [...ranges, { holds: 'missing' }] : ranges, codes };
}

function binWords(column: CodedWords, { rows, prepared }: Training): Binned {
  const weights = new Float64Array(column.levels.length);
  for (const row of rows) {
    const code = column.codes[row] ?? -1;
    if (code >= 0) weights[code] = (weights[code] ?? 0) + (prepared.weight[row] ?? 0);
  }
  const shown = [...weights.keys()]
    .filter((code) => (weights[code] ?? 0) >= minLevelWeight)
    .sort((one, two) => (weights[two] ?? 0) - (weights[one] ?? 0) || one - two)
    .slice(0, maxLevels)
    .map((code) => column.levels[code] ?? '')
    .sort(byText);
  const binByLevel = new Map(shown.map((level, bin) => [level, bin]));
  const otherBin = shown.length;
  const missingBin = column.missing === 'own' ? otherBin + 1 : -1;
  const binByCode = Int16Array.from(column.levels, (level) => binByLevel.get(level) ?? otherBin);
  const codes = new Int16Array(column.codes).map((code) =>
    code < 0 ? missingBin : (binByCode[code] ?? otherBin),
  );
  silence(codes, column);
  return {
    column,
    bins: [
      ...shown.map((level): BinHolds => ({ holds: 'words', words: [level] })),
      { holds: 'other' },
      ...(missingBin < 0 ? [] : [{ holds: 'missing' } as const]),
    ],
    codes,
  };
}

/** Bins of all columns, made by the rows of training alone; the outcome has no say in them. */
export function binColumns(columns: readonly CodedColumn[], training: Training): readonly Binned[] {
  return columns.map((column) =>
    column.kind === 'words' ? binWords(column, training) : binNumbers(column, training),
  );
}

export function countRanges({ bins }: Pick<Binned, 'bins'>): number {
  return bins.filter(({ holds }) => holds === 'range').length;
}

/** The bins with the bounds of ranges gone that stand at `joined`: bin i is joined to the one before it. */
export function joinRanges(binned: Binned, isJoined: readonly boolean[]): Binned {
  const bins: BinHolds[] = [];
  const newByOld = binned.bins.map((bin, at) => {
    const last = bins.at(-1);
    if (isJoined[at] && bin.holds === 'range' && last?.holds === 'range') {
      bins[bins.length - 1] = { ...last, to: bin.to };
    } else {
      bins.push(bin);
    }
    return bins.length - 1;
  });
  return {
    column: binned.column,
    bins,
    codes: binned.codes.map((code) => (code < 0 ? code : (newByOld[code] ?? -1))),
  };
}
