import { useState } from 'react';
import { i18n } from '#i18n';
import type { ForecastDeal, ForecastQuery } from '../../lib/reports/forecast.ts';
import type { Period } from '../../lib/reports/periods.ts';
import { useDashboard } from '../dashboard/use-dashboard.ts';
import { Tabs } from '../ui/tabs.tsx';
import { noCell } from './chart-table.ts';
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
  const { answer } = useDashboard('forecastDeals', { ...asked, period });
  const [chosen, setChosen] = useState<ForecastDeal['part']>();
  const sum = answer?.reduce((total, { weighted }) => total + weighted, 0n) ?? 0n;
  const shown = parts.filter((part) => answer?.some((deal) => deal.part === part));
  const first = shown.find((part) => part !== 'won') ?? shown[0];
  const part = shown.find((each) => each === chosen) ?? first;
  return (
    <SidePanel
      title={i18n.t('forecast.dealsTitle', [periodName(period)])}
      detail={
        answer ? `${whose} · ${i18n.t('forecast.weighted')} ${moneyText(sum, currency)}` : whose
      }
      onClose={onClose}
    >
      {answer && part === undefined ? (
        <p className="px-4 text-xs text-ink-3">{i18n.t('reports.noRows')}</p>
      ) : null}
      {answer && part !== undefined ? (
        <Tabs
          label={i18n.t('reports.rowsOf')}
          value={part}
          onChange={setChosen}
          items={shown.map((each) => {
            const deals = answer.filter((deal) => deal.part === each);
            return {
              id: each,
              label: i18n.t(`forecast.part.${each}`),
              count: deals.length,
              content:
                each === part ? (
                  <RowList
                    label={i18n.t(`forecast.part.${each}`)}
                    listTitle={i18n.t('reports.listTitle', [
                      i18n.t('forecast.title'),
                      i18n.t(`forecast.part.${each}`),
                      periodName(period),
                    ])}
                    rows={deals.map((deal) => ({
                      table: 'deals',
                      id: deal.id,
                      worth: worthText(deal, currency),
                    }))}
                  />
                ) : null,
            };
          })}
        />
      ) : null}
    </SidePanel>
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
