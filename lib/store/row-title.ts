import type { SyncedTableName } from './tables.ts';

const titleFields: Partial<Record<SyncedTableName, string>> = {
  workspaces: 'name',
  members: 'name',
  companies: 'name',
  prospects: 'full_name',
  stages: 'name',
  deals: 'name',
  notes: 'body',
  touchpoints: 'subject',
  tasks: 'title',
  templates: 'name',
  cadences: 'name',
  settings: 'key',
  rep_settings: 'key',
};

const maxLength = 80;

/** What a rep knows a row by, of a row or of the fields of a change; `undefined` where there is nothing to name it. */
export function titleOf(table: SyncedTableName, fields: object): string | undefined {
  const field = titleFields[table];
  const value = field === undefined ? undefined : (fields as Record<string, unknown>)[field];
  return typeof value === 'string' && value !== '' ? value.slice(0, maxLength) : undefined;
}
