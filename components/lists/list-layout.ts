/** Of the column with the checkboxes. */
export const checkWidth = '2.5rem';

interface Width {
  /** In rem. */
  readonly least: number;
  /** Share of the room that is left. */
  readonly grow: number;
}

const width: Width = { least: 8, grow: 1 };
const widths: Readonly<Record<string, Width>> = {
  name: { least: 14, grow: 2 },
  title: { least: 12, grow: 2 },
  company: { least: 11, grow: 2 },
  tags: { least: 11, grow: 2 },
  email: { least: 13, grow: 2 },
  location: { least: 11, grow: 1 },
  industry: { least: 11, grow: 1 },
  stage: { least: 10, grow: 1 },
  next: { least: 15, grow: 2 },
  score: { least: 5, grow: 0 },
  grade: { least: 5, grow: 0 },
  people: { least: 5, grow: 0 },
  deals: { least: 6, grow: 0 },
  openDeals: { least: 7, grow: 0 },
  odds: { least: 6, grow: 0 },
  daysInStage: { least: 8, grow: 0 },
};

/** The columns of the grid that each row is: the same for all rows, whatever stands in them. */
export function toGridColumns(columns: readonly string[]): string {
  const sizes = columns.map((column) => {
    const { least, grow } = widths[column] ?? width;
    return grow === 0 ? `${least}rem` : `minmax(${least}rem, ${grow}fr)`;
  });
  return [checkWidth, ...sizes].join(' ');
}

/** In rem: below this the table scrolls sideways. */
export function toLeastWidth(columns: readonly string[]): number {
  const sizes = columns.map((column) => (widths[column] ?? width).least);
  return sizes.reduce((sum, least) => sum + least, Number.parseFloat(checkWidth));
}

const numberColumns: ReadonlySet<string> = new Set([
  'score',
  'deals',
  'people',
  'openDeals',
  'openValue',
  'wonValue',
  'value',
  'weighted',
  'odds',
  'daysInStage',
]);

/** Numbers stand under each other by their last digit. */
export function isNumberColumn(column: string): boolean {
  return numberColumns.has(column);
}
