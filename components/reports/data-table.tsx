import { LinkButton } from '../ui/button.tsx';
import { classNames } from '../ui/class-names.ts';
import type { ChartTable } from './chart-table.ts';

/** What pressing a number does, and what that is called. */
export interface OpenAct {
  readonly label: string;
  readonly run: () => void;
}

/** A table of figures; numbers stand at the right. `isHidden`: for screen readers alone. */
export function DataTable({
  caption,
  table: { columns, rows },
  openOf,
  isHidden = false,
}: {
  readonly caption: string;
  readonly table: ChartTable;
  /** Numbers that open what is behind them. */
  readonly openOf?: ((row: number, column: number) => OpenAct | undefined) | undefined;
  readonly isHidden?: boolean;
}) {
  return (
    <table className={isHidden ? 'sr-only' : 'w-full text-xs'}>
      <caption className="sr-only">{caption}</caption>
      <thead>
        <tr className="border-b border-line-strong align-bottom text-ink-2">
          {columns.map(({ label, isNumber }) => (
            <th
              key={label}
              scope="col"
              className={classNames(
                'py-1 pr-3 font-normal last:pr-0',
                isNumber ? 'text-right' : 'text-left',
              )}
            >
              {label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((cells, row) => (
          <tr key={cells.map(({ text }) => text).join('|')} className="border-b border-line">
            {cells.map((cell, index) => {
              const column = columns[index];
              const classes = classNames(
                'py-1 pr-3 last:pr-0',
                column?.isNumber ? 'text-right' : 'text-left',
              );
              return index === 0 ? (
                <th key={column?.label} scope="row" className={classNames(classes, 'font-medium')}>
                  {cell.text}
                </th>
              ) : (
                <td key={column?.label} className={classes}>
                  <Opening act={openOf?.(row, index)}>{cell.text}</Opening>
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Opening({
  act,
  children,
}: {
  readonly act: OpenAct | undefined;
  readonly children: string;
}) {
  if (!act) return children;
  return (
    <LinkButton
      className="min-h-6 min-w-6 text-right"
      aria-label={`${children}: ${act.label}`}
      onClick={act.run}
    >
      {children}
    </LinkButton>
  );
}
