import { UsageError } from './read-csv.ts';
import { type Cell, type ReadColumn, toPresent, type Unreadable } from './report-cells.ts';

/** A day of the file's time zone with the time in it, or an instant where the cell names its own distance from UTC. */
export type FileTime =
  | { readonly kind: 'day'; readonly day: string; readonly msOfDay: number }
  | { readonly kind: 'instant'; readonly ms: number };

/** Which number of `03-04-2017` is the day. */
export type DayOrder = 'day' | 'month';

interface Numbers {
  readonly line: number;
  readonly text: string;
  readonly mark: string;
  readonly one: number;
  readonly two: number;
  readonly year: number;
  readonly msOfDay: number;
}

const clock =
  /^(?<before>.*?)(?:[T ]\s*(?<hour>\d{1,2}):(?<minute>\d{2})(?::(?<second>\d{2})(?:[.,](?<part>\d{1,9}))?)?\s*(?<half>[ap]m)?\s*(?<zone>Z|UTC|[+-]\d{2}:?\d{2})?)?$/iu;
const yearFirst = /^(\d{4})([-/.]?)(\d{2})\2(\d{2})$|^(\d{4})([-/.])(\d{1,2})\6(\d{1,2})$/u;
const yearLast = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4})$/u;
const dayOfMonthName = /^(\d{1,2})[- ]([a-z]{3,9})\.?,?[- ](\d{4})$/iu;
const monthNameOfDay = /^([a-z]{3,9})\.? (\d{1,2}),? (\d{4})$/iu;
const monthNames = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
];

function toDay(year: number, month: number, date: number): string | null {
  const ms = Date.UTC(year, month - 1, date);
  const isDate =
    year >= 1900 &&
    year < 2200 &&
    new Date(ms).getUTCMonth() === month - 1 &&
    new Date(ms).getUTCDate() === date;
  return isDate ? new Date(ms).toISOString().slice(0, 10) : null;
}

function toMonth(name: string): number {
  const folded = name.toLowerCase();
  return monthNames.findIndex((month) => month.startsWith(folded)) + 1;
}

/** Milliseconds from midnight, and minutes from UTC where they are named; null where it is no time of day. */
function toClock(groups: Readonly<Record<string, string | undefined>>) {
  const { hour, minute = '0', second = '0', part = '', half, zone } = groups;
  if (hour === undefined) return { msOfDay: 0, zoneMinutes: null };
  const isHalf = half !== undefined;
  const hours = isHalf
    ? (Number(hour) % 12) + (half.toLowerCase() === 'pm' ? 12 : 0)
    : Number(hour);
  if (hours > 23 || (isHalf && Number(hour) > 12)) return null;
  if (Number(minute) > 59 || Number(second) > 59) return null;
  const msOfDay =
    ((hours * 60 + Number(minute)) * 60 + Number(second)) * 1000 +
    Number(part.padEnd(3, '0').slice(0, 3));
  if (zone === undefined) return { msOfDay, zoneMinutes: null };
  if (/^(?:z|utc)$/iu.test(zone)) return { msOfDay, zoneMinutes: 0 };
  const size = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(-2));
  return { msOfDay, zoneMinutes: zone.startsWith('-') ? -size : size };
}

function toTime(day: string, of: { msOfDay: number; zoneMinutes: number | null }): FileTime {
  const { msOfDay, zoneMinutes } = of;
  if (zoneMinutes === null) return { kind: 'day', day, msOfDay };
  return { kind: 'instant', ms: Date.parse(day) + msOfDay - zoneMinutes * 60_000 };
}

/** A day that can be read in one way, numbers whose order the column decides, or what is wrong. */
function readCell(text: string, line: number): FileTime | Numbers | Unreadable {
  const wrong: Unreadable = { why: `"${text}" is no day` };
  const groups = clock.exec(text)?.groups;
  const time = groups === undefined ? null : toClock(groups);
  if (!groups || !time) return wrong;
  const before = groups['before'] ?? '';
  const numbers = yearLast.exec(before);
  if (numbers) {
    if (time.zoneMinutes !== null) return wrong;
    const [, one, mark = '', two, year] = numbers;
    const { msOfDay } = time;
    return { line, text, mark, one: Number(one), two: Number(two), year: Number(year), msOfDay };
  }
  const first = yearFirst.exec(before);
  const dayName = dayOfMonthName.exec(before);
  const monthName = monthNameOfDay.exec(before);
  const day = first
    ? toDay(
        Number(first[1] ?? first[5]),
        Number(first[3] ?? first[7]),
        Number(first[4] ?? first[8]),
      )
    : dayName
      ? toDay(Number(dayName[3]), toMonth(dayName[2] ?? ''), Number(dayName[1]))
      : monthName
        ? toDay(Number(monthName[3]), toMonth(monthName[1] ?? ''), Number(monthName[2]))
        : null;
  return day === null ? wrong : toTime(day, time);
}

function isNumbers(value: FileTime | Numbers | Unreadable | null): value is Numbers {
  return value !== null && 'mark' in value;
}

/** What the cells of a column say about the order of day and month; each by the first cell that says so. */
function findProofs(cells: readonly Numbers[]) {
  return {
    day: cells.find(({ one, two }) => one > 12 && two <= 12),
    month: cells.find(({ one, two }) => two > 12 && one <= 12),
  };
}

/** The order in which the cells with one mark are written. Where they show none, the column's other cells may. */
function decideOrder(
  cells: readonly Numbers[],
  of: {
    readonly column: string;
    readonly order: DayOrder | undefined;
    readonly all: readonly Numbers[];
    readonly elsewhere: readonly Numbers[];
  },
): { readonly order: DayOrder; readonly note?: string } {
  const { column, order, all, elsewhere } = of;
  if (order !== undefined) return { order };
  const { day, month } = findProofs(cells);
  if (day && month) {
    throw new UsageError(
      `${column} writes days in two ways: "${day.text}" on line ${day.line}, "${month.text}" on line ${month.line}`,
    );
  }
  if (day || month) return { order: day ? 'day' : 'month' };
  const others = findProofs(all);
  if ((others.day === undefined) !== (others.month === undefined)) {
    return { order: others.day ? 'day' : 'month' };
  }
  const open = cells.find(({ one, two }) => one !== two);
  const far = findProofs(elsewhere);
  if (open && (far.day === undefined) !== (far.month === undefined)) {
    const first = far.day ? 'day' : 'month';
    return {
      order: first,
      note: `${column}: the ${first} stands first, as in the file's other days`,
    };
  }
  if (open?.mark === '/') {
    throw new UsageError(
      `line ${open.line}: "${open.text}" of ${column} can be read in two ways; say "dayOrder": "day" or "month" in the map`,
    );
  }
  return open
    ? { order: 'day', note: `${column}: the day stands first, as nothing shows otherwise` }
    : { order: 'day' };
}

/**
 * Days of one column: `2017-12-31`, `31-12-2017`, `31/12/2017`, `31 Dec 2017`, also mixed, with a time of day or without.
 * Whether the day or the month stands first is decided for the whole column, or else by the file's others; where nothing
 * shows it, hyphens and points are read day first, and slashes are refused.
 */
export function readDays(
  cells: readonly Cell[],
  of: {
    readonly column: string;
    readonly order: DayOrder | undefined;
    /** Cells of the file's other columns of days. */
    readonly others: readonly Cell[];
  },
): ReadColumn<FileTime> {
  const readOne = ({ text, line }: Cell) => {
    const present = toPresent(text);
    return present === null ? null : readCell(present, line);
  };
  const read = cells.map(readOne);
  const decided = new Map<string, DayOrder>();
  const notes: string[] = [];
  const all = read.filter(isNumbers);
  const elsewhere = of.others.map(readOne).filter(isNumbers);
  for (const [mark, numbers] of Map.groupBy(all, (value) => value.mark)) {
    const { order, note } = decideOrder(numbers, { ...of, all, elsewhere });
    decided.set(mark, order);
    if (note !== undefined) notes.push(note);
  }
  const values = read.map((value): FileTime | Unreadable | null => {
    if (!isNumbers(value)) return value;
    const { one, two, year, mark, msOfDay, text } = value;
    const isDayFirst = decided.get(mark) === 'day';
    const day = isDayFirst ? toDay(year, two, one) : toDay(year, one, two);
    return day === null
      ? { why: `"${text}" is no day` }
      : toTime(day, { msOfDay, zoneMinutes: null });
  });
  return { values, notes };
}
