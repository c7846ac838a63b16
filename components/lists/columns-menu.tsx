import { ArrowDown, ArrowUp, Columns3 } from 'lucide-react';
import { type KeyboardEvent, memo, useLayoutEffect, useRef } from 'react';
import { i18n } from '#i18n';
import { type ListTable, listColumns } from '../../lib/store/list-names.ts';
import { Button } from '../ui/button.tsx';
import { Checkbox } from '../ui/checkbox.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import { PopoverPanel } from '../ui/popover-panel.tsx';
import { type ChangeState, moveColumn, toDefaultState, toggleColumn } from './list-query.ts';
import { columnLabel } from './list-words.ts';

export interface ColumnsMenuProps {
  readonly table: ListTable;
  readonly columns: readonly string[];
  readonly onChange: ChangeState;
}

/** Which columns are shown, and in which order; the name is always the first. */
export const ColumnsMenu = memo(function ColumnsMenu({
  table,
  columns,
  onChange,
}: ColumnsMenuProps) {
  const list = useRef<HTMLUListElement>(null);
  /** The button that moved a column keeps the focus in its new place. */
  const moved = useRef<string>(undefined);
  useLayoutEffect(() => {
    if (moved.current === undefined) return;
    list.current?.querySelector<HTMLElement>(`[data-move="${moved.current}"]`)?.focus();
    moved.current = undefined;
  });
  const others = listColumns[table].filter((column) => !columns.includes(column));
  const move = (column: string, step: 1 | -1) => {
    moved.current = `${column}:${step}`;
    onChange((now) => moveColumn(now, column, step));
  };
  const handleKeyDown = (event: KeyboardEvent, column: string) => {
    if (!event.altKey || (event.key !== 'ArrowDown' && event.key !== 'ArrowUp')) return;
    event.preventDefault();
    move(column, event.key === 'ArrowDown' ? 1 : -1);
  };
  return (
    <PopoverPanel
      title={i18n.t('lists.columnsTitle')}
      align="end"
      trigger={<Button icon={Columns3}>{i18n.t('lists.columnsTitle')}</Button>}
      footer={
        <Button
          size="sm"
          onClick={() => onChange((now) => ({ ...now, columns: toDefaultState(table).columns }))}
        >
          {i18n.t('lists.columnsDefault')}
        </Button>
      }
    >
      <ul ref={list} aria-label={i18n.t('lists.columnsTitle')} className="flex flex-col text-sm">
        {[...columns, ...others].map((column) => {
          const at = columns.indexOf(column);
          const label = columnLabel(column);
          return (
            <li
              key={column}
              className="flex min-h-(--control) items-center gap-1"
              onKeyDown={(event) => handleKeyDown(event, column)}
            >
              <span className="min-w-0 flex-1">
                <Checkbox
                  isChecked={at >= 0}
                  isDisabled={column === 'name'}
                  onChange={() => onChange((now) => toggleColumn(now, column))}
                >
                  {label}
                </Checkbox>
              </span>
              {at < 1 ? null : (
                <>
                  <IconButton
                    icon={ArrowUp}
                    size="sm"
                    data-move={`${column}:-1`}
                    label={i18n.t('lists.columnUp', [label])}
                    aria-disabled={at === 1}
                    onClick={() => move(column, -1)}
                  />
                  <IconButton
                    icon={ArrowDown}
                    size="sm"
                    data-move={`${column}:1`}
                    label={i18n.t('lists.columnDown', [label])}
                    aria-disabled={at === columns.length - 1}
                    onClick={() => move(column, 1)}
                  />
                </>
              )}
            </li>
          );
        })}
      </ul>
    </PopoverPanel>
  );
});
