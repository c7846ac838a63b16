import type { Column, LearnRow, Table } from '../../lib/scoring/learn.ts';
import { isLate, prepare } from '../../lib/scoring/learning/prepare.ts';
import { aucOf, brierOf, calibrationOf, type Said } from '../../lib/scoring/learning/quality.ts';
import { pointsOf, probabilityOf } from '../../lib/scoring/learning/scorecard.ts';
import { train } from '../../lib/scoring/learning/train.ts';
import { type Csv, UsageError } from './read-csv.ts';

/** What each column of a file is for. */
export interface Roles {
  readonly outcome: string;
  readonly drop: readonly string[];
  readonly time?: string | undefined;
  readonly group?: string | undefined;
}

export interface FileTable {
  readonly table: Table;
  /** Rows whose outcome is not told, and what stands there instead. */
  readonly leftOutCount: number;
  readonly leftOutWords: readonly string[];
  /** Columns of whole numbers that no two rows share. */
  readonly idLike: readonly string[];
}

const nothing = new Set(['', 'na', 'n/a', '#n/a', 'null', 'nan', 'nil', '-', '–', '?']);
const cameWords = new Set([
  '1',
  'true',
  't',
  'yes',
  'y',
  'won',
  'win',
  'converted',
  'came',
  'success',
]);
const notWords = new Set([
  '0',
  'false',
  'f',
  'no',
  'n',
  'lost',
  'loss',
  'not converted',
  'unconverted',
  'failure',
]);

function toPresent(cell: string): string | null {
  const trimmed = cell.trim();
  return nothing.has(trimmed.toLowerCase()) ? null : trimmed;
}

const plainNumber = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/iu;
const groupedNumber = /^[+-]?\d{1,3}(?:,\d{3})+(?:\.\d+)?$/u;

export function parseNumber(cell: string): number | null {
  const bare = cell.replace(/\s*%$/u, '');
  if (plainNumber.test(bare)) return Number(bare);
  return groupedNumber.test(bare) ? Number(bare.replaceAll(',', '')) : null;
}

const isoTime =
  /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ]+(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?)?\s*(Z|[+-]\d{2}:?\d{2})?$/u;
const dayTime =
  /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})(?:[T ]+(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?)?$/u;

function toZoneMs(zone: string | undefined): number {
  if (zone === undefined || zone === 'Z') return 0;
  const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(-2));
  return (zone.startsWith('-') ? -1 : 1) * minutes * 60_000;
}

/** Ms since 1970, and of a bare number the number; times without a zone are in UTC. Null where it is no time. */
export function parseTime(
  cell: string,
  order: { readonly first: 'day' | 'month' } = { first: 'day' },
): number | null {
  const number = parseNumber(cell);
  if (number !== null) return number;
  const iso = isoTime.exec(cell);
  const day = iso ? null : dayTime.exec(cell);
  const found = iso ?? day;
  if (!found) return null;
  const [, one = '', two = '', three = '', hour = '0', minute = '0', second = '0'] = found;
  const [year, month, date] = iso
    ? [one, two, three]
    : order.first === 'day'
      ? [three, two, one]
      : [three, one, two];
  const ms = Date.UTC(
    Number(year),
    Number(month) - 1,
    Number(date),
    Number(hour),
    Number(minute),
    Number(second),
  );
  const isDate = new Date(ms).getUTCMonth() === Number(month) - 1;
  return isDate ? ms - toZoneMs(iso?.[7]) : null;
}

/** Times of one column, in which the day stands first unless a number above 12 shows otherwise. */
function parseTimes(cells: readonly (string | null)[]): readonly (number | null)[] {
  const isMonthFirst = cells.some((cell) => Number(dayTime.exec(cell ?? '')?.[2] ?? 0) > 12);
  const first = isMonthFirst ? 'month' : 'day';
  return cells.map((cell) => (cell === null ? null : parseTime(cell, { first })));
}

/** A few slips, such as `unknown` among numbers, are taken for missing. */
const minKindShare = 0.95;

function isMostly(cells: readonly (string | null)[], values: readonly (number | null)[]): boolean {
  const presentCount = cells.filter((cell) => cell !== null).length;
  const parsedCount = values.filter((value) => value !== null).length;
  return presentCount > 0 && parsedCount >= minKindShare * presentCount;
}

const commaNumber = /^[+-]?\d+,\d+$/u;

/** Whether the column writes `0,354`: in a file whose cells stand apart by something else, and in no other way. */
function hasDecimalCommas(cells: readonly (string | null)[], delimiter: string): boolean {
  if (delimiter === ',') return false;
  const present = cells.filter((cell) => cell !== null);
  return (
    present.some((cell) => commaNumber.test(cell)) &&
    present.every((cell) => commaNumber.test(cell) || /^[+-]?\d+$/u.test(cell))
  );
}

function toColumn(
  name: string,
  cells: readonly (string | null)[],
  { delimiter }: Pick<Csv, 'delimiter'>,
): Column {
  const isComma = hasDecimalCommas(cells, delimiter);
  const numbers = cells.map((cell) =>
    cell === null ? null : parseNumber(isComma ? cell.replace(',', '.') : cell),
  );
  // Two numbers are two words: yes and no.
  if (isMostly(cells, numbers) && new Set(numbers.filter((value) => value !== null)).size > 2) {
    return { name, kind: 'number', values: numbers };
  }
  const times = parseTimes(cells);
  if (isMostly(cells, times) && new Set(times).size > 3) {
    return {
      name,
      kind: 'number',
      values: times.map((ms) => (ms === null ? null : ms / 86_400_000)),
    };
  }
  return { name, kind: 'words', values: cells };
}

/** Null where nothing is told, or something else, as of a deal that is open. */
function parseOutcome(cell: string | null): boolean | null {
  if (cell === null) return null;
  const word = cell.toLowerCase();
  const number = parseNumber(cell);
  if (cameWords.has(word) || number === 1) return true;
  return notWords.has(word) || number === 0 ? false : null;
}

/** Which column tells when the values of another became known. */
function findKnownAt(header: readonly string[]): ReadonlyMap<string, string> {
  const nameByFolded = new Map(header.map((name) => [name.toLowerCase(), name]));
  const found = new Map<string, string>();
  for (const name of header) {
    const of = /^(.+?)(?:[_ ]known[_ ]at|_at)$/iu.exec(name)?.[1];
    const feature = of === undefined ? undefined : nameByFolded.get(of.toLowerCase());
    if (feature !== undefined) found.set(feature, name);
  }
  return found;
}

/** The table that a file is, with the kinds of its columns found by what they hold. */
export function toTable(csv: Csv, roles: Roles): FileTable {
  const indexByName = new Map(csv.header.map((name, index) => [name, index]));
  const named = [roles.outcome, ...roles.drop, roles.time, roles.group];
  const unknown = named.find((name) => name !== undefined && !indexByName.has(name));
  if (unknown !== undefined) {
    throw new UsageError(`no column is called "${unknown}"; there are: ${csv.header.join(', ')}`);
  }
  const cellsOf = (name: string, rows: Csv['rows']): readonly (string | null)[] =>
    rows.map((row) => toPresent(row[indexByName.get(name) ?? -1] ?? ''));

  const outcomeCells = cellsOf(roles.outcome, csv.rows);
  const told = outcomeCells.map(parseOutcome);
  const leftOutWords = [...new Set(outcomeCells.filter((_, row) => told[row] === null))].filter(
    (cell) => cell !== null,
  );
  const rows = csv.rows.filter((_, row) => told[row] !== null);
  const outcome = told.filter((one) => one !== null);
  if (new Set(outcome).size < 2)
    throw new UsageError(`${roles.outcome} does not hold two outcomes`);

  const knownAt = findKnownAt(csv.header);
  const noFeatures = new Set([...named, ...knownAt.values()]);
  const columns = csv.header
    .filter((name) => !noFeatures.has(name))
    .map((name): Column => {
      const column = toColumn(name, cellsOf(name, rows), csv);
      const known = knownAt.get(name);
      return known === undefined
        ? column
        : { ...column, knownAt: parseTimes(cellsOf(known, rows)) };
    });
  const isIdLike = ({ kind, values }: Column): boolean =>
    kind === 'number' && values.every(Number.isInteger) && new Set(values).size === values.length;
  return {
    table: {
      columns,
      outcome,
      ...(roles.time === undefined ? {} : { outcomeAt: parseTimes(cellsOf(roles.time, rows)) }),
      ...(roles.group === undefined
        ? {}
        : { group: cellsOf(roles.group, rows).map((cell, row) => cell ?? `row ${row}`) }),
    },
    leftOutCount: csv.rows.length - rows.length,
    leftOutWords,
    idLike: columns.filter(isIdLike).map(({ name }) => name),
  };
}

function pickRows(table: Table, rows: readonly number[]): Table {
  const pick = <Value>(values: readonly Value[], none: Value): readonly Value[] =>
    rows.map((row) => values[row] ?? none);
  return {
    columns: table.columns.map((column) => ({
      ...column,
      values: pick(column.values, null),
      ...(column.knownAt ? { knownAt: pick(column.knownAt, null) } : {}),
    })),
    outcome: pick(table.outcome, false),
    ...(table.outcomeAt ? { outcomeAt: pick(table.outcomeAt, null) } : {}),
    ...(table.group ? { group: pick(table.group, '') } : {}),
  };
}

export interface OutOfTime {
  readonly auc: number;
  readonly brier: number;
  readonly ece: number;
  readonly trainedCount: number;
  readonly testedCount: number;
}

const trainedShare = 0.8;

/** What a scorecard of the first outcomes says of those that came later; undefined where a side holds one kind alone. */
export function testOutOfTime(table: Table): OutOfTime | undefined {
  const timeOf = (row: number): number => table.outcomeAt?.[row] ?? Number.NaN;
  const rows = [...table.outcome.keys()]
    .filter((row) => !Number.isNaN(timeOf(row)))
    .sort((one, two) => timeOf(one) - timeOf(two));
  const border = timeOf(rows[Math.floor(rows.length * trainedShare)] ?? -1);
  const early = rows.filter((row) => timeOf(row) < border);
  const groups = new Set(early.map((row) => table.group?.[row]));
  // A group that is known from before is no new outcome.
  const late = rows.filter(
    (row) => timeOf(row) >= border && !(table.group && groups.has(table.group[row])),
  );
  const hasBoth = (some: readonly number[]): boolean =>
    new Set(some.map((row) => table.outcome[row])).size === 2;
  if (!hasBoth(early) || !hasBoth(late)) return undefined;
  const prepared = prepare(pickRows(table, early));
  const { scorecard } = train(prepared, Int32Array.from(prepared.outcome.keys()));
  const cells = late.map(
    (row): LearnRow =>
      Object.fromEntries(
        table.columns.map((column) => [
          column.name,
          isLate(table, column, row) ? null : (column.values[row] ?? null),
        ]),
      ),
  );
  const said: Said = {
    totals: cells.map((row) => pointsOf(scorecard, row).total),
    chances: Float64Array.from(cells, (row) => probabilityOf(scorecard, row)),
    outcome: Uint8Array.from(late, (row) => Number(table.outcome[row])),
    weight: new Float64Array(late.length).fill(1),
    group: Int32Array.from(late.keys()),
  };
  return {
    auc: aucOf(said),
    brier: brierOf(said),
    ece: calibrationOf(said).ece,
    trainedCount: early.length,
    testedCount: late.length,
  };
}
