import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { Board, BoardCard } from '../../lib/store/board.ts';
import { type PendingMove, withMoves } from './board-columns.ts';

export interface PendingMoves {
  /** With the moves that the worker has not told of yet. */
  readonly cards: readonly BoardCard[];
  /** Shows a move while it is saved; gives whether it was. Where it was not, or `save` rejects, the card goes back. */
  readonly show: (id: string, move: PendingMove, save: () => Promise<boolean>) => Promise<boolean>;
}

/**
 * After so long a board that was told since knows of a move, or of its Undo, and is believed. While none is told the worker is
 * still reading, at the beginning for many seconds, and the move is held.
 */
const holdMs = 2_000;

/** Moves that are shown before the worker knows of them. */
export function usePendingMoves(board: Pick<Board, 'cards' | 'stages'>): PendingMoves {
  const [moves, setMoves] = useState<ReadonlyMap<string, PendingMove>>(new Map());
  const timers = useRef(new Set<number>());
  const newest = useRef(board);
  useLayoutEffect(() => {
    newest.current = board;
  });
  useEffect(() => {
    const running = timers.current;
    return () => {
      for (const timer of running) clearTimeout(timer);
    };
  }, []);
  // What the worker knows of needs no help any more.
  const told = [...moves].filter(([id, { stageId }]) =>
    board.cards.some((card) => card.id === id && card.stageId === stageId),
  );
  if (told.length > 0) {
    const left = new Map(moves);
    for (const [id] of told) left.delete(id);
    setMoves(left);
  }
  const drop = (id: string, move: PendingMove) =>
    setMoves((now) => {
      if (now.get(id) !== move) return now;
      const left = new Map(now);
      left.delete(id);
      return left;
    });
  const hold = (id: string, move: PendingMove) => {
    const before = newest.current;
    const timer = window.setTimeout(() => {
      timers.current.delete(timer);
      if (newest.current === before) hold(id, move);
      else drop(id, move);
    }, holdMs);
    timers.current.add(timer);
  };
  return {
    cards: useMemo(() => withMoves(board, moves), [board, moves]),
    show: async (id, move, save) => {
      setMoves((now) => new Map(now).set(id, move));
      let isSaved = false;
      try {
        isSaved = await save();
      } finally {
        if (isSaved) hold(id, move);
        else drop(id, move);
      }
      return isSaved;
    },
  };
}
