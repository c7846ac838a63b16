import { i18n } from '#i18n';
import type { ShownValue } from '../../lib/store/shown-values.ts';
import type { SyncedTableName } from '../../lib/store/tables.ts';
import { numberText, pageLocale } from '../ui/locale.ts';
import { columnLabel } from '../words.ts';
import { choiceWord } from './choice-words.ts';

/** A note may be 20,000 characters long; a list shows how it begins. */
const maxLength = 240;

/** The label of a field; `undefined` for those that a rep does not know by name. */
export function toFieldLabel(table: SyncedTableName, column: string): string | undefined {
  return table === 'tasks' && column === 'title' ? i18n.t('next.title') : columnLabel(column);
}

function toElements(column: string, elements: readonly (string | null)[]): string {
  const words = elements.map((element) =>
    element === null ? i18n.t('issues.notHere') : (choiceWord(column, element) ?? element),
  );
  return words.join(', ');
}

function toPlainText(column: string, text: string): string {
  if (/_at$|_until$/.test(column)) return new Date(text).toLocaleString(pageLocale(), when);
  if (/_on$/.test(column)) return new Date(`${text}T12:00`).toLocaleDateString(pageLocale(), day);
  const word = choiceWord(column, text);
  if (word !== undefined) return word;
  return text.length > maxLength ? `${text.slice(0, maxLength)}…` : text;
}

const day = { day: 'numeric', month: 'short', year: 'numeric' } as const;
const when = { ...day, hour: '2-digit', minute: '2-digit' } as const;

/** A value as one text: a change of a set with what comes in and what goes out. */
export function toShownText(column: string, value: ShownValue): string {
  if (value === null || value === '') return '–';
  if (typeof value === 'string') return toPlainText(column, value);
  if (typeof value === 'number') return numberText(value);
  if (typeof value === 'boolean') return i18n.t(value ? 'issues.yes' : 'issues.no');
  if ('name' in value) return value.name ?? i18n.t('issues.notHere');
  if (!('add' in value)) return value.length === 0 ? '–' : toElements(column, value);
  const parts = [
    ...(value.add.length > 0 ? [`+ ${toElements(column, value.add)}`] : []),
    ...(value.remove.length > 0 ? [`− ${toElements(column, value.remove)}`] : []),
  ];
  return parts.join(' · ');
}
