import { toMailKey } from '../mail/same-mail.ts';
import type { Company } from '../model/company.ts';
import type { Deal, Stage, StageChange, Stakeholder } from '../model/deal.ts';
import type {
  Cadence,
  Dismissal,
  Enrolment,
  Fact,
  Note,
  Signal,
  Task,
  Template,
  Touchpoint,
  TouchpointKey,
} from '../model/engagement.ts';
import { foldText } from '../model/fold.ts';
import type { Prospect } from '../model/prospect.ts';
import type { RepSetting, Scorecard, Setting, Suppression } from '../model/settings.ts';
import type { Invitation, Member, Workspace } from '../model/workspace.ts';
import { bareCompanyName } from './company-name.ts';

export interface RowByTable {
  workspaces: Workspace;
  members: Member;
  invitations: Invitation;
  companies: Company;
  prospects: Prospect;
  stages: Stage;
  deals: Deal;
  stage_changes: StageChange;
  stakeholders: Stakeholder;
  notes: Note;
  touchpoints: Touchpoint;
  touchpoint_keys: TouchpointKey;
  tasks: Task;
  templates: Template;
  cadences: Cadence;
  enrolments: Enrolment;
  signals: Signal;
  dismissals: Dismissal;
  settings: Setting;
  rep_settings: RepSetting;
  scorecards: Scorecard;
  facts: Fact;
  suppressions: Suppression;
}
export type SyncedTableName = keyof RowByTable;
export type AnyRow = RowByTable[SyncedTableName];

/**
 * Keys for the local indexes, derived from the row at every write and never sent anywhere. A deleted or merged row has
 * none, so it is absent from every index and no list has to skip it.
 */
export type ListKeys = Readonly<Record<string, string | readonly string[]>>;
export type Stored<Row> = Row & { readonly ix?: ListKeys };

interface TableSpec<Row> {
  /** Dexie's index list. */
  readonly indexes: string;
  /** Fields that are sets: a change adds and removes elements, so two reps' additions both stay. */
  readonly sets: readonly string[];
  /** `evidence` is a map by field, clocked with its field. */
  readonly hasEvidence: boolean;
  /** Never changed after it is written: the journal keeps no copy of the fields. */
  readonly isAppendOnly: boolean;
  /** By field, what is sent and clocked whenever it changes, changed or not: of two devices' changes one wins in all of it. */
  readonly together: Readonly<Record<string, readonly string[]>>;
  toKeys(row: Row): ListKeys;
}

interface TableOptions<Row> {
  readonly indexes?: string;
  readonly sets?: readonly string[];
  readonly hasEvidence?: boolean;
  readonly isAppendOnly?: boolean;
  readonly together?: Readonly<Record<string, readonly string[]>>;
  readonly toKeys?: (row: Row) => Record<string, string | readonly string[] | null>;
}

function table<Row>(options: TableOptions<Row> = {}): TableSpec<Row> {
  return {
    indexes: options.indexes ? `id, ${options.indexes}` : 'id',
    sets: options.sets ?? [],
    hasEvidence: options.hasEvidence ?? false,
    isAppendOnly: options.isAppendOnly ?? false,
    together: options.together ?? {},
    toKeys(row) {
      const keys: Record<string, string | readonly string[]> = {};
      for (const [name, key] of Object.entries(options.toKeys?.(row) ?? {})) {
        if (key !== null && key.length > 0) keys[name] = key;
      }
      return keys;
    },
  };
}

/** Addresses are compared without regard to case; slugs may hold composed or decomposed letters. */
export function foldKey(value: string): string {
  return value.normalize('NFC').toLowerCase().trim();
}

/** What stands after the last `@`, folded. */
export function domainOf(address: string): string {
  return foldKey(address.slice(address.lastIndexOf('@') + 1));
}

/** Names sort by their folded letters; one without any (signs only) by itself. */
function toNameKey(name: string): string {
  return foldText(name) || name;
}

/** The parts stand apart by a character that no text of a rep holds and that sorts before all others. */
export const tagKeySeparator = '\u0000';

export function toTagKey(...parts: readonly string[]): string {
  return parts.join(tagKeySeparator);
}

const foldedOrNull = (value: string | null) => (value === null ? null : foldKey(value));

/** What a deal's stage says of it: won in one stage and open in another is neither. */
const endOfDeal = ['stage_id', 'outcome', 'closed_at', 'lost_reason'];

/** When a task comes up: its due time, or the later time it was put off to. Sorts last where it has none. */
export function comesUpAt(row: Pick<Task, 'due_at' | 'snoozed_until'>): string {
  const due = row.due_at ?? '';
  const later = row.snoozed_until ?? '';
  return (later > due ? later : due) || '9999';
}

/** Every synced table, once: indexes and merge rules. The shapes stand apart in `schemas.ts`: only writing needs them. Writing, undo, export and sync are driven by it. */
export const syncedTables: { readonly [Name in SyncedTableName]: TableSpec<RowByTable[Name]> } = {
  workspaces: table(),
  members: table({ indexes: 'ix.rep', toKeys: (row) => ({ rep: row.rep_id }) }),
  invitations: table({ indexes: 'ix.code', toKeys: (row) => ({ code: row.code }) }),
  companies: table({
    indexes: 'ix.slug, ix.linkedinId, ix.domain, ix.bare, [ix.name+id], [ix.recent+id]',
    sets: ['tags'],
    hasEvidence: true,
    toKeys: (row) => ({
      slug: foldedOrNull(row.linkedin_slug),
      linkedinId: row.linkedin_id,
      domain: foldedOrNull(row.domain),
      bare: bareCompanyName(row.name),
      name: toNameKey(row.name),
      recent: row.updated_at,
    }),
  }),
  prospects: table({
    indexes: [
      'ix.slug, ix.linkedinId, *ix.emails, *ix.domains, *ix.tagRecent, *ix.tagName',
      '[ix.recent+id], [ix.status+ix.recent+id], [ix.company+ix.recent+id]',
      '[ix.name+id], [ix.status+ix.name+id], [ix.company+ix.name+id]',
    ].join(', '),
    sets: ['emails', 'phones', 'websites', 'tags'],
    hasEvidence: true,
    toKeys: (row) => ({
      slug: foldedOrNull(row.linkedin_slug),
      linkedinId: row.linkedin_id,
      emails: row.emails.map(foldKey),
      domains: [...new Set(row.emails.map(domainOf))],
      // A multi-entry index cannot be compound: tag, sort key and id in one text do the same.
      tagRecent: row.tags.map((tag) => toTagKey(tag, row.updated_at, row.id)),
      tagName: row.tags.map((tag) => toTagKey(tag, toNameKey(row.full_name), row.id)),
      recent: row.updated_at,
      name: toNameKey(row.full_name),
      status: row.status,
      company: row.company_id,
    }),
  }),
  stages: table({ sets: ['exit_criteria'] }),
  deals: table({
    indexes: 'ix.company, ix.stage, ix.renews',
    sets: ['checked_criteria'],
    // Not with a lost reason: putting it right must not take back that the deal was opened again.
    together: { stage_id: endOfDeal, outcome: endOfDeal },
    toKeys: (row) => ({ company: row.company_id, stage: row.stage_id, renews: row.renews_deal_id }),
  }),
  stage_changes: table({
    indexes: 'ix.deal',
    isAppendOnly: true,
    toKeys: (row) => ({ deal: row.deal_id }),
  }),
  stakeholders: table({
    indexes: 'ix.deal, ix.prospect',
    sets: ['roles'],
    toKeys: (row) => ({ deal: row.deal_id, prospect: row.prospect_id }),
  }),
  notes: table({
    indexes: 'ix.about',
    sets: ['mentions'],
    toKeys: (row) => ({ about: aboutKey(row.about_kind, row.about_id) }),
  }),
  touchpoints: table({
    indexes: '*ix.people, ix.deal, ix.at, ix.thread, ix.mail',
    sets: ['prospect_ids', 'recipients'],
    toKeys: (row) => ({
      people: row.prospect_ids,
      deal: row.deal_id,
      at: row.occurred_at,
      thread: row.thread_key,
      mail: row.sender === null ? null : toMailKey(row.sender, row.subject),
    }),
  }),
  touchpoint_keys: table({
    indexes: 'ix.key, ix.touchpoint',
    toKeys: (row) => ({ key: row.key, touchpoint: row.touchpoint_id }),
  }),
  tasks: table({
    indexes: 'ix.of, ix.deal, ix.due, [ix.of+ix.due]',
    toKeys: (row) => ({
      of: row.prospect_id,
      deal: row.deal_id,
      due: row.done_at === null ? comesUpAt(row) : null,
    }),
  }),
  templates: table(),
  cadences: table(),
  enrolments: table({
    indexes: 'ix.prospect',
    toKeys: (row) => ({ prospect: row.prospect_id }),
  }),
  signals: table({ indexes: 'ix.of', toKeys: (row) => ({ of: row.prospect_id }) }),
  dismissals: table({ indexes: 'ix.about', toKeys: (row) => ({ about: row.about_id }) }),
  settings: table({ indexes: 'ix.key', toKeys: (row) => ({ key: row.key }) }),
  rep_settings: table({ indexes: 'ix.key', toKeys: (row) => ({ key: row.key }) }),
  scorecards: table(),
  facts: table({
    indexes: '[ix.of+ix.field]',
    isAppendOnly: true,
    toKeys: (row) => ({ of: row.entity_id, field: row.field }),
  }),
  suppressions: table({ indexes: 'ix.hash', toKeys: (row) => ({ hash: row.hash }) }),
};

export const syncedTableNames = Object.keys(syncedTables) as readonly SyncedTableName[];

/** Names a row of any table. */
export function rowKey(table: SyncedTableName, id: string): string {
  return `${table}:${id}`;
}

export function aboutKey(kind: string, id: string): string {
  return `${kind}:${id}`;
}

/** Neither deleted nor merged into another. */
export function isListed<
  Row extends { readonly deleted_at: string | null; readonly merged_into: string | null },
>(row: Row | undefined): row is Row {
  return row !== undefined && row.deleted_at === null && row.merged_into === null;
}

/** The row as it is kept: with the keys of its lists while it is live, with none once it is deleted or merged away. */
export function toStored<Name extends SyncedTableName>(
  name: Name,
  row: RowByTable[Name],
): Stored<RowByTable[Name]> {
  const { ix: _old, ...fields } = row as Stored<RowByTable[Name]>;
  const isMerged = 'merged_into' in row && row.merged_into !== null;
  if (row.deleted_at !== null || isMerged) return fields as Stored<RowByTable[Name]>;
  return { ...fields, ix: syncedTables[name].toKeys(row) } as Stored<RowByTable[Name]>;
}
