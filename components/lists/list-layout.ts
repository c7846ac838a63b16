/** Of the column with the checkboxes. */
const checkWidth = '3rem';

interface Width {
  /** In rem. */
  readonly least: number;
  /** Share of the room that is left. */
  readonly grow: number;
}

const width: Width = { least: 7.5, grow: 1 };
/** The columns of a list as it is at first fit 79 rem. */
const widths: Readonly<Record<string, Width>> = {
  name: { least: 12, grow: 2 },
  title: { least: 11, grow: 2 },
  company: { least: 9, grow: 2 },
  tags: { least: 11, grow: 2 },
  email: { least: 13, grow: 2 },
  location: { least: 10, grow: 1 },
  industry: { least: 10, grow: 1 },
  stage: { least: 8.5, grow: 1 },
  next: { least: 13, grow: 3 },
  expectedClose: { least: 6.5, grow: 0 },
  value: { least: 7, grow: 0 },
  weighted: { least: 6.5, grow: 0 },
  openValue: { least: 7, grow: 0 },
  wonValue: { least: 7, grow: 0 },
  score: { least: 6, grow: 0 },
  grade: { least: 5, grow: 0 },
  people: { least: 5, grow: 0 },
  deals: { least: 6, grow: 0 },
  openDeals: { least: 6.5, grow: 0 },
  odds: { least: 6, grow: 0 },
  daysInStage: { least: 6, grow: 0 },
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
