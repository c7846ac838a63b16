import { useEffect, useMemo, useState } from 'react';
import type { BusinessCalendar } from '../../lib/actions/calendar.ts';
import { endOfDay, toInstant } from '../../lib/platform/clock.ts';
import type { Board, BoardCard } from '../../lib/store/board.ts';
import {
  type BoardFilter,
  emptyFilter,
  type Filtered,
  filterCards,
  foldCards,
  toFilterText,
} from './board-filter.ts';

/** As the rep left it, for when they come back from another place of the dashboard. */
let left: BoardFilter | undefined;

export interface FilterControl {
  readonly filter: BoardFilter;
  readonly setFilter: (filter: BoardFilter) => void;
  readonly filtered: Filtered;
  /** To what the board begins with, and from that to everything; absent where everything is shown. */
  readonly clear: (() => void) | undefined;
}

const foldedAtOnce = 200;

/** While nothing else is to be done, so that the first letter of a filter finds as fast as the next. */
function useFolding(cards: readonly BoardCard[]): void {
  useEffect(() => {
    let at = 0;
    let request = 0;
    const fold = (deadline: IdleDeadline) => {
      do {
        foldCards(cards, at, foldedAtOnce);
        at += foldedAtOnce;
      } while (at < cards.length && deadline.timeRemaining() > 2);
      if (at < cards.length) request = requestIdleCallback(fold);
    };
    request = requestIdleCallback(fold);
    return () => cancelIdleCallback(request);
  }, [cards]);
}

/** What is shown: in a team one's own deals, until the rep says otherwise. */
export function useBoardFilter(
  board: Board,
  of: {
    readonly cards: readonly BoardCard[];
    readonly calendar: BusinessCalendar;
    readonly now: number;
  },
): FilterControl {
  const { cards, calendar, now } = of;
  useFolding(cards);
  const { ownRepId, quarter, reps } = board;
  const begins = { ...emptyFilter, isMine: reps.length > 1 };
  const [filter, setOwn] = useState(left ?? begins);
  const setFilter = (next: BoardFilter) => {
    left = next;
    setOwn(next);
  };
  const context = useMemo(
    () => ({
      ownRepId,
      quarter,
      today: calendar.dayOf(toInstant(now)),
      dueUntil: endOfDay(now),
      dayOf: (ms: number) => calendar.dayOf(toInstant(ms)),
    }),
    [ownRepId, quarter, calendar, now],
  );
  const shown = toFilterText(filter);
  const next = [begins, emptyFilter].find((one) => toFilterText(one) !== shown);
  return {
    filter,
    setFilter,
    filtered: useMemo(() => filterCards(cards, filter, context), [cards, filter, context]),
    clear: shown === toFilterText(emptyFilter) || !next ? undefined : () => setFilter(next),
  };
}
