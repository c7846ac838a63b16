import { lazy, Suspense, useEffect, useMemo, useRef, useState } from 'react';
import { i18n } from '#i18n';
import { createCalendar } from '../../lib/actions/calendar.ts';
import type { Board, BoardCard } from '../../lib/store/board.ts';
import { useDashboardActs } from '../dashboard/dashboard-acts.ts';
import { Button } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { useKeptFocus } from '../use-kept-focus.ts';
import { useNow } from '../use-now.ts';
import type { CardActs } from './board-card.tsx';
import { toColumns, toTotals } from './board-columns.ts';
import { parseFilter, toFilterText } from './board-filter.ts';
import { BoardFoot } from './board-foot.tsx';
import { BoardHead } from './board-head.tsx';
import { findNext, findPrevious } from './board-moves.ts';
import { BoardStages } from './board-stages.tsx';
import { type BoardSpot, type Direction, findSpot, findStep } from './board-walk.ts';
import { toCardMenu } from './card-menu.ts';
import type { WordContext } from './card-words.ts';
import { FilterBar } from './filter-bar.tsx';
import { useActionDone } from './use-action-done.ts';
import { useBoardDrag } from './use-board-drag.ts';
import { useBoardFilter } from './use-board-filter.ts';
import { findCard, findColumn, hasCardFocus, toPlace, useBoardFocus } from './use-board-focus.ts';
import { useBoardKeys } from './use-board-keys.ts';
import { useBoardMoves } from './use-board-moves.ts';
import { useBoardViews } from './use-board-views.ts';
import { Views } from './views-bar.tsx';

const MoveQuestion = lazy(async () => {
  const { MoveQuestion: question } = await import('./move-question.tsx');
  return { default: question };
});

function toOwnerNames(board: Board, { isMine }: { readonly isMine: boolean }) {
  const named = isMine || board.reps.length < 2 ? [] : board.reps;
  return new Map(named.map(({ id, name }) => [id, name]));
}

/** The board with what is shown of it, where one is, and what can be done there. */
export function OpenBoard({ board }: { readonly board: Board }) {
  const now = useNow();
  const calendar = useMemo(() => createCalendar(board.calendar), [board.calendar]);
  const moves = useBoardMoves(board);
  const [hasAsked, setHasAsked] = useState(false);
  const { filter, setFilter, filtered, clear } = useBoardFilter(board, {
    cards: moves.cards,
    calendar,
    now,
  });
  const columns = useMemo(
    () => toColumns(board.stages, filtered.cards),
    [board.stages, filtered.cards],
  );
  const ownerNames = useMemo(
    () => toOwnerNames(board, { isMine: filter.isMine }),
    [board, filter.isMine],
  );
  const context = useMemo<WordContext>(
    () => ({ now, calendar, currency: board.currency, ownerNames, isWhole: board.isWhole }),
    [now, calendar, board.currency, ownerNames, board.isWhole],
  );
  const query = toFilterText(filter);
  const textField = useRef<HTMLInputElement>(null);
  // What lets go of a part of the filter goes away with it.
  const place = useKeptFocus<HTMLDivElement>(query, () => textField.current);
  const element = useRef<HTMLDivElement>(null);
  const [spot, setSpot] = useState<BoardSpot>();
  const active = findSpot(columns, spot);
  const askFocus = useBoardFocus(element, active?.id);
  const [panel, setPanel] = useState<'filters' | 'views'>();
  const [menuId, setMenuId] = useState<string>();
  const views = useBoardViews();
  const { openInPanel } = useDashboardActs();
  const complete = useActionDone();

  const isShown = filtered.cards.length > 0 || board.cards.length === 0;
  /** Goes along with a card wherever it moves; where that is not shown, what comes up in its place takes over. */
  const follow = (id: string) => setSpot(findSpot(columns, { id, stageId: '', index: 0 }));
  const moveCard = (card: BoardCard, stageId: string, at: Element | null) => {
    follow(card.id);
    moves.begin(card, stageId, toPlace(at));
  };
  const drag = useBoardDrag(element, {
    isReady: isShown,
    onDrop: (cardId, stageId) => {
      const card = moves.cards.find(({ id }) => id === cardId);
      if (!card || card.stageId === stageId) return;
      moveCard(card, stageId, findColumn(element.current, stageId));
    },
  });
  const open = (id: string) => openInPanel({ kind: 'deal', id });
  const add = () => openInPanel({ kind: 'addDeal', prospectId: undefined, companyId: undefined });
  const walk = (direction: Direction) => {
    if (!active) return;
    setSpot({ ...((hasCardFocus() && findStep(columns, active, direction)) || active) });
    askFocus();
  };
  const openMenu = (id: string) => {
    if (moves.asked) return;
    follow(id);
    setMenuId(id);
  };
  const step = (find: typeof findNext) => {
    const stage = active && find(board.stages, active.card.stageId);
    if (stage) moveCard(active.card, stage.id, findCard(element.current, active.id));
  };
  useBoardKeys(
    {
      walk,
      next: () => step(findNext),
      back: () => {
        if (active && active.card.outcome !== 'open') {
          follow(active.id);
          moves.reopen(active.card);
        } else step(findPrevious);
      },
      done: () => {
        if (active?.card.outcome === 'open') complete(active.card, board.calendar);
      },
      open: () => {
        if (active) open(active.id);
      },
      menu: () => {
        if (active) openMenu(active.id);
      },
      add,
    },
    { isEnabled: moves.asked === undefined },
  );

  const acts = useCardActs({
    choose: (id) => {
      if (id !== active?.id) follow(id);
    },
    open,
    menuOf: (card) =>
      toCardMenu(card, board.stages, {
        open,
        done: () => complete(card, board.calendar),
        move: (_, stageId) => {
          // The menu goes away with its card before it could give the focus back.
          askFocus();
          moveCard(card, stageId, findCard(element.current, card.id));
        },
      }),
    setMenu: (id, isOpen) => (isOpen ? openMenu(id) : setMenuId(undefined)),
  });

  const { asked } = moves;
  if (asked && !hasAsked) setHasAsked(true);
  const dragged = drag && moves.cards.find(({ id }) => id === drag.cardId);
  const ghost = asked
    ? { stageId: moves.control.target?.id, card: asked.card }
    : dragged && drag.stageId !== dragged.stageId
      ? { stageId: drag.stageId, card: dragged }
      : undefined;
  return (
    <div ref={place} className="flex min-h-0 flex-1 flex-col">
      <BoardHead totals={toTotals(columns)} currency={board.currency} onAdd={add}>
        <Views
          views={views}
          query={query}
          onApply={(view) => {
            setFilter(parseFilter(view.query));
            setPanel(undefined);
          }}
          isOpen={panel === 'views'}
          onOpenChange={(isOpen) => setPanel(isOpen ? 'views' : undefined)}
        />
      </BoardHead>
      {board.cards.length === 0 ? null : (
        <FilterBar
          board={board}
          filter={filter}
          counts={filtered}
          onChange={setFilter}
          onClear={clear}
          isOpen={panel === 'filters'}
          onOpenChange={(isOpen) => setPanel(isOpen ? 'filters' : undefined)}
          textRef={textField}
        />
      )}
      {isShown ? (
        <BoardStages
          ref={element}
          columns={columns}
          context={context}
          acts={acts}
          activeId={active?.id}
          draggedId={dragged?.id}
          askedId={asked?.card.id}
          menuId={menuId}
          ghost={ghost}
          isEmpty={board.cards.length === 0}
        />
      ) : (
        <div className="min-h-0 flex-1 px-1">
          <EmptyState
            title={i18n.t('board.noneFits')}
            action={<Button onClick={clear}>{i18n.t('board.clear')}</Button>}
          >
            {i18n.t('board.noneFitsHint')}
          </EmptyState>
        </div>
      )}
      {hasAsked ? (
        <Suspense fallback={null}>
          <MoveQuestion
            asked={asked}
            move={moves.control}
            onReturn={() => findCard(element.current, active?.id)?.focus()}
          />
        </Suspense>
      ) : null}
      <p role="status" className="sr-only">
        {moves.said}
      </p>
      <BoardFoot learnedFromCount={board.learnedFromCount} />
    </div>
  );
}

/** The same acts for as long as the board stands, each as the newest board would do it: cards are not drawn anew for them. */
function useCardActs(acts: CardActs): CardActs {
  const newest = useRef(acts);
  useEffect(() => {
    newest.current = acts;
  });
  return useMemo(
    () => ({
      choose: (id) => newest.current.choose(id),
      open: (id) => newest.current.open(id),
      menuOf: (card) => newest.current.menuOf(card),
      setMenu: (id, isOpen) => newest.current.setMenu(id, isOpen),
    }),
    [],
  );
}
