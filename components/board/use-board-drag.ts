import { monitorForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter';
import { autoScrollForElements } from '@atlaskit/pragmatic-drag-and-drop-auto-scroll/element';
import { type RefObject, useEffect, useRef, useState } from 'react';
import { cardKey } from './board-card.tsx';
import { columnKey } from './board-column.tsx';

export interface BoardDrag {
  readonly cardId: string;
  /** The column below the pointer. */
  readonly stageId: string | undefined;
}

/** What is being dragged over the board, which scrolls sideways by itself at its edges. Esc ends it, and nothing moves. */
export function useBoardDrag(
  board: RefObject<HTMLElement | null>,
  {
    onDrop,
    isReady,
  }: {
    readonly onDrop: (cardId: string, stageId: string) => void;
    /** The board is on the page. */
    readonly isReady: boolean;
  },
): BoardDrag | undefined {
  const [drag, setDrag] = useState<BoardDrag>();
  const drop = useRef(onDrop);
  useEffect(() => {
    drop.current = onDrop;
  });
  useEffect(() => {
    const element = board.current;
    if (!isReady || !element) return undefined;
    const toText = (value: unknown) => (typeof value === 'string' ? value : undefined);
    const stops = [
      autoScrollForElements({ element, getAllowedAxis: () => 'horizontal' }),
      monitorForElements({
        canMonitor: ({ source }) => toText(source.data[cardKey]) !== undefined,
        onDragStart: ({ source }) =>
          setDrag({ cardId: toText(source.data[cardKey]) ?? '', stageId: undefined }),
        onDropTargetChange: ({ source, location }) =>
          setDrag({
            cardId: toText(source.data[cardKey]) ?? '',
            stageId: toText(location.current.dropTargets[0]?.data[columnKey]),
          }),
        onDrop: ({ source, location }) => {
          setDrag(undefined);
          const cardId = toText(source.data[cardKey]);
          const stageId = toText(location.current.dropTargets[0]?.data[columnKey]);
          if (cardId !== undefined && stageId !== undefined) drop.current(cardId, stageId);
        },
      }),
    ];
    return () => {
      for (const stop of stops) stop();
    };
  }, [board, isReady]);
  return drag;
}
