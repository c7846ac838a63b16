import { i18n } from '#i18n';
import type { RepTouches } from '../../lib/reports/touches.ts';
import { numberText } from '../ui/locale.ts';
import { noCell } from './chart-table.ts';
import { shareText } from './quantity-text.ts';
import { repName } from './rep-picker.tsx';
import { toReplyRate } from './touch-charts.tsx';

const columns = [
  'total',
  'calls',
  'meetings',
  'asked',
  'replied',
  'replyRate',
  'dealsClosed',
  'coldCount',
] as const;

function textOf(rep: RepTouches, column: (typeof columns)[number]): string {
  switch (column) {
    case 'total':
      return numberText(rep.all);
    case 'asked':
      return numberText(rep.askedCount);
    case 'replied':
      return numberText(rep.repliedCount);
    case 'replyRate': {
      const rate = toReplyRate(rep);
      return rate === null ? noCell.text : shareText(rate);
    }
    default:
      return numberText(rep[column]);
  }
}

/** What each rep did; whoever did nothing stands in it too. */
export function RepTouchesTable({
  byRep,
  hasCold,
}: {
  readonly byRep: readonly RepTouches[];
  readonly hasCold: boolean;
}) {
  const shown = columns.filter((column) => hasCold || column !== 'coldCount');
  return (
    <section className="min-w-0 rounded-lg border border-line bg-surface px-4 py-3">
      <h3 className="text-xs font-semibold text-ink-2">{i18n.t('reports.byRep')}</h3>
      <div className="overflow-x-auto">
        <table aria-label={i18n.t('reports.byRep')} className="w-full text-xs">
          <thead>
            <tr className="border-b border-line-strong align-bottom text-ink-2">
              <th scope="col" className="py-1 text-left font-normal">
                {i18n.t('reports.rep')}
              </th>
              {shown.map((column) => (
                <th key={column} scope="col" className="py-1 pl-3 text-right font-normal">
                  {i18n.t(`touches.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {byRep.map((rep) => (
              <tr key={rep.repId} className="border-b border-line">
                <th scope="row" className="py-1 text-left font-medium">
                  {repName(rep.repId, [{ id: rep.repId, name: rep.name }])}
                </th>
                {shown.map((column) => (
                  <td key={column} className="py-1 pl-3 text-right">
                    {textOf(rep, column)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
