import { foldText } from '../../model/fold.ts';
import type { Column, Table } from './table.ts';

export type RefusalReason = 'after_outcome' | 'constant' | 'too_many_words' | 'all_missing';

/** A column that was left out as a whole, and why. */
export interface RefusedColumn {
  readonly name: string;
  readonly reason: RefusalReason;
  /** Values that became known only with the outcome or after it. */
  readonly lateCount?: number;
}

interface CodedBase {
  readonly name: string;
  readonly missing: 'own' | 'neutral';
  /**
   * By row: its value came too late. Such a row says nothing in this column: neither by the value, nor by its absence, which
   * would tell of the outcome as well.
   */
  readonly isLate: Uint8Array;
}

export interface CodedNumbers extends CodedBase {
  readonly kind: 'number';
  readonly direction: 'up' | 'down' | undefined;
  /** NaN is missing. */
  readonly values: Float64Array;
  /** Rows that have a value, by it. */
  readonly order: Int32Array;
}

export interface CodedWords extends CodedBase {
  readonly kind: 'words';
  /** Index into `levels`; −1 is missing. */
  readonly codes: Int32Array;
  /** Sorted. */
  readonly levels: readonly string[];
}

export type CodedColumn = CodedNumbers | CodedWords;

/** The table in an order that depends on nothing but what it holds. */
export interface Prepared {
  readonly columns: readonly CodedColumn[];
  readonly refused: readonly RefusedColumn[];
  readonly rowCount: number;
  readonly outcome: Uint8Array;
  /** Of each row; those of one group add up to 1. */
  readonly weight: Float64Array;
  /** Index of each row's group; a table without groups has one for each row. */
  readonly group: Int32Array;
  /** By group: what it is told apart by. */
  readonly groupKeys: readonly string[];
  readonly groupCame: readonly boolean[];
}

/** A column of which more of the values are late is refused: what is left of it is not what a rep will have. */
const maxLateShare = 0.1;
/** Words of which fewer rows than this share have one that occurs again and again are text, or an id. */
const minRepeatedShare = 0.2;
const minRepeats = 3;

/** Signs that change what is said, as in `C#` or `>5`. */
const tellingSigns = /([<>=+#%]+)/u;

/** What words are compared by: case, marks and spacing say nothing. */
export function toLevel(words: string): string {
  return words
    .split(tellingSigns)
    .map((part, at) => (at % 2 === 1 ? part : foldText(part)))
    .join('')
    .trim();
}

/** Signs alone, as a mark or a picture; a dash stands for nothing. */
function toSigns(words: string): string {
  return /\p{S}/u.test(words) ? words.trim() : '';
}

/** Whether a value became known only with the outcome of its row, or after it. */
export function isLate(table: Table, column: Column, row: number): boolean {
  const known = column.knownAt?.[row] ?? null;
  const ended = table.outcomeAt?.[row] ?? null;
  return known !== null && ended !== null && known >= ended;
}

type Cell = number | string | null;

function toCell(kind: Column['kind'], value: Cell, levels: Map<Cell, string>): Cell {
  if (value === null) return null;
  if (kind === 'words') {
    // The same few words again and again; folding them is most of the work.
    const level = levels.get(value) ?? (toLevel(String(value)) || toSigns(String(value)));
    levels.set(value, level);
    return level || null;
  }
  // −0 is 0.
  return typeof value === 'number' && Number.isFinite(value) ? value + 0 : null;
}

interface Cells {
  /** By row; null is missing, or late. */
  readonly cells: readonly Cell[];
  readonly late: ReadonlySet<number>;
}

/** What a column has to say, without what came too late; or why it says nothing. */
function readCells(table: Table, column: Column): Cells | RefusedColumn {
  const { name, kind } = column;
  let presentCount = 0;
  const late = new Set<number>();
  const levels = new Map<Cell, string>();
  const cells = table.outcome.map((_, row): Cell => {
    const cell = toCell(kind, column.values[row] ?? null, levels);
    if (cell === null) return null;
    presentCount += 1;
    if (!isLate(table, column, row)) return cell;
    late.add(row);
    return null;
  });
  const lateCount = late.size;
  if (lateCount > maxLateShare * presentCount) return { name, reason: 'after_outcome', lateCount };
  const countByCell = new Map<Cell, number>();
  for (const [row, cell] of cells.entries()) {
    if (column.missing === 'neutral' || !late.has(row))
      countByCell.set(cell, (countByCell.get(cell) ?? 0) + 1);
  }
  if (countByCell.size <= 1) {
    return { name, reason: countByCell.has(null) ? 'all_missing' : 'constant' };
  }
  if (kind === 'words') {
    let repeatedCount = 0;
    for (const [cell, count] of countByCell) {
      if (cell !== null && count >= minRepeats) repeatedCount += count;
    }
    if (repeatedCount < minRepeatedShare * (presentCount - lateCount)) {
      return { name, reason: 'too_many_words' };
    }
  }
  // Where nothing is said by what is missing, it is the same.
  return { cells, late: column.missing === 'neutral' ? new Set() : late };
}

/** By code units: the same in every language. */
export function byText(one: string, two: string): number {
  return one < two ? -1 : one > two ? 1 : 0;
}

function toCoded(
  column: Column,
  { cells, isLate }: { cells: readonly Cell[]; isLate: Uint8Array },
): CodedColumn {
  const { name, kind, missing = 'own' } = column;
  if (kind === 'words') {
    const levels = [...new Set(cells)].filter((cell) => typeof cell === 'string').toSorted(byText);
    const codeByLevel = new Map<Cell, number>(levels.map((level, code) => [level, code]));
    return {
      name,
      kind,
      missing,
      isLate,
      levels,
      codes: Int32Array.from(cells, (cell) => codeByLevel.get(cell) ?? -1),
    };
  }
  const values = Float64Array.from(cells, (cell) => (typeof cell === 'number' ? cell : Number.NaN));
  const order = Int32Array.from(values.keys())
    .filter((row) => !Number.isNaN(values[row]))
    .sort((one, two) => (values[one] ?? 0) - (values[two] ?? 0) || one - two);
  return { name, kind, missing, isLate, direction: column.direction, values, order };
}

function readColumns(table: Table): {
  readonly kept: readonly (readonly [Column, Cells])[];
  readonly refused: readonly RefusedColumn[];
} {
  const columns = table.columns.toSorted((one, two) => byText(one.name, two.name));
  const names = new Set(columns.map(({ name }) => name));
  if (names.size < columns.length) throw new Error('two columns of one name');
  const kept: (readonly [Column, Cells])[] = [];
  const refused: RefusedColumn[] = [];
  for (const column of columns) {
    if (column.values.length !== table.outcome.length) {
      throw new Error(`${column.name} has other rows than the outcome`);
    }
    const cells = readCells(table, column);
    if ('reason' in cells) refused.push(cells);
    else kept.push([column, cells]);
  }
  return { kept, refused };
}

interface Groups {
  readonly group: Int32Array;
  readonly groupKeys: readonly string[];
}

function groupRows(names: readonly string[]): Groups {
  const groupKeys = [...new Set(names)].toSorted(byText);
  const indexByKey = new Map(groupKeys.map((key, index) => [key, index]));
  return { groupKeys, group: Int32Array.from(names, (name) => indexByKey.get(name) ?? 0) };
}

/** Everything after this sees one order of columns and rows, so that no sum depends on how the table was written down. */
export function prepare(table: Table): Prepared {
  const { kept, refused } = readColumns(table);
  const contents = table.outcome.map((_, row) =>
    kept
      .map(([, { cells, late }]) => String(cells[row] ?? (late.has(row) ? '\u0002' : '\u0001')))
      .join('\u0000'),
  );
  // Rows that are the same in all of this may change places, and nothing tells.
  const rows = [...contents.keys()].sort(
    (one, two) =>
      byText(contents[one] ?? '', contents[two] ?? '') ||
      Number(table.outcome[one]) - Number(table.outcome[two]) ||
      byText(table.group?.[one] ?? '', table.group?.[two] ?? ''),
  );
  const outcome = Uint8Array.from(rows, (row) => Number(table.outcome[row]));
  const { group, groupKeys } = table.group
    ? groupRows(rows.map((row) => table.group?.[row] ?? ''))
    : { group: Int32Array.from(rows.keys()), groupKeys: rows.map((row) => contents[row] ?? '') };
  const sizes = new Int32Array(groupKeys.length);
  const came = new Uint8Array(groupKeys.length);
  for (const [row, index] of group.entries()) {
    sizes[index] = (sizes[index] ?? 0) + 1;
    if (outcome[row]) came[index] = 1;
  }
  return {
    columns: kept.map(([column, { cells, late }]) =>
      toCoded(column, {
        cells: rows.map((row) => cells[row] ?? null),
        isLate: Uint8Array.from(rows, (row) => Number(late.has(row))),
      }),
    ),
    refused,
    rowCount: rows.length,
    outcome,
    weight: Float64Array.from(group, (index) => 1 / (sizes[index] ?? 1)),
    group,
    groupKeys,
    groupCame: Array.from(came, Boolean),
  };
}
