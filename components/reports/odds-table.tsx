import { i18n } from '#i18n';
import { fewestClosed } from '../../lib/reports/fewest-closed.ts';
import { type LearnedOdds, type Odds, priorDeals } from '../../lib/reports/odds.ts';
import { numberText } from '../ui/locale.ts';
import { noCell } from './chart-table.ts';
import { roundShareText } from './quantity-text.ts';

/** What history says of each stage and age, beside what the stage is set to. */
export function OddsTable({ odds: { stages, dealCount } }: { readonly odds: LearnedOdds }) {
  const ages = stages[0]?.byAge ?? [];
  return (
    <section className="min-w-0 rounded-lg border border-line bg-surface px-4 py-3">
      <header className="flex flex-wrap items-baseline gap-x-3">
        <h3 className="text-xs font-semibold text-ink-2">{i18n.t('forecast.learned')}</h3>
        <p className="text-2xs text-ink-3">
          {i18n.t('forecast.learnedFrom', dealCount, [numberText(dealCount)])}{' '}
          {dealCount < fewestClosed
            ? i18n.t('forecast.notInUse', [numberText(fewestClosed)])
            : null}
        </p>
      </header>
      <div className="overflow-x-auto">
        <table aria-label={i18n.t('forecast.learned')} className="w-full text-xs">
          <thead>
            <tr className="border-b border-line-strong align-bottom text-ink-2">
              <th scope="col" className="py-1 text-left font-normal">
                {i18n.t('reports.stage')}
              </th>
              <th scope="col" className="py-1 pl-3 text-right font-normal">
                {i18n.t('forecast.setTo')}
              </th>
              <th scope="col" className="py-1 pl-3 text-right font-normal">
                {i18n.t('forecast.allAges')}
              </th>
              {ages.map(({ fromDay, untilDay }) => (
                <th key={fromDay} scope="col" className="py-1 pl-3 text-right font-normal">
                  {untilDay === null
                    ? i18n.t('forecast.daysFrom', [numberText(fromDay)])
                    : i18n.t('forecast.days', [numberText(fromDay), numberText(untilDay)])}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {stages.map((stage) => (
              <tr key={stage.stageId} className="border-b border-line align-top">
                <th scope="row" className="py-1 text-left font-medium">
                  {stage.name}
                </th>
                <td className="py-1 pl-3 text-right">{roundShareText(stage.fixed)}</td>
                <OddsOf odds={stage} isStrong />
                {stage.byAge.map((age) => (
                  <OddsOf key={age.fromDay} odds={age} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className="mt-2 text-2xs text-ink-3">
        {i18n.t('forecast.shrinks', [numberText(priorDeals)])}
      </p>
    </section>
  );
}

function OddsOf({ odds, isStrong = false }: { readonly odds: Odds; readonly isStrong?: boolean }) {
  const { mean, low, high, dealCount } = odds;
  return (
    <td className="py-1 pl-3 text-right whitespace-nowrap">
      <span className={isStrong ? 'font-semibold' : dealCount === 0 ? 'text-ink-3' : undefined}>
        {roundShareText(mean)}
      </span>
      <span className="block text-2xs text-ink-3">
        {dealCount === 0
          ? noCell.text
          : i18n.t('forecast.cell', [
              roundShareText(low),
              roundShareText(high),
              numberText(dealCount),
            ])}
      </span>
    </td>
  );
}
