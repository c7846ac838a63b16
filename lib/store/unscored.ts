import { isSameValue } from './flat.ts';
import type { WrittenRows } from './search-lines.ts';
import { toStale } from './stale.ts';
import type { StaleSubject } from './store.ts';
import type { AnyRow, SyncedTableName } from './tables.ts';

/** What everybody is measured by has changed, and nobody's facts. */
export const wholeCard = 'card';

type Fields = Readonly<Record<string, unknown>>;

/** Fields on which a score rests. */
const scoredFields: Partial<Record<SyncedTableName, readonly string[]>> = {
  prospects: [
    'title',
    'headline',
    'seniority',
    'department',
    'location',
    'company_id',
    'merged_into',
    'deleted_at',
  ],
  companies: ['industry', 'size_min', 'size_max', 'location', 'merged_into', 'deleted_at'],
  touchpoints: ['prospect_ids', 'channel', 'direction', 'occurred_at', 'outcome', 'deleted_at'],
  settings: ['value', 'deleted_at'],
  scorecards: ['body', 'deleted_at'],
};

const scoredSettings: ReadonlySet<unknown> = new Set(['ideal_profile', 'scoring']);

function toKeys(table: SyncedTableName, row: AnyRow): readonly string[] {
  const fields = row as unknown as Fields;
  switch (table) {
    case 'prospects':
    case 'companies':
      return [`${table}:${row.id}`];
    case 'touchpoints':
      return (fields['prospect_ids'] as readonly string[]).map((id) => `prospects:${id}`);
    case 'settings':
      return scoredSettings.has(fields['key']) ? [wholeCard] : [];
    case 'scorecards':
      return [wholeCard];
    default:
      return [];
  }
}

/** Whose score may be another once these rows are written; kept in the same transaction. */
export function toUnscored(written: WrittenRows): StaleSubject[] {
  const keys = new Set<string>();
  for (const { table, before, after } of written.rows()) {
    const fields = scoredFields[table];
    if (!fields) continue;
    const [old, now] = [before, after] as unknown as readonly (Fields | undefined)[];
    const isSame = fields.every((field) => isSameValue(old?.[field] ?? null, now?.[field] ?? null));
    if (old && now && isSame) continue;
    for (const row of [before, after]) {
      if (row) for (const key of toKeys(table, row)) keys.add(key);
    }
  }
  return Array.from(keys, toStale);
}
