import { i18n } from '#i18n';
import type { Outlook, RepForecast } from '../../lib/reports/forecast.ts';
import type { Period } from '../../lib/reports/periods.ts';
import { LinkButton } from '../ui/button.tsx';
import { numberText } from '../ui/locale.ts';
import { noCell } from './chart-table.ts';
import { Coverage, Gap } from './forecast-table.tsx';
import { periodName } from './period-words.ts';
import { moneyText } from './quantity-text.ts';
import { repName } from './rep-picker.tsx';

const columns = [
  'target',
  'won',
  'commit',
  'best',
  'weighted',
  'gap',
  'coverage',
  'openDeals',
] as const;

const cell = 'py-1.5 pl-3 text-right whitespace-nowrap';

/** What each rep brings in the running period against their own target; whoever has nothing stands in it too. */
export function RepForecastTable({
  rows,
  all,
  period,
  currency,
  onChoose,
}: {
  readonly rows: readonly RepForecast[];
  /** Of all who are shown, below the line. */
  readonly all: Outlook;
  readonly period: Period;
  readonly currency: string;
  /** Whom the page is to be of; nothing where there is nobody to choose from. */
  readonly onChoose: ((repId: string) => void) | undefined;
}) {
  const title = i18n.t('forecast.byRep', [periodName(period)]);
  return (
    <section className="min-w-0 rounded-lg border border-line bg-surface px-4 py-3">
      <header className="flex flex-wrap items-baseline gap-x-3">
        <h3 className="text-xs font-semibold text-ink-2">{title}</h3>
        {onChoose ? (
          <p className="text-2xs text-ink-3 print:hidden">{i18n.t('forecast.byRepHint')}</p>
        ) : null}
      </header>
      <div className="overflow-x-auto">
        <table aria-label={title} className="w-full text-xs">
          <thead>
            <tr className="border-b border-line-strong align-bottom text-ink-2">
              <th scope="col" className="py-1 text-left font-normal">
                {i18n.t('reports.rep')}
              </th>
              {columns.map((name) => (
                <th key={name} scope="col" className="py-1 pl-3 text-right font-normal">
                  {i18n.t(`forecast.${name}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => {
              const name = repName(row.repId, [{ id: row.repId, name: row.name }]);
              return (
                <tr key={row.repId} className="border-b border-line">
                  <th scope="row" className="py-1 text-left font-medium whitespace-nowrap">
                    {onChoose ? (
                      <LinkButton className="min-h-6 text-left" onClick={() => onChoose(row.repId)}>
                        {name}
                      </LinkButton>
                    ) : (
                      name
                    )}
                  </th>
                  <OutlookCells outlook={row} currency={currency} />
                </tr>
              );
            })}
          </tbody>
          <tfoot>
            <tr className="font-semibold">
              <th scope="row" className="py-1.5 text-left font-semibold">
                {i18n.t('reports.sumOfAll')}
              </th>
              <OutlookCells outlook={all} currency={currency} />
            </tr>
          </tfoot>
        </table>
      </div>
    </section>
  );
}

function OutlookCells({
  outlook,
  currency,
}: {
  readonly outlook: Outlook;
  readonly currency: string;
}) {
  const money = (units: bigint) => moneyText(units, currency);
  const { target, won, commit, best, weighted, openCount } = outlook;
  return (
    <>
      <td className={cell}>{target === null ? noCell.text : money(target)}</td>
      <td className={cell}>{money(won)}</td>
      <td className={cell}>{money(commit)}</td>
      <td className={cell}>{money(best)}</td>
      <td className={`${cell} font-semibold`}>{money(weighted)}</td>
      <td className={cell}>
        <Gap outlook={outlook} currency={currency} />
      </td>
      <td className={cell}>
        <Coverage outlook={outlook} />
      </td>
      <td className={cell}>{numberText(openCount)}</td>
    </>
  );
}
