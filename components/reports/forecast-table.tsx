import { i18n } from '#i18n';
import type { Outlook, PeriodForecast } from '../../lib/reports/forecast.ts';
import { LinkButton } from '../ui/button.tsx';
import { numberText } from '../ui/locale.ts';
import { noCell } from './chart-table.ts';
import { rangeText } from './forecast-charts.tsx';
import { periodName } from './period-words.ts';
import { decimalText, moneyText } from './quantity-text.ts';

const cell = 'py-1.5 pl-3 text-right whitespace-nowrap';
const head = 'py-1 pl-3 text-right font-normal';

function sumOf(
  periods: readonly PeriodForecast[],
  name: 'won' | 'commit' | 'best' | 'weighted' | 'weightedFixed',
): bigint {
  return periods.reduce((sum, forecast) => sum + forecast[name], 0n);
}

/** Each period with what it adds up from, its target and what that still needs. */
export function ForecastTable({
  periods,
  currency,
  onOpen,
}: {
  readonly periods: readonly PeriodForecast[];
  readonly currency: string;
  readonly onOpen: (forecast: PeriodForecast) => void;
}) {
  const money = (units: bigint) => moneyText(units, currency);
  return (
    <div className="overflow-x-auto">
      <table aria-label={i18n.t('forecast.title')} className="w-full text-xs">
        <thead>
          <tr className="border-b border-line-strong align-bottom text-ink-2">
            <th scope="col" className="py-1 text-left font-normal">
              {i18n.t('forecast.period')}
            </th>
            {(
              [
                'won',
                'commit',
                'best',
                'weighted',
                'range',
                'fixed',
                'target',
                'gap',
                'coverage',
              ] as const
            ).map((name) => (
              <th key={name} scope="col" className={head}>
                {i18n.t(`forecast.${name}`)}
              </th>
            ))}
            <th scope="col" className={head}>
              {i18n.t('forecast.openDeals')}
            </th>
          </tr>
        </thead>
        <tbody>
          {periods.map((forecast) => (
            <tr key={forecast.period.from} className="h-9 border-b border-line">
              <th scope="row" className="py-1.5 text-left font-medium whitespace-nowrap">
                {periodName(forecast.period)}
              </th>
              <td className={cell}>{money(forecast.won)}</td>
              <td className={cell}>{money(forecast.commit)}</td>
              <td className={cell}>{money(forecast.best)}</td>
              <td className={`${cell} font-semibold`}>{money(forecast.weighted)}</td>
              <td className={`${cell} text-ink-2`}>{rangeText(forecast, currency)}</td>
              <td className={`${cell} text-ink-2`}>{money(forecast.weightedFixed)}</td>
              <td className={cell}>
                {forecast.target === null ? noCell.text : money(forecast.target)}
              </td>
              <td className={cell}>
                <Gap outlook={forecast} currency={currency} />
              </td>
              <td className={cell}>
                <Coverage outlook={forecast} />
              </td>
              <td className={cell}>
                {forecast.openCount === 0 && forecast.won === 0n ? (
                  numberText(0)
                ) : (
                  <LinkButton
                    className="min-h-6 min-w-6 text-right"
                    aria-label={i18n.t('forecast.dealsOf', [
                      periodName(forecast.period),
                      numberText(forecast.openCount),
                    ])}
                    onClick={() => onOpen(forecast)}
                  >
                    {numberText(forecast.openCount)}
                  </LinkButton>
                )}
              </td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr className="font-semibold">
            <th scope="row" className="py-1.5 text-left font-semibold">
              {i18n.t('forecast.sum')}
            </th>
            {(['won', 'commit', 'best', 'weighted'] as const).map((name) => (
              <td key={name} className={cell}>
                {money(sumOf(periods, name))}
              </td>
            ))}
            <td className={cell} />
            <td className={cell}>{money(sumOf(periods, 'weightedFixed'))}</td>
            <td className={cell} colSpan={3} />
            <td className={cell}>
              {numberText(periods.reduce((sum, { openCount }) => sum + openCount, 0))}
            </td>
          </tr>
        </tfoot>
      </table>
    </div>
  );
}

/** What is expected against the target. */
export function Gap({
  outlook: { target, weighted },
  currency,
}: {
  readonly outlook: Outlook;
  readonly currency: string;
}) {
  if (target === null) return noCell.text;
  const over = weighted - target;
  return over >= 0n ? (
    <span className="text-accent-ink">{i18n.t('forecast.over', [moneyText(over, currency)])}</span>
  ) : (
    <span className="text-caution-ink">
      {i18n.t('forecast.short', [moneyText(-over, currency)])}
    </span>
  );
}

/** How many times what the target lacks is open, and how many times that is needed. */
export function Coverage({ outlook: { coverage, coverageNeeded } }: { readonly outlook: Outlook }) {
  if (coverage === null) return noCell.text;
  const times = (value: number) => i18n.t('reports.times', [decimalText(value, 2)]);
  if (coverageNeeded === null) return times(coverage);
  return (
    <>
      {times(coverage)}{' '}
      <span className={coverage < coverageNeeded ? 'text-caution-ink' : 'text-ink-3'}>
        {i18n.t('forecast.needed', [times(coverageNeeded)])}
      </span>
    </>
  );
}
