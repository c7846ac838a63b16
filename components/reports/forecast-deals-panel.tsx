import { useState } from 'react';
import { i18n } from '#i18n';
import type { ForecastDeal, ForecastQuery } from '../../lib/reports/forecast.ts';
import type { Period } from '../../lib/reports/periods.ts';
import { useDashboard } from '../dashboard/use-dashboard.ts';
import { Tabs } from '../ui/tabs.tsx';
import { Answered } from './answered.tsx';
import { noCell } from './chart-table.ts';
import { Failed } from './failed.tsx';
import { periodName } from './period-words.ts';
import { moneyText, shareText } from './quantity-text.ts';
import { RowList } from './row-list.tsx';
import { SidePanel } from './side-panel.tsx';

const parts = ['won', 'commit', 'rest'] as const;

/** The deals that a period's forecast is made of, each with its odds and its value; together they are the weighted sum. */
export function ForecastDealsPanel({
  asked,
  period,
  currency,
  whose,
  onClose,
}: {
  readonly asked: Omit<ForecastQuery, 'now'>;
  readonly period: Period;
  readonly currency: string;
  readonly whose: string;
  readonly onClose: () => void;
}) {
  const { answer, isBehind, isFailed } = useDashboard('forecastDeals', { ...asked, period });
  const sum = answer?.reduce((total, { weighted }) => total + weighted, 0n) ?? 0n;
  const shows = `${period.grain} ${period.from}`;
  return (
    <SidePanel
      shows={shows}
      title={i18n.t('forecast.dealsTitle', [periodName(period)])}
      detail={
        answer && !isBehind && !isFailed
          ? `${whose} · ${i18n.t('forecast.weighted')} ${moneyText(sum, currency)}`
          : whose
      }
      onClose={onClose}
    >
      {isFailed ? (
        <div className="px-4">
          <Failed />
        </div>
      ) : null}
      {answer && !isFailed ? (
        <Answered isBehind={isBehind} className="flex min-h-0 flex-1 flex-col">
          <DealTabs key={shows} deals={answer} period={period} currency={currency} />
        </Answered>
      ) : null}
    </SidePanel>
  );
}

function DealTabs({
  deals,
  period,
  currency,
}: {
  readonly deals: readonly ForecastDeal[];
  readonly period: Period;
  readonly currency: string;
}) {
  const [chosen, setChosen] = useState<ForecastDeal['part']>();
  const shown = parts.filter((part) => deals.some((deal) => deal.part === part));
  const first = shown.find((part) => part !== 'won') ?? shown[0];
  const part = shown.find((each) => each === chosen) ?? first;
  if (part === undefined) {
    return <p className="px-4 text-xs text-ink-3">{i18n.t('reports.noRows')}</p>;
  }
  return (
    <Tabs
      label={i18n.t('reports.rowsOf')}
      value={part}
      onChange={setChosen}
      items={shown.map((each) => {
        const listed = deals.filter((deal) => deal.part === each);
        const label = i18n.t(`forecast.part.${each}`);
        return {
          id: each,
          label,
          count: listed.length,
          content:
            each === part ? (
              <RowList
                label={label}
                listTitle={i18n.t('reports.listTitle', [
                  i18n.t('forecast.title'),
                  label,
                  periodName(period),
                ])}
                rows={listed.map((deal) => ({
                  table: 'deals',
                  id: deal.id,
                  worth: worthText(deal, currency),
                }))}
              />
            ) : null,
        };
      })}
    />
  );
}

/** `38% × $48,000 = $18,240`. */
function worthText({ part, odds, annual, weighted }: ForecastDeal, currency: string): string {
  if (annual === null) return noCell.text;
  if (part === 'won') return moneyText(annual, currency);
  return i18n.t('forecast.oddsText', [
    shareText(odds),
    moneyText(annual, currency),
    moneyText(weighted, currency),
  ]);
}
