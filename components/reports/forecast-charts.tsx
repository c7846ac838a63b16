import { lazy } from 'react';
import { i18n } from '#i18n';
import type { BackTest } from '../../lib/reports/back-test.ts';
import type { PeriodForecast } from '../../lib/reports/forecast.ts';
import { ChartFrame } from './chart-frame.tsx';
import { type ChartTable, textCell } from './chart-table.ts';
import { axisPeriodName, periodName } from './period-words.ts';
import {
  countCell,
  moneyCell,
  moneyTick,
  roundShareText,
  shareCell,
  shortMoneyText,
  toDrawn,
} from './quantity-text.ts';

/** The charting library comes with what is drawn by it. */
const ForecastChart = lazy(async () => {
  const { ForecastChart: chart } = await import('./charts/forecast-chart.tsx');
  return { default: chart };
});
const BackTestChart = lazy(async () => {
  const { BackTestChart: chart } = await import('./charts/back-test-chart.tsx');
  return { default: chart };
});
const OddsChart = lazy(async () => {
  const { OddsChart: chart } = await import('./charts/odds-chart.tsx');
  return { default: chart };
});

const backTestHeight = 220;
const oddsHeight = 220;
const rowHeight = 56;
const axisHeight = 28;

interface ForecastPartProps {
  readonly currency: string;
  /** Whose, and by which periods. */
  readonly detail: string;
}

/** `$98k–$214k`. */
export function rangeText(
  { low, high }: { readonly low: bigint; readonly high: bigint },
  currency: string,
): string {
  return `${shortMoneyText(low, currency)}–${shortMoneyText(high, currency)}`;
}

/** What is expected of each period, with its range. */
export function ForecastPart({
  periods,
  currency,
  detail,
}: ForecastPartProps & { readonly periods: readonly PeriodForecast[] }) {
  const hasTarget = periods.some(({ target }) => target !== null);
  return (
    <ChartFrame
      id="forecast"
      title={i18n.t('forecast.title')}
      detail={detail}
      legend={[
        { label: i18n.t('forecast.wonMark'), mark: 'bar', color: 'var(--color-won)' },
        { label: i18n.t('forecast.commitWeighted'), mark: 'bar', color: 'var(--color-plus-2)' },
        { label: i18n.t('forecast.restWeighted'), mark: 'bar', color: 'var(--color-stage-1)' },
        { label: i18n.t('forecast.range'), mark: 'bar', color: 'var(--color-band)' },
        { label: i18n.t('forecast.fixedMark'), mark: 'triangle', color: 'var(--color-ink-2)' },
        ...(hasTarget
          ? [
              {
                label: i18n.t('forecast.targetMark'),
                mark: 'tick' as const,
                color: 'var(--color-caution)',
              },
            ]
          : []),
      ]}
      table={toForecastTable(periods, currency)}
      currency={currency}
      height={periods.length * rowHeight + axisHeight}
      renderDrawing={(width) => (
        <ForecastChart
          width={width}
          height={periods.length * rowHeight + axisHeight}
          formatTick={moneyTick(currency)}
          bars={periods.map((forecast, index) => ({
            label: axisPeriodName(forecast.period),
            // The first one runs.
            sub: index === 0 ? i18n.t('forecast.soFar') : '',
            won: toDrawn(forecast.won),
            commit: toDrawn(forecast.weightedCommit),
            weighted: toDrawn(forecast.weighted),
            low: toDrawn(forecast.low),
            high: toDrawn(forecast.high),
            fixed: toDrawn(forecast.weightedFixed),
            target: forecast.target === null ? null : toDrawn(forecast.target),
            texts: [
              shortMoneyText(forecast.weighted, currency),
              rangeText(forecast, currency),
              i18n.t('forecast.bestText', [shortMoneyText(forecast.best, currency)]),
            ],
          }))}
        />
      )}
    />
  );
}

function toForecastTable(periods: readonly PeriodForecast[], currency: string): ChartTable {
  const money = (units: bigint | null) => moneyCell(units, currency);
  return {
    columns: [
      { label: i18n.t('forecast.period'), isNumber: false },
      { label: i18n.t('forecast.won'), isNumber: true },
      { label: i18n.t('forecast.commit'), isNumber: true },
      { label: i18n.t('forecast.best'), isNumber: true },
      { label: i18n.t('forecast.commitWeighted'), isNumber: true },
      { label: i18n.t('forecast.restWeighted'), isNumber: true },
      { label: i18n.t('forecast.weighted'), isNumber: true },
      { label: i18n.t('forecast.low'), isNumber: true },
      { label: i18n.t('forecast.high'), isNumber: true },
      { label: i18n.t('forecast.fixed'), isNumber: true },
      { label: i18n.t('forecast.target'), isNumber: true },
      { label: i18n.t('forecast.openDeals'), isNumber: true },
    ],
    rows: periods.map((forecast) => [
      textCell(periodName(forecast.period)),
      money(forecast.won),
      money(forecast.commit),
      money(forecast.best),
      money(forecast.weightedCommit),
      money(forecast.weighted - forecast.won - forecast.weightedCommit),
      money(forecast.weighted),
      money(forecast.low),
      money(forecast.high),
      money(forecast.weightedFixed),
      money(forecast.target),
      countCell(forecast.openCount),
    ]),
  };
}

interface BackTestPartProps extends ForecastPartProps {
  readonly backTest: BackTest;
}

/** What was said at the start of past periods against what came. */
export function BackTestPart({ backTest: { periods }, currency, detail }: BackTestPartProps) {
  return (
    <ChartFrame
      id="back-test"
      title={i18n.t('forecast.backTest')}
      detail={detail}
      empty={periods.length === 0 ? i18n.t('forecast.backTestNone') : undefined}
      note={i18n.t('forecast.backTestMeaning')}
      legend={[
        { label: i18n.t('forecast.said'), mark: 'line', color: 'var(--color-series)' },
        { label: i18n.t('forecast.range'), mark: 'bar', color: 'var(--color-band)' },
        { label: i18n.t('forecast.came'), mark: 'dot', color: 'var(--color-ink)' },
        { label: i18n.t('forecast.fixedMark'), mark: 'triangle', color: 'var(--color-ink-2)' },
      ]}
      table={toBackTestTable(periods, currency)}
      currency={currency}
      height={backTestHeight}
      renderDrawing={(width) => (
        <BackTestChart
          width={width}
          height={backTestHeight}
          formatTick={moneyTick(currency)}
          marks={periods.map(({ period, learned, fixed, came }) => ({
            label: axisPeriodName(period),
            said: toDrawn(learned.weighted),
            low: toDrawn(learned.low),
            high: toDrawn(learned.high),
            came: toDrawn(came),
            fixed: toDrawn(fixed.weighted),
          }))}
        />
      )}
    />
  );
}

function toBackTestTable(periods: BackTest['periods'], currency: string): ChartTable {
  const money = (units: bigint) => moneyCell(units, currency);
  return {
    columns: [
      { label: i18n.t('forecast.period'), isNumber: false },
      { label: i18n.t('forecast.openDeals'), isNumber: true },
      { label: i18n.t('forecast.said'), isNumber: true },
      { label: i18n.t('forecast.low'), isNumber: true },
      { label: i18n.t('forecast.high'), isNumber: true },
      { label: i18n.t('forecast.came'), isNumber: true },
      { label: i18n.t('forecast.fixedMark'), isNumber: true },
      { label: i18n.t('forecast.cameNew'), isNumber: true },
    ],
    rows: periods.map(({ period, openCount, learned, fixed, came, cameNew }) => [
      textCell(periodName(period)),
      countCell(openCount),
      money(learned.weighted),
      money(learned.low),
      money(learned.high),
      money(came),
      money(fixed.weighted),
      money(cameNew),
    ]),
  };
}

/** Odds of single deals that were said against the share of them that was won. */
export function CalibrationPart({
  backTest: { calibration },
  detail,
}: Omit<BackTestPartProps, 'currency'>) {
  return (
    <ChartFrame
      id="calibration"
      title={i18n.t('forecast.calibration')}
      detail={detail}
      empty={calibration.length === 0 ? i18n.t('forecast.calibrationNone') : undefined}
      table={{
        columns: [
          { label: i18n.t('forecast.oddsSaid'), isNumber: true },
          { label: i18n.t('forecast.shareCame'), isNumber: true },
          { label: i18n.t('forecast.decided'), isNumber: true },
        ],
        rows: calibration.map(({ said, came, dealCount }) => [
          shareCell(said),
          shareCell(came),
          countCell(dealCount),
        ]),
      }}
      height={oddsHeight}
      renderDrawing={(width) => (
        <OddsChart
          width={width}
          height={oddsHeight}
          points={calibration}
          texts={{ said: i18n.t('forecast.oddsSaid'), came: i18n.t('forecast.shareCame') }}
          formatShare={roundShareText}
        />
      )}
    />
  );
}
