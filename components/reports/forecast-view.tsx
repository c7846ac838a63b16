import { Printer, Target } from 'lucide-react';
import { useState } from 'react';
import { i18n } from '#i18n';
import type { BackTest } from '../../lib/reports/back-test.ts';
import type { ForecastQuery } from '../../lib/reports/forecast.ts';
import type { Period } from '../../lib/reports/periods.ts';
import type { ForecastAnswer } from '../dashboard/dashboard-words.ts';
import { useDashboard } from '../dashboard/use-dashboard.ts';
import { Button } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { numberText } from '../ui/locale.ts';
import { SegmentedField } from '../ui/segmented-field.tsx';
import { Answered } from './answered.tsx';
import { noCell } from './chart-table.ts';
import { BackTestPart, CalibrationPart, ForecastPart } from './forecast-charts.tsx';
import { ForecastDealsPanel } from './forecast-deals-panel.tsx';
import { ForecastTable } from './forecast-table.tsx';
import { LeftOut } from './left-out.tsx';
import { OddsTable } from './odds-table.tsx';
import { PageHead } from './page-head.tsx';
import { periodName } from './period-words.ts';
import { PrintedBlock, PrintedPage, printPage } from './printing.tsx';
import { decimalText, shareText } from './quantity-text.ts';
import { RepForecastTable } from './rep-forecast-table.tsx';
import { RepPicker, repsText } from './rep-picker.tsx';

/** Periods from the running one on. */
const counts = { month: 6, quarter: 4 } as const;
/** Fewer past periods than that prove little. */
const enoughPeriods = 8;

/** What open deals will bring, period by period, and how well that was said in the past. */
export function ForecastView() {
  const [grain, setGrain] = useState<ForecastQuery['grain']>('quarter');
  const [repIds, setRepIds] = useState<readonly string[] | null>(null);
  const [opened, setOpened] = useState<Period>();
  const asked = { grain, repIds, count: counts[grain] };
  const { answer, isBehind, isFailed } = useDashboard('forecast', asked);
  const reps = answer?.reps ?? [];
  const whose = repsText(answer?.asked.repIds ?? null, reps);
  const [first] = answer?.forecast.periods ?? [];
  const last = answer?.forecast.periods.at(-1);
  const span = first && last ? `${periodName(first.period)} – ${periodName(last.period)}` : '';
  return (
    <div className="flex min-h-0 flex-1 print:block">
      <PrintedPage title={i18n.t('forecast.title')} detail={`${span}, ${whose}`}>
        <div className="@container mx-auto flex max-w-[100rem] flex-col gap-3 px-5 py-4 print:p-0">
          <PageHead
            title={i18n.t('forecast.title')}
            line={answer ? i18n.t('forecast.head', [span]) : ''}
            isFailed={isFailed}
          >
            <SegmentedField
              label={i18n.t('forecast.grain')}
              labelAt="hidden"
              value={grain}
              options={[
                { value: 'month', label: i18n.t('forecast.months') },
                { value: 'quarter', label: i18n.t('forecast.quarters') },
              ]}
              onChange={(next) => {
                setGrain(next);
                setOpened(undefined);
              }}
            />
            <RepPicker reps={reps} repIds={repIds} onChange={setRepIds} />
            <Button icon={Printer} disabled={!answer} onClick={printPage}>
              {i18n.t('reports.print')}
            </Button>
          </PageHead>
          {answer === undefined ? null : (
            <Answered isBehind={isBehind} className="flex flex-col gap-3">
              <Shown
                answer={answer}
                detail={`${span}, ${whose}`}
                onOpen={setOpened}
                onChooseRep={(repId) => setRepIds([repId])}
              />
            </Answered>
          )}
        </div>
      </PrintedPage>
      {answer && opened ? (
        <ForecastDealsPanel
          asked={answer.asked}
          period={opened}
          currency={answer.currency}
          whose={whose}
          onClose={() => setOpened(undefined)}
        />
      ) : null}
    </div>
  );
}

function Shown({
  answer: { forecast, backTest, currency, reps },
  detail,
  onOpen,
  onChooseRep,
}: {
  readonly answer: ForecastAnswer;
  readonly detail: string;
  readonly onOpen: (period: Period) => void;
  readonly onChooseRep: (repId: string) => void;
}) {
  const { periods, byRep, odds, undatedIds } = forecast;
  const [running] = periods;
  const isEmpty =
    undatedIds.length === 0 && periods.every(({ openCount, won }) => openCount === 0 && won === 0n);
  if (isEmpty && backTest.periods.length === 0) {
    return (
      <EmptyState icon={Target} title={i18n.t('forecast.noneOpen')}>
        {i18n.t('forecast.noneOpenHint')}
      </EmptyState>
    );
  }
  return (
    <>
      <ForecastPart periods={periods} currency={currency} detail={detail} />
      <PrintedBlock id="forecast-table">
        <section className="min-w-0 rounded-lg border border-line bg-surface px-4 py-3">
          <ForecastTable
            periods={periods}
            currency={currency}
            onOpen={({ period }) => onOpen(period)}
          />
          <p className="mt-2 text-2xs text-ink-3">{i18n.t('forecast.meaning')}</p>
          <LeftOut forecast={forecast} />
        </section>
      </PrintedBlock>
      {running ? (
        <PrintedBlock id="forecast-reps">
          <RepForecastTable
            rows={byRep}
            all={running}
            period={running.period}
            currency={currency}
            onChoose={reps.length > 1 && byRep.length > 1 ? onChooseRep : undefined}
          />
        </PrintedBlock>
      ) : null}
      <div className="grid gap-3 @min-[56rem]:grid-cols-2 print:grid-cols-1">
        <BackTestPart backTest={backTest} currency={currency} detail={detail} />
        <CalibrationPart backTest={backTest} detail={detail} />
      </div>
      {backTest.periods.length === 0 ? null : (
        <PrintedBlock id="back-test-figures">
          <BackTestFigures backTest={backTest} />
        </PrintedBlock>
      )}
      <PrintedBlock id="odds">
        <OddsTable odds={odds} />
      </PrintedBlock>
    </>
  );
}

/** How far off it was, beside the odds that were only set. */
function BackTestFigures({
  backTest: { periods, offBy, brier, insideCount },
}: {
  readonly backTest: BackTest;
}) {
  const share = (value: number | null) => (value === null ? noCell.text : shareText(value));
  const error = (value: number | null) => (value === null ? noCell.text : decimalText(value, 3));
  return (
    <section className="flex flex-wrap gap-x-10 gap-y-3 rounded-lg border border-line bg-surface px-4 py-3 text-xs">
      <table aria-label={i18n.t('forecast.backTest')}>
        <thead>
          <tr className="text-ink-2">
            <td />
            <th scope="col" className="pl-6 text-right font-normal">
              {i18n.t('forecast.learnedOdds')}
            </th>
            <th scope="col" className="pl-6 text-right font-normal">
              {i18n.t('forecast.fixedOdds')}
            </th>
          </tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row" className="py-0.5 text-left font-normal">
              {i18n.t('forecast.offBy')}
            </th>
            <td className="pl-6 text-right font-semibold">{share(offBy.learned)}</td>
            <td className="pl-6 text-right font-semibold">{share(offBy.fixed)}</td>
          </tr>
          <tr>
            <th scope="row" className="py-0.5 text-left font-normal">
              {i18n.t('forecast.brier')}
            </th>
            <td className="pl-6 text-right font-semibold">{error(brier.learned)}</td>
            <td className="pl-6 text-right font-semibold">{error(brier.fixed)}</td>
          </tr>
        </tbody>
      </table>
      <div>
        <p className="text-ink-2">{i18n.t('forecast.inside')}</p>
        <p className="font-semibold">
          {i18n.t('forecast.insideOf', periods.length, [
            numberText(periods.length),
            numberText(insideCount),
          ])}
        </p>
        {periods.length < enoughPeriods ? (
          <p className="text-caution-ink">{i18n.t('forecast.fewPeriods')}</p>
        ) : null}
      </div>
    </section>
  );
}
