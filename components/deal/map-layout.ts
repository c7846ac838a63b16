import { type Influence, influences, type Stakeholder, type Stance } from '../../lib/model/deal.ts';

/** Where the people of a deal stand in a drawing of influence (up) by stance (across). All lengths are in one unit. */

export type MapPlace = Pick<Stakeholder, 'stance' | 'influence'>;

/** From those against to those for; what is not known has a column of its own. */
export const mapStances = [
  'against',
  'neutral',
  'for',
  'unknown',
] as const satisfies readonly Stance[];

/** Of one cell; the others are a number. */
export const maxShown = 3;
export const markRadius = 11;
export const mapFontSize = 11;

/** Left of the cells: the names of the rows, upright. */
const axisWidth = 24;
const gap = 2;
const padding = 5;
/** Mark, name and role, one below the other. */
const tallHeight = 52;
/** Mark and name side by side; 24 is the least a target may have. */
const lineHeight = 26;
const moreHeight = 24;
/** Below it what is left of a name would say nothing: three letters. */
const namedWidth = 64;
const rowMinHeight = tallHeight + 2 * padding;
const footHeight = 20;

export interface MapBox {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** `tall`: alone in its cell, with the words below the mark. `line`: one of several, with the name beside it. */
export interface MapPersonItem<Person> {
  readonly kind: 'tall' | 'line';
  readonly person: Person;
  readonly box: MapBox;
}

export interface MapMoreItem<Person> {
  readonly kind: 'more';
  readonly hidden: readonly Person[];
  readonly box: MapBox;
}

export type MapItem<Person> = (MapPersonItem<Person> | MapMoreItem<Person>) & {
  readonly row: number;
  readonly column: number;
};

export interface MapLayout<Person> {
  readonly width: number;
  readonly height: number;
  /** Whether the cells have room for names beside marks; else the marks stand alone in the middle. */
  readonly hasLineNames: boolean;
  readonly columns: readonly { readonly stance: Stance; readonly box: MapBox }[];
  readonly rows: readonly { readonly influence: Influence; readonly box: MapBox }[];
  /** In reading order: row by row from the highest influence, from left to right, in a cell from above. */
  readonly items: readonly MapItem<Person>[];
}

/** A row for influence that is not known only where somebody has it: an empty one would look like a finding. */
function toRows(people: readonly MapPlace[]): readonly Influence[] {
  return influences.filter(
    (influence) =>
      influence !== 'unknown' || people.some((person) => person.influence === 'unknown'),
  );
}

function contentHeight(count: number): number {
  if (count <= 1) return tallHeight;
  return Math.min(count, maxShown) * lineHeight + (count > maxShown ? moreHeight : 0);
}

/** The people of a cell stay in the order in which they are given. */
export function layOutMap<Person extends MapPlace>(
  people: readonly Person[],
  { width }: { readonly width: number },
): MapLayout<Person> {
  const cellWidth = (width - axisWidth - gap * (mapStances.length - 1)) / mapStances.length;
  const rows: { influence: Influence; box: MapBox }[] = [];
  const items: MapItem<Person>[] = [];
  let y = 0;
  for (const [row, influence] of toRows(people).entries()) {
    const cells = mapStances.map((stance) =>
      people.filter((person) => person.influence === influence && person.stance === stance),
    );
    const fullest = Math.max(...cells.map(({ length }) => contentHeight(length)));
    const height = Math.max(rowMinHeight, fullest + 2 * padding);
    rows.push({ influence, box: { x: axisWidth, y, width: width - axisWidth, height } });
    for (const [column, cell] of cells.entries()) {
      const box = { x: axisWidth + column * (cellWidth + gap), y, width: cellWidth, height };
      for (const item of fillCell(cell, box)) items.push({ ...item, row, column });
    }
    y += height + gap;
  }
  const columns = mapStances.map((stance, column) => ({
    stance,
    box: { x: axisWidth + column * (cellWidth + gap), y: 0, width: cellWidth, height: y - gap },
  }));
  const hasLineNames = cellWidth >= namedWidth;
  return { width, height: y - gap + footHeight, hasLineNames, columns, rows, items };
}

function fillCell<Person>(
  cell: readonly Person[],
  box: MapBox,
): readonly (MapPersonItem<Person> | MapMoreItem<Person>)[] {
  const [only] = cell;
  if (only === undefined) return [];
  const top = box.y + (box.height - contentHeight(cell.length)) / 2;
  if (cell.length === 1) {
    return [{ kind: 'tall', person: only, box: { ...box, y: top, height: tallHeight } }];
  }
  const shown = cell.slice(0, maxShown).map((person, at) => ({
    kind: 'line' as const,
    person,
    box: { ...box, y: top + at * lineHeight, height: lineHeight },
  }));
  const hidden = cell.slice(maxShown);
  if (hidden.length === 0) return shown;
  const y = top + maxShown * lineHeight;
  return [...shown, { kind: 'more', hidden, box: { ...box, y, height: moreHeight } }];
}

const steps: Readonly<Record<string, 'next' | 'previous' | 'down' | 'up' | 'first' | 'last'>> = {
  ArrowRight: 'next',
  ArrowLeft: 'previous',
  ArrowDown: 'down',
  ArrowUp: 'up',
  Home: 'first',
  End: 'last',
};

/**
 * Where a key leads from an item, by their places in `items`: left and right in reading order, up and down within a cell
 * and then to whoever stands nearest in the next row that has somebody. `undefined` for a key that does not move.
 */
export function stepOnMap(
  items: readonly Pick<MapItem<unknown>, 'row' | 'column'>[],
  from: number,
  key: string,
): number | undefined {
  const step = steps[key];
  const here = items[from];
  if (step === undefined || here === undefined) return undefined;
  const end = items.length - 1;
  if (step === 'first') return 0;
  if (step === 'last') return end;
  if (step === 'next') return Math.min(from + 1, end);
  if (step === 'previous') return Math.max(from - 1, 0);
  const by = step === 'down' ? 1 : -1;
  const beside = items[from + by];
  if (beside?.row === here.row && beside.column === here.column) return from + by;
  const beyond = items.filter(({ row }) => (row - here.row) * by > 0);
  const row = by === 1 ? beyond[0]?.row : beyond.at(-1)?.row;
  if (row === undefined) return from;
  const inRow = beyond.filter((item) => item.row === row);
  const distance = Math.min(...inRow.map(({ column }) => Math.abs(column - here.column)));
  const nearest = inRow.filter(({ column }) => Math.abs(column - here.column) === distance);
  const column = nearest[0]?.column;
  // One comes into a cell from the side that is near: from below at its last one.
  const entered = nearest.filter((item) => item.column === column);
  const target = by === 1 ? entered[0] : entered.at(-1);
  return target === undefined ? from : items.indexOf(target);
}
