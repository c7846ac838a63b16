import { ArrowDown, ArrowUp } from 'lucide-react';
import { useState } from 'react';
import { i18n } from '#i18n';
import { type Figure, type MetricId, metricIds } from '../../lib/reports/metrics.ts';
import { classNames } from '../ui/class-names.ts';
import { Icon } from '../ui/icon.tsx';
import { pageLocale } from '../ui/locale.ts';
import { noCell } from './chart-table.ts';
import { metricTitle } from './metric-words.ts';
import { quantityOrDash, toDrawnQuantity } from './quantity-text.ts';
import { repName } from './rep-picker.tsx';

export interface RepFigures {
  readonly repId: string;
  readonly name: string;
  readonly figures: readonly Figure[];
}

interface Order {
  readonly column: MetricId | 'name';
  readonly isDescending: boolean;
}

function figureOf({ figures }: RepFigures, id: MetricId): Figure | undefined {
  return figures.find((figure) => figure.id === id);
}

/** By name, or by a number; who has none stands last either way. */
function sortRows(rows: readonly RepFigures[], { column, isDescending }: Order) {
  const sign = isDescending ? -1 : 1;
  const collator = new Intl.Collator(pageLocale());
  return rows.toSorted((one, other) => {
    const byName = collator.compare(one.name, other.name);
    if (column === 'name') return sign * byName;
    const [here, there] = [one, other].map((row) =>
      toDrawnQuantity(figureOf(row, column)?.now ?? null),
    );
    if (here === there) return byName;
    if (here === null || here === undefined) return 1;
    if (there === null || there === undefined) return -1;
    return sign * (here - there);
  });
}

/** Each metric by rep; whoever has nothing stands in it too. */
export function RepTable({
  rows,
  all,
  currency,
  onOpen,
}: {
  readonly rows: readonly RepFigures[];
  /** Of all who are shown, below the line. */
  readonly all: readonly Figure[];
  readonly currency: string;
  readonly onOpen: (metric: MetricId, repId: string) => void;
}) {
  const [order, setOrder] = useState<Order>({ column: 'name', isDescending: false });
  const sortBy = (column: Order['column']) =>
    setOrder({
      column,
      isDescending: order.column === column ? !order.isDescending : column !== 'name',
    });
  return (
    <div className="overflow-x-auto">
      <table aria-label={i18n.t('reports.byRep')} className="w-full text-xs">
        <thead>
          <tr className="border-b border-line-strong align-bottom">
            <SortHead
              label={i18n.t('reports.rep')}
              column="name"
              order={order}
              onSort={sortBy}
              isFirst
            />
            {metricIds.map((id) => (
              <SortHead
                key={id}
                label={metricTitle(id)}
                column={id}
                order={order}
                onSort={sortBy}
              />
            ))}
          </tr>
        </thead>
        <tbody>
          {sortRows(rows, order).map((row) => (
            <tr key={row.repId} className="border-b border-line">
              <th
                scope="row"
                className="sticky left-0 bg-surface py-1 pr-3 text-left font-medium whitespace-nowrap"
              >
                {row.repId === '' ? repName('', []) : row.name || i18n.t('reports.rep')}
              </th>
              {metricIds.map((id) => (
                <RepCell
                  key={id}
                  figure={figureOf(row, id)}
                  currency={currency}
                  onOpen={() => onOpen(id, row.repId)}
                />
              ))}
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr className="font-semibold">
            <th scope="row" className="sticky left-0 bg-surface py-1 pr-3 text-left font-semibold">
              {i18n.t('reports.sumOfAll')}
            </th>
            {metricIds.map((id) => {
              const figure = all.find((one) => one.id === id);
              return (
                <td key={id} className="py-1 pl-3 text-right whitespace-nowrap">
                  {figure ? quantityOrDash(figure.now, currency) : noCell.text}
                </td>
              );
            })}
          </tr>
        </tfoot>
      </table>
    </div>
  );
}

function RepCell({
  figure,
  currency,
  onOpen,
}: {
  readonly figure: Figure | undefined;
  readonly currency: string;
  readonly onOpen: () => void;
}) {
  const text = figure ? quantityOrDash(figure.now, currency) : noCell.text;
  const hasRows = figure && Object.values(figure.rowCounts).some((count) => count > 0);
  return (
    <td className="py-1 pl-3 text-right whitespace-nowrap">
      {hasRows ? (
        <button
          type="button"
          onClick={onOpen}
          className="min-h-6 cursor-default rounded-xs px-1 -mx-1 hover:bg-hover hover:underline"
        >
          {text}
        </button>
      ) : (
        <span className="text-ink-3">{text}</span>
      )}
    </td>
  );
}

function SortHead({
  label,
  column,
  order,
  onSort,
  isFirst = false,
}: {
  readonly label: string;
  readonly column: Order['column'];
  readonly order: Order;
  readonly onSort: (column: Order['column']) => void;
  readonly isFirst?: boolean;
}) {
  const isSorted = order.column === column;
  return (
    <th
      scope="col"
      aria-sort={isSorted ? (order.isDescending ? 'descending' : 'ascending') : 'none'}
      className={classNames(
        'py-1 font-normal',
        isFirst ? 'sticky left-0 bg-surface pr-3 text-left' : 'pl-3 text-right',
      )}
    >
      <button
        type="button"
        title={i18n.t('reports.sortBy', [label])}
        onClick={() => onSort(column)}
        className={classNames(
          'inline-flex min-h-6 cursor-default items-center gap-1 rounded-xs hover:text-ink',
          isFirst ? 'text-left' : 'text-right',
          isSorted ? 'font-semibold text-ink' : 'text-ink-2',
        )}
      >
        {isSorted ? <Icon shape={order.isDescending ? ArrowDown : ArrowUp} size="xs" /> : null}
        {label}
      </button>
    </th>
  );
}
