import { useState } from 'react';
import { i18n } from '#i18n';
import { reportBug } from '../../lib/platform/log.ts';
import type { Cell, ListQuery, ListRow } from '../../lib/store/record-lists.ts';
import { askDashboard } from '../dashboard/ask-dashboard.ts';
import { type ChartTable, type TableCell, toCsv } from '../reports/chart-table.ts';
import { saveFile, toFileName } from '../reports/save-file.ts';
import { numberText } from '../ui/locale.ts';
import { useReceipt } from '../ui/toast.tsx';
import { cellText, columnLabel, nextText, tableLabel } from './list-words.ts';

const pageSize = 2_000;

/** All rows of a query, in its order. */
async function loadAllRows(query: ListQuery): Promise<readonly ListRow[]> {
  const rows: ListRow[] = [];
  for (;;) {
    const page = await askDashboard('list', { query, from: rows.length, count: pageSize });
    rows.push(...page.rows);
    if (page.rows.length === 0 || rows.length >= page.total) return rows;
  }
}

const plain = (value: string | number | null): TableCell => {
  const text = value === null ? '' : String(value);
  return { text, plain: text };
};

/** Numbers with a point, days and times as ISO writes them, whatever the language: another program reads them. */
function toCells(cell: Cell, now: number): readonly TableCell[] {
  switch (cell.kind) {
    case 'money':
      return [plain(cell.amount), plain(cell.amount === null ? null : cell.currency)];
    case 'time':
      return [plain(cell.at === null ? null : new Date(cell.at).toISOString())];
    case 'day':
      return [plain(cell.day)];
    case 'number':
    case 'percent':
      return [plain(cell.value)];
    case 'score':
      return [plain(cell.score)];
    case 'next':
      return [{ text: nextText(cell) }, plain(cell.dueAt)];
    default:
      return [{ text: cellText(cell, now) }];
  }
}

/** Some columns are two in a file: an amount and its currency, what is next and when. */
function toHeads(column: string, kind: Cell['kind'] | undefined): readonly string[] {
  const label = columnLabel(column);
  if (kind === 'money') return [label, i18n.t('lists.csvCurrency', [label])];
  if (kind === 'next') return [label, i18n.t('fields.due_at')];
  return [label];
}

function toTable({ columns }: ListQuery, rows: readonly ListRow[], now: number): ChartTable {
  const heads = columns.flatMap((column, at) => toHeads(column, rows[0]?.cells[at]?.kind));
  return {
    columns: heads.map((label) => ({ label, isNumber: false })),
    rows: rows.map(({ name, cells }) =>
      columns.flatMap((column, at) => {
        const cell = cells[at];
        if (column === 'name') return [{ text: name }];
        if (column === 'grade') return [{ text: cell?.kind === 'score' ? (cell.grade ?? '') : '' }];
        return cell ? toCells(cell, now) : [{ text: '' }];
      }),
    ),
  };
}

/** Puts all rows that fit, with the columns that are shown, into the rep's downloads. */
export function useCsv(): {
  readonly isBusy: boolean;
  readonly save: (query: ListQuery) => Promise<void>;
} {
  const { show } = useReceipt();
  const [isBusy, setBusy] = useState(false);
  return {
    isBusy,
    async save(query) {
      setBusy(true);
      try {
        const now = Date.now();
        const rows = await loadAllRows(query);
        const csv = toCsv(toTable(query, rows, now));
        const day = new Intl.DateTimeFormat('en-CA').format(now);
        const fileName = toFileName([tableLabel(query.table), day], 'csv');
        saveFile(new Blob([csv], { type: 'text/csv;charset=utf-8' }), fileName);
        show({
          title: i18n.t('lists.csvSaved', rows.length, [numberText(rows.length)]),
          detail: fileName,
        });
      } catch (error) {
        reportBug('list csv', error);
        show({ title: i18n.t('lists.csvFailed') });
      } finally {
        setBusy(false);
      }
    },
  };
}
