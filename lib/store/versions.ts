import type { Dexie, Transaction } from 'dexie';
import {
  type AnyRow,
  rowKey,
  type SyncedTableName,
  syncedTableNames,
  syncedTables,
  toStored,
} from './tables.ts';

/** One step of the schema. Released steps are frozen: their index lists are literals, copied from `currentIndexes`. */
export interface SchemaVersion {
  readonly number: number;
  readonly stores: Readonly<Record<string, string>>;
  /** Runs inside the upgrade's transaction: where it throws, the data and the version number stay as they were. */
  readonly upgrade?: (transaction: Transaction) => Promise<void>;
}

const localTables: Readonly<Record<string, string>> = {
  journal: '++id, at, *rows',
  outbox: '++seq, &mid, [t+id]',
  base: 'key',
  issues: '++id, &mid, [t+rowId], state',
  seen: 'key',
  clips: 'id, state, startedAt, tabId, windowId',
  kv: 'key',
  search: 'key',
  search_updates: 'key',
  actions: 'key, subject, [owner+ready], [owner+pending], [owner+ends]',
  stale: 'key',
  scores: 'key, nextAt',
  score_inputs: 'key',
  unscored: 'key',
  drafts: 'key, at',
  sends: 'key, state, dueAt, thread',
  mail_views: 'tabId',
};

/** The index lists that the code of today works with; a test compares them with the newest dump. */
export const currentIndexes: Readonly<Record<string, string>> = {
  ...Object.fromEntries(syncedTableNames.map((name) => [name, syncedTables[name].indexes])),
  ...localTables,
};

/** Derives the list keys of every row anew; due whenever `toKeys` of a table changes. */
async function deriveKeys(transaction: Transaction, name: SyncedTableName): Promise<void> {
  await transaction
    .table(name)
    .toCollection()
    .modify((row: AnyRow, place) => {
      place.value = toStored(name, row as never);
    });
}

/**
 * Makes fields empty where a row does not know of them. A newer server may have told of it already: that stays. The same
 * in what the server had of rows with waiting changes.
 */
async function fillMissing(
  transaction: Transaction,
  name: SyncedTableName,
  fields: Readonly<Record<string, null | readonly []>>,
): Promise<void> {
  const fill = (row: Record<string, unknown>): void => {
    for (const [field, empty] of Object.entries(fields)) {
      if (row[field] === undefined) row[field] = empty;
    }
  };
  await transaction.table(name).toCollection().modify(fill);
  await transaction
    .table('base')
    .where('key')
    .startsWith(rowKey(name, ''))
    .modify(({ row }: { row: Record<string, unknown> }) => {
      fill(row);
    });
}

export const versions: readonly SchemaVersion[] = [
  {
    number: 1,
    stores: {
      workspaces: 'id',
      members: 'id, ix.rep',
      invitations: 'id, ix.code',
      companies: 'id, ix.slug, ix.linkedinId, ix.domain, [ix.name+id], [ix.recent+id]',
      prospects:
        'id, ix.slug, ix.linkedinId, *ix.tagRecent, *ix.tagName, [ix.recent+id], [ix.status+ix.recent+id], [ix.company+ix.recent+id], [ix.name+id], [ix.status+ix.name+id], [ix.company+ix.name+id]',
      stages: 'id',
      deals: 'id, ix.company, ix.stage',
      stage_changes: 'id, ix.deal',
      stakeholders: 'id, ix.deal, ix.prospect',
      notes: 'id, ix.about',
      touchpoints: 'id, *ix.people, ix.deal, ix.at, ix.thread',
      touchpoint_keys: 'id, ix.key, ix.touchpoint',
      tasks: 'id, ix.of, ix.deal, ix.due, [ix.of+ix.due]',
      templates: 'id',
      cadences: 'id',
      enrolments: 'id, ix.prospect',
      signals: 'id, ix.of',
      dismissals: 'id, ix.about',
      settings: 'id, ix.key',
      rep_settings: 'id, ix.key',
      scorecards: 'id',
      facts: 'id, [ix.of+ix.field]',
      suppressions: 'id, ix.hash',
      journal: '++id, at, *rows',
      outbox: '++seq, &mid, [t+id]',
      clips: 'id, state, startedAt, tabId, windowId',
      kv: 'key',
      search: 'key',
      search_updates: 'key',
    },
  },
  {
    // Duplicates are found by e-mail address and by the company's name without its legal form.
    number: 2,
    stores: {
      workspaces: 'id',
      members: 'id, ix.rep',
      invitations: 'id, ix.code',
      companies: 'id, ix.slug, ix.linkedinId, ix.domain, ix.bare, [ix.name+id], [ix.recent+id]',
      prospects:
        'id, ix.slug, ix.linkedinId, *ix.emails, *ix.tagRecent, *ix.tagName, [ix.recent+id], [ix.status+ix.recent+id], [ix.company+ix.recent+id], [ix.name+id], [ix.status+ix.name+id], [ix.company+ix.name+id]',
      stages: 'id',
      deals: 'id, ix.company, ix.stage',
      stage_changes: 'id, ix.deal',
      stakeholders: 'id, ix.deal, ix.prospect',
      notes: 'id, ix.about',
      touchpoints: 'id, *ix.people, ix.deal, ix.at, ix.thread',
      touchpoint_keys: 'id, ix.key, ix.touchpoint',
      tasks: 'id, ix.of, ix.deal, ix.due, [ix.of+ix.due]',
      templates: 'id',
      cadences: 'id',
      enrolments: 'id, ix.prospect',
      signals: 'id, ix.of',
      dismissals: 'id, ix.about',
      settings: 'id, ix.key',
      rep_settings: 'id, ix.key',
      scorecards: 'id',
      facts: 'id, [ix.of+ix.field]',
      suppressions: 'id, ix.hash',
      journal: '++id, at, *rows',
      outbox: '++seq, &mid, [t+id]',
      clips: 'id, state, startedAt, tabId, windowId',
      kv: 'key',
      search: 'key',
      search_updates: 'key',
    },
    upgrade: async (transaction) => {
      await deriveKeys(transaction, 'prospects');
      await deriveKeys(transaction, 'companies');
    },
  },
  {
    // A team: what the server had of rows with waiting changes, what did not go through, what a new load has seen.
    number: 3,
    stores: {
      workspaces: 'id',
      members: 'id, ix.rep',
      invitations: 'id, ix.code',
      companies: 'id, ix.slug, ix.linkedinId, ix.domain, ix.bare, [ix.name+id], [ix.recent+id]',
      prospects:
        'id, ix.slug, ix.linkedinId, *ix.emails, *ix.tagRecent, *ix.tagName, [ix.recent+id], [ix.status+ix.recent+id], [ix.company+ix.recent+id], [ix.name+id], [ix.status+ix.name+id], [ix.company+ix.name+id]',
      stages: 'id',
      deals: 'id, ix.company, ix.stage',
      stage_changes: 'id, ix.deal',
      stakeholders: 'id, ix.deal, ix.prospect',
      notes: 'id, ix.about',
      touchpoints: 'id, *ix.people, ix.deal, ix.at, ix.thread',
      touchpoint_keys: 'id, ix.key, ix.touchpoint',
      tasks: 'id, ix.of, ix.deal, ix.due, [ix.of+ix.due]',
      templates: 'id',
      cadences: 'id',
      enrolments: 'id, ix.prospect',
      signals: 'id, ix.of',
      dismissals: 'id, ix.about',
      settings: 'id, ix.key',
      rep_settings: 'id, ix.key',
      scorecards: 'id',
      facts: 'id, [ix.of+ix.field]',
      suppressions: 'id, ix.hash',
      journal: '++id, at, *rows',
      outbox: '++seq, &mid, [t+id]',
      base: 'key',
      issues: '++id, &mid, [t+rowId], state',
      seen: 'key',
      clips: 'id, state, startedAt, tabId, windowId',
      kv: 'key',
      search: 'key',
      search_updates: 'key',
    },
  },
  {
    // Selling: next actions over the whole pipeline, what was typed and not saved, renewals, templates with a subject.
    number: 4,
    stores: {
      workspaces: 'id',
      members: 'id, ix.rep',
      invitations: 'id, ix.code',
      companies: 'id, ix.slug, ix.linkedinId, ix.domain, ix.bare, [ix.name+id], [ix.recent+id]',
      prospects:
        'id, ix.slug, ix.linkedinId, *ix.emails, *ix.tagRecent, *ix.tagName, [ix.recent+id], [ix.status+ix.recent+id], [ix.company+ix.recent+id], [ix.name+id], [ix.status+ix.name+id], [ix.company+ix.name+id]',
      stages: 'id',
      deals: 'id, ix.company, ix.stage, ix.renews',
      stage_changes: 'id, ix.deal',
      stakeholders: 'id, ix.deal, ix.prospect',
      notes: 'id, ix.about',
      touchpoints: 'id, *ix.people, ix.deal, ix.at, ix.thread',
      touchpoint_keys: 'id, ix.key, ix.touchpoint',
      tasks: 'id, ix.of, ix.deal, ix.due, [ix.of+ix.due]',
      templates: 'id',
      cadences: 'id',
      enrolments: 'id, ix.prospect',
      signals: 'id, ix.of',
      dismissals: 'id, ix.about',
      settings: 'id, ix.key',
      rep_settings: 'id, ix.key',
      scorecards: 'id',
      facts: 'id, [ix.of+ix.field]',
      suppressions: 'id, ix.hash',
      journal: '++id, at, *rows',
      outbox: '++seq, &mid, [t+id]',
      base: 'key',
      issues: '++id, &mid, [t+rowId], state',
      seen: 'key',
      clips: 'id, state, startedAt, tabId, windowId',
      kv: 'key',
      search: 'key',
      search_updates: 'key',
      actions: 'key, subject, [owner+ready], [owner+pending], [owner+ends]',
      stale: 'key',
      drafts: 'key, at',
    },
    upgrade: async (transaction) => {
      await deriveKeys(transaction, 'deals');
      await fillMissing(transaction, 'templates', { subject: null });
      await fillMissing(transaction, 'enrolments', { stepped_at: null });
      await transaction.table('stale').put({ key: 'all' });
      // A team of before has no stages; whoever may make them does so in the next round.
      const team = (await transaction.table('kv').get('team')) as
        | { readonly value?: { readonly workspaceId?: string | null } }
        | undefined;
      const begins = team?.value?.workspaceId;
      if (begins) await transaction.table('kv').put({ key: 'begins', value: begins });
    },
  },
  {
    // Mail: who wrote a message to whom, messages on their way out, the thread that each tab shows.
    number: 5,
    stores: {
      workspaces: 'id',
      members: 'id, ix.rep',
      invitations: 'id, ix.code',
      companies: 'id, ix.slug, ix.linkedinId, ix.domain, ix.bare, [ix.name+id], [ix.recent+id]',
      prospects:
        'id, ix.slug, ix.linkedinId, *ix.emails, *ix.domains, *ix.tagRecent, *ix.tagName, [ix.recent+id], [ix.status+ix.recent+id], [ix.company+ix.recent+id], [ix.name+id], [ix.status+ix.name+id], [ix.company+ix.name+id]',
      stages: 'id',
      deals: 'id, ix.company, ix.stage, ix.renews',
      stage_changes: 'id, ix.deal',
      stakeholders: 'id, ix.deal, ix.prospect',
      notes: 'id, ix.about',
      touchpoints: 'id, *ix.people, ix.deal, ix.at, ix.thread, ix.mail',
      touchpoint_keys: 'id, ix.key, ix.touchpoint',
      tasks: 'id, ix.of, ix.deal, ix.due, [ix.of+ix.due]',
      templates: 'id',
      cadences: 'id',
      enrolments: 'id, ix.prospect',
      signals: 'id, ix.of',
      dismissals: 'id, ix.about',
      settings: 'id, ix.key',
      rep_settings: 'id, ix.key',
      scorecards: 'id',
      facts: 'id, [ix.of+ix.field]',
      suppressions: 'id, ix.hash',
      journal: '++id, at, *rows',
      outbox: '++seq, &mid, [t+id]',
      base: 'key',
      issues: '++id, &mid, [t+rowId], state',
      seen: 'key',
      clips: 'id, state, startedAt, tabId, windowId',
      kv: 'key',
      search: 'key',
      search_updates: 'key',
      actions: 'key, subject, [owner+ready], [owner+pending], [owner+ends]',
      stale: 'key',
      drafts: 'key, at',
      sends: 'key, state, dueAt, thread',
      mail_views: 'tabId',
    },
    upgrade: async (transaction) => {
      await deriveKeys(transaction, 'prospects');
      await fillMissing(transaction, 'touchpoints', { sender: null, recipients: [] });
    },
  },
  {
    // Lead scores, worked out from the rows after the upgrade, out of its way.
    number: 6,
    stores: currentIndexes,
    upgrade: async (transaction) => {
      await transaction.table('unscored').put({ key: 'all' });
    },
  },
];

export function applyVersions(database: Dexie, steps: readonly SchemaVersion[] = versions): void {
  for (const step of steps) {
    const version = database.version(step.number).stores({ ...step.stores });
    if (step.upgrade) version.upgrade(step.upgrade);
  }
}
