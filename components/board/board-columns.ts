import { fromUnits, percentOf, toUnits } from '../../lib/model/money.ts';
import type { Board, BoardCard, BoardStage } from '../../lib/store/board.ts';

export interface BoardColumn {
  readonly stage: BoardStage;
  readonly cards: readonly BoardCard[];
  /** Sums over its cards, decimal text in the workspace's currency. */
  readonly annual: string;
  readonly weighted: string;
  /** Whole percent: what was weighted with; the stage's own where there is nothing to weigh. */
  readonly odds: number;
  /** Cards whose value, or its rate, is not known: they are in no sum. */
  readonly unvaluedCount: number;
}

interface Units {
  readonly annual: bigint;
  readonly weighted: bigint;
}

interface KeptUnits extends Units {
  readonly text: string;
}

/** Reading an amount takes longer than adding it, and a board is summed up at each letter of a filter and at each change. */
const unitsById = new Map<string, KeptUnits>();
const unitsByCard = new WeakMap<BoardCard, Units>();
const none: Units = { annual: 0n, weighted: 0n };

function toCardUnits(card: BoardCard): Units {
  const kept = unitsByCard.get(card);
  if (kept) return kept;
  const units = toUnitsById(card);
  unitsByCard.set(card, units);
  return units;
}

function toUnitsById({ id, annual, weighted, odds }: BoardCard): Units {
  if (annual === null) return none;
  const text = `${annual} ${weighted} ${odds}`;
  const kept = unitsById.get(id);
  if (kept?.text === text) return kept;
  const units = {
    text,
    annual: toUnits(annual),
    weighted: toUnits(weighted ?? percentOf(annual, odds)),
  };
  unitsById.set(id, units);
  return units;
}

function toColumn(stage: BoardStage, cards: readonly BoardCard[]): BoardColumn {
  let annual = 0n;
  let weighted = 0n;
  let unvaluedCount = 0;
  for (const card of cards) {
    const units = toCardUnits(card);
    annual += units.annual;
    weighted += units.weighted;
    if (card.annual === null) unvaluedCount += 1;
  }
  return {
    stage,
    cards,
    annual: fromUnits(annual),
    weighted: fromUnits(weighted),
    odds:
      annual === 0n ? stage.probability : Math.round(Number((weighted * 10_000n) / annual) / 100),
    unvaluedCount,
  };
}

/**
 * A column a stage, in their order; cards keep theirs. A card of a stage that is gone stands in the first column of its
 * kind: none is lost.
 */
export function toColumns(
  stages: readonly BoardStage[],
  cards: readonly BoardCard[],
): readonly BoardColumn[] {
  const known = new Set(stages.map(({ id }) => id));
  const firstOf = (kind: BoardStage['kind']) => stages.find((stage) => stage.kind === kind)?.id;
  const byStage = Map.groupBy(cards, ({ stageId, outcome }) =>
    known.has(stageId) ? stageId : firstOf(outcome),
  );
  return stages.map((stage) => toColumn(stage, byStage.get(stage.id) ?? []));
}

export interface BoardTotals {
  readonly annual: string;
  readonly weighted: string;
  readonly count: number;
  readonly unvaluedCount: number;
}

/** Over the open columns: exactly what their heads say. */
export function toTotals(columns: readonly BoardColumn[]): BoardTotals {
  const open = columns.filter(({ stage }) => stage.kind === 'open');
  const sum = (part: 'annual' | 'weighted') =>
    fromUnits(open.reduce((units, column) => units + toUnits(column[part]), 0n));
  const add = (of: (column: BoardColumn) => number) =>
    open.reduce((count, column) => count + of(column), 0);
  return {
    annual: sum('annual'),
    weighted: sum('weighted'),
    count: add(({ cards }) => cards.length),
    unvaluedCount: add(({ unvaluedCount }) => unvaluedCount),
  };
}

/** A move that the worker has not told of yet. */
export interface PendingMove {
  readonly stageId: string;
  readonly lostReason: string | null;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** Cards as they will be once the worker knows of the moves. */
export function withMoves(
  { cards, stages }: Pick<Board, 'cards' | 'stages'>,
  moves: ReadonlyMap<string, PendingMove>,
): readonly BoardCard[] {
  if (moves.size === 0) return cards;
  return cards.map((card) => {
    const move = moves.get(card.id);
    const stage = move && stages.find(({ id }) => id === move.stageId);
    if (!stage || stage.id === card.stageId) return card;
    const isOpen = stage.kind === 'open';
    return {
      ...card,
      stageId: stage.id,
      outcome: stage.kind,
      odds: stage.probability,
      weighted: card.annual && percentOf(card.annual, stage.probability),
      enteredStageAt: move.at,
      isStalled: false,
      closedAt: isOpen ? null : move.at,
      lostReason: stage.kind === 'lost' ? move.lostReason : null,
    };
  });
}
