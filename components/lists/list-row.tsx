import { type MouseEvent, memo, useRef } from 'react';
import { i18n } from '#i18n';
import type { Cell, ListRow } from '../../lib/store/record-lists.ts';
import { Checkbox } from '../ui/checkbox.tsx';
import { classNames } from '../ui/class-names.ts';
import { ListCell } from './list-cell.tsx';
import { isNumberColumn } from './list-layout.ts';
import { cellText } from './list-words.ts';

/** What can be done to a row; the same object for all of them, so that a row is drawn again only for its own sake. */
export interface RowActs {
  readonly open: (row: ListRow) => void;
  readonly toggle: (row: ListRow, index: number) => void;
  readonly extendTo: (index: number) => void;
  readonly activate: (row: ListRow, index: number) => void;
}

export interface ListRowViewProps {
  readonly index: number;
  /** Pixels from the top of the rows. */
  readonly top: number;
  /** `undefined` while it is not here. */
  readonly row: ListRow | undefined;
  readonly columns: readonly string[];
  readonly gridColumns: string;
  readonly isSelected: boolean;
  readonly isActive: boolean;
  /** Tab stops here: at one row of all. */
  readonly isTabStop: boolean;
  readonly now: number;
  readonly acts: RowActs;
}

/** For what is cut off; times and grades say more in titles of their own. */
function toTitle(cell: Cell | undefined, now: number): string | undefined {
  if (!cell || cell.kind === 'time' || cell.kind === 'score') return undefined;
  return cellText(cell, now) || undefined;
}

export const stickyCell = 'sticky z-1 bg-inherit';

export const ListRowView = memo(function ListRowView({
  index,
  top,
  row,
  columns,
  gridColumns,
  isSelected,
  isActive,
  isTabStop,
  now,
  acts,
}: ListRowViewProps) {
  // A checkbox tells that it was ticked, and not with which keys.
  const isRange = useRef(false);
  const place = {
    gridTemplateColumns: gridColumns,
    transform: `translateY(${top}px)`,
  };
  const className = classNames(
    'absolute inset-x-0 top-0 grid h-(--row) border-b border-line contain-strict',
    isSelected ? 'bg-accent-tint' : 'bg-surface hover:bg-hover',
  );
  // The first row is the one of the heads.
  const rowIndex = index + 2;
  if (!row) {
    return (
      <div role="row" aria-rowindex={rowIndex} className={className} style={place}>
        <span role="cell" />
      </div>
    );
  }
  const press = (event: MouseEvent) => {
    if (event.shiftKey) acts.extendTo(index);
    else if (event.ctrlKey || event.metaKey) acts.toggle(row, index);
    else return false;
    event.preventDefault();
    return true;
  };
  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- The checkbox and the name in it do the same by keyboard.
    <div
      role="row"
      aria-rowindex={rowIndex}
      data-list-row={row.id}
      data-index={index}
      className={className}
      style={place}
      onMouseDown={(event) => {
        // Or the browser marks the text of all rows in between.
        if (event.shiftKey) event.preventDefault();
      }}
      onClick={(event) => {
        acts.activate(row, index);
        press(event);
      }}
    >
      {/* oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-noninteractive-element-interactions -- The checkbox in it is pressed. */}
      <div
        role="cell"
        className={classNames(
          stickyCell,
          'left-0 flex items-center pl-5 *:-mt-0.5',
          isActive &&
            'before:absolute before:inset-y-0 before:left-0 before:w-0.5 before:bg-accent forced-colors:before:bg-[Highlight]',
        )}
        onClickCapture={(event) => {
          isRange.current = event.shiftKey;
        }}
        onClick={(event) => event.stopPropagation()}
        onFocus={() => acts.activate(row, index)}
      >
        <Checkbox
          isChecked={isSelected}
          label={i18n.t('lists.select', [row.name])}
          tabIndex={isTabStop ? 0 : -1}
          onChange={() => {
            acts.activate(row, index);
            if (isRange.current) acts.extendTo(index);
            else acts.toggle(row, index);
          }}
        />
      </div>
      {columns.map((column, at) => {
        const cell = row.cells[at];
        if (column === 'name') {
          return (
            <div
              key={column}
              role="rowheader"
              className={classNames(
                stickyCell,
                'left-12 flex min-w-0 items-center border-r border-line px-2',
              )}
            >
              <button
                type="button"
                data-row-name=""
                tabIndex={isTabStop ? 0 : -1}
                title={row.name}
                className="min-w-0 cursor-default truncate rounded-xs py-0.5 text-left font-medium text-ink hover:underline"
                onFocus={() => acts.activate(row, index)}
                onClick={(event) => {
                  event.stopPropagation();
                  acts.activate(row, index);
                  if (!press(event)) acts.open(row);
                }}
              >
                {row.name}
              </button>
            </div>
          );
        }
        return (
          <div
            key={column}
            role="cell"
            title={toTitle(cell, now)}
            className={classNames(
              'flex min-w-0 items-center gap-1 overflow-hidden px-2 text-ink-2 last:pr-5',
              isNumberColumn(column) && 'justify-end',
            )}
          >
            {cell ? <ListCell cell={cell} column={column} now={now} /> : null}
          </div>
        );
      })}
    </div>
  );
});
