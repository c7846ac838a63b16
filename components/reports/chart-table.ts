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

function toField(cell: TableCell): string {
  const isText = cell.plain === undefined;
  const value = cell.plain ?? cell.text;
  const safe = isText && formulaStart.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Comma-separated values as spreadsheets read them: UTF-8 with its mark, lines that end in CRLF. */
export function toCsv({ columns, rows }: ChartTable): string {
  const lines = [columns.map(({ label }) => ({ text: label })), ...rows];
  return `\uFEFF${lines.map((cells) => cells.map(toField).join(',')).join('\r\n')}\r\n`;
}
