import { draggable } from '@atlaskit/pragmatic-drag-and-drop/element/adapter';
import { Users } from 'lucide-react';
import { type KeyboardEvent, lazy, memo, Suspense, useEffect, useRef, useState } from 'react';
import { i18n } from '#i18n';
import type { Grade } from '../../lib/scoring/grade.ts';
import type { BoardCard, BoardStage } from '../../lib/store/board.ts';
import { channelIcon } from '../pipeline/channel-icon.ts';
import { GradeChip } from '../score/grade-chip.tsx';
import type { Tone } from '../ui/chip.tsx';
import { classNames } from '../ui/class-names.ts';
import { Icon } from '../ui/icon.tsx';
import { toInitials } from '../ui/initials.ts';
import type { MenuEntry } from '../ui/menu-button.tsx';
import {
  isNamedAfterCompany,
  toCardSentence,
  toCardTime,
  toGapWords,
  toNextWords,
  toValueWords,
  type WordContext,
} from './card-words.ts';

/** A menu comes with the first card that is pointed at, or whose menu is asked for. */
const CardMore = lazy(async () => {
  const { CardMore: more } = await import('./card-more.tsx');
  return { default: more };
});

/** What a card can do; the same object as long as the board stands. */
export interface CardActs {
  readonly choose: (id: string) => void;
  readonly open: (id: string) => void;
  readonly menuOf: (card: BoardCard) => readonly (readonly MenuEntry[])[];
  /** Opens the card's menu, or closes it. */
  readonly setMenu: (id: string, isOpen: boolean) => void;
}

export interface BoardCardProps {
  readonly card: BoardCard;
  readonly stage: BoardStage;
  readonly context: WordContext;
  readonly acts: CardActs;
  /** Where Tab comes to the board. */
  readonly isActive: boolean;
  readonly isDragged: boolean;
  /** A question about its move is open. */
  readonly isAsked: boolean;
  readonly isMenuOpen: boolean;
}

/** Names what is dragged in the browser's own data. */
export const cardKey = 'pipesideCard';

const dueInks: Readonly<Record<Tone, string>> = {
  neutral: '',
  accent: 'text-accent-ink',
  info: 'text-info-ink',
  caution: 'text-caution-ink',
  critical: 'text-critical-ink',
};

const boxClasses =
  '@container flex h-full cursor-default flex-col overflow-hidden rounded-lg border border-line bg-surface px-2 text-xs select-none hover:border-line-strong';

/** A deal: to be dragged, opened, and walked over. */
export const BoardCardView = memo(function BoardCardView(props: BoardCardProps) {
  const { card, stage, context, acts, isActive, isDragged, isAsked, isMenuOpen } = props;
  const box = useRef<HTMLDivElement>(null);
  const [isOver, setOver] = useState(false);
  useEffect(() => {
    const element = box.current;
    if (!element) return undefined;
    return draggable({ element, getInitialData: () => ({ [cardKey]: card.id }) });
  }, [card.id]);
  const isOpen = card.outcome === 'open';
  const handleKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' && event.key !== ' ') return;
    event.preventDefault();
    acts.open(card.id);
  };
  return (
    <div
      className="relative h-full"
      onPointerEnter={() => setOver(true)}
      onPointerLeave={() => setOver(false)}
      // By the pointer, or by the key that the keyboard has for it; also in the menu, where it would bring the browser's.
      onContextMenu={(event) => {
        event.preventDefault();
        acts.setMenu(card.id, true);
      }}
    >
      {/* A button of the browser's swallows the drag in Firefox. */}
      <div
        ref={box}
        role="button"
        tabIndex={isActive ? 0 : -1}
        data-card={card.id}
        className={classNames(
          boxClasses,
          isOpen ? 'py-2' : 'py-1.5',
          isDragged && 'opacity-50',
          isActive && 'border-line-strong',
          isAsked &&
            'outline-(length:--ring-width) outline-offset-(--ring-offset) outline-(--ring-color)',
        )}
        onFocus={() => acts.choose(card.id)}
        onClick={() => acts.open(card.id)}
        onKeyDown={handleKeyDown}
      >
        <span className="sr-only">{toCardSentence(card, stage, context)}</span>
        {/* The sentence says all of it, in an order to be heard. */}
        <span aria-hidden="true" className="contents">
          {isOpen ? <OpenLines {...props} /> : <ClosedLines card={card} context={context} />}
        </span>
      </div>
      {isMenuOpen || (isOver && !isDragged) ? (
        <span
          className={classNames(
            'absolute right-1 flex rounded-md bg-surface shadow-raised',
            isOpen ? 'top-7' : 'bottom-1',
          )}
        >
          <Suspense fallback={null}>
            <CardMore
              card={card}
              groups={acts.menuOf(card)}
              opening={{
                isOpen: isMenuOpen,
                onOpenChange: (isNext) => acts.setMenu(card.id, isNext),
                toReturn: () => box.current,
              }}
            />
          </Suspense>
        </span>
      ) : null}
    </div>
  );
});

function OpenLines({ card, stage, context }: BoardCardProps) {
  const value = toValueWords(card, context.currency);
  const next = toNextWords(card, context);
  const { days, median } = toCardTime(card, stage, context.now);
  const gaps = toGapWords(card);
  const owner = context.ownerNames.get(card.ownerId ?? '');
  const isLate = card.isStalled && median !== undefined;
  const shortDays = i18n.t('board.days', [String(days)]);
  const longDays = i18n.t('board.daysMedian', [String(days), String(median)]);
  return (
    <>
      <span className="flex items-baseline gap-2 text-sm">
        <span className="min-w-0 flex-1 truncate text-ink" title={card.name}>
          {card.name}
          {isNamedAfterCompany(card) ? null : (
            <span className="text-xs text-ink-3"> {card.companyName}</span>
          )}
        </span>
        {value === undefined ? null : (
          <span
            title={value.title}
            className={classNames('shrink-0', value.isApart ? 'text-ink-3' : 'text-ink')}
          >
            {value.text}
          </span>
        )}
      </span>
      <span className="flex h-4 items-center gap-1.5 text-ink-2">
        {card.next?.channel ? <Icon shape={channelIcon(card.next.channel)} size="sm" /> : null}
        <span className="min-w-0 flex-1 truncate" title={next?.reason ?? next?.title}>
          {next?.title}
        </span>
      </span>
      <span className="flex h-5 items-center gap-1.5 whitespace-nowrap text-ink-3">
        <span className={classNames('shrink-0', next?.due && dueInks[next.due.tone])}>
          {next?.due?.text}
        </span>
        {context.isWhole ? (
          <>
            {/* Where they have no room, the days are on a second line, which is not seen, and not a part of them. */}
            <span
              title={isLate ? `${longDays}. ${i18n.t('stages.stalled')}` : undefined}
              className={classNames(
                'flex h-4 min-w-0 flex-1 flex-wrap justify-end overflow-hidden before:h-4 before:w-0',
                isLate && 'text-caution-ink',
              )}
            >
              <span className={isLate ? '@[17rem]:hidden' : undefined}>{shortDays}</span>
              {isLate ? <span className="hidden @[17rem]:inline">{longDays}</span> : null}
            </span>
            <span
              className={classNames(
                'flex items-center gap-0.5',
                gaps?.isHard && 'text-caution-ink',
              )}
              title={gaps?.text}
            >
              <Icon shape={Users} size="sm" />
              {card.peopleCount}
              {gaps?.isHard ? '!' : null}
            </span>
            {card.grade === null || card.score === null ? null : (
              <GradeChip grade={card.grade as Grade} score={card.score} known={card.known ?? 0} />
            )}
          </>
        ) : null}
        {owner === undefined ? null : <OwnerMark name={owner} />}
      </span>
    </>
  );
}

function OwnerMark({ name }: { readonly name: string }) {
  return (
    <span
      title={name}
      className="ml-auto inline-flex size-4 shrink-0 items-center justify-center rounded-xs bg-sunken text-[0.5625rem] leading-none font-semibold text-ink-2"
    >
      {toInitials(name)}
    </span>
  );
}

function ClosedLines({ card, context }: Pick<BoardCardProps, 'card' | 'context'>) {
  const value = toValueWords(card, context.currency);
  return (
    <>
      <span className="truncate text-ink" title={card.name}>
        {card.name}
      </span>
      <span className="truncate text-ink-2" title={value?.title}>
        {value?.text ?? i18n.t('sure.empty')}
      </span>
      {card.outcome === 'lost' ? (
        <span className="truncate text-ink-3" title={card.lostReason ?? undefined}>
          {card.lostReason}
        </span>
      ) : null}
    </>
  );
}
