import type { Receipt } from '../../model/clip.ts';
import { failed, type Result, success } from '../../model/failure.ts';
import type { SyncIssue } from '../../model/sync.ts';
import { commit } from '../commit.ts';
import type { Draft } from '../draft.ts';
import { asSet, isSetField } from '../flat.ts';
import type { FlatFields } from '../journal.ts';
import { followMerge } from '../lookup.ts';
import { titleOf } from '../row-title.ts';
import { rowSchemas } from '../schemas.ts';
import { RefusedError, toStorageFailure } from '../storage-failure.ts';
import type { Store } from '../store.ts';
import { type AnyRow, type SyncedTableName, syncedTables } from '../tables.ts';
import { undoCommand } from '../undo.ts';
import { emptyProspect } from './clip-profile.ts';
import { emptyCompany } from './link-company.ts';

/** What of an issue is decided: some fields of it, or without `fields` all that is left. */
export interface IssuePick {
  readonly id: number;
  readonly fields?: readonly string[];
}

/**
 * Writes the rep's values again, over what the team has: a command of its own, with new changes, undone by
 * `undoReapply`. Several issues are taken in the order of their changes. A row that is gone is made again, with all of
 * them. Fails with `not_found_here` where the row was erased or too little of it is left, and with `not_member` where
 * it belongs to another team.
 */
export function reapplyIssues(store: Store, picks: readonly IssuePick[]): Promise<Result<Receipt>> {
  const decided: SyncIssue[] = [];
  return commit(
    store,
    {
      command: 'issue/reapply',
      origin: store.origin,
      onReceipt: async () => {
        await store.issues.bulkPut(decided);
      },
    },
    async (draft) => {
      const found = await loadPicked(store, picks);
      let last: { table: SyncedTableName; id: string; name: string } | undefined;
      for (const { issue, fields } of found) {
        if (issue.ws !== draft.identity.workspaceId) refuse('not_member', 'issues');
        if (issue.code === 'PT410') refuse('not_found_here', issue.t);
        const table = issue.t as SyncedTableName;
        const { id, isWhole } = await write(draft, { issue, table, fields });
        const taken = isWhole ? undefined : fields;
        decided.push(without(issue, taken, 'reapplied'));
        // A fact that goes along is not what the receipt speaks of.
        if (last && syncedTables[table].isAppendOnly) continue;
        const row = await draft.loadAny(table, id);
        last = { table, id, name: (row && titleOf(table, row)) ?? issue.name };
      }
      return last ?? refuse('not_found_here', 'issues');
    },
  );
}

/** Leaves the team's values as they are. Gives the issues as they were, for `reopenIssues`. */
export async function dismissIssues(
  store: Store,
  picks: readonly IssuePick[],
): Promise<Result<readonly SyncIssue[]>> {
  try {
    return await store.transaction('rw', store.issues, async () => {
      const found = await loadPicked(store, picks);
      await store.issues.bulkPut(
        found.map(({ issue, fields }) => without(issue, fields, 'dismissed')),
      );
      return success(found.map(({ issue }) => issue));
    });
  } catch (error) {
    return toStorageFailure(error);
  }
}

/** Puts issues back as they were before something was decided. */
export async function reopenIssues(
  store: Store,
  issues: readonly SyncIssue[],
): Promise<Result<void>> {
  try {
    await store.issues.bulkPut([...issues]);
    return success(undefined);
  } catch (error) {
    return toStorageFailure(error);
  }
}

/** Takes a `reapplyIssues` back, and with it the decision; both or neither. */
export async function undoReapply(
  store: Store,
  { journalId, issues }: { journalId: number; issues: readonly SyncIssue[] },
): Promise<Result<Receipt>> {
  try {
    return await store.transaction('rw', store.tables, async () => {
      const undone = await undoCommand(store, journalId);
      // A refusal has ended the whole transaction already: nothing can be asked of it any more.
      if (!undone.ok) throw new RefusedError(undone.failure);
      await store.issues.bulkPut([...issues]);
      return undone;
    });
  } catch (error) {
    return toStorageFailure(error);
  }
}

interface Picked {
  readonly issue: SyncIssue;
  readonly fields: readonly string[] | undefined;
}

/** Open issues only, the earliest change first: what was decided in another view meanwhile is left alone. */
async function loadPicked(store: Store, picks: readonly IssuePick[]): Promise<Picked[]> {
  const issues = await store.issues.bulkGet(picks.map(({ id }) => id));
  return issues
    .flatMap((issue, at): Picked[] =>
      issue?.state === 'open' ? [{ issue, fields: withTogether(issue, picks[at]?.fields) }] : [],
    )
    .sort((one, other) => (one.issue.clock < other.issue.clock ? -1 : 1));
}

/** What belongs together is decided as one, whichever of it was picked. */
function withTogether({ t }: SyncIssue, fields: Picked['fields']): Picked['fields'] {
  const { together } = syncedTables[t as SyncedTableName];
  return fields && [...new Set(fields.flatMap((field) => [field, ...(together[field] ?? [])]))];
}

function refuse(code: 'not_found_here' | 'not_member', detail: string): never {
  throw new RefusedError(failed(code, detail).failure);
}

/** What is left of an issue once some of its fields are decided; nothing left closes it. */
function without(
  issue: SyncIssue,
  fields: readonly string[] | undefined,
  state: 'reapplied' | 'dismissed',
): SyncIssue {
  if (fields === undefined) return { ...issue, state };
  const f: Record<string, unknown> = {};
  for (const [field, value] of Object.entries(issue.f)) {
    if (field === 'evidence' && typeof value === 'object' && value !== null) {
      const left = Object.entries(value).filter(([of]) => !fields.includes(of));
      if (left.length > 0) f[field] = Object.fromEntries(left);
    } else if (!fields.includes(field)) f[field] = value;
  }
  const isDone = Object.keys(f).every((field) => field === 'evidence');
  return isDone ? { ...issue, state } : { ...issue, f };
}

/** Puts the rep's values into the row. `isWhole` where more was written than the fields that were asked for. */
async function write(
  draft: Draft,
  { issue, table, fields }: { issue: SyncIssue; table: SyncedTableName; fields: Picked['fields'] },
): Promise<{ id: string; isWhole: boolean }> {
  const row = await loadTarget(draft, table, issue.rowId);
  const isLive = row !== undefined && row.deleted_at === null;
  const id = row?.id ?? issue.rowId;
  if (issue.op === 'del') {
    if (isLive) await draft.remove(table, id);
    return { id, isWhole: true };
  }
  if (isLive) {
    // What never changes is as good here as what would be written over it.
    if (!syncedTables[table].isAppendOnly) {
      await draft.restore(table, id, toValues(table, issue, { row, fields }));
    }
    return { id, isWhole: false };
  }
  // A refused `put` holds the whole row; anything else only what was not taken.
  const kept = issue.op === 'put' && issue.kind === 'rejected' ? undefined : row;
  const values = toValues(table, issue, { row: kept, fields: undefined });
  if (kept) await draft.restore(table, id, { ...values, deleted_at: null });
  else {
    // Flat evidence goes in with a second step: making a row takes whole columns.
    await draft.create(table, id, { ...emptyRow(table, issue), ...columnsOf(values) });
    await draft.restore(table, id, values);
  }
  const made = await draft.loadAny(table, id);
  if (!rowSchemas[table].safeParse(made).success) refuse('not_found_here', table);
  return { id, isWhole: true };
}

/** A row that was merged away is the row that it went into. */
async function loadTarget(
  draft: Draft,
  table: SyncedTableName,
  id: string,
): Promise<AnyRow | undefined> {
  const row = await draft.loadAny(table, id);
  if (!row || !('merged_into' in row)) return row;
  return followMerge(
    row,
    async (into) => (await draft.loadAny(table, into)) as typeof row | undefined,
  );
}

/** The columns that a patch does not name, of the tables whose rows a rep makes with little. */
function emptyRow(table: SyncedTableName, { name }: SyncIssue): object {
  if (table === 'prospects') return emptyProspect(name);
  if (table === 'companies') return emptyCompany(name);
  return {};
}

function columnsOf(values: FlatFields): Record<string, unknown> {
  return Object.fromEntries(Object.entries(values).filter(([key]) => !key.includes('.')));
}

/** The issue's values as flat fields: sets by element over what the row has, each piece of evidence by its field. */
function toValues(
  table: SyncedTableName,
  issue: SyncIssue,
  { row, fields }: { row: AnyRow | undefined; fields: Picked['fields'] },
): FlatFields {
  const isPicked = (field: string) => fields === undefined || fields.includes(field);
  const values: Record<string, unknown> = {};
  for (const [field, value] of Object.entries(issue.f)) {
    if (field === 'evidence' && syncedTables[table].hasEvidence) {
      for (const [of, evidence] of Object.entries(value as object)) {
        if (isPicked(of)) values[`evidence.${of}`] = evidence;
      }
    } else if (field !== 'deleted_at' && isPicked(field)) {
      const now = row && (row as unknown as Record<string, unknown>)[field];
      values[field] = isSetField(table, field) ? toSet(asSet(now), value) : value;
    }
  }
  return values;
}

function toSet(now: readonly string[], change: unknown): string[] {
  if (Array.isArray(change)) return [...new Set([...now, ...asSet(change)])];
  const { add, remove } = change as { add?: unknown; remove?: unknown };
  const kept = now.filter((element) => !asSet(remove).includes(element));
  return [...new Set([...kept, ...asSet(add)])];
}
