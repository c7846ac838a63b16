import { dropTargetForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter';
import { autoScrollForElements } from '@atlaskit/pragmatic-drag-and-drop-auto-scroll/element';
import { defaultRangeExtractor, type Range, useVirtualizer } from '@tanstack/react-virtual';
import { memo, type ReactNode, useCallback, useEffect, useId, useMemo, useRef } from 'react';
import { i18n } from '#i18n';
import type { BoardCard } from '../../lib/store/board.ts';
import { moneyText } from '../deal/deal-words.ts';
import { classNames } from '../ui/class-names.ts';
import { BoardCardView, type CardActs, cardKey } from './board-card.tsx';
import type { BoardColumn } from './board-columns.ts';
import { fitMoney, toValueWords, toWeightedText, type WordContext } from './card-words.ts';

export interface BoardColumnProps {
  readonly column: BoardColumn;
  /** Of the ramp of steps, or of how deals end. */
  readonly color: string;
  readonly context: WordContext;
  readonly acts: CardActs;
  readonly activeId: string | undefined;
  readonly draggedId: string | undefined;
  readonly askedId: string | undefined;
  /** Whose menu is open. */
  readonly menuId: string | undefined;
  /** What would come here, or is asked about. */
  readonly ghost: BoardCard | undefined;
  /** In place of cards where there is none. */
  readonly empty?: ReactNode;
}

/** Names the column in what a drop tells. */
export const columnKey = 'pipesideStage';

/** Heights in rem, so that they follow the browser's text size as the lines in them do. */
const rems = { open: 4.625, won: 3.125, lost: 4.125, gap: 0.25, edge: 0.25 } as const;
const overscan = 4;

let remPx: number | undefined;
function toPx(rem: number): number {
  remPx ??= Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16;
  return Math.round(rem * remPx);
}

/** A stage with its deals. Only those in sight are in the page. */
export const BoardColumnView = memo(function BoardColumnView(props: BoardColumnProps) {
  const { column, color, context, acts, activeId, draggedId, askedId, menuId, ghost, empty } =
    props;
  const { stage, cards } = column;
  const headId = useId();
  const section = useRef<HTMLElement>(null);
  const scroller = useRef<HTMLDivElement>(null);
  const isOpen = stage.kind === 'open';
  useEffect(() => {
    const [target, scrolled] = [section.current, scroller.current];
    if (!target || !scrolled) return undefined;
    const stops = [
      dropTargetForElements({
        element: target,
        canDrop: ({ source }) => typeof source.data[cardKey] === 'string',
        getData: () => ({ [columnKey]: stage.id }),
      }),
      autoScrollForElements({ element: scrolled, getAllowedAxis: () => 'vertical' }),
    ];
    return () => {
      for (const stop of stops) stop();
    };
  }, [stage.id]);
  // What has the focus, or is being dragged, stays in the page however far it is scrolled away.
  const keptKey = useMemo(() => {
    const ids = [activeId, draggedId].filter((id) => id !== undefined);
    const places = ids.map((id) => cards.findIndex((card) => card.id === id));
    return places.filter((index) => index >= 0).join();
  }, [activeId, draggedId, cards]);
  const rangeExtractor = useCallback(
    (range: Range) => {
      const shown = defaultRangeExtractor(range);
      const asked = keptKey === '' ? [] : keptKey.split(',').map(Number);
      return [...new Set([...shown, ...asked])].sort((one, other) => one - other);
    },
    [keptKey],
  );
  const height = toPx(rems[stage.kind]);
  const toKey = useCallback((index: number) => cards[index]?.id ?? index, [cards]);
  // oxlint-disable-next-line react/incompatible-library -- what it gives is used here alone, and nothing memoizes it
  const virtualizer = useVirtualizer<HTMLDivElement, HTMLLIElement>({
    count: cards.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => height,
    getItemKey: toKey,
    gap: toPx(rems.gap),
    paddingStart: toPx(rems.edge),
    paddingEnd: toPx(rems.edge),
    overscan,
    rangeExtractor,
    useFlushSync: false,
  });
  return (
    <section
      ref={section}
      aria-labelledby={headId}
      data-column={stage.id}
      className={classNames(
        'flex min-h-0 flex-col',
        isOpen ? 'max-w-96 min-w-46 flex-1' : 'w-28 shrink-0',
      )}
    >
      <ColumnHead column={column} color={color} headId={headId} currency={context.currency} />
      <div
        ref={scroller}
        data-cards=""
        className={classNames(
          'receipt-room relative -mx-1 min-h-0 flex-1 overflow-y-auto rounded-lg px-1 [scrollbar-width:thin]',
          ghost && 'bg-hover',
        )}
      >
        {ghost ? <Ghost card={ghost} currency={context.currency} isOpen={isOpen} /> : null}
        {cards.length === 0 ? (
          empty
        ) : (
          <ul
            aria-labelledby={headId}
            className="relative"
            style={{ height: virtualizer.getTotalSize() }}
          >
            {virtualizer.getVirtualItems().map(({ index, start, key }) => {
              const card = cards[index];
              if (!card) return null;
              return (
                <li
                  key={key}
                  aria-setsize={cards.length}
                  aria-posinset={index + 1}
                  className="absolute inset-x-0 top-0"
                  style={{ height, transform: `translateY(${start}px)` }}
                >
                  <BoardCardView
                    card={card}
                    stage={stage}
                    context={context}
                    acts={acts}
                    isActive={card.id === activeId}
                    isDragged={card.id === draggedId}
                    isAsked={card.id === askedId}
                    isMenuOpen={card.id === menuId}
                  />
                </li>
              );
            })}
          </ul>
        )}
        {isOpen ? null : (
          <p className="px-1 py-0.5 text-2xs text-ink-3">{i18n.t('board.thisQuarter')}</p>
        )}
      </div>
    </section>
  );
});

function ColumnHead({
  column: { stage, cards, annual, weighted, odds, unvaluedCount },
  color,
  headId,
  currency,
}: {
  readonly column: BoardColumn;
  readonly color: string;
  readonly headId: string;
  readonly currency: string;
}) {
  const whole = moneyText(annual, currency);
  const title =
    unvaluedCount === 0 ? whole : `${whole}, ${i18n.t('board.unvalued', unvaluedCount)}`;
  return (
    <header className="shrink-0 pb-1">
      <div
        className="h-0.75 rounded-xs forced-colors:border-t-3"
        style={{ backgroundColor: color }}
      />
      <div className="px-1 pt-2">
        <h3 id={headId} className="flex items-baseline gap-2 font-semibold">
          <span className="truncate" title={stage.name}>
            {stage.name}
          </span>
          <span className="font-normal text-ink-3">{cards.length}</span>
        </h3>
        <p className="flex h-4 gap-2 text-xs whitespace-nowrap text-ink-2">
          <span title={title}>{cards.length === 0 ? null : fitMoney(annual, currency)}</span>
          {stage.kind === 'open' ? (
            <span className="ml-auto text-ink-3" title={i18n.t('board.oddsHint')}>
              {toWeightedText({ odds, weighted, currency })}
            </span>
          ) : null}
        </p>
      </div>
    </header>
  );
}

/** Where a card would come to stand. */
function Ghost({
  card,
  currency,
  isOpen,
}: {
  readonly card: BoardCard;
  readonly currency: string;
  readonly isOpen: boolean;
}) {
  return (
    <div
      aria-hidden="true"
      data-ghost=""
      className="sticky top-1 z-1 mt-1 flex flex-col rounded-lg border border-dashed border-accent bg-surface px-2 py-1.5 text-xs text-accent-ink"
    >
      <span className="flex gap-2">
        <span className="min-w-0 flex-1 truncate">{card.name}</span>
        {isOpen ? <span>{toValueWords(card, currency)?.text}</span> : null}
      </span>
      <span>{i18n.t('board.movesHere')}</span>
    </div>
  );
}
