import type { Ref } from 'react';
import { i18n } from '#i18n';
import type { BoardCard, BoardStage } from '../../lib/store/board.ts';
import { Kbd } from '../ui/kbd.tsx';
import { toStepColor } from '../ui/step-color.ts';
import { useShortcuts } from '../use-shortcut.ts';
import type { CardActs } from './board-card.tsx';
import { BoardColumnView } from './board-column.tsx';
import type { BoardColumn } from './board-columns.ts';
import type { WordContext } from './card-words.ts';

export interface BoardStagesProps {
  readonly columns: readonly BoardColumn[];
  readonly context: WordContext;
  readonly acts: CardActs;
  readonly activeId: string | undefined;
  readonly draggedId: string | undefined;
  /** Whose move is asked about. */
  readonly askedId: string | undefined;
  /** Whose menu is open. */
  readonly menuId: string | undefined;
  readonly ghost: { readonly stageId: string | undefined; readonly card: BoardCard } | undefined;
  /** There is no deal yet: the first column says what to do. */
  readonly isEmpty: boolean;
  readonly ref: Ref<HTMLDivElement>;
}

function toColor({ kind }: BoardStage, of: { index: number; openCount: number }): string {
  return kind === 'open' ? toStepColor(of.index, of.openCount) : `var(--color-${kind})`;
}

/** The columns side by side; where they do not fit they scroll. */
export function BoardStages({
  columns,
  context,
  acts,
  activeId,
  draggedId,
  askedId,
  menuId,
  ghost,
  isEmpty,
  ref,
}: BoardStagesProps) {
  const open = columns.filter(({ stage }) => stage.kind === 'open');
  return (
    <div
      ref={ref}
      data-board=""
      className="flex min-h-0 flex-1 gap-2 overflow-x-auto overflow-y-hidden px-5 [scrollbar-width:thin]"
    >
      {columns.map((column) => {
        const { stage, cards } = column;
        const isHere = (id: string | undefined) =>
          id !== undefined && cards.some((card) => card.id === id);
        return (
          <BoardColumnView
            key={stage.id}
            column={column}
            color={toColor(stage, { index: open.indexOf(column), openCount: open.length })}
            context={context}
            acts={acts}
            activeId={isHere(activeId) ? activeId : undefined}
            draggedId={isHere(draggedId) ? draggedId : undefined}
            askedId={isHere(askedId) ? askedId : undefined}
            menuId={isHere(menuId) ? menuId : undefined}
            ghost={ghost?.stageId === stage.id ? ghost.card : undefined}
            empty={isEmpty && column === open[0] ? <FirstHint /> : undefined}
          />
        );
      })}
    </div>
  );
}

function FirstHint() {
  const clipKey = useShortcuts()['clip-page'];
  return (
    <div className="flex flex-col gap-1 px-1 py-2 text-xs text-ink-2">
      <p>{i18n.t('board.firstHint')}</p>
      {clipKey === undefined ? null : (
        <p className="flex items-center gap-1 text-ink-3">
          <Kbd of={clipKey} />
          {i18n.t('board.clipKey')}
        </p>
      )}
    </div>
  );
}
