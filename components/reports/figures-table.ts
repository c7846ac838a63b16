import { i18n } from '#i18n';
import type { Figure } from '../../lib/reports/metrics.ts';
import { toChange } from './change-text.ts';
import { type ChartTable, textCell } from './chart-table.ts';
import { besideTexts, caveatText, formulaText, metricTitle } from './metric-words.ts';
import { quantityCell } from './quantity-text.ts';
import type { RepFigures } from './rep-table.tsx';

/** All metrics of a period, for a file: each with what it was before, its formula, and its value by rep. */
export function toFiguresTable(
  figures: readonly Figure[],
  of: { readonly byRep: readonly RepFigures[]; readonly currency: string },
): ChartTable {
  const { byRep, currency } = of;
  const reps = byRep.filter(({ repId, name }) => repId === '' || name !== '');
  return {
    columns: [
      { label: i18n.t('reports.metric'), isNumber: false },
      { label: i18n.t('reports.value'), isNumber: true },
      { label: i18n.t('reports.compared'), isNumber: true },
      { label: i18n.t('reports.change'), isNumber: false },
      { label: i18n.t('reports.formula'), isNumber: false },
      { label: i18n.t('reports.beside'), isNumber: false },
      { label: i18n.t('reports.note'), isNumber: false },
      ...reps.map(({ repId, name }) => ({
        label: repId === '' ? i18n.t('reports.nobodys') : name,
        isNumber: true,
      })),
    ],
    rows: figures.map((figure) => [
      textCell(metricTitle(figure.id)),
      quantityCell(figure.now, currency),
      quantityCell(figure.before, currency),
      textCell(toChange(figure, currency)?.text ?? ''),
      textCell(formulaText(figure, currency) ?? ''),
      textCell(besideTexts(figure, currency).join('; ')),
      textCell(figure.caveats.flatMap((caveat) => caveatText(caveat) ?? []).join(' ')),
      ...reps.map((rep) =>
        quantityCell(rep.figures.find(({ id }) => id === figure.id)?.now ?? null, currency),
      ),
    ]),
  };
}
