import { i18n } from '#i18n';
import type { Cell, ListQuery, ListRow } from '../../lib/store/record-lists.ts';
import { type TableCell, toCsv, toCsvRows } from '../reports/chart-table.ts';
import { cellText, columnLabel, nextText } from './list-words.ts';

/** Rows that are asked for, and written, at a time: the page stays awake in between. */
const pieceSize = 500;

/** How the worker is asked. */
interface CsvSource {
  readonly loadIds: () => Promise<readonly string[]>;
  /** In the order of the ids; what is gone by then is left out. */
  readonly loadRows: (ids: readonly string[]) => Promise<readonly ListRow[]>;
}

interface ListCsv {
  /** The text of the file, in pieces. */
  readonly parts: readonly string[];
  /** Rows that are in it. */
  readonly count: number;
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

/** The cells of a column in a file. */
function toFileCells(
  row: ListRow,
  of: { readonly column: string; readonly at: number; readonly now: number },
) {
  const cell = row.cells[of.at];
  if (of.column === 'name') return [{ text: row.name }];
  if (of.column === 'grade') return [{ text: cell?.kind === 'score' ? (cell.grade ?? '') : '' }];
  return cell ? toCells(cell, of.now) : [{ text: '' }];
}

/**
 * All rows that fit at the moment of the first question, each of them once, whatever moves in the list meanwhile; with the
 * columns that are shown.
 */
export async function toListCsv(
  { columns }: Pick<ListQuery, 'columns'>,
  { loadIds, loadRows }: CsvSource,
  now: number,
): Promise<ListCsv> {
  const ids = await loadIds();
  const parts: string[] = [];
  let kinds: readonly (Cell['kind'] | undefined)[] = [];
  let count = 0;
  for (let from = 0; from < ids.length; from += pieceSize) {
    const rows = await loadRows(ids.slice(from, from + pieceSize));
    if (kinds.length === 0) kinds = rows[0]?.cells.map(({ kind }) => kind) ?? [];
    count += rows.length;
    parts.push(
      toCsvRows(
        rows.map((row) => columns.flatMap((column, at) => toFileCells(row, { column, at, now }))),
      ),
    );
  }
  const heads = columns.flatMap((column, at) => toHeads(column, kinds[at]));
  const head = toCsv({ columns: heads.map((label) => ({ label, isNumber: false })), rows: [] });
  return { parts: [head, ...parts], count };
}
