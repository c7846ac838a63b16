import { ListFilter, X } from 'lucide-react';
import { cloneElement, lazy, type Ref, Suspense, useRef } from 'react';
import { i18n } from '#i18n';
import type { Board } from '../../lib/store/board.ts';
import { Button, LinkButton } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { SearchField } from '../ui/search-field.tsx';
import { SegmentedField } from '../ui/segmented-field.tsx';
import { leaveWalk } from '../ui/walk.ts';
import { BarButton } from './bar-button.tsx';
import type { BoardFilter, Filtered } from './board-filter.ts';
import { toFilterParts } from './filter-words.ts';

/** Popovers and selects weigh as much as the board; they come once it is drawn. */
const FiltersPopover = lazy(async () => {
  const { FiltersPopover: popover } = await import('./filters-popover.tsx');
  return { default: popover };
});

export interface FilterBarProps {
  readonly board: Board;
  readonly filter: BoardFilter;
  readonly counts: Pick<Filtered, 'dueCount' | 'stalledCount'>;
  readonly onChange: (filter: BoardFilter) => void;
  /** Shows everything again; absent where everything is shown. */
  readonly onClear: (() => void) | undefined;
  readonly isOpen: boolean;
  readonly onOpenChange: (isOpen: boolean) => void;
  /** The filter by text. */
  readonly textRef: Ref<HTMLInputElement>;
}

/** Which deals are shown: at hand what is asked for daily, the rest in a panel, and all that holds in sight. */
export function FilterBar(props: FilterBarProps) {
  const { board, filter, counts, onChange, onClear, isOpen, onOpenChange, textRef } = props;
  const bar = useRef<HTMLDivElement>(null);
  const toggle = (part: Partial<BoardFilter>) => () => onChange({ ...filter, ...part });
  const more = <Button icon={ListFilter}>{i18n.t('board.moreFilters')}</Button>;
  const isQuarter = filter.close === 'quarter';
  return (
    <div
      ref={bar}
      role="group"
      aria-label={i18n.t('board.filters')}
      className="flex flex-wrap items-center gap-2 px-5 pb-3"
    >
      {board.reps.length > 1 ? (
        <SegmentedField
          label={i18n.t('board.whose')}
          labelAt="hidden"
          value={filter.isMine ? 'mine' : 'team'}
          options={[
            { value: 'mine', label: i18n.t('board.mine'), title: i18n.t('board.mineHint') },
            { value: 'team', label: i18n.t('board.team') },
          ]}
          onChange={(whose) => onChange({ ...filter, isMine: whose === 'mine', ownerId: null })}
        />
      ) : null}
      <div className="flex w-56 min-w-32 shrink">
        <SearchField
          ref={textRef}
          label={i18n.t('board.textFilter')}
          placeholder={i18n.t('board.textFilter')}
          value={filter.text}
          onChange={(text) => onChange({ ...filter, text })}
        />
      </div>
      <BarButton isPressed={isQuarter} onClick={toggle({ close: isQuarter ? null : 'quarter' })}>
        {i18n.t('board.closingQuarter')}
      </BarButton>
      <BarButton
        isPressed={filter.isDue}
        count={counts.dueCount}
        title={i18n.t('board.dueHint')}
        onClick={toggle({ isDue: !filter.isDue })}
      >
        {i18n.t('board.needsAction')}
      </BarButton>
      <BarButton
        isPressed={filter.isStalled}
        count={counts.stalledCount}
        title={i18n.t('stages.stalled')}
        onClick={toggle({ isStalled: !filter.isStalled })}
      >
        {i18n.t('board.stalled')}
      </BarButton>
      <Suspense fallback={cloneElement(more, { onClick: () => onOpenChange(true) })}>
        <FiltersPopover
          board={board}
          filter={filter}
          onChange={onChange}
          trigger={more}
          isOpen={isOpen}
          onOpenChange={onOpenChange}
        />
      </Suspense>
      {toFilterParts(filter, board).map(({ key, text }) => (
        <button
          key={key}
          type="button"
          data-walk=""
          aria-label={i18n.t('board.letGo', [text])}
          title={i18n.t('board.letGo', [text])}
          className="inline-flex h-(--control) max-w-56 cursor-default items-center gap-1 rounded-md border border-accent bg-accent-tint pr-1.5 pl-2.5 text-sm font-medium text-accent-ink"
          onClick={({ currentTarget }) => {
            leaveWalk(bar.current, currentTarget);
            onChange({ ...filter, [key]: null });
          }}
        >
          <span className="truncate">{text}</span>
          <Icon shape={X} size="sm" />
        </button>
      ))}
      {onClear === undefined ? null : (
        <LinkButton onClick={onClear}>{i18n.t('board.clear')}</LinkButton>
      )}
    </div>
  );
}
