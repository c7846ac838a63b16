import type { BoardCard } from '../../lib/store/board.ts';
import type { BoardColumn } from './board-columns.ts';

/** Where on the board one is. */
export interface BoardSpot {
  readonly id: string;
  /** Where it stood: what comes up there takes over when it goes away. */
  readonly stageId: string;
  readonly index: number;
}

export interface Found extends BoardSpot {
  readonly card: BoardCard;
}

function at(column: BoardColumn | undefined, index: number): Found | undefined {
  if (!column) return undefined;
  const place = Math.max(0, Math.min(index, column.cards.length - 1));
  const card = column.cards[place];
  return card && { id: card.id, stageId: column.stage.id, index: place, card };
}

/** The card of a spot where it is now; else what stands in its place; else the first card of all. */
export function findSpot(
  columns: readonly BoardColumn[],
  spot: BoardSpot | undefined,
): Found | undefined {
  if (spot) {
    for (const column of columns) {
      const index = column.cards.findIndex(({ id }) => id === spot.id);
      if (index >= 0) return at(column, index);
    }
  }
  const same = columns.find(({ stage }) => stage.id === spot?.stageId);
  return (
    at(same, spot?.index ?? 0) ??
    at(
      columns.find(({ cards }) => cards.length > 0),
      0,
    )
  );
}

export type Direction = 'up' | 'down' | 'left' | 'right' | 'first' | 'last';

/** The card one step on; empty columns are stepped over, and at the edge it is the same one. */
export function findStep(
  columns: readonly BoardColumn[],
  from: BoardSpot,
  direction: Direction,
): Found | undefined {
  const place = columns.findIndex(({ stage }) => stage.id === from.stageId);
  const column = columns[place];
  switch (direction) {
    case 'up':
      return at(column, from.index - 1);
    case 'down':
      return at(column, from.index + 1);
    case 'first':
      return at(column, 0);
    case 'last':
      return at(column, Number.MAX_SAFE_INTEGER);
    case 'left':
      return at(columns.slice(0, place).findLast(hasCards) ?? column, from.index);
    case 'right':
      return at(columns.slice(place + 1).find(hasCards) ?? column, from.index);
  }
}

function hasCards({ cards }: BoardColumn): boolean {
  return cards.length > 0;
}
