import { useState } from 'react';
import { MovePopover } from '../deal/move-popover.tsx';
import type { MoveControl } from '../deal/use-move.ts';
import type { AskedMove } from './use-board-moves.ts';

/** The question before a move, beside the card or in the column that it was dropped on. */
export function MoveQuestion({
  asked,
  move,
  onReturn,
}: {
  readonly asked: AskedMove | undefined;
  readonly move: MoveControl;
  /** The focus comes back from the question. */
  readonly onReturn: () => void;
}) {
  // It stays while it fades.
  const [last, setLast] = useState(asked);
  if (asked && asked !== last) setLast(asked);
  const shown = asked ?? last;
  if (!shown) return null;
  const { left, top, width, height } = shown.place;
  return (
    <MovePopover
      key={shown.card.id}
      view={shown.view}
      forecast={shown.forecast}
      move={move}
      trigger={
        // Nobody presses it: it holds the place of the card, which may be scrolled out of the page meanwhile.
        <button
          type="button"
          tabIndex={-1}
          aria-label={shown.card.name}
          data-move-place=""
          className="pointer-events-none fixed opacity-0"
          style={{ left, top, width, height }}
          onFocus={onReturn}
        />
      }
    />
  );
}
