import { ChartColumn, FileText } from 'lucide-react';
import { useState } from 'react';
import { i18n } from '#i18n';
import type { Figure, MetricId } from '../../lib/reports/metrics.ts';
import { funnelParts, type FunnelPart as Part } from '../../lib/reports/series.ts';
import type { ReportAnswer, ReportAsked } from '../dashboard/dashboard-words.ts';
import { useDashboard } from '../dashboard/use-dashboard.ts';
import { Button } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { useKeys } from '../ui/keys.ts';
import { Answered } from './answered.tsx';
import { toCsv } from './chart-table.ts';
import { DataTable } from './data-table.tsx';
import { toFiguresTable, toRepTables } from './figures-table.ts';
import { FunnelPart, toFunnelCounts } from './funnel-part.tsx';
import { MetricCard } from './metric-card.tsx';
import { metricTitle, rowsLabel } from './metric-words.ts';
import { usePeriodChoice } from './period-choice.ts';
import { PeriodHead, toDetail } from './period-head.tsx';
import { periodName, yearSpanText } from './period-words.ts';
import { PrintedBlock, PrintedPage } from './printing.tsx';
import { repName, repsText } from './rep-picker.tsx';
import { RepTable } from './rep-table.tsx';
import { CohortPart, TrendPart } from './report-charts.tsx';
import { RowsPanel } from './rows-panel.tsx';
import { saveFile, toFileName } from './save-file.ts';

/** Large ones first, the others below them smaller. */
const primary: readonly MetricId[] = [
  'newProspects',
  'prospectConversion',
  'winRate',
  'annualContractValue',
  'lifetimeValue',
  'cycleWon',
  'velocity',
  'coverage',
];

/** What was pressed: a metric, of all who are shown or of one rep, or a step of the funnel. */
type Opened =
  | { readonly kind: 'metric'; readonly metric: MetricId; readonly repId: string | undefined }
  | { readonly kind: 'stage'; readonly stageId: string; readonly part: Part };

/** Nothing has ever happened here that a report could tell of. */
function isEmpty({ figures, funnel, cohorts }: ReportAnswer): boolean {
  return (
    figures.every(({ rowCounts }) => Object.values(rowCounts).every((count) => count === 0)) &&
    funnel.every(({ reachedCount }) => reachedCount === 0) &&
    cohorts.every(({ createdCount }) => createdCount === 0)
  );
}

function saveFigures(answer: ReportAnswer, detail: string): void {
  const text = toCsv(toFiguresTable(answer));
  const name = toFileName([i18n.t('reports.title'), detail], 'csv');
  saveFile(new Blob([text], { type: 'text/csv;charset=utf-8' }), name);
}

/** Metrics of a period, each with its definition, against the period before. */
export function ReportsView() {
  const [asked, setAsked] = usePeriodChoice();
  const { answer, isBehind, isFailed } = useDashboard('report', asked);
  const [opened, setOpened] = useState<Opened>();
  const detail = answer ? toDetail(answer) : '';
  useKeys(
    {
      e: {
        label: i18n.t('reports.saveFigures'),
        run: () => {
          if (answer && !isBehind) saveFigures(answer, detail);
        },
      },
    },
    { group: i18n.t('reports.keys') },
  );
  return (
    <div className="flex min-h-0 flex-1 print:block">
      <PrintedPage title={i18n.t('reports.title')} detail={detail}>
        <div className="@container mx-auto flex max-w-[100rem] flex-col gap-3 px-5 py-4 print:p-0">
          <PeriodHead
            title={i18n.t('reports.title')}
            answer={answer}
            isFailed={isFailed}
            asked={asked}
            onChange={setAsked}
          >
            <Button
              icon={FileText}
              keyHint="e"
              disabled={!answer || isBehind}
              onClick={() => answer && saveFigures(answer, detail)}
            >
              {i18n.t('reports.saveFigures')}
            </Button>
          </PeriodHead>
          {answer === undefined ? null : isEmpty(answer) ? (
            <EmptyState icon={ChartColumn} title={i18n.t('reports.empty')}>
              {i18n.t('reports.emptyHint')}
            </EmptyState>
          ) : (
            <Answered isBehind={isBehind} className="flex flex-col gap-3">
              <Figures answer={answer} onOpen={setOpened} />
              <Charts answer={answer} asked={asked} onOpen={setOpened} />
              <ByRep answer={answer} onOpen={setOpened} />
            </Answered>
          )}
        </div>
      </PrintedPage>
      {answer && opened ? (
        <OpenedRows opened={opened} answer={answer} onClose={() => setOpened(undefined)} />
      ) : null}
    </div>
  );
}

function Figures({
  answer: { figures, currency },
  onOpen,
}: {
  readonly answer: ReportAnswer;
  readonly onOpen: (opened: Opened) => void;
}) {
  const large = primary.flatMap((id) => figures.find((figure) => figure.id === id) ?? []);
  const small = figures.filter(({ id }) => !primary.includes(id));
  const toCard = (figure: Figure, isSmall: boolean) => (
    <MetricCard
      key={figure.id}
      figure={figure}
      currency={currency}
      isSmall={isSmall}
      onOpen={() => onOpen({ kind: 'metric', metric: figure.id, repId: undefined })}
    />
  );
  return (
    <PrintedBlock id="figures" className="flex flex-col gap-3">
      <div className="grid grid-cols-2 gap-3 @min-[56rem]:grid-cols-4">
        {large.map((figure) => toCard(figure, false))}
      </div>
      <div className="grid grid-cols-[repeat(auto-fit,minmax(9.5rem,1fr))] gap-3">
        {small.map((figure) => toCard(figure, true))}
      </div>
    </PrintedBlock>
  );
}

function Charts({
  answer,
  asked,
  onOpen,
}: {
  readonly answer: ReportAnswer;
  readonly asked: ReportAsked;
  readonly onOpen: (opened: Opened) => void;
}) {
  const whose = repsText(answer.query.repIds, answer.reps);
  return (
    <div className="grid gap-3 @min-[56rem]:grid-cols-2 @min-[88rem]:grid-cols-3 print:grid-cols-1">
      <TrendPart answer={answer} asked={asked} />
      <FunnelPart
        answer={answer}
        whose={whose}
        onOpen={(stageId, part) => onOpen({ kind: 'stage', stageId, part })}
      />
      <div className="flex min-w-0 @min-[56rem]:col-span-2 @min-[88rem]:col-span-1 print:col-span-1 print:block">
        <CohortPart answer={answer} whose={whose} />
      </div>
    </div>
  );
}

function ByRep({
  answer: { byRep, figures, currency },
  onOpen,
}: {
  readonly answer: ReportAnswer;
  readonly onOpen: (opened: Opened) => void;
}) {
  return (
    <PrintedBlock id="reps">
      <section className="min-w-0 rounded-lg border border-line bg-surface px-4 py-3">
        <header className="flex flex-wrap items-baseline gap-x-3">
          <h3 className="text-xs font-semibold text-ink-2">{i18n.t('reports.byRep')}</h3>
          <p className="text-2xs text-ink-3 print:hidden">{i18n.t('reports.byRepHint')}</p>
        </header>
        <div className="print:hidden">
          <RepTable
            rows={byRep}
            all={figures}
            currency={currency}
            onOpen={(metric, repId) => onOpen({ kind: 'metric', metric, repId })}
          />
        </div>
        <div className="hidden flex-col gap-3 print:flex">
          {toRepTables(figures, { byRep, currency }).map((table) => (
            <DataTable
              key={table.columns.map(({ label }) => label).join()}
              caption={i18n.t('reports.byRep')}
              table={table}
            />
          ))}
        </div>
      </section>
    </PrintedBlock>
  );
}

function OpenedRows({
  opened,
  answer,
  onClose,
}: {
  readonly opened: Opened;
  readonly answer: ReportAnswer;
  readonly onClose: () => void;
}) {
  const rows =
    opened.kind === 'metric' ? toMetricRows(opened, answer) : toStageRows(opened, answer);
  if (!rows) return null;
  return <RowsPanel shows={JSON.stringify(opened)} onClose={onClose} {...rows} />;
}

type OpenedOf<Kind extends Opened['kind']> = Extract<Opened, { readonly kind: Kind }>;

function toMetricRows({ metric, repId }: OpenedOf<'metric'>, answer: ReportAnswer) {
  const { asked, query, byRep, reps } = answer;
  const figures =
    repId === undefined ? answer.figures : byRep.find((rep) => rep.repId === repId)?.figures;
  const figure = figures?.find(({ id }) => id === metric);
  if (!figure) return undefined;
  const whose =
    repId === undefined
      ? repsText(query.repIds, reps)
      : repName(
          repId,
          byRep.map(({ repId: id, name }) => ({ id, name })),
        );
  return {
    title: metricTitle(metric),
    detail: `${periodName(query.period)}, ${whose}`,
    asked: repId === undefined ? asked : { ...asked, repIds: [repId] },
    parts: Object.entries(figure.rowCounts).map(([part, count]) => ({
      of: { kind: 'metric' as const, metric, part },
      label: rowsLabel(part),
      count,
    })),
  };
}

function toStageRows({ stageId, part: firstPart }: OpenedOf<'stage'>, answer: ReportAnswer) {
  const { asked, query, funnel, reps } = answer;
  const step = funnel.find((each) => each.stageId === stageId);
  if (!step) return undefined;
  const counts = toFunnelCounts(step);
  return {
    title: i18n.t('reports.stageOf', [step.name]),
    detail: `${yearSpanText(query.period, query.now)}, ${repsText(query.repIds, reps)}`,
    asked,
    firstPart,
    parts: funnelParts.map((part) => ({
      of: { kind: 'stage' as const, stageId, part },
      label: i18n.t(`reports.stageParts.${part}`),
      count: counts[part],
    })),
  };
}
