import { type ColumnSpec, columnSpecs } from './list-columns.ts';
import { toFilterParts, toLine, toLineParts, toRowTest, toWords } from './list-filter.ts';
import { placeKeyOf } from './list-key.ts';
import type { ListTable } from './list-names.ts';
import { toOrder } from './list-order.ts';
import { loadParts, type PartName, type Parts } from './list-parts.ts';
import { toTextKey } from './list-text.ts';
import type { MirrorRows } from './mirror-rows.ts';
import type { Mirrors } from './mirrors.ts';
import type { ListQuery } from './record-lists.ts';

/** A table's rows by name, and what was worked out of them: orders by column, answers to the last questions. */
interface Sheet<Table extends ListTable> {
  /** By name; alike ones by id. */
  readonly rows: readonly MirrorRows[Table][];
  lines: Kept<readonly string[]> | undefined;
  readonly orders: Map<string, Kept<readonly number[]>>;
  /** Places of rows that fit, in their order; the newest question last. */
  readonly found: Map<string, Kept<readonly number[]>>;
  /** Orders of the rows as they were before the last change, most of them still right; and where each of those rows is now, -1 for nowhere. */
  readonly earlier: {
    readonly orders: ReadonlyMap<string, Kept<readonly number[]>>;
    readonly placeNow: Int32Array;
  };
}

/** What was worked out from some parts; it stands while these are the same. */
interface Kept<Value> {
  readonly from: readonly unknown[];
  readonly value: Value;
}

/** Answers that are kept a table, so that scrolling does not filter again. */
const maxFound = 4;

function take<Value>(
  kept: Map<string, Kept<Value>>,
  of: { readonly key: string; readonly from: readonly unknown[] },
  make: (before: Value | undefined) => Value,
): Value {
  const before = kept.get(of.key);
  kept.delete(of.key);
  const isSame = before?.from.every((part, at) => part === of.from[at]);
  const next = before && isSame ? before : { from: of.from, value: make(before?.value) };
  kept.set(of.key, next);
  return next.value;
}

export function nameOf(row: MirrorRows[ListTable]): string {
  return 'fullName' in row ? row.fullName : row.name;
}

interface Line<Row> {
  readonly key: string;
  readonly row: Row;
  /** Its place before; -1 where it is new. */
  readonly from: number;
}

/** By name. Those that stood in an order before come in it: then there is little to sort. */
function inOrder<Row extends MirrorRows[ListTable]>(
  rows: ReadonlyMap<string, Row>,
  before: readonly Row[],
): { readonly rows: readonly Row[]; readonly placeNow: Int32Array } {
  const lines: Line<Row>[] = [];
  const put = (row: Row, from: number) =>
    lines.push({ key: toTextKey(nameOf(row)) ?? '', row, from });
  for (const [from, { id }] of before.entries()) {
    const row = rows.get(id);
    if (row) put(row, from);
  }
  if (lines.length < rows.size) {
    const stood = new Set(before.map(({ id }) => id));
    for (const [id, row] of rows) if (!stood.has(id)) put(row, -1);
  }
  lines.sort((one, other) => {
    if (one.key !== other.key) return one.key < other.key ? -1 : 1;
    return one.row.id < other.row.id ? -1 : 1;
  });
  const placeNow = new Int32Array(before.length).fill(-1);
  for (const [place, { from }] of lines.entries()) if (from >= 0) placeNow[from] = place;
  return { rows: lines.map(({ row }) => row), placeNow };
}

const lastSheets = new WeakMap<Mirrors, Map<ListTable, Sheet<ListTable>>>();

function loadSheet<Table extends ListTable>(mirrors: Mirrors, table: Table): Promise<Sheet<Table>> {
  return mirrors.memo(`list:${table}`, [table], async () => {
    const sheets = lastSheets.get(mirrors) ?? new Map<ListTable, Sheet<ListTable>>();
    lastSheets.set(mirrors, sheets);
    const before = sheets.get(table) as Sheet<Table> | undefined;
    const { rows, placeNow } = inOrder(await mirrors.rows(table), before?.rows ?? []);
    const earlier = { orders: before?.orders ?? new Map<never, never>(), placeNow };
    const sheet = { rows, lines: undefined, orders: new Map(), found: new Map(), earlier };
    sheets.set(table, sheet);
    return sheet;
  });
}

/** An order of the rows of before, in the places of now. */
function toNearly({ earlier }: Sheet<ListTable>, key: string): readonly number[] | undefined {
  const order = earlier.orders.get(key)?.value;
  return order?.map((place) => earlier.placeNow[place] ?? -1).filter((place) => place >= 0);
}

/** `undefined` where the table has no such column. */
export function specOf<Table extends ListTable>(
  table: Table,
  column: string,
): ColumnSpec<MirrorRows[Table]> | undefined {
  const specs: Readonly<Record<string, unknown>> = columnSpecs[table];
  return Object.hasOwn(specs, column)
    ? (specs[column] as ColumnSpec<MirrorRows[Table]>)
    : undefined;
}

function toLines<Table extends ListTable>(
  sheet: Sheet<Table>,
  { table, parts }: { readonly table: Table; readonly parts: Parts },
): readonly string[] {
  const from = toLineParts(table).map((name) => parts[name]);
  if (!sheet.lines?.from.every((part, at) => part === from[at])) {
    sheet.lines = { from, value: sheet.rows.map((row) => toLine(table, row, parts)) };
  }
  return sheet.lines.value;
}

const warmed = new WeakMap<Mirrors, Set<ListTable>>();
/** Folded in a piece: questions that come meanwhile wait for no more. */
const warmCount = 1_000;

/** Folds the texts of a table before the first letter is typed, once. */
export async function warmLines(mirrors: Mirrors, table: ListTable): Promise<void> {
  const done = warmed.get(mirrors) ?? new Set<ListTable>();
  warmed.set(mirrors, done);
  if (done.has(table)) return;
  done.add(table);
  const names = new Set(toLineParts(table));
  const parts = await loadParts(mirrors, { names, now: 0 });
  const { rows } = await loadSheet(mirrors, table);
  for (let from = 0; from < rows.length; from += warmCount) {
    await new Promise((resolve) => setTimeout(resolve));
    for (const row of rows.slice(from, from + warmCount)) toLine(table, row, parts);
  }
}

interface Found<Table extends ListTable> {
  readonly rows: readonly MirrorRows[Table][];
  /** Of the rows that fit, in their order. */
  readonly places: readonly number[];
  readonly parts: Parts;
}

/** Which rows fit, and where they stand, with the parts that the columns need. An unknown column puts them by name. */
export async function findPlaces<Table extends ListTable>(
  mirrors: Mirrors,
  of: { readonly query: ListQuery & { readonly table: Table }; readonly now: number },
): Promise<Found<Table>> {
  const { query, now } = of;
  const { table, filter, order } = query;
  const spec = specOf(table, order.column) ?? specOf(table, 'name');
  const hasText = toWords(filter.text).length > 0;
  const filterNeeds: readonly PartName[] = [
    ...toFilterParts(table, filter),
    ...(hasText ? toLineParts(table) : []),
  ];
  const orderNeeds = spec?.needs ?? [];
  const cellNeeds = query.columns.flatMap((column) => specOf(table, column)?.needs ?? []);
  const names = new Set<PartName>([...orderNeeds, ...filterNeeds, ...cellNeeds]);
  const parts = await loadParts(mirrors, { names, now });
  const sheet = await loadSheet(mirrors, table);
  const { rows } = sheet;
  const from = orderNeeds.map((name) => parts[name]);
  const orderKey = `${order.column} ${order.isDescending}`;
  const ordered = () =>
    take(sheet.orders, { key: orderKey, from }, (before) => {
      const keys = rows.map((row) => spec?.key(row, parts) ?? null);
      const nearly = before ?? toNearly(sheet, orderKey);
      return toOrder(keys, { isDescending: order.isDescending, nearly });
    });
  const filtered = () => {
    const lines = hasText ? toLines(sheet, { table, parts }) : undefined;
    const test = toRowTest(table, filter, { parts, lines, now });
    // In the order of the rows and not in the one asked for: reading memory on and on takes a third of the time.
    const fits = new Uint8Array(rows.length);
    for (const [place, row] of rows.entries()) if (test(row, place)) fits[place] = 1;
    return ordered().filter((place) => fits[place] === 1);
  };
  if (Object.keys(filter).length === 0) return { rows, places: ordered(), parts };
  // With a clock in it what fits is another thing a moment later.
  if (filter.isStalled) return { rows, places: filtered(), parts };
  const all = [...from, ...filterNeeds.map((name) => parts[name])];
  const key = placeKeyOf(query);
  const places = take(sheet.found, { key, from: all }, filtered);
  for (const old of sheet.found.keys()) if (sheet.found.size > maxFound) sheet.found.delete(old);
  return { rows, places, parts };
}
