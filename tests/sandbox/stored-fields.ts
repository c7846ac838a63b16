import * as z from 'zod/mini';
import { evidenceByField } from '../../lib/model/evidence.ts';

const storedRow = z.looseObject({ evidence: evidenceByField });

const headings = ['field', 'value', 'how sure', 'which rule'] as const;

/** A stored row as a table of its fields: the value, how sure it is, and which rules read it. */
export function toFieldTable(row: unknown): string {
  const { evidence, ...fields } = z.parse(storedRow, row);
  const lines = Object.entries(evidence).map(([field, source]) => [
    field,
    toText(fields[field] ?? source.value),
    source.by === 'rep' ? 'your edit' : (source.confidence ?? ''),
    [source.pack, source.layer].filter((word) => word !== undefined).join(' ') +
      toAgreement(source.agreed),
  ]);
  return align([[...headings], ...lines]);
}

/** A row as two places have it, field by field; evidence and clocks as how many they are. Keys of the store's own lists are left out. */
export function toBothSides(
  here: Readonly<Record<string, unknown>>,
  there: Readonly<Record<string, unknown>>,
): string {
  const { ix: _keys, ...kept } = here;
  const lines = Object.entries(kept).map(([field, value]) => [
    field,
    toShort(value),
    field in there ? toShort(there[field]) : '(has no such column)',
  ]);
  return align([['field', 'store', 'PostgreSQL'], ...lines]);
}

function toShort(value: unknown): string {
  if (value === null) return '–';
  if (value instanceof Date) return value.toISOString();
  if (typeof value === 'object' && !Array.isArray(value)) {
    return `${Object.keys(value).length} fields`;
  }
  return toText(value);
}

function toAgreement(agreed: readonly string[] | undefined): string {
  return agreed === undefined || agreed.length === 0 ? '' : `, confirmed by ${agreed.join(' ')}`;
}

function toText(value: unknown): string {
  const text = Array.isArray(value) ? value.join(', ') : String(value);
  return text.length > 52 ? `${text.slice(0, 51)}…` : text;
}

/** Composed letters, so that a Vietnamese name is as wide as it looks. */
function align(lines: readonly (readonly string[])[]): string {
  const widths = (lines[0] ?? []).map((_, column) =>
    Math.max(...lines.map((line) => (line[column] ?? '').normalize('NFC').length)),
  );
  return lines
    .map((line) =>
      `   ${line.map((cell, column) => cell.normalize('NFC').padEnd(widths[column] ?? 0)).join('  ')}`.trimEnd(),
    )
    .join('\n');
}
