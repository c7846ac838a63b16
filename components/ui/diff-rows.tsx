import { type ReactNode, useId } from 'react';
import { Checkbox } from './checkbox.tsx';
import { classNames } from './class-names.ts';

export interface DiffRow {
  readonly id: string;
  readonly label: string;
  readonly now: ReactNode;
  readonly new: ReactNode;
  /** Beside the value that is there now, such as the mark of the rep's own edit. */
  readonly nowNote?: string;
  readonly isTaken: boolean;
}

export interface DiffRowsProps {
  readonly label: string;
  readonly nowTitle: string;
  readonly newTitle: string;
  readonly rows: readonly DiffRow[];
  /** Without it there are no ticks: two values side by side. */
  readonly onTake?: (id: string, isTaken: boolean) => void;
}

/** Now and New, one tick a field. What a tick will replace is struck out. */
export function DiffRows({ label, nowTitle, newTitle, rows, onTake }: DiffRowsProps) {
  const hasTicks = onTake !== undefined;
  return (
    <div
      role="table"
      aria-label={label}
      className={classNames(
        'grid items-start gap-x-2 text-xs',
        hasTicks
          ? 'grid-cols-[1rem_fit-content(5.5rem)_minmax(0,1fr)_minmax(0,1fr)]'
          : 'grid-cols-[fit-content(5.5rem)_minmax(0,1fr)_minmax(0,1fr)]',
      )}
    >
      <div
        role="row"
        className="col-span-full grid grid-cols-subgrid mb-1 border-b border-line pb-1 text-2xs text-ink-3"
      >
        {hasTicks ? <span role="cell" /> : null}
        <span role="cell" />
        <span role="columnheader">{nowTitle}</span>
        <span role="columnheader">{newTitle}</span>
      </div>
      {rows.map((row) => (
        <DiffLine key={row.id} row={row} onTake={onTake} />
      ))}
    </div>
  );
}

interface DiffLineProps {
  readonly row: DiffRow;
  readonly onTake: DiffRowsProps['onTake'];
}

function DiffLine({ row, onTake }: DiffLineProps) {
  const labelId = useId();
  const isReplaced = onTake !== undefined && row.isTaken;
  return (
    <div role="row" className="col-span-full grid min-h-6 grid-cols-subgrid">
      {onTake === undefined ? null : (
        <span role="cell">
          <Checkbox
            label={row.label}
            isChecked={row.isTaken}
            onChange={(isTaken) => onTake(row.id, isTaken)}
          />
        </span>
      )}
      <span role="rowheader" id={labelId} className="py-0.5 text-ink-3">
        {row.label}
      </span>
      <span role="cell" className="py-0.5 wrap-anywhere text-ink-2">
        {isReplaced ? (
          <s className="decoration-ink-3">{row.now}</s>
        ) : (
          <>
            {row.now}
            {row.nowNote === undefined ? null : <span className="text-ink-3"> {row.nowNote}</span>}
          </>
        )}
      </span>
      <span
        role="cell"
        className={classNames(
          'py-0.5 wrap-anywhere',
          onTake === undefined || row.isTaken ? 'font-medium text-ink' : 'text-ink-3',
        )}
      >
        {row.new}
      </span>
    </div>
  );
}
