import { lazy, useState } from 'react';
import { i18n } from '#i18n';
import type { MetricId } from '../../lib/reports/metrics.ts';
import { metricIds } from '../../lib/reports/metrics.ts';
import type { Cohort } from '../../lib/reports/series.ts';
import type { ReportAnswer, ReportAsked, TrendAnswer } from '../dashboard/dashboard-words.ts';
import { useDashboard } from '../dashboard/use-dashboard.ts';
import { numberText } from '../ui/locale.ts';
import { SelectField } from '../ui/select-field.tsx';
import { ChartFrame } from './chart-frame.tsx';
import { type ChartTable, noCell, textCell } from './chart-table.ts';
import { CohortChart, toCohortHeight } from './charts/cohort-chart.tsx';
import { metricTitle } from './metric-words.ts';
import { axisPeriodName, periodName, shortPeriodName } from './period-words.ts';
import {
  countCell,
  drawnText,
  quantityCell,
  quantityTick,
  roundShareText,
  shareCell,
  toDrawnQuantity,
} from './quantity-text.ts';
import { repsText } from './rep-picker.tsx';

/** The charting library comes with what is drawn by it. */
const TrendChart = lazy(async () => {
  const { TrendChart: chart } = await import('./charts/trend-chart.tsx');
  return { default: chart };
});

const trendHeight = 216;
const wholeUnits: ReadonlySet<string> = new Set(['count']);

export interface ReportChartProps {
  readonly answer: ReportAnswer;
  /** The reps that the answer is of, for pictures and files. */
  readonly whose: string;
}

/** A metric step by step, this period against the one before. Which metric is the rep's choice. */
export function TrendPart({
  answer,
  asked,
}: Pick<ReportChartProps, 'answer'> & { readonly asked: ReportAsked }) {
  const [metric, setMetric] = useState<MetricId>('newProspects');
  const isFirst = metric === 'newProspects';
  const told = useDashboard('trend', isFirst ? undefined : { ...asked, metric });
  const first: TrendAnswer = { ...answer, metric: 'newProspects', points: answer.trend };
  // What is shown is named for what was answered, whatever is asked by now.
  const shown = isFirst ? first : (told.answer ?? first);
  const { query, before, points } = shown;
  const { currency } = answer;
  const unit = points.find(({ now }) => now !== null)?.now?.unit ?? 'count';
  const format = drawnText(unit, currency);
  const isWeek = query.period.grain === 'week';
  return (
    <ChartFrame
      id="trend"
      title={i18n.t('reports.trendOf', [metricTitle(shown.metric)])}
      detail={`${periodName(query.period)}, ${repsText(query.repIds, answer.reps)}`}
      empty={isWeek ? i18n.t('reports.trendWeek') : undefined}
      isBehind={!isFirst && told.isBehind}
      isFailed={!isFirst && told.isFailed}
      controls={
        <div className="w-44 print:hidden">
          <SelectField
            label={i18n.t('reports.trendMetric')}
            labelAt="hidden"
            size="sm"
            value={metric}
            options={metricIds.map((id) => ({ value: id, label: metricTitle(id) }))}
            onChange={setMetric}
          />
        </div>
      }
      legend={[
        { label: axisPeriodName(query.period), mark: 'line', color: 'var(--color-series)' },
        { label: axisPeriodName(before), mark: 'dash', color: 'var(--color-series-2)' },
      ]}
      table={toTrendTable(shown, currency)}
      currency={unit === 'money' || unit === 'moneyPerDay' ? currency : undefined}
      height={trendHeight}
      renderDrawing={(width) => (
        <TrendChart
          width={width}
          height={trendHeight}
          steps={points.map(({ period, now, before: then, isOpen }) => {
            const value = toDrawnQuantity(now);
            return {
              label: shortPeriodName(period),
              now: value,
              before: toDrawnQuantity(then),
              openText:
                isOpen && value !== null ? i18n.t('reports.soFar', [format(value)]) : undefined,
            };
          })}
          names={{ now: periodName(query.period), before: periodName(before) }}
          format={format}
          formatTick={quantityTick(unit, currency)}
          isWhole={wholeUnits.has(unit)}
        />
      )}
    />
  );
}

function toTrendTable({ query, before, points }: TrendAnswer, currency: string): ChartTable {
  return {
    columns: [
      { label: i18n.t('reports.step'), isNumber: false },
      { label: periodName(query.period), isNumber: true },
      { label: periodName(before), isNumber: true },
    ],
    rows: points.map(({ period, now, before: then, isOpen }) => {
      const cell = quantityCell(now, currency);
      return [
        textCell(shortPeriodName(period)),
        isOpen && now !== null ? { ...cell, text: i18n.t('reports.soFar', [cell.text]) } : cell,
        quantityCell(then, currency),
      ];
    }),
  };
}

function toShares({ createdCount, converted }: Cohort): readonly (number | null)[] {
  return converted.map((count) =>
    count === null || createdCount === 0 ? null : count / createdCount,
  );
}

function ageHead(age: number): string {
  return age === 0 ? i18n.t('reports.within') : i18n.t('reports.after', [numberText(age)]);
}

/** Prospects by the period in which they entered, and how many took part in a deal since. */
export function CohortPart({ answer, whose }: ReportChartProps) {
  // Those before the first person entered say nothing.
  const first = answer.cohorts.findIndex(({ createdCount }) => createdCount > 0);
  const cohorts = first < 0 ? [] : answer.cohorts.slice(first);
  const ageCount = Math.max(
    1,
    ...cohorts.map(({ converted }) => converted.findLastIndex((count) => count !== null) + 1),
  );
  const heads = Array.from({ length: ageCount }, (_, age) => ageHead(age));
  const hasOpen = cohorts.some(({ isOpen }) => isOpen);
  const names = [cohorts[0], cohorts.at(-1)].flatMap((each) =>
    each ? [periodName(each.period)] : [],
  );
  return (
    <ChartFrame
      id="cohorts"
      title={i18n.t('reports.cohorts')}
      aside={i18n.t('reports.cohortsAside')}
      detail={`${[...new Set(names)].join(' – ')}, ${whose}`}
      empty={cohorts.length === 0 ? i18n.t('reports.cohortsNone') : undefined}
      note={hasOpen ? i18n.t('reports.cohortsNote') : undefined}
      table={toCohortTable(cohorts, heads)}
      height={toCohortHeight(cohorts.length)}
      renderDrawing={(width) => (
        <CohortChart
          width={width}
          heads={heads}
          createdHead={i18n.t('reports.created')}
          rows={cohorts.map((cohort) => ({
            id: cohort.period.from,
            name: axisPeriodName(cohort.period),
            createdText: numberText(cohort.createdCount),
            isOpen: cohort.isOpen,
            cells: toShares(cohort).map((share) =>
              share === null ? null : { share, text: roundShareText(share) },
            ),
          }))}
        />
      )}
    />
  );
}

function toCohortTable(cohorts: readonly Cohort[], heads: readonly string[]): ChartTable {
  return {
    columns: [
      { label: i18n.t('reports.cohort'), isNumber: false },
      { label: i18n.t('reports.created'), isNumber: true },
      ...heads.map((label) => ({ label, isNumber: true })),
    ],
    rows: cohorts.map((cohort) => {
      const name = periodName(cohort.period);
      const shares = toShares(cohort);
      return [
        textCell(cohort.isOpen ? i18n.t('reports.openCohort', [name]) : name),
        countCell(cohort.createdCount),
        ...heads.map((_, age) => {
          const share = shares[age] ?? null;
          return share === null ? noCell : shareCell(share);
        }),
      ];
    }),
  };
}
