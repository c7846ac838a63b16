import type { Evidence } from '../model/evidence.ts';
import type { FlatFields } from './journal.ts';
import { type AnyRow, type SyncedTableName, syncedTables } from './tables.ts';

/** Columns that the store keeps itself. `deleted_at` is not among them: deleting is a change like any other. */
const ownColumns: ReadonlySet<string> = new Set([
  'id',
  'workspace_id',
  'rev',
  'clocks',
  'created_at',
  'updated_at',
  'updated_by',
  'ix',
]);

const evidencePrefix = 'evidence.';

/** A row as single fields, each piece of evidence one of them: the form in which rows are compared and journalled. */
export function toFlat(table: SyncedTableName, row: AnyRow): Record<string, unknown> {
  const flat: Record<string, unknown> = {};
  for (const [field, value] of Object.entries(row)) {
    if (ownColumns.has(field)) continue;
    if (field === 'evidence' && syncedTables[table].hasEvidence) {
      for (const [of, evidence] of Object.entries(value as Record<string, Evidence>)) {
        flat[evidencePrefix + of] = evidence;
      }
    } else flat[field] = value;
  }
  return flat;
}

/** The row with some of its flat fields replaced; a piece of evidence that becomes null is dropped. */
export function withFlat<Row extends AnyRow>(row: Row, fields: FlatFields): Row {
  const next: Record<string, unknown> = { ...row };
  for (const [field, value] of Object.entries(fields)) {
    const of = evidenceField(field);
    if (of === undefined) {
      next[field] = value;
      continue;
    }
    const evidence = { ...(next['evidence'] as Record<string, unknown>) };
    if (value === null || value === undefined) delete evidence[of];
    else evidence[of] = value;
    next['evidence'] = evidence;
  }
  return next as Row;
}

/** The field that a flat evidence key belongs to, `undefined` for any other key. */
export function evidenceField(flatKey: string): string | undefined {
  return flatKey.startsWith(evidencePrefix) ? flatKey.slice(evidencePrefix.length) : undefined;
}

/** Same value; null and absent are the same. */
export function isSameValue(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (one === null || one === undefined || other === null || other === undefined) {
    return (one ?? null) === (other ?? null);
  }
  if (typeof one !== 'object' || typeof other !== 'object') return false;
  if (Array.isArray(one) !== Array.isArray(other)) return false;
  const keys = Object.keys(one);
  const otherKeys = Object.keys(other);
  if (keys.length !== otherKeys.length) return false;
  return keys.every(
    (key) =>
      key in other &&
      isSameValue((one as Record<string, unknown>)[key], (other as Record<string, unknown>)[key]),
  );
}

/** What must be added to and removed from `before` to make `after`; order and repeats do not count. */
export function setChange(
  before: readonly string[],
  after: readonly string[],
): { add: string[]; remove: string[] } {
  const old = new Set(before);
  const fresh = new Set(after);
  return {
    add: [...fresh].filter((element) => !old.has(element)),
    remove: [...old].filter((element) => !fresh.has(element)),
  };
}

export function isSetField(table: SyncedTableName, field: string): boolean {
  return syncedTables[table].sets.includes(field);
}

export function asSet(value: unknown): readonly string[] {
  return Array.isArray(value) ? (value as readonly string[]) : [];
}

/** Names of the flat fields in which two versions of a row differ. */
export function changedKeys(
  table: SyncedTableName,
  before: FlatFields,
  after: FlatFields,
): string[] {
  const keys = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...keys].filter((key) => {
    if (!isSetField(table, key)) return !isSameValue(before[key], after[key]);
    const { add, remove } = setChange(asSet(before[key]), asSet(after[key]));
    return add.length + remove.length > 0;
  });
}
