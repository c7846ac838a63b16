import type { Spread } from './measure.ts';

/** What is aimed at: a part of the figures, and the most it may be. `over`: what ours adds to the floor, by medians. */
export interface Aim {
  readonly of: 'p50' | 'p95' | 'ratio' | 'value' | 'over';
  readonly most: number;
}

export interface Row {
  readonly what: string;
  readonly unit: 'ms' | 'µs' | 'KiB' | 'MB' | 'requests' | '%' | '‰';
  /** `undefined` where it could not be measured; `note` says why. */
  readonly ours: Spread | undefined;
  /** The same thing done with as little as can be. */
  readonly floor?: Spread;
  readonly aims?: readonly Aim[];
  readonly note?: string;
}

function toFigure(value: number): string {
  return value >= 100 ? value.toFixed(0) : value.toFixed(1);
}

function toPair(spread: Spread | undefined): string {
  if (spread === undefined) return '–';
  if (spread.count === 1) return toFigure(spread.p50);
  return `${toFigure(spread.p50)} / ${toFigure(spread.p95)}`;
}

function ratioOf({ ours, floor }: Row): number | undefined {
  return ours === undefined || floor === undefined ? undefined : ours.p50 / floor.p50;
}

function toRatios({ ours, floor }: Row): string {
  if (ours === undefined || floor === undefined) return '';
  return `${(ours.p50 / floor.p50).toFixed(2)} / ${(ours.p95 / floor.p95).toFixed(2)}`;
}

function figureFor(row: Row, of: Aim['of']): number | undefined {
  if (of === 'ratio') return ratioOf(row);
  if (of === 'over') {
    return row.ours && row.floor ? row.ours.p50 - row.floor.p50 : undefined;
  }
  return of === 'p95' ? row.ours?.p95 : row.ours?.p50;
}

function toAim({ of, most }: Aim): string {
  return of === 'value' ? `≤ ${most}` : `${of} ≤ ${most}`;
}

/** Whether every aim is met, `undefined` where there is none or nothing to compare. */
export function isMet(row: Row): boolean | undefined {
  const verdicts = (row.aims ?? []).map(({ of, most }) => {
    const figure = figureFor(row, of);
    return figure === undefined ? undefined : figure <= most;
  });
  if (verdicts.length === 0 || verdicts.includes(undefined)) return undefined;
  return verdicts.every(Boolean);
}

const heads = ['what', 'unit', 'ours p50 / p95', 'floor p50 / p95', 'ratio', 'runs', 'aim', 'met'];

function toCells(row: Row): readonly string[] {
  const met = isMet(row);
  return [
    row.what,
    row.unit,
    toPair(row.ours),
    toPair(row.floor),
    toRatios(row),
    row.ours === undefined ? '' : String(row.ours.count),
    (row.aims ?? []).map(toAim).join(', '),
    met === undefined ? (row.note ?? '') : met ? 'yes' : 'NO',
  ];
}

/** Columns in a terminal, not UTF-16 units. */
function lengthOf(text: string): number {
  return Array.from(text).length;
}

/** One table for a terminal. */
export function toTable(rows: readonly Row[]): string {
  const lines = [heads, ...rows.map(toCells)];
  const widths = heads.map((_, column) =>
    Math.max(...lines.map((cells) => lengthOf(cells[column] ?? ''))),
  );
  const toText = (cells: readonly string[]): string =>
    cells
      .map((cell, column) => cell + ' '.repeat((widths[column] ?? 0) - lengthOf(cell)))
      .join('  ')
      .trimEnd();
  const [head = [], ...body] = lines;
  return [
    toText(head),
    widths.map((width) => '-'.repeat(width)).join('  '),
    ...body.map(toText),
  ].join('\n');
}
