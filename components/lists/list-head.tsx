import { ArrowDown, ArrowUp } from 'lucide-react';
import { i18n } from '#i18n';
import type { ListQuery } from '../../lib/store/record-lists.ts';
import { Checkbox } from '../ui/checkbox.tsx';
import { classNames } from '../ui/class-names.ts';
import { Icon } from '../ui/icon.tsx';
import { isNumberColumn } from './list-layout.ts';
import { stickyCell } from './list-row.tsx';
import { columnLabel } from './list-words.ts';

export interface ListHeadProps {
  readonly columns: readonly string[];
  readonly gridColumns: string;
  readonly order: ListQuery['order'];
  readonly onOrder: (column: string) => void;
  readonly selectedCount: number;
  readonly total: number;
  readonly onSelectAll: () => void;
  readonly onClear: () => void;
}

/** The heads of the columns, which stay in sight; each of them orders the list. */
export function ListHead({
  columns,
  gridColumns,
  order,
  onOrder,
  selectedCount,
  total,
  onSelectAll,
  onClear,
}: ListHeadProps) {
  const hasAll = total > 0 && selectedCount >= total;
  return (
    <div role="rowgroup" className="sticky top-0 z-10">
      <div
        role="row"
        aria-rowindex={1}
        className="grid h-(--row) border-b border-line-strong bg-surface"
        style={{ gridTemplateColumns: gridColumns }}
      >
        <div
          role="columnheader"
          className={classNames(stickyCell, 'left-0 flex items-center pl-5 *:-mt-0.5')}
        >
          <Checkbox
            isChecked={hasAll}
            isMixed={selectedCount > 0 && !hasAll}
            isDisabled={total === 0}
            label={i18n.t('lists.selectAll')}
            onChange={() => (hasAll ? onClear() : onSelectAll())}
          />
        </div>
        {columns.map((column) => {
          const isLeading = order.column === column;
          return (
            <div
              key={column}
              role="columnheader"
              aria-sort={isLeading ? (order.isDescending ? 'descending' : 'ascending') : undefined}
              className={classNames(
                'flex min-w-0 last:pr-3',
                column === 'name' && `${stickyCell} left-12 border-r border-line`,
                isNumberColumn(column) && 'justify-end',
              )}
            >
              <button
                type="button"
                title={columnLabel(column)}
                onClick={() => onOrder(column)}
                className={classNames(
                  'flex min-w-0 cursor-default items-center gap-1 px-2 text-xs -outline-offset-2! hover:text-ink',
                  isNumberColumn(column) && 'flex-row-reverse',
                  isLeading ? 'font-semibold text-ink' : 'text-ink-2',
                )}
              >
                <span className="truncate">{columnLabel(column)}</span>
                {isLeading ? (
                  <Icon shape={order.isDescending ? ArrowDown : ArrowUp} size="xs" />
                ) : null}
              </button>
            </div>
          );
        })}
      </div>
    </div>
  );
}
