import { i18n } from '#i18n';
import type { FunnelStep, FunnelPart as Part } from '../../lib/reports/series.ts';
import { numberText } from '../ui/locale.ts';
import { toStepColor } from '../ui/step-color.ts';
import { ChartFrame } from './chart-frame.tsx';
import { type ChartTable, noCell, textCell } from './chart-table.ts';
import { headHeight, rowHeight, toBarsHeight } from './charts/bar-rows.tsx';
import { FunnelChart } from './charts/funnel-chart.tsx';
import { axisPeriodName, periodName, yearSpanText } from './period-words.ts';
import { countCell, roundShareText, shareCell } from './quantity-text.ts';
import type { ReportChartProps } from './report-charts.tsx';

/** Which part of a step each column of the table counts. */
const partByColumn: Readonly<Record<number, Part>> = { 1: 'reached', 3: 'skipped', 4: 'open' };

export function toFunnelCounts(step: FunnelStep): Readonly<Record<Part, number>> {
  return { reached: step.reachedCount, skipped: step.skippedCount, open: step.openCount };
}

/** How far deals came, stage by stage, against the period before. Each stage opens the deals behind its number. */
export function FunnelPart({
  answer: { funnel, query, before },
  whose,
  onOpen,
}: ReportChartProps & { readonly onOpen: (stageId: string, part: Part) => void }) {
  const span = yearSpanText(query.period, query.now);
  const openCount = funnel.filter(({ kind }) => kind === 'open').length;
  const isEmpty = (funnel[0]?.reachedCount ?? 0) === 0;
  const actOf = (row: number, part: Part) => {
    const step = funnel[row];
    if (!step || toFunnelCounts(step)[part] === 0) return undefined;
    const label = i18n.t('reports.dealsOf', [step.name]);
    return { label, run: () => onOpen(step.stageId, part) };
  };
  return (
    <ChartFrame
      id="funnel"
      title={i18n.t('reports.funnel')}
      aside={i18n.t('reports.funnelAside')}
      detail={`${span}, ${whose}`}
      empty={isEmpty ? i18n.t('reports.funnelNone') : undefined}
      note={i18n.t('reports.funnelMeaning', [span])}
      opens={{
        top: headHeight,
        rowHeight,
        ofRow: (row) => actOf(row, 'reached'),
        ofCell: (row, column) => {
          const part = partByColumn[column];
          return part && actOf(row, part);
        },
      }}
      table={toFunnelTable(funnel, periodName(before))}
      height={toBarsHeight(funnel.length)}
      renderDrawing={(width) => (
        <FunnelChart
          width={width}
          heads={{
            count: i18n.t('reports.reached'),
            share: i18n.t('reports.shareShort'),
            before: axisPeriodName(before),
          }}
          bars={funnel.map((step, index) => ({
            id: step.stageId,
            name: step.name,
            count: step.reachedCount,
            color: step.kind === 'won' ? 'var(--color-won)' : toStepColor(index, openCount),
            countText: numberText(step.reachedCount),
            shareText: step.share === null ? '' : roundShareText(step.share),
            beforeText: toBeforeText(step),
          }))}
        />
      )}
    />
  );
}

/** The share before; of the first stage, which has none, how many there were. */
function toBeforeText({ before, share }: FunnelStep): string {
  if (!before) return '';
  if (before.share !== null) return roundShareText(before.share);
  return share === null ? numberText(before.reachedCount) : '';
}

function toFunnelTable(funnel: readonly FunnelStep[], beforeName: string): ChartTable {
  return {
    columns: [
      { label: i18n.t('reports.stage'), isNumber: false },
      { label: i18n.t('reports.reached'), isNumber: true },
      { label: i18n.t('reports.share'), isNumber: true },
      { label: i18n.t('reports.skipped'), isNumber: true },
      { label: i18n.t('reports.stillIn'), isNumber: true },
      {
        label: i18n.t('reports.ofBefore', [i18n.t('reports.reached'), beforeName]),
        isNumber: true,
      },
      { label: i18n.t('reports.ofBefore', [i18n.t('reports.share'), beforeName]), isNumber: true },
    ],
    rows: funnel.map(({ name, reachedCount, share, skippedCount, openCount, before }) => [
      textCell(name),
      countCell(reachedCount),
      shareCell(share),
      countCell(skippedCount),
      countCell(openCount),
      before ? countCell(before.reachedCount) : noCell,
      shareCell(before?.share ?? null),
    ]),
  };
}
