import { randomId } from '../platform/ids.ts';
import { isSameValue } from './flat.ts';
import type { WrittenRows } from './search-lines.ts';
import type { StaleSubject } from './store.ts';
import type { AnyRow, SyncedTableName } from './tables.ts';

/** Everything is to be worked out again. */
export const everything = 'all';

/** Marks a prospect, a deal, or everything. */
export function toStale(key: string): StaleSubject {
  return { key, mark: randomId() };
}

/** Of keys `table:id` the ids of one table. */
export function idsOf(keys: Iterable<string>, table: SyncedTableName): string[] {
  const prefix = `${table}:`;
  return [...keys].flatMap((key) => (key.startsWith(prefix) ? key.slice(prefix.length) : []));
}

type Fields = Readonly<Record<string, unknown>>;

/** Fields of rows that hold for all of the workspace, and on which a rule or the order of actions rests. */
const weighedFields: Partial<Record<SyncedTableName, readonly string[]>> = {
  stages: ['kind', 'probability', 'position', 'deleted_at'],
  settings: ['value', 'deleted_at'],
  rep_settings: ['value', 'deleted_at'],
  cadences: ['name', 'steps', 'deleted_at'],
  workspaces: ['currency', 'time_zone'],
  scorecards: ['body', 'deleted_at'],
};

/** Of all settings these change what is due; of a rep's own only the days on which they are away. */
const weighedKeys: ReadonlySet<unknown> = new Set([
  'holidays',
  'work_week',
  'currency_rates',
  'away',
  'ideal_profile',
  'scoring',
]);

/** Whether a change concerns the whole pipeline, and not only whom its row names. */
function concernsAll(
  table: SyncedTableName,
  [before, after]: readonly [AnyRow | undefined, AnyRow | undefined],
): boolean {
  const fields = weighedFields[table];
  if (!fields) return false;
  const [old, now] = [before, after] as unknown as readonly (Fields | undefined)[];
  const isSetting = table === 'settings' || table === 'rep_settings';
  if (isSetting && !weighedKeys.has((now ?? old)?.['key'])) return false;
  return fields.some((field) => !isSameValue(old?.[field] ?? null, now?.[field] ?? null));
}

/** Prospects and deals that a row is about, as keys. */
function subjectsOf(table: SyncedTableName, row: AnyRow): readonly string[] {
  const fields = row as unknown as Fields;
  const person = (id: unknown) => (typeof id === 'string' ? [`prospects:${id}`] : []);
  const deal = (id: unknown) => (typeof id === 'string' ? [`deals:${id}`] : []);
  switch (table) {
    case 'prospects':
      return person(row.id);
    case 'deals':
      return [...deal(row.id), ...deal(fields['renews_deal_id'])];
    case 'touchpoints':
      return [
        ...(fields['prospect_ids'] as readonly string[]).flatMap(person),
        ...deal(fields['deal_id']),
      ];
    case 'stage_changes':
    case 'stakeholders':
    case 'tasks':
    case 'enrolments':
    case 'signals':
      return [...person(fields['prospect_id']), ...deal(fields['deal_id'])];
    case 'dismissals':
      return [...person(fields['about_id']), ...deal(fields['about_id'])];
    default:
      return [];
  }
}

/**
 * The prospects and deals whose next actions may be others once these rows are written. Kept in the same transaction, so
 * that no kill between the save and the list leaves the list wrong for good.
 */
export function toStaleSubjects(written: WrittenRows): StaleSubject[] {
  const keys = new Set<string>();
  for (const { table, before, after } of written.rows()) {
    if (concernsAll(table, [before, after])) keys.add(everything);
    for (const row of [before, after]) {
      if (row) for (const key of subjectsOf(table, row)) keys.add(key);
    }
  }
  return Array.from(keys, toStale);
}
