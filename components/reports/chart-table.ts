/** What a chart draws, as a table: for those who do not see the drawing, for reading figures off, and for a file. */
export interface ChartTable {
  readonly columns: readonly TableColumn[];
  readonly rows: readonly (readonly TableCell[])[];
}

export interface TableColumn {
  readonly label: string;
  readonly isNumber: boolean;
}

export interface TableCell {
  readonly text: string;
  /** In a file: digits with a point, whatever the language; the text where there is none. */
  readonly plain?: string;
}

/** Nothing that could be said. */
export const noCell: TableCell = { text: '–', plain: '' };

export function textCell(text: string): TableCell {
  return { text };
}

/** A program that opens the file would work out a cell that begins with one of these. */
const formulaStart = /^[=+\-@\t\r]/;
/** Telephone numbers, and changes like `+4%`: nothing in them names a function, a cell or another program. */
const harmless = /^[-+\d ().,%\u00A0\u2009\u202F]+$/;

function toField(cell: TableCell): string {
  const value = cell.plain ?? cell.text;
  const isFormula = cell.plain === undefined && formulaStart.test(value) && !harmless.test(value);
  const safe = isFormula ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Rows of a file as they follow its heads, each with its CRLF. */
export function toCsvRows(rows: ChartTable['rows']): string {
  return rows.map((cells) => `${cells.map(toField).join(',')}\r\n`).join('');
}

/** Comma-separated values as spreadsheets read them: UTF-8 with its mark, lines that end in CRLF. */
export function toCsv({ columns, rows }: ChartTable): string {
  return `\uFEFF${toCsvRows([columns.map(({ label }) => ({ text: label }))])}${toCsvRows(rows)}`;
}
