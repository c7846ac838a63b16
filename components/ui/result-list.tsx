import { classNames } from './class-names.ts';
import { Icon } from './icon.tsx';
import { RowLines, type RowText, rowClasses } from './row-lines.tsx';

export interface ResultListProps {
  /** The same id as `results.listId` of the `SearchField`. */
  readonly id: string;
  readonly label: string;
  readonly rows: readonly RowText[];
  readonly activeId: string | undefined;
  readonly onOpen: (id: string) => void;
}

/** The DOM id of a row, for `results.activeId` of the `SearchField`. */
export function toResultId(listId: string, rowId: string): string {
  return `${listId}-${rowId}`;
}

/** What a search found. The focus stays in the field, which says by `aria-activedescendant` where one is. */
export function ResultList({ id, label, rows, activeId, onOpen }: ResultListProps) {
  return (
    <div id={id} role="listbox" aria-label={label}>
      {rows.map((row) => {
        const isActive = row.id === activeId;
        return (
          // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the field has the focus and hears the keys
          <div
            key={row.id}
            id={toResultId(id, row.id)}
            ref={isActive ? (element) => element?.scrollIntoView({ block: 'nearest' }) : undefined}
            role="option"
            aria-selected={isActive}
            tabIndex={-1}
            data-chosen={isActive ? '' : undefined}
            className={classNames(rowClasses, 'cursor-default')}
            // Keeps the focus in the field, so that typing can go on.
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => onOpen(row.id)}
          >
            {row.mark ??
              (row.icon === undefined ? null : (
                <Icon
                  shape={row.icon}
                  className={classNames('mt-0.5', isActive ? 'text-accent-ink' : 'text-ink-3')}
                />
              ))}
            <span className="min-w-0 flex-1">
              <RowLines row={row} weight="normal" />
            </span>
          </div>
        );
      })}
    </div>
  );
}
