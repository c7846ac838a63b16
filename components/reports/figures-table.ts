import { i18n } from '#i18n';
import type { Figure, Quantity } from '../../lib/reports/metrics.ts';
import type { FunnelStep } from '../../lib/reports/series.ts';
import type { ReportAnswer } from '../dashboard/dashboard-words.ts';
import { numberText } from '../ui/locale.ts';
import { toChange } from './change-text.ts';
import { type ChartTable, noCell, type TableCell, textCell } from './chart-table.ts';
import { besideTexts, caveatText, formulaText, metricTitle } from './metric-words.ts';
import { quantityCell } from './quantity-text.ts';
import type { RepFigures } from './rep-table.tsx';

function repLabel({ repId, name }: RepFigures): string {
  return repId === '' ? i18n.t('reports.nobodys') : name || i18n.t('reports.rep');
}

/** Reps that stand side by side on a sheet of paper. */
const mostAcross = 6;

/** Metrics down, reps across, as a sheet of paper has room for; many reps stand in several tables. */
export function toRepTables(
  figures: readonly Figure[],
  of: { readonly byRep: readonly RepFigures[]; readonly currency: string },
): readonly ChartTable[] {
  const { byRep, currency } = of;
  const starts = byRep.map((_, index) => index).filter((index) => index % mostAcross === 0);
  return starts.map((start) => {
    const reps = byRep.slice(start, start + mostAcross);
    return {
      columns: [
        { label: i18n.t('reports.metric'), isNumber: false },
        ...reps.map((rep) => ({ label: repLabel(rep), isNumber: true })),
        { label: i18n.t('reports.sumOfAll'), isNumber: true },
      ],
      rows: figures.map((figure) => [
        textCell(metricTitle(figure.id)),
        ...reps.map((rep) =>
          quantityCell(rep.figures.find(({ id }) => id === figure.id)?.now ?? null, currency),
        ),
        quantityCell(figure.now, currency),
      ]),
    };
  });
}

/** What a number of the file is in. */
function unitText({ unit }: Quantity): string {
  return i18n.t(`reports.units.${unit}`);
}

function currencyText({ unit }: Quantity, currency: string): string {
  return unit === 'money' || unit === 'moneyPerDay' ? currency : '';
}

type Figures = Pick<ReportAnswer, 'figures' | 'byRep' | 'currency' | 'funnel'>;

/** All metrics of a period, for a file: each with its unit, what it was before, its formula, and its value by rep; then the steps of the funnel. */
export function toFiguresTable({ figures, byRep, currency, funnel }: Figures): ChartTable {
  return {
    columns: [
      { label: i18n.t('reports.metric'), isNumber: false },
      { label: i18n.t('reports.value'), isNumber: true },
      { label: i18n.t('reports.unit'), isNumber: false },
      { label: i18n.t('reports.currency'), isNumber: false },
      { label: i18n.t('reports.compared'), isNumber: true },
      { label: i18n.t('reports.change'), isNumber: false },
      { label: i18n.t('reports.formula'), isNumber: false },
      { label: i18n.t('reports.beside'), isNumber: false },
      { label: i18n.t('reports.note'), isNumber: false },
      ...byRep.map((rep) => ({ label: repLabel(rep), isNumber: true })),
    ],
    rows: [
      ...figures.map((figure) => [
        textCell(metricTitle(figure.id)),
        quantityCell(figure.now, currency),
        textCell(unitText(figure.now)),
        textCell(currencyText(figure.now, currency)),
        quantityCell(figure.before, currency),
        textCell(toChange(figure, currency)?.text ?? ''),
        textCell(formulaText(figure, currency) ?? ''),
        textCell(besideTexts(figure, currency).join('; ')),
        textCell(figure.caveats.flatMap((caveat) => caveatText(caveat) ?? []).join(' ')),
        ...byRep.map((rep) =>
          quantityCell(rep.figures.find(({ id }) => id === figure.id)?.now ?? null, currency),
        ),
      ]),
      ...funnel.slice(1).map((step, at) => toStageRow(step, { from: funnel[at], byRep, currency })),
    ],
  };
}

/** How many of those who reached the stage before reached this one. */
function toStageRow(
  { name, share, reachedCount, before }: FunnelStep,
  of: Pick<Figures, 'byRep' | 'currency'> & { readonly from: FunnelStep | undefined },
): readonly TableCell[] {
  const now: Quantity = { unit: 'ratio', value: share };
  const then: Quantity | null = before && { unit: 'ratio', value: before.share };
  return [
    textCell(i18n.t('reports.stageOf', [name])),
    quantityCell(now, of.currency),
    textCell(unitText(now)),
    textCell(''),
    quantityCell(then, of.currency),
    textCell(toChange({ now, before: then, better: 'more' }, of.currency)?.text ?? ''),
    textCell(`${numberText(reachedCount)} ÷ ${numberText(of.from?.reachedCount ?? 0)}`),
    textCell(''),
    textCell(i18n.t('reports.funnelAside')),
    ...of.byRep.map(() => noCell),
  ];
}
