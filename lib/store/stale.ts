import type { WrittenRows } from './search-lines.ts';
import type { StaleSubject } from './store.ts';
import type { AnyRow, SyncedTableName } from './tables.ts';

/** Everything is to be worked out again. */
export const everything = 'all';

type Fields = Readonly<Record<string, unknown>>;

/** What a change of these concerns is not told by the row: the whole pipeline is looked at again. */
const concernsAll: ReadonlySet<SyncedTableName> = new Set([
  'stages',
  'settings',
  'rep_settings',
  'cadences',
  'workspaces',
]);

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
      return concernsAll.has(table) ? [everything] : [];
  }
}

/**
 * The prospects and deals whose next actions may be others once these rows are written. Kept in the same transaction, so
 * that no kill between the save and the list leaves the list wrong for good.
 */
export function toStaleSubjects(written: WrittenRows): StaleSubject[] {
  const keys = new Set<string>();
  for (const { table, before, after } of written.rows()) {
    for (const row of [before, after]) {
      if (row) for (const key of subjectsOf(table, row)) keys.add(key);
    }
  }
  return Array.from(keys, (key) => ({ key }));
}
