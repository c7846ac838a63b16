import { type ChartTable, textCell, toCsv, toCsvRows } from './chart-table.ts';

/** What a chart says about itself, in a picture and in a file alike. */
export interface ChartTexts {
  readonly title: string;
  /** What it is of: the period and whose. */
  readonly detail: string;
  /** What must be said with it, a line each. */
  readonly notes: readonly string[];
}

/** The figures of a chart as comma-separated values, below what they are of: a line each, then an empty one. */
export function toChartCsv(table: ChartTable, { title, detail, notes }: ChartTexts): string {
  const head = toCsvRows([title, detail, ...notes].map((line) => [textCell(line)]));
  // The file has one mark, at its beginning.
  return `\uFEFF${head}\r\n${toCsv(table).slice(1)}`;
}
